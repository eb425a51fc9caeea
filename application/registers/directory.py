"""The directory register: bodies, organisations and people, with all their names over time."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Index, Integer, MetaData, Table, select

from application.column_types import WHOLE, plain
from application.norwegian_order import COLLATION
from application.registers.batch import Batch
from application.registers.columns import STILL_KNOWN, hexed, identity, iso_date, text
from application.registers.register import Fact, Handler, Register
from domain.bodies import Body
from domain.organisations import Organisation
from domain.people import Person

metadata = MetaData()

bodies = Table(
    "bodies",
    metadata,
    identity("id", primary_key=True),
    text("name"),
    Column("abbreviation", plain(64), nullable=False),
    Column("kind", plain(16), nullable=False),
    iso_date("established_on"),
    Column("dissolved", Boolean, nullable=False),
    iso_date("dissolved_on"),
    identity("owner_id", nullable=True),
    identity("convener_id", nullable=True),
    text("agenda", nullable=True),
    text("chair", nullable=True),
    text("follow_up", nullable=True),
    Index("ix_bodies_abbreviation", "abbreviation"),
)

organisations = Table(
    "organisations",
    metadata,
    identity("id", primary_key=True),
    text("name"),
    Column("kind", plain(16), nullable=False),
    identity("merged_into", nullable=True),
    iso_date("merged_on"),
    Index("ix_organisations_kind", "kind"),
    Index("ix_organisations_merged_into", "merged_into"),
)

organisation_numbers = Table(
    "organisation_numbers",
    metadata,
    identity("organisation_id", primary_key=True),
    Column("position", WHOLE, primary_key=True),
    Column("kind", plain(24), nullable=False),
    Column("number", plain(16), nullable=False),
    iso_date("valid_from"),
    Column("assigned", Integer, nullable=False),
)

people = Table("people", metadata, identity("id", primary_key=True), text("name"), identity("same_as", nullable=True))

same_people = Table(
    "same_people",
    metadata,
    Column("known_from", WHOLE, primary_key=True, autoincrement=False),
    Column("known_to", WHOLE, nullable=False),
    identity("person_id"),
    identity("same_as"),
    Index("ix_same_people_person", "person_id", "known_to"),
    Index("ix_same_people_same_as", "same_as", "known_to"),
)
"""Who was known to be the same as another person, from the position of one event until that of another."""

for table in (bodies, organisations, people):
    Index(f"ix_{table.name}_name", table.c.name.collate(COLLATION), table.c.id)

names = Table(
    "names",
    metadata,
    identity("record_id", primary_key=True),
    Column("position", WHOLE, primary_key=True),
    Column("kind", plain(16), nullable=False),
    text("name"),
    Column("abbreviation", plain(64)),
    iso_date("valid_from"),
    Column("number", Integer, nullable=False),
)
"""Every name a body, an organisation or a person has had; `position` is the event's, `number` its number among those of
the record. The name now is the last one that was not noted as an earlier name, and stands with the record itself."""


def _named(batch: Batch, fact: Fact, kind: str, valid_from: str | None) -> None:
    batch.insert(
        names,
        record_id=fact.event.originator_id.hex,
        position=fact.position,
        kind=kind,
        name=fact.event.name,
        abbreviation=getattr(fact.event, "abbreviation", None),
        valid_from=valid_from,
        number=fact.event.originator_version,
    )


def _name_corrected(table: Table) -> Handler:
    def correct(batch: Batch, fact: Fact) -> None:
        event = fact.event
        after = {field: change["after"] for field, change in event.changes.items()}
        batch.update(names, {"record_id": event.originator_id.hex, "number": event.number}, **after)
        now = {field: value for field, value in after.items() if field != "valid_from"}
        if event.is_current and now:
            batch.update(table, _key(fact), **now)

    return correct


def _corrected(table: Table) -> Handler:
    def correct(batch: Batch, fact: Fact) -> None:
        after = {field: change["after"] for field, change in fact.event.changes.items()}
        if "is_dissolved" in after:
            after["dissolved"] = after.pop("is_dissolved")
        batch.update(table, _key(fact), **after)

    return correct


def _number_corrected(batch: Batch, fact: Fact) -> None:
    event = fact.event
    after = {field: change["after"] for field, change in event.changes.items()}
    key = {"organisation_id": event.originator_id.hex, "assigned": event.assigned}
    batch.update(organisation_numbers, key, **after)


def _body_established(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.insert(
        bodies,
        id=event.originator_id.hex,
        name=event.name,
        abbreviation=event.abbreviation,
        kind=event.kind,
        established_on=event.established_on,
        dissolved=False,
    )
    _named(batch, fact, "body", event.established_on)


def _earlier_name_noted(kind: str) -> Handler:
    def note(batch: Batch, fact: Fact) -> None:
        _named(batch, fact, kind, fact.event.valid_from)

    return note


def _body_renamed(batch: Batch, fact: Fact) -> None:
    batch.update(bodies, _key(fact), name=fact.event.name, abbreviation=fact.event.abbreviation)
    _named(batch, fact, "body", fact.event.valid_from)


def _owner_set(batch: Batch, fact: Fact) -> None:
    batch.update(bodies, _key(fact), owner_id=hexed(fact.event.owner_id))


def _convener_set(batch: Batch, fact: Fact) -> None:
    batch.update(bodies, _key(fact), convener_id=hexed(fact.event.convener_id))


def _duties_set(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.update(bodies, _key(fact), agenda=event.agenda, chair=event.chair, follow_up=event.follow_up)


def _dissolved(batch: Batch, fact: Fact) -> None:
    batch.update(bodies, _key(fact), dissolved=True, dissolved_on=fact.event.dissolved_on)


def _organisation_registered(batch: Batch, fact: Fact) -> None:
    batch.insert(organisations, id=fact.event.originator_id.hex, name=fact.event.name, kind=fact.event.kind)
    _named(batch, fact, "organisation", fact.event.valid_from)


def _merged_into(batch: Batch, fact: Fact) -> None:
    batch.update(organisations, _key(fact), merged_into=hexed(fact.event.into_id), merged_on=fact.event.merged_on)


def _number_assigned(batch: Batch, fact: Fact) -> None:
    event = fact.event
    batch.insert(
        organisation_numbers,
        organisation_id=event.originator_id.hex,
        position=fact.position,
        kind=event.number_kind,
        number=event.number,
        valid_from=event.valid_from,
        assigned=event.originator_version,
    )


def _person_registered(batch: Batch, fact: Fact) -> None:
    batch.insert(people, id=fact.event.originator_id.hex, name=fact.event.name)
    _named(batch, fact, "person", None)


def _found_same(batch: Batch, fact: Fact) -> None:
    batch.update(people, _key(fact), same_as=fact.event.person_id.hex)
    _still_same(batch, fact)[:] = [fact.position]
    batch.insert(
        same_people,
        known_from=fact.position,
        known_to=STILL_KNOWN,
        person_id=fact.event.originator_id.hex,
        same_as=fact.event.person_id.hex,
    )


def _found_different(batch: Batch, fact: Fact) -> None:
    batch.update(people, _key(fact), same_as=None)
    still = _still_same(batch, fact)
    batch.update(same_people, {"known_from": still.pop()}, known_to=fact.position)


def _still_same(batch: Batch, fact: Fact) -> list[int]:
    """Return where it was recorded that a person is the same as another, if that is still known."""
    person_id = fact.event.originator_id.hex

    def read(connection: Connection, tables: Mapping[str, Table]) -> list[int]:
        same = tables[same_people.name].c
        statement = select(same.known_from).where(same.person_id == person_id, same.known_to == STILL_KNOWN)
        return list(connection.execute(statement).scalars())

    return batch.remember(("same", person_id), read)


def _renamed(table: Table, kind: str) -> Handler:
    def rename(batch: Batch, fact: Fact) -> None:
        batch.update(table, _key(fact), name=fact.event.name)
        _named(batch, fact, kind, fact.event.valid_from)

    return rename


def _key(fact: Fact) -> dict[str, Any]:
    return {"id": fact.event.originator_id.hex}


register = Register(
    name="directory",
    version=7,
    metadata=metadata,
    handlers={
        Body.Established: _body_established,
        Body.Renamed: _body_renamed,
        Body.EarlierNameNoted: _earlier_name_noted("body"),
        Body.OwnerSet: _owner_set,
        Body.ConvenerSet: _convener_set,
        Body.DutiesSet: _duties_set,
        Body.Dissolved: _dissolved,
        Body.NameCorrected: _name_corrected(bodies),
        Body.Corrected: _corrected(bodies),
        Organisation.NameCorrected: _name_corrected(organisations),
        Organisation.Corrected: _corrected(organisations),
        Organisation.NumberCorrected: _number_corrected,
        Person.NameCorrected: _name_corrected(people),
        Organisation.Registered: _organisation_registered,
        Organisation.Renamed: _renamed(organisations, "organisation"),
        Organisation.EarlierNameNoted: _earlier_name_noted("organisation"),
        Organisation.MergedInto: _merged_into,
        Organisation.NumberAssigned: _number_assigned,
        Person.Registered: _person_registered,
        Person.Renamed: _renamed(people, "person"),
        Person.FoundSame: _found_same,
        Person.FoundDifferent: _found_different,
    },
)
