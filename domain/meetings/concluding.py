"""What is done after a meeting: held, its minutes drafted, approved, signed and published, and what came of them."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from domain.base import optional_text, require_one_of
from domain.dates import PartialDate, require_iso
from domain.errors import InvalidValueError, gathered
from domain.meetings.agenda import agenda, item_of
from domain.meetings.clock_times import clock_time
from domain.meetings.convening import Convening
from domain.meetings.errors import MinutesApprovedError, NoMinutesError
from domain.meetings.facts import ApprovedHow, RecordKind
from domain.meetings.minutes import minutes as checked_minutes
from domain.meetings.values import names, require_in_order
from domain.recorded import Record, records_of
from domain.values import texts as checked_texts

DateLike = PartialDate | str | None


class Concluding(Convening):
    """A meeting that was held. The class that is stored nests the events."""

    def hold(self, *, by: str, held_on: DateLike, opened_at: str | None = None, closed_at: str | None = None) -> None:
        """Say that those who came met. MeetingCancelledError, MeetingHeldError."""
        self.require_to_come()
        with gathered() as each:
            on = each(require_iso, held_on, field="held_on")
            opened = each(clock_time, "opened_at", opened_at)
            shut = each(clock_time, "closed_at", closed_at)
            if not each.errors:
                each(require_in_order, opened, shut, field="closed_at")
        self._tell("Held", held_on=on, opened_at=opened, closed_at=shut, by=by)

    def draft_minutes(
        self, given: Mapping[str, Any], *, by: str, drafted_on: DateLike, note: str | None = None
    ) -> None:
        """Say what the minutes say, first or after they were gone over again. NoMinutesError before it is held.

        MinutesApprovedError when they are approved: then they are corrected.
        """
        self.require_held()
        approved = self._last(RecordKind.APPROVED)
        if approved is not None:
            raise MinutesApprovedError(approved_on=approved["approved_on"])
        with gathered() as each:
            told = each(checked_minutes, given, items=[one.item for one in agenda(self.facts)])
            on, said = each(require_iso, drafted_on, field="drafted_on"), each(optional_text, note, "note")
        self._tell("MinutesDrafted", drafted_on=on, minutes=told, note=said, by=by)

    def approve_minutes(
        self,
        *,
        by: str,
        approved_on: DateLike,
        how: str = ApprovedHow.IN_MEETING,
        meeting_id: UUID | None = None,
        note: str | None = None,
    ) -> None:
        """Approve the minutes as they are drafted. NoMinutesError, MinutesApprovedError."""
        self.require_minutes()
        approved = self._last(RecordKind.APPROVED)
        if approved is not None:
            raise MinutesApprovedError(approved_on=approved["approved_on"])
        with gathered() as each:
            on, said = each(require_iso, approved_on, field="approved_on"), each(optional_text, note, "note")
            way = each(require_one_of, "how", str(how), frozenset(ApprovedHow))
        self._tell("MinutesApproved", approved_on=on, how=way, meeting_id=meeting_id, note=said, by=by)

    def sign_minutes(self, *, by: str, signed_on: DateLike, names: Iterable[str]) -> None:
        """Say who signed the minutes. NoMinutesError before they are approved."""
        self.require_approved()
        with gathered() as each:
            on, whom = each(require_iso, signed_on, field="signed_on"), each(_required_names, "signed_by", names)
        self._tell("MinutesSigned", signed_on=on, names=whom, by=by)

    def publish_minutes(
        self,
        *,
        by: str,
        published_on: DateLike,
        recipients: Iterable[str] = (),
        texts: Iterable[Mapping[str, Any]] = (),
    ) -> None:
        """Let the public read the minutes. NoMinutesError before they are approved."""
        self.require_approved()
        with gathered() as each:
            on, whom = each(require_iso, published_on, field="published_on"), each(names, "recipients", recipients)
            papers = each(checked_texts, texts)
        self._tell("MinutesPublished", published_on=on, recipients=whom, texts=papers, by=by)

    def decide(self, item: int, decision_id: UUID, *, by: str) -> None:
        """Say which decision in the archive an item became; the same again changes nothing."""
        known = item_of(self.facts, item)
        told = [one for _, one in records_of(self.facts, RecordKind.DECIDED) if one["item"] == known.item]
        if all(one["decision_id"] != decision_id.hex for one in told):
            self._tell("Decided", item=known.item, decision_id=decision_id, by=by)

    def extract(
        self,
        item: int,
        *,
        by: str,
        sent_on: DateLike,
        entry_id: UUID | None = None,
        recipients: Iterable[str] = (),
        texts: Iterable[Mapping[str, Any]] = (),
    ) -> None:
        """Say that an extract of an item was sent. NoMinutesError before there are minutes."""
        self.require_minutes()
        known = item_of(self.facts, item)
        with gathered() as each:
            on, whom = each(require_iso, sent_on, field="sent_on"), each(names, "recipients", recipients)
            papers = each(checked_texts, texts)
        told = {"sent_on": on, "entry_id": entry_id, "recipients": whom, "texts": papers}
        self._tell("Extracted", item=known.item, **told, by=by)

    @property
    def minutes(self) -> Mapping[str, Any] | None:
        """What the minutes say now; None before they are drafted."""
        drafted = self._last(RecordKind.MINUTES)
        return drafted["minutes"] if drafted else None

    def require_held(self) -> None:
        """Raise NoMinutesError unless it was held."""
        self.require_there()
        if self._last(RecordKind.HELD) is None:
            raise NoMinutesError(wanted="held")

    def require_minutes(self) -> Mapping[str, Any]:
        """Return what the minutes say; NoMinutesError before they are drafted."""
        self.require_there()
        found = self.minutes
        if found is None:
            raise NoMinutesError(wanted="drafted")
        return found

    def require_approved(self) -> None:
        """Raise NoMinutesError unless the minutes are approved."""
        self.require_minutes()
        if self._last(RecordKind.APPROVED) is None:
            raise NoMinutesError(wanted="approved")

    def _last(self, kind: RecordKind) -> Record | None:
        told = [record for _, record in records_of(self.facts, kind)]
        return told[-1] if told else None


def _required_names(field: str, given: Iterable[str]) -> list[str]:
    found = names(field, given)
    if not found:
        raise InvalidValueError(field=field, value="", problem="missing")
    return found
