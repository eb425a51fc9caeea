"""A search engine in memory that knows no inflection: any of the words, all phrases, nothing excluded."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from domain.access import Audience
from search.draft import Draft
from search.engines.protocol import Alike, Answer, Hit, IndexFilling, Mark, Snippet, Suggestion, Turn
from search.engines.terms import keys
from search.entries import Entry, digest
from search.question import Question
from search.words.norwegian import WORD

FACETS = ("type", "body", "municipality", "year", "subject", "filetype")


class FakeEngine:
    """Holds entries; `mends` maps misspelt words to right ones."""

    def __init__(self, *entries: Entry, mends: Mapping[str, str] | None = None) -> None:
        self.entries = list(entries)
        self.mends = dict(mends or {})
        self.asked: list[tuple[Question, Audience]] = []
        self.drafts: list[Draft] = []

    def turn(self) -> Turn:
        return Turn()

    def put(self, entries: Mapping[UUID, Sequence[Entry]], mark: Mark, turn: Turn | None = None) -> None:
        self.entries = [one for one in self.entries if one.record_id not in entries]
        self.entries += [one for many in entries.values() for one in many]

    def mark(self) -> Mark | None:
        return Mark()

    def search(self, question: Question, audience: Audience, *, offset: int = 0, limit: int = 20) -> Answer:
        self.asked.append((question, audience))
        found = self._found(question, audience)
        hits = [
            Hit(one.record_id, one.kind, one.reference, one.title, one.on, 1.0, Snippet(one.text[:80]))
            for one in found[offset : offset + limit]
        ]
        facets = {facet: self._counts(question, audience, facet) for facet in FACETS}
        return Answer(len(found), tuple(hits), facets)

    def count(self, question: Question, audience: Audience) -> int:
        return len(self._found(question, audience))

    def reached(self) -> Mark | None:
        return None

    def like(self, draft: Draft, audience: Audience, *, limit: int = 10) -> Alike:
        self.drafts.append(draft)
        terms = {term for one in draft.words for term in one.terms}
        there = [
            one
            for one in self.entries
            if audience in one.audiences and one.kind in draft.kinds and one.record_id not in draft.without
        ]
        near = [one for one in there if len(terms.intersection(keys(f"{one.title} {one.text}").split())) > 1]
        hits = (
            Hit(one.record_id, one.kind, one.reference, one.title, one.on, 1.0, Snippet(one.text[:80])) for one in near
        )
        return Alike(tuple(hits)[:limit], tuple(one.written for one in draft.words))

    def suggest(
        self, text: str, audience: Audience, *, limit: int = 8, without: Collection[UUID] = ()
    ) -> list[Suggestion]:
        there = [one for one in self.entries if one.record_id not in without]
        seen = [one for one in there if audience in one.audiences and one.title.lower().startswith(text.lower())]
        return [Suggestion(one.title, one.kind, one.record_id, one.reference) for one in seen[:limit]]

    def did_you_mean(self, question: Question, audience: Audience) -> Question | None:
        words = tuple(self.mends.get(word, word) for word in question.words)
        phrases = tuple(tuple(self.mends.get(word, word) for word in phrase) for phrase in question.phrases)
        better = replace(question, words=words, phrases=phrases)
        return better if better != question and self.count(better, audience) else None

    def digests(self, ids: Collection[UUID]) -> Mapping[UUID, frozenset[str]]:
        return {one: frozenset(digest(entry) for entry in self.entries if entry.record_id == one) for one in ids}

    def record_ids(self, prefix: str) -> Collection[UUID]:
        return {one.record_id for one in self.entries if one.record_id.hex.startswith(prefix)}

    def begin_rebuild(self) -> IndexFilling:
        return FakeEngine()

    def finish_rebuild(self, rebuilt: IndexFilling) -> None:
        assert isinstance(rebuilt, FakeEngine)
        self.entries = rebuilt.entries

    def close(self) -> None:
        pass

    def _found(self, question: Question, audience: Audience) -> list[Entry]:
        return [one for one in self.entries if audience in one.audiences and _matches(one, question)]

    def _counts(self, question: Question, audience: Audience, facet: str) -> tuple[tuple[str, int], ...]:
        rest = {name: keys for name, keys in question.filters.items() if name != facet}
        found = self._found(replace(question, filters=rest), audience)
        return tuple(Counter(key for one in found for key in _keys(one, facet)).most_common())


def an_entry(
    title: str,
    *,
    text: str = "",
    kind: str = "case",
    audiences: frozenset[Audience] = frozenset(Audience),
    on: date | None = None,
    **facets: tuple[str, ...],
) -> Entry:
    return Entry(uuid4(), audiences, kind, "2025/1", title, text, on=on, facets=facets)


def _keys(entry: Entry, facet: str) -> tuple[str, ...]:
    return (entry.kind,) if facet == "type" else (entry.facets or {}).get(facet, ())


def _matches(entry: Entry, question: Question) -> bool:
    words = WORD.findall(f"{entry.title} {entry.text}".lower())
    line = f" {' '.join(words)} "
    if any(not set(keys) & set(_keys(entry, facet)) for facet, keys in question.filters.items()):
        return False
    if (question.since and (not entry.on or entry.on < question.since)) or (
        question.until and (not entry.on or entry.on > question.until)
    ):
        return False
    if set(question.without_words) & set(words) or not all(f" {' '.join(one)} " in line for one in question.phrases):
        return False
    wanted = bool(question.words or question.prefixes)
    begins = any(word.startswith(one) for one in question.prefixes for word in words)
    return not wanted or bool(set(question.words) & set(words)) or begins
