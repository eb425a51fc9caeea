"""Rows of meeting plans: on which days of a year a body meets, to whom the plan was sent, and who adopted it."""

import re
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.meeting_plans import (
    BeginMeetingPlan,
    SendMeetingPlan,
    begin_meeting_plan,
    send_meeting_plan,
)
from application.commands.meeting_plans_adopted import AdoptMeetingPlan, adopt_meeting_plan, meeting_of_date
from application.imports.accessing import access_in, make_public, set_shielding
from application.imports.agreement_treatment_rows import treatment_basis
from application.imports.agreements_told import organisations_in
from application.imports.cells import date_in, listed, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, line_of
from application.imports.filing import BY
from application.imports.naming import holder
from application.imports.records_told import TAKEN_BACK
from application.imports.report import Outcome, Remark
from application.imports.table_rows import Row
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from domain.meeting_plans import MeetingPlan, PlanRecord, dates_of
from domain.recorded import records_of
from domain.references import planned_year_claim

_DATE = re.compile(r"(\S+)(?:\s+(?:kl\.?\s*)?(\d{1,2}[:.]?\d{0,2}))?")
"""A date of a plan, `15.01.2026` or `15.01.2026 09:00`."""


def file_meeting_plan(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Register a body's plan of a year, sent and adopted as the row says, or say that it is there."""
    body, year = desk.directory.body(required(row, Column.BODY)), _year(required(row, Column.YEAR))
    dates, access = _dates(required(row, Column.DATES)), access_in(row)
    proposed_on, sent_on = date_in(row, Column.DATE), date_in(row, Column.SENT)
    recipients = tuple(one.id for one in organisations_in(desk, row[Column.RECIPIENTS])) if sent_on else ()
    is_adopted = any(row[one] for one in (Column.DECISION, Column.AUTHORITY, Column.DECIDED))
    basis, decided_on = treatment_basis(desk, archive, row, None) if is_adopted else (None, "")
    held = holder(archive, planned_year_claim(body.id, year))
    plan_id = held or desk.naming.candidates("meeting-plan", row, None, (body.id.hex, str(year)))[0]
    desk.naming.claim(plan_id, row)
    remarks: tuple[Remark, ...] = ()
    done = held is None
    if held is None:
        first = proposed_on or sent_on or decided_on or required(row, Column.DATE)
        command = BeginMeetingPlan(
            plan_id=plan_id, body_id=body.id, year=year, dates=dates, proposed_on=first, by=BY, note=row[Column.TEXT]
        )
        begin_meeting_plan(archive, command)
        remarks += set_shielding(archive, "meeting-plan", plan_id, access, title="")
    plan = archive.load(MeetingPlan, plan_id)
    if plan.facts["is_withdrawn"]:
        line = line_of(row, "meeting-plan", Outcome.THERE, plan.reference, _title(row), TAKEN_BACK)
        return Dealt(record_id=plan_id, line=line)
    if held is not None:
        filed = "; ".join(one["starts_on"] for one in dates_of(plan.facts))
        given = "; ".join(sorted(one["starts_on"] for one in dates))
        remarks += differs(Column.DATES, filed, given)
    changed = False
    if sent_on and recipients and not any(records_of(plan.facts, PlanRecord.SENT)):
        send_meeting_plan(archive, SendMeetingPlan(plan_id=plan_id, organisations=recipients, sent_on=sent_on, by=BY))
        changed = True
    if is_adopted and not plan.is_adopted:
        adopt = AdoptMeetingPlan(plan_id=plan_id, adopted_on=decided_on or None, basis=basis, by=BY)
        adopt_meeting_plan(archive, adopt)
        changed = True
    if access.publishes(otherwise=desk.filing.publish):
        changed = _publish(archive, plan_id) or changed
    outcome = Outcome.FILED if done else Outcome.CHANGED if changed else Outcome.THERE
    return Dealt(record_id=plan_id, line=line_of(row, "meeting-plan", outcome, plan.reference, _title(row), remarks))


def planned_meeting(archive: Archive, body_id: UUID, starts_on: str) -> UUID | None:
    """Return the meeting that a body's adopted plan has on a day; None where it has none."""
    held = holder(archive, planned_year_claim(body_id, int(starts_on[:4])))
    return next(iter(_meetings(archive, held, starts_on)), None) if held else None


def _meetings(archive: Archive, plan_id: UUID, starts_on: str | None = None) -> list[UUID]:
    plan = archive.load(MeetingPlan, plan_id)
    found = []
    for adoption, _ in records_of(plan.facts, PlanRecord.ADOPTED):
        keys = [one["key"] for one in dates_of(plan.facts) if starts_on in (None, one["starts_on"])]
        found += [meeting_of_date(plan.id, key, adoption) for key in keys]
    return [one for one in found if archive.holds(one)]


def _publish(archive: Archive, plan_id: UUID) -> bool:
    """Make the plan public with the meetings it became; return whether any was not."""
    done = make_public(archive, "meeting-plan", plan_id)
    published = [one for one in _meetings(archive, plan_id) if make_public(archive, "meeting", one)]
    return done or bool(published)


def _dates(written: str) -> tuple[dict[str, Any], ...]:
    found = []
    for one in listed(written, ";,\n"):
        match = _DATE.fullmatch(one)
        if match is None:
            raise InvalidValueError(field=Column.DATES, value=one, problem="not-a-day")
        found.append({"starts_on": str(PartialDate.parse(match[1], field=Column.DATES)), "starts_at": match[2]})
    return tuple(found)


def _year(written: str) -> int:
    if not written.isdecimal():
        raise InvalidValueError(field=Column.YEAR, value=written, problem="bad-year")
    return int(written)


def _title(row: Row) -> str:
    return f"{row[Column.BODY]} {row[Column.YEAR]}"
