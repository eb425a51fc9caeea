"""Attendance from a spreadsheet: a table of people, with marks or words for who was there."""

from collections.abc import Iterator, Sequence

from search.extraction.result import ExtractionResult
from search.proposals.minutes.columns import Column, columns_of, person_of_row
from search.proposals.minutes.found import Block, Person
from search.proposals.minutes.lines import Line, block_of, lines_of
from search.proposals.minutes.parties import Parties
from search.proposals.minutes.people import Group
from search.query.vocabulary import Vocabulary


def attendance_in_sheet(
    result: ExtractionResult | None, vocabulary: Vocabulary | None = None
) -> tuple[tuple[Person, ...], tuple[Block, ...]]:
    """Return the people of the first sheet that has a table of them, and the rows of it that name nobody.

    A page is a sheet; rows above the headings of the table are not read. Nobody is found without headings.
    """
    lines = lines_of(result) if result is not None else ()
    parties = Parties.of(vocabulary, lines)
    for rows in _sheets(lines):
        at = next((place for place, row in enumerate(rows) if columns_of(row.cells)), None)
        columns = columns_of(rows[at].cells) if at is not None else None
        if at is not None and columns is not None:
            return _read(rows[at + 1 :], columns, parties)
    return (), ()


def _read(
    rows: Sequence[Line], columns: Sequence[Column | None], parties: Parties
) -> tuple[tuple[Person, ...], tuple[Block, ...]]:
    people: dict[str, Person] = {}
    missed: list[Block] = []
    for row in rows:
        person = person_of_row(columns, row.cells, row.spot, Group(), parties)
        if person is not None:
            people.setdefault(person.name.casefold(), person)
        elif block := block_of([row]):
            missed.append(block)
    return tuple(people.values()), tuple(missed)


def _sheets(lines: Sequence[Line]) -> Iterator[list[Line]]:
    for page in dict.fromkeys(line.page for line in lines):
        yield [line for line in lines if line.page == page]
