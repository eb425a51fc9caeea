"""What the asker may see of a record: its line, its content, and why not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, func, or_, select

from application.registers.access import access as _access
from domain.access import Audience, content_audience, line_audience
from domain.legal_bases import LegalBasis

T = TypeVar("T")

_PLACE = re.compile(r"([\dT:.+-]{4,40})_([0-9a-f]{32})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Access:
    """A record's facts: published or not yet, shielded or not (`scope` is `whole` or `part`), withdrawn or not."""

    published_at: str | None
    scope: str | None
    basis: str | None
    withdrawn_at: str | None = None

    @classmethod
    def of(cls, row: Any) -> "Access":
        """Read it from a row with ACCESS_COLUMNS."""
        cited = str(LegalBasis.from_mapping(row.basis)) if row.basis else None
        return cls(row.published_at, row.scope, cited, row.withdrawn_at)

    @property
    def published(self) -> bool:
        """Whether it is published."""
        return self.published_at is not None

    @property
    def shielded(self) -> bool:
        """Whether it is shielded, wholly or in part."""
        return self.scope is not None

    @property
    def partly(self) -> bool:
        """Whether it is shielded in part."""
        return self.scope == "part"

    @property
    def withdrawn(self) -> bool:
        """Whether it was filed by mistake and is withdrawn."""
        return self.withdrawn_at is not None

    @property
    def line(self) -> Audience:
        """Who may see that it exists."""
        return line_audience(published=self.published)

    @property
    def content(self) -> Audience:
        """Who may see what it holds."""
        return content_audience(published=self.published, shielded=self.shielded or self.withdrawn)


ACCESS_COLUMNS = (_access.c.published_at, _access.c.scope, _access.c.basis, _access.c.withdrawn_at)
"""What `Access.of` reads."""


def seen_by(audience: Audience) -> ColumnElement[bool]:
    """Return the condition, beside the access register, that the asker may see what a record holds."""
    shown = [_access.c.withdrawn_at.is_(None)]
    if audience < Audience.OFFICER:
        shown.append(_access.c.scope.is_(None))
    if audience == Audience.PUBLIC:
        shown.append(_access.c.published_at.is_not(None))
    return and_(*shown)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list; `next` is where the next begins, None on the last."""

    items: Sequence[T]
    next: str | None = None


def paged(rows: Sequence[T], limit: int, cursors: Sequence[str]) -> Page[T]:
    """Return a page of at most `limit` rows from one row more, with the cursor of its last row."""
    if len(rows) <= limit:
        return Page(rows)
    return Page(rows[:limit], cursors[limit - 1])


MOST_COUNTED = 1000
"""What there may be very many of is not counted any further."""


def those_counted(statement: Select[Any]) -> Subquery:
    """Return the rows of a statement as far as they are counted: MOST_COUNTED of them, and one more."""
    return statement.limit(MOST_COUNTED + 1).subquery()


def counted(connection: Connection, statement: Select[Any]) -> int:
    """Return how many rows a statement gives; one over MOST_COUNTED when there are more."""
    some = those_counted(statement)
    return int(connection.scalar(select(func.count()).select_from(some)) or 0)


def place_in(cursor: str) -> tuple[str, str] | None:
    """Return the date or moment and the id that a cursor is made of, None when it is none."""
    match = _PLACE.fullmatch(cursor)
    return (match[1], match[2]) if match else None


def below(first: ColumnElement[Any], second: ColumnElement[Any], one: Any, other: Any) -> ColumnElement[bool]:
    """Return the condition that (first, second) is before (one, other): where the next page of a falling list begins.

    The first half alone is what an index is entered by.
    """
    return and_(first <= one, or_(first < one, second < other))


def above(first: ColumnElement[Any], second: ColumnElement[Any], one: Any, other: Any) -> ColumnElement[bool]:
    """Return the condition that (first, second) is after (one, other): where the next page of a rising list begins."""
    return and_(first >= one, or_(first > one, second > other))


def has_words(column: ColumnElement[Any], typed: str) -> ColumnElement[bool]:
    """Return the condition that a text has all these words, or their beginnings and ends, in small or large letters."""
    # SQLite knows capitals of ASCII only: a word is looked for as it is written, small, and with its first one large.
    words = typed.split()[:8]
    forms = [{word, word.lower(), word.upper(), word.capitalize()} for word in words]
    return and_(*(or_(*(column.icontains(form, autoescape=True) for form in sorted(one))) for one in forms))


def any_of(rows: Select[Any]) -> ColumnElement[bool]:
    """Return the condition that there is such a row, to be looked up for each row of a list and no more of them.

    PostgreSQL reads whole tables to answer EXISTS for all rows of a list before it gives the first few.
    """
    return rows.limit(1).scalar_subquery().is_not(None)


def shown_title(title: str, public_title: str | None, audience: Audience, access: Access) -> str | None:
    """Return the title the asker may see, None when there is none for them."""
    if audience >= access.content:
        return title
    return None if access.withdrawn else public_title
