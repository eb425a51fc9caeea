"""Accounts, looked after by administrators: who may sign in, with which role and until when."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired

from application.errors import ApplicationError
from application.office.accounts import Account
from application.office.errors import AccountMadeAlreadyError, LastAdministratorError
from application.office.roles import Role
from application.questions.organisations import organisations_by_id
from application.questions.seen import Page
from domain import clock
from web.day_field import DayField
from web.exports import exported
from web.exports.office import ACCOUNTS, AccountRow
from web.formats import format_day
from web.messages import message
from web.municipality_field import MunicipalityField
from web.roles import ROLE_NAMES, RoleField
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("accounts", __name__, url_prefix="/administrasjon/kontoer")


class AccountForm(FlaskForm):
    """What is known of an account and may be changed."""

    name = StringField(lazy_gettext("Name"), validators=[DataRequired(lazy_gettext("Write the person's name"))])
    email = StringField(lazy_gettext("E-mail (optional)"), render_kw={"inputmode": "email", "autocomplete": "off"})
    role = RoleField(lazy_gettext("Role"))
    municipality_id = MunicipalityField(lazy_gettext("Municipality"))
    ends_on = DayField(lazy_gettext("Last day"), render_kw={"autocomplete": "off"})

    def __init__(
        self, *args: Any, last_day: date | None = None, municipality_id: UUID | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, municipality_id=str(municipality_id or ""), **kwargs)
        self._last_day = last_day
        self.municipality_id.offer(municipality_id)

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for an auditor's last day, and for one that is not past already."""
        right: bool = super().validate(extra_validators)
        day = self.ends_on.data
        if self.ends_on.errors:
            return right
        if self.role.data == Role.AUDITOR and day is None:
            proposed = format_day(date(clock.today().year, 12, 31))
            words = gettext(
                "Write the last day of the audit: an auditor's account ends. For example %(day)s.", day=proposed
            )
            self.ends_on.errors = [words]
        elif day is not None and day < clock.today() and day != self._last_day:
            self.ends_on.errors = [
                gettext("The last day is past. Write today or a later day, or deactivate the account.")
            ]
        return right and not self.ends_on.errors


class NewAccountForm(AccountForm):
    """The same and the username; `id` makes an account once, however often the form is sent."""

    id = HiddenField()
    username = StringField(
        lazy_gettext("Username"),
        validators=[DataRequired(lazy_gettext("Write a username"))],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )


_FIELDS = {
    "invalid-username": "username",
    "username-taken": "username",
    "invalid-name": "name",
    "invalid-email": "email",
}
"""The field that an error is about; of the others it is the role or the last day."""


@blueprint.get("")
@needs(Role.ADMINISTRATOR)
def index() -> str | Response:
    """List every account."""
    rows = _rows(current_services().accounts.all())
    if (file := exported(ACCOUNTS, lambda _, __: Page(rows))) is not None:
        return file
    return render_template("accounts/index.html", rows=rows, roles=ROLE_NAMES, today=clock.today())


@blueprint.route("/ny", methods=["GET", "POST"])
@needs(Role.ADMINISTRATOR)
def new() -> str | Response | tuple[str, int]:
    """Make an account; its one-time password is shown in the answer and never again."""
    form = NewAccountForm(role=str(Role.READER), id=str(uuid4()))
    if form.validate_on_submit():
        try:
            account, password = current_services().accounts.create(
                username=form.username.data,
                name=form.name.data,
                role=Role(form.role.data),
                email=form.email.data,
                ends_on=form.ends_on.data,
                municipality_id=form.municipality_id.chosen,
                id=_id(form.id.data),
            )
        except AccountMadeAlreadyError as error:
            flash(message(error), "warning")
            return redirect(url_for("accounts.account", account_id=form.id.data), code=303)
        except ApplicationError as error:
            _put(form, error)
        else:
            return render_template("accounts/one_time.html", account=account, password=password, is_new=True)
    return render_template("accounts/new.html", form=form), 400 if form.is_submitted() else 200


@blueprint.route("/<uuid:account_id>", methods=["GET", "POST"])
@needs(Role.ADMINISTRATOR)
def account(account_id: UUID) -> str | Response | tuple[str, int]:
    """Show an account, and change what is known of it."""
    found = _account(account_id)
    form = AccountForm(
        obj=None if request.method == "POST" else found, last_day=found.ends_on, municipality_id=found.municipality_id
    )
    if form.validate_on_submit():
        try:
            changed = current_services().accounts.edit(
                account_id,
                name=form.name.data,
                email=form.email.data,
                role=Role(form.role.data),
                ends_on=form.ends_on.data,
                municipality_id=form.municipality_id.chosen,
            )
        except ApplicationError as error:
            _put(form, error)
        else:
            flash(gettext("The account of %(name)s is changed.", name=changed.name), "success")
            return redirect(url_for("accounts.index"), code=303)
    page = render_template(
        "accounts/account.html", form=form, account=found, roles=ROLE_NAMES, is_own=_is_own(found), today=clock.today()
    )
    return page, 400 if form.is_submitted() else 200


@blueprint.post("/<uuid:account_id>/nytt-passord")
@needs(Role.ADMINISTRATOR)
def reset_password(account_id: UUID) -> str | Response:
    """Give an account a one-time password, shown in the answer and never again; its sessions end."""
    found = _account(account_id)
    if _is_own(found):
        return redirect(url_for("account.change_password"), code=303)
    password = current_services().accounts.reset_password(account_id)
    return render_template("accounts/one_time.html", account=found, password=password, is_new=False)


@blueprint.post("/<uuid:account_id>/steng")
@needs(Role.ADMINISTRATOR)
def deactivate(account_id: UUID) -> Response:
    """Let nobody sign in with an account any more."""
    found = _account(account_id)
    try:
        current_services().accounts.deactivate(account_id)
    except LastAdministratorError as error:
        flash(message(error), "danger")
    else:
        flash(gettext("%(name)s can no longer sign in.", name=found.name), "success")
    return redirect(url_for("accounts.account", account_id=account_id), code=303)


@blueprint.post("/<uuid:account_id>/apne")
@needs(Role.ADMINISTRATOR)
def activate(account_id: UUID) -> Response:
    """Let somebody sign in with a deactivated account again."""
    found = current_services().accounts.activate(_account(account_id).id)
    if found.has_ended(clock.today()):
        flash(gettext("The account is open again, but its last day is past. Change the last day too."), "warning")
    else:
        flash(gettext("%(name)s can sign in again.", name=found.name), "success")
    return redirect(url_for("accounts.account", account_id=account_id), code=303)


def _account(account_id: UUID) -> Account:
    return current_services().accounts.by_id(account_id) or abort(404)


def _rows(accounts: list[Account]) -> list[AccountRow]:
    chosen = sorted({one.municipality_id for one in accounts if one.municipality_id})
    with current_services().stores.registers.connect() as connection:
        known = organisations_by_id(connection, chosen)
    return [AccountRow(one, known.get(one.municipality_id) if one.municipality_id else None) for one in accounts]


def _is_own(account: Account) -> bool:
    return asker().by == str(account.id)


def _id(written: str) -> UUID:
    try:
        return UUID(written)
    except ValueError:
        return uuid4()


def _put(form: AccountForm, error: ApplicationError) -> None:
    """Show an error at the field it is about."""
    name = _FIELDS.get(error.code, "role" if form.ends_on.data is None else "ends_on")
    form[name].errors = [message(error)]
