"""The embedded search engine: one process writes, any number read, and what is deleted or damaged counts as none."""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from domain.access import Audience
from search.draft import Draft
from search.engines.mending import mended
from search.engines.protocol import Alike, Answer, IndexFilling, Mark, Suggestion, Turn
from search.engines.tantivy.alike import like
from search.engines.tantivy.damage import is_damage
from search.engines.tantivy.folder import IndexFolder
from search.engines.tantivy.reading import Opened, Reading
from search.engines.tantivy.searching import count, search
from search.engines.tantivy.spellings import TantivySpellings
from search.engines.tantivy.suggesting import suggestions
from search.engines.tantivy.verifying import digests, record_ids
from search.engines.tantivy.writing import Writer, make_generation, read_mark
from search.entries import Entry
from search.question import Question

T = TypeVar("T")
_NOTHING = Answer(0, (), {})
_IDLE_S = 5.0
"""After so long without anything to write the writer's place is given up."""
_COUNTERS = 4
"""Threads that count facets, at most; they are started when they are needed."""


class TantivyEngine:
    """SearchEngine in a folder. A search never waits for a writer, in this process or another."""

    def __init__(self, root: Path) -> None:
        self._folder = IndexFolder(root)
        self._reading = Reading(self._folder)
        self._beside = ThreadPoolExecutor(_COUNTERS, "facets")
        self._writer: Writer | None = None
        self._wrote = 0.0
        self._followed: Path | None = None
        """The generation whose mark was given last: what follows from that mark belongs nowhere else."""

    def turn(self) -> Turn:
        """Return the only turn there is: one process writes, one thing after another."""
        return Turn()

    def put(self, entries: Mapping[UUID, Sequence[Entry]], mark: Mark, turn: Turn | None = None) -> None:  # noqa: ARG002
        """Replace all entries of these records and remember the mark, in one commit.

        When another index took the place of the one whose `mark` was asked for, or it is gone, nothing is written:
        the next mark tells from where to go on.
        """
        live = self._folder.live()
        if self._followed is not None and live != self._followed:
            self._release()
            return
        if live is None:
            live = self._begin()
        self._followed = live
        try:
            writer = self._writing(live)
            writer.replace(entries)
            writer.commit(mark)
            writer.sweep()
        except BaseException as error:
            self._release()
            if is_damage(error):
                self._reading.suspect(live, error)
            if self._folder.live() == live:
                raise
        self._wrote = time.monotonic()

    def mark(self) -> Mark | None:
        """Return the mark of the last commit, None when there is no index or a damaged one."""
        opened = self._reading.opened()
        self._followed = self._folder.live()
        if opened is None or opened.generation != self._followed:
            self._followed = None
        if self._followed is None or time.monotonic() - self._wrote > _IDLE_S:
            self._release()
        if self._followed is None:
            return None
        return self._ask(lambda opened: read_mark(opened.records, opened.record_schema), None)

    def reached(self) -> Mark | None:
        """Return the mark, for those who only ask."""
        return self._ask(lambda opened: read_mark(opened.records, opened.record_schema), None)

    def search(self, question: Question, audience: Audience, *, offset: int = 0, limit: int = 20) -> Answer:
        """Answer a question."""
        return self._ask(
            lambda opened: search(opened, question, audience, max(offset, 0), limit, self._beside), _NOTHING
        )

    def count(self, question: Question, audience: Audience) -> int:
        """Return how many hits a question has."""
        return self._ask(lambda opened: count(opened, question, audience), 0)

    def like(self, draft: Draft, audience: Audience, *, limit: int = 10) -> Alike:
        """Return what is like a draft."""
        return self._ask(lambda opened: like(opened, draft, audience, limit), Alike())

    def suggest(
        self, text: str, audience: Audience, *, limit: int = 8, without: Collection[UUID] = ()
    ) -> list[Suggestion]:
        """Complete what is being typed."""
        return self._ask(lambda opened: suggestions(opened, text, audience, limit, without), [])

    def did_you_mean(self, question: Question, audience: Audience) -> Question | None:
        """Return the question with misspelt words mended, when that finds anything."""

        def better(opened: Opened) -> Question | None:
            found = mended(question, TantivySpellings(opened, audience, question))
            return found if found and count(opened, found, audience) else None

        return self._ask(better, None)

    def digests(self, ids: Collection[UUID]) -> Mapping[UUID, frozenset[str]]:
        """Return the digests of the entries of these records."""
        return self._ask(lambda opened: digests(opened, ids), {})

    def record_ids(self, prefix: str) -> Collection[UUID]:
        """Return the ids of records that begin so."""
        return self._ask(lambda opened: record_ids(opened, prefix), ())

    def begin_rebuild(self) -> IndexFilling:
        """Return an empty engine that fills a generation beside the live one."""
        return _Rebuilding(self._folder)

    def finish_rebuild(self, rebuilt: IndexFilling) -> None:
        """Let the generation that was filled take the live one's place, for all processes, and remove the old."""
        if not isinstance(rebuilt, _Rebuilding):
            raise TypeError(type(rebuilt))
        self._release()
        self._followed = rebuilt.finish()
        self._folder.sweep()

    def close(self) -> None:
        """Release files and locks."""
        self._release()
        self._reading.close()
        self._beside.shutdown()

    def _ask(self, ask: Callable[[Opened], T], otherwise: T, /) -> T:
        """Return what is asked of the index, `otherwise` when there is none or it turns out to be damaged."""
        opened = self._reading.opened()
        if opened is None:
            return otherwise
        try:
            return ask(opened)
        except BaseException as error:
            if not is_damage(error):
                raise
            self._reading.suspect(opened.generation, error)
            return otherwise

    def _begin(self) -> Path:
        building = self._folder.begin()
        make_generation(building.folder)
        self._folder.make_live(building.folder)
        building.release()
        return building.folder

    def _writing(self, generation: Path) -> Writer:
        if self._writer is None or self._writer.generation != generation:
            self._release()
            self._writer = Writer(generation)
        return self._writer

    def _release(self) -> None:
        if self._writer:
            writer, self._writer = self._writer, None
            writer.close()


class _Rebuilding(TantivyEngine):
    """A generation being filled: committed once, at the end, and nothing is found in it before that."""

    def __init__(self, folder: IndexFolder) -> None:
        super().__init__(folder.root)
        self._building = folder.begin()
        make_generation(self._building.folder)
        self._last = Mark()
        self._filling = Writer(self._building.folder, much=True)

    def put(self, entries: Mapping[UUID, Sequence[Entry]], mark: Mark, turn: Turn | None = None) -> None:  # noqa: ARG002
        """Take entries in; what is remembered at the end is the last mark."""
        self._filling.replace(entries)
        self._last = mark

    def mark(self) -> Mark | None:
        """Return None: it is no index yet."""
        return None

    def finish(self) -> Path:
        """Commit and become live; return the generation's folder."""
        self._filling.commit(self._last)
        self._filling.close()
        self._folder.make_live(self._building.folder)
        self._building.release()
        return self._building.folder

    def close(self) -> None:
        """Give it up, unless it is finished."""
        self._filling.close()
        self._building.release()
        self._folder.sweep()

    def _ask(self, _: Callable[[Opened], T], otherwise: T, /) -> T:
        return otherwise
