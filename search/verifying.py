"""Compares the index with the registers, entry by entry: what lacks in it, what is stale, and what is too many."""

import time
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Engine

from search.engines.protocol import SearchEngine
from search.entries import Entry, digest
from search.kinds import KINDS, every_record, kind_named
from search.records import Sources
from search.texts.store import TextStore

RECORDS = 100
"""So many are compared at a time."""
_PREFIXES = tuple(f"{number:02x}" for number in range(256))
_AGAIN = 3
_PAUSE_S = 2.0


class Wrong(StrEnum):
    """What is wrong with a record in the index."""

    MISSING = "missing"
    STALE = "stale"
    TOO_MANY = "too-many"


@dataclass(frozen=True, slots=True)
class Difference:
    """A record that the index does not hold as it is. What is in no register has neither kind nor reference."""

    record_id: UUID
    wrong: Wrong
    kind: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """How many records were compared, and those that differ."""

    records: int
    differences: tuple[Difference, ...]


def verify_index(
    engine: SearchEngine,
    registers: Engine,
    texts: TextStore,
    show: Callable[[int], None] | None = None,
    *,
    pause_s: float = _PAUSE_S,
) -> Compared:
    """Compare every record. What differs is looked at again a little later: the archive may be in use.

    `show` is told how many are done. SearchAwayError.
    """
    comparing = _Comparing(engine, registers, texts)
    found = [*comparing.records(show), *comparing.too_many()]
    for _ in range(_AGAIN):
        if not found:
            break
        time.sleep(pause_s)
        found = list(comparing.again(found))
    return Compared(comparing.done, tuple(found))


class _Comparing:
    def __init__(self, engine: SearchEngine, registers: Engine, texts: TextStore) -> None:
        self._engine, self._registers, self._texts = engine, registers, texts
        self._known = array("Q")
        self.done = 0

    def records(self, show: Callable[[int], None] | None) -> Iterator[Difference]:
        """Yield what differs of the records in the registers."""
        for kind, ids in every_record(self._registers, RECORDS):
            yield from self._of_kind(kind, ids)
            self._known.extend(_short(one) for one in ids)
            self.done += len(ids)
            if show:
                show(self.done)

    def too_many(self) -> Iterator[Difference]:
        """Yield what is in the index and in no register."""
        known = array("Q", sorted(self._known))
        for prefix in _PREFIXES:
            for one in self._engine.record_ids(prefix):
                at = bisect_left(known, _short(one))
                if at == len(known) or known[at] != _short(one):
                    yield Difference(one, Wrong.TOO_MANY)

    def again(self, found: Sequence[Difference]) -> Iterator[Difference]:
        """Yield what still differs; a record that was not there before may be by now."""
        for kind in KINDS:
            for name in (kind.name, ""):
                ids = [one.record_id for one in found if one.kind == name]
                for start in range(0, len(ids), RECORDS):
                    yield from self._of_kind(kind.name, ids[start : start + RECORDS], only_there=not name)
        unknown = [one for one in found if not one.kind]
        there = self._there([one.record_id for one in unknown])
        held = self._engine.digests([one.record_id for one in unknown])
        yield from (one for one in unknown if held.get(one.record_id) and one.record_id not in there)

    def _there(self, ids: Sequence[UUID]) -> set[UUID]:
        with self._registers.connect() as connection:
            sources = Sources(connection, self._texts)
            return {one for kind in KINDS for one, entries in kind.entries(sources, ids).items() if entries}

    def _of_kind(self, kind: str, ids: Sequence[UUID], *, only_there: bool = False) -> Iterator[Difference]:
        with self._registers.connect() as connection:
            expected = kind_named(kind).entries(Sources(connection, self._texts), ids)
        held = self._engine.digests(ids)
        for one in ids:
            entries: Sequence[Entry] = expected.get(one, ())
            wanted, there = frozenset(map(digest, entries)), held.get(one, frozenset())
            if wanted == there or (only_there and not entries):
                continue
            wrong = Wrong.STALE if wanted and there else Wrong.MISSING if wanted else Wrong.TOO_MANY
            yield Difference(one, wrong, kind, entries[0].reference or entries[0].title if entries else "")


def _short(identity: UUID) -> int:
    return identity.int >> 64
