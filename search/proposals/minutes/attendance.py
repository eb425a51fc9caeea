"""Who was there and who was not: lists, running lines, tables, and sentences that tell who came and went."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.meetings.attendance import AttendanceRole as Role
from search.proposals.minutes.columns import Column, columns_of, heading_line, person_of_row, person_of_words
from search.proposals.minutes.found import Person
from search.proposals.minutes.gathered import gathered
from search.proposals.minutes.groups import group_of, inside, sides_of
from search.proposals.minutes.head_labels import SECRETARY, labelled
from search.proposals.minutes.lines import Line
from search.proposals.minutes.parties import Parties
from search.proposals.minutes.people import Group, is_name, person_of, role_of
from search.proposals.minutes.words import NAME

_CHIEF = re.compile(r"rådmann|kommunedirektør", re.IGNORECASE)
_ENDS = re.compile(
    r"saksliste.*|saks?\s?nr\.?\s.*|utvalgssaksnr\.?.*|sakliste|sakskart|dagsorden|saker\s+til\s+behandling"
    r"|merknader?.*"
    r"|(?:følgende|følgjande|behandlede)\s+saker.*|innkalling.*|møtet\s+(?:ble|vart).*|underskrift\w*|det\s+var\s+.*"
    r"|vi\s+(?:bekrefter|stadfester).*|til\s+behandling.*|møtebehandling",
    re.IGNORECASE,
)
_LONGEST_LABEL, _LONGEST_SUB = 7, 50
_MARK = re.compile(r"^(?:[-–•*·]|\d{1,2}[.)])\s*")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line, or a part of one, that may tell of people."""

    text: str
    cells: tuple[str, ...]
    line: Line
    group: Group
    columns: tuple[Column | None, ...] | None
    is_alone: bool


def told_attendance(
    lines: Sequence[Line], tail: Sequence[Line], parties: Parties, body: str
) -> tuple[list[Person], set[Line]]:
    """Return the people of a meeting, and the lines that tell of them."""
    entries = list(_Entries(parties, is_of_chiefs=bool(_CHIEF.search(body))).of(lines))
    parties = parties.and_also(_parties_told(entries, parties))
    people: list[Person] = []
    taken: set[Line] = set()
    for entry in entries:
        found = list(_people(entry, parties))
        people += found
        if found or not entry.text:
            taken.add(entry.line)
    for line in lines:
        field = labelled(line)
        if field and field[0] == SECRETARY:
            people += _people(_Entry(field[1], (), line, Group(Role.SECRETARY), None, is_alone=True), parties)
    return gathered(people, [*lines, *tail], parties), taken


class _Entries:
    """Goes through lines, and yields what stands under labels of attendance; remembers under which."""

    def __init__(self, parties: Parties, *, is_of_chiefs: bool) -> None:
        self._parties, self._is_of_chiefs = parties, is_of_chiefs
        self._base: Group | None = None
        self._group = Group()
        self._columns: tuple[Column | None, ...] | None = None
        self._sides: tuple[Group, ...] = ()

    def of(self, lines: Sequence[Line]) -> Iterator[_Entry]:
        """Yield the entries of lines."""
        for line in lines:
            text = _MARK.sub("", line.text)
            yield from self._heading(line, text) or self._below(line, text)

    def _heading(self, line: Line, text: str) -> list[_Entry]:
        """Return the entry of a line that is a label or the headings of a table; none of another line."""
        if len(line.cells) > 1 and (sides := sides_of(line.cells)):
            self._begin(sides[0], sides=sides)
            return [self._entry("", line)]
        head, mark, rest = text.partition(":")
        if not mark and len(line.cells) == 2 and self._group_of(line.cells[0]):
            head, mark, rest = line.cells[0], ":", line.cells[1]
        found = self._group_of(head) if mark or len(text.split()) <= _LONGEST_LABEL else None
        if found is not None:
            self._begin(found)
            return [self._entry(rest.strip(), line)]
        columns = columns_of(line.cells) if len(line.cells) > 1 else heading_line(text)
        if columns is not None:
            self._begin(self._group if self._base else Group(), columns=columns)
            return [self._entry("", line)]
        return []

    def _below(self, line: Line, text: str) -> Iterator[_Entry]:
        """Yield the entries of a line below a label."""
        if self._base is None:
            return
        head, mark, rest = text.partition(":")
        if self._sides and len(line.cells) > 1:
            for side, cell in zip(self._sides, line.cells, strict=False):
                if cell:
                    yield _Entry(cell, (), line, side, None, is_alone=True)
        elif _ENDS.fullmatch(text) or (mark and labelled(line)):
            self._base, self._columns, self._sides = None, None, ()
        elif mark and not self._columns and len(head) < _LONGEST_SUB and not is_name(head, self._parties):
            yield self._inside(head, rest.strip(), line, self._base)
        elif not self._columns and self._is_of_party(line.cells):
            yield self._inside(line.cells[0], line.cells[1], line, self._base)
        else:
            cells = line.cells if len(line.cells) > 1 else ()
            yield _Entry(text, cells, line, self._group, self._columns, is_alone=True)

    def _inside(self, head: str, rest: str, line: Line, base: Group) -> _Entry:
        """Return the entry of a label inside another: a role, an office, a municipality."""
        if role_of(head):
            self._group = base
            return _Entry(f"{rest} ({head})" if rest else "", (), line, base, None, is_alone=not rest)
        self._group = inside(head, base, is_of_chiefs=self._is_of_chiefs)
        return _Entry(rest, (), line, self._group, None, is_alone=not rest)

    def _is_of_party(self, cells: Sequence[str]) -> bool:
        """Whether a row is what members stand for, and their names."""
        return len(cells) == 2 and not is_name(cells[0], self._parties) and _starts_with_name(cells[1], self._parties)

    def _begin(
        self, group: Group, columns: tuple[Column | None, ...] | None = None, sides: tuple[Group, ...] = ()
    ) -> None:
        self._base, self._group, self._columns, self._sides = group, group, columns, sides

    def _entry(self, text: str, line: Line) -> _Entry:
        return _Entry(text, (), line, self._group, None, is_alone=False)

    def _group_of(self, label: str) -> Group | None:
        return group_of(label, is_of_chiefs=self._is_of_chiefs)


