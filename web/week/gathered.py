"""All that is to be done in a week: what is overdue, day by day, and what waits without a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Connection

from application.office.roles import Role
from application.questions.known import last_position
from web.signed_in import Asker
from web.week.deadlines import (
    consultation_tasks,
    measure_tasks,
    meeting_plan_tasks,
    reminder_tasks,
    report_tasks,
)
from web.week.letters import follow_up_tasks, mail_tasks
from web.week.meetings import meeting_tasks
from web.week.tasks import Asked, Task, TaskKind
from web.week.urgent import urgent_tasks
from web.week.weeks import Week


@dataclass(frozen=True, slots=True)
class WeekOfTasks:
    """What is to be done: `overdue` was to be done before today, `days` are by ISO day, those with nothing left out.

    `without_day` waits for somebody, and has no day.
    """

    week: Week
    overdue: Sequence[Task]
    days: Sequence[tuple[str, Sequence[Task]]]
    without_day: Sequence[Task]

    @property
    def tasks(self) -> list[Task]:
        """All of it, in order."""
        return [*self.overdue, *chain.from_iterable(tasks for _, tasks in self.days), *self.without_day]


def week_of_tasks(connection: Connection, who: Asker, week: Week, *, mine: bool = False) -> WeekOfTasks:
    """Return what is to be done in a week, by a constant number of questions: `mine` leaves out others' letters."""
    asked = Asked(
        connection=connection,
        week=week,
        audience=who.audience,
        known=last_position(connection),
        writes=who.has(Role.OFFICER, Role.ADMINISTRATOR),
        holder=who.by if mine else None,
    )
    gathered = (meeting_tasks, consultation_tasks, mail_tasks, follow_up_tasks, measure_tasks, report_tasks)
    more = (reminder_tasks, meeting_plan_tasks, urgent_tasks)
    found = list(chain.from_iterable(gather(asked) for gather in (*gathered, *more)))
    dated = sorted((one for one in found if one.day is not None), key=lambda one: (one.day or "", one.order))
    overdue = [one for one in dated if is_overdue(one, week)]
    by_day: dict[str, list[Task]] = {}
    for one in dated:
        if one not in overdue:
            by_day.setdefault(one.day or "", []).append(one)
    waiting = sorted((one for one in found if one.day is None), key=lambda one: one.order)
    return WeekOfTasks(week, overdue, sorted(by_day.items()), waiting)


def is_overdue(task: Task, week: Week) -> bool:
    """Return whether it was to be done before today, and this is the week in which that is told."""
    if task.day is None or task.kind == TaskKind.MEETING or not week.is_current:
        return False
    return task.day < week.today.isoformat()
