"""The statements register: what events tell of statements becomes rows that open and close on two axes."""

from application.registers.register import Register
from application.registers.retold import Retold
from application.registers.statement_rows import TABLES, columns_of, rows_of
from application.registers.statement_tables import metadata, statement_records, statements
from domain.statements import Statement

_told = Retold(line=statements, records=statement_records, tables=TABLES, columns=columns_of, rows=rows_of)


register = Register(
    name="statements",
    version=5,
    metadata=metadata,
    most_remembered=1_000,
    handlers=_told.handlers(Statement),
)
