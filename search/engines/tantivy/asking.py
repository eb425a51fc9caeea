"""A question in Tantivy's terms, for either of the two indexes. Weights as measured on judged questions."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import tantivy

from domain.access import Audience
from search.engines.tantivy.documents import day_range
from search.engines.tantivy.schema import FILTERS, facet_field
from search.engines.terms import flat, groups, tokens
from search.question import Name, Question
from search.words.norwegian import JOINT, Word, word
from search.words.references import strength

MOST_WORDS = 40
"""So many words of a question are looked for; more of them only cost time."""

_TIE = 0.2
_TITLE = 0.4
_ALSO = 0.5
_NEAR, _NEAR_SLOP, _AS_COMPOUND = 0.3, 6, 0.6
_PREFIX = 2.0
_LONG, _LEAST_OF_LONG = 4, 2
"""Of four words or more, two must be there."""

Query = tantivy.Query
MUST, SHOULD, NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class Asking:
    """Makes queries for one index: that of records, or that of pages, which knows less of a text."""

    def __init__(self, schema: tantivy.Schema, *, pages: bool = False) -> None:
        self._schema, self._pages = schema, pages

    def text(self, question: Question, *, least: bool = True) -> Query:
        """Return what scores the text: as many as possible of what is looked for, and each phrase.

        With `least`, long questions must be met by some of their words; without, by any.
        """
        clauses = [(MUST, self._phrase(phrase)) for phrase in groups(question.phrases)]
        wanted = self._wanted(question)
        if wanted:
            few = _LEAST_OF_LONG if least and len(wanted) >= _LONG else 1
            clauses.append((SHOULD if clauses else MUST, Query.boolean_query([(SHOULD, one) for one in wanted], few)))
        elif not clauses:
            return Query.empty_query()
        analysed = [word(one) for one in flat(question.words)]
        for first, second in pairwise(analysed):
            clauses.extend((SHOULD, one) for one in self._near(first, second))
        return Query.boolean_query(clauses)

    def excluded(self, question: Question) -> list[tuple[Any, Query]]:
        """Return what must not be there: a word in any inflection, a phrase, what begins so."""
        keys = [self._term("key", word(one).key) for one in flat(question.without_words)]
        phrases = [self._phrase(phrase) for phrase in groups(question.without_phrases)]
        begun = [self._begun(prefix) for prefix in flat(question.without_prefixes)]
        return [(NOT, one) for one in (*keys, *phrases, *begun)]

    def filters(self, question: Question, audience: Audience, without: str | None = None) -> list[tuple[Any, Query]]:
        """Return what an entry must be to be asked at all, the choices in the facet `without` left out."""
        found = [self._term("audience", str(int(audience)))]
        for facet, keys in question.filters.items():
            if facet in FILTERS and facet != without:
                found.append(Query.term_set_query(self._schema, facet_field(facet), list(keys)))
        if question.since or question.until:
            first, last = day_range(question.since, question.until)
            kind = tantivy.FieldType.Unsigned
            found.append(Query.range_query(self._schema, "newest", kind, first, last))
        return [(MUST, Query.const_score_query(one, 0.0)) for one in found]

    def _wanted(self, question: Question) -> list[Query]:
        """Return what is looked for, each by itself; the words of a name are one, together with its other names."""
        written = question.words[:MOST_WORDS]
        found: list[Query] = []
        at = 0
        for name in sorted(question.names, key=lambda one: one.start):
            if name.start < at or not name.start < name.end <= len(written):
                continue
            found.extend(self._word(word(one)) for one in flat(written[at : name.start]))
            found.append(self._name(written, name))
            at = name.end
        found.extend(self._word(word(one)) for one in flat(written[at:]))
        found.extend(Query.const_score_query(self._begun(one), _PREFIX) for one in flat(question.prefixes))
        found.extend(self._reference(one) for one in question.references if one)
        return found

    def _word(self, one: Word) -> Query:
        ways = [self._term("parts", one.key), self._term("exact", one.exact)]
        if not self._pages:
            ways += [self._term("key", one.key), Query.boost_query(self._term("title", one.key), _TITLE)]
        if one.joined:
            ways.append(self._term("parts", one.joined))
            share = 1 / len(one.parts)
            parts = [(SHOULD, Query.boost_query(self._term("parts", part), share)) for part in one.parts]
            ways.append(Query.boolean_query(parts))
        ways.extend(Query.boost_query(self._term("parts", other), _ALSO) for other in one.also)
        return Query.disjunction_max_query(ways, _TIE)

    def _name(self, written: Sequence[str], name: Name) -> Query:
        own = [(SHOULD, self._word(word(one))) for one in flat(written[name.start : name.end])]
        ways = [Query.boolean_query(own)] if own else []
        ways.extend(self._other_name([word(one) for one in other]) for other in groups(name.others))
        return Query.disjunction_max_query(ways, 0.0) if ways else Query.empty_query()

    def _other_name(self, other: Sequence[Word]) -> Query:
        if len(other) == 1:
            return self._word(other[0])
        if self._pages:
            return self._phrase([one.exact for one in other])
        return self._phrase_of("key", [one.key for one in other])

    def _near(self, first: Word, second: Word) -> Iterable[Query]:
        if first.key == second.key:
            return
        if not self._pages:
            near = Query.phrase_query(self._schema, "key", [first.key, second.key], _NEAR_SLOP)
            yield Query.boost_query(near, _NEAR)
        one, other = first.joined or first.key, second.joined or second.key
        for joined in (f"{one}{JOINT}{other}", f"{other}{JOINT}{one}"):
            yield Query.boost_query(self._term("parts", joined), _AS_COMPOUND)

    def _reference(self, terms: Iterable[str]) -> Query:
        """Return what meets a reference in any way it can be meant; a term with spaces is the phrase as written."""
        ways = [
            self._phrase(tokens(one))
            if " " in one
            else Query.const_score_query(self._term("references", one), strength(one))
            for one in terms
        ]
        return Query.disjunction_max_query(ways, 0.0)

    def _phrase(self, written: Sequence[str]) -> Query:
        return self._phrase_of("exact", written)

    def _phrase_of(self, field: str, terms: Sequence[str]) -> Query:
        if not terms:
            return Query.empty_query()
        return Query.phrase_query(self._schema, field, list(terms)) if len(terms) > 1 else self._term(field, terms[0])

    def _begun(self, prefix: str) -> Query:
        return Query.regex_query(self._schema, "exact", f"{prefix}.*")

    def _term(self, field: str, term: str) -> Query:
        return Query.term_query(self._schema, field, term)
