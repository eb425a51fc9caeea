"""Consultations of a municipality: the input it is asked for, and for which of them the council answers for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.consultation_facts import facts_of_consultations
from application.questions.consultation_lists import ListedConsultation, list_consultations, waiting_for
from application.registers.columns import NEVER_DUE
from domain.access import Audience
from domain.consultations import AnswersFor, answers_for
from domain.dates import PartialDate
from web.addresses import consultation_address
from web.formats import format_day
from web.municipality.waiting import WaitingLine

INPUT = "input"
"""The kind of what waits that is an input to be given."""
SHOWN = 8
"""So many consultations are on the page of a municipality, the last received first."""


@dataclass(frozen=True, slots=True)
class AnsweredConsultation:
    """A consultation on the day, and who answers for the municipality in it."""

    listed: ListedConsultation
    who: AnswersFor


def input_lines(
    connection: Connection, family: Sequence[UUID], audience: Audience, on: str, known: int
) -> list[tuple[ListedConsultation, WaitingLine]]:
    """Return the open consultations that ask an organisation for its input, each with its line; one query."""
    found = waiting_for(connection, family, audience, on=on, known=known)
    return [(one, _line(one, inner)) for one, inner in found]


def answered_for(
    connection: Connection, family: Sequence[UUID], audience: Audience, on: str, known: int
) -> list[AnsweredConsultation]:
    """Return the consultations received last, and who answers for an organisation in each; two queries."""
    page = list_consultations(connection, audience, on=on, known=known, limit=SHOWN)
    seen = [one for one in page.items if one.consultation.sees_content]
    facts = facts_of_consultations(connection, [one.consultation.id for one in seen], known, audience)
    return [
        AnsweredConsultation(one, _who(facts[one.consultation.id], family, on))
        for one in seen
        if one.consultation.id in facts
    ]


def _who(facts: dict[str, object], family: Sequence[UUID], on: str) -> AnswersFor:
    """Return who answers; an own answer of one that became part of it is its own."""
    told = [answers_for(facts, one.hex, on) for one in family]
    return next((one for one in told if one != told[0]), told[0])


def _line(one: ListedConsultation, inner: str | None) -> WaitingLine:
    view = one.consultation
    last = PartialDate.parse(inner).last.isoformat() if inner else None if one.due == NEVER_DUE else one.due
    status = gettext("Not answered")
    if inner and one.deadline:
        status = gettext("Not answered. The sender's deadline is %(day)s", day=format_day(one.deadline))
    return WaitingLine(
        key=f"consultation-input-{view.id.hex}",
        kind=INPUT,
        what=gettext("Give input to consultation %(reference)s: %(title)s", reference=view.reference, title=view.title),
        url=consultation_address(view.reference),
        status=status,
        due=last,
    )
