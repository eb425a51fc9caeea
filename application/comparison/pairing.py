"""Which section of the old text became which of the new: by what they say, what they are called, and their numbers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from application.comparison.alike import similarity
from application.comparison.order import Pair, heaviest_in_order
from application.comparison.result import Heading
from application.comparison.words import Lexicon

TITLE, NUMBER, SAME_TEXT = 0.35, 0.15, 0.05
"""What the same title, the same number and standing in the same document count beside what a section says."""

ENOUGH_TEXT = 0.5
SOME_TEXT = 0.15
SIMILAR_TITLE = 0.6

MOST_NAMESAKES = 8


def paired_sections(
    old: Sequence[Heading],
    new: Sequence[Heading],
    lengths: tuple[Sequence[int], Sequence[int]],
    paragraphs: Iterable[Pair],
    lexicon: Lexicon,
) -> tuple[dict[int, int], set[int]]:
    """Return which old section each new one was, and which of the new were moved.

    `lengths` are how many words each section has; `paragraphs` weigh how many words of an old section stand in a new.
    """
    said: dict[tuple[int, int], float] = defaultdict(float)
    for one, other, words in paragraphs:
        said[one, other] += words
    titles = [[lexicon.code(each.title.lower().split()) for each in side] for side in (old, new)]
    scored: list[tuple[float, float, int, int]] = []
    for one, other in set(said) | _namesakes(old, new):
        total = lengths[0][one] + lengths[1][other]
        text = min(1.0, said.get((one, other), 0.0) / total) if total else 0.0
        title = similarity(titles[0][one], titles[1][other]) if titles[0][one] and titles[1][other] else 0.0
        score = _score(old[one], new[other], text, title)
        if score:
            apart = abs(one / len(old) - other / len(new))
            scored.append((-score, apart, one, other))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, one, other in sorted(scored):
        if other not in found and one not in taken:
            found[other] = one
            taken.add(one)
    weighed = [(one, other, 1.0 + lengths[0][one] + lengths[1][other]) for other, one in found.items()]
    in_order = {other for _, other, _ in heaviest_in_order(weighed)}
    return found, set(found) - in_order


def _score(old: Heading, new: Heading, text: float, title: float) -> float:
    """Return how sure it is that one became the other, 0 where it is not."""
    same_number = old.number == new.number
    nameless = not old.title and not new.title
    score = text + TITLE * title + NUMBER * same_number + SAME_TEXT * (old.text == new.text)
    if text >= ENOUGH_TEXT or title == 1.0:
        return score
    if same_number and (nameless or text >= SOME_TEXT or title >= SIMILAR_TITLE):
        return score
    return score if title >= SIMILAR_TITLE and text >= SOME_TEXT else 0.0


def _namesakes(old: Sequence[Heading], new: Sequence[Heading]) -> set[tuple[int, int]]:
    """Return pairs with the same number or the same title; of many alike the nearest ones in order."""
    pairs: set[tuple[int, int]] = set()
    for name in (_number, _title):
        those: dict[object, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, headings in enumerate((old, new)):
            for at, heading in enumerate(headings):
                if (key := name(heading)) is not None:
                    those[key][side].append(at)
        for ours, theirs in those.values():
            if len(ours) <= MOST_NAMESAKES and len(theirs) <= MOST_NAMESAKES:
                pairs.update((one, other) for one in ours for other in theirs)
            else:
                pairs.update(zip(ours, theirs, strict=False))
    return pairs


def _number(heading: Heading) -> object:
    return heading.number if heading.label else ("before the first", heading.text)


def _title(heading: Heading) -> object:
    return heading.title.lower() or None
