"""The register of action plans: which version is in force on which days, and what came of measures, on two axes."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Column, Integer, MetaData

from application.column_types import plain
from application.registers.columns import identity, text
from application.registers.register import Register
from application.registers.retold import Retold, line_table, records_table, rows_table
from domain.action_plans import ActionPlan, PlanRecord
from domain.in_force import in_force
from domain.recorded import Facts, records_of

metadata = MetaData()

action_plans = line_table(
    "action_plans",
    metadata,
    text("title"),
    text("public_title", nullable=True),
    text("about", nullable=True),
)
"""What is known of each now."""

action_plan_records = records_table("action_plan_records", metadata)
"""What domain/action_plans/facts.py tells, as JSON."""

action_plan_spans = rows_table(
    "action_plan_spans",
    metadata,
    Column("version", Integer, nullable=False),
    Column("valid_from", plain(10), nullable=False),
    Column("valid_to", plain(10), nullable=False),
    by=("valid_from", "valid_to"),
)
"""On which days a version is in force, half-open."""

action_plan_bases = rows_table(
    "action_plan_bases",
    metadata,
    identity("decision_id"),
    Column("version", Integer),
    by=("decision_id",),
)
"""The decisions of this archive by which versions were adopted, and for no version, the plan repealed."""

action_plan_links = rows_table(
    "action_plan_links",
    metadata,
    identity("to_id"),
    text("measure"),
    by=("to_id",),
)
"""What came of which measure."""


class Span(NamedTuple):
    """A version that is in force on some days."""

    version: int
    valid_from: str
    valid_to: str


class Rests(NamedTuple):
    """A decision that a version, or the repeal, rests on."""

    decision_id: str
    version: int | None


class CameOf(NamedTuple):
    """A record that came of a measure."""

    to_id: str
    measure: str


def _rows(facts: Facts) -> Iterable[Any]:
    for span in in_force(facts):
        yield Span(span.fact, span.days.start, span.days.end)
    for _, record in records_of(facts, PlanRecord.VERSION, PlanRecord.REPEAL):
        if record["basis"].get("decision_id"):
            yield Rests(record["basis"]["decision_id"], record.get("version"))
    for _, record in records_of(facts, PlanRecord.LINK):
        yield CameOf(record["to_id"], record["measure"])


retold = Retold(
    line=action_plans,
    records=action_plan_records,
    tables={Span: action_plan_spans, Rests: action_plan_bases, CameOf: action_plan_links},
    columns=lambda facts: {field: facts[field] for field in ("title", "public_title", "about")},
    rows=_rows,
)

register = Register(
    name="action_plans",
    version=1,
    metadata=metadata,
    most_remembered=1_000,
    handlers=retold.handlers(ActionPlan),
)
