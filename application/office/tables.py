"""The office's tables, as the latest migration leaves them."""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Named, Table, TypedColumns

from application.column_types import WHOLE, plain

OFFICE = MetaData()
"""All tables of the office database."""


class AccountColumns(TypedColumns):
    """One row per account. Times are ISO 8601 in UTC; `username_key` is the username without capitals.

    `ends_on` is the last day somebody can sign in with it, `municipality_id` the municipality it belongs to.
    """

    id: Named[str] = Column(plain(36), primary_key=True)
    username: Named[str] = Column(plain(100))
    username_key: Named[str] = Column(plain(100))
    name: Named[str] = Column(plain(200))
    email: Named[str | None] = Column(plain(320))
    role: Named[str] = Column(plain(20))
    password_hash: Named[str] = Column(plain(200))
    active: Named[bool]
    must_change_password: Named[bool]
    created_at: Named[str] = Column(plain(40))
    session_version: Named[int]
    ends_on: Named[str | None] = Column(plain(10))
    municipality_id: Named[str | None] = Column(plain(36))


class AttemptColumns(TypedColumns):
    """One row per attempt and subject, until it succeeds or the window has passed.

    `subject` is a digest of the username or of the network address; `at` is in seconds since 1970.
    """

    id: Named[int] = Column(Integer, primary_key=True)
    subject: Named[str] = Column(plain(200))
    at: Named[float]


class FactColumns(TypedColumns):
    """What the archive is: its kind, the council's name, when it was begun."""

    key: Named[str] = Column(plain(50), primary_key=True)
    value: Named[str] = Column(plain(500))


class DraftColumns(TypedColumns):
    """One row per form that somebody began and keeps. `form_values` is JSON; `path` is the address of the form."""

    id: Named[str] = Column(plain(36), primary_key=True)
    account_id: Named[str] = Column(plain(36), ForeignKey("accounts.id"))
    path: Named[str] = Column(plain(500))
    title: Named[str] = Column(plain(300))
    form_values: Named[str] = Column(plain())
    updated_at: Named[str] = Column(plain(40))


class TokenColumns(TypedColumns):
    """One row per API token ever made. `digest` is SHA-256 of the token itself, which is not kept.

    Times are ISO 8601 in UTC; `ends_on` is the last day it counts.
    """

    id: Named[str] = Column(plain(36), primary_key=True)
    account_id: Named[str] = Column(plain(36), ForeignKey("accounts.id"))
    name: Named[str] = Column(plain(200))
    digest: Named[str] = Column(plain(64))
    role: Named[str] = Column(plain(20))
    created_at: Named[str] = Column(plain(40))
    ends_on: Named[str | None] = Column(plain(10))
    last_used_at: Named[str | None] = Column(plain(40))
    revoked_at: Named[str | None] = Column(plain(40))


class SignInColumns(TypedColumns):
    """One row per sign-in and per refusal. What was typed as an unknown username is not kept: it may be a password."""

    id: Named[int] = Column(Integer, primary_key=True)
    at: Named[str] = Column(plain(40))
    outcome: Named[str] = Column(plain(20))
    account_id: Named[str | None] = Column(plain(36), ForeignKey("accounts.id"))
    address: Named[str | None] = Column(plain(100))


class OpeningColumns(TypedColumns):
    """One row each time a shielded record was shown to somebody. `token_id` is that of a program's token."""

    id: Named[int] = Column(Integer, primary_key=True)
    at: Named[str] = Column(plain(40))
    account_id: Named[str] = Column(plain(36), ForeignKey("accounts.id"))
    token_id: Named[str | None] = Column(plain(36), ForeignKey("api_tokens.id"))
    record_kind: Named[str] = Column(plain(20))
    record_id: Named[str] = Column(plain(36))
    shown_as: Named[str] = Column(plain(20))


class SentKeyColumns(TypedColumns):
    """One row per key that a program sent with what it made. `digest` is SHA-256 of what was sent."""

    record_id: Named[str] = Column(plain(36), primary_key=True)
    account_id: Named[str] = Column(plain(36), ForeignKey("accounts.id"))
    digest: Named[str] = Column(plain(64))
    used_at: Named[str] = Column(plain(40))


class PaperLookColumns(TypedColumns):
    """One row for how papers look, and one for each template of the council. `content` is JSON, or DOCX in base64."""

    key: Named[str] = Column(plain(50), primary_key=True)
    name: Named[str] = Column(plain(200))
    content: Named[str] = Column(plain())
    updated_at: Named[str] = Column(plain(40))
    updated_by: Named[str] = Column(plain(36))


class IncomingFileColumns(TypedColumns):
    """One row per file in a tray whose bytes lie in an object store. `size` is in bytes; `begun_at` is ISO 8601 in UTC.

    `cleaned_on` is the day on which it was taken away because nobody filed it: its name stays until its owner knows.
    """

    id: Named[str] = Column(plain(36), primary_key=True)
    account_id: Named[str] = Column(plain(36))
    name: Named[str] = Column(plain(300))
    size: Named[int] = Column(WHOLE)
    begun_at: Named[str] = Column(plain(40))
    sha256: Named[str | None] = Column(plain(64))
    media_type: Named[str | None] = Column(plain(200))
    cleaned_on: Named[str | None] = Column(plain(10))


