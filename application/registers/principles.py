"""The register of principles for joint or separate answers: which version is in force on which days, on two axes."""

from sqlalchemy import MetaData

from application.registers.adopted import (
    Rests,
    Span,
    adopted_columns,
    adopted_rows,
    adopted_table,
    bases_table,
    spans_table,
)
from application.registers.register import Register
from application.registers.retold import Retold, records_table
from domain.principles import Principles

metadata = MetaData()

principles = adopted_table("principles", metadata)

principles_records = records_table("principles_records", metadata)
"""What domain/principles/facts.py tells, as JSON."""

principles_spans = spans_table("principles_spans", metadata)

principles_bases = bases_table("principles_bases", metadata)

retold = Retold(
    line=principles,
    records=principles_records,
    tables={Span: principles_spans, Rests: principles_bases},
    columns=adopted_columns,
    rows=adopted_rows,
)

register = Register(
    name="principles",
    version=2,
    metadata=metadata,
    most_remembered=1_000,
    handlers=retold.handlers(Principles),
)
