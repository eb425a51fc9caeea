"""Makes the demo archive: plans its stories, and lets time run through them up to the beginning of a day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random

from sqlalchemy import func, select

from application.commands.cases import (
    CloseCase,
    OpenCase,
    ReopenCase,
    RetitleCase,
    close_case,
    open_case,
    reopen_case,
    retitle_case,
)
from application.demo.agreed import agreed
from application.demo.begin import plan_council, plan_directory
from application.demo.calendar import at_work, written_day
from application.demo.clockwork import Clockwork
from application.demo.content import StoryPlan, stories
from application.demo.desk import Desk
from application.demo.meeting_days import timed_meetings
from application.demo.names import Names
from application.demo.office import Office
from application.demo.said import said
from application.demo.seated import seated
from application.demo.telling_agreements import AgreementTeller
from application.demo.telling_decisions import DecisionTeller
from application.demo.telling_meetings import MeetingTeller
from application.demo.telling_papers import PaperTeller
from application.demo.telling_said import SaidTeller
from application.demo.telling_seats import SeatTeller
from application.demo.timetable import TimedDecision, TimedStory, timetable
from application.errors import ApplicationError
from application.norwegian_order import norwegian_key
from application.opened import OpenArchive
from application.registers.cases import cases
from application.registers.decision_tables import decisions
from application.registers.documents import documents
from domain.clock import OFFICE_ZONE

_CLOSED_AFTER, _REOPENED_AFTER, _RETITLED_AFTER = timedelta(days=30), timedelta(days=45), timedelta(days=40)

_COUNTED = (cases, decisions, documents)


@dataclass(frozen=True, kw_only=True)
class Built:
    """How many of each kind a demo archive holds."""

    cases: int
    decisions: int
    documents: int


class NotEmptyError(ApplicationError):
    """Something is recorded in the archive already, and a demo would be mixed with it. Values: `folder`."""

    code = "archive-not-empty"


def require_empty(opened: OpenArchive) -> None:
    """Raise NotEmptyError if anything is recorded."""
    if opened.stores.recorder.max_notification_id():
        raise NotEmptyError(folder=opened.settings.data)


def build(
    opened: OpenArchive,
    *,
    today: date,
    officers: tuple[str, ...],
    publisher: str,
    told: Iterable[StoryPlan] | None = None,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Built:
    """Record three years that end when `today` begins; the same day always gives the same archive.

    `officers` are account ids of those who record, `publisher` of who publishes. `told` are the stories, all of them
    if nothing is said; bodies are seated, and what rests on their decisions is told. `progress` is told how many
    actions are done of how many. NotEmptyError.
    """
    require_empty(opened)
    names = Names(today)
    office = Office(
        archive=opened.for_much(),
        clockwork=Clockwork(datetime.combine(today, time(), tzinfo=OFFICE_ZONE)),
        desk=Desk(opened.stores.files, limit=opened.settings.max_file_size),
        names=names,
        officers=officers,
        publisher=publisher,
    )
    plan_directory(office.clockwork, office.archive, today, by=publisher)
    plans = list(stories() if told is None else told)
    areas = sorted({area for plan in plans for area in plan.areas}, key=norwegian_key)
    plan_council(office.clockwork, office.archive, today, areas, by=publisher)
    timed = timetable(plans, names)
    known = {f"{story.plan.key} {one.plan.body}": one for story in timed for one in story.decisions}
    for story in timed:
        _plan(office, story, known)
    for body in seated():
        if body.rests_on() <= known.keys():
            SeatTeller(office=office, plan=body, known=known).tell()
    for agreement in agreed():
        if agreement.rests_on() <= known.keys():
            AgreementTeller(office=office, plan=agreement, known=known).tell()
    for plan in said(known.keys()):
        SaidTeller(office=office, plan=plan, known=known).tell()
    MeetingTeller(office=office, meetings=timed_meetings(timed, today), known=known).tell()
    office.clockwork.run(progress)
    opened.follower.catch_up()
    with opened.stores.registers.connect() as connection:
        counts = [
            connection.scalar(select(func.count()).select_from(one)) or 0 for one in (cases, decisions, documents)
        ]
    return Built(cases=counts[0], decisions=counts[1], documents=counts[2])


def _plan(office: Office, told: TimedStory, known: dict[str, TimedDecision]) -> None:
    story, archive, chance = told.plan, office.archive, Random(told.plan.key)
    by = chance.choice(office.officers)
    day = told.opened.date()
    title = office.names.said(story.title, office.names.today)
    command = OpenCase(
        case_id=told.id,
        title=story.earlier_title or title,
        public_title=story.public_title,
        reference=told.reference,
        opened_on=written_day(story.opened_on, office.names.today) if story.opened_on else day.isoformat(),
        subject_areas=story.areas,
        responsible=by,
        by=by,
    )
    office.clockwork.at(told.opened, partial(open_case, archive, command))
    if story.earlier_title:
        retitled = RetitleCase(
            case_id=told.id,
            title=title,
            public_title=story.public_title,
            reason="Tittelen sier nå hva saken gjelder",
            by=by,
        )
        office.clockwork.at(at_work(day + _RETITLED_AFTER, chance), partial(retitle_case, archive, retitled))
    papers = PaperTeller(office=office, told=told, by=by, latest=told.opened)
    resolved = DecisionTeller(office=office, told=told, known=known, by=by, latest=told.opened)
    papers.plan()
    resolved.plan()
    if story.closed:
        closed = at_work(max(papers.latest, resolved.latest).date() + _CLOSED_AFTER, chance)
        closing = CloseCase(case_id=told.id, ground=story.closed, by=by)
        office.clockwork.at(closed, partial(close_case, archive, closing))
        if story.reopened:
            reopening = ReopenCase(case_id=told.id, reason=story.reopened, by=by)
            reopened = at_work(closed.date() + _REOPENED_AFTER, chance)
            office.clockwork.at(reopened, partial(reopen_case, archive, reopening))
