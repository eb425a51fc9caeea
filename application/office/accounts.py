"""Accounts: who may sign in, and with which role. Events name an account by its id only; names live here."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from application.database import writing
from application.norwegian_order import norwegian_key
from application.office.attempts import SignInAttempts
from application.office.errors import (
    AccountEndedError,
    AccountMadeAlreadyError,
    LastAdministratorError,
    PasswordTooWeakError,
    TooManyAttemptsError,
    UnknownAccountError,
    UsernameTakenError,
    WrongPasswordError,
)
from application.office.naming import email_of, name_of, username_of
from application.office.passwords import MINIMUM_LENGTH, Passwords, one_time_password, weakness
from application.office.roles import Role
from application.office.sign_ins import SignInOutcome, SignIns
from application.office.tables import ACCOUNTS
from domain import clock


@dataclass(frozen=True, kw_only=True)
class Account:
    """Somebody who can sign in: until `ends_on` has passed at the office, if there is such a last day.

    `session_version` grows when sessions begun before must end. `municipality_id` is the municipality whose page is its
    front page, as it was chosen: it may have become part of another since.
    """

    id: UUID
    username: str
    name: str
    email: str | None
    role: Role
    active: bool
    must_change_password: bool
    created_at: datetime
    session_version: int
    ends_on: date | None = None
    municipality_id: UUID | None = None

    def counts_on(self, day: date) -> bool:
        """Return whether somebody may sign in with it on the day: it is active and not past its last day."""
        return self.active and not self.has_ended(day)

    def has_ended(self, day: date) -> bool:
        """Return whether its last day is past."""
        return self.ends_on is not None and day > self.ends_on


class Accounts:
    """The accounts in the office database."""

    def __init__(
        self,
        engine: Engine,
        *,
        passwords: Passwords | None = None,
        attempts: int = 5,
        window: timedelta = timedelta(minutes=15),
    ) -> None:
        self._engine = engine
        self._passwords = passwords or Passwords()
        self._attempts = SignInAttempts(engine, limit=attempts, window=window)
        self._sign_ins = SignIns(engine)

    def create(
        self,
        *,
        username: str,
        name: str,
        role: Role,
        password: str | None = None,
        email: str | None = None,
        ends_on: date | None = None,
        municipality_id: UUID | None = None,
        id: UUID | None = None,
    ) -> tuple[Account, str | None]:
        """Make an account. Without a password it gets a one-time password, returned here and never again.

        InvalidUsernameError, InvalidNameError, InvalidEmailError, PasswordTooWeakError, UsernameTakenError;
        AccountMadeAlreadyError when the one with this id is there.
        """
        username = username_of(username)
        if password is not None:
            _require_strong(password, username)
        one_time = None if password is not None else one_time_password()
        row = {
            "id": str(id or uuid4()),
            "username": username,
            "username_key": _key(username),
            "name": name_of(name),
            "email": email_of(email),
            "role": str(role),
            "password_hash": self._passwords.hash(password if password is not None else str(one_time)),
            "active": True,
            "must_change_password": one_time is not None,
            "created_at": clock.now().isoformat(),
            "session_version": 1,
            "ends_on": None if ends_on is None else ends_on.isoformat(),
            "municipality_id": None if municipality_id is None else str(municipality_id),
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(ACCOUNTS).values(row))
                account = _load(connection, str(row["id"]))
        except IntegrityError:
            if id is not None and self.by_id(id) is not None:
                raise AccountMadeAlreadyError(account=id) from None
            raise UsernameTakenError(username=username) from None
        return account, one_time

    def by_id(self, id: UUID | str) -> Account | None:
        """Return the account, active or not; None when there is none (or the id is not one)."""
        with self._engine.connect() as connection:
            row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.id == str(id))).one_or_none()
        return None if row is None else _account(row)

    def by_username(self, username: str) -> Account | None:
        """Return the account with the username in any capitals, or None."""
        with self._engine.connect() as connection:
            row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.username_key == _key(username))).one_or_none()
        return None if row is None else _account(row)

    def names(self, ids: Iterable[UUID | str]) -> Mapping[str, str]:
        """Return the names of accounts by id, as strings, in one query; ids that are no account's are left out."""
        wanted = sorted(set(map(str, ids)))
        if not wanted:
            return {}
        with self._engine.connect() as connection:
            rows = connection.execute(select(ACCOUNTS.c.id, ACCOUNTS.c.name).where(ACCOUNTS.c.id.in_(wanted)))
            return {row.id: row.name for row in rows}

    def all(self) -> list[Account]:
        """Return every account, active or not, by name in Norwegian order."""
        with self._engine.connect() as connection:
            accounts = [_account(row) for row in connection.execute(select(ACCOUNTS))]
        return sorted(accounts, key=lambda account: (norwegian_key(account.name), account.username))

    def verify(self, username: str, password: str, *, address: str, now: datetime) -> Account:
        """Return the active account whose password this is. Every answer is kept in the log of sign-ins.

        WrongPasswordError otherwise, after the same time whether or not there is such an account;
        TooManyAttemptsError, with the seconds to wait, before the password is looked at; AccountEndedError when
        the password is right, but the account's last day is past.
        """
        key = _key(username)
        with self._engine.connect() as connection:
            row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.username_key == key)).one_or_none()
        account = None if row is None else _account(row)

        def note(outcome: SignInOutcome) -> None:
            self._sign_ins.note(outcome, account_id=account.id if account else None, address=address, now=now)

        try:
            attempt = self._attempts.begin(key, address, now)
        except TooManyAttemptsError:
            note(SignInOutcome.TOO_MANY)
            raise
        matches = self._passwords.matches(password, None if row is None else row.password_hash)
        if row is None or account is None:
            note(SignInOutcome.UNKNOWN)
            raise WrongPasswordError
        if not matches or not account.active:
            note(SignInOutcome.WRONG if account.active else SignInOutcome.INACTIVE)
            raise WrongPasswordError
        if account.has_ended(clock.office_day(now)):
            note(SignInOutcome.ENDED)
            raise AccountEndedError(ends_on=account.ends_on)
        self._attempts.succeeded(key, attempt)
        note(SignInOutcome.OK)
        if self._passwords.is_outdated(row.password_hash):
            self._change(row.id, password_hash=self._passwords.hash(password))
        return account

    def change_password(self, id: UUID | str, old: str, new: str) -> Account:
        """Change a password for one its owner chose; other sessions end.

        UnknownAccountError, WrongPasswordError, PasswordTooWeakError (also `same-as-before`).
        """
        with self._engine.connect() as connection:
            row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.id == str(id))).one_or_none()
        if row is None:
            raise UnknownAccountError(account=id)
        if not self._passwords.matches(old, row.password_hash):
            raise WrongPasswordError
        _require_strong(new, row.username)
        if new == old:
            raise PasswordTooWeakError(reason="same-as-before", minimum=MINIMUM_LENGTH)
        return self._change(id, ends_sessions=True, password_hash=self._passwords.hash(new), must_change_password=False)

    def reset_password(self, id: UUID | str) -> str:
        """Give the account a one-time password, returned here and never again; its sessions end."""
        password = one_time_password()
        self._change(id, ends_sessions=True, password_hash=self._passwords.hash(password), must_change_password=True)
        return password

    def edit(
        self,
        id: UUID | str,
        *,
        name: str,
        email: str | None,
        role: Role,
        ends_on: date | None,
        municipality_id: UUID | None,
    ) -> Account:
        """Change what is known of an account; its sessions go on, with the new role.

        UnknownAccountError, InvalidNameError, InvalidEmailError, LastAdministratorError.
        """
        last_day = None if ends_on is None else ends_on.isoformat()
        belongs_to = None if municipality_id is None else str(municipality_id)
        return self._change(
            id,
            name=name_of(name),
            email=email_of(email),
            role=str(role),
            ends_on=last_day,
            municipality_id=belongs_to,
        )

    def set_last_day(self, id: UUID | str, ends_on: date | None) -> Account:
        """Let nobody sign in with the account after `ends_on`; None takes the last day away.

        UnknownAccountError, LastAdministratorError.
        """
        return self._change(id, ends_on=None if ends_on is None else ends_on.isoformat())

    def set_role(self, id: UUID | str, role: Role) -> Account:
        """Give the account another role. UnknownAccountError, LastAdministratorError."""
        return self._change(id, role=str(role))

    def deactivate(self, id: UUID | str) -> Account:
        """Let nobody sign in with the account any more; its sessions end. It stays, for events name it."""
        return self._change(id, ends_sessions=True, active=False)

    def activate(self, id: UUID | str) -> Account:
        """Let a deactivated account sign in again."""
        return self._change(id, active=True)

    def _change(self, id: UUID | str, *, ends_sessions: bool = False, **values: object) -> Account:
        with writing(self._engine) as connection:
            before = _load(connection, str(id))
            version = before.session_version + (1 if ends_sessions else 0)
            connection.execute(
                update(ACCOUNTS).where(ACCOUNTS.c.id == str(id)).values(**values, session_version=version)
            )
            after = _load(connection, str(id))
            if _administers(before) and not _administers(after) and not _administrators(connection):
                raise LastAdministratorError(username=before.username)
        return after


