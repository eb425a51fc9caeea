"""How the council answers: the way chosen, drafts, treatment in bodies, the answer, or none; and what came of it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from domain.base import optional_text, require_one_of, require_text
from domain.basis import basis as checked_basis
from domain.consultations.errors import AlreadyAnsweredError, AlreadyLetPassError
from domain.consultations.facts import Heard, RecordKind, TreatmentOutcome
from domain.consultations.values import address as checked_address
from domain.consultations.values import citation
from domain.dates import PartialDate, require_iso, require_not_before
from domain.errors import gathered
from domain.put_right import PutRight
from domain.recorded import records_of
from domain.values import texts as checked_texts
from domain.ways import AnsweringWay

DateLike = PartialDate | str | None
Basis = Mapping[str, Any] | None
Texts = Iterable[Mapping[str, Any]]


class Answering(PutRight):
    """A consultation that is answered, or not. The class that is stored nests the events."""

    def choose_way(
        self,
        way: str,
        *,
        by: str,
        chosen_on: DateLike,
        reason: str | None = None,
        principle: Mapping[str, Any] | None = None,
        basis: Basis = None,
    ) -> None:
        """Settle how to answer (domain/ways.py), on which principle, and why; it may be settled anew."""
        self.require_there()
        with gathered() as each:
            what = each(require_one_of, "answering_way", str(way), frozenset(AnsweringWay))
            on, why = each(require_iso, chosen_on, field="chosen_on"), each(optional_text, reason, "reason")
            cited, rests_on = each(citation, principle), each(checked_basis, basis)
            each(require_not_before, self.facts["received_on"], on, field="chosen_on")
        self._tell("WayChosen", way=what, chosen_on=on, reason=why, principle=cited, basis=rests_on, by=by)

    def draft(
        self,
        *,
        by: str,
        drafted_on: DateLike,
        statement_id: UUID | None = None,
        texts: Texts = (),
        note: str | None = None,
    ) -> None:
        """Say that a draft was made: a statement, or documents. InvalidValueError(field=draft) for neither."""
        self.require_there()
        with gathered() as each:
            on, said = each(require_iso, drafted_on, field="drafted_on"), each(optional_text, note, "note")
            papers = each(checked_texts, texts)
            each(require_not_before, self.facts["received_on"], on, field="drafted_on")
        self._tell("Drafted", drafted_on=on, statement_id=statement_id, texts=papers, note=said, by=by)

    def treat(
        self,
        *,
        by: str,
        treated_on: DateLike,
        outcome: str,
        body_id: UUID | None = None,
        body: str | None = None,
        note: str | None = None,
        basis: Basis = None,
    ) -> None:
        """Say that a body treated the draft, and what it did with it."""
        self.require_there()
        with gathered() as each:
            on = each(require_iso, treated_on, field="treated_on")
            what = each(require_one_of, "treatment_outcome", str(outcome), frozenset(TreatmentOutcome))
            named, said = each(optional_text, body, "body"), each(optional_text, note, "note")
            rests_on = each(checked_basis, basis)
            each(require_not_before, self.facts["received_on"], on, field="treated_on")
        self._tell(
            "Treated",
            body_id=body_id,
            body=named,
            treated_on=on,
            outcome=what,
            note=said,
            basis=rests_on,
            by=by,
        )

    def answer(self, statement_id: UUID, *, by: str, answered_on: DateLike, note: str | None = None) -> None:
        """Say that we answered by a statement, in time or late. AlreadyAnsweredError by the same statement."""
        self.require_there()
        with gathered() as each:
            on, said = each(require_iso, answered_on, field="answered_on"), each(optional_text, note, "note")
            each(require_not_before, self.facts["dated_on"], on, field="answered_on")
        told = (record["statement_id"] for _, record in records_of(self.facts, RecordKind.ANSWER))
        if statement_id.hex in told:
            raise AlreadyAnsweredError(field="statement")
        self._tell("Answered", statement_id=statement_id, answered_on=on, note=said, by=by)

    def let_pass(self, *, by: str, passed_on: DateLike, reason: str, basis: Basis = None) -> None:
        """Say that no answer is given after all. AlreadyAnsweredError, AlreadyLetPassError."""
        self.require_there()
        with gathered() as each:
            on, why = each(require_iso, passed_on, field="passed_on"), each(require_text, "reason", reason)
            rests_on = each(checked_basis, basis)
            each(require_not_before, self.facts["received_on"], on, field="passed_on")
        if any(records_of(self.facts, RecordKind.ANSWER)):
            raise AlreadyAnsweredError(field="passed_on")
        for _, record in records_of(self.facts, RecordKind.PASSED):
            raise AlreadyLetPassError(passed_on=record["passed_on"])
        self._tell("LetPass", passed_on=on, reason=why, basis=rests_on, by=by)

    def tell_outcome(
        self,
        *,
        by: str,
        known_on: DateLike,
        outcome: str,
        heard: str,
        address: str | None = None,
        texts: Texts = (),
    ) -> None:
        """Say what the sender settled, and whether we were heard; more may come to be known later."""
        self.require_there()
        with gathered() as each:
            on, what = each(require_iso, known_on, field="known_on"), each(require_text, "outcome", outcome)
            were = each(require_one_of, "heard", str(heard), frozenset(Heard))
            where, papers = each(checked_address, address), each(checked_texts, texts)
            each(require_not_before, self.facts["received_on"], on, field="known_on")
        self._tell("OutcomeKnown", known_on=on, outcome=what, heard=were, address=where, texts=papers, by=by)
