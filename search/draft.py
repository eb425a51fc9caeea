"""What a long text is about, to find what says the most about the same: its words, and how often it has each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, expm1, log, log1p
from uuid import UUID

from search.engines.terms import tokens
from search.query.common_words import is_common
from search.words.lexicon import lexicon
from search.words.norwegian import key_of, word
from search.words.spelling import fold

_CALLED = """
uttalelse uttale høringsuttalelse høringssvar høringsinnspill høring innspill svar merknad brev notat utkast vedlegg
resolusjon pressemelding kronikk utspill presentasjon saksframlegg sak vedtak fråsegn høyringsfråsegn
"""
"""What a text calls itself says nothing of what it is about."""
LONGEST = 200_000
"""Characters of a text that are looked at: some eighty pages."""
LEAST = 5
"""A text of fewer different words that tell something is about nothing yet."""
MOST = 200
"""So many of its words are looked up, those that it has most often and Norwegian has most seldom."""
_FORMS = 1_200
"""So many forms of words are analysed: as many as some eight pages have."""
_IN_COMPOUND = 0.5
_WORDS = 300
"""Of a text such as Norwegian is measured by."""
_UNHEARD_OF, _PART = 17.0, 9.0
"""-log frequency of a word that no list has, and of of what is there as part of compounds only."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A word of a draft, in any inflection and norm, or a part of its compounds.

    `terms` are what an index knows it by, `times` how often it is there (half as often as part of a compound), `share`
    in how many of all Norwegian texts it would be, and `written` how it is there, empty for what is a part only.
    """

    terms: tuple[str, ...]
    times: float
    share: float
    written: str = ""

    @property
    def tells(self) -> float:
        """How much it tells when nothing else is known than how often it is there, and how seldom in Norwegian."""
        return log1p(self.times) * -log(self.share)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is asked for a text: what it tells, and the kinds and records among which its like is looked for.

    Without kinds, nothing is.
    """

    words: tuple[Telling, ...]
    kinds: tuple[str, ...]
    without: frozenset[UUID] = field(default_factory=frozenset)


def telling(text: str) -> tuple[Telling, ...]:
    """Return the words that tell what a text is about, the most telling first; none when they are too few."""
    written = {form: times for form, times in _forms(text).items() if not form.isdigit() and not is_common(form)}
    found: dict[str, _Gathered] = {}
    for form, times in written.items():
        one = word(form)
        terms = (one.key, *([one.joined] if one.joined else []), *one.also)
        found.setdefault(one.key, _Gathered()).add(form, terms, times)
    for key in _called():
        found.pop(key, None)
    if len(found) < LEAST:
        return ()
    for form, times in written.items():
        for part in set(word(form).parts) - _called():
            found.setdefault(part, _Gathered()).add("", (part,), times * _IN_COMPOUND)
    words = [one.telling for one in found.values()]
    return tuple(sorted(words, key=lambda one: (-one.tells, one.terms))[:MOST])


def _forms(text: str) -> Mapping[str, int]:
    """Return how often a text has each form; of very many, those that it has often and Norwegian has seldom."""
    every, costs = Counter(tokens(text[:LONGEST])), lexicon().wholes
    if len(every) <= _FORMS:
        return every
    told = sorted(every, key=lambda form: (-every[form] * costs.get(form, _UNHEARD_OF), form))
    return {form: every[form] for form in told[:_FORMS]}


@lru_cache(maxsize=1)
def _called() -> frozenset[str]:
    return frozenset(map(key_of, _CALLED.split()))


@dataclass(slots=True)
class _Gathered:
    """The forms of one word so far."""

    terms: dict[str, None] = field(default_factory=dict)
    forms: Counter[str] = field(default_factory=Counter)

    def add(self, form: str, terms: Iterable[str], times: float) -> None:
        self.terms.update(dict.fromkeys(terms))
        self.forms[form] += times  # type: ignore[assignment]

    @property
    def telling(self) -> Telling:
        """What the draft tells by it."""
        written = [form for form, _ in sorted(self.forms.items(), key=lambda one: (-one[1], one[0])) if form]
        cost = min(map(_cost, written), default=_PART)
        return Telling(
            tuple(self.terms), sum(self.forms.values()), -expm1(-_WORDS * exp(-cost)), written[0] if written else ""
        )


def _cost(form: str) -> float:
    """Return -log frequency of a form or its lemma in Norwegian."""
    known, folded = lexicon(), fold(form)
    lemma = known.lemmas.get(folded, folded)
    return min(known.wholes.get(folded, _UNHEARD_OF), known.wholes.get(lemma, _UNHEARD_OF))
