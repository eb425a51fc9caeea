"""Tokens for programs: one's own, made and revoked on one's own page; all of them, for administrators."""

from uuid import UUID, uuid4

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired

from application.errors import ApplicationError
from application.office.errors import TokenMadeAlreadyError
from application.office.roles import Role
from application.questions.seen import Page
from domain import clock
from web.day_field import DayField
from web.exports import exported
from web.exports.office import TOKENS, TokenRow
from web.messages import message
from web.roles import ROLE_NAMES, RoleField
from web.services import current_services
from web.signed_in import asker, needs
from web.who import names_of

blueprint = Blueprint("tokens", __name__)

_FIELDS = {"role-too-high": "role", "ends-in-past": "ends_on"}
"""The field that an error is about; of the others it is the name."""


class TokenForm(FlaskForm):
    """What a token is called, what it may do, and until when; `id` makes it once, however often the form is sent."""

    id = HiddenField()
    name = StringField(
        lazy_gettext("Name"),
        validators=[DataRequired(lazy_gettext("Write what the token is for"))],
        render_kw={"autocomplete": "off"},
    )
    role = RoleField(lazy_gettext("What the program may do"))
    ends_on = DayField(lazy_gettext("Last day (optional)"), render_kw={"autocomplete": "off"})


@blueprint.route("/min-side/nokler", methods=["GET", "POST"])
@needs()
def own() -> str | Response | tuple[str, int]:
    """Show one's tokens, and make one; the token itself is shown in the answer and never again."""
    services, account = current_services(), asker().account
    assert account is not None
    form = TokenForm(role=str(Role.READER), id=str(uuid4()))
    form.role.offer(role for role in Role if account.role.covers(role))
    if form.validate_on_submit():
        try:
            token, secret = services.tokens.make(
                account,
                name=form.name.data,
                role=Role(form.role.data),
                ends_on=form.ends_on.data,
                id=_id(form.id.data),
            )
        except TokenMadeAlreadyError as error:
            flash(message(error), "warning")
            return redirect(url_for("tokens.own"), code=303)
        except ApplicationError as error:
            form[_FIELDS.get(error.code, "name")].errors = [message(error)]
        else:
            return render_template("tokens/made.html", token=token, secret=secret)
    page = render_template(
        "tokens/own.html", form=form, tokens=services.tokens.of(account.id), roles=ROLE_NAMES, today=clock.today()
    )
    return page, 400 if form.is_submitted() else 200


@blueprint.post("/min-side/nokler/<uuid:token_id>/trekk-tilbake")
@needs()
def revoke_own(token_id: UUID) -> Response:
    """Let one of one's tokens count no more."""
    current_services().tokens.revoke(token_id, asker().by)
    flash(gettext("The token is revoked. Programs that use it are refused from now on."), "success")
    return redirect(url_for("tokens.own"), code=303)


@blueprint.get("/administrasjon/nokler")
@needs(Role.ADMINISTRATOR)
def index() -> str | Response:
    """List everybody's tokens."""
    tokens = current_services().tokens.all()
    names = names_of(str(one.account_id) for one in tokens)
    rows = [TokenRow(one, names[str(one.account_id)]) for one in tokens]
    if (file := exported(TOKENS, lambda _, __: Page(rows))) is not None:
        return file
    return render_template("tokens/index.html", tokens=tokens, names=names, roles=ROLE_NAMES, today=clock.today())


@blueprint.post("/administrasjon/nokler/<uuid:token_id>/trekk-tilbake")
@needs(Role.ADMINISTRATOR)
def revoke(token_id: UUID) -> Response:
    """Let anybody's token count no more."""
    current_services().tokens.revoke(token_id)
    flash(gettext("The token is revoked. Programs that use it are refused from now on."), "success")
    return redirect(url_for("tokens.index"), code=303)


def _id(written: str) -> UUID:
    try:
        return UUID(written)
    except ValueError:
        return uuid4()
