"""Questions about the council and the subject areas. They are public."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from application.norwegian_order import norwegian_key
from application.registers.council import area_names, councils, number_series, participations, subject_areas
from application.registers.directory import organisations


@dataclass(frozen=True, slots=True)
class CouncilView:
    """The council; `version` is what a change of it expects."""

    name: str
    legal_form: str | None
    archive_creator: str | None
    logo: str | None
    logo_media_type: str | None
    version: int


@dataclass(frozen=True, slots=True)
class Participation:
    """An organisation's time in the council; `joined` is what a correction knows it by."""

    joined: int
    organisation_id: UUID
    name: str
    joined_on: str | None
    left_on: str | None
    left: bool


@dataclass(frozen=True, slots=True)
class AreaView:
    """A subject area by one of its names; `id` and `version` are None for one that cases use without its registration.

    `renamed_to` is what it is called now, when this is a name it had.
    """

    name: str
    id: UUID | None
    closed: bool
    renamed_to: str | None
    version: int | None


def the_council(connection: Connection) -> CouncilView | None:
    """Return the council, None while nobody has said whose archive this is."""
    columns = councils.c
    row = connection.execute(
        select(
            columns.name,
            columns.legal_form,
            columns.archive_creator,
            columns.logo,
            columns.logo_media_type,
            columns.version,
        ).limit(1)
    ).one_or_none()
    return CouncilView(*row) if row is not None else None


def participants(connection: Connection) -> list[Participation]:
    """Return who takes part and took part, in Norwegian order; those who are in now come first."""
    statement = select(participations, organisations.c.name)
    statement = statement.join(organisations, organisations.c.id == participations.c.organisation_id)
    found = [
        Participation(row.joined, UUID(row.organisation_id), row.name, row.joined_on, row.left_on, row.left)
        for row in connection.execute(statement)
    ]
    return sorted(found, key=lambda one: (one.left, norwegian_key(one.name), one.joined))


def numbers_begin(connection: Connection, year: int) -> int:
    """Return the number from which the cases of a year are numbered, 1 unless the council said otherwise."""
    statement = select(number_series.c.start).where(number_series.c.year == year)
    start = connection.execute(statement.order_by(number_series.c.position.desc()).limit(1)).scalar()
    return int(start or 1)


def all_areas(connection: Connection) -> list[AreaView]:
    """Return every name of a subject area in Norwegian order, registered or only used."""
    columns = subject_areas.c
    statement = select(area_names.c.name, columns.id, columns.closed, columns.name.label("now"), columns.version)
    statement = statement.outerjoin_from(area_names, subject_areas, columns.id == area_names.c.area_id)
    found = [
        AreaView(
            name=row.name,
            id=UUID(row.id) if row.id else None,
            closed=bool(row.closed),
            renamed_to=row.now if row.now != row.name else None,
            version=row.version,
        )
        for row in connection.execute(statement)
    ]
    return sorted(found, key=lambda one: norwegian_key(one.name))


def offered_areas(connection: Connection) -> list[str]:
    """Return the names of subject areas that a case may be put under: neither closed nor called otherwise now."""
    return [one.name for one in all_areas(connection) if not one.closed and one.renamed_to is None]


def areas_by_id(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, str]:
    """Return what subject areas are called now, by id."""
    wanted = [one.hex for one in identities]
    rows = connection.execute(select(subject_areas.c.id, subject_areas.c.name).where(subject_areas.c.id.in_(wanted)))
    return {UUID(row.id): row.name for row in rows}
