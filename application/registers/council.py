"""The council register: how the council is described, who takes part, its number series, and the subject areas."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Index, Integer, MetaData, Table, select

from application.column_types import WHOLE, plain
from application.registers.batch import Batch
from application.registers.columns import identity, iso_date, text
from application.registers.register import Fact, Register
from domain.cases import Case
from domain.councils import Council
from domain.subject_areas import SubjectArea

metadata = MetaData()

councils = Table(
    "councils",
    metadata,
    identity("id", primary_key=True),
    text("name"),
    text("legal_form", nullable=True),
    text("archive_creator", nullable=True),
    Column("logo", plain(64)),
    Column("logo_media_type", plain(128)),
    Column("version", Integer, nullable=False),
)

participations = Table(
    "participations",
    metadata,
    Column("joined", Integer, primary_key=True, autoincrement=False),
    identity("organisation_id"),
    iso_date("joined_on"),
    iso_date("left_on"),
    Column("left", Boolean, nullable=False),
)
"""`joined` is the number of the council's event by which the participation began."""

number_series = Table(
    "number_series",
    metadata,
    Column("position", WHOLE, primary_key=True, autoincrement=False),
    Column("year", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Index("ix_number_series_year", "year", "position"),
)
"""From which number the cases of a year are numbered; the last one said holds."""

subject_areas = Table(
    "subject_areas",
    metadata,
    identity("id", primary_key=True),
    Column("name", plain(500), nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
)

area_names = Table(
    "area_names",
    metadata,
    Column("name", plain(500), primary_key=True),
    identity("area_id", nullable=True),
)
"""Every name that a subject area has or had, and every one that a case was put under without its registration."""


def _registered(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.insert(
        councils,
        id=event.originator_id.hex,
        name=event.name,
        legal_form=event.legal_form,
        archive_creator=event.archive_creator,
        version=1,
    )


def _described(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.update(councils, _key(fact), **{field: change["after"] for field, change in event.changes.items()})


def _joined(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.insert(
        participations,
        joined=event.originator_version,
        organisation_id=event.organisation_id.hex,
        joined_on=event.joined_on,
        left=False,
    )


def _left(batch: Batch, fact: Fact) -> None:
    batch.update(participations, {"joined": fact.event.joined}, left=True, left_on=fact.event.left_on)


def _participation_corrected(batch: Batch, fact: Fact) -> None:
    after = {field: change["after"] for field, change in fact.event.changes.items()}
    batch.update(participations, {"joined": fact.event.joined}, **after)


def _logo_chosen(batch: Batch, fact: Fact) -> None:
    batch.update(councils, _key(fact), logo=fact.event.sha256, logo_media_type=fact.event.media_type)


def _numbers_begun(batch: Batch, fact: Fact) -> None:
    batch.insert(number_series, position=fact.position, year=fact.event.year, start=fact.event.start)


def _area_registered(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.insert(subject_areas, id=event.originator_id.hex, name=event.name, closed=False, version=1)
    _bears(batch, fact)


def _area_renamed(batch: Batch, fact: Fact) -> None:
    batch.update(subject_areas, _key(fact), name=fact.event.name)
    _bears(batch, fact)


def _area_closed(batch: Batch, fact: Fact) -> None:
    batch.update(subject_areas, _key(fact), closed=True)


def _area_reopened(batch: Batch, fact: Fact) -> None:
    batch.update(subject_areas, _key(fact), closed=False)


def _bears(batch: Batch, fact: Fact) -> None:
    _name(batch, fact.event.name)
    batch.update(area_names, {"name": fact.event.name}, area_id=fact.event.originator_id.hex)


def _used(batch: Batch, fact: Fact) -> None:
    if isinstance(fact.event, Case.Corrected):
        used = fact.event.changes.get("subject_areas", {}).get("after", ())
    else:
        used = fact.event.subject_areas
    for name in used:
        _name(batch, name)


def _name(batch: Batch, name: str) -> None:
    """Insert a name unless it is known."""
    known = batch.remember("names of areas", _names)
    if name not in known:
        known.add(name)
        batch.insert(area_names, name=name)


def _names(connection: Connection, tables: Mapping[str, Table]) -> set[str]:
    return set(connection.execute(select(tables["area_names"].c.name)).scalars())


def _key(fact: Fact) -> dict[str, Any]:
    return {"id": fact.event.originator_id.hex}


def _every(batch: Batch, fact: Fact) -> None:
    for aggregate, table in ((Council, councils), (SubjectArea, subject_areas)):
        if isinstance(fact.event, aggregate.Event) and fact.event.originator_version > 1:
            batch.update(table, _key(fact), version=fact.event.originator_version)


register = Register(
    name="council",
    version=1,
    metadata=metadata,
    handlers={
        Council.Registered: _registered,
        Council.Described: _described,
        Council.Corrected: _described,
        Council.ParticipantJoined: _joined,
        Council.ParticipantLeft: _left,
        Council.ParticipationCorrected: _participation_corrected,
        Council.LogoChosen: _logo_chosen,
        Council.NumbersBegun: _numbers_begun,
        SubjectArea.Registered: _area_registered,
        SubjectArea.Renamed: _area_renamed,
        SubjectArea.Closed: _area_closed,
        SubjectArea.Reopened: _area_reopened,
        Case.Classified: _used,
        Case.Corrected: _used,
    },
    every=_every,
)
