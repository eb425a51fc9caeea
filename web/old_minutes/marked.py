"""The text of a minutes file, line by line, with what was read from each line."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask_babel import gettext
from marshmallow import fields as plain

from search.proposals.minutes.found import Block, Item, MinutesProposals, Spot
from search.proposals.minutes.lines import Line
from web.forms.old_minutes_schemas import OldItemSchema, OldMinutesSchema
from web.old_minutes.notes import Note, anchor_of

Key = tuple[int, int]


@dataclass(frozen=True)
class Mark:
    """What was read from a line: `note` is the note it leads to, `row` the row of the form, None for the whole."""

    words: str
    note: str
    row: str | None


@dataclass(frozen=True)
class TextLine:
    """A line. `is_read` says that a value or a text holds it, `is_missed` that no rule took it."""

    number: int
    anchor: str
    text: str
    marks: Sequence[Mark]
    is_read: bool
    is_missed: bool


@dataclass(frozen=True)
class TextPage:
    """A page of the file."""

    number: int
    lines: Sequence[TextLine]


def text_pages(lines: Sequence[Line], found: MinutesProposals, notes: Mapping[str, Note]) -> list[TextPage]:
    """Return the pages of the file."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    for name, note in notes.items():
        for where in note.places[:1]:
            if where.anchor is not None:
                marks[where.anchor].append(_mark(name))
    read, missed = _within(lines, _blocks(found)), _within(lines, found.not_understood)
    shown = [
        (
            line.page,
            TextLine(
                line.number,
                anchor := anchor_of(line.page, line.number),
                line.text,
                marks.get(anchor, ()),
                anchor in marks or (line.page, line.number) in read,
                (line.page, line.number) in missed,
            ),
        )
        for line in lines
    ]
    return [TextPage(page, [one for _, one in of]) for page, of in groupby(shown, key=lambda pair: pair[0])]


def note_id(name: str) -> str:
    """Return the id of a note in the page."""
    return f"read-{name.replace(':', '-')}"


def _mark(name: str) -> Mark:
    first, _, rest = name.partition(":")
    place, _, field = rest.partition(":")
    if not rest:
        return Mark(_label(OldMinutesSchema._declared_fields[first]), note_id(name), None)
    row = f"{first}:{place}"
    if first == "attendance":
        return Mark(str(gettext("person %(number)s", number=place)), note_id(name), row)
    label = _label(OldItemSchema._declared_fields[field])
    return Mark(str(gettext("item %(number)s: %(field)s", number=place, field=label.lower())), note_id(name), row)


def _label(field: plain.Field) -> str:  # type: ignore[type-arg]
    return str(field.metadata["label"])


def _blocks(found: MinutesProposals) -> Iterator[Block]:
    for item in found.items:
        yield from _of_item(item)


def _of_item(item: Item) -> Iterator[Block]:
    texts = (item.case_paper, item.recommendation, item.discussion, item.decision)
    yield from (one for one in texts if one is not None)
    yield from (one.block for one in item.motions)
    yield from (one.block for one in item.statements)
    for spot in (*(one.spot for one in item.votes), *(one.spot for one in item.tasks)):
        yield Block(spot.text, spot, spot)


def _within(lines: Sequence[Line], blocks: Iterator[Block] | Sequence[Block]) -> set[Key]:
    """Return the lines that texts hold, from their first to their last."""
    order = {(line.page, line.number): place for place, line in enumerate(lines)}
    keys = list(order)
    found: set[Key] = set()
    for block in blocks:
        first, last = order.get(_key(block.first)), order.get(_key(block.last))
        if first is not None and last is not None:
            found.update(keys[first : last + 1])
    return found


def _key(spot: Spot) -> Key:
    return spot.page, spot.line
