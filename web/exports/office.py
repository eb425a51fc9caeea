"""Accounts, tokens and the logs of the office as files, for administrators and, of the logs, auditors."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, fields

from application.office.accounts import Account
from application.office.openings import Opening
from application.office.sign_ins import SignIn
from application.office.tokens import Token
from application.questions.organisations import OrganisationView
from web.exports.listing import Column, Listing, moment, whole_address
from web.roles import ROLE_NAMES


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account, and the municipality it belongs to as far as it is known."""

    account: Account
    municipality: OrganisationView | None


@dataclass(frozen=True, slots=True)
class SignInRow:
    """A line of the log of sign-ins, in words."""

    line: SignIn
    who: str | None
    outcome: str


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """A line of the log of openings, with what the record is called and where it is."""

    line: Opening
    who: str
    token: str | None
    record: str
    url: str | None
    how: str


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token, and whose it is."""

    token: Token
    who: str


class AccountSchema(Schema):
    """An account."""

    id = fields.UUID()
    username = fields.String()
    name = fields.String()
    email = fields.String(allow_none=True)
    role = fields.String()
    active = fields.Boolean()
    municipality_id = fields.UUID(allow_none=True)
    municipality = fields.String(allow_none=True)
    ends_on = fields.Date(allow_none=True)
    created_at = fields.DateTime()


class SignInSchema(Schema):
    """A sign-in or a refusal."""

    at = fields.DateTime()
    account_id = fields.String(allow_none=True)
    account = fields.String(allow_none=True)
    outcome = fields.String()
    address = fields.String(allow_none=True)


class OpeningSchema(Schema):
    """Something shielded that was shown to somebody."""

    at = fields.DateTime()
    account_id = fields.String()
    account = fields.String()
    token = fields.String(allow_none=True)
    record_kind = fields.String()
    record_id = fields.UUID()
    record = fields.String()
    shown_as = fields.String()


class MadeTokenSchema(Schema):
    """A token, never the secret itself."""

    id = fields.UUID()
    name = fields.String()
    account_id = fields.UUID()
    account = fields.String()
    role = fields.String()
    created_at = fields.DateTime()
    last_used_at = fields.DateTime(allow_none=True)
    ends_on = fields.Date(allow_none=True)
    revoked_at = fields.DateTime(allow_none=True)


def _moment(at: datetime | None) -> datetime | None:
    return None if at is None else moment(at.isoformat())


def _of(line: object, **more: object) -> Mapping[str, object]:
    return {name: getattr(line, name) for name in type(line).__dataclass_fields__} | more  # type: ignore[attr-defined]


ACCOUNTS = Listing[AccountRow](
    name=lazy_gettext("Accounts"),
    columns=(
        Column(lazy_gettext("Name"), lambda row: row.account.name, 30),
        Column(lazy_gettext("Username"), lambda row: row.account.username, 20),
        Column(lazy_gettext("Role"), lambda row: str(ROLE_NAMES[row.account.role])),
        Column(lazy_gettext("E-mail"), lambda row: row.account.email, 30),
        Column(lazy_gettext("Municipality"), lambda row: row.municipality.name if row.municipality else None, 30),
        Column(lazy_gettext("Last day"), lambda row: row.account.ends_on),
        Column(lazy_gettext("Standing"), lambda row: None if row.account.active else str(gettext("Deactivated"))),
        Column(lazy_gettext("Account made"), lambda row: moment(row.account.created_at.isoformat())),
    ),
    schema=AccountSchema,
    as_json=lambda rows: [
        _of(row.account, municipality=row.municipality.name if row.municipality else None) for row in rows
    ],
)
TOKENS = Listing[TokenRow](
    name=lazy_gettext("Tokens for programs"),
    columns=(
        Column(lazy_gettext("Name"), lambda row: row.token.name, 30),
        Column(lazy_gettext("Account"), lambda row: row.who, 30),
        Column(lazy_gettext("Role"), lambda row: str(ROLE_NAMES[row.token.role])),
        Column(lazy_gettext("Made"), lambda row: moment(row.token.created_at.isoformat())),
        Column(lazy_gettext("Last used"), lambda row: _moment(row.token.last_used_at)),
        Column(lazy_gettext("Last day"), lambda row: row.token.ends_on),
        Column(lazy_gettext("Revoked"), lambda row: _moment(row.token.revoked_at)),
    ),
    schema=MadeTokenSchema,
    as_json=lambda rows: [_of(row.token, account=row.who) for row in rows],
)
SIGN_INS = Listing[SignInRow](
    name=lazy_gettext("Sign-ins"),
    columns=(
        Column(lazy_gettext("When"), lambda row: moment(row.line.at.isoformat()), 20),
        Column(lazy_gettext("Account"), lambda row: row.who, 30),
        Column(lazy_gettext("Outcome"), lambda row: row.outcome, 30),
        Column(lazy_gettext("Network address"), lambda row: row.line.address, 20),
    ),
    schema=SignInSchema,
    as_json=lambda rows: [_of(row.line, account=row.who) for row in rows],
)
OPENINGS = Listing[OpenedRow](
    name=lazy_gettext("Opened shielded papers"),
    columns=(
        Column(lazy_gettext("When"), lambda row: moment(row.line.at.isoformat()), 20),
        Column(lazy_gettext("Who"), lambda row: row.who, 30),
        Column(lazy_gettext("What"), lambda row: row.record, 60),
        Column(lazy_gettext("How"), lambda row: row.how, 24),
        Column(lazy_gettext("Token"), lambda row: row.token, 24),
        Column(lazy_gettext("Address"), lambda row: whole_address(row.url) if row.url else None, 40),
    ),
    schema=OpeningSchema,
    as_json=lambda rows: [_of(row.line, account=row.who, token=row.token, record=row.record) for row in rows],
)
