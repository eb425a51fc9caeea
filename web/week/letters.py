"""Letters that wait for an answer, and what is to be done after decisions, with who has each."""

from flask_babel import gettext

from application.questions.follow_ups import follow_ups_due
from application.questions.waiting import waiting_for_answer
from application.registers.columns import NEVER_DUE
from web.addresses import decision_address, entry_address
from web.due import ToDo, Waiting, to_do_lines, waiting_lines
from web.exports.journal import party_names
from web.exports.listing import title_or_why_not
from web.week.tasks import Asked, Task, TaskKind, last_day

MOST, FEW = 100, 5
"""So many of each are told with a day, and so many of those that have none: their own lists have all."""


def mail_tasks(asked: Asked) -> list[Task]:
    """Return the letters that are to be answered by a day in the week, and in this week some without a day."""
    mine = {"responsible": asked.holder}
    due = waiting_for_answer(
        asked.connection, asked.audience, **mine, due_from=asked.week.since[:7], due_before=asked.week.after, limit=MOST
    )
    found = [*due.items]
    if asked.week.is_current:
        some = waiting_for_answer(asked.connection, asked.audience, **mine, due_from=NEVER_DUE, limit=FEW)
        found += some.items
    tasks = [_letter(asked, one) for one in waiting_lines(asked.connection, found, asked.audience)]
    return [one for one in tasks if one.day is None or asked.week.holds(one.day)]


def follow_up_tasks(asked: Asked) -> list[Task]:
    """Return what is to be done after decisions by a day in the week, and in this week some without a day."""
    due = follow_ups_due(
        asked.connection,
        asked.audience,
        responsible=asked.holder,
        due_from=asked.week.since[:7],
        due_before=asked.week.after,
        limit=MOST,
    )
    found = [*due.items]
    if asked.week.is_current:
        some = follow_ups_due(asked.connection, asked.audience, responsible=asked.holder, due_from=NEVER_DUE, limit=FEW)
        found += some.items
    tasks = [_follow_up(asked, one) for one in to_do_lines(found)]
    return [one for one in tasks if one.day is None or asked.week.holds(one.day)]


def _letter(asked: Asked, line: Waiting) -> Task:
    entry, address = line.entry, entry_address(line.entry.reference)
    sender = party_names(entry.senders)
    return Task(
        TaskKind.MAIL,
        last_day(entry.due) if entry.due else None,
        title_or_why_not(entry.title, entry.access),
        address,
        entry.reference,
        gettext("From %(sender)s", sender=sender) if sender else "",
        who=line.who or gettext("Nobody has it"),
        do=asked.offer(gettext("Note how it was answered"), address, "avskriv"),
    )


def _follow_up(asked: Asked, line: ToDo) -> Task:
    address = decision_address(line.decision.slug)
    query = f"?nr={line.follow_up.number}"
    return Task(
        TaskKind.FOLLOW_UP,
        last_day(line.follow_up.due) if line.follow_up.due else None,
        line.follow_up.text,
        address,
        line.decision.reference,
        f"{line.decision.reference} {title_or_why_not(line.decision.title, line.decision.access)}",
        who=line.who or gettext("Nobody has it"),
        do=asked.offer(gettext("Note that it is done"), address, "oppfolging-gjort", query),
    )
