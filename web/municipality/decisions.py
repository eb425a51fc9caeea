"""Decisions that a municipality must treat itself, as lines of what waits for it."""

from collections.abc import Sequence
from uuid import UUID

from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.decision_treatments import AwaitedTreatment, treatments_awaited
from application.questions.decisions import decisions_by_id
from domain.access import Audience
from domain.intervals import day_after, day_before
from web.addresses import decision_address
from web.formats import format_day
from web.municipality.waiting import WaitingLine

TREAT = "treat"
"""The kind of these lines."""


def decision_lines(
    connection: Connection, family: Sequence[UUID], audience: Audience
) -> list[tuple[AwaitedTreatment, WaitingLine]]:
    """Return the decisions that await an organisation or what became part of it, each with its line; in two queries."""
    found = treatments_awaited(connection, family, audience)
    if not found:
        return []
    decisions = decisions_by_id(connection, sorted({one.decision_id for one in found}), audience)
    return [
        (one, _line(one, decision.reference, decision.title or ""))
        for one in found
        if (decision := decisions.get(one.decision_id)) is not None
    ]


def _line(one: AwaitedTreatment, reference: str, title: str) -> WaitingLine:
    planned = gettext("To be treated %(day)s", day=format_day(one.meets_on)) if one.meets_on else None
    return WaitingLine(
        key=f"{TREAT}-{one.decision_id.hex}",
        kind=TREAT,
        what=gettext("Treat %(reference)s %(title)s", reference=reference, title=title),
        url=decision_address(reference),
        status=planned or gettext("Sent %(day)s", day=format_day(one.asked_on)),
        due=day_before(day_after(one.deadline)) if one.deadline else None,
    )
