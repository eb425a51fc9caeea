"""A question in Tantivy's terms: what matches it, and nothing about which match is the better one."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

import tantivy

from domain.access import Audience
from search.engines.tantivy.documents import day_range
from search.engines.tantivy.schema import FILTERS, facet_field
from search.engines.terms import flat, groups, tokens
from search.question import Name, Question
from search.words.norwegian import Word, word

MOST_WORDS = 40
"""So many words of a question are looked for; more of them only cost time."""

_LONG, _LEAST_OF_LONG = 4, 2
"""Of four words or more, two must be there."""

Query = tantivy.Query
Clause = tuple[Any, Query]
MUST, SHOULD, NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


def any_of(queries: Iterable[Query], least: int = 1) -> Query:
    """Return what matches where `least` of the queries do; the more the better."""
    return Query.boolean_query([(SHOULD, one) for one in queries], least)


def without_records(schema: tantivy.Schema, ids: Collection[UUID]) -> list[Clause]:
    """Return what leaves these records out."""
    return [(NOT, Query.term_set_query(schema, "record", sorted(one.hex for one in ids)))] if ids else []


class Matching:
    """Makes queries that match and do not rank, to count with. A subclass says what ranks; it matches the same.

    The field `parts` holds the key of every word, of titles too, and so whatever another field of words is met by.
    """

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

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
        wanted = self._wanted(question)
        if not wanted:
            return Query.boolean_query(phrases) if phrases else Query.empty_query()
        if least and len(wanted) >= _LONG:
            each = [ways[0] if len(ways) == 1 else any_of(ways) for ways in wanted]
            met = any_of(each, _LEAST_OF_LONG)
        else:
            met = any_of(way for ways in wanted for way in ways)
        better = [(SHOULD, one) for one in self._better(question)]
        if not (phrases or better):
            return met
        return Query.boolean_query([*phrases, (SHOULD if phrases else MUST, met), *better])

    def _excluded(self, question: Question) -> list[Clause]:
        """Return what must not be there: a word in any inflection, a phrase, what begins so, and whole records."""
        keys = [self._term("key", word(one).key) for one in flat(question.without_words)]
        phrases = [self._phrase(phrase) for phrase in groups(question.without_phrases)]
        begun = [self._begun(prefix) for prefix in flat(question.without_prefixes)]
        return [(NOT, one) for one in (*keys, *phrases, *begun)] + without_records(
            self._schema, question.without_records
        )

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

    def _wanted(self, question: Question) -> list[list[Query]]:
        """Return each thing that is looked for, as the ways to meet it; the words of a name are one thing."""
        written = question.words[:MOST_WORDS]
        found: list[list[Query]] = []
        at = 0
        for name in sorted(question.names, key=lambda one: one.start):
            if name.start < at or not name.start < name.end <= len(written):
                continue
            found.extend(self._word(word(one)) for one in flat(written[at : name.start]))
            found.append(self._name(written, name))
            at = name.end
        found.extend(self._word(word(one)) for one in flat(written[at:]))
        found.extend([self._begun(one)] for one in flat(question.prefixes))
        found.extend(self._reference(terms) for terms in question.references)
        return [ways for ways in found if ways]

    def _name(self, written: Sequence[str], name: Name) -> list[Query]:
        own = [way for one in flat(written[name.start : name.end]) for way in self._word(word(one))]
        return [*own, *self._other_names(name)]

    def _other_names(self, name: Name) -> list[Query]:
        """Return what meets another name: its word, or its words one after the other."""
        found: list[Query] = []
        for other in groups(name.others):
            words = [word(one) for one in other]
            found += self._word(words[0]) if len(words) == 1 else [self._sequence(words)]
        return found

    def _sequence(self, words: Sequence[Word]) -> Query:
        return Query.phrase_query(self._schema, "key", [one.key for one in words])

    def _word(self, one: Word) -> list[Query]:
        terms = (one.key, *one.parts, *((one.joined,) if one.joined else ()), *one.also)
        return [self._term("parts", term) for term in dict.fromkeys(terms)]

    def _reference(self, terms: Iterable[str]) -> list[Query]:
        """Return what meets a reference in any way it can be meant; a term with spaces is the phrase as written."""
        return [
            self._phrase(tokens(one)) if " " in one else self._term("references", one) for one in terms if one.strip()
        ]

    def _better(self, question: Question) -> list[Query]:  # noqa: ARG002
        """Return what makes a match better and is none by itself."""
        return []

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
