"""The cases register."""

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Index, Integer, MetaData, Table

from application.column_types import plain
from application.registers.batch import Batch
from application.registers.columns import as_moment, identity, iso_date, moment, text
from application.registers.register import Fact, Register
from domain.cases import Case
from domain.references import CaseReference

metadata = MetaData()

cases = Table(
    "cases",
    metadata,
    identity("id", primary_key=True),
    Column("reference", plain(16), nullable=False),
    Column("year", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    text("title"),
    text("public_title", nullable=True),
    iso_date("opened_on"),
    moment("recorded_at"),
    Column("subject_areas", JSON, nullable=False),
    Column("responsible", plain(64)),
    Column("closed", Boolean, nullable=False),
    text("closed_ground", nullable=True),
    iso_date("closed_on"),
    Index("ix_cases_reference", "year", "sequence"),
    Index("ix_cases_responsible", "responsible"),
)


def _opened(batch: Batch, fact: Fact) -> None:
    event = fact.event
    reference = CaseReference.parse(event.reference)
    batch.insert(
        cases,
        id=event.originator_id.hex,
        reference=event.reference,
        year=reference.year,
        sequence=reference.sequence,
        title=event.title,
        public_title=event.public_title,
        opened_on=event.opened_on,
        recorded_at=as_moment(event.timestamp),
        subject_areas=[],
        closed=False,
    )


def _classified(batch: Batch, fact: Fact) -> None:
    batch.update(cases, _key(fact), subject_areas=fact.event.subject_areas)


def _retitled(batch: Batch, fact: Fact) -> None:
    batch.update(cases, _key(fact), title=fact.event.title, public_title=fact.event.public_title)


def _opening_corrected(batch: Batch, fact: Fact) -> None:
    batch.update(cases, _key(fact), opened_on=fact.event.opened_on)


def _corrected(batch: Batch, fact: Fact) -> None:
    batch.update(cases, _key(fact), **{field: change["after"] for field, change in fact.event.changes.items()})


def _responsible_assigned(batch: Batch, fact: Fact) -> None:
    batch.update(cases, _key(fact), responsible=fact.event.responsible)


def _closed(batch: Batch, fact: Fact) -> None:
    batch.update(cases, _key(fact), closed=True, closed_ground=fact.event.ground, closed_on=fact.event.closed_on)


def _reopened(batch: Batch, fact: Fact) -> None:
    batch.update(cases, _key(fact), closed=False, closed_ground=None, closed_on=None)


def _key(fact: Fact) -> dict[str, Any]:
    return {"id": fact.event.originator_id.hex}


register = Register(
    name="cases",
    version=5,
    metadata=metadata,
    handlers={
        Case.Opened: _opened,
        Case.Classified: _classified,
        Case.Retitled: _retitled,
        Case.OpeningCorrected: _opening_corrected,
        Case.Corrected: _corrected,
        Case.ResponsibleAssigned: _responsible_assigned,
        Case.Closed: _closed,
        Case.Reopened: _reopened,
    },
)
