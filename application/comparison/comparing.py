"""Comparing two texts: sections and paragraphs that belong together are found, and words marked in them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from application.comparison import marking
from application.comparison.alignment import Row, aligned
from application.comparison.alike import alike
from application.comparison.moved import Left, moved_between
from application.comparison.order import Pair
from application.comparison.pairing import paired_sections
from application.comparison.paragraphs import Paragraph, PartOfText, sections_of
from application.comparison.recut import recut
from application.comparison.result import Change, Comparison, Heading, Passage, Section, Span, Text
from application.comparison.words import Lexicon, Words, joined
from application.errors import ApplicationError

MOST_WORDS = 400_000
"""So many words of either side are compared: about a thousand pages."""


class TooMuchTextError(ApplicationError):
    """One of the texts is too long to be compared. Values: `words`, how many it has, and `most`."""

    code = "too-much-text"


def compare(old: Sequence[Text], new: Sequence[Text]) -> Comparison:
    """Compare two texts, each of one or more documents. TooMuchTextError when one is too long."""
    for side in (old, new):
        words = sum(len(page.split()) for text in side for page in text.pages)
        if words > MOST_WORDS:
            raise TooMuchTextError(words=words, most=MOST_WORDS)
    return _Comparing(old, new).comparison()


class _Side:
    """One of the texts: its sections, and its paragraphs one after the other."""

    def __init__(self, texts: Sequence[Text], sections: list[PartOfText], lexicon: Lexicon) -> None:
        self.texts = tuple(texts)
        self._lexicon = lexicon
        self.sections = sections
        self.headings: list[Heading] = [one.heading for one in self.sections]
        self.paragraphs: list[Paragraph] = [each for one in self.sections for each in one.paragraphs]
        self.words: list[Words] = [lexicon.read(each.text) for each in self.paragraphs]
        self.codes: list[str] = [each.code for each in self.words]
        self.begins: list[int] = [0, *accumulate(len(one.paragraphs) for one in self.sections)]

    def places(self, section: int) -> range:
        """Return the places of a section's paragraphs among all."""
        return range(self.begins[section], self.begins[section + 1])

    def section_of(self, paragraph: int) -> int:
        """Return the section that a paragraph stands in."""
        return bisect_right(self.begins, paragraph) - 1

    def lengths(self) -> list[int]:
        """Return how many words each section has."""
        return [sum(len(self.codes[at]) for at in self.places(one)) for one in range(len(self.sections))]

    def together(self, places: Sequence[int]) -> Words:
        """Return paragraphs as one; the numbers and letters that others than the first begin with are words of it."""
        first, *others = places
        marked = [f"{self.paragraphs[at].marker} {self.paragraphs[at].text}" for at in others]
        return joined([self.words[first], *(self._lexicon.read(text) for text in marked)])


