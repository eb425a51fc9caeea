"""Drafts: forms that somebody began and keeps, each seen by its owner only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Engine, Row, delete, func, select
from sqlalchemy.dialects.postgresql import insert  # its ON CONFLICT is SQLite's, too

from application.office.errors import DraftTooLargeError, UnknownDraftError
from application.office.tables import DRAFTS
from domain import clock

MAX_BYTES = 1_000_000
"""The most that the values of a draft may be, in bytes of UTF-8."""

_LONGEST_PATH = 500
_LONGEST_TITLE = 300


@dataclass(frozen=True, kw_only=True)
class DraftLine:
    """A draft as a list shows it. `path` is the address of the form; times have a time zone."""

    id: UUID
    path: str
    title: str
    updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class Draft(DraftLine):
    """A draft with what was typed: JSON text, as the form gave it."""

    values: str


@dataclass(frozen=True)
class Drafts:
    """The drafts in the office database."""

    engine: Engine

    def put(self, id: UUID | str, account_id: UUID | str, *, path: str, title: str, values: str) -> None:
        """Keep a draft, or what it holds now; a long title is cut.

        DraftTooLargeError when the values are more than MAX_BYTES or the path is too long;
        UnknownDraftError when the id is that of another account's draft, which stays as it was.
        """
        if len(values.encode()) > MAX_BYTES or len(path) > _LONGEST_PATH:
            raise DraftTooLargeError(limit=MAX_BYTES)
        row = {
            "path": path,
            "title": title[:_LONGEST_TITLE],
            "form_values": values,
            "updated_at": clock.now().isoformat(),
        }
        statement = insert(DRAFTS).values(id=str(id), account_id=str(account_id), **row)
        statement = statement.execution_options(preserve_rowcount=True)
        mine = DRAFTS.c.account_id == str(account_id)
        with self.engine.begin() as connection:
            kept = connection.execute(
                statement.on_conflict_do_update(index_elements=[DRAFTS.c.id], set_=row, where=mine)
            )
            if kept.rowcount == 0:
                raise UnknownDraftError(draft=id)

    def get(self, id: UUID | str, account_id: UUID | str) -> Draft | None:
        """Return the account's draft with the id; None when it has none."""
        with self.engine.connect() as connection:
            row = connection.execute(select(DRAFTS).where(_is(id, account_id))).one_or_none()
        return None if row is None else Draft(values=row.form_values, **_line(row))

    def of(self, account_id: UUID | str, *, limit: int = 50, before: DraftLine | None = None) -> list[DraftLine]:
        """Return at most `limit` drafts of the account, newest first; those after `before` in that order."""
        columns = (DRAFTS.c.id, DRAFTS.c.path, DRAFTS.c.title, DRAFTS.c.updated_at)
        asked = select(*columns).where(DRAFTS.c.account_id == str(account_id))
        if before is not None:
            at, key = before.updated_at.isoformat(), str(before.id)
            asked = asked.where((DRAFTS.c.updated_at < at) | ((DRAFTS.c.updated_at == at) & (DRAFTS.c.id < key)))
        asked = asked.order_by(DRAFTS.c.updated_at.desc(), DRAFTS.c.id.desc()).limit(limit)
        with self.engine.connect() as connection:
            return [DraftLine(**_line(row)) for row in connection.execute(asked)]

    def count(self, account_id: UUID | str) -> int:
        """Return how many drafts the account has."""
        asked = select(func.count()).select_from(DRAFTS).where(DRAFTS.c.account_id == str(account_id))
        with self.engine.connect() as connection:
            return connection.execute(asked).scalar_one()

    def remove(self, id: UUID | str, account_id: UUID | str) -> None:
        """Forget the account's draft with the id, if it has one."""
        with self.engine.begin() as connection:
            connection.execute(delete(DRAFTS).where(_is(id, account_id)))


def _is(id: UUID | str, account_id: UUID | str) -> ColumnElement[bool]:
    return (DRAFTS.c.id == str(id)) & (DRAFTS.c.account_id == str(account_id))


def _line(row: Row[*tuple[object, ...]]) -> dict[str, Any]:
    return {
        "id": UUID(row.id),
        "path": row.path,
        "title": row.title,
        "updated_at": datetime.fromisoformat(row.updated_at),
    }
