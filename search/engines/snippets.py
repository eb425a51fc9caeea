"""Snippets: the window of a text that shows most of what was asked for, with the words that were found marked.

Made here and not by an engine, which knows no key: an inflection, the other norm and a compound are marked as a whole.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from search.engines.met_words import MET
from search.engines.protocol import Snippet
from search.engines.terms import TOKEN, flat, found_by, groups
from search.question import Question
from search.words.norwegian import word
from search.words.references import references_in

WIDTH = 260
"""Characters of a snippet, about."""
LONGEST_TEXT = 20_000
"""Characters of a text that are looked at."""
_SPAN, _LEAD = 200, 60
_SPACE = re.compile(r"\s+")
_BREAKS = re.compile(r"(?<=[.!?:])\s+|\n\s*")
_SEVERAL = 0.02
"""How much a further mark counts beside one for something not marked yet."""

Concepts = frozenset[int]


@dataclass(frozen=True, slots=True)
class Shown:
    """A snippet, and how much of the question its window holds: 1.0 for each word."""

    snippet: Snippet
    covered: float


class Marker:
    """Makes snippets for one question."""

    def __init__(self, question: Question) -> None:
        self._weights: list[float] = []
        self._by_term: dict[str, set[int]] = {}
        self._prefixes: list[tuple[str, int]] = []
        self._patterns: list[tuple[re.Pattern[str], Concepts]] = []
        self._references: list[tuple[frozenset[str], int]] = []
        self._known: dict[str, Concepts] = {}
        of_words = [[self._add_word(one) for one in flat([written])] for written in question.words]
        for name in question.names:
            named = of_words[max(name.start, 0) : max(name.end, 0)]
            meant = frozenset[int]().union(*(concepts for one in named for concepts in one))
            for other in groups(name.others):
                self._add_sequence(other, meant) if len(other) > 1 else self._add_terms(word(other[0]).key, meant)
        for phrase in groups(question.phrases):
            self._add_sequence(phrase, frozenset([self._concept(float(len(phrase)))]))
        for prefix in flat(question.prefixes):
            self._prefixes.append((prefix, self._concept(1.0)))
        for terms in question.references:
            concept = self._concept(2.0)
            self._references.append((frozenset(terms), concept))
            for written in groups([one] for one in terms if " " in one):
                self._add_sequence(written, frozenset([concept]))

    @property
    def all(self) -> float:
        """How much a text covers that holds everything."""
        return sum(self._weights)

    def show(self, text: str) -> Shown:
        """Return the best window of a text; its beginning where nothing is found."""
        text = text[:LONGEST_TEXT]
        lower = _lowered(text)
        return self._shown(text, lower, self._found(lower))

    def show_more(self, text: str, than: float) -> Shown | None:
        """Return the best window of a text if it covers more than so much; that it cannot is told fast."""
        text = text[:LONGEST_TEXT]
        lower = _lowered(text)
        found = self._found(lower)
        if not (self._patterns or self._references):
            there = frozenset[int]().union(*found.values())
            if sum(self._weights[one] for one in there) <= than:
                return None
        shown = self._shown(text, lower, found)
        return shown if shown.covered > than else None

    def _shown(self, text: str, lower: str, found: Mapping[str, Concepts]) -> Shown:
        marks = sorted(set(self._marks(text, lower, found)), key=lambda one: (one[0], -one[1]))
        first, last, covered = self._best(marks)
        start, end = _window(text, marks[first][0], marks[last][1]) if marks else _window(text, 0, 0)
        inside = [(one[0], one[1]) for one in marks if start <= one[0] and one[1] <= end]
        return Shown(_cut(text, start, end, inside), covered)

    def _concept(self, weight: float) -> int:
        self._weights.append(weight)
        return len(self._weights) - 1

    def _add_word(self, written: str) -> Concepts:
        """Take in a word of the question: it is one thing to be found, a compound as many as it has parts."""
        found = word(written)
        parts = found.parts or (found.key,)
        concepts = [self._concept(1 / len(parts)) for _ in parts]
        for part, concept in zip(parts, concepts, strict=True):
            self._add_terms(part, (concept,))
        for term in (found.key, *found.also):
            self._add_terms(term, concepts)
        return frozenset(concepts)

    def _add_terms(self, term: str, concepts: Iterable[int]) -> None:
        self._by_term.setdefault(term, set()).update(concepts)

    def _add_sequence(self, written: Iterable[str], concepts: Concepts) -> None:
        between = r"[\W_]+".join(re.escape(one) for one in written)
        self._patterns.append((re.compile(rf"(?<![^\W_]){between}(?![^\W_])"), concepts))

    def _marks(self, text: str, lower: str, found: Mapping[str, Concepts]) -> Iterator[tuple[int, int, Concepts]]:
        for written, concepts in found.items():
            for start, end in _places(written, lower):
                yield start, end, concepts
        for pattern, concepts in self._patterns:
            for match in pattern.finditer(lower):
                yield match.start(), match.end(), concepts
        if self._references:
            for one in references_in(text):
                terms = frozenset(one.mentioned)
                meant = frozenset(concept for asked, concept in self._references if asked & terms)
                if meant:
                    yield one.start, one.end, meant

    def _found(self, lower: str) -> dict[str, Concepts]:
        """Return the words of a text that are marked, with what of the question they are."""
        words = set(TOKEN.findall(lower))
        found = MET.found_by(self._by_term, words)
        if self._prefixes:
            begun = tuple(prefix for prefix, _ in self._prefixes)
            found |= {one for one in words if one.startswith(begun)}
        return {one: self._concepts_of(one) for one in found}

    def _concepts_of(self, written: str) -> Concepts:
        """Return what a word of a text is: itself, one that it is part of, or what it begins with."""
        known = self._known.get(written)
        if known is None:
            meant = set[int]().union(*(self._by_term.get(term, ()) for term in found_by(written)))
            meant.update(concept for prefix, concept in self._prefixes if written.startswith(prefix))
            known = self._known[written] = frozenset(meant)
        return known

    def _best(self, marks: list[tuple[int, int, Concepts]]) -> tuple[int, int, float]:
        """Return the first and last mark of the best window and how much of the question is in it."""
        best, best_at, best_covered = -1.0, (0, 0), 0.0
        counts: dict[int, int] = {}
        covered, start = 0.0, 0
        for end, (_, until, concepts) in enumerate(marks):
            for one in concepts:
                counts[one] = counts.get(one, 0) + 1
                covered += self._weights[one] if counts[one] == 1 else 0.0
            while start < end and until - marks[start][0] > _SPAN:
                for one in marks[start][2]:
                    counts[one] -= 1
                    covered -= self._weights[one] if counts[one] == 0 else 0.0
                start += 1
            score = covered + _SEVERAL * min(end - start, 5)
            if score > best + 1e-9:
                best, best_at, best_covered = score, (start, end), covered
        return (*best_at, best_covered)


def _places(written: str, lower: str) -> Iterator[tuple[int, int]]:
    """Return where a word stands by itself in a text."""
    start = lower.find(written)
    while start >= 0:
        end = start + len(written)
        if not (lower[start - 1 : start].isalnum() or lower[end : end + 1].isalnum()):
            yield start, end
        start = lower.find(written, end)


def _window(text: str, first: int, last: int) -> tuple[int, int]:
    """Return where to cut around what was found: at a sentence's start where one is near, else between words."""
    earliest = max(0, first - _LEAD)
    start = earliest
    if earliest > 0:
        breaks = [match.end() for match in _BREAKS.finditer(text, earliest, first + 1) if match.end() <= first]
        start = breaks[0] if breaks else _after_space(text, earliest, first)
    end = min(len(text), max(start + WIDTH, last))
    if end < len(text):
        space = max(text.rfind(" ", max(last, start + 1), end + 1), text.rfind("\n", max(last, start + 1), end + 1))
        end = space if space > start else end
    return start, end


def _after_space(text: str, earliest: int, first: int) -> int:
    match = _SPACE.search(text, earliest, first)
    return match.end() if match else earliest


def _cut(text: str, start: int, end: int, marks: list[tuple[int, int]]) -> Snippet:
    """Return the window with its white space made single spaces, dots where something is left out, and its marks."""
    pieces, length, placed = ["… "] if start > 0 else [], 2 if start > 0 else 0, []
    at = start
    for first, last in _apart(marks):
        between = _SPACE.sub(" ", text[at:first])
        marked = _SPACE.sub(" ", text[first:last])
        placed.append((length + len(between), length + len(between) + len(marked)))
        pieces += [between, marked]
        length += len(between) + len(marked)
        at = last
    pieces.append(_SPACE.sub(" ", text[at:end]))
    if end < len(text):
        pieces.append(" …")
    return Snippet("".join(pieces).rstrip(), tuple(placed))


def _apart(marks: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return marks in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return iter(joined)


def _lowered(text: str) -> str:
    """Return the text in small letters, as long as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := one.lower()) == 1 else one for one in text)
