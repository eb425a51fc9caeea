"""Action plan (handlingsplan): what the council set out to do, version by version, and how far it has come."""

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access, adopted, attached, recorded
from domain.action_plans import events
from domain.action_plans.facts import (
    CONTENT,
    KEYED,
    LinkKind,
    PlanRecord,
    ProgressState,
    keys_of,
    measures_of,
    told_of,
)
from domain.action_plans.rows import arena_rows, keyed_rows, require_goals, words_of
from domain.adopted import AdoptedInVersions, DateLike, checked_whole
from domain.base import optional_text, require_one_of, require_text
from domain.dates import require_iso
from domain.errors import DomainError, InvalidValueError, gathered
from domain.identity_numbers import refuse_identity_numbers
from domain.put_right import one_of, required_date, text
from domain.recorded import Facts, records_of
from domain.values import count, require_hexed


class PlanVersionTakenError(DomainError):
    """The plan has a version with this number. Values: `field`, `version`."""

    code = "plan-version-taken"


class ActionPlan(AdoptedInVersions):
    """An action plan, known by its reference `2025/1`. `facts` are as facts.py beside this tells."""

    TOPIC = "action-plan"
    RECORDS = frozenset(PlanRecord)
    CHECKS = {
        **AdoptedInVersions.CHECKS,
        "told_by": text,
        "told_on": required_date,
        **dict.fromkeys(KEYED, keyed_rows),
        "arenas": lambda _, value: arena_rows(value),
        "state": lambda _, value: one_of(ProgressState)("progress_state", value),
        "percent": lambda _, value: percentage(value),
        "measure": require_text,
        "to_kind": one_of(LinkKind),
        "to_id": require_hexed,
    }
    CONTENT = CONTENT
    VERSION_TAKEN = PlanVersionTakenError

    class Registered(adopted.Registered, AggregateCreated):
        """An action plan is known by its reference."""

        TOPIC = "action-plan.registered"

    class VersionAdopted(events.VersionAdopted):
        """A version was adopted."""

        TOPIC = "action-plan.version-adopted"

    class ProgressTold(events.ProgressTold):
        """Somebody told how far a measure had come."""

        TOPIC = "action-plan.progress-told"

    class Linked(events.Linked):
        """A record came of a measure."""

        TOPIC = "action-plan.linked"

    class Repealed(adopted.Repealed):
        """It is in force no longer."""

        TOPIC = "action-plan.repealed"

    class Corrected(recorded.Corrected):
        """Something recorded about it was wrong."""

        TOPIC = "action-plan.corrected"

    class TakenBack(recorded.TakenBack):
        """Something recorded about it did not happen."""

        TOPIC = "action-plan.record-taken-back"

    class Withdrawn(recorded.Withdrawn):
        """It was registered by mistake."""

        TOPIC = "action-plan.withdrawn"

    class DocumentAttached(attached.DocumentAttached):
        """A filed document belongs to the plan."""

        TOPIC = "action-plan.document-attached"

    class DocumentMoved(attached.DocumentMoved):
        """A document had been filed with the wrong record, and belongs to the record `record_id` instead."""

        TOPIC = "action-plan.document-moved"

    class DocumentReturned(attached.DocumentReturned):
        """A document that had been moved away belongs to it again."""

        TOPIC = "action-plan.document-returned"

    class Published(access.Published):
        """The plan was made public."""

        TOPIC = "action-plan.published"

    class Shielded(access.Shielded):
        """What the plan holds was shielded."""

        TOPIC = "action-plan.shielded"

    class ShieldingLifted(access.ShieldingLifted):
        """The shielding of the plan was lifted."""

        TOPIC = "action-plan.shielding-lifted"

    @event(Registered)
    def __init__(
        self,
        reference: str,
        title: str,
        public_title: str | None,
        about: str | None,
        by: str,
        id: UUID | None = None,
    ) -> None:
        self._begin(reference, title=title, public_title=public_title, about=about)

    @classmethod
    def register(cls, *, by: str, id: UUID | None = None, **whole: Any) -> Self:
        """Return a new action plan; its reference must be claimed in the same recording."""
        return cls(**checked_whole(**whole), by=by, id=id)

    def tell_progress(
        self,
        measure: str,
        *,
        state: str,
        told_on: DateLike,
        by: str,
        percent: int | str | None = None,
        told_by: str | None = None,
        note: str | None = None,
    ) -> None:
        """Tell how far a measure had come on a day. InvalidValueError for all fields that are wrong at once."""
        self.require_there()
        with gathered() as each:
            each(self._require_measure, measure)
            how_far = each(require_one_of, "progress_state", str(state or ""), frozenset(ProgressState))
            part = each(percentage, percent)
            day = each(require_iso, told_on, field="told_on")
            who, said = each(optional_text, told_by, "told_by"), each(optional_text, note, "note")
        if self._is_read:
            refuse_identity_numbers([("told_by", who), ("note", said)])
        told = {"measure": measure, "state": how_far, "percent": part, "told_on": day, "told_by": who, "note": said}
        self.trigger_event(self.ProgressTold, by=by, **told)

    def link(self, measure: str, *, to_kind: str, to_id: UUID | str, by: str, note: str | None = None) -> None:
        """Let a record have come of a measure. InvalidValueError(problem=linked-already) when that is known."""
        self.require_there()
        with gathered() as each:
            each(self._require_measure, measure)
            kind = each(require_one_of, "to_kind", str(to_kind or ""), frozenset(LinkKind))
            to = each(require_hexed, "to", to_id)
            said = each(optional_text, note, "note")
        if any(one["to_id"] == to for _, one in told_of(self.facts, measure, PlanRecord.LINK)):
            raise InvalidValueError(field="to", value=measure, problem="linked-already")
        if self._is_read:
            refuse_identity_numbers([("note", said)])
        self.trigger_event(self.Linked, measure=measure, to_kind=kind, to_id=UUID(to), note=said, by=by)

    def _require_measure(self, measure: str) -> None:
        if measure not in measures_of(self.facts):
            raise InvalidValueError(field="measure", value=measure, problem="no-such-measure")

    def _checked(self, field: str, value: Any, known: Mapping[str, Any]) -> Any:
        if field in KEYED and field in known:
            return keyed_rows(field, value, keys_of(self.facts, field))
        return super()._checked(field, value, known)

    def _content(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the rows of a version. Those with a key keep it, those without one get the next number."""
        with gathered() as each:
            rows = {field: each(keyed_rows, field, given.get(field), keys_of(self.facts, field)) for field in KEYED}
            return {**rows, "arenas": each(arena_rows, given.get("arenas"))}

    def _require_content(self, version: Mapping[str, Any]) -> None:
        if not any(version[field] for field in (*CONTENT, "texts")):
            raise InvalidValueError(field="measures", value="", problem="plan-says-nothing")
        require_goals(version["goals"], version["measures"])

    def _words(self, record: Mapping[str, Any]) -> list[tuple[str, str | None]]:
        return list(words_of(record))

    def _require_sound(self, facts: Facts) -> None:
        """Raise InvalidValueError(problem=measure-followed) where a measure that is followed is in no version."""
        known = measures_of(facts)
        for _, record in records_of(facts, PlanRecord.PROGRESS, PlanRecord.LINK):
            if record["measure"] not in known:
                raise InvalidValueError(field="measure", value=record["measure"], problem="measure-followed")


def percentage(value: Any) -> int | None:
    """Return how many hundredths; None for nothing. InvalidValueError(problem=bad-percent)."""
    try:
        found = count("percent", value, least=0)
    except InvalidValueError as error:
        raise InvalidValueError(field="percent", value=value, problem="bad-percent") from error
    if found is not None and found > 100:
        raise InvalidValueError(field="percent", value=value, problem="bad-percent")
    return found
