"""The next free numbers, as forms propose them: of cases, agreements and statements, entries, and a body's items."""

from uuid import UUID

from sqlalchemy import Connection, Table, select

from application.questions.cases import last_sequence
from application.questions.council import numbers_begin
from application.questions.journal import last_number
from application.registers.action_plans import action_plans
from application.registers.agreement_tables import agreements
from application.registers.columns import STILL_KNOWN
from application.registers.consultation_tables import consultations
from application.registers.decision_tables import decisions
from application.registers.meeting_plans import meeting_plans
from application.registers.meeting_tables import meeting_items, meetings
from application.registers.principles import principles
from application.registers.statement_tables import statements
from domain.references import CaseReference


def next_case_reference(connection: Connection, year: int) -> str:
    """Return the reference that the next case of a year gets, such as `2026/118`."""
    sequence = max(last_sequence(connection, year) + 1, numbers_begin(connection, year))
    return str(CaseReference(year, sequence))


def next_principles_reference(connection: Connection, year: int) -> str:
    """Return the reference that the next principles of a year get, such as `2026/1`."""
    return _next_of(connection, principles, year)


def next_action_plan_reference(connection: Connection, year: int) -> str:
    """Return the reference that the next action plan of a year gets, such as `2026/1`."""
    return _next_of(connection, action_plans, year)


def next_agreement_reference(connection: Connection, year: int) -> str:
    """Return the reference that the next agreement of a year gets, such as `2026/3`."""
    return _next_of(connection, agreements, year)


def next_consultation_reference(connection: Connection, year: int) -> str:
    """Return the reference that the next consultation of a year gets, such as `2026/3`."""
    return _next_of(connection, consultations, year)


def next_meeting_reference(connection: Connection, year: int) -> str:
    """Return the reference that the next meeting of a year gets, such as `2026/12`."""
    return _next_of(connection, meetings, year)


def next_meeting_plan_reference(connection: Connection, year: int) -> str:
    """Return the reference that the next meeting plan of a year gets, such as `2026/3`."""
    return _next_of(connection, meeting_plans, year)


def next_statement_reference(connection: Connection, year: int) -> str:
    """Return the reference that the next statement of a year gets, such as `2026/7`."""
    return _next_of(connection, statements, year)


def next_entry_number(connection: Connection, case_id: UUID) -> int:
    """Return the number that the next journal entry of a case gets."""
    return last_number(connection, case_id) + 1


def next_item_number(connection: Connection, body_id: UUID, year: int) -> str:
    """Return a body's next free item number of a year: `24/2026` after `23/2026`, `1/2026` where there is none.

    After those of decisions, and of items of agendas.
    """
    columns = decisions.c
    statement = select(columns.number).where(
        columns.body_id == body_id.hex,
        columns.decided_on >= f"{year:04d}",
        columns.decided_on < f"{year + 1:04d}",
        columns.number.endswith(f"/{year}", autoescape=True),
    )
    items = select(meeting_items.c.number).join(meetings, meetings.c.id == meeting_items.c.owner_id)
    items = items.where(
        meetings.c.body_id == body_id.hex,
        meeting_items.c.known_to == STILL_KNOWN,
        meeting_items.c.number.endswith(f"/{year}", autoescape=True),
    )
    numbers = [*connection.execute(statement).scalars(), *connection.execute(items).scalars()]
    taken = [int(number.partition("/")[0]) for number in numbers]
    return f"{max(taken, default=0) + 1}/{year}"


def _next_of(connection: Connection, line: Table, year: int) -> str:
    columns = line.c
    statement = select(columns.sequence).where(columns.year == year).order_by(columns.sequence.desc()).limit(1)
    return str(CaseReference(year, int(connection.execute(statement).scalar() or 0) + 1))