class _Comparing:
    """The comparison of two texts while it is made."""

    def __init__(self, old: Sequence[Text], new: Sequence[Text]) -> None:
        self._lexicon = Lexicon()
        before, after = sections_of(old, new)
        recut(before, after, self._lexicon)
        recut(after, before, self._lexicon)
        self._old, self._new = _Side(old, before, self._lexicon), _Side(new, after, self._lexicon)
        self._known = alike(self._old.codes, self._new.codes)
        self._became, self._moved = self._paired()
        self._rows = self._aligned()
        self._from, self._to = self._moved_paragraphs()

    def comparison(self) -> Comparison:
        """Return the sections in the order of the new text, each removed one after the one it stood behind."""
        ours, theirs = self._old, self._new
        was = set(self._became.values())
        behind: dict[int, list[int]] = defaultdict(list)
        after = -1
        for at in range(len(ours.sections)):
            if at in was:
                after = at
            else:
                behind[after].append(at)
        sections = [self._removed(one) for one in behind[-1]]
        for at in range(len(theirs.sections)):
            sections.append(self._section(at))
            sections += [self._removed(one) for one in behind[self._became.get(at, -2)]]
        return Comparison(ours.texts, theirs.texts, tuple(sections))

    def _paired(self) -> tuple[dict[int, int], set[int]]:
        ours, theirs = self._old, self._new
        weighed: list[Pair] = [
            (ours.section_of(one), theirs.section_of(other), share * (len(ours.codes[one]) + len(theirs.codes[other])))
            for one, other, share in self._known
        ]
        lengths = (ours.lengths(), theirs.lengths())
        return paired_sections(ours.headings, theirs.headings, lengths, weighed, self._lexicon)

    def _aligned(self) -> dict[int, list[Row]]:
        """Return the rows of each section of the new text that was one of the old."""
        ours, theirs = self._old, self._new
        within: dict[tuple[int, int], list[Pair]] = defaultdict(list)
        for one, other, share in self._known:
            within[ours.section_of(one), theirs.section_of(other)].append((one, other, share))
        found: dict[int, list[Row]] = {}
        for at, was in self._became.items():
            old, new = ours.places(was), theirs.places(at)
            known = [(one - old.start, other - new.start, share) for one, other, share in within[was, at]]
            rows = aligned([ours.codes[each] for each in old], [theirs.codes[each] for each in new], known)
            found[at] = [
                Row(tuple(one + old.start for one in row.old), tuple(one + new.start for one in row.new))
                for row in rows
            ]
        return found

    def _moved_paragraphs(self) -> tuple[dict[int, int], dict[int, int]]:
        """Return which new paragraph each moved one was, and the other way."""
        paired_old = {one for rows in self._rows.values() for row in rows if row.new for one in row.old}
        paired_new = {one for rows in self._rows.values() for row in rows if row.old for one in row.new}
        found = moved_between(
            Left(self._old.codes, [at for at in range(len(self._old.codes)) if at not in paired_old]),
            Left(self._new.codes, [at for at in range(len(self._new.codes)) if at not in paired_new]),
            self._known,
        )
        return {new: old for old, new in found}, dict(found)

    def _section(self, at: int) -> Section:
        new = self._new.headings[at]
        was = self._became.get(at)
        if was is None:
            passages = tuple(self._passage(Row((), (one,))) for one in self._new.places(at))
            return Section(Change.NEW, None, new, marking.inserted(self._lexicon.read(new.title)), passages)
        old = self._old.headings[was]
        passages = tuple(self._passage(row) for row in self._rows[at])
        title = marking.marked(self._lexicon.read(old.title), self._lexicon.read(new.title))
        same = old.title.split() == new.title.split() and not any(one.is_touched for one in passages)
        change = Change.UNCHANGED if same else Change.CHANGED
        return Section(change, old, new, title, passages, is_moved=at in self._moved)

    def _removed(self, at: int) -> Section:
        old = self._old.headings[at]
        passages = tuple(self._passage(Row((one,), ())) for one in self._old.places(at))
        return Section(Change.REMOVED, old, None, marking.deleted(self._lexicon.read(old.title)), passages)

    def _passage(self, row: Row) -> Passage:
        ours, theirs = self._old, self._new
        if not row.new:
            at = row.old[0]
            became = self._to.get(at)
            to = None if became is None else theirs.headings[theirs.section_of(became)]
            gone, words = ours.paragraphs[at], marking.deleted(ours.words[at])
            return Passage(Change.REMOVED, words, gone.marker, "", gone.page, None, moved_to=to)
        origin = None
        if not row.old:
            was = self._from.get(row.new[0])
            new = theirs.paragraphs[row.new[0]]
            if was is None:
                words = marking.inserted(theirs.words[row.new[0]])
                return Passage(Change.NEW, words, "", new.marker, None, new.page)
            origin = ours.headings[ours.section_of(was)]
            row = Row((was,), row.new)
        before, after = ours.together(row.old), theirs.together(row.new)
        old, new = ours.paragraphs[row.old[0]], theirs.paragraphs[row.new[0]]
        change = Change.UNCHANGED if before.code == after.code else Change.CHANGED
        spans: tuple[Span, ...] = marking.marked(before, after)
        return Passage(change, spans, old.marker, new.marker, old.page, new.page, moved_from=origin)
