"""The embedded search engine: one process writes, any number read, and what is deleted or damaged counts as none."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import structlog
import tantivy

from domain.access import Audience
from search.engines.protocol import Answer, Hit, Mark, SearchEngine, Suggestion
from search.engines.snippets import Marker
from search.engines.tantivy.asking import MUST, Asking, Query
from search.engines.tantivy.best_pages import BestPage, best_pages
from search.engines.tantivy.facets import count_facets
from search.engines.tantivy.folder import IndexFolder
from search.engines.tantivy.mending import Mending
from search.engines.tantivy.reading import Opened, Reading
from search.engines.tantivy.results import stored, total
from search.engines.tantivy.suggesting import suggestions
from search.engines.tantivy.writing import Writer, make_generation, read_mark
from search.entries import Entry
from search.question import Question, Sort

log = structlog.get_logger(__name__)

T = TypeVar("T")
_NOTHING = Answer(0, (), {})
_FAR = 1_000
"""From here on an offset is compared with the total first."""


class TantivyEngine:
    """SearchEngine in a folder. A search never waits for a writer, in this process or another."""

    def __init__(self, root: Path) -> None:
        self._folder = IndexFolder(root)
        self._reading = Reading(self._folder)
        self._writer: Writer | None = None
        self._followed: Path | None = None
        """The generation whose mark was given last: what follows from that mark belongs nowhere else."""

    def put(self, entries: Mapping[UUID, Sequence[Entry]], mark: Mark) -> None:
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
        except BaseException:
            self._release()
            if self._folder.live() == live:
                raise
            log.warning("index_gone_while_writing", generation=live.name)

    def mark(self) -> Mark | None:
        """Return the mark of the last commit, None when there is no index or a damaged one."""
        opened = self._reading.opened()
        self._followed = self._folder.live()
        if opened is None or opened.generation != self._followed:
            self._release()
            return None
        return read_mark(opened.records, opened.record_schema)

    def search(self, question: Question, audience: Audience, *, offset: int = 0, limit: int = 20) -> Answer:
        """Answer a question."""
        return self._ask(lambda opened: _search(opened, question, audience, max(offset, 0), limit), _NOTHING)

    def count(self, question: Question, audience: Audience) -> int:
        """Return how many hits a question has."""
        return self._ask(lambda opened: _count(opened, question, audience), 0)

    def suggest(self, text: str, audience: Audience, *, limit: int = 8) -> list[Suggestion]:
        """Complete what is being typed."""
        return self._ask(lambda opened: suggestions(opened, text, audience, limit), [])

    def did_you_mean(self, question: Question, audience: Audience) -> Question | None:
        """Return the question with misspelt words mended, when that finds anything."""

        def mended(opened: Opened) -> Question | None:
            better = Mending(opened, audience).mended(question)
            return better if better and _count(opened, better, audience) else None

        return self._ask(mended, None)

    def begin_rebuild(self) -> "SearchEngine":
        """Return an empty engine that fills a generation beside the live one."""
        return _Rebuilding(self._folder)

    def finish_rebuild(self, rebuilt: SearchEngine) -> None:
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

    def _ask(self, ask: Callable[[Opened], T], otherwise: T, /) -> T:
        """Return what is asked of the index, `otherwise` when there is none or it turns out to be damaged."""
        opened = self._reading.opened()
        if opened is None:
            return otherwise
        try:
            return ask(opened)
        except (OSError, ValueError) as error:
            log.warning("index_unreadable", problem=str(error))
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

    def put(self, entries: Mapping[UUID, Sequence[Entry]], mark: Mark) -> None:
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


def _search(opened: Opened, question: Question, audience: Audience, offset: int, limit: int) -> Answer:
    asking = Asking(opened.record_schema)
    query = _whole(asking, question, audience)
    count, found = _found(opened, query, question, offset, limit)
    facets = count_facets(opened, asking, question, audience)
    entries = [(stored(opened.records, address), score) for score, address in found]
    pages = best_pages(opened, question, [one[0] for one, _ in entries]) if question.asks_for_text else {}
    marker = Marker(question)
    return Answer(count, tuple(_hit(one, score, pages.get(one[0]), marker) for one, score in entries), facets)


def _whole(asking: Asking, question: Question, audience: Audience) -> Query:
    clauses = [*asking.filters(question, audience), *asking.excluded(question)]
    if question.asks_for_text:
        clauses.append((MUST, asking.text(question)))
    return Query.boolean_query(clauses)


def _found(
    opened: Opened, query: Query, question: Question, offset: int, limit: int
) -> tuple[int, list[tuple[float, tantivy.DocAddress]]]:
    if limit < 1 or offset >= _FAR:
        count = total(opened.records.search(query, 1))
        if limit < 1 or offset >= count:
            return count, []
    if question.sort is Sort.RELEVANCE and question.asks_for_text:
        result = opened.records.search(query, limit, offset=offset)
        return total(result), result.hits
    field, order = ("oldest", tantivy.Order.Asc) if question.sort is Sort.OLDEST else ("newest", tantivy.Order.Desc)
    result = opened.records.search(query, limit, offset=offset, order_by_field=field, order=order)
    return total(result), [(0.0, address) for _, address in result.hits]


def _count(opened: Opened, question: Question, audience: Audience) -> int:
    query = _whole(Asking(opened.record_schema), question, audience)
    return total(opened.records.search(query, 1))


def _hit(entry: list[Any], score: float, page: BestPage | None, marker: Marker) -> Hit:
    key, kind, reference, title, on, text = entry
    shown = marker.show(page.text) if page else None
    own = marker.show(text) if shown is None or text else None
    if page is None or shown is None or (own is not None and own.covered > shown.covered + 0.01):
        assert own is not None
        page, shown = None, own
    return Hit(
        record_id=UUID(key[:32]),
        kind=kind,
        reference=reference,
        title=title,
        on=date.fromisoformat(on) if on else None,
        score=score,
        snippet=shown.snippet,
        document_id=page.document_id if page else None,
        version=page.version if page else None,
        part=page.part if page else None,
        document_name=page.name if page else None,
        page=page.number if page else None,
        other_attachments=page.others if page else 0,
    )
