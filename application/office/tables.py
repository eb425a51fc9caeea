"""The office's tables, as the latest migration leaves them."""

from sqlalchemy import Column, Index, Integer, MetaData, Named, String, Table, TypedColumns

OFFICE = MetaData()
"""All tables of the office database."""


class AccountColumns(TypedColumns):
    """One row per account. Times are ISO 8601 in UTC; `username_key` is the username without capitals."""

    id: Named[str] = Column(String(36), primary_key=True)
    username: Named[str] = Column(String(100))
    username_key: Named[str] = Column(String(100))
    name: Named[str] = Column(String(200))
    email: Named[str | None] = Column(String(320))
    role: Named[str] = Column(String(20))
    password_hash: Named[str] = Column(String(200))
    active: Named[bool]
    must_change_password: Named[bool]
    created_at: Named[str] = Column(String(40))
    session_version: Named[int]


class AttemptColumns(TypedColumns):
    """One row per attempt and subject, until it succeeds or the window has passed.

    `subject` is a digest of the username or of the network address; `at` is in seconds since 1970.
    """

    id: Named[int] = Column(Integer, primary_key=True)
    subject: Named[str] = Column(String(200))
    at: Named[float]


class FactColumns(TypedColumns):
    """What the archive is: its kind, the council's name, when it was begun."""

    key: Named[str] = Column(String(50), primary_key=True)
    value: Named[str] = Column(String(500))


ACCOUNTS = Table("accounts", OFFICE, AccountColumns)
ATTEMPTS = Table("sign_in_attempts", OFFICE, AttemptColumns)
FACTS = Table("archive_facts", OFFICE, FactColumns)

Index("accounts_username_key", ACCOUNTS.c.username_key, unique=True)
Index("sign_in_attempts_subject", ATTEMPTS.c.subject, ATTEMPTS.c.at)
