"""Minutes put right after they were approved: what follows for the decisions that came of them, in one recording."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.becoming import told_of_decision
from domain.cases import Case
from domain.decisions import Decision
from domain.errors import InvalidValueError
from domain.meetings import Meeting, RecordKind, item_of
from domain.recorded import records_of

_TIMES = ("opened_at", "closed_at")


def decisions_put_right(
    archive: Archive, before: Mapping[str, Any], meeting: Meeting, *, reason: str, by: str
) -> list[Decision]:
    """Put right what decisions hold of minutes that said `before` what they say no more; return those that changed.

    What the correction leaves alone stays as the decision has it. InvalidValueError(problem=decided-already) when an
    item that became a decision was not treated after all: then the approval is taken back.
    """
    after, changed = meeting.require_minutes(), list[Decision]()
    for item, decision_id, changes in _changes(meeting, before, after):
        if changes is None:
            raise InvalidValueError(
                field="minutes", value=item_of(meeting.facts, item).title, problem="decided-already"
            )
        decision = archive.load(Decision, decision_id)
        case = archive.load(Case, decision.case_id)
        decision.correct(changes, reason=reason, case_began=case.began, by=by)
        changed.append(decision)
    return changed


def put_times_right(meeting: Meeting, before: Mapping[str, Any], *, reason: str, by: str) -> None:
    """Let the record that the meeting was held tell the times that its minutes now tell, where it told the same."""
    after = meeting.require_minutes()
    for number, record in list(records_of(meeting.facts, RecordKind.HELD)):
        same = [field for field in _TIMES if record[field] == before[field] and after[field] != before[field]]
        if same:
            meeting.correct({field: after[field] for field in same}, number=number, reason=reason, by=by)


def _changes(
    meeting: Meeting, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[tuple[int, UUID, dict[str, Any] | None]]:
    """Yield items whose decisions hold what was changed, and the fields that did; None of what is no decision now."""
    for _, record in records_of(meeting.facts, RecordKind.DECIDED):
        item = item_of(meeting.facts, record["item"])
        was, told = (one["treatments"].get(str(item.item)) for one in (before, after))
        if was is None or was == told:
            continue
        if told is None or told["state"] == "not-treated" or not (told["outcome"] or told["text"]):
            yield item.item, UUID(record["decision_id"]), None
            continue
        held, holds = told_of_decision(item, was), told_of_decision(item, told)
        changes = {field: value for field, value in holds.items() if value != held[field]}
        if changes:
            yield item.item, UUID(record["decision_id"]), changes
