"""Action plan (handlingsplan): what the council set out to do, version by version, and how far it has come."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access, attached, recorded
from domain.access import Accessible
from domain.action_plans import events
from domain.action_plans.facts import (
    CONTENT,
    KEYED,
    WHOLE,
    LinkKind,
    PlanRecord,
    ProgressState,
    keys_of,
    measures_of,
    told_of,
)
from domain.action_plans.rows import Given, arena_rows, keyed_rows, require_goals, words_of
from domain.attached import HoldsDocuments
from domain.base import optional_text, require_one_of, require_text
from domain.basis import basis as checked_basis
from domain.dates import PartialDate, iso, require_iso, require_not_before
from domain.errors import DomainError, InvalidValueError, gathered
from domain.identity_numbers import refuse_identity_numbers
from domain.in_force import in_force, versions_of
from domain.intervals import first_day
from domain.put_right import PutRight, date, one_of, required_date, text
from domain.recorded import Facts, begun, records_of
from domain.references import action_plan_reference
from domain.values import count, require_hexed
from domain.values import texts as checked_texts

DateLike = PartialDate | str | None
Basis = Mapping[str, Any] | None


class PlanVersionTakenError(DomainError):
    """The plan has a version with this number. Values: `field`, `version`."""

    code = "plan-version-taken"


class ActionPlan(HoldsDocuments, PutRight, Accessible):
    """An action plan, known by its reference `2025/1`. `facts` are as facts.py beside this tells."""

    TOPIC = "action-plan"
    WHOLE = WHOLE
    IN_ORDER = (("valid_from", "valid_until"),)
    RECORDS = frozenset(PlanRecord)
    CHECKS = {
        "title": require_text,
        **dict.fromkeys(("public_title", "about", "label", "note", "told_by"), text),
        **dict.fromkeys(("adopted_on", "valid_until"), date),
        **dict.fromkeys(("valid_from", "repealed_on", "told_on"), required_date),
        **dict.fromkeys(KEYED, keyed_rows),
        "arenas": lambda _, value: arena_rows(value),
        "texts": lambda _, value: checked_texts(value),
        "basis": lambda _, value: checked_basis(value),
        "state": lambda _, value: one_of(ProgressState)("progress_state", value),
        "percent": lambda _, value: percentage(value),
        "measure": require_text,
        "to_kind": one_of(LinkKind),
        "to_id": require_hexed,
    }

    class Registered(events.Registered, AggregateCreated):
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

    class Repealed(events.Repealed):
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
        self.reference = reference
        self.facts = begun(reference, {"title": title, "public_title": public_title, "about": about})
        self._begin_documents()
        self._begin_access()

    @classmethod
    def register(
        cls,
        *,
        reference: str,
        title: str,
        by: str,
        public_title: str | None = None,
        about: str | None = None,
        id: UUID | None = None,
    ) -> "ActionPlan":
        """Return a new action plan; its reference must be claimed in the same recording."""
        with gathered() as each:
            known = each(action_plan_reference, reference)
            name, public = each(require_text, "title", title), each(optional_text, public_title, "public_title")
            what = each(optional_text, about, "about")
        return cls(reference=known, title=name, public_title=public, about=what, by=by, id=id)

    def adopt(
        self,
        *,
        by: str,
        version: int | None = None,
        label: str | None = None,
        adopted_on: DateLike = None,
        valid_from: DateLike = None,
        valid_until: DateLike = None,
        sections: Given = (),
        goals: Given = (),
        measures: Given = (),
        do_more: Given = (),
        do_not: Given = (),
        arenas: Given = (),
        texts: Iterable[Mapping[str, Any]] = (),
        note: str | None = None,
        basis: Basis = None,
    ) -> int:
        """Adopt a version, the next one unless another number is given; return its number.

        It is in force from the day it was adopted unless another is given. It says something, or texts do. Measures
        keep the keys they had in earlier versions; those without a key get the next number.
        PlanVersionTakenError; InvalidValueError for all fields that are wrong at once.
        """
        self.require_there()
        known = versions_of(self.facts)
        rows = {"sections": sections, "goals": goals, "measures": measures, "do_more": do_more, "do_not": do_not}
        with gathered() as each:
            number = each(count, "version", version) or max(known, default=0) + 1
            called = each(optional_text, label, "title")
            adopted = each(iso, adopted_on, field="adopted_on")
            begins = each(iso, valid_from, field="valid_from") or adopted
            until = each(iso, valid_until, field="valid_until")
            content = {field: each(keyed_rows, field, one, keys_of(self.facts, field)) for field, one in rows.items()}
            content["arenas"] = each(arena_rows, arenas)
            papers = each(checked_texts, texts)
            said, on = each(optional_text, note, "note"), each(checked_basis, basis)
            each(require_not_before, begins, until, field="valid_until")
            if not each.errors:
                each(require_iso, begins, field="valid_from")
                each(_require_content, {**content, "texts": papers})
        if number in known:
            raise PlanVersionTakenError(field="version", version=number)
        if self._is_read:
            refuse_identity_numbers(words_of({**content, "label": called, "note": said}))
        self.trigger_event(
            self.VersionAdopted,
            version=number,
            label=called,
            adopted_on=adopted,
            valid_from=begins,
            valid_until=until,
            texts=papers,
            note=said,
            basis=on,
            by=by,
            **content,
        )
        return number

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

    def repeal(self, *, by: str, repealed_on: DateLike, note: str | None = None, basis: Basis = None) -> None:
        """Let the plan be in force no longer from a day, the first.

        InvalidValueError(problem=not-in-force-then) unless a version that began before is in force then.
        """
        self.require_there()
        with gathered() as each:
            day = each(require_iso, repealed_on, field="repealed_on")
            said, on = each(optional_text, note, "note"), each(checked_basis, basis)
        first = first_day(day)
        if not any(first in span.days and span.days.start < first for span in in_force(self.facts)):
            raise InvalidValueError(field="repealed_on", value=day, problem="not-in-force-then")
        self.trigger_event(self.Repealed, repealed_on=day, note=said, basis=on, by=by)

    @property
    def _is_read(self) -> bool:
        return self.is_published and not self.hides_content

    def _require_measure(self, measure: str) -> None:
        if measure not in measures_of(self.facts):
            raise InvalidValueError(field="measure", value=measure, problem="no-such-measure")

    def _checked(self, field: str, value: Any, known: Mapping[str, Any]) -> Any:
        if field in KEYED and field in known:
            return keyed_rows(field, value, keys_of(self.facts, field))
        return super()._checked(field, value, known)

    def _require_possible(self, after: Mapping[str, Any]) -> None:
        with gathered() as each:
            each(super()._require_possible, after)
            if "measures" in after:
                each(_require_content, after)

    def _require_sound(self, facts: Facts) -> None:
        """Raise InvalidValueError(problem=measure-followed) where a measure that is followed is in no version."""
        known = measures_of(facts)
        for _, record in records_of(facts, PlanRecord.PROGRESS, PlanRecord.LINK):
            if record["measure"] not in known:
                raise InvalidValueError(field="measure", value=record["measure"], problem="measure-followed")

    def _refuse_numbers(self, changes: Mapping[str, Any], number: int | None) -> None:
        super()._refuse_numbers(changes, number)
        if self._is_read:
            refuse_identity_numbers([("about", str(changes.get("about") or ""))])
            rows = {field: value for field, value in changes.items() if field in CONTENT and value}
            texts = {field: str(changes[field]) for field in ("note", "label", "told_by") if changes.get(field)}
            refuse_identity_numbers(words_of({**rows, **texts}))

    def _public_texts(self, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
        title = self.facts["public_title"] or (None if shielded else self.facts["title"])
        texts: list[tuple[str, str | None]] = [("title", title)]
        if not shielded:
            texts.append(("about", self.facts["about"]))
            for _, record in records_of(self.facts, *PlanRecord):
                texts += words_of(record)
        return texts


def percentage(value: Any) -> int | None:
    """Return how many hundredths; None for nothing. InvalidValueError(problem=bad-percent)."""
    try:
        found = count("percent", value, least=0)
    except InvalidValueError as error:
        raise InvalidValueError(field="percent", value=value, problem="bad-percent") from error
    if found is not None and found > 100:
        raise InvalidValueError(field="percent", value=value, problem="bad-percent")
    return found


def _require_content(version: Mapping[str, Any]) -> None:
    """Raise InvalidValueError(problem=plan-says-nothing) for an empty version; InvalidRowsError for unknown goals."""
    if not any(version[field] for field in (*CONTENT, "texts")):
        raise InvalidValueError(field="measures", value="", problem="plan-says-nothing")
    require_goals(version["goals"], version["measures"])
