"""Findings on a day, to be attested: what is missing, against the law or to be checked, with the rule of each."""

from urllib.parse import urlencode

from flask import url_for
from flask_babel import gettext, ngettext
from sqlalchemy import Connection

from application.documents.attestation import Lines, Section, Table
from application.questions.bodies import BodyView
from application.questions.findings import FindingKind, sought
from application.questions.known import KnownAt
from application.questions.names_then import names_then
from domain.intervals import BEGINNING
from web.attestations.answer import Answer
from web.finding_words import worded
from web.formats import format_count, format_long_day
from web.labels import label

UNFOUNDED = "without-decision-or-wrong-elector"
KINDS: dict[str, list[str]] = {str(one): [str(one)] for one in FindingKind}
KINDS[UNFOUNDED] = [str(FindingKind.NO_BASIS), str(FindingKind.WRONG_ELECTOR)]
"""What may be asked for, as the page of findings asks for it."""

MOST = 500
"""So many findings are printed, the gravest first; an attestation of more says how many there are."""


def findings_on(
    connection: Connection,
    on: str,
    known: KnownAt,
    *,
    body: BodyView | None = None,
    kind: str | None = None,
    ever: bool = False,
) -> Answer:
    """Return what was found on an ISO day, as known at a position: of one body or kind if asked.

    With `ever`, what somebody held before that day is looked at too.
    """
    kinds = None if kind is None else KINDS[kind]
    since = BEGINNING if ever else None
    found = sought(connection, on, known.position, kinds=kinds, body_id=body.id if body else None, since=since)
    lines = worded(connection, found[:MOST], on, known.position)
    rows: list[tuple[Lines, ...]] = [
        (
            (f"{one.number}. {one.title}", one.severity),
            (one.body,),
            tuple(filter(None, (one.text, one.rule))),
        )
        for one in lines
    ]
    where = names_then(connection, [body.id], on, known.position).get(body.id, body.name) if body else None
    day = format_long_day(on)
    title = gettext("Findings about %(body)s on %(day)s", body=where, day=day) if where else None
    asked = {
        "body": str(body.id) if body else None,
        "kind": kind,
        "ever": "1" if ever else None,
        "on": on,
        "known": f"nr{known.position}",
    }
    query = urlencode({name: value for name, value in asked.items() if value})
    return Answer(
        title=title or gettext("Findings on %(day)s", day=day),
        question=gettext("What was missing, against the law or to be checked?"),
        address=f"{url_for('findings.index')}?{query}",
        name=f"funn-{body.abbreviation}-{on}" if body else f"funn-{on}",
        on=on,
        more=[(gettext("Kind of finding"), _kind_words(kind))] if kind else (),
        sections=[_section(rows, len(found))],
    )


def _kind_words(kind: str) -> str:
    return gettext("Without a decision, or by the wrong elector") if kind == UNFOUNDED else label("finding", kind)


def _section(rows: list[tuple[Lines, ...]], count: int) -> Section:
    heading = gettext("Findings")
    if not rows:
        return Section(heading, (gettext("Nothing was found."),))
    told = ngettext("%(count)s finding.", "%(count)s findings.", count, count=format_count(count))
    more = count > len(rows)
    shown = (gettext("The first %(most)s are printed here.", most=format_count(MOST)),) if more else ()
    head = (gettext("Finding"), gettext("Body"), gettext("What was found"))
    return Section(heading, (" ".join((told, *shown)),), Table(head, (2.6, 2, 5), rows))
