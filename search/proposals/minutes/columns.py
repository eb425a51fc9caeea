"""Tables of people: what each column says, read from its heading, in a text or a spreadsheet."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from domain.meetings.attendance import AttendanceRole as Role
from search.proposals.minutes.found import Doubt, Person, Spot
from search.proposals.minutes.parties import Parties
from search.proposals.minutes.people import Group, is_name, person_of, role_of


class Column(StrEnum):
    """What a column of a table of people says."""

    NAME = "name"
    FIRST = "first"
    LAST = "last"
    ROLE = "role"
    PARTY = "party"
    FOR = "for"
    PRESENT = "present"
    ABSENT = "absent"
    FROM = "from"
    UNTIL = "until"
    NOTE = "note"
    TITLE = "title"


_HEADINGS = (
    (Column.FIRST, r"fornavn|fornamn"),
    (Column.LAST, r"etternavn|etternamn"),
    (Column.NAME, r"navn|namn|medlem(?:mer|mar)?|representant(?:er|ar)?|deltaker|deltakar|person"),
    (Column.FOR, r"møtte\s+for|vara\s+for|varamedlem\s+for|møter\s+for|for|stedfortreder\s+for|vararepresentant\s+for"),
    (Column.ROLE, r"funksjon|rolle|verv"),
    (
        Column.PARTY,
        r"representerer|representerar|kommune|parti|organisasjon|representasjon|frå\s+kommune|fra\s+kommune",
    ),
    (Column.TITLE, r"stilling|tittel"),
    (Column.FROM, r"fra\s+sak|frå\s+sak|f\.o\.m\.?\s+sak|fra\s+og\s+med\s+sak"),
    (Column.UNTIL, r"til\s+sak|til\s+og\s+med\s+sak|t\.o\.m\.?\s+sak"),
    (Column.PRESENT, r"til\s+stede|tilstede|møtt|møtte|til\s+stades|oppmøte|deltok|frammøte|status"),
    (Column.ABSENT, r"forfall|fravær|fråvær|ikke\s+møtt|meldt\s+forfall|fraværende|forfallsgrunn|årsak"),
    (Column.NOTE, r"merknad(?:er)?|kommentar(?:er)?|anmerkning"),
)
_TELLING = frozenset((Column.NAME, Column.FIRST, Column.LAST))
_YES = frozenset(("x", "ja", "j", "1", "✓", "✔", "til stede", "møtt", "møtte", "tilstede", "+", "true", "til stades"))
_NO = frozenset(("nei", "n", "0", "-", "–", "forfall", "fravær", "ikke møtt", "borte", "false", "meldt forfall", "nej"))


def columns_of(cells: Sequence[str]) -> tuple[Column | None, ...] | None:
    """Return what each column says, None when these are no headings of a table of people."""
    found = tuple(_column(cell) for cell in cells)
    if not _TELLING & set(found) or len([one for one in found if one]) < 2:
        return None
    return found


def heading_line(text: str) -> tuple[Column | None, ...] | None:
    """Return the columns of headings that stand in one line without cells between them."""
    found: list[Column | None] = []
    rest = text.strip()
    while rest:
        match = next(
            (
                (column, hit)
                for column, words in _HEADINGS
                if (hit := re.match(rf"(?:{words})(?=\s|$)", rest, re.IGNORECASE))
            ),
            None,
        )
        if match is None:
            return None
        found.append(match[0])
        rest = rest[match[1].end() :].strip()
    return tuple(found) if len(found) > 1 and _TELLING & set(found) else None


def person_of_row(
    columns: Sequence[Column | None], cells: Sequence[str], spot: Spot, group: Group, parties: Parties
) -> Person | None:
    """Return the person that a row tells of; None for a row that names nobody."""
    value = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if column}
    name = value.get(Column.NAME) or " ".join(value.get(column, "") for column in (Column.FIRST, Column.LAST)).strip()
    if (
        Column.NAME in value
        and "," in name
        and Column.PARTY in value
        and name.count(",") == 1
        and len(name.split()) < 5
    ):
        last, first = name.split(",")
        name = f"{first.strip()} {last.strip()}" if not is_name(last, parties) else name
    presence = _is_present(value, group)
    person = person_of(name, spot, replace(group, is_present=presence), parties)
    if person is None:
        return None
    note = value.get(Column.NOTE, "")
    noted = person_of(f"{person.name} ({note})", spot, replace(group, is_present=presence), parties) if note else None
    other = value.get(Column.FOR, "")
    said = value.get(Column.ROLE, "")
    as_deputy = (
        person_of(f"{person.name}, {said}", spot, replace(group, is_present=presence), parties) if said else None
    )
    role = role_of(said) or (as_deputy.role if as_deputy and as_deputy.deputy_for else None) or person.role
    deputy_for = (other if is_name(other, parties) else None) or person.deputy_for
    for one in (as_deputy, noted):
        deputy_for = deputy_for or (one.deputy_for if one else None)
    if deputy_for and role in (Role.MEMBER, Role.GUEST):
        role = Role.DEPUTY
    party = value.get(Column.PARTY) or person.party
    absent = value.get(Column.ABSENT, "")
    return replace(
        person,
        role=role_of(value.get(Column.TITLE, "")) or role,
        title=value.get(Column.TITLE) or person.title,
        party=party,
        organisation_id=parties.id_of(party),
        deputy_for=deputy_for,
        from_item=value.get(Column.FROM) or person.from_item or (noted.from_item if noted else None),
        until_item=value.get(Column.UNTIL) or person.until_item or (noted.until_item if noted else None),
        excuse=None
        if presence
        else (absent if absent.casefold() not in _YES | _NO else "") or (noted.excuse if noted else None) or None,
    )


def person_of_words(
    columns: Sequence[Column | None], text: str, spot: Spot, group: Group, parties: Parties
) -> Person | None:
    """Return the person of a row whose cells stand side by side: by its roles and parties, and two words a name."""
    kinds = [one for one in columns if one]
    words = text.split()
    cells: dict[Column, str] = {}
    if Column.PARTY in kinds and (count := parties.ending(words, 2)):
        cells[Column.PARTY], words = " ".join(words[-count:]), words[:-count]
    doubts: tuple[Doubt, ...] = ()
    at = next((place for place, word in enumerate(words) if place > 1 and (role_of(word) or word[:1].islower())), None)
    if at is not None and (Column.ROLE in kinds or Column.TITLE in kinds):
        column = Column.ROLE if Column.ROLE in kinds else Column.TITLE
        end = at + 1 if Column.PARTY in kinds and Column.PARTY not in cells and role_of(words[at]) else len(words)
        cells[column], left, words = " ".join(words[at:end]), words[end:], words[:at]
        if left:
            cells[Column.PARTY] = " ".join(left)
    elif Column.FOR in kinds and len(words) > 3:
        middle = 2 if len(words) < 5 else len(words) // 2
        cells[Column.FOR], words = " ".join(words[middle:]), words[:middle]
        doubts = (Doubt.GUESSED,)
    cells[Column.NAME] = " ".join(words)
    person = person_of_row(tuple(cells), tuple(cells.values()), spot, group, parties)
    return replace(person, doubts=(*person.doubts, *doubts)) if person else None


def _column(cell: str) -> Column | None:
    plain = cell.casefold().strip(" :*.")
    return next((column for column, words in _HEADINGS if re.fullmatch(words, plain)), None)


def _is_present(value: dict[Column, str], group: Group) -> bool:
    said = value.get(Column.PRESENT, "").casefold()
    absent = value.get(Column.ABSENT, "").casefold()
    if said in _YES:
        return True
    if said in _NO or (absent and absent not in _NO):
        return False
    if Column.PRESENT in value and not said:
        return False
    return group.is_present
