"""A question as a query of some engine: what matches it, and nothing about which match is the better one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic

from domain.access import Audience
from search.engines.dialect import Dialect, Q
from search.engines.fields import FILTERS, audience_term, day_range, facet_field
from search.engines.terms import flat, groups, tokens
from search.question import Question
from search.words.norwegian import Word, word

MOST_WORDS = 40
"""So many words of a question are looked for; more of them only cost time."""
LONG = 4
"""Of so many things or more, two must be there."""
_COMMON, MANY, _TIMES = 0.125, 500, 2
"""What is in more than this share of the records, in more than so many, and in so many times more than the rarest, is
common and tells little by itself."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One of the things that are looked for: a word, a name with its other names, the beginning of a word, a number."""

    words: tuple[Word, ...] = ()
    others: tuple[tuple[Word, ...], ...] = ()
    prefix: str | None = None
    reference: tuple[str, ...] = ()

    @property
    def single_words(self) -> tuple[Word, ...]:
        """Its words, and other names that are one word."""
        return (*self.words, *(other[0] for other in self.others if len(other) == 1))


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


def wants_more(question: Question, count: int) -> bool:
    """Return whether so little was found that less will do, of compounds or of several words."""
    if count >= ENOUGH or not question.asks_for_text:
        return False
    wanted = things(question)
    return len(wanted) > 1 or any(one.parts for thing in wanted for one in thing.words)


ENOUGH = 10
"""So many hits are enough, not to be asked again for less."""


class Matching(Generic[Q]):
    """Makes queries that match and do not rank, to count with. A subclass says what ranks; it matches the same.

    `closely`, a compound is met by itself and by all of its parts, else by any; and where some of what is looked for
    is common, something that is not must be there. The field `parts` holds the key of every word, of titles too, and
    so whatever another field of words is met by.
    """

    def __init__(self, dialect: Dialect[Q], *, closely: bool) -> None:
        self._dialect, self._closely = dialect, closely

    def whole(self, question: Question, audience: Audience, without: str | None = None) -> Q:
        """Return everything that is asked of a record, the choices in the facet `without` left out."""
        chosen = [self.chosen(question, facet) for facet in question.filters if facet in FILTERS and facet != without]
        return self.open(question, audience, chosen)

    def open(self, question: Question, audience: Audience, chosen: Sequence[Q] = ()) -> Q:
        """Return everything that is asked of a record but choices in facets, of which those given are."""
        return self._dialect.together(
            must=[self.text(question)] if question.asks_for_text else [],
            only=[*self._filters(question, audience), *chosen],
            without=self._excluded(question),
            better=self._standing() if question.asks_for_text else [],
        )

    def _standing(self) -> list[Q]:
        """Return what makes a record better whatever is asked: nothing where nothing ranks."""
        return []

    def chosen(self, question: Question, facet: str) -> Q:
        """Return what has one of the keys that are chosen in a facet."""
        return self._dialect.any_term(facet_field(facet), list(question.filters[facet]))

    def text(self, question: Question, *, least: bool = True) -> Q:
        """Return what is looked for: every phrase, and as many as possible of all else.

        With `least`, long questions must be met by some of their words; without, by any.
        """
        phrases = [self._phrase(phrase) for phrase in groups(question.phrases)]
        wanted = things(question)
        if not wanted:
            return self._dialect.all_of(phrases) if phrases else self._dialect.nothing()
        telling, common = self._told_apart(wanted)
        met = self._met(telling, common, question, 2 if least and len(wanted) >= LONG else 1)
        return self._dialect.together(must=phrases, better=[met]) if phrases else met

    def _met(
        self,
        telling: Sequence[Thing],
        common: Sequence[Thing],
        question: Question,  # noqa: ARG002
        least: int,
    ) -> Q:
        """Return what has one of the telling things, and with `least` 2 another of them.

        Where common things are asked for as well, one telling thing is enough: nearly every record has one of those,
        and to look which do takes longer than all the rest.
        """
        if least < 2 or common:
            return self._dialect.any_of(way for one in telling for way in self._ways(one))
        return self._dialect.two_of([self._dialect.any_of(self._ways(one)) for one in telling])

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
        return max(self._dialect.documents * _COMMON, MANY)

    def _frequency(self, thing: Thing) -> int:
        return max((self._frequency_of_word(one) for one in thing.single_words), default=0)

    def _frequency_of_word(self, one: Word) -> int:
        return self._dialect.frequency(one.key)

    def _excluded(self, question: Question) -> list[Q]:
        """Return what must not be there: a word in any inflection, a phrase, what begins so, and whole records."""
        dialect = self._dialect
        keys = [dialect.term("key", word(one).key) for one in flat(question.without_words)]
        phrases = [self._phrase(phrase) for phrase in groups(question.without_phrases)]
        begun = [dialect.beginning("exact", prefix) for prefix in flat(question.without_prefixes)]
        records = sorted(one.hex for one in question.without_records)
        return [*keys, *phrases, *begun, *([dialect.any_term("record", records)] if records else [])]

    def _filters(self, question: Question, audience: Audience) -> list[Q]:
        """Return what an entry must be to be asked at all."""
        found = [self._dialect.any_term("audience", [audience_term(audience)])]
        if question.since or question.until:
            found.append(self._dialect.between("newest", *day_range(question.since, question.until)))
        return found

    def _ways(self, thing: Thing) -> list[Q]:
        """Return the ways in which a thing is met."""
        found = [way for one in thing.words for way in self._ways_of_word(one)]
        for other in thing.others:
            found += self._ways_of_word(other[0]) if len(other) == 1 else [self._sequence(other)]
        if thing.prefix:
            found.append(self._dialect.beginning("exact", thing.prefix))
        return found + [self._number(term) for term in thing.reference if term.strip()]

    def _ways_of_word(self, one: Word) -> list[Q]:
        terms = [one.key, *([one.joined] if one.joined else []), *one.also]
        parts = [self._dialect.term("parts", part) for part in dict.fromkeys(one.parts)]
        together = [self._dialect.all_of(parts)] if parts and self._closely else parts
        return [*(self._dialect.term("parts", term) for term in dict.fromkeys(terms)), *together]

    def _sequence(self, words: Sequence[Word]) -> Q:
        return self._dialect.phrase("key", [one.key for one in words])

    def _number(self, term: str) -> Q:
        """Return what has a reference's term; one with spaces is the number as it was written."""
        return self._phrase(tokens(term)) if " " in term else self._dialect.term("references", term)

    def _phrase(self, written: Sequence[str]) -> Q:
        if not written:
            return self._dialect.nothing()
        if len(written) == 1:
            return self._dialect.term("exact", written[0])
        return self._dialect.phrase("exact", list(written))
