"""The register of meeting plans: which bodies have planned which years, and what is known of each plan, on two axes."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Column, Index, Integer, MetaData

from application.registers.columns import identity, text
from application.registers.register import Register
from application.registers.retold import Retold, line_table, records_table, rows_table
from domain.meeting_plans import MeetingPlan, PlanRecord
from domain.recorded import Facts, records_of

metadata = MetaData()

meeting_plans = line_table(
    "meeting_plans",
    metadata,
    identity("body_id"),
    Column("planned_year", Integer, nullable=False),
    Column("wanted", Integer),
    text("about", nullable=True),
    Index("ix_meeting_plans_of_body", "body_id", "planned_year"),
    Index("ix_meeting_plans_of_year", "planned_year"),
)
"""What is known of each now."""

meeting_plans_records = records_table("meeting_plans_records", metadata)
"""What domain/meeting_plans/facts.py tells, as JSON."""

meeting_plans_bases = rows_table("meeting_plans_bases", metadata, identity("decision_id"), by=("decision_id",))
"""The decisions of this archive by which plans were adopted."""


class Rests(NamedTuple):
    """A decision by which a plan was adopted."""

    decision_id: str


def _columns(facts: Facts) -> dict[str, Any]:
    told = {field: facts[field] for field in ("body_id", "wanted", "about")}
    return told | {"planned_year": facts["year"]}


def _rows(facts: Facts) -> Iterable[Any]:
    for _, record in records_of(facts, PlanRecord.ADOPTED):
        if record["basis"].get("decision_id"):
            yield Rests(record["basis"]["decision_id"])


retold = Retold(
    line=meeting_plans,
    records=meeting_plans_records,
    tables={Rests: meeting_plans_bases},
    columns=_columns,
    rows=_rows,
)

register = Register(
    name="meeting_plans",
    version=1,
    metadata=metadata,
    most_remembered=1_000,
    handlers=retold.handlers(MeetingPlan),
)
