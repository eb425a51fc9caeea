"""Keeps the index in step with the events and with the texts that were read, and fills it anew."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from eventsourcing.utils import get_topic
from sqlalchemy import Connection, Engine, select

from application.errors import ApplicationError
from application.registers.documents import document_versions
from application.registers.follower import Follower
from application.registers.register import Fact
from domain import clock
from domain.documents import Document
from search.awaiting import Affected, Awaiting
from search.concerned import add_owners, concerned
from search.day_by_day import add_of_the_day
from search.engines.protocol import IndexFilling, Mark, SearchEngine
from search.entries import Entry
from search.kinds import every_record, kind_named
from search.records import Sources
from search.texts.queue import TextQueue
from search.texts.store import TextStore

EVENTS, TEXTS, RECORDS = 2000, 200, 100
"""How many are taken at a time; records with the text of their attachments are held in memory together."""


@dataclass(frozen=True, slots=True)
class _Happened:
    """Events and newly read texts, records that have waited long enough for theirs, and files that nobody reads now."""

    facts: list[Fact]
    completed: list[tuple[int, str]]
    due: Affected
    left: list[str]


class Indexer:
    """Follows the archive with an index. `registers` is read only; `follower` says how far the registers are."""

    def __init__(
        self, engine: SearchEngine, follower: Follower, registers: Engine, texts: TextStore, queue: TextQueue
    ) -> None:
        self._engine, self._follower, self._registers = engine, follower, registers
        self._texts, self._queue = texts, queue
        self.awaiting = Awaiting(texts)
        self._asked = 0
        """Position of the events whose files are in the queue."""
        self._has_followed = False

    def ask_for_texts(self) -> int:
        """Put every file of the archive that nobody has asked for in the queue; return how many that were."""
        reached = self._mark_now().events
        asked, last = 0, ("", 0)
        while True:
            with self._registers.connect() as connection:
                rows = list(_versions_after(connection, last))
            if not rows:
                self._asked = max(self._asked, reached)
                return asked
            asked += self._queue.ask((row.sha256, row.media_type, row.name) for row in rows)
            last = (rows[-1].document_id, rows[-1].position)

    def ask_for_new_texts(self) -> None:
        """Put the files that were filed since last time in the queue: cheap, to be done often while many are filed."""
        reached = self._mark_now().events
        while self._asked < reached:
            found = self._follower.recorder.select_notifications(self._asked + 1, EVENTS, reached, _FILED_TOPICS)
            facts = [Fact(one.id, self._follower.mapper.to_domain_event(one)) for one in found]
            self._queue.ask(_files(facts))
            self._asked = reached if len(found) < EVENTS else facts[-1].position

    def follow(self) -> int:
        """Index what has happened since last time, a portion of it; return how many records that concerned.

        An index that is empty or gone is filled anew. 0 means that the index holds all that there is now.
        """
        mark = self._engine.mark()
        if mark is None:
            return self.rebuild()
        if self._texts.last_number() < mark.texts:  # the text store was begun anew, and counts from the beginning
            mark = replace(mark, texts=0)
            self._engine.put({}, mark)
        self._asked = self._asked or mark.events
        self.ask_for_new_texts()
        facts = self._facts(mark.events)
        completed = self._texts.completed_after(mark.texts, TEXTS)
        happened = self._happened(mark, facts, completed)
        if happened is None:
            return 0
        turn = self._engine.turn()  # before anything of the entries is read
        with self._registers.connect() as connection:
            affected, later, after = self._affected(connection, mark, happened)
            portions = list(_portions({kind: ids - later for kind, ids in affected.items()}))
            entries: dict[UUID, Sequence[Entry]] = dict.fromkeys(later, ())  # all at once: there is nothing to put in
            for number, portion in enumerate(portions, start=1):
                for kind, ids in portion.items():
                    entries |= dict.fromkeys(ids, ()) | self._entries(connection, kind, ids)
                self._engine.put(entries, after if number == len(portions) else mark, turn)
                self.awaiting.indexed(entries.keys() - later)
                entries = {}
            if not portions:
                self._engine.put(entries, after, turn)
        self._has_followed = True
        return sum(len(ids) for ids in affected.values()) or len(facts) or len(completed) or 1

    def outstanding(self, mark: Mark) -> tuple[Affected, Mark] | None:
        """Return the records that what has happened since `mark` concerns, by kind, and how far that is; a portion.

        None when nothing has. For those who share the work: each record is then made anew by `index`. Once somebody is
        sure to do that, `awaiting` is to be told.
        """
        happened = self._happened(mark, self._facts(mark.events), self._texts.completed_after(mark.texts, TEXTS))
        if happened is None:
            return None
        with self._registers.connect() as connection:
            affected, later, after = self._affected(connection, mark, happened)
        self._has_followed = True
        return {kind: ids - later for kind, ids in affected.items() if ids - later}, after

    def begin_anew(self) -> None:
        """Forget what waits here, and look next time for what others have left waiting: they may follow meanwhile."""
        self._has_followed = False
        self.awaiting.forget()

    def index(self, kind: str, ids: Sequence[UUID]) -> None:
        """Make the entries of these records anew as they are now; whatever others do at the same time."""
        turn = self._engine.turn()
        mark = self._engine.mark()  # after the turn: a mark that is written later is of a later turn
        if mark is None:
            return
        with self._registers.connect() as connection:
            entries: dict[UUID, Sequence[Entry]] = dict.fromkeys(ids, ()) | self._entries(connection, kind, ids)
        self._engine.put(entries, mark, turn)

    def rebuild(self, progress: Callable[[int], None] | None = None) -> int:
        """Fill an index beside the live one with every record and let it take its place; return how many records.

        `progress` is told how many are done.
        """
        fresh = self._engine.begin_rebuild()
        try:
            done = self._fill(fresh, progress)
            self._engine.finish_rebuild(fresh)
        except BaseException:
            with suppress(ApplicationError, OSError, ValueError):
                fresh.close()
            raise
        return done

    def _fill(self, fresh: IndexFilling, progress: Callable[[int], None] | None) -> int:
        mark, done = self._mark_now(), 0
        self.ask_for_texts()  # of files filed before the mark: what follows it does not tell of them
        for kind, ids in every_record(self._registers, RECORDS):
            with self._registers.connect() as connection:
                fresh.put(self._entries(connection, kind, ids), mark)
            done += len(ids)
            if progress:
                progress(done)
        fresh.put({}, mark)
        return done

    def _happened(self, mark: Mark, facts: list[Fact], completed: list[tuple[int, str]]) -> _Happened | None:
        """Return all that an index with this mark lacks, None when that is nothing."""
        happened = _Happened(facts, completed, self.awaiting.due(), self._left_waiting())
        if not any((facts, completed, happened.due, happened.left)) and mark.day == _today():
            self._has_followed = True
            return None
        return happened

    def _affected(self, connection: Connection, mark: Mark, happened: _Happened) -> tuple[Affected, set[UUID], Mark]:
        """Return the records that are concerned by kind, those of them that wait for their text, and the next mark."""
        after = _after(mark, happened.facts, happened.completed)
        affected = concerned(connection, happened.facts, [sha256 for _, sha256 in happened.completed])
        add_of_the_day(connection, affected, mark.day, after.day)
        for start in range(0, len(happened.left), EVENTS):
            add_owners(connection, affected, happened.left[start : start + EVENTS])
        for kind, waited in happened.due.items():
            affected[kind] |= waited
        return affected, self.awaiting.put_off(connection, happened.facts, affected), after

    def _left_waiting(self) -> list[str]:
        """Return the files that were never read, at first and while reading rests.

        Whoever followed before may have been killed while their records waited for texts that nobody reads for now.
        """
        if self._has_followed or self._texts.absence().since() is None:
            return []
        return self._texts.never_read()

    def _mark_now(self) -> Mark:
        """Return what the registers and texts hold at least, to be followed from when the index is filled."""
        return Mark(events=self._follower.reached(), texts=self._texts.last_number(), day=_today())

    def _facts(self, position: int) -> list[Fact]:
        """Return events after `position` that all registers hold already."""
        held = self._follower.reached()
        found = self._follower.recorder.select_notifications(position + 1, EVENTS, stop=held) if held > position else []
        return [Fact(one.id, self._follower.mapper.to_domain_event(one)) for one in found]

    def _entries(self, connection: Connection, kind: str, ids: Sequence[UUID]) -> dict[UUID, Sequence[Entry]]:
        return dict(kind_named(kind).entries(Sources(connection, self._texts), ids))


def _after(mark: Mark, facts: Sequence[Fact], completed: Sequence[tuple[int, str]]) -> Mark:
    return Mark(
        events=facts[-1].position if facts else mark.events,
        texts=completed[-1][0] if completed else mark.texts,
        day=_today(),
    )


def _today() -> str:
    return clock.today().isoformat()


def _portions(affected: Affected) -> Iterator[dict[str, list[UUID]]]:
    """Yield the records by kind, RECORDS at a time."""
    every = [(kind, one) for kind, ids in affected.items() for one in sorted(ids)]
    for start in range(0, len(every), RECORDS):
        portion: dict[str, list[UUID]] = defaultdict(list)
        for kind, one in every[start : start + RECORDS]:
            portion[kind].append(one)
        yield portion


_FILED = (Document.Filed, Document.VersionFiled, Document.PublicVersionFiled)
_FILED_TOPICS = [get_topic(one) for one in _FILED]


def _files(facts: Iterable[Fact]) -> list[tuple[str, str, str]]:
    events: list[Any] = [fact.event for fact in facts if isinstance(fact.event, _FILED)]
    return [(event.sha256, event.media_type, event.name) for event in events]


def _versions_after(connection: Connection, last: tuple[str, int]) -> Iterable[Any]:
    document_id, position = last
    columns = document_versions.c
    later = (columns.document_id > document_id) | ((columns.document_id == document_id) & (columns.position > position))
    statement = select(document_versions).where(later).order_by(columns.document_id, columns.position)
    return connection.execute(statement.limit(EVENTS))
