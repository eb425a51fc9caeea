"""Which paragraph of one section became which of another, in their order; and which were parted or put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from application.comparison.alike import similarity
from application.comparison.order import Pair, heaviest_in_order
from application.comparison.words import Lexicon

LEAST = 0.4
"""Between paragraphs that belong together, two that share so much of their words do so too."""

LEAST_ALONE = 0.25
"""And two that are the only ones there, so much."""

MOST_COMPARED = 900
"""More pairs than this are not compared each with each; then only those found alike before can belong together."""

SHARE_TAKEN_IN = 0.6
"""A paragraph takes in the one beside it when so much of that is then the same as on the other side."""

LEAST_ACROSS, SHARE_ACROSS = 4, 0.15
"""So many words, and such a share, must have crossed the border between two paragraphs for them to be read as one."""


@dataclass(slots=True)
class Row:
    """Places of the paragraphs of either side that belong together; none on one side of what is new or removed."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def aligned(old: Sequence[str], new: Sequence[str], known: Sequence[Pair]) -> list[Row]:
    """Return the paragraphs of two sections in rows, in the order of both.

    Each is written with a letter for a word; `known` are pairs of places that are alike, and how much.
    """
    rows: list[Row] = []
    for is_equal, ours, theirs in _blocks(old, new):
        if is_equal:
            rows += [Row((one,), (other,)) for one, other in zip(ours, theirs, strict=True)]
        else:
            rows += _between(old, new, ours, theirs, known)
    return _put_together(old, new, rows)


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, range, range]]:
    """Yield the equal paragraphs that stand in the same order, and what is between them."""
    letters = Lexicon()
    at_old = at_new = 0
    for step in LCSseq.opcodes(letters.code(old), letters.code(new)):
        if step.tag == "equal":
            if at_old < step.src_start or at_new < step.dest_start:
                yield False, range(at_old, step.src_start), range(at_new, step.dest_start)
            yield True, range(step.src_start, step.src_end), range(step.dest_start, step.dest_end)
            at_old, at_new = step.src_end, step.dest_end
    if at_old < len(old) or at_new < len(new):
        yield False, range(at_old, len(old)), range(at_new, len(new))


def _between(old: Sequence[str], new: Sequence[str], ours: range, theirs: range, known: Sequence[Pair]) -> list[Row]:
    if len(ours) * len(theirs) <= MOST_COMPARED:
        least = LEAST_ALONE if len(ours) == len(theirs) == 1 else LEAST
        compared = [(one, other, similarity(old[one], new[other], least)) for one in ours for other in theirs]
        pairs = [pair for pair in compared if pair[2] >= least]
    else:
        pairs = [pair for pair in known if pair[0] in ours and pair[1] in theirs]
    weighed = [(one, other, alike * (len(old[one]) + len(new[other]))) for one, other, alike in pairs]
    rows: list[Row] = []
    at_old, at_new = ours.start, theirs.start
    for one, other, _ in heaviest_in_order(weighed):
        rows += _alone(range(at_old, one), range(at_new, other))
        rows.append(Row((one,), (other,)))
        at_old, at_new = one + 1, other + 1
    return rows + _alone(range(at_old, ours.stop), range(at_new, theirs.stop))


def _alone(ours: range, theirs: range) -> list[Row]:
    return [Row((one,), ()) for one in ours] + [Row((), (other,)) for other in theirs]


def _put_together(old: Sequence[str], new: Sequence[str], rows: list[Row]) -> list[Row]:
    """Join rows where a paragraph was parted in two, two became one, or words crossed the border between them."""
    done: list[Row] = []
    for row in rows:
        while done and _belong(old, new, done[-1], row):
            last = done.pop()
            row = Row(last.old + row.old, last.new + row.new)
        done.append(row)
    return done


def _belong(old: Sequence[str], new: Sequence[str], first: Row, second: Row) -> bool:
    ours, theirs = _code(old, first.old), _code(new, first.new)
    more_ours, more_theirs = _code(old, second.old), _code(new, second.new)
    if ours == theirs or more_ours == more_theirs:
        return False  # one that is the same in both stays by itself
    if not (ours or more_ours) or not (theirs or more_theirs):
        return False
    apart = LCSseq.similarity(ours, theirs) + LCSseq.similarity(more_ours, more_theirs)
    together = LCSseq.similarity(ours + more_ours, theirs + more_theirs)
    gain = together - apart
    if first.old and first.new and second.old and second.new:
        if gain and together == min(len(ours + more_ours), len(theirs + more_theirs)):
            return True  # then nothing else was changed, or only put in or only taken out
        return gain >= max(LEAST_ACROSS, SHARE_ACROSS * min(len(ours + theirs), len(more_ours + more_theirs)) / 2)
    alone = first if not (first.old and first.new) else second
    return gain >= SHARE_TAKEN_IN * len(_code(old, alone.old) + _code(new, alone.new))


def _code(codes: Sequence[str], places: Sequence[int]) -> str:
    return "".join(codes[at] for at in places)
