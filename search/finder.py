"""Finds: from what a person typed and ticked to hits, facets with names, and ways on when there is nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine

from domain.access import Audience
from search.by_title import by_title
from search.draft import Draft, telling
from search.engines.errors import SearchAwayError
from search.engines.protocol import Alike, Answer, SearchEngine, Suggestion
from search.found import Choice, Found
from search.narrowed import narrowed_since
from search.query.registers import Vocabularies
from search.query.understanding import Reading, understand
from search.query.values import SUBJECT, Values
from search.query.vocabulary import Vocabulary
from search.question import Question, Sort
from search.ways import mended, ways_on

NOTHING_TICKED: Mapping[str, Sequence[str]] = {}


class Finder:
    """Asks one engine, with the names in the registers. Safe to share between threads if the engine is."""

    def __init__(self, engine: SearchEngine, registers: Engine) -> None:
        self._engine = engine
        self._registers = registers
        self._vocabularies = Vocabularies(registers)

    def find(
        self,
        typed: str,
        audience: Audience,
        *,
        chosen: Mapping[str, Sequence[str]] = NOTHING_TICKED,
        sort: Sort = Sort.RELEVANCE,
        offset: int = 0,
        limit: int = 20,
    ) -> Found:
        """Return what is found for this audience; never raises for anything typed or ticked.

        While the search engine is away, it is what references and titles in the registers find.

        `chosen` maps facets, and `since` and `until`, to keys. Ways on are looked for when nothing is found.
        """
        try:
            return self._find(typed, audience, chosen, sort, offset, limit)
        except SearchAwayError as error:
            return self._by_title(typed, audience, chosen, sort, offset, limit, error.since)

    def like(
        self,
        text: str,
        kinds: Collection[str],
        audience: Audience,
        limit: int = 10,
        *,
        without: Collection[UUID] = (),
    ) -> Alike:
        """Return the records of these kinds that say the most about the same as a text, with the passages alike.

        A text that tells nothing, or too little, is like nothing; so is any while the full text rests. `without` are
        records to be left out: the one that the text is a draft of.
        """
        words = telling(text)
        if not words:
            return Alike()
        try:
            draft = Draft(words, tuple(kinds), self._withheld(audience) | frozenset(without))
            return self._engine.like(draft, audience, limit=limit)
        except SearchAwayError as error:
            return Alike(rests_since=error.since)

    def suggest(self, typed: str, audience: Audience, *, limit: int = 8) -> list[Suggestion]:
        """Complete what is being typed, from what this audience may see; with nothing while the full text rests."""
        try:
            return self._engine.suggest(typed, audience, limit=limit, without=self._withheld(audience))
        except SearchAwayError:
            return []

    def _find(
        self,
        typed: str,
        audience: Audience,
        chosen: Mapping[str, Sequence[str]],
        sort: Sort,
        offset: int,
        limit: int,
    ) -> Found:
        vocabulary, withheld = self._vocabularies.now(), self._withheld(audience)
        reading = self._read(typed, chosen, sort, vocabulary, audience, withheld)
        question = reading.understood.question
        answer = self._engine.search(question, audience, offset=offset, limit=limit)
        facets = _facets(answer, reading, vocabulary)
        if answer.total or not (typed.strip() or chosen):
            return Found(typed, reading.understood, answer, facets)

        def again(query: str, ticked: Mapping[str, Sequence[str]]) -> Question:
            return self._read(query, ticked, sort, vocabulary, audience, withheld).understood.question

        def count(asked: Question) -> int:
            return self._engine.count(asked, audience)

        better = self._engine.did_you_mean(question, audience)
        meant, ways = mended(reading, better, again, count), ways_on(reading, again, count)
        return Found(typed, reading.understood, answer, facets, meant, ways)

    def _by_title(
        self,
        typed: str,
        audience: Audience,
        chosen: Mapping[str, Sequence[str]],
        sort: Sort,
        offset: int,
        limit: int,
        since: datetime,
    ) -> Found:
        """Return what the registers find by reference and title; subject areas are not known without the index."""
        understood = understand(
            typed, vocabulary=self._vocabularies.now(), chosen=chosen, sort=sort, subjects=tuple
        ).understood
        with self._registers.connect() as connection:
            answer = by_title(connection, typed, understood, audience, offset, limit)
        return Found(typed, understood, answer, {}, rests_since=since)

    def _withheld(self, audience: Audience) -> frozenset[UUID]:
        """Return the records that are not asked for: the index does not know yet what of them was closed."""
        reached = self._engine.reached() if audience < Audience.OFFICER else None
        if reached is None:
            return frozenset()
        with self._registers.connect() as connection:
            return narrowed_since(connection, reached.events)

    def _read(
        self,
        typed: str,
        chosen: Mapping[str, Sequence[str]],
        sort: Sort,
        vocabulary: Vocabulary,
        audience: Audience,
        withheld: frozenset[UUID],
    ) -> Reading:
        def subjects() -> list[str]:
            """Subject areas come from the index: it alone knows which of them this audience may see."""
            counted = self._engine.search(Question(without_records=withheld), audience, limit=0).facets
            return [key for key, _ in counted.get(SUBJECT, ())]

        reading = understand(typed, vocabulary=vocabulary, chosen=chosen, sort=sort, subjects=subjects)
        question = replace(reading.understood.question, without_records=withheld)
        return replace(reading, understood=replace(reading.understood, question=question))


def _facets(answer: Answer, reading: Reading, vocabulary: Vocabulary) -> dict[str, tuple[Choice, ...]]:
    """Return what the hits can be narrowed by, with names; a choice in force is there even if it finds nothing."""
    values = Values(vocabulary, tuple)
    filters = reading.understood.question.filters
    found: dict[str, tuple[Choice, ...]] = {}
    for facet in dict.fromkeys((*answer.facets, *filters)):
        counted = dict(answer.facets.get(facet, ()))
        in_force = filters.get(facet, ())
        found[facet] = tuple(
            Choice(key, values.label(facet, key), counted.get(key, 0), key in in_force)
            for key in dict.fromkeys((*counted, *in_force))
        )
    return found
