"""The tables of the decisions register: decisions, follow-up, who was not impartial, and who treats them."""

from sqlalchemy import JSON, Boolean, Column, Index, Integer, MetaData, Table

from application.column_types import WHOLE, plain
from application.registers.columns import identity, iso_date, moment, text

metadata = MetaData()

decisions = Table(
    "decisions",
    metadata,
    identity("id", primary_key=True),
    identity("case_id"),
    identity("body_id"),
    Column("decided_on", plain(10), nullable=False),
    Column("number", plain(16)),
    Column("reference", plain(64), nullable=False),
    Column("slug", plain(64), nullable=False),
    text("title"),
    text("public_title", nullable=True),
    text("recommendation", nullable=True),
    text("text"),
    Column("outcome", plain(16), nullable=False),
    Column("proposals", JSON, nullable=False),
    Column("ballots", JSON, nullable=False),
    Column("ballots_number", Integer, nullable=False),
    Column("papers", JSON, nullable=False),
    Column("urgent", JSON(none_as_null=True)),
    Column("is_urgent", Boolean, nullable=False),
    moment("recorded_at"),
    moment("corrected_at", nullable=True),
    Column("ended", plain(16)),
    iso_date("ended_on"),
    identity("ended_by_id", nullable=True),
    Column("in_force", Boolean, nullable=False),
    Index("ix_decisions_case", "case_id", "decided_on"),
    Index("ix_decisions_body", "body_id", "decided_on"),
    Index("ix_decisions_slug", "slug"),
    Index("ix_decisions_day", "decided_on", "id"),
    Index("ix_decisions_ended_by", "ended_by_id"),
    Index("ix_decisions_urgent", "is_urgent", "decided_on"),
)
"""`ended` is `rescinded` or `superseded`, by the decision `ended_by_id` if one is known.

`ballots_number` is the number of the event that told the ballots as they are known now. `is_urgent`: somebody decided
it alone, as `urgent` tells.
"""

voters = Table(
    "decision_voters",
    metadata,
    identity("decision_id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    identity("organisation_id", primary_key=True),
    Index("ix_decision_voters_organisation", "organisation_id", "decision_id"),
)
"""The organisations that voted, by the ballots that an event told: the decision says which event that is."""

follow_ups = Table(
    "decision_follow_ups",
    metadata,
    identity("decision_id", primary_key=True),
    Column("position", WHOLE, primary_key=True),
    text("text"),
    iso_date("due"),
    Column("responsible", plain(64)),
    Column("number", Integer, nullable=False),
    Column("due_order", plain(10), nullable=False),
    Column("done", Boolean, nullable=False),
    iso_date("done_on"),
    text("done_note", nullable=True),
    Index("ix_follow_ups_due", "done", "due_order", "position"),
)
"""`number` is that of the event among its decision's; `due_order` is `due`, with those that have none last."""

recusals = Table(
    "decision_recusals",
    metadata,
    identity("decision_id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    identity("person_id", nullable=True),
    text("name"),
    Column("section", plain(16)),
    text("ground", nullable=True),
    Column("left_room", plain(8), nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Index("ix_decision_recusals_person", "person_id"),
)
"""`number` is that of the event among its decision's."""

treatments = Table(
    "decision_treatments",
    metadata,
    identity("decision_id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    identity("organisation_id", primary_key=True),
    Column("outcome", plain(16), nullable=False),
    iso_date("treated_on"),
    iso_date("deadline"),
    text("body", nullable=True),
    text("note", nullable=True),
    Column("basis", JSON),
    Column("withdrawn", Boolean, nullable=False),
    Index("ix_decision_treatments_organisation", "organisation_id", "decision_id"),
)
"""What participants were asked to treat (`outcome` is ASKED, `treated_on` when), and what each of them did.

`number` is that of the event among its decision's.
"""

ASKED = "asked"

former_references = Table(
    "former_decision_references",
    metadata,
    identity("decision_id", primary_key=True),
    Column("position", WHOLE, primary_key=True),
    Column("slug", plain(64), nullable=False),
    Index("ix_former_decision_references", "slug"),
)
"""References that were wrong, and that decisions were known by until they were corrected."""
