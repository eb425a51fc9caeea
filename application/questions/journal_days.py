"""Questions about the journal of some days: its lines by number, how many numbers there are, and which are not public.

Days are ISO dates, both included. A place in the journal is written `2025-03-17_118`: the day, and the number that day.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, and_, cast, func, or_, select, tuple_

from application.questions.journal import EntryView, entries_seen, entry_view
from application.questions.seen import Page
from application.registers.journal import journal_entries
from domain.access import Audience

PORTION = 500
"""So many lines are read at a time where only some of them are wanted."""

_PLACE = re.compile(r"(\d{4}-\d\d-\d\d)_(\d{1,9})", re.ASCII)
_PLAIN = re.compile(r"[a-z0-9]")
_WORD = re.compile(r"\S+")

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers given out in one year of the journal: the first, the last, how many, how many of them published."""

    year: int
    first: int
    last: int
    count: int
    published: int

    @property
    def unpublished(self) -> int:
        """How many belong to entries that are not public yet."""
        return self.count - self.published


@dataclass(frozen=True, slots=True)
class Run:
    """Numbers of one day, one after the other, whose entries are not public yet; nothing else is told of them."""

    day: str
    year: int
    first: int
    last: int

    @property
    def count(self) -> int:
        """How many they are."""
        return self.last - self.first + 1


def place_of(entry: EntryView) -> str:
    """Return an entry's place in the journal."""
    return f"{entry.registered_on}_{entry.sequence}"


def words_in(typed: str) -> tuple[str, ...]:
    """Return the words to look for; of a megabyte the first ones will do."""
    return tuple(_WORD.findall(typed[:200])[:10])


def numbers_of_days(connection: Connection, first_day: str, last_day: str) -> list[Numbers]:
    """Return the numbers given out in these days, whoever asks: one for each year that they touch."""
    columns = journal_entries.c
    statement = (
        select(
            columns.year,
            func.min(columns.sequence),
            func.max(columns.sequence),
            func.count(),
            func.count(columns.public_since),
        )
        .where(_within(first_day, last_day))
        .group_by(columns.year)
        .order_by(columns.year)
    )
    return [Numbers(*row) for row in connection.execute(statement)]


def entries_of_days(
    connection: Connection,
    audience: Audience,
    first_day: str,
    last_day: str,
    *,
    after: str | None = None,
    words: Sequence[str] = (),
    limit: int = 50,
) -> Page[EntryView]:
    """Return the journal's lines by day and number, from above the place `after`.

    With `words`, those where each of them stands somewhere in what the asker may read of the line.
    """
    place = _place(after)
    if after and place is None:
        return Page(())
    found: list[EntryView] = []
    for entry in _lines(connection, audience, first_day, last_day, place, words, limit):
        if len(found) == limit:
            return Page(found, place_of(found[-1]))
        found.append(entry)
    return Page(found)


def unpublished_runs(
    connection: Connection, first_day: str, last_day: str, *, after: str | None = None, until: str | None = None
) -> list[Run]:
    """Return the numbers of these days that are not public yet, above the place `after` and below `until`."""
    columns = journal_entries.c
    # Numbers that follow each other are as far from their place among the day's unpublished ones: one island.
    place = func.row_number().over(partition_by=columns.registered_on, order_by=columns.sequence)
    wanted = [_within(first_day, last_day), columns.public_since.is_(None)]
    if begins := _place(after):
        wanted.append(_above(begins))
    if ends := _place(until):
        wanted += [columns.registered_on <= ends[0], tuple_(columns.registered_on, columns.sequence) < ends]
    numbered = select(
        columns.registered_on, columns.year, columns.sequence, (columns.sequence - place).label("island")
    ).where(*wanted)
    inner = numbered.subquery()
    lowest = func.min(inner.c.sequence)
    statement = (
        select(inner.c.registered_on, inner.c.year, lowest, func.max(inner.c.sequence))
        .group_by(inner.c.registered_on, inner.c.year, inner.c.island)
        .order_by(inner.c.registered_on, lowest)
    )
    return [Run(*row) for row in connection.execute(statement)]


