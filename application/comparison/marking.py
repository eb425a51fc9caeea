"""Which words of a paragraph were inserted and deleted, marked so that a person can read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from application.comparison.result import Mark, Span
from application.comparison.words import Words, is_punctuation, says_little

LEAST_KEPT = 0.3
"""With a smaller share of its words kept, a paragraph reads better as one deleted and one inserted."""

_SENTENCE_ENDS = frozenset(".!?:;")
_OPENING = frozenset('(«["“')


@dataclass(slots=True)
class _Run:
    """Words that were kept, or the old ones and the new ones that came in their place; half-open places in both."""

    kept: bool
    old: tuple[int, int]
    new: tuple[int, int]

    @property
    def deleted(self) -> int:
        return 0 if self.kept else self.old[1] - self.old[0]

    @property
    def inserted(self) -> int:
        return 0 if self.kept else self.new[1] - self.new[0]


def marked(old: Words, new: Words) -> tuple[Span, ...]:
    """Return both texts as one, with what was deleted and inserted marked. Their spaces are those of the new one."""
    if old.code == new.code:
        return kept(new)
    runs = _cleaned(_runs(old, new), old, new)
    if _share_kept(runs, old, new) < LEAST_KEPT:
        runs = [_Run(False, (0, len(old)), (0, len(new)))]
    spans: list[Span] = []
    for run in runs:
        if run.kept:
            spans.append(_span(Mark.KEPT, new, run.new))
        else:
            if run.deleted:
                spans.append(_span(Mark.DELETED, old, run.old))
            if run.inserted:
                spans.append(_span(Mark.INSERTED, new, run.new))
    return tuple(spans)


def kept(words: Words) -> tuple[Span, ...]:
    """Return a text in which nothing changed."""
    return _whole(Mark.KEPT, words)


def inserted(words: Words) -> tuple[Span, ...]:
    """Return a text that is new."""
    return _whole(Mark.INSERTED, words)


def deleted(words: Words) -> tuple[Span, ...]:
    """Return a text that is gone."""
    return _whole(Mark.DELETED, words)


def _whole(mark: Mark, words: Words) -> tuple[Span, ...]:
    return (_span(mark, words, (0, len(words))),) if len(words) else ()


def _span(mark: Mark, words: Words, place: tuple[int, int]) -> Span:
    return Span(mark, words.text(*place), words.gaps[place[0]] if place[0] else "")


def _runs(old: Words, new: Words) -> list[_Run]:
    runs: list[_Run] = []
    for step in LCSseq.opcodes(old.code, new.code):
        run = _Run(step.tag == "equal", (step.src_start, step.src_end), (step.dest_start, step.dest_end))
        if runs and not run.kept and not runs[-1].kept:
            runs[-1] = _one(runs[-1], run)
        else:
            runs.append(run)
    return runs


def _cleaned(runs: list[_Run], old: Words, new: Words) -> list[_Run]:
    """Join changes that only a few small words stand between, and let insertions begin where sentences do."""
    at = 1
    while at < len(runs) - 1:
        if runs[at].kept and _disturbs(runs[at - 1], runs[at], runs[at + 1], old, new):
            runs[at - 1 : at + 2] = [_one(runs[at - 1], runs[at + 1])]
            at = max(at - 2, 1)
        else:
            at += 1
    return _settled(runs, old, new)


def _disturbs(before: _Run, between: _Run, after: _Run, old: Words, new: Words) -> bool:
    """Return whether what was kept between two changes is too little to be worth seeing by itself."""
    if not before.deleted + after.deleted or not before.inserted + after.inserted:
        return False  # nothing but insertions, or deletions: what is kept there belongs to its own sentence
    words = new.words[between.new[0] : between.new[1]]
    telling = _telling(words)
    small, large = sorted(_size(run, old, new) for run in (before, after))
    if not telling:
        return len(words) <= 1 or (len(words) <= 3 and small >= 3)
    return telling == 1 and len(words) <= 3 and small >= 4 and large >= 6


def _size(run: _Run, old: Words, new: Words) -> int:
    """Return of how many words a change is, on the side with more of them."""
    sides = (old.words[slice(*run.old)], new.words[slice(*run.new)])
    return max(sum(1 for word in words if not is_punctuation(word)) for words in sides)


def _settled(runs: list[_Run], old: Words, new: Words) -> list[_Run]:
    """Slide what was only inserted, or only deleted, between equal words on both sides to where it reads best."""
    for at in range(1, len(runs) - 1):
        before, run, after = runs[at - 1 : at + 2]
        if bool(run.inserted) == bool(run.deleted) or not (before.kept and after.kept):
            continue
        words, place = (new, run.new) if run.inserted else (old, run.old)
        most_left = _same(words.code, place, -1, before.new[1] - before.new[0] - 1)
        most_right = _same(words.code, place, 1, after.new[1] - after.new[0] - (at + 2 < len(runs)))
        best = max(range(-most_left, most_right + 1), key=lambda by: (_reads(words, place, by), -abs(by)))
        if best:
            runs[at - 1] = _Run(True, _ended(before.old, best), _ended(before.new, best))
            runs[at] = _Run(False, _moved(run.old, best), _moved(run.new, best))
            runs[at + 1] = _Run(True, _begun(after.old, best), _begun(after.new, best))
    return [run for run in runs if run.old[0] < run.old[1] or run.new[0] < run.new[1]]


def _same(code: str, place: tuple[int, int], way: int, most: int) -> int:
    """Return how many words `place` can slide that way and still be of the same words."""
    begin, end = place
    by = 0
    while by < most:
        one, other = (begin + by, end + by) if way > 0 else (begin - by - 1, end - by - 1)
        if one < 0 or other >= len(code) or code[one] != code[other]:
            break
        by += 1
    return by


def _reads(words: Words, place: tuple[int, int], by: int) -> int:
    begin, end = place[0] + by, place[1] + by
    first, last = words.words[begin], words.words[end - 1]
    before = words.words[begin - 1] if begin else "."
    if before in _SENTENCE_ENDS and last in _SENTENCE_ENDS:
        return 3
    if first in _OPENING or (is_punctuation(first) and not is_punctuation(last)):
        return 2
    return 1 if not is_punctuation(first) else 0


def _share_kept(runs: Sequence[_Run], old: Words, new: Words) -> float:
    """Return how much of both texts was kept, small words left out where there are others."""
    telling = _telling(old.words) + _telling(new.words)
    if telling < 4:
        return 2 * sum(run.new[1] - run.new[0] for run in runs if run.kept) / max(len(old) + len(new), 1)
    return 2 * sum(_telling(new.words[slice(*run.new)]) for run in runs if run.kept) / telling


def _telling(words: Sequence[str]) -> int:
    return sum(1 for word in words if not says_little(word))


def _one(first: _Run, last: _Run) -> _Run:
    return _Run(False, (first.old[0], last.old[1]), (first.new[0], last.new[1]))


def _ended(place: tuple[int, int], by: int) -> tuple[int, int]:
    return place[0], place[1] + by


def _begun(place: tuple[int, int], by: int) -> tuple[int, int]:
    return place[0] + by, place[1]


def _moved(place: tuple[int, int], by: int) -> tuple[int, int]:
    return place[0] + by, place[1] + by
