"""What registers of what is adopted version by version (domain/adopted.py) have alike: tables, and rows of facts."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Column, Integer, MetaData, Table

from application.column_types import plain
from application.registers.columns import identity, text
from application.registers.retold import line_table, rows_table
from domain.adopted import WHOLE
from domain.in_force import REPEAL, VERSION, in_force
from domain.recorded import Facts, records_of


class Span(NamedTuple):
    """A version that is in force on some days."""

    version: int
    valid_from: str
    valid_to: str


class Rests(NamedTuple):
    """A decision that a version, or the repeal, rests on."""

    decision_id: str
    version: int | None


def adopted_table(name: str, metadata: MetaData) -> Table:
    """Return a table of what is known of each now."""
    about = text("about", nullable=True)
    return line_table(name, metadata, text("title"), text("public_title", nullable=True), about)


def spans_table(name: str, metadata: MetaData) -> Table:
    """Return a table of the days on which a version is in force, half-open."""
    return rows_table(
        name,
        metadata,
        Column("version", Integer, nullable=False),
        Column("valid_from", plain(10), nullable=False),
        Column("valid_to", plain(10), nullable=False),
        by=("valid_from", "valid_to"),
    )


def bases_table(name: str, metadata: MetaData) -> Table:
    """Return a table of the decisions of this archive by which versions were adopted, and for no version, repealed."""
    return rows_table(name, metadata, identity("decision_id"), Column("version", Integer), by=("decision_id",))


def adopted_columns(facts: Facts) -> dict[str, Any]:
    """Return what is known of the whole now."""
    return {field: facts[field] for field in WHOLE}


def adopted_rows(facts: Facts) -> Iterator[Span | Rests]:
    """Yield when each version is in force, and what versions and repeals rest on."""
    for span in in_force(facts):
        yield Span(span.fact, span.days.start, span.days.end)
    for _, record in records_of(facts, VERSION, REPEAL):
        if record["basis"].get("decision_id"):
            yield Rests(record["basis"]["decision_id"], record.get("version"))
