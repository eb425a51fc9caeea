"""Addresses: how organisations are reached. For those who work in the office, and never for the public."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from sqlalchemy import Connection

from application.office.contact_details import ContactDetails
from application.office.contact_file import Rehearsal, Standing, keep, rehearse, text_of
from application.office.contact_list import list_contacts
from application.office.contacts import Contact
from application.office.errors import ContactChangedError, ContactMadeAlreadyError, UnknownContactError
from application.questions.organisations import OrganisationView, organisations_by_id
from application.questions.seen import Page
from domain.errors import DomainError
from domain.organisations import OrganisationKind
from web.exports import PORTION, exported
from web.exports.contacts import CONTACTS, ContactLine, contact_lines
from web.forms import drafts
from web.forms.action import WRITERS
from web.forms.contacts import ContactSchema, values_of
from web.forms.form import Form
from web.labels import label
from web.messages import message
from web.narrowed_list import Narrowed
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("contacts", __name__, url_prefix="/adresser")

ORGANISATIONS_ON_A_PAGE = 50
_LONGEST_QUESTION = 200


@blueprint.get("")
@needs(*WRITERS)
def index() -> ResponseReturnValue:
    """List addresses by organisation; those with some words, of one kind of organisation or of one, if asked."""
    typed = request.args.get("q", "").strip()[:_LONGEST_QUESTION]
    kind, chosen = request.args.get("kind") or None, _asked_id("part")
    if kind is not None and kind not in frozenset(OrganisationKind):
        abort(404)
    values = {"q": typed or None, "kind": kind, "part": str(chosen) if chosen else None}
    narrowed, after = Narrowed("contacts.index", values), _asked_id("after")
    if tidy := narrowed.tidy(str(after) if after else None):
        return tidy
    contacts = current_services().contacts

    def portion(connection: Connection, cursor: str | None) -> Page[ContactLine]:
        start = UUID(cursor) if cursor else None
        found = list_contacts(
            connection, contacts, typed, kind=kind, organisation_id=chosen, after=start, limit=PORTION
        )
        return Page(contact_lines(found.items), found.next)

    with current_services().stores.registers.connect() as connection:
        organisation = _organisation(connection, chosen) if chosen else None
        if (file := exported(CONTACTS, portion, organisation and organisation.name)) is not None:
            return file
        page = list_contacts(
            connection,
            contacts,
            typed,
            kind=kind,
            organisation_id=chosen,
            after=after,
            limit=ORGANISATIONS_ON_A_PAGE,
        )
    return render_template(
        "contacts/index.html",
        lines=contact_lines(page.items),
        next=page.next,
        after=after,
        narrowed=narrowed,
        organisation=organisation,
        kinds={str(one): label("organisations", str(one)) for one in OrganisationKind},
    )


@blueprint.route("/ny", methods=["GET", "POST"])
@needs(*WRITERS)
def new() -> ResponseReturnValue:
    """Add an address, of the organisation that the address of the page names (`?part=ID`) if it names one."""
    form = _form({"organisation_id": _asked_id("part")})
    try:
        if request.method == "POST" and (kept := _keep(form, _adding(form.id))):
            return _done(form, gettext("The address is added."), kept)
    except ContactMadeAlreadyError as error:
        flash(message(error), "warning")
        return redirect(url_for("contacts.change", contact_id=form.id), code=303)
    return _form_page(form, None)


@blueprint.route("/<uuid:contact_id>", methods=["GET", "POST"])
@needs(*WRITERS)
def change(contact_id: UUID) -> ResponseReturnValue:
    """Change an address."""
    contact = _contact(contact_id)
    form = _form(values_of(contact), contact.version)
    try:
        if request.method == "POST" and (kept := _keep(form, _changing(form, contact_id))):
            return _done(form, gettext("The address is changed."), kept)
    except UnknownContactError as error:
        form.say(message(error))
    return _form_page(form, contact)


@blueprint.route("/<uuid:contact_id>/slett", methods=["GET", "POST"])
@needs(*WRITERS)
def delete(contact_id: UUID) -> ResponseReturnValue:
    """Ask whether an address is to be deleted; delete it, and offer to add it again."""
    contacts = current_services().contacts
    contact = contacts.get(contact_id)
    if contact is None:
        if request.method != "POST":
            abort(404)
        flash(message(UnknownContactError(contact=contact_id)), "info")
        return redirect(url_for("contacts.index"), code=303)
    with current_services().stores.registers.connect() as connection:
        organisation = organisations_by_id(connection, [contact.organisation_id]).get(contact.organisation_id)
    again = None
    if request.method == "POST":
        contacts.remove(contact_id)
        again = Form.begin(ContactSchema(), values_of(contact))
    return render_template("contacts/delete.html", contact=contact, organisation=organisation, again=again)


@blueprint.route("/hent-inn", methods=["GET", "POST"])
@needs(*WRITERS)
def take_in() -> ResponseReturnValue:
    """Ask for a file with addresses, say what it would do, and keep them."""
    contacts = current_services().contacts
    try:
        text = _sent_text() if request.method == "POST" else ""
        rehearsal = _rehearsed(text) if text else None
        if rehearsal is not None and request.form.get("wish") == "go":
            keep(contacts, rehearsal, by=asker().by)
            kept = rehearsal.count(Standing.NEW) + rehearsal.count(Standing.CHANGED)
            flash(ngettext("%(num)s address is kept.", "%(num)s addresses are kept.", kept), "success")
            return redirect(url_for("contacts.index"), code=303)
    except DomainError as error:
        return _import_page(None, "", message(error)), 400
    if request.method == "POST" and rehearsal is None:
        return _import_page(None, "", gettext("Choose a file with addresses first.")), 400
    return _import_page(rehearsal, text, None)


def _sent_text() -> str:
    """Return the text of the file that was sent, or that was sent before and rehearsed; empty when there is none."""
    if request.form.get("wish") == "go":
        return request.form.get("text", "")
    file = request.files.get("upload")
    return text_of(file.read()) if file is not None and file.filename else ""


def _rehearsed(text: str) -> Rehearsal:
    with current_services().stores.registers.connect() as connection:
        return rehearse(connection, current_services().contacts, text)


def _import_page(rehearsal: Rehearsal | None, text: str, wrong: str | None) -> str:
    lines = sorted(rehearsal.lines, key=lambda line: line.error is None) if rehearsal else []
    return render_template(
        "contacts/import.html",
        rehearsal=rehearsal,
        lines=lines,
        counts={str(one): rehearsal.count(one) for one in Standing} if rehearsal else {},
        text=text,
        wrong=wrong,
        message_of=message,
    )


def _form(begins: dict[str, object], version: int | None = None) -> Form:
    schema = ContactSchema()
    if request.method != "POST":
        kept = drafts.asked()
        return Form.begin(schema, begins, version=version) if kept is None else Form.sent(schema, kept)
    form = Form.sent(schema, list(request.form.items(multi=True)))
    form.choose({name[6:]: whose for name, whose in request.form.items() if name.startswith("whose-")}, form.was)
    return form


def _adding(identity: UUID) -> Callable[[ContactDetails], Contact]:
    return lambda details: current_services().contacts.add(identity, details, by=asker().by)


def _changing(form: Form, identity: UUID) -> Callable[[ContactDetails], Contact]:
    contacts = current_services().contacts
    return lambda details: contacts.change(identity, details, by=asker().by, version=form.version or 0)


def _keep(form: Form, how: Callable[[ContactDetails], Contact]) -> Contact | None:
    """Return what was kept; None when the form says what is wrong, or what somebody else has changed."""
    for _ in range(3):  # somebody else may change another field in the same instant, and again
        values = form.load()
        if values is None:
            return None
        try:
            return how(ContactDetails(**values))
        except ContactChangedError as error:
            now = current_services().contacts.get(UUID(error.values["contact"]))
            if now is None or not form.follow(values_of(now), now.version):
                return None
        except DomainError as error:
            form.refuse(error, {})
            return None
    form.say(gettext("Somebody else changed this while you wrote. Look at it again, and send once more."))
    return None


def _done(form: Form, said: str, kept: Contact) -> ResponseReturnValue:
    drafts.drop(form)
    flash(said, "success")
    return redirect(url_for("contacts.index", part=kept.organisation_id), code=303)


def _form_page(form: Form, contact: Contact | None) -> ResponseReturnValue:
    status = 200 if request.method != "POST" else 412 if form.conflicts else 400
    return render_template("contacts/form.html", form=form, contact=contact), status


def _contact(identity: UUID) -> Contact:
    return current_services().contacts.get(identity) or abort(404)


def _organisation(connection: Connection, identity: UUID) -> OrganisationView:
    return organisations_by_id(connection, [identity]).get(identity) or abort(404)


def _asked_id(name: str) -> UUID | None:
    written = request.args.get(name, "").strip()
    try:
        return UUID(written) if written else None
    except ValueError:
        abort(404)
