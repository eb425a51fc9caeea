"""What rests on decisions, of whatever kind: asked before decisions are taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.action_plan_on_day import action_plans_resting_on
from application.questions.agreements_with import agreements_resting_on
from application.questions.consultation_facts import consultations_resting_on
from application.questions.known import known_then
from application.questions.meeting_plan_facts import plans_resting_on
from application.questions.principles_on_day import principles_resting_on
from application.questions.statement_facts import statements_resting_on
from application.registers.appointment_tables import appointment_spans
from application.registers.decision_tables import decisions as decision_rows
from domain.access import Audience


@dataclass(frozen=True, slots=True)
class RestingOn:
    """What rests on a decision: `others` are references of what does beside appointments and agreements."""

    appointments: tuple[UUID, ...] = ()
    agreements: tuple[UUID, ...] = ()
    others: tuple[str, ...] = ()


def resting_on(connection: Connection, decisions: Iterable[UUID], known: int) -> dict[UUID, RestingOn]:
    """Return what rests on each decision, for whoever may see all; a few questions for each."""
    return {one: _resting(connection, one, known) for one in decisions}


def _resting(connection: Connection, decision_id: UUID, known: int) -> RestingOn:
    spans, asker = appointment_spans.c, Audience.OFFICER
    wanted = (spans.decision_id == decision_id.hex, *known_then(spans, known))
    seated = connection.execute(select(spans.appointment_id).where(*wanted).distinct())
    ended = select(decision_rows.c.reference).where(decision_rows.c.ended_by_id == decision_id.hex)
    told = [str(one) for one in connection.execute(ended.order_by(decision_rows.c.reference)).scalars()]
    told += [one.reference for one in plans_resting_on(connection, decision_id, known, asker)]
    told += [one.reference for one in consultations_resting_on(connection, decision_id, known, asker)]
    for found in (
        principles_resting_on(connection, decision_id, known, asker),
        action_plans_resting_on(connection, decision_id, known, asker),
        statements_resting_on(connection, decision_id, known, asker),
    ):
        told += [one.reference for one, _ in found]
    return RestingOn(
        appointments=tuple(sorted(UUID(one) for one in seated.scalars())),
        agreements=tuple(one.id for one, _ in agreements_resting_on(connection, decision_id, known, asker)),
        others=tuple(told),
    )
