"""What is known of one agreement while its events are told, and how that is read again from what was kept."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, select

from application.registers.agreement_rows import Group, Row, Told, rows_of
from application.registers.agreement_tables import agreement_records, agreement_versions, agreements
from application.registers.columns import STILL_KNOWN
from application.registers.retold import Place, facts_of
from domain.agreements import Records


class Known:
    """What is known of one agreement: its facts, since when each record of them, and which rows tell them now.

    `places` are `known_from` and `piece` of each row, by group, and `written` is how they are kept. `versions` are
    those that have an id to be found by.
    """

    __slots__ = ("facts", "groups", "places", "records", "since", "versions", "written")

    def __init__(self, facts: dict[str, Any], since: dict[int, int]) -> None:
        self.facts, self.since = facts, since
        self.records = Records(facts)
        self.groups: dict[Group, Told] = {}
        self.places: dict[Group, dict[Row, Place]] = {}
        self.written = "[]"
        self.versions: set[int] = set()


def read_known(connection: Connection, tables: Mapping[str, Table], identity: str) -> Known:
    """Return what is known of an agreement, from the tables that are being filled."""
    lines, kept = tables[agreements.name].c, tables[agreement_records.name].c
    places = connection.execute(select(lines.places).where(lines.id == identity)).scalar_one()
    found = select(kept.number, kept.known_from, kept.record)
    rows = connection.execute(found.where(kept.agreement_id == identity, kept.known_to == STILL_KNOWN)).all()
    known = Known(facts_of({row.number: row.record for row in rows}), {row.number: row.known_from for row in rows})
    known.groups, known.written = rows_of(known.records, {}), places
    named = tables[agreement_versions.name].c
    known.versions.update(connection.execute(select(named.version).where(named.agreement_id == identity)).scalars())
    known.places = {group: {} for group in known.groups}
    for (group, row), (known_from, piece) in zip(_each(known.groups), json.loads(places), strict=True):
        known.places[group][row] = (known_from, piece)
    return known


def _each(groups: Mapping[Group, Told]) -> Iterator[tuple[Group, Row]]:
    for group, told in groups.items():
        for row in told.rows:
            yield group, row
