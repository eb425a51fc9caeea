"""What bodies, organisations and people were called on a day, as far as it was recorded up to a position of the log."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Connection, bindparam, select

from application.registers.directory import names
from application.registers.history import history
from domain.intervals import BEGINNING, first_day

_CORRECTED = [f"{kind}.name-corrected" for kind in ("body", "organisation", "person")]
_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_NAMES = (
    select(names.c.record_id, names.c.number, names.c.position, names.c.name, names.c.valid_from)
    .where(names.c.record_id.in_(_IDS))
    .order_by(names.c.position)
)
_PUT_RIGHT = (
    select(history.c.record_id, history.c.position, history.c.details)
    .where(history.c.record_id.in_(_IDS), history.c.topic.in_(_CORRECTED))
    .order_by(history.c.position.desc())
)


@dataclass(slots=True)
class Borne:
    """A name as it is written now, and at which positions it was put right, the latest first: `(position, before)`."""

    position: int
    name: str
    valid_from: str | None
    corrected: list[tuple[int, dict[str, Any]]] = field(default_factory=list)

    def then(self, known: int) -> tuple[str, str | None]:
        """Return the name and its first day, as they were written at a position."""
        written: dict[str, Any] = {"name": self.name, "valid_from": self.valid_from}
        for position, before in self.corrected:
            if position > known:
                written |= before
        return written["name"], written["valid_from"]


class NamesThen:
    """Names of many, each read once: for questions about one thing that name the same people and organisations."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._borne: dict[UUID, list[Borne]] = {}

    def on(self, identities: Iterable[UUID], on: str, known: int) -> dict[UUID, str]:
        """Return by id the name that each bore on an ISO day, as `names_then` does."""
        wanted = set(identities)
        if fresh := wanted - self._borne.keys():
            self._borne |= {one: [] for one in fresh} | all_names(self._connection, fresh)
        return {one: name_then(rows, on, known) for one in wanted if (rows := self._borne[one])}


def names_then(connection: Connection, identities: Iterable[UUID], on: str, known: int) -> dict[UUID, str]:
    """Return by id the name that each bore on an ISO day, by two queries.

    One of whom no name is known for that day, or none had been recorded, is called by the first that is known.
    """
    return {identity: name_then(rows, on, known) for identity, rows in all_names(connection, identities).items()}


def all_names(connection: Connection, identities: Iterable[UUID]) -> dict[UUID, list[Borne]]:
    """Return all names by id, for `name_then` on many days, by two queries."""
    by_hex = {one.hex: one for one in identities}
    wanted = {"ids": sorted(by_hex)}
    borne: dict[UUID, dict[int, Borne]] = defaultdict(dict)
    for record_id, number, *of_name in connection.execute(_NAMES, wanted).all():
        borne[by_hex[record_id]][number] = Borne(*of_name)
    for row in connection.execute(_PUT_RIGHT, wanted).all():
        before = {name: change["before"] for name, change in row.details["changes"].items()}
        borne[by_hex[row.record_id]][row.details["number"]].corrected.append((row.position, before))
    return {identity: list(numbered.values()) for identity, numbered in borne.items()}


def name_then(rows: Sequence[Borne], on: str, known: int) -> str:
    """Return the name that began last; one without a day follows those that were recorded before it."""
    if len(rows) == 1 and not rows[0].corrected:
        return rows[0].name
    began = BEGINNING
    borne: list[tuple[str, int, str]] = []
    for row in [one for one in rows if one.position <= known] or rows[:1]:
        name, valid_from = row.then(known)
        begins = began if valid_from is None else first_day(valid_from)
        began = max(began, begins)
        borne.append((begins, len(borne), name))
    return max([one for one in borne if one[0] <= on] or [min(borne)])[2]
