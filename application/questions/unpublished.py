"""What is not published yet: of the whole archive, of a case, or of one record."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, or_, select, true

from application.registers.access import access
from application.registers.decisions import decisions
from application.registers.documents import record_documents
from application.registers.journal import journal_entries


@dataclass(frozen=True, slots=True)
class Unpublished:
    """A record that is not public yet: `kind` is `journal-entry`, `decision` or `document`."""

    kind: str
    record_id: UUID
    shielded: bool


def unpublished(
    connection: Connection, *, case_id: UUID | None = None, record_id: UUID | None = None
) -> list[Unpublished]:
    """Return what is not public yet, of one case or one journal entry or decision if asked, in three queries.

    A record comes before its documents; documents of records that are public already are among them.
    """
    found: list[Unpublished] = []
    belonging: list[ColumnElement[bool]] = []
    for kind, table in (("journal-entry", journal_entries), ("decision", decisions)):
        wanted = _wanted(table.c.case_id, table.c.id, case_id, record_id)
        statement = select(access.c.record_id, access.c.scope).join(table, table.c.id == access.c.record_id)
        statement = statement.where(access.c.published_at.is_(None), wanted).order_by(table.c.case_id, table.c.number)
        found += [
            Unpublished(kind, UUID(row.record_id), row.scope is not None) for row in connection.execute(statement)
        ]
        belonging.append(record_documents.c.record_id.in_(select(table.c.id).where(wanted)))
    ours = select(record_documents.c.document_id).where(or_(*belonging))
    statement = select(access.c.record_id, access.c.scope).where(
        access.c.kind == "document", access.c.published_at.is_(None), access.c.record_id.in_(ours)
    )
    found += [
        Unpublished("document", UUID(row.record_id), row.scope is not None) for row in connection.execute(statement)
    ]
    return found


def _wanted(
    of_case: ColumnElement[str], identity: ColumnElement[str], case_id: UUID | None, record_id: UUID | None
) -> ColumnElement[bool]:
    conditions = []
    if case_id is not None:
        conditions.append(of_case == case_id.hex)
    if record_id is not None:
        conditions.append(identity == record_id.hex)
    return and_(true(), *conditions)
