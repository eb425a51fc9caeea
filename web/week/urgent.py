"""What was decided alone in urgent matters, and no meeting of the body has told it of, or is to."""

from collections.abc import Iterator

from flask_babel import gettext

from application.questions.decisions import urgent_decisions
from domain.access import Audience
from domain.intervals import days_after
from web.addresses import decision_address
from web.exports.listing import title_or_why_not
from web.formats import format_day
from web.meeting.told_to_body import told_to_bodies
from web.week.tasks import Asked, Task, TaskKind

_WITHIN_DAYS = 730
"""Decisions so long ago are not told of any more."""


def urgent_tasks(asked: Asked) -> Iterator[Task]:
    """Yield, in this week alone and for the office, the urgent decisions that the body is still to be told of."""
    if not asked.week.is_current or asked.audience < Audience.OFFICER:
        return
    urgent = urgent_decisions(asked.connection, asked.audience, days_after(asked.today, -_WITHIN_DAYS))
    told = told_to_bodies(asked.connection, urgent, asked.audience, on=asked.today, known=asked.known)
    for one in urgent:
        if one.id not in told:
            words = {"who": (one.urgent or {}).get("decided_by"), "day": format_day(one.decided_on)}
            yield Task(
                TaskKind.URGENT,
                None,
                title_or_why_not(one.title, one.access),
                decision_address(one.slug),
                one.reference,
                gettext("Decided by %(who)s in an urgent matter %(day)s. The body is not told yet.", **words),
                at=one.decided_on,
            )
