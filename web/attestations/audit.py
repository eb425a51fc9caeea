"""Changes of appointments in a period, to be attested: each with before and after, and how late it was recorded."""

from flask import request, url_for
from flask_babel import gettext, ngettext
from sqlalchemy import Connection

from application.documents.attestation import Lines, Pair, Section, Table
from application.questions.audit import AuditQuestion, audited
from application.questions.known import KnownAt
from application.questions.names_then import names_then
from domain import clock
from domain.access import Audience
from web.attestations.answer import Answer
from web.audit import ShownChange, shown_changes
from web.formats import format_count, format_day

MOST = 500
"""So many changes are printed; an attestation of more says so."""


def changes_in(connection: Connection, audit: AuditQuestion, axis: str, known: KnownAt) -> Answer:
    """Return the changes of appointments that had been recorded at a position; `axis` is what is asked in words."""
    page = audited(connection, audit, limit=MOST)
    lines = [one for one in page.items if one.event.position <= known.position]
    changes = shown_changes(connection, lines, Audience.PUBLIC)
    people = [one.person_id for one in lines]
    names = names_then(connection, people, clock.today().isoformat(), known.position)
    rows = [_row(one, names.get(one.line.person_id, one.person)) for one in changes]
    first, last = format_day(audit.first_day), format_day(audit.last_day)
    period = gettext("%(first)s to %(last)s", first=first or "…", last=last or "…")
    asked: list[Pair] = [(gettext("Changes"), axis)]
    kept = {name: value for name, value in request.args.items() if name not in ("known", "after", "format")}
    return Answer(
        title=gettext("Changes of appointments"),
        question=gettext("Which changes of appointments are recorded, and how late?"),
        address=url_for("attestations.audit", **kept, known=f"nr{known.position}"),  # type: ignore[arg-type]
        name="revisjon",
        more=[*asked, *([(gettext("Period"), period)] if first or last else [])],
        is_public=False,
        sections=[_section(rows, more=page.next is not None)],
    )


def _section(rows: list[tuple[Lines, ...]], *, more: bool) -> Section:
    heading = gettext("Changes")
    if not rows:
        return Section(heading, (gettext("Nothing of the kind was recorded."),))
    told = ngettext("%(count)s change.", "%(count)s changes.", len(rows), count=format_count(len(rows)))
    shown = gettext("There are more: only the first %(most)s are printed here.", most=format_count(MOST))
    head = (gettext("Recorded"), gettext("Who and where"), gettext("What happened"), gettext("Decided"))
    return Section(heading, (told, *((shown,) if more else ())), Table(head, (2, 2.6, 4, 2), rows))


def _row(one: ShownChange, person: str) -> tuple[Lines, ...]:
    line, telling = one.line, one.step.telling
    nothing = gettext("Nothing")
    changes = (f"{each.label}: {each.before or nothing} → {each.after or nothing}" for each in telling.changes)
    why = (gettext("Why: %(reason)s", reason=telling.reason),) if telling.reason else ()
    days = line.days_late
    late = (ngettext("%(num)s day before", "%(num)s days before", days),) if days is not None else ()
    return (
        (format_day(line.recorded_on), gettext("no. %(position)s", position=format_count(line.event.position))),
        (person, one.body.name, *((one.organisation,) if one.organisation else ())),
        (telling.what, *telling.notes, *changes, *why),
        (format_day(line.decided_on), *late) if line.decided_on else (),
    )
