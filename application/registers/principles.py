"""The register of principles for joint or separate answers: which version is in force on which days, on two axes."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Column, Integer, MetaData

from application.column_types import plain
from application.registers.columns import identity, text
from application.registers.register import Register
from application.registers.retold import Retold, line_table, records_table, rows_table
from domain.principles import Principles, PrinciplesRecord, in_force
from domain.recorded import Facts, records_of

metadata = MetaData()

principles = line_table(
    "principles",
    metadata,
    text("title"),
    text("public_title", nullable=True),
    text("about", nullable=True),
)
"""What is known of each now."""

principles_records = records_table("principles_records", metadata)
"""What domain/principles/facts.py tells, as JSON."""

principles_spans = rows_table(
    "principles_spans",
    metadata,
    Column("version", Integer, nullable=False),
    Column("valid_from", plain(10), nullable=False),
    Column("valid_to", plain(10), nullable=False),
    by=("valid_from", "valid_to"),
)
"""On which days a version is in force, half-open."""

principles_bases = rows_table(
    "principles_bases",
    metadata,
    identity("decision_id"),
    Column("version", Integer),
    by=("decision_id",),
)
"""The decisions of this archive by which versions were adopted, and for no version, the principles repealed."""


class Span(NamedTuple):
    """A version that is in force on some days."""

    version: int
    valid_from: str
    valid_to: str


class Rests(NamedTuple):
    """A decision that a version, or the repeal, rests on."""

    decision_id: str
    version: int | None


def _rows(facts: Facts) -> Iterable[Any]:
    for span in in_force(facts):
        yield Span(span.fact, span.days.start, span.days.end)
    for _, record in records_of(facts, *PrinciplesRecord):
        if record["basis"].get("decision_id"):
            yield Rests(record["basis"]["decision_id"], record.get("version"))


retold = Retold(
    line=principles,
    records=principles_records,
    tables={Span: principles_spans, Rests: principles_bases},
    columns=lambda facts: {field: facts[field] for field in ("title", "public_title", "about")},
    rows=_rows,
)

register = Register(
    name="principles",
    version=2,
    metadata=metadata,
    most_remembered=1_000,
    handlers=retold.handlers(Principles),
)
