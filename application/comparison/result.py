"""What a comparison of two texts gives: sections in order, their paragraphs, and words marked in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Text:
    """A text to compare: what it is called, and its pages in order as they were read."""

    name: str
    pages: tuple[str, ...]


class Mark(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Change(StrEnum):
    """What became of a section or a paragraph."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Span:
    """Some words together. `gap` is what stands before them: nothing, a space or a tab."""

    mark: Mark
    text: str
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section: `§ 7` and `Kostnadsfordeling`; both empty for what stands before the first.

    `text` is which of the texts it stands in, counted from 0, and `page` the page of that, counted from 1.
    """

    number: str
    title: str
    text: int
    page: int

    @property
    def label(self) -> str:
        """The heading as it is read."""
        return f"{self.number} {self.title}".strip()

    @property
    def name(self) -> str:
        """What to call it shortly: its number, or its title where it has none."""
        return self.number or self.title


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of either side, or one and what became of it.

    `old_marker` and `new_marker` are the numbers or letters it begins with: `a)`. A paragraph that was moved stands in
    both places: where it came from as REMOVED with `moved_to`, and where it is now with `moved_from`.
    """

    change: Change
    spans: tuple[Span, ...]
    old_marker: str = ""
    new_marker: str = ""
    old_page: int | None = None
    new_page: int | None = None
    moved_from: Heading | None = None
    moved_to: Heading | None = None

    @property
    def is_renumbered(self) -> bool:
        """Whether it has another number or letter than it had."""
        return self.old_page is not None and self.new_page is not None and self.old_marker != self.new_marker

    @property
    def is_touched(self) -> bool:
        """Whether there is anything to show about it."""
        return self.change is not Change.UNCHANGED or self.is_renumbered or self.moved_from is not None

    def side(self, left_out: Mark) -> tuple[Span, ...]:
        """Return its words of one side: without the INSERTED it is as it was, without the DELETED as it is."""
        return tuple(span for span in self.spans if span.mark != left_out)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of either side, or one and what became of it.

    `change` is UNCHANGED where words are the same, even if it `is_moved` (stands elsewhere among the others) or
    `is_renumbered` (has another number). `title` is the title with what changed in it marked.
    """

    change: Change
    old: Heading | None
    new: Heading | None
    title: tuple[Span, ...]
    passages: tuple[Passage, ...]
    is_moved: bool = False

    @property
    def heading(self) -> Heading:
        """The heading it has now, or had when it was removed."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def is_renumbered(self) -> bool:
        """Whether it has another number than it had."""
        return self.old is not None and self.new is not None and self.old.number != self.new.number

    @property
    def touched(self) -> tuple[Passage, ...]:
        """The paragraphs that there is anything to show about."""
        return tuple(one for one in self.passages if one.is_touched)

    @property
    def words_inserted(self) -> int:
        """How many words were inserted in it."""
        return _counted(self.passages, Mark.INSERTED)

    @property
    def words_deleted(self) -> int:
        """How many words were deleted from it."""
        return _counted(self.passages, Mark.DELETED)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts compared: every section in the order of the new one, the removed ones where they stood."""

    old: tuple[Text, ...]
    new: tuple[Text, ...]
    sections: tuple[Section, ...]

    @property
    def changed(self) -> tuple[Section, ...]:
        """The sections to tell about: with other words, new, removed or moved; a new number alone is no change."""
        return tuple(one for one in self.sections if one.change is not Change.UNCHANGED or one.is_moved)

    @property
    def renumbered(self) -> tuple[Section, ...]:
        """The sections of which only the number is another."""
        return tuple(
            one for one in self.sections if one.is_renumbered and one.change is Change.UNCHANGED and not one.is_moved
        )

    @property
    def unchanged(self) -> tuple[Section, ...]:
        """The sections with the same words in the same place, whatever their number."""
        return tuple(one for one in self.sections if one.change is Change.UNCHANGED and not one.is_moved)

    @property
    def is_same(self) -> bool:
        """Whether both say the same, in the same order and with the same numbers."""
        return not self.changed and not self.renumbered


def _counted(passages: Sequence[Passage], mark: Mark) -> int:
    marked = (span.text for one in passages for span in one.spans if span.mark is mark)
    return sum(1 for text in marked for word in text.split() if any(map(str.isalnum, word)))
