"""The register of action plans: which version is in force on which days, and what came of measures, on two axes."""

from collections.abc import Iterable
from typing import Any, NamedTuple

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
from application.registers.columns import identity, text
from application.registers.register import Register
from application.registers.retold import Retold, records_table, rows_table
from domain.action_plans import ActionPlan, PlanRecord
from domain.recorded import Facts, records_of

metadata = MetaData()

action_plans = adopted_table("action_plans", metadata)

action_plan_records = records_table("action_plan_records", metadata)
"""What domain/action_plans/facts.py tells, as JSON."""

action_plan_spans = spans_table("action_plan_spans", metadata)

action_plan_bases = bases_table("action_plan_bases", metadata)

action_plan_links = rows_table(
    "action_plan_links",
    metadata,
    identity("to_id"),
    text("measure"),
    by=("to_id",),
)
"""What came of which measure."""


class CameOf(NamedTuple):
    """A record that came of a measure."""

    to_id: str
    measure: str


def _rows(facts: Facts) -> Iterable[Any]:
    yield from adopted_rows(facts)
    for _, record in records_of(facts, PlanRecord.LINK):
        yield CameOf(record["to_id"], record["measure"])


retold = Retold(
    line=action_plans,
    records=action_plan_records,
    tables={Span: action_plan_spans, Rests: action_plan_bases, CameOf: action_plan_links},
    columns=adopted_columns,
    rows=_rows,
)

register = Register(
    name="action_plans",
    version=1,
    metadata=metadata,
    most_remembered=1_000,
    handlers=retold.handlers(ActionPlan),
)
