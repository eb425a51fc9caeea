"""Who was there and who was not: lists, running lines, tables, and sentences that tell who came and went."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.meetings.attendance import AttendanceRole as Role
from search.proposals.minutes.columns import Column, columns_of, heading_line, person_of_row, person_of_words
from search.proposals.minutes.found import Person
from search.proposals.minutes.gathered import gathered
from search.proposals.minutes.groups import group_of, inside, sides_of
from search.proposals.minutes.head import OTHER, SECRETARY, labelled
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
    entries = list(_entries(lines, parties, is_of_chiefs=bool(_CHIEF.search(body))))
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


def _entries(lines: Sequence[Line], parties: Parties, *, is_of_chiefs: bool) -> Iterator[_Entry]:
    """Yield what stands under labels of attendance."""
    group: Group | None = None
    base: Group | None = None
    columns: tuple[Column | None, ...] | None = None
    sides: tuple[Group, ...] = ()
    for line in lines:
        text = _MARK.sub("", line.text)
        if len(line.cells) > 1 and (both := sides_of(line.cells)):
            sides, group, columns = both, base, None
            yield _Entry("", (), line, both[0], None, is_alone=False)
            continue
        if sides and len(line.cells) > 1:
            for side, cell in zip(sides, line.cells, strict=False):
                if cell:
                    yield _Entry(cell, (), line, side, None, is_alone=True)
            continue
        if sides and is_name(re.sub(r"\(.*?\)", "", text).split(",")[0], parties) and ":" not in text:
            yield _Entry(text, (), line, sides[0], None, is_alone=True)
            continue
        head, mark, rest = text.partition(":")
        if not mark and len(line.cells) == 2 and group_of(line.cells[0], is_of_chiefs=is_of_chiefs):
            head, mark, rest = line.cells[0], ":", line.cells[1]
        found = group_of(head, is_of_chiefs=is_of_chiefs) if mark or len(text.split()) < 8 else None
        if found is not None:
            sides, columns, group, base = (), None, found, found
            yield _Entry(rest.strip(), (), line, group, None, is_alone=False)
            continue
        titles = columns_of(line.cells) if len(line.cells) > 1 else heading_line(text)
        if titles is not None:
            columns, group, base = titles, group or Group(), base or Group()
            yield _Entry("", (), line, group, None, is_alone=False)
            continue
        if group is None or base is None:
            continue
        if _ENDS.fullmatch(text) or (
            mark and (field := labelled(line)) and (field[0] != SECRETARY or not rest.strip())
        ):
            group = base = columns = None
            continue
        if mark and (field := labelled(line)) and field[0] in (SECRETARY, OTHER):
            group = base = columns = None
            continue
        if mark and not columns and len(head) < 50 and not is_name(head, parties):
            sub = inside(head, base, is_of_chiefs=is_of_chiefs)
            group = base if role_of(head) else sub
            yield _Entry(
                f"{rest.strip()} ({head})" if role_of(head) else rest.strip(),
                (),
                line,
                sub if not role_of(head) else base,
                None,
                is_alone=not rest,
            )
            continue
        yield _Entry(text, line.cells if len(line.cells) > 1 else (), line, group, columns, is_alone=True)


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
    if not entry.text:
        return
    if entry.columns and entry.cells:
        person = person_of_row(entry.columns, entry.cells, entry.line.spot, entry.group, parties)
        yield from [person] if person else []
        return
    if entry.columns:
        person = person_of_words(entry.columns, entry.text, entry.line.spot, entry.group, parties)
        yield from [person] if person else []
        return
    text = ", ".join(cell for cell in entry.cells if cell) or entry.text
    for part in _parted(text, parties):
        if person := person_of(part, entry.line.spot, entry.group, parties):
            yield person


def _parted(text: str, parties: Parties) -> list[str]:
    """Return the parts of a line that each tell of one person."""
    pieces = re.split(r"(?:,\s*|;\s*|\s+og\s+|\s+samt\s+)(?![^()]*\))", text)
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
