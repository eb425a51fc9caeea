"""New records whose files are about to be read: they are indexed once, with their text, unless that takes long."""

import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from sqlalchemy import Connection, select

from application.registers.documents import document_versions, record_documents
from application.registers.register import Fact
from domain.decisions import Decision
from domain.journal import JournalEntry
from search.texts.states import Progress
from search.texts.store import TextStore

_KINDS = ((JournalEntry, "journal-entry"), (Decision, "decision"))
_SHORT_S, _EACH_S, _LONG_S = 2.0, 0.1, 60.0
"""How long a record waits for its text: longer when many files are read before it, and at most a minute."""
_FEW = 500

Affected = dict[str, set[UUID]]


class Awaiting:
    """Remembers which records wait for their text. When it is read they are due anyway: a restart loses nothing."""

    def __init__(self, texts: TextStore, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._texts, self.clock = texts, clock
        self._until: dict[UUID, tuple[float, str]] = {}

    def put_off(self, connection: Connection, facts: Iterable[Fact], affected: Mapping[str, set[UUID]]) -> set[UUID]:
        """Return those of the affected records that are new and have a file that was never read, and remember them.

        Nothing of them is in the index yet, whatever they may be shielded for meanwhile. While reading rests for want
        of a Tika Server none is put off: nobody knows for how long.
        """
        new: Affected = defaultdict(set)
        for fact in facts:
            for aggregate, kind in _KINDS:
                if isinstance(fact.event, aggregate.Event) and fact.event.originator_version == 1:
                    new[kind].add(fact.event.originator_id)
        if self._texts.absence().since() is not None:
            return set()
        files = _files(connection, {one for ids in new.values() for one in ids})
        states = self._texts.states({sha for _, sha in files})
        unread = {sha for sha, state in states.items() if state.outcome is None and state.progress is not Progress.DONE}
        waiting = {record_id for record_id, sha in files if sha in unread}
        if not waiting:
            return waiting
        until = self.clock() + min(_SHORT_S + _EACH_S * self._texts.outstanding(), _LONG_S)
        for kind, ids in new.items():
            for one in ids & waiting & affected.get(kind, set()):
                self._until[one] = until, kind
        return waiting

    def due(self) -> Affected:
        """Return, by kind, the records that have waited long enough: all of them while reading rests."""
        now = self.clock() if not self._until or self._texts.absence().since() is None else math.inf
        found: Affected = defaultdict(set)
        for one, (until, kind) in list(self._until.items()):  # others may ask meanwhile
            if until <= now:
                found[kind].add(one)
        return found

    def indexed(self, ids: Iterable[UUID]) -> None:
        """Forget records that are in the index now."""
        for one in ids:
            self._until.pop(one, None)

    def forget(self) -> None:
        """Forget all records: somebody else sees to them."""
        self._until.clear()


def _files(connection: Connection, records: set[UUID]) -> list[tuple[UUID, str]]:
    """Return the SHA-256 of every file of the records."""
    wanted, found = sorted(one.hex for one in records), []
    columns = record_documents.c
    statement = select(columns.record_id, document_versions.c.sha256).join(
        document_versions, document_versions.c.document_id == columns.document_id
    )
    for start in range(0, len(wanted), _FEW):
        rows = connection.execute(statement.where(columns.record_id.in_(wanted[start : start + _FEW])))
        found += [(UUID(row.record_id), row.sha256) for row in rows]
    return found
