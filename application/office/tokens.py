"""API tokens: what a program shows instead of a password. Only a digest is kept, so a token is shown once."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from application.office.accounts import Account, Accounts
from application.office.errors import (
    EndsInPastError,
    InvalidTokenError,
    RoleTooHighError,
    TokenMadeAlreadyError,
    UnknownTokenError,
)
from application.office.naming import name_of
from application.office.roles import Role
from application.office.tables import TOKENS
from domain import clock

PREFIX = "regionarkiv_"
"""What every token begins with, so that one left in a program or a log is known for what it is."""

NOTED_EVERY = timedelta(minutes=1)
"""How often the use of a token is noted at most: a program asks many times a second."""


@dataclass(frozen=True, kw_only=True)
class Token:
    """What is kept of a token. `ends_on` is the last day it counts, at the office; times have a time zone."""

    id: UUID
    account_id: UUID
    name: str
    role: Role
    created_at: datetime
    ends_on: date | None
    last_used_at: datetime | None
    revoked_at: datetime | None

    def counts_on(self, day: date) -> bool:
        """Return whether it is neither revoked nor past its last day."""
        return self.revoked_at is None and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True)
class Tokens:
    """The tokens in the office database."""

    engine: Engine
    accounts: Accounts

    def make(
        self, account: Account, *, name: str, role: Role, ends_on: date | None = None, id: UUID | None = None
    ) -> tuple[Token, str]:
        """Make a token for `account`; the token itself is returned here and never again.

        InvalidNameError, RoleTooHighError when the account may not do what the role may, EndsInPastError;
        TokenMadeAlreadyError when the one with this id is there.
        """
        name = name_of(name)
        if not account.role.covers(role):
            raise RoleTooHighError(role=role, own_role=account.role)
        if ends_on is not None and ends_on < clock.today():
            raise EndsInPastError(ends_on=ends_on)
        secret = PREFIX + secrets.token_urlsafe(32)
        row = {
            "id": str(id or uuid4()),
            "account_id": str(account.id),
            "name": name,
            "digest": _digest(secret),
            "role": str(role),
            "created_at": clock.now().isoformat(),
            "ends_on": None if ends_on is None else ends_on.isoformat(),
        }
        try:
            with self.engine.begin() as connection:
                connection.execute(insert(TOKENS).values(row))
                return _load(connection, str(row["id"])), secret
        except IntegrityError:
            raise TokenMadeAlreadyError(token=row["id"]) from None

    def of(self, account_id: UUID | str) -> list[Token]:
        """Return every token the account ever made, newest first."""
        return self._found(account_id)

    def all(self) -> list[Token]:
        """Return every token ever made by anybody, newest first."""
        return self._found()

    def names(self, ids: Iterable[UUID | str]) -> Mapping[str, str]:
        """Return what tokens are called by id, as strings, in one query."""
        wanted = sorted(set(map(str, ids)))
        if not wanted:
            return {}
        with self.engine.connect() as connection:
            rows = connection.execute(select(TOKENS.c.id, TOKENS.c.name).where(TOKENS.c.id.in_(wanted)))
            return {row.id: row.name for row in rows}

    def holder(self, secret: str) -> tuple[Account, Token]:
        """Return whose token this is, and what is kept of it; its use is noted.

        InvalidTokenError when it is none, revoked or past its last day, or when its account may not sign in any
        more or has lost the token's role.
        """
        with self.engine.connect() as connection:
            row = connection.execute(select(TOKENS).where(TOKENS.c.digest == _digest(secret))).one_or_none()
        token = None if row is None else _token(row)
        if token is None or not token.counts_on(clock.today()):
            raise InvalidTokenError
        account = self.accounts.by_id(token.account_id)
        if account is None or not account.counts_on(clock.today()) or not account.role.covers(token.role):
            raise InvalidTokenError
        self._note_use(token)
        return account, token

    def revoke(self, id: UUID | str, account_id: UUID | str | None = None) -> None:
        """Let a token count no more; with `account_id` only if it is that account's. UnknownTokenError."""
        with self.engine.begin() as connection:
            revoked = update(TOKENS).where(TOKENS.c.id == str(id), TOKENS.c.revoked_at.is_(None))
            if account_id is not None:
                revoked = revoked.where(TOKENS.c.account_id == str(account_id))
            if connection.execute(revoked.values(revoked_at=clock.now().isoformat())).rowcount == 0:
                token = _load(connection, str(id))
                if account_id is not None and str(token.account_id) != str(account_id):
                    raise UnknownTokenError(token=id)

    def _found(self, account_id: UUID | str | None = None) -> list[Token]:
        asked = select(TOKENS).order_by(TOKENS.c.created_at.desc(), TOKENS.c.id)
        if account_id is not None:
            asked = asked.where(TOKENS.c.account_id == str(account_id))
        with self.engine.connect() as connection:
            return [_token(row) for row in connection.execute(asked)]

    def _note_use(self, token: Token) -> None:
        now = clock.now()
        if token.last_used_at is not None and now - token.last_used_at < NOTED_EVERY:
            return
        with self.engine.begin() as connection:
            connection.execute(update(TOKENS).where(TOKENS.c.id == str(token.id)).values(last_used_at=now.isoformat()))


def _digest(secret: str) -> str:
    # A token is 256 random bits: nobody finds it from a plain digest, and one can be looked up.
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _load(connection: Connection, id: str) -> Token:
    row = connection.execute(select(TOKENS).where(TOKENS.c.id == id)).one_or_none()
    if row is None:
        raise UnknownTokenError(token=id)
    return _token(row)


def _token(row: Row[*tuple[object, ...]]) -> Token:
    return Token(
        id=UUID(row.id),
        account_id=UUID(row.account_id),
        name=row.name,
        role=Role(row.role),
        created_at=datetime.fromisoformat(row.created_at),
        ends_on=None if row.ends_on is None else date.fromisoformat(row.ends_on),
        last_used_at=_time(row.last_used_at),
        revoked_at=_time(row.revoked_at),
    )


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
