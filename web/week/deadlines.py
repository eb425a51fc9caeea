"""Deadlines of the week that are set elsewhere: of consultations, agreements, reports, measures and meeting plans."""

from collections.abc import Iterator
from uuid import UUID

from flask import url_for
from flask_babel import gettext, ngettext

from application.questions.action_plan_measures import open_measures
from application.questions.agreement_reminders import list_reminders
from application.questions.consultation_lists import ListedConsultation, deadlines_between, list_consultations
from application.questions.inner_deadlines import inner_deadlines
from application.questions.meeting_plans_due import plans_due
from application.questions.organisations import organisation_names
from application.questions.reports import reports_due
from web.addresses import action_plan_address, agreement_address, appointment_address, consultation_address
from web.agreement.reminders import remembered_words, title_of
from web.exports.listing import title_or_why_not
from web.formats import format_day
from web.labels import label
from web.municipality.facts import short_name
from web.reports import shown_reports
from web.week.letters import MOST
from web.week.tasks import Asked, Task, TaskKind, last_day


def consultation_tasks(asked: Asked) -> Iterator[Task]:
    """Yield the consultations that are to be answered by a day in the week, and whom we wait for by then."""
    now = {"on": asked.today, "known": asked.known}
    week, connection, audience = asked.week, asked.connection, asked.audience
    if week.is_current:
        page = list_consultations(connection, audience, state="open", **now, limit=MOST)  # type: ignore[arg-type]
        listed = [one for one in page.items if one.due <= week.until]
    else:
        listed = deadlines_between(connection, audience, week.since, week.until, limit=MOST)
    for one in listed:
        told = label("consultation-state", one.state)
        yield Task(TaskKind.CONSULTATION, one.due, _about(one), _address(one), one.consultation.reference, told)
    inner = inner_deadlines(connection, audience, week.since[:7], week.until, **now)  # type: ignore[arg-type]
    names = organisation_names(connection, {one.organisation_id for one in inner})
    together: dict[tuple[UUID, str], list[str]] = {}
    of_them = {one.listed.consultation.id: one.listed for one in inner}
    for each in inner:
        if week.holds(last_day(each.deadline)):
            waits = together.setdefault((each.listed.consultation.id, last_day(each.deadline)), [])
            waits.append(short_name(names.get(each.organisation_id, "")))
    for (identity, day), waits in together.items():
        listed_then = of_them[identity]
        told = gettext("Not answered yet: %(names)s.", names=", ".join(sorted(waits)))
        reference = listed_then.consultation.reference
        yield Task(TaskKind.INNER_DEADLINE, day, _about(listed_then), _address(listed_then), reference, told)


def report_tasks(asked: Asked) -> Iterator[Task]:
    """Yield the reports that representatives owe by a day in the week."""
    on = max(asked.today, asked.week.until)
    due = [
        one
        for one in reports_due(asked.connection, on, asked.known)
        if one.delivered_on is None and asked.week.holds(one.due_on)
    ][:MOST]
    for line in shown_reports(asked.connection, due, on, asked.known, asked.audience):
        address = appointment_address(line.report.appointment_id)
        title = gettext("Report from %(body)s", body=line.body.name)
        do = asked.offer(gettext("Note that it was delivered"), address, "rapport")
        told = line.organisation or ""
        yield Task(
            TaskKind.REPORT, line.report.due_on, title, address, line.body.abbreviation, told, who=line.person, do=do
        )


def reminder_tasks(asked: Asked) -> Iterator[Task]:
    """Yield what agreements ask to be remembered in the week; in this week what is overdue of it too."""
    first = asked.today if asked.week.is_current else asked.week.since
    on = asked.today if asked.week.is_current else None
    page = list_reminders(asked.connection, first, asked.week.until, asked.known, asked.audience, on=on, limit=MOST)
    for one in page.items:
        address = agreement_address(one.agreement.reference)
        told = remembered_words(one)
        yield Task(TaskKind.REMINDER, one.day, title_of(one), address, one.agreement.reference, told)


def measure_tasks(asked: Asked) -> Iterator[Task]:
    """Yield the measures of the action plans in force that are due by a day in the week."""
    for version, one in open_measures(
        asked.connection, asked.today, asked.known, asked.audience, until=asked.week.until
    ):
        day = last_day(one.measure.due or "")
        if asked.week.holds(day):
            address = action_plan_address(version.reference, measure=one.measure.key)
            yield Task(
                TaskKind.MEASURE,
                day,
                one.measure.text,
                address,
                f"{version.reference} {one.measure.key}",
                gettext("%(plan)s, measure %(key)s", plan=version.title, key=one.measure.key),
                who=one.measure.responsible.name if one.measure.responsible else None,
                do=asked.offer(gettext("Tell how far it has come"), address, "framdrift"),
            )


def meeting_plan_tasks(asked: Asked) -> Iterator[Task]:
    """Yield, this week, the bodies whose meetings of next year nobody has planned: for those who plan them."""
    if not (asked.writes and asked.week.is_current):
        return
    for one in plans_due(asked.connection, asked.today):
        there = url_for("meeting_planning.propose", year=one.year, abbreviation=one.abbreviation)
        planned = ngettext("%(num)s meeting this year", "%(num)s meetings this year", one.wanted)
        told = gettext("To be proposed, since %(day)s. %(planned)s.", day=format_day(one.since), planned=planned)
        title = gettext("Meeting plan for %(year)s", year=one.year)
        yield Task(TaskKind.MEETING_PLAN, None, f"{title}: {one.name}", there, one.abbreviation, told)


def _about(one: ListedConsultation) -> str:
    return title_or_why_not(one.consultation.title, one.consultation.access)


def _address(one: ListedConsultation) -> str:
    return consultation_address(one.consultation.reference)