def _parties_told(entries: Sequence[_Entry], parties: Parties) -> set[str]:
    """Return what stands after a name where a line is one person, and in the column of what they stand for."""
    found: set[str] = set()
    for entry in entries:
        if entry.group.party:
            found.add(entry.group.party)
        if entry.cells and entry.columns and Column.PARTY in entry.columns:
            at = entry.columns.index(Column.PARTY)
            found |= {entry.cells[at]} if at < len(entry.cells) else set()
        elif entry.columns and Column.PARTY in entry.columns and entry.columns[-1] is Column.PARTY and not entry.cells:
            words = entry.text.split()
            at = next((place for place, word in enumerate(words) if place > 1 and role_of(word)), len(words))
            found |= {" ".join(words[at + 1 :])} if at + 1 < len(words) else set()
        elif entry.is_alone and entry.group.role is not Role.GUEST and not entry.columns:
            chunks = [part.strip() for part in re.sub(r"\(.*?\)", "", entry.text).split(",")]
            if (
                2 <= len(chunks) <= 3
                and chunks[0]
                and is_name(chunks[0], parties)
                and chunks[1][:1].isupper()
                and " og " not in entry.text
            ):
                found.add(chunks[1])
        found |= {
            inside
            for inside in re.findall(r"\(([A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?)\)", entry.text)
            if role_of(inside) is None
        }
    return found


def _people(entry: _Entry, parties: Parties) -> Iterator[Person]:
    spot, group = entry.line.spot, entry.group
    if entry.columns and entry.text:
        told = (
            person_of_row(entry.columns, entry.cells, spot, group, parties)
            if entry.cells
            else person_of_words(entry.columns, entry.text, spot, group, parties)
        )
        yield from [told] if told else []
    elif entry.text:
        text = ", ".join(cell for cell in entry.cells if cell) or entry.text
        found = (person_of(part, spot, group, parties) for part in _parted(text, parties))
        yield from (one for one in found if one)


def _parted(text: str, parties: Parties) -> list[str]:
    """Return the parts of a line that each tell of one person."""
    pieces = re.split(r"(?:,\s*|;\s*|\s+og\s+(?!med\b)|\s+samt\s+)(?![^()]*\))", text)
    found: list[str] = []
    for piece in pieces:
        plain = re.sub(r"\(.*?\)", "", piece).strip(" .")
        names_one = is_name(plain.split(" for ")[0].split(" møtte ")[0], parties) or _starts_with_name(plain, parties)
        if found and not names_one:
            found[-1] += f", {piece.strip()}"
        elif piece.strip():
            found.append(piece.strip())
    return found


def _starts_with_name(text: str, parties: Parties) -> bool:
    match = re.match(rf"(?:[a-zæøåA-ZÆØÅ.]+\s)?(?P<name>{NAME})", text)
    if match is None or (role_of(text.split()[0]) is None and text[:1].islower() and len(text.split()) < 3):
        return False
    return not parties.is_party(text) and (
        is_name(match["name"], parties) or parties.ending(match["name"].split(), 2) > 0
    )
