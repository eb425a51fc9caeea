"""What municipalities are asked and say: input asked for, given and declined, and answers of their own."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from domain.base import optional_text, require_one_of
from domain.basis import basis as checked_basis
from domain.consultations.errors import AlreadyAskedError
from domain.consultations.facts import Agreeing, RecordKind
from domain.consultations.municipalities import KINDS
from domain.consultations.standing import told_until
from domain.dates import PartialDate, iso, require_iso, require_not_before
from domain.errors import gathered
from domain.intervals import OPEN
from domain.put_right import PutRight
from domain.values import texts as checked_texts

DateLike = PartialDate | str | None
Basis = Mapping[str, Any] | None
Texts = Iterable[Mapping[str, Any]]


class Asking(PutRight):
    """A consultation that municipalities are asked about. The class that is stored nests the events."""

    def ask(
        self,
        organisation_id: UUID,
        *,
        by: str,
        asked_on: DateLike,
        deadline: DateLike = None,
        note: str | None = None,
    ) -> None:
        """Ask a municipality for its input until an inner deadline. AlreadyAskedError while it has not answered."""
        self.require_there()
        with gathered() as each:
            on, until = each(require_iso, asked_on, field="asked_on"), each(iso, deadline, field="inner_deadline")
            said = each(optional_text, note, "note")
            each(require_not_before, on, until, field="inner_deadline")
        told = [one for _, one in told_until(self.facts, OPEN, *KINDS) if one["organisation_id"] == organisation_id.hex]
        if told and told[-1]["kind"] == RecordKind.ASKED:
            raise AlreadyAskedError(field="organisation")
        self._tell("InputAsked", organisation_id=organisation_id, asked_on=on, deadline=until, note=said, by=by)

    def take_input(
        self,
        organisation_id: UUID,
        *,
        by: str,
        received_on: DateLike,
        agreeing: str | None = None,
        summary: str | None = None,
        texts: Texts = (),
        basis: Basis = None,
    ) -> None:
        """Take the input of a municipality, asked or not, late or not; what it said before stays in the history."""
        self.require_there()
        with gathered() as each:
            on, said = each(require_iso, received_on, field="input_on"), each(optional_text, summary, "summary")
            stands = each(require_one_of, "agreeing", str(agreeing), frozenset(Agreeing)) if agreeing else None
            papers, rests_on = each(checked_texts, texts), each(checked_basis, basis)
            each(require_not_before, self.facts["received_on"], on, field="input_on")
        self._tell(
            "InputReceived",
            organisation_id=organisation_id,
            received_on=on,
            agreeing=stands,
            summary=said,
            texts=papers,
            basis=rests_on,
            by=by,
        )

    def decline_input(self, organisation_id: UUID, *, by: str, declined_on: DateLike, note: str | None = None) -> None:
        """Say that a municipality gives no input."""
        self.require_there()
        with gathered() as each:
            on, said = each(require_iso, declined_on, field="declined_on"), each(optional_text, note, "note")
            each(require_not_before, self.facts["received_on"], on, field="declined_on")
        self._tell("InputDeclined", organisation_id=organisation_id, declined_on=on, note=said, by=by)

    def answer_itself(
        self,
        organisation_id: UUID,
        *,
        by: str,
        answered_on: DateLike,
        summary: str | None = None,
        texts: Texts = (),
        basis: Basis = None,
    ) -> None:
        """Say that a municipality answered the sender itself."""
        self.require_there()
        with gathered() as each:
            on, said = each(require_iso, answered_on, field="answered_on"), each(optional_text, summary, "summary")
            papers, rests_on = each(checked_texts, texts), each(checked_basis, basis)
            each(require_not_before, self.facts["dated_on"], on, field="answered_on")
        self._tell(
            "AnsweredItself",
            organisation_id=organisation_id,
            answered_on=on,
            summary=said,
            texts=papers,
            basis=rests_on,
            by=by,
        )
