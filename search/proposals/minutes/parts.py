"""The parts of what is written of one item, by their labels, and where the last item ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from search.proposals.minutes.found import Block, Doubt
from search.proposals.minutes.labels import Label, Section, label_of, parted_at_motions
from search.proposals.minutes.lines import Line, joined

_SIGNED = re.compile(
    r"[A-ZÆØÅ][\w ]{1,30},?\s+(?:den\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|\w+)\s?\d{2,4}\.?|(?:rett\s+utskrift|underskrift\w*"
    r"|signatur\w*|sign\.?)\b.*|_{4,}.*",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"møtet?\s+(?:(?:ble|vart|blei)\s+)?(?:hevet|heva|avsluttet|avslutta|slutt\w*|løyst|over)\b.*|møteslutt\b.*"
    r"|(?:protokollen|møteboka)\s+(?:ble|vart|er|blei)\s+(?:godkjent|opplest|signert|underskrevet)\b.*"
    r"|neste\s+møte\b.*",
    re.IGNORECASE,
)
_OF_TASKS = (Section.RESPONSIBLE, Section.DUE)
_TALKED = (None, Section.DISCUSSION, Section.MOTION, Section.CASE_PAPER)
_LONGEST_PAPER = 60


@dataclass
class Part:
    """A part of what is written of an item: its section, None before the first label, and its lines."""

    section: Section | None
    label: Label | None
    line: Line | None
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines as one text."""
        return joined(self.lines)


def ended_at(lines: Sequence[Line]) -> int:
    """Return the place of the first line after the last item: the end of the meeting, a signature."""
    for at, line in enumerate(lines):
        if _ENDED.fullmatch(line.text) and not re.match(r"neste", line.text, re.IGNORECASE):
            return at
        if _SIGNED.fullmatch(line.text) and at and len(line.text) < 60:
            return at
    for at, line in enumerate(lines):
        if at and re.match(r"neste\s+møte", line.text, re.IGNORECASE) and line.begins:
            return at
    return len(lines)


def parts_of(lines: Sequence[Line]) -> Iterator[Part]:
    """Yield the parts of an item; what stands before the first label is one without a section."""
    part = Part(None, None, None)
    for whole in lines:
        for line in _pieces(whole, part.section):
            label = _label(line)
            if label is None and part.section is Section.APART and (not part.lines or not _is_text(line)):
                part.lines.append(line)
            elif label is None and part.section is Section.APART:
                yield part
                part = Part(None, None, None, [line])
            elif label is None or (part.section is Section.TASKS and label.section in _OF_TASKS):
                part.lines.append(line)
            else:
                yield part
                part = _begun(label, line)
    yield part


def _pieces(line: Line, section: Section | None) -> list[Line]:
    """Return a line parted where somebody makes a proposal in it."""
    is_of_meeting = section in _TALKED or line.text.casefold().startswith(("behandling", "handsaming"))
    parts = parted_at_motions(line.text) if is_of_meeting else [line.text]
    if len(parts) == 1:
        return [line]
    return [Line(part, (part,), line.page, line.number, line.begins) for part in parts]


def _label(line: Line) -> Label | None:
    """Return the label of a line, or of the first of two cells."""
    label = label_of(line.text)
    if label is None and len(line.cells) == 2 and line.cells[1]:
        cell = label_of(line.cells[0])
        label = replace(cell, rest=line.cells[1]) if cell and not cell.rest else None
    return label


def _begun(label: Label, line: Line) -> Part:
    is_task = label.section in _OF_TASKS
    rest = line.text if is_task else label.rest
    below = [Line(rest, (rest,), line.page, line.number, line.begins)] if rest else []
    return Part(Section.TASKS if is_task else label.section, label, line, below)


def _is_text(line: Line) -> bool:
    """Whether a line below a list of papers is no longer of the list."""
    return line.begins or len(line.text) > _LONGEST_PAPER


def text_of(parts: Sequence[Part], section: Section) -> Block | None:
    """Return the text of a part; of several, all of it."""
    found = [part for part in parts if part.section is section and part.lines]
    if not found:
        return None
    doubts = (Doubt.MISSPELT,) if any(part.label and part.label.is_misspelt for part in found) else ()
    if section is Section.RECOMMENDATION and len(found) > 1:
        found, doubts = found[-1:], (*doubts, Doubt.DIFFER)
    text = "\n".join(part.text for part in found)
    return Block(text, found[0].lines[0].spot, found[-1].lines[-1].spot, doubts)
