"""The logs that administrators and auditors read: sign-ins, and who opened what is shielded."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from sqlalchemy import Connection

from application.office.accounts import Account
from application.office.openings import Opening
from application.office.roles import Role
from application.office.sign_ins import KEEP_ADDRESSES, KEEP_LINES, SignInOutcome
from application.questions.action_plans import action_plans_by_id
from application.questions.agreements import agreements_by_id
from application.questions.consultations import consultations_by_id
from application.questions.decisions import decisions_by_id
from application.questions.documents import documents_by_id
from application.questions.journal import entries_by_id
from application.questions.meeting_plans import plans_by_id
from application.questions.principles import principles_by_id
from application.questions.seen import Page
from application.questions.statements import statements_by_id
from domain.access import Audience
from web.addresses import address_of
from web.asked import asked_number
from web.exports import PORTION, exported
from web.exports.office import OPENINGS, SIGN_INS, OpenedRow, SignInRow
from web.labels import label
from web.services import current_services
from web.signed_in import asker, needs
from web.who import names_of

blueprint = Blueprint("logs", __name__, url_prefix="/administrasjon")

LINES_ON_A_PAGE = 100

OUTCOMES = {
    SignInOutcome.OK: (lazy_gettext("Signed in"), "success"),
    SignInOutcome.WRONG: (lazy_gettext("Wrong password"), "warning"),
    SignInOutcome.UNKNOWN: (lazy_gettext("No such username"), "warning"),
    SignInOutcome.INACTIVE: (lazy_gettext("The account is deactivated"), "danger"),
    SignInOutcome.ENDED: (lazy_gettext("The last day of the account is past"), "danger"),
    SignInOutcome.TOO_MANY: (lazy_gettext("Too many attempts, told to wait"), "danger"),
}
"""What each outcome is called, and the colour of its badge."""

WAYS = {
    "page": lazy_gettext("Seen on its page"),
    "file": lazy_gettext("File opened or fetched"),
    "api": lazy_gettext("Read by a program"),
}
"""How something shielded was opened."""

_NAMED: Mapping[str, Callable[[Connection, list[UUID], Audience], Mapping[UUID, Any]]] = {
    "decision": decisions_by_id,
    "journal-entry": entries_by_id,
    "agreement": agreements_by_id,
    "principles": principles_by_id,
    "action-plan": action_plans_by_id,
    "statement": statements_by_id,
    "consultation": consultations_by_id,
    "meeting-plan": plans_by_id,
}
"""What asks for the records of each kind that are opened, documents apart."""


@blueprint.get("/innlogginger")
@needs(Role.AUDITOR, Role.ADMINISTRATOR)
def sign_ins() -> str | Response:
    """Show who signed in and who was refused, of everybody or of one account."""
    services, account, before = current_services(), _asked_account(), asked_number("before")
    of = account.id if account else None

    def portion(_: Connection, after: str | None) -> Page[SignInRow]:
        found = services.sign_ins.latest(limit=PORTION, before=int(after) if after else None, account_id=of)
        names = names_of(one.account_id for one in found)
        rows = [
            SignInRow(one, names[one.account_id] if one.account_id else None, str(OUTCOMES[one.outcome][0]))
            for one in found
        ]
        return Page(rows, str(found[-1].id) if len(found) == PORTION else None)

    if (file := exported(SIGN_INS, portion, account and account.name)) is not None:
        return file
    found = services.sign_ins.latest(limit=LINES_ON_A_PAGE + 1, before=before, account_id=of)
    lines = found[:LINES_ON_A_PAGE]
    return render_template(
        "logs/sign_ins.html",
        lines=lines,
        names=names_of(one.account_id for one in lines),
        outcomes=OUTCOMES,
        keep_addresses=KEEP_ADDRESSES.days,
        keep_years=KEEP_LINES.days // 365,
        **_around("logs.sign_ins", account, before, lines[-1].id if len(found) > len(lines) else None),
    )


@blueprint.get("/apnet-skjermet")
@needs(Role.AUDITOR, Role.ADMINISTRATOR)
def openings() -> str | Response:
    """Show who opened what is shielded: everything, of one account, or of one record (`?record=ID`)."""
    services, account, before = current_services(), _asked_account(), asked_number("before")
    of, record = account.id if account else None, _asked_id("record")

    def portion(_: Connection, after: str | None) -> Page[OpenedRow]:
        start = int(after) if after else None
        found = services.openings.latest(limit=PORTION, before=start, account_id=of, record_id=record)
        return Page(_told(found), str(found[-1].id) if len(found) == PORTION else None)

    if (file := exported(OPENINGS, portion, account and account.name)) is not None:
        return file
    found = services.openings.latest(limit=LINES_ON_A_PAGE + 1, before=before, account_id=of, record_id=record)
    lines = _told(found[:LINES_ON_A_PAGE])
    following = found[LINES_ON_A_PAGE - 1].id if len(found) > LINES_ON_A_PAGE else None
    return render_template(
        "logs/openings.html",
        lines=lines,
        record=record,
        **_around("logs.openings", account, before, following, record=record),
    )


def _around(
    endpoint: str, account: Account | None, before: int | None, following: int | None, record: UUID | None = None
) -> dict[str, object]:
    """Return the filter of a log, and the ways between its pages."""
    chosen: dict[str, Any] = {"account": account.id if account else None, "record": record}
    return {
        "account": account,
        "accounts": {str(one.id): one.name for one in current_services().accounts.all()},
        "first_url": url_for(endpoint, **chosen) if before is not None else None,
        "next_url": url_for(endpoint, **chosen, before=following) if following is not None else None,
    }


def _told(openings: Sequence[Opening]) -> list[OpenedRow]:
    who = names_of(one.account_id for one in openings)
    tokens = current_services().tokens.names(one.token_id for one in openings if one.token_id)
    records = _records(openings, asker().audience)
    nothing = (gettext("a record that is not shown"), None)
    rows = []
    for one in openings:
        record, url = records.get(one.record_id, nothing)
        token = tokens.get(one.token_id) if one.token_id else None
        rows.append(OpenedRow(one, who[one.account_id], token, record, url, str(WAYS[one.shown_as])))
    return rows


def _records(openings: Sequence[Opening], audience: Audience) -> Mapping[UUID, tuple[str, str | None]]:
    """Return what records are called and where they are, a query for each kind."""
    ids = defaultdict[str, list[UUID]](list)
    for one in openings:
        ids[one.record_kind].append(one.record_id)
    called: dict[UUID, tuple[str, str | None]] = {}
    with current_services().stores.registers.connect() as connection:
        for kind, ask in _NAMED.items():
            for view in ask(connection, ids[kind], audience).values() if ids[kind] else ():
                words = " ".join(filter(None, (label("kind", kind), view.reference, view.title)))
                called[view.id] = (words, address_of(kind, view.reference, view.id))
        for document in documents_by_id(connection, ids["document"]).values() if ids["document"] else ():
            if audience >= document.line:
                words = f"{label('kind', 'document')} {document.shown_title(audience) or ''}".strip()
                called[document.id] = (words, address_of("document", "", document.id))
    return called


def _asked_account() -> Account | None:
    """Return the account that the address names, None when it names none; 404 for one that there is not."""
    written = request.args.get("account", "").strip()
    return current_services().accounts.by_id(written) or abort(404) if written else None


def _asked_id(name: str) -> UUID | None:
    written = request.args.get(name, "").strip()
    try:
        return UUID(written) if written else None
    except ValueError:
        abort(404)
