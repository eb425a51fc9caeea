"""What the asker may see of a record: its line, its content, and why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Column, ColumnElement, and_, or_

from domain.access import Audience, content_audience, line_audience
from domain.legal_bases import LegalBasis

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Access:
    """A record's two facts: published or not yet, shielded or not (`scope` is `whole` or `part`)."""

    published_at: str | None
    scope: str | None
    basis: str | None

    @classmethod
    def of(cls, row: Any) -> "Access":
        """Read it from a row of the access register (columns published_at, scope, basis)."""
        cited = str(LegalBasis.from_mapping(row.basis)) if row.basis else None
        return cls(row.published_at, row.scope, cited)

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
    def line(self) -> Audience:
        """Who may see that it exists."""
        return line_audience(published=self.published)

    @property
    def content(self) -> Audience:
        """Who may see what it holds."""
        return content_audience(published=self.published, shielded=self.shielded)


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


def below(first: Column[Any], second: Column[Any], one: Any, other: Any) -> ColumnElement[bool]:
    """Return the condition that (first, second) is before (one, other): where the next page of a falling list begins.

    The first half alone is what an index is entered by.
    """
    return and_(first <= one, or_(first < one, second < other))


def shown_title(title: str, public_title: str | None, audience: Audience, access: Access) -> str | None:
    """Return the title the asker may see, None when there is none for them."""
    return title if audience >= access.content else public_title
