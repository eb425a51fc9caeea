"""What the front page tells whoever is signed in: what is theirs to do, what is amiss, and what is new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.office.drafts import DraftLine
from application.office.roles import Role
from application.questions.agreement_reminders import Remembered, list_reminders
from application.questions.bodies import CalledBody, body_names
from application.questions.consultation_lists import ListedConsultation, count_open, list_consultations
from application.questions.corrections import corrections
from application.questions.follow_ups import follow_ups_due
from application.questions.known import last_position
from application.questions.meeting_lists import ListedMeeting, meetings_between
from application.questions.meeting_plans_due import PlanDue, plans_due
from application.questions.unpublished import count_unpublished, list_unpublished
from application.questions.waiting import count_waiting, count_waiting_and_late, waiting_for_answer
from domain import clock
from domain.access import Audience
from domain.meetings import State
from web.agreement.reminders import SOON
from web.due import ToDo, Waiting, to_do_lines, unpublished_lines, waiting_lines
from web.history_shown.corrections import corrections_told
from web.history_words import Step
from web.searching.shown import Shown
from web.services import current_services
from web.signed_in import Asker
from web.unread_files import Unread, unread_files

FEW = 5
"""So many of each are shown; each section leads to its whole list."""


@dataclass(frozen=True)
class MyDay:
    """The sections of the front page; those that are not for the asker's role are None.

    `waiting` and `to_do` are the asker's own, `all_waiting` is how many papers wait for anybody. `unpublished` and
    `unread` are of the whole archive; `reminders` are of agreements, those of the next days and what is overdue;
    `consultations` are open, the first due first; `plans_due` are bodies whose meetings of next year are not planned.
    `meetings` are those of today, with the `bodies` that meet.
    """

    by: str
    waiting: list[Waiting]
    waiting_total: int
    late: int
    all_waiting: int
    to_do: list[ToDo]
    drafts: list[DraftLine] | None
    unpublished: list[Shown] | None
    unpublished_total: int
    unread: list[Unread] | None
    corrected: list[Step] | None
    reminders: Sequence[Remembered]
    consultations: Sequence[ListedConsultation]
    open_consultations: int
    plans_due: Sequence[PlanDue]
    meetings: Sequence[ListedMeeting]
    bodies: Mapping[UUID, CalledBody]


def my_day(connection: Connection, who: Asker) -> MyDay:
    """Return what there is for the one who asks. As many queries whatever there is to do."""
    writes, audits = who.has(Role.OFFICER, Role.ADMINISTRATOR), who.has(Role.AUDITOR)
    mine: dict[str, Any] = {"responsible": who.by}
    waiting = waiting_for_answer(connection, who.audience, **mine, limit=FEW)
    now: dict[str, Any] = {"on": clock.today().isoformat(), "known": last_position(connection)}
    sees_files = who.audience >= Audience.OFFICER
    total, late = count_waiting_and_late(connection, who.audience, clock.today().isoformat(), **mine)
    open_page = list_unpublished(connection, limit=FEW) if writes else None
    corrected = corrections(connection, who.audience, limit=FEW) if audits else None
    day = clock.today().isoformat()
    meetings = [one for one in meetings_between(connection, who.audience, day, day, **now) if _takes_place(one)]
    return MyDay(
        by=who.by,
        waiting=waiting_lines(connection, waiting.items, who.audience),
        waiting_total=total,
        late=late,
        all_waiting=count_waiting(connection, who.audience),
        to_do=to_do_lines(follow_ups_due(connection, who.audience, **mine, limit=FEW).items),
        drafts=current_services().drafts.of(who.by, limit=FEW) if writes else None,
        unpublished=unpublished_lines(connection, open_page, who.audience) if open_page else None,
        unpublished_total=count_unpublished(connection) if writes else 0,
        unread=unread_files(limit=FEW)[0] if sees_files else None,
        corrected=corrections_told(connection, corrected.items, who.audience) if corrected else None,
        reminders=_reminders(connection, who) if writes else (),
        consultations=list_consultations(connection, who.audience, state="open", **now, limit=FEW).items,
        plans_due=plans_due(connection, clock.today().isoformat()) if writes else (),
        open_consultations=count_open(connection, who.audience, **now)[0],
        meetings=meetings,
        bodies=body_names(connection, {one.meeting.body_id for one in meetings}),
    )


def _reminders(connection: Connection, who: Asker) -> Sequence[Remembered]:
    today = clock.today()
    first, last = today.isoformat(), (today + timedelta(days=SOON)).isoformat()
    known = last_position(connection)
    return list_reminders(connection, first, last, known, who.audience, on=first, limit=FEW).items


def _takes_place(one: ListedMeeting) -> bool:
    return one.state != State.CANCELLED
