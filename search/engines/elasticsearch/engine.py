"""The search engine of the large size: any number of processes write and ask, and a late write harms nothing."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

import structlog
from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from domain.access import Audience
from search.draft import Draft
from search.engines.elasticsearch.alike import like
from search.engines.elasticsearch.away import Away
from search.engines.elasticsearch.bulk import Done, IndexGoneError, send
from search.engines.elasticsearch.connection import WRITE_S
from search.engines.elasticsearch.documents import operations
from search.engines.elasticsearch.filling import Filling
from search.engines.elasticsearch.indexes import Indexes, write_alias
from search.engines.elasticsearch.searching import Searching
from search.engines.elasticsearch.suggesting import ElasticsearchSpellings, suggestions
from search.engines.mending import mended
from search.engines.protocol import Alike, Answer, IndexFilling, Mark, Suggestion, Turn
from search.entries import Entry
from search.question import Question

log = structlog.get_logger(__name__)

T = TypeVar("T")
_NOTHING = Answer(0, (), {})


class ElasticsearchEngine:
    """SearchEngine in the index behind an alias. Each method raises SearchAwayError when the server does not answer."""

    def __init__(self, client: Elasticsearch, name: str, away: Away | None = None) -> None:
        self.client, self.name, self._away = client, name, away or Away()
        self._indexes, self._searching = Indexes(client, name), Searching(client, name)
        self._followed: str | None = None
        """The index whose mark was given last: what follows from that mark belongs nowhere else."""

    def turn(self) -> Turn:
        """Take the next number of the live index's sequence; the index is begun if there is none."""
        with self._away.noted():
            index = self._followed or self._indexes.begin_live()
            self._followed = index
            try:
                return Turn(self._indexes.next_number(index), index)
            except IndexGoneError:
                return Turn(0, index)  # nothing is written in that turn

    def put(self, entries: Mapping[UUID, Sequence[Entry]], mark: Mark, turn: Turn | None = None) -> None:
        """Replace all entries of these records where no later turn has, and then remember the mark, durably.

        When the index of the turn is gone, nothing is written: the next mark tells from where to go on.
        """
        turn = turn or self.turn()
        try:
            with self._away.noted():
                self._put(entries, mark, turn)
        except IndexGoneError:
            log.info("index_gone", index=turn.index)

    def _put(self, entries: Mapping[UUID, Sequence[Entry]], mark: Mark, turn: Turn) -> None:
        if not turn.number:
            raise IndexGoneError(turn.index)
        done = send(self.client, write_alias(turn.index), operations(entries, turn.number), refresh=True)
        self._indexes.write_mark(turn.index, mark, turn.number)
        self._clear(turn, [one.hex for one in entries], done)

    def _clear(self, turn: Turn, records: list[str], done: Done) -> None:
        """Remove pages that no entry names any more: of entries that were replaced, and of those that came too late."""
        for is_due, query in (
            (done.replaced, {"filter": [_any("page_record", records), _before(turn.number)]}),
            (done.late, {"filter": [_any("page_entry", [f"{place}.{turn.number}" for place in done.late])]}),
        ):
            if is_due:
                self.client.options(request_timeout=WRITE_S).delete_by_query(
                    index=write_alias(turn.index), query={"bool": query}, conflicts="proceed", ignore_unavailable=True
                )

    def mark(self) -> Mark | None:
        """Return the mark of the live index, None when there is none that this program can read."""
        with self._away.noted():
            live = self._indexes.live()
        self._followed = live[0] if live else None
        return live[1] if live else None

    def reached(self) -> Mark | None:
        """Return the mark, for those who only ask."""
        with self._away.noted():
            live = self._indexes.live()
        return live[1] if live else None

    def search(self, question: Question, audience: Audience, *, offset: int = 0, limit: int = 20) -> Answer:
        """Answer a question."""
        return self._ask(lambda: self._searching.search(question, audience, max(offset, 0), limit), _NOTHING)

    def count(self, question: Question, audience: Audience) -> int:
        """Return how many hits a question has."""
        return self._ask(lambda: self._searching.count(question, audience), 0)

    def like(self, draft: Draft, audience: Audience, *, limit: int = 10) -> Alike:
        """Return what is like a draft."""
        return self._ask(lambda: like(self._searching, draft, audience, limit), Alike())

    def suggest(
        self, text: str, audience: Audience, *, limit: int = 8, without: Collection[UUID] = ()
    ) -> list[Suggestion]:
        """Complete what is being typed."""
        return self._ask(lambda: suggestions(self.client, self.name, text, audience, limit, without), [])

    def did_you_mean(self, question: Question, audience: Audience) -> Question | None:
        """Return the question with misspelt words mended, when that finds anything."""

        def better() -> Question | None:
            found = mended(question, ElasticsearchSpellings(self._searching, audience, question))
            return found if found and self._searching.count(found, audience) else None

        return self._ask(better, None)

    def digests(self, ids: Collection[UUID]) -> Mapping[UUID, frozenset[str]]:
        """Return the digests of the entries of these records."""
        return self._ask(lambda: self._searching.digests(ids), {})

    def record_ids(self, prefix: str) -> Collection[UUID]:
        """Return the ids of records that begin so."""
        return self._ask(lambda: self._searching.record_ids(prefix), [])

    def begin_rebuild(self) -> IndexFilling:
        """Return an empty engine that fills an index beside the live one. IndexRebuildRunningError."""
        with self._away.noted():
            return Filling(self.client, self._indexes)

    def finish_rebuild(self, rebuilt: IndexFilling) -> None:
        """Let the index that was filled take the live one's place, and remove the old. IndexIncompleteError."""
        if not isinstance(rebuilt, Filling):
            raise TypeError(type(rebuilt))
        with self._away.noted():
            self._followed = rebuilt.finish()

    def close(self) -> None:
        """Let go of the connections."""
        self.client.close()

    def _ask(self, ask: Callable[[], T], otherwise: T, /) -> T:
        """Return what is asked of the index, `otherwise` when there is none or it takes no such question."""
        with self._away.noted():
            try:
                return ask()
            except NotFoundError:
                return otherwise
            except BadRequestError:
                log.exception("question_refused")
                return otherwise


def _any(field: str, terms: list[str]) -> dict[str, object]:
    return {"terms": {field: terms}}


def _before(version: int) -> dict[str, object]:
    return {"range": {"page_version": {"lt": version}}}
