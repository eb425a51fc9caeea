"""The statements register: what events tell of statements becomes rows that open and close on two axes."""

from typing import Any
from uuid import UUID, uuid5

from application.registers.batch import Batch
from application.registers.register import Fact, Handler, Register
from application.registers.retold import Retold
from application.registers.statement_rows import TABLES, columns_of, rows_of
from application.registers.statement_tables import metadata, statement_records, statement_versions, statements
from domain.statements import Statement

_told = Retold(line=statements, records=statement_records, tables=TABLES, columns=columns_of, rows=rows_of)


def statement_version_id(statement_id: UUID, version: int) -> UUID:
    """Return the id by which a version is found, the statement's own for version 0."""
    return uuid5(statement_id, str(version)) if version else statement_id


def _handlers() -> dict[Any, Handler]:
    handlers = _told.handlers(Statement)
    drafted = handlers[Statement.VersionDrafted]

    def named(batch: Batch, fact: Fact) -> None:
        drafted(batch, fact)
        statement_id, version = fact.event.originator_id, fact.event.version
        batch.insert(
            statement_versions,
            position=fact.position,
            id=statement_version_id(statement_id, version).hex,
            statement_id=statement_id.hex,
            version=version,
        )

    return {**handlers, Statement.VersionDrafted: named}


register = Register(
    name="statements",
    version=2,
    metadata=metadata,
    most_remembered=1_000,
    handlers=_handlers(),
)
