"""A question in Tantivy's terms: what matches it, and nothing about which match is the better one."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import tantivy

from domain.access import Audience
from search.engines.tantivy.documents import day_range
from search.engines.tantivy.schema import FILTERS, facet_field
from search.engines.terms import flat, groups, tokens
from search.question import Question
from search.words.norwegian import Word, word

MOST_WORDS = 40
"""So many words of a question are looked for; more of them only cost time."""
LONG = 4
"""Of so many things or more, two must be there."""
_COMMON, _MANY, _TIMES = 0.125, 500, 2
"""What is in more than this share of the records, in more than so many, and in so many times more than the rarest, is
common and tells little by itself."""

Query = tantivy.Query
Clause = tuple[Any, Query]
MUST, SHOULD, NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


def any_of(queries: Iterable[Query], least: int = 1) -> Query:
    """Return what matches where `least` of the queries do; the more the better."""
    return Query.boolean_query([(SHOULD, one) for one in queries], least)


def all_of(*queries: Query) -> Query:
    """Return what matches where each of the queries does."""
    return Query.boolean_query([(MUST, one) for one in queries])


def without_records(schema: tantivy.Schema, ids: Collection[UUID]) -> list[Clause]:
    """Return what leaves these records out."""
    return [(NOT, Query.term_set_query(schema, "record", sorted(one.hex for one in ids)))] if ids else []


@dataclass(frozen=True, slots=True)
class Thing:
    """One of the things that are looked for: a word, a name with its other names, the beginning of a word, a number."""

    words: tuple[Word, ...] = ()
    others: tuple[tuple[Word, ...], ...] = ()
    prefix: str | None = None
    reference: tuple[str, ...] = ()


def things(question: Question) -> list[Thing]:
    """Return each thing that is looked for; the words of a name are one thing."""
    written, at = question.words[:MOST_WORDS], 0
    found: list[Thing] = []
    for name in sorted(question.names, key=lambda one: one.start):
        if at <= name.start < name.end <= len(written):
            found.extend(_singly(written[at : name.start]))
            others = tuple(tuple(map(word, other)) for other in groups(name.others))
            found.append(Thing(words=tuple(map(word, flat(written[name.start : name.end]))), others=others))
            at = name.end
    found.extend(_singly(written[at:]))
    found.extend(Thing(prefix=prefix) for prefix in flat(question.prefixes))
    found.extend(Thing(reference=terms) for terms in question.references)
    return [one for one in found if one != Thing()]


def _singly(written: Sequence[str]) -> Iterator[Thing]:
    return (Thing(words=(word(one),)) for one in flat(written))


class Matching:
    """Makes queries that match and do not rank, to count with. A subclass says what ranks; it matches the same.

    `closely`, a compound is met by itself and by all of its parts, else by any; and where some of what is looked for
    is common, something that is not must be there. The field `parts` holds the key of every word, of titles too, and
    so whatever another field of words is met by.
    """

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema, *, closely: bool) -> None:
        self._searcher, self._schema, self._closely = searcher, schema, closely

    def whole(self, question: Question, audience: Audience, without: str | None = None) -> Query:
        """Return everything that is asked of a record, the choices in the facet `without` left out."""
        clauses = [*self._filters(question, audience, without), *self._excluded(question)]
        if question.asks_for_text:
            clauses.append((MUST, self.text(question)))
        return Query.boolean_query(clauses)

    def text(self, question: Question, *, least: bool = True) -> Query:
        """Return what is looked for: every phrase, and as many as possible of all else.

        With `least`, long questions must be met by some of their words; without, by any.
        """
        phrases = [(MUST, self._phrase(phrase)) for phrase in groups(question.phrases)]
        wanted = things(question)
        if not wanted:
            return Query.boolean_query(phrases) if phrases else Query.empty_query()
        telling, common = self._told_apart(wanted)
        met = self._met(telling, common, question, 2 if least and len(wanted) >= LONG else 1)
        return Query.boolean_query([*phrases, (SHOULD, met)]) if phrases else met

    def _met(
        self,
        telling: Sequence[Thing],
        common: Sequence[Thing],
        question: Question,  # noqa: ARG002
        least: int,
    ) -> Query:
        """Return what has one of the telling things, and with `least` 2 another of them.

        Where common things are asked for as well, one telling thing is enough: nearly every record has one of those,
        and to look which do takes longer than all the rest.
        """
        if least < 2 or common:
            return any_of(way for one in telling for way in self._ways(one))
        met = [any_of(self._ways(one)) for one in telling]
        pairs = [all_of(one, any_of(met[at + 1 :])) for at, one in enumerate(met[:-1])]  # Tantivy counts slower
        return any_of(pairs)

    def _told_apart(self, wanted: Sequence[Thing]) -> tuple[list[Thing], list[Thing]]:
        """Return the things that tell something, and those that are too common for it beside others that are not."""
        if not self._closely or len(wanted) < 2:
            return list(wanted), []
        found = [self._frequency(one) for one in wanted]
        most = max(self._many, _TIMES * min(found))
        telling = [one for one, frequency in zip(wanted, found, strict=True) if frequency <= most]
        return telling, [one for one, frequency in zip(wanted, found, strict=True) if frequency > most]

    @property
    def _many(self) -> float:
        """In how many records what tells something is at most."""
        return max(self._searcher.num_docs * _COMMON, _MANY)

    def _frequency(self, thing: Thing) -> int:
        words = [*thing.words, *(other[0] for other in thing.others if len(other) == 1)]
        return max((self._frequency_of_word(one) for one in words), default=0)

    def _frequency_of_word(self, one: Word) -> int:
        return self._searcher.doc_freq("parts", one.key)

    def _excluded(self, question: Question) -> list[Clause]:
        """Return what must not be there: a word in any inflection, a phrase, what begins so, and whole records."""
        keys = [self._term("key", word(one).key) for one in flat(question.without_words)]
        phrases = [self._phrase(phrase) for phrase in groups(question.without_phrases)]
        begun = [self._begun(prefix) for prefix in flat(question.without_prefixes)]
        records = without_records(self._schema, question.without_records)
        return [*((NOT, one) for one in (*keys, *phrases, *begun)), *records]

    def _filters(self, question: Question, audience: Audience, without: str | None) -> list[Clause]:
        """Return what an entry must be to be asked at all."""
        found = [self._term("audience", str(int(audience)))]
        for facet, keys in question.filters.items():
            if facet in FILTERS and facet != without:
                found.append(Query.term_set_query(self._schema, facet_field(facet), list(keys)))
        if question.since or question.until:
            first, last = day_range(question.since, question.until)
            kind = tantivy.FieldType.Unsigned
            found.append(Query.range_query(self._schema, "newest", kind, first, last))
        return [(MUST, Query.const_score_query(one, 0.0)) for one in found]

    def _ways(self, thing: Thing) -> list[Query]:
        """Return the ways in which a thing is met."""
        found = [way for one in thing.words for way in self._ways_of_word(one)]
        for other in thing.others:
            found += self._ways_of_word(other[0]) if len(other) == 1 else [self._sequence(other)]
        if thing.prefix:
            found.append(self._begun(thing.prefix))
        return found + [self._number(term) for term in thing.reference if term.strip()]

    def _ways_of_word(self, one: Word) -> list[Query]:
        terms = [one.key, *([one.joined] if one.joined else []), *one.also]
        parts = [self._term("parts", part) for part in dict.fromkeys(one.parts)]
        together = [all_of(*parts)] if parts and self._closely else parts
        return [*(self._term("parts", term) for term in dict.fromkeys(terms)), *together]

    def _sequence(self, words: Sequence[Word]) -> Query:
        return Query.phrase_query(self._schema, "key", [one.key for one in words])

    def _number(self, term: str) -> Query:
        """Return what has a reference's term; one with spaces is the number as it was written."""
        return self._phrase(tokens(term)) if " " in term else self._term("references", term)

    def _phrase(self, written: Sequence[str]) -> Query:
        if not written:
            return Query.empty_query()
        if len(written) == 1:
            return self._term("exact", written[0])
        return Query.phrase_query(self._schema, "exact", list(written))

    def _begun(self, prefix: str) -> Query:
        return Query.regex_query(self._schema, "exact", f"{prefix}.*")

    def _term(self, field: str, term: str) -> Query:
        return Query.term_query(self._schema, field, term)
