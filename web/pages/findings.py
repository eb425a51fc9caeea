"""Findings about seats and who holds them, in all bodies: `/verv/funn`, by kind and body, on a day as known then."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, render_template, request
from flask_babel import gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.questions.bodies import all_bodies
from application.questions.findings import Finding, page_of_findings, sought
from application.questions.findings.finding import FindingKind
from application.questions.seen import Page
from domain.intervals import BEGINNING
from web.asked_at import AskedAt, asked_at, shown
from web.exports import PORTION, exported
from web.exports.findings import FINDINGS
from web.finding_words import WordedFinding, worded
from web.formats import format_day
from web.labels import label
from web.narrowed_list import Narrowed
from web.pages.history import asked_choice
from web.services import current_services

blueprint = Blueprint("findings", __name__)

A_PAGE = 25
UNFOUNDED = "without-decision-or-wrong-elector"
"""What seats were filled without a decision, or by the wrong elector: two kinds in one question."""

_IN = {UNFOUNDED: (FindingKind.NO_BASIS, FindingKind.WRONG_ELECTOR)} | {str(one): (one,) for one in FindingKind}
_WITHIN = ("30", "90", "180", "365")


@blueprint.get("/verv/funn")
def index() -> str | Response | tuple[str, int]:
    """List findings: what is missing first, then what the law requires, then what should be checked."""
    with current_services().stores.registers.connect() as connection:
        at, after = asked_at(connection), request.args.get("after") or None
        bodies = {str(one.id): one.name for one in all_bodies(connection)}
        chosen = {
            "kind": asked_choice("kind", _IN),
            "body": asked_choice("body", bodies),
            "ever": asked_choice("ever", {"1": ""}),
            "within": asked_choice("within", dict.fromkeys(_WITHIN)),
            **at.in_address,
        }
        narrowed = Narrowed("findings.index", chosen)
        if not at.wrong and (tidy := narrowed.tidy(after)):
            return tidy
        found = _sought(connection, at, chosen)
        wanted = [one for one in found if chosen["kind"] is None or one.kind in _IN[chosen["kind"]]]

        def portion(connection: Connection, cursor: str | None) -> Page[WordedFinding]:
            return _worded(connection, at, wanted, cursor, PORTION)

        if not at.wrong and (file := exported(FINDINGS, portion, at.on)) is not None:
            return file
        page = _worded(connection, at, wanted, after, A_PAGE)
    counts = Counter(str(one.kind) for one in found)
    counts[UNFOUNDED] = sum(counts[str(kind)] for kind in _IN[UNFOUNDED])
    answer = render_template(
        "findings/index.html",
        lines=page.items,
        total=len(wanted),
        severities=Counter(str(one.severity) for one in wanted),
        kinds={kind: f"{_kind_words(kind)} ({counts[kind]})" for kind in _IN if counts[kind] or kind == chosen["kind"]},
        unfounded=counts[UNFOUNDED],
        unfounded_url=narrowed.url(kind=UNFOUNDED, ever="1"),
        bodies=bodies,
        within={one: gettext("%(days)s days", days=one) for one in _WITHIN},
        narrowed=narrowed,
        chips=narrowed.chips(_in_words(chosen, at, bodies)),
        at=at,
        fields=shown(at),
        permanent=narrowed.url(**at.quoted),
        next=page.next,
        after=after,
    )
    return (answer, 400) if at.wrong else answer


def _sought(connection: Connection, at: AskedAt, chosen: dict[str, str | None]) -> list[Finding]:
    return sought(
        connection,
        at.on,
        at.known.position,
        body_id=UUID(chosen["body"]) if chosen["body"] else None,
        since=BEGINNING if chosen["ever"] else None,
        within_days=int(chosen["within"] or 90),
    )


def _worded(
    connection: Connection, at: AskedAt, wanted: Sequence[Finding], after: str | None, limit: int
) -> Page[WordedFinding]:
    page = page_of_findings(wanted, after=after, limit=limit)
    first = next((number for number, one in enumerate(wanted, start=1) if one is page.items[0]), 1) if page.items else 1
    return Page(worded(connection, page.items, at.on, at.known.position, first=first), page.next)


def _kind_words(kind: str) -> str:
    return gettext("Without a decision, or by the wrong elector") if kind == UNFOUNDED else label("finding", kind)


def _in_words(chosen: dict[str, str | None], at: AskedAt, bodies: dict[str, str]) -> dict[str, str]:
    return {
        "kind": _kind_words(chosen["kind"] or ""),
        "body": bodies.get(chosen["body"] or "", ""),
        "ever": gettext("Also what was held before"),
        "within": gettext("Ends within %(days)s days", days=chosen["within"]),
        "on": gettext("On %(day)s", day=format_day(at.on)),
        "known": gettext("As known %(when)s", when=shown(at)["known"]),
    }