def latest_published(
    connection: Connection, *, after: str | None = None, limit: int = 100
) -> tuple[Sequence[EntryView], str | None]:
    """Return the public journal by when its lines were published, the latest first, and the cursor to go on from."""
    columns = journal_entries.c
    statement = entries_seen(Audience.PUBLIC).where(columns.public_since.is_not(None))
    moment, _, identity = (after or "").partition("_")
    if after:
        statement = statement.where(tuple_(columns.public_since, columns.id) < (moment, identity))
    statement = statement.order_by(columns.public_since.desc(), columns.id.desc()).limit(limit + 1)
    found = [entry_view(row, Audience.PUBLIC) for row in connection.execute(statement)]
    if len(found) <= limit:
        return found, None
    last = found[limit - 1]
    return found[:limit], f"{last.access.published_at}_{last.id.hex}"


def _lines(
    connection: Connection,
    audience: Audience,
    first_day: str,
    last_day: str,
    place: Place | None,
    words: Sequence[str],
    limit: int,
) -> Iterator[EntryView]:
    wanted = [word.lower() for word in words]
    size = PORTION if wanted else limit + 1
    while True:
        rows = list(connection.execute(_portion(audience, first_day, last_day, place, wanted, size)))
        for row in rows:
            entry = entry_view(row, audience)
            if not wanted or _has(entry, wanted):
                yield entry
        if len(rows) < size or not wanted:
            return
        place = (rows[-1].registered_on, rows[-1].sequence)


def _portion(
    audience: Audience, first_day: str, last_day: str, place: Place | None, words: Sequence[str], size: int
) -> Any:
    columns = journal_entries.c
    statement = entries_seen(audience).where(_within(first_day, last_day))
    if audience == Audience.PUBLIC:
        statement = statement.where(columns.public_since.is_not(None))
    if place is not None:
        statement = statement.where(_above(place))
    for word in words:
        statement = statement.where(_may_have(word))
    return statement.order_by(columns.registered_on, columns.sequence).limit(size)


def _may_have(word: str) -> ColumnElement[bool]:
    """Return what holds of every line that has the word, and of some others: databases know only plain letters.

    What the asker may not read is looked into as well; `_has` decides, and it sees only what they may.
    """
    columns = journal_entries.c
    one_each = "".join(letter if _PLAIN.fullmatch(letter) else "_" for letter in word)
    stored = "".join(letter if _PLAIN.fullmatch(letter) else "%" for letter in word)  # JSON may write å as \\u00e5
    number = cast(columns.year, Text) + "/" + cast(columns.sequence, Text)
    lines = (columns.title, columns.public_title, columns.reference, number)
    parties = (cast(columns.senders, Text), cast(columns.recipients, Text))
    return or_(
        *(func.lower(one).like(f"%{one_each}%") for one in lines),
        *(func.lower(one).like(f"%{stored}%") for one in parties),
    )


def _has(entry: EntryView, words: Sequence[str]) -> bool:
    parties = (one.name for one in (*entry.senders, *entry.recipients) if one.name)
    text = " ".join((entry.title or "", entry.reference, f"{entry.year}/{entry.sequence}", *parties)).lower()
    return all(word in text for word in words)


def _within(first_day: str, last_day: str) -> ColumnElement[bool]:
    day = journal_entries.c.registered_on
    return and_(day >= first_day, day <= last_day)


def _above(place: Place) -> ColumnElement[bool]:
    columns = journal_entries.c
    day, number = place
    # The first half alone is what the index is entered by.
    return and_(columns.registered_on >= day, or_(columns.registered_on > day, columns.sequence > number))


def _place(written: str | None) -> Place | None:
    match = _PLACE.fullmatch(written or "")
    return (match[1], int(match[2])) if match else None
