"""What a decision may concern: bodies and organisations that people hold office in or for, those named in it first."""

import re
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, String, and_, exists, func, literal, or_, select

from application.norwegian_order import norwegian_key
from application.questions.cases import case_by_id
from application.questions.decisions import DecisionView, decisions_by_id
from application.registers.appointment_tables import appointment_spans
from application.registers.directory import bodies, names, organisations
from domain.access import Audience

_ENDINGS = (" AS", " ASA", " IKS", " SA", " BA", " kommune", " fylkeskommune")
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Concerned:
    """A body or an organisation (`kind`) by its name now; `named` when the case or the decision names it."""

    id: UUID
    kind: str
    name: str
    named: bool


def concerned_by(connection: Connection, decision_id: UUID, audience: Audience) -> list[Concerned]:
    """Return the bodies, and the organisations somebody holds or held office for, those that are named first.

    Not the body that decided, nor organisations that voted, as named: all who took part come from these.
    """
    view = decisions_by_id(connection, [decision_id], audience).get(decision_id)
    if view is None or not view.sees_content:
        return []
    text = _text(connection, view, audience)
    named = named_in(connection, text)
    voted = {vote["organisation_id"] for ballot in view.ballots for vote in ballot["votes"]}
    left_out = {view.body_id} | {UUID(one) for one in voted if one}
    found = [
        Concerned(UUID(row.id), kind, row.name, UUID(row.id) in named - left_out)
        for kind, statement in (("body", _BODIES), ("organisation", _ORGANISATIONS))
        for row in connection.execute(statement)
    ]
    return sorted(found, key=lambda one: (not one.named, one.kind, norwegian_key(one.name), one.id))


def named_in(connection: Connection, text: str) -> set[UUID]:
    """Return the bodies and organisations that are called so somewhere in a text, by any name they have or had."""
    short: ColumnElement[str] = names.c.name
    for ending in _ENDINGS:
        short = func.replace(short, ending, "")
    # `replace` tells capitals apart in every database, as LIKE does not.
    holds = func.replace(literal(text, String), short, "") != text
    statement = select(names.c.record_id, names.c.name).where(
        and_(names.c.kind.in_(("body", "organisation")), func.length(short) >= _SHORTEST, holds)
    )
    return {UUID(row.record_id) for row in connection.execute(statement) if _is_called(row.name, text)}


_HELD_FOR = exists().where(appointment_spans.c.organisation_id == organisations.c.id)
_OWNS = exists().where(bodies.c.owner_id == organisations.c.id)
_BODIES = select(bodies.c.id, bodies.c.name)
_ORGANISATIONS = select(organisations.c.id, organisations.c.name).where(or_(_HELD_FOR, _OWNS))


def _text(connection: Connection, view: DecisionView, audience: Audience) -> str:
    case = case_by_id(connection, view.case_id, audience)
    told = (view.title, view.text, view.recommendation, case.title if case else None)
    return "\n".join(one for one in told if one)


def _is_called(name: str, text: str) -> bool:
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return re.search(rf"(?<!\w){re.escape(name)}(?:s|'s)?(?!\w)", text) is not None
