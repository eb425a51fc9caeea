"""Meeting plans: on which days of a year a body is to meet, from the first proposal to the adopted plan."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access, clock, recorded
from domain.access import Accessible
from domain.base import optional_text
from domain.basis import basis as checked_basis
from domain.dates import PartialDate
from domain.errors import DomainError, InvalidValueError, gathered
from domain.identity_numbers import refuse_identity_numbers
from domain.meeting_plans import events
from domain.meeting_plans.dates import dates as checked_dates
from domain.meeting_plans.dates import whole_day
from domain.meeting_plans.facts import WHOLE, PlanRecord, dates_of, latest
from domain.put_right import PutRight, text
from domain.recorded import Facts, begun, plain, records_of
from domain.references import CaseReference
from domain.values import count, ids, require_hexed
from domain.values import texts as checked_texts

DateLike = PartialDate | str | None
Basis = Mapping[str, Any] | None

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Years of which there can be a plan."""


class PlanAdoptedError(DomainError):
    """The plan is adopted: its meetings are moved, cancelled and added one by one. Values: `reference`."""

    code = "meeting-plan-adopted"


class NoDatesError(DomainError):
    """The plan has no dates yet. Values: `reference`."""

    code = "meeting-plan-without-dates"


class MeetingPlan(PutRight, Accessible):
    """A body's plan of a year, known by its reference `2026/1`. `facts` are as facts.py beside this tells."""

    TOPIC = "meeting-plan"
    WHOLE = WHOLE
    IN_ORDER = ()
    RECORDS = frozenset(PlanRecord)
    CHECKS = {
        "wanted": count,
        **dict.fromkeys(("about", "note"), text),
        **dict.fromkeys(("proposed_on", "sent_on", "replied_on", "adopted_on"), whole_day),
        "organisation_id": require_hexed,
        "organisations": ids,
        "fits": lambda _, value: bool(value),
        "texts": lambda _, value: checked_texts(value),
        "basis": lambda _, value: checked_basis(value),
    }

    class Begun(events.Begun, AggregateCreated):
        """A body's plan of a year is being made."""

        TOPIC = "meeting-plan.begun"

    class DatesProposed(events.DatesProposed):
        """Dates were proposed."""

        TOPIC = "meeting-plan.dates-proposed"

    class Sent(events.Sent):
        """The proposal was sent."""

        TOPIC = "meeting-plan.sent"

    class Replied(events.Replied):
        """An organisation answered the proposal."""

        TOPIC = "meeting-plan.replied"

    class Adopted(events.Adopted):
        """The plan was adopted."""

        TOPIC = "meeting-plan.adopted"

    class Corrected(recorded.Corrected):
        """Something recorded about the plan was wrong."""

        TOPIC = "meeting-plan.corrected"

    class TakenBack(recorded.TakenBack):
        """Something recorded about the plan did not happen."""

        TOPIC = "meeting-plan.record-taken-back"

    class Withdrawn(recorded.Withdrawn):
        """The plan was registered by mistake."""

        TOPIC = "meeting-plan.withdrawn"

    class Published(access.Published):
        """The plan was made public."""

        TOPIC = "meeting-plan.published"

    class Shielded(access.Shielded):
        """What the plan holds was shielded."""

        TOPIC = "meeting-plan.shielded"

    class ShieldingLifted(access.ShieldingLifted):
        """The shielding of the plan was lifted."""

        TOPIC = "meeting-plan.shielding-lifted"

    @event(Begun)
    def __init__(
        self,
        reference: str,
        body_id: UUID,
        year: int,
        wanted: int | None,
        about: str | None,
        by: str,
        id: UUID | None = None,
    ) -> None:
        self.reference = reference
        whole = {"body_id": plain(body_id), "year": year, "wanted": wanted, "about": about}
        self.facts = begun(reference, whole)
        self._begin_access()

    @classmethod
    def begin(
        cls,
        *,
        reference: str,
        body_id: UUID,
        year: int,
        by: str,
        wanted: int | None = None,
        about: str | None = None,
        id: UUID | None = None,
    ) -> "MeetingPlan":
        """Return a new plan; its reference, and the body's year, must be claimed in the same recording."""
        with gathered() as each:
            known = each(_reference, reference)
            if not FIRST_YEAR <= year <= LAST_YEAR:
                raise InvalidValueError(field="year", value=year, problem="bad-year")
            number = each(count, "wanted", wanted)
            what = each(optional_text, about, "about")
        return cls(reference=known, body_id=body_id, year=year, wanted=number, about=what, by=by, id=id)

    @property
    def is_adopted(self) -> bool:
        """Whether it is adopted."""
        return latest(self.facts, PlanRecord.ADOPTED) is not None

    def propose(
        self, *, dates: Iterable[Mapping[str, Any]], by: str, proposed_on: DateLike = None, note: str | None = None
    ) -> None:
        """Propose dates, in place of those before. InvalidRowsError for those that are wrong; PlanAdoptedError."""
        self.require_there()
        if self.is_adopted:
            raise PlanAdoptedError(reference=self.reference)
        with gathered() as each:
            day = each(whole_day, "proposed_on", proposed_on or clock.today())
            told = each(checked_dates, dates, self.facts["year"])
            said = each(optional_text, note, "note")
            if not told and not each.errors:
                raise InvalidValueError(field="dates", value="", problem="missing")
        self._refuse_told(said, told)
        self._tell("DatesProposed", proposed_on=day, dates=told, note=said, by=by)

    def send(
        self,
        *,
        organisations: Iterable[Any],
        by: str,
        sent_on: DateLike = None,
        texts: Iterable[Mapping[str, Any]] = (),
        note: str | None = None,
    ) -> None:
        """Record that the proposal was sent. NoDatesError where there is nothing to send."""
        self.require_there()
        with gathered() as each:
            day = each(whole_day, "sent_on", sent_on or clock.today())
            to = each(ids, "organisations", organisations)
            papers, said = each(checked_texts, texts), each(optional_text, note, "note")
            if not to and not each.errors:
                raise InvalidValueError(field="organisations", value="", problem="missing")
        self._refuse_told(said)
        self._tell("Sent", sent_on=day, organisations=to, texts=papers, note=said, by=by)

    def reply(
        self, *, organisation_id: UUID, fits: bool, by: str, replied_on: DateLike = None, note: str | None = None
    ) -> None:
        """Record what an organisation answered."""
        self.require_there()
        with gathered() as each:
            day = each(whole_day, "replied_on", replied_on or clock.today())
            said = each(optional_text, note, "note")
        self._refuse_told(said)
        self._tell("Replied", organisation_id=organisation_id, replied_on=day, fits=bool(fits), note=said, by=by)

    def adopt(self, *, adopted_on: DateLike, by: str, note: str | None = None, basis: Basis = None) -> None:
        """Adopt the plan with the dates it has. NoDatesError, PlanAdoptedError."""
        self.require_there()
        with gathered() as each:
            day = each(whole_day, "adopted_on", adopted_on)
            said, on = each(optional_text, note, "note"), each(checked_basis, basis)
        self._refuse_told(said)
        self._tell("Adopted", adopted_on=day, note=said, basis=on, by=by)

    def _require_sound(self, facts: Facts) -> None:
        sent, adopted = (list(records_of(facts, kind)) for kind in (PlanRecord.SENT, PlanRecord.ADOPTED))
        if (sent or adopted) and not dates_of(facts):
            raise NoDatesError(reference=self.reference)
        if len(adopted) > 1:
            raise PlanAdoptedError(reference=self.reference)

    def _refuse_told(self, note: str | None, dates: Iterable[Mapping[str, Any]] = ()) -> None:
        """Refuse identity numbers in what the public would read at once."""
        if self.is_published and not self.hides_content:
            refuse_identity_numbers([("note", note), *_texts_of(dates)])

    def _refuse_numbers(self, changes: Mapping[str, Any], number: int | None) -> None:
        super()._refuse_numbers(changes, number)
        if self.is_published and not self.hides_content:
            told = [(field, str(changes[field])) for field in ("about", "note") if changes.get(field)]
            refuse_identity_numbers(told)

    def _public_texts(self, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
        if shielded:
            return []
        texts: list[tuple[str, str | None]] = [("about", self.facts["about"])]
        for _, record in records_of(self.facts, *PlanRecord):
            texts += [("note", record["note"]), *_texts_of(record.get("dates", ()))]
        return texts


def _texts_of(dates: Iterable[Mapping[str, Any]]) -> list[tuple[str, str | None]]:
    return [(field, one[field]) for one in dates for field in ("place", "title")]


def _reference(written: str) -> str:
    return str(CaseReference.parse(written))
