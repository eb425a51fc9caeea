"""Contact details from a file of comma-separated values: read, rehearsed, and then kept."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import Connection

from application.office.contact_details import MOST, ContactDetails, tidied
from application.office.contacts import Contact, Contacts
from application.questions.organisations_written import organisations_written
from domain.errors import DomainError, InvalidValueError

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "organisation": ("organisasjon", "organisation", "kommune", "municipality"),
    "number": ("nummer", "number", "organisasjonsnummer", "org.nr.", "orgnr", "kommunenummer"),
    "department": ("rolle eller avdeling", "role or department", "rolle", "avdeling"),
    "person": ("kontaktperson", "contact person"),
    "email": ("e-post", "e-mail", "epost", "email", "e-postadresse"),
    "phone": ("telefon", "phone", "tlf", "tlf.", "mobil"),
    "postal_address": ("postadresse", "postal address", "adresse"),
    "note": ("merknad", "note", "kommentar"),
}
"""What each column may be called, in any capitals; other columns are passed over."""

MOST_LINES = 500
"""So many lines a file may have."""

_SEPARATORS = ";,\t"
_LONGEST_CELL = 100_000
"""Characters; how long the library reads a cell is set for the whole process, by others too."""
_Key = tuple[UUID, str, str]


class Standing(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WRONG = "wrong"


@dataclass(frozen=True)
class Line:
    """A line of the file: whose it is as that is written, what is told and what becomes of it; `error` says why not."""

    number: int
    organisation: str
    standing: Standing
    id: UUID
    details: ContactDetails | None = None
    error: DomainError | None = None


@dataclass(frozen=True)
class Rehearsal:
    """What a file would do, and the columns that are passed over."""

    lines: Sequence[Line]
    passed_over: Sequence[str]

    def count(self, standing: Standing) -> int:
        """Return how many lines stand so."""
        return sum(line.standing is standing for line in self.lines)


def text_of(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16, or what Windows writes in Norway. InvalidValueError(not-text)."""
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and not text.startswith("PK\x03"):
            return text
    raise InvalidValueError(field="file", value="", problem="not-text")


def rehearse(registers: Connection, contacts: Contacts, text: str) -> Rehearsal:
    """Return what a file would do; nothing is kept.

    A line is about the details of the same organisation, department and person, if there are any; what is blank in it
    changes nothing of these. InvalidValueError when it is no table of contact details (problem no-contact-columns,
    no-lines, too-many-lines).
    """
    passed_over, rows = _table(text)
    written = {row[name] for _, row in rows for name in ("number", "organisation") if row.get(name)}
    found = organisations_written(registers, written)
    there = contacts.contacts_of({one for many in found.values() for one in many})
    known = {_key(one): one for many in there.values() for one in reversed(many)}
    told: set[_Key] = set()
    return Rehearsal([_line(number, row, found, known, told) for number, row in rows], passed_over)


def keep(contacts: Contacts, rehearsal: Rehearsal, *, by: str) -> None:
    """Keep what the lines say that are in order: all of them, or none. InvalidValueError as `Contacts.add`."""
    wanted = (Standing.NEW, Standing.CHANGED)
    contacts.keep([(one.id, one.details) for one in rehearsal.lines if one.details and one.standing in wanted], by=by)


def _line(
    number: int,
    row: Mapping[str, str],
    found: Mapping[str, frozenset[UUID]],
    known: Mapping[_Key, Contact],
    told: set[_Key],
) -> Line:
    called = row.get("organisation") or row.get("number", "")
    try:
        details = ContactDetails(organisation_id=_whose(row, found), **{name: row.get(name) for name in MOST})
        there = known.get(_key(details))
        if there is not None:
            as_it_is = [name for name in MOST if name in ("department", "person") or not row.get(name)]
            details = replace(details, **{name: getattr(there, name) for name in as_it_is})
        details = tidied(details)
        if _key(details) in told:
            raise InvalidValueError(field="department", value=called, problem="told-twice")
    except DomainError as error:
        return Line(number, called, Standing.WRONG, uuid4(), error=error)
    told.add(_key(details))
    if there is None:
        return Line(number, called, Standing.NEW, uuid4(), details)
    return Line(number, called, Standing.SAME if there.details == details else Standing.CHANGED, there.id, details)


def _whose(row: Mapping[str, str], found: Mapping[str, frozenset[UUID]]) -> UUID:
    for name in ("number", "organisation"):
        meant = found.get(row.get(name, ""), frozenset())
        if len(meant) == 1:
            return next(iter(meant))
        if meant:
            raise InvalidValueError(field="organisation_id", value=row[name], problem="several-organisations")
    called = row.get("organisation") or row.get("number")
    raise InvalidValueError(field="organisation_id", value=called, problem="unknown-organisation")


def _key(details: ContactDetails) -> _Key:
    who = (" ".join((one or "").split()).casefold() for one in (details.department, details.person))
    return (details.organisation_id, *who)  # type: ignore[return-value]


def _table(text: str) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """Return the columns that are passed over, and each line with its number and its cells by the columns' names."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    lines = _lines(text, separator)
    head = [_column(cell) for cell in next(lines, (0, []))[1]]
    written = next(_lines(first, separator), (0, []))[1]
    if not {"organisation", "number"} & {*head} or not {"email", "phone", "postal_address"} & {*head}:
        raise InvalidValueError(field="file", value=", ".join(written), problem="no-contact-columns")
    rows = [(number, _named(head, cells)) for number, cells in lines]
    if not rows:
        raise InvalidValueError(field="file", value="", problem="no-lines")
    if len(rows) > MOST_LINES:
        raise InvalidValueError(field="file", value=len(rows), problem="too-many-lines", most=MOST_LINES)
    return [cell.strip() for cell, name in zip(written, head, strict=False) if cell.strip() and not name], rows


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield lines that hold something, with the number of the line each ends on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in reader:
            if any(len(cell) > _LONGEST_CELL for cell in cells):  # a quotation mark that is never closed
                raise InvalidValueError(field="file", value="", problem="not-text")
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise InvalidValueError(field="file", value=error, problem="not-text") from error


def _column(written: str) -> str | None:
    wanted = " ".join(written.split()).casefold()
    return next((name for name, many in COLUMNS.items() if wanted in many), None)


def _named(head: Sequence[str | None], cells: Sequence[str]) -> dict[str, str]:
    """Return the cells by name: without the apostrophe that keeps a spreadsheet from taking one for a formula."""
    row: dict[str, str] = {}
    for name, cell in zip(head, cells, strict=False):
        tidy = cell.strip().removeprefix("'").strip()
        if name and tidy and name not in row:
            row[name] = tidy
    return row
