"""The log of sign-ins: who signed in and who was refused, when and from where."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, Engine, delete, exists, insert, select, update

from application.database import writing
from application.office.tables import SIGN_INS
from domain import clock

KEEP_ADDRESSES = timedelta(days=90)
"""How long it is kept from which network address somebody came."""

KEEP_LINES = timedelta(days=2 * 365)
"""How long it is kept that somebody signed in or was refused."""

_TOO_MANY_NOTED_EVERY = timedelta(minutes=1)


class SignInOutcome(StrEnum):
    """What somebody who wanted to sign in was answered."""

    OK = "ok"
    WRONG = "wrong-password"
    UNKNOWN = "unknown-account"
    INACTIVE = "inactive"
    ENDED = "ended"
    TOO_MANY = "too-many-attempts"


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """A line of the log. `account_id` is None where there is no such account, `address` once it is forgotten."""

    id: int
    at: datetime
    outcome: SignInOutcome
    account_id: str | None
    address: str | None


@dataclass(frozen=True)
class SignIns:
    """The log in the office database."""

    engine: Engine

    def note(self, outcome: SignInOutcome, *, account_id: UUID | None, address: str, now: datetime) -> None:
        """Write a line, and forget what has been kept for long enough.

        Refusals for too many attempts are noted once a minute: whoever guesses cannot fill the disk.
        """
        account = None if account_id is None else str(account_id)
        row = {"at": now.isoformat(), "outcome": str(outcome), "account_id": account, "address": address[:100] or None}
        with writing(self.engine) as connection:
            _forget(connection, now)
            if outcome is SignInOutcome.TOO_MANY and _noted_lately(connection, row, now):
                return
            connection.execute(insert(SIGN_INS).values(row))

    def latest(
        self, *, limit: int = 100, before: int | None = None, account_id: UUID | str | None = None
    ) -> list[SignIn]:
        """Return at most `limit` lines, newest first, from the one after `before` on; of one account if it is named."""
        asked = select(SIGN_INS).order_by(SIGN_INS.c.id.desc()).limit(limit)
        if before is not None:
            asked = asked.where(SIGN_INS.c.id < before)
        if account_id is not None:
            asked = asked.where(SIGN_INS.c.account_id == str(account_id))
        forgotten = clock.now() - KEEP_ADDRESSES
        with self.engine.connect() as connection:
            rows = connection.execute(asked).all()
        found = []
        for row in rows:
            at = datetime.fromisoformat(row.at)
            address = row.address if at > forgotten else None
            outcome = SignInOutcome(row.outcome)
            found.append(SignIn(id=row.id, at=at, outcome=outcome, account_id=row.account_id, address=address))
        return found


def _forget(connection: Connection, now: datetime) -> None:
    connection.execute(delete(SIGN_INS).where(SIGN_INS.c.at <= (now - KEEP_LINES).isoformat()))
    old = SIGN_INS.c.at <= (now - KEEP_ADDRESSES).isoformat()
    connection.execute(update(SIGN_INS).where(old, SIGN_INS.c.address.is_not(None)).values(address=None))


def _noted_lately(connection: Connection, row: dict[str, str | None], now: datetime) -> bool:
    same = [SIGN_INS.c[name].is_not_distinct_from(row[name]) for name in ("outcome", "account_id", "address")]
    since = SIGN_INS.c.at > (now - _TOO_MANY_NOTED_EVERY).isoformat()
    return bool(connection.execute(select(exists().where(since, *same))).scalar_one())
