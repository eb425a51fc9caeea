"""Municipalities by what somebody calls one, and which one is there now where one has become part of another."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, select

from application.norwegian_order import norwegian_key
from application.questions.organisations import OrganisationView, organisations_by_id
from application.registers.directory import names, organisation_numbers, organisations
from domain.organisations import OrganisationKind

_ENDINGS = (" kommune", " herad")


def municipalities_called(connection: Connection, written: str) -> list[OrganisationView]:
    """Return the municipalities with this id, number, or name now or before, with or without «kommune».

    Where some of them are there now, only these: an earlier one is meant when no other is called so.
    """
    found = organisations_by_id(connection, _meant(connection, written.strip())).values()
    meant = [one for one in found if one.kind == OrganisationKind.MUNICIPALITY]
    there = [one for one in meant if one.merged_into is None] or meant
    return sorted(there, key=lambda one: (norwegian_key(one.name), one.id))


def organisations_now(connection: Connection, identities: Sequence[UUID]) -> Mapping[UUID, OrganisationView]:
    """Return what each organisation is part of today: itself, or what it became part of in one merger or several.

    Ids that nothing is known of are left out.
    """
    views: dict[UUID, OrganisationView] = {}
    asked: set[UUID] = set()
    while wanted := ({*identities} | {one.merged_into for one in views.values() if one.merged_into}) - asked:
        views |= organisations_by_id(connection, sorted(wanted))
        asked |= wanted
    return {one: _now(views, one) for one in identities if one in views}


def _now(views: Mapping[UUID, OrganisationView], identity: UUID) -> OrganisationView:
    passed: set[UUID] = set()
    into = views[identity].merged_into
    while into is not None and into in views and into not in passed:
        passed.add(into)
        identity, into = into, views[into].merged_into
    return views[identity]


def _meant(connection: Connection, written: str) -> list[UUID]:
    try:
        return [UUID(written)]
    except ValueError:
        pass
    numbered = select(organisation_numbers.c.organisation_id).where(organisation_numbers.c.number == written)
    if found := connection.execute(numbered).scalars().all():
        return sorted({UUID(one) for one in found})
    named = select(names.c.record_id, names.c.name).join(organisations, organisations.c.id == names.c.record_id)
    rows = connection.execute(named.where(organisations.c.kind == str(OrganisationKind.MUNICIPALITY)))
    return sorted({UUID(row.record_id) for row in rows if _short(row.name) == _short(written)})


def _short(name: str) -> str:
    name = " ".join(name.casefold().split())
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name
