"""Rows of how far measures of action plans have come, and of what came of them."""

from uuid import UUID

from application.archive import Archive
from application.commands.action_plan_progress import LinkMeasure, TellProgress, link_measure, tell_progress
from application.imports.adopted_kinds import ACTION_PLAN
from application.imports.cells import date_in, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, line_of
from application.imports.event_recording import Event, Recorded, Said, became, event_id, record_once
from application.imports.filing import BY
from application.imports.records_told import TAKEN_BACK, told
from application.imports.report import Outcome, Remark
from application.imports.row_errors import NothingCameError
from application.imports.table_rows import Row
from application.imports.vocabulary import value, word
from domain.action_plans import ActionPlan, LinkKind, PlanRecord, measures_of
from domain.action_plans.plan import percentage
from domain.errors import InvalidValueError

_LINKS = {
    Column.DECISION: LinkKind.DECISION,
    Column.AGREEMENT: LinkKind.AGREEMENT,
    Column.STATEMENT: LinkKind.STATEMENT,
    Column.CONSULTATION: LinkKind.CONSULTATION,
    Column.CASE: LinkKind.CASE,
}
"""The columns that name what came of a measure."""


def file_progress(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Tell how far a measure had come on a day, unless that is told."""
    plan, measure = _measure(desk, archive, row)
    required(row, Column.DATE)
    day = date_in(row, Column.DATE)
    said = (
        Said(
            "state",
            Column.STATE,
            value(Column.STATE, required(row, Column.STATE), "progress"),
            lambda one: word(one, "progress"),
        ),
        Said("percent", Column.PERCENT, percentage(row[Column.PERCENT].rstrip("% ") or None)),
        Said("told_by", Column.TOLD_BY, row[Column.TOLD_BY] or None),
        Said("note", Column.TEXT, row[Column.TEXT] or None),
    )
    event = Event(PlanRecord.PROGRESS, "told_on", day, {"measure": measure, "told_on": day}, said)

    def record() -> tuple[Remark, ...]:
        told = {one.field: one.value for one in said}
        tell_progress(archive, TellProgress(plan_id=plan.id, measure=measure, told_on=day, by=BY, **told))
        return ()

    recorded = record_once(desk, archive, row, plan, event, record)
    title = f"{measure}: {word(said[0].value, 'progress')}"
    line = line_of(row, "action-plan-progress", recorded.outcome, plan.reference, title, recorded.remarks)
    return Dealt(record_id=event_id(plan, recorded.number), line=line)


def file_link(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Let what a row names have come of a measure, unless that is told."""
    plan, measure = _measure(desk, archive, row)
    named = [one for one in _LINKS if row[one]]
    if not named:
        raise NothingCameError(measure=measure)
    found = [(column, _named(desk, archive, column, row[column])) for column in named]
    done = [_link(desk, archive, row, plan.id, measure, column, identity) for column, identity in found]
    outcome, remarks = became(done, published=False)
    title = f"{measure}: {', '.join(row[one] for one in named)}"
    line = line_of(row, "action-plan-link", outcome, plan.reference, title, remarks)
    return Dealt(record_id=event_id(plan, done[-1].number), line=line)


def _measure(desk: Desk, archive: Archive, row: Row) -> tuple[ActionPlan, str]:
    plan = archive.load(ActionPlan, ACTION_PLAN.of(desk, archive, row).id)
    written = required(row, Column.MEASURE)
    known = measures_of(plan.facts)
    measure = next((one for one in known if one.casefold() == written.casefold()), None)
    if measure is None:
        raise InvalidValueError(field=Column.MEASURE, value=written, problem="no-such-measure")
    return plan, measure


def _named(desk: Desk, archive: Archive, column: Column, written: str) -> UUID:
    if column is Column.DECISION:
        return desk.naming.record(archive, written, ("decision",))[1]
    names = {
        Column.AGREEMENT: desk.naming.agreement,
        Column.STATEMENT: desk.naming.statement,
        Column.CONSULTATION: desk.naming.consultation,
        Column.CASE: desk.naming.case,
    }
    return names[column](archive, written)


def _link(
    desk: Desk, archive: Archive, row: Row, plan_id: UUID, measure: str, column: Column, identity: UUID
) -> Recorded:
    plan, note = archive.load(ActionPlan, plan_id), row[Column.TEXT] or None
    before = told(archive, plan, PlanRecord.LINK, measure=measure, to_id=identity.hex)
    if not before:
        to_kind = str(_LINKS[column])
        command = LinkMeasure(plan_id=plan.id, measure=measure, to_kind=to_kind, to_id=identity, note=note, by=BY)
        link_measure(archive, command)
        number = archive.load(ActionPlan, plan.id).version
        desk.naming.claim(event_id(plan, number), row)
        return Recorded(number, Outcome.FILED)
    last = before[-1]
    desk.naming.claim(event_id(plan, last.number), row)
    remarks = TAKEN_BACK if last.now is None else differs(Column.TEXT, last.now["note"], note)
    return Recorded(last.number, Outcome.THERE, remarks)