def _key(username: str) -> str:
    return unicodedata.normalize("NFC", username.strip().casefold())


def _require_strong(password: str, username: str) -> None:
    reason = weakness(password, username=username)
    if reason is not None:
        raise PasswordTooWeakError(reason=reason, minimum=MINIMUM_LENGTH)


def _administers(account: Account) -> bool:
    return account.active and account.role is Role.ADMINISTRATOR and account.ends_on is None


def _administrators(connection: Connection) -> int:
    where = ACCOUNTS.c.active & (ACCOUNTS.c.role == str(Role.ADMINISTRATOR)) & ACCOUNTS.c.ends_on.is_(None)
    return connection.execute(select(func.count()).select_from(ACCOUNTS).where(where)).scalar_one()


def _load(connection: Connection, id: str) -> Account:
    row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.id == id)).one_or_none()
    if row is None:
        raise UnknownAccountError(account=id)
    return _account(row)


def _account(row: Row[*tuple[object, ...]]) -> Account:
    return Account(
        id=UUID(row.id),
        username=row.username,
        name=row.name,
        email=row.email,
        role=Role(row.role),
        active=row.active,
        must_change_password=row.must_change_password,
        created_at=datetime.fromisoformat(row.created_at),
        session_version=row.session_version,
        ends_on=None if row.ends_on is None else date.fromisoformat(row.ends_on),
        municipality_id=None if row.municipality_id is None else UUID(row.municipality_id),
    )
