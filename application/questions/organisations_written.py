"""Which organisations are meant by what somebody wrote: a name or a number, many at once."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, select

from application.registers.directory import names, organisation_numbers, organisations

_LEFT_OUT = " kommune"
"""What people leave out of a municipality's name."""


def organisations_written(connection: Connection, texts: Collection[str]) -> dict[str, frozenset[UUID]]:
    """Return for each text the organisations that bear it as a number or a name; three queries whatever is asked.

    Names are as they are registered, but that `kommune` may be left out. Those that are part of another, or that bore
    it once, are returned when no other bears it now.
    """
    wanted: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        wanted[text].add(text)
        wanted[text + _LEFT_OUT].add(text)
    forms = sorted(wanted)
    called = select(organisations.c.id, organisations.c.name, organisations.c.merged_into.is_(None))
    numbered = select(organisation_numbers.c.organisation_id, organisation_numbers.c.number)
    borne = select(names.c.record_id, names.c.name).where(names.c.kind == "organisation", names.c.name.in_(forms))
    now: dict[str, set[str]] = defaultdict(set)
    once: dict[str, set[str]] = defaultdict(set)
    for identity, name, is_there in connection.execute(called.where(organisations.c.name.in_(forms))):
        for text in wanted[name]:
            (now if is_there else once)[text].add(identity)
    for identity, number in connection.execute(numbered.where(organisation_numbers.c.number.in_(sorted(texts)))):
        now[number].add(identity)
    for identity, name in connection.execute(borne):
        for text in wanted[name]:
            once[text].add(identity)
    return {text: frozenset(map(UUID, now.get(text) or once.get(text) or ())) for text in texts}
