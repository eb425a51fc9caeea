"""The log of opened shielded papers: to whom something shielded was shown or sent, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Engine, insert, select

from application.office.tables import OPENINGS
from domain import clock


class ShownAs(StrEnum):
    """How it was opened: on its page, as a file, or by a program."""

    PAGE = "page"
    FILE = "file"
    API = "api"


@dataclass(frozen=True)
class OpenedRecord:
    """What was shown; `kind` is that of the record, as its history calls it."""

    kind: str
    record_id: UUID
    shown_as: ShownAs


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A line of the log; `token_id` is that of the token by which a program asked."""

    id: int
    at: datetime
    account_id: str
    token_id: str | None
    record_kind: str
    record_id: UUID
    shown_as: ShownAs


@dataclass(frozen=True)
class Openings:
    """The log in the office database."""

    engine: Engine

    def note(self, opened: Iterable[OpenedRecord], *, account_id: UUID | str, token_id: UUID | None = None) -> None:
        """Write a line for each record that was shown to the account just now."""
        common = {
            "at": clock.now().isoformat(),
            "account_id": str(account_id),
            "token_id": None if token_id is None else str(token_id),
        }
        rows = [
            common | {"record_kind": one.kind, "record_id": str(one.record_id), "shown_as": str(one.shown_as)}
            for one in opened
        ]
        with self.engine.begin() as connection:
            connection.execute(insert(OPENINGS), rows)

    def latest(
        self,
        *,
        limit: int = 100,
        before: int | None = None,
        account_id: UUID | str | None = None,
        record_id: UUID | str | None = None,
    ) -> list[Opening]:
        """Return at most `limit` lines, newest first, from the one after `before` on.

        Only those of one account or of one record, where it is named.
        """
        asked = select(OPENINGS).order_by(OPENINGS.c.id.desc()).limit(limit)
        if before is not None:
            asked = asked.where(OPENINGS.c.id < before)
        if account_id is not None:
            asked = asked.where(OPENINGS.c.account_id == str(account_id))
        if record_id is not None:
            asked = asked.where(OPENINGS.c.record_id == str(record_id))
        with self.engine.connect() as connection:
            rows = connection.execute(asked).all()
        return [
            Opening(
                id=row.id,
                at=datetime.fromisoformat(row.at),
                account_id=row.account_id,
                token_id=row.token_id,
                record_kind=row.record_kind,
                record_id=UUID(row.record_id),
                shown_as=ShownAs(row.shown_as),
            )
            for row in rows
        ]