class IncomingPieceColumns(TypedColumns):
    """One row per piece of such a file: where it begins, how many bytes it has, and the key of its object."""

    file_id: Named[str] = Column(plain(36), primary_key=True)
    start: Named[int] = Column(WHOLE, primary_key=True, autoincrement=False)
    size: Named[int] = Column(WHOLE)
    key: Named[str] = Column(plain(300))


class ContactColumns(TypedColumns):
    """One row per way in to an organisation: a department or a person there, and how they are reached.

    `version` is 1 and grows with every change; `updated_by` is an account's id. A row that is taken away is gone.
    """

    id: Named[str] = Column(plain(36), primary_key=True)
    organisation_id: Named[str] = Column(plain(36))
    department: Named[str | None] = Column(plain(200))
    person: Named[str | None] = Column(plain(200))
    email: Named[str | None] = Column(plain(320))
    phone: Named[str | None] = Column(plain(40))
    postal_address: Named[str | None] = Column(plain(500))
    note: Named[str | None] = Column(plain(1000))
    version: Named[int]
    updated_at: Named[str] = Column(plain(40))
    updated_by: Named[str] = Column(plain(36))


class MunicipalCalendarColumns(TypedColumns):
    """One row per calendar of an organisation that was taken in; the next of the same name takes its place."""

    id: Named[str] = Column(plain(36), primary_key=True)
    organisation_id: Named[str] = Column(plain(36))
    name: Named[str] = Column(plain(300))
    imported_at: Named[str] = Column(plain(40))
    imported_by: Named[str] = Column(plain(36))


class MunicipalMeetingColumns(TypedColumns):
    """One row per meeting of such a calendar: its first and last day, and from what time."""

    calendar_id: Named[str] = Column(plain(36), ForeignKey("municipal_calendars.id"), primary_key=True)
    number: Named[int] = Column(Integer, primary_key=True, autoincrement=False)
    starts_on: Named[str] = Column(plain(10))
    ends_on: Named[str] = Column(plain(10))
    starts_at: Named[str | None] = Column(plain(5))
    title: Named[str] = Column(plain(300))


class MeetingNoteColumns(TypedColumns):
    """One row per meeting and part of it that notes were taken of. `content` is JSON; `version` grows with each change.

    `part` is `attendance` or `item:<n>`. `updated_by` is an account's id.
    """

    meeting_id: Named[str] = Column(plain(36), primary_key=True)
    part: Named[str] = Column(plain(40), primary_key=True)
    content: Named[str] = Column(plain())
    version: Named[int]
    updated_at: Named[str] = Column(plain(40))
    updated_by: Named[str] = Column(plain(36))


class MeetingPresenceColumns(TypedColumns):
    """One row per account that takes notes of a meeting: the part it was seen in last. `seen_at` is ISO 8601 in UTC."""

    meeting_id: Named[str] = Column(plain(36), primary_key=True)
    account_id: Named[str] = Column(plain(36), primary_key=True)
    part: Named[str] = Column(plain(40))
    seen_at: Named[str] = Column(plain(40))


ACCOUNTS = Table("accounts", OFFICE, AccountColumns)
ATTEMPTS = Table("sign_in_attempts", OFFICE, AttemptColumns)
FACTS = Table("archive_facts", OFFICE, FactColumns)
DRAFTS = Table("drafts", OFFICE, DraftColumns)
TOKENS = Table("api_tokens", OFFICE, TokenColumns)
SIGN_INS = Table("sign_ins", OFFICE, SignInColumns)
OPENINGS = Table("shielded_openings", OFFICE, OpeningColumns)
SENT_KEYS = Table("sent_keys", OFFICE, SentKeyColumns)
INCOMING_FILES = Table("incoming_files", OFFICE, IncomingFileColumns)
INCOMING_PIECES = Table("incoming_pieces", OFFICE, IncomingPieceColumns)
CONTACTS = Table("contacts", OFFICE, ContactColumns)
MUNICIPAL_CALENDARS = Table("municipal_calendars", OFFICE, MunicipalCalendarColumns)
MUNICIPAL_MEETINGS = Table("municipal_meetings", OFFICE, MunicipalMeetingColumns)
MEETING_NOTES = Table("meeting_notes", OFFICE, MeetingNoteColumns)
MEETING_PRESENCE = Table("meeting_presence", OFFICE, MeetingPresenceColumns)
PAPER_LOOKS = Table("paper_looks", OFFICE, PaperLookColumns)

Index("accounts_username_key", ACCOUNTS.c.username_key, unique=True)
Index("sign_in_attempts_subject", ATTEMPTS.c.subject, ATTEMPTS.c.at)
Index("drafts_account", DRAFTS.c.account_id, DRAFTS.c.updated_at)
Index("api_tokens_digest", TOKENS.c.digest, unique=True)
Index("api_tokens_account", TOKENS.c.account_id)
Index("sign_ins_at", SIGN_INS.c.at)
Index("sign_ins_account", SIGN_INS.c.account_id)
Index("shielded_openings_account", OPENINGS.c.account_id)
Index("shielded_openings_record", OPENINGS.c.record_id)
Index("sent_keys_account", SENT_KEYS.c.account_id)
Index("incoming_files_account", INCOMING_FILES.c.account_id, INCOMING_FILES.c.begun_at)
Index("contacts_organisation", CONTACTS.c.organisation_id)
Index("municipal_calendars_organisation", MUNICIPAL_CALENDARS.c.organisation_id, MUNICIPAL_CALENDARS.c.name)
Index("municipal_meetings_days", MUNICIPAL_MEETINGS.c.starts_on, MUNICIPAL_MEETINGS.c.ends_on)
