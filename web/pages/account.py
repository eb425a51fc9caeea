"""Signing in and out, one's own password and one's own page."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext, ngettext
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired

from application.office.errors import AccountEndedError, PasswordTooWeakError, TooManyAttemptsError, WrongPasswordError
from application.office.passwords import MINIMUM_LENGTH
from domain import clock
from web.belonging import municipality_of
from web.forms import kept
from web.menu import home_url
from web.messages import message
from web.roles import ROLES
from web.services import current_services
from web.signed_in import asker, begin_session, end_session, local_path, needs

blueprint = Blueprint("account", __name__)


class SignInForm(FlaskForm):
    """Username and password."""

    username = StringField(
        lazy_gettext("Username"),
        validators=[InputRequired(lazy_gettext("Write your username"))],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        lazy_gettext("Password"),
        validators=[InputRequired(lazy_gettext("Write your password"))],
        render_kw={"autocomplete": "current-password"},
    )


class PasswordForm(FlaskForm):
    """The old password, and a new one twice."""

    old = PasswordField(
        lazy_gettext("Your password now"),
        validators=[InputRequired(lazy_gettext("Write the password you have now"))],
        render_kw={"autocomplete": "current-password"},
    )
    new = PasswordField(
        lazy_gettext("New password"),
        validators=[InputRequired(lazy_gettext("Write a new password"))],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        lazy_gettext("New password once more"),
        validators=[
            InputRequired(lazy_gettext("Write the new password once more")),
            EqualTo("new", lazy_gettext("Write the same new password in both fields")),
        ],
        render_kw={"autocomplete": "new-password"},
    )


@blueprint.route("/logg-inn", methods=["GET", "POST"])
def sign_in() -> str | Response | tuple[str, int]:
    """Let somebody in, then to where they were going."""
    next_path = local_path(request.values.get("next"))
    if request.method == "GET" and asker().account is not None:
        return redirect(next_path or home_url())
    form, written = SignInForm(), request.form.get(kept.FIELD, "")
    status = 200
    if form.validate_on_submit():
        status = _try_to_sign_in(form)
        if status == 200:
            return redirect(kept.as_draft(written) or next_path or home_url(), code=303)
    elif form.is_submitted():
        status = 400
    return render_template("account/sign_in.html", form=form, next_path=next_path, kept=written), status


@blueprint.post("/logg-ut")
def sign_out() -> Response:
    """Let somebody go."""
    end_session()
    flash(gettext("You are signed out."), "success")
    return redirect(url_for("account.sign_in"), code=303)


@blueprint.route("/min-side/passord", methods=["GET", "POST"])
@needs()
def change_password() -> str | Response | tuple[str, int]:
    """Let somebody choose a new password; their other sessions end."""
    account = asker().account
    assert account is not None
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            changed = current_services().accounts.change_password(account.id, form.old.data, form.new.data)
        except WrongPasswordError:
            form.old.errors = [gettext("This is not the password you have now. Write it again.")]
        except PasswordTooWeakError as error:
            form.new.errors = [message(error)]
        else:
            begin_session(changed)
            flash(gettext("Your password is changed. Other places where you were signed in are signed out."), "success")
            return redirect(url_for("account.my_page"), code=303)
    shown = render_template("account/change_password.html", form=form, account=account, minimum=MINIMUM_LENGTH)
    return shown, 400 if form.is_submitted() else 200


@blueprint.get("/min-side")
@needs()
def my_page() -> str:
    """Show what the archive knows about the one who asks."""
    account = asker().account
    return render_template("account/my_page.html", account=account, municipality=municipality_of(account), roles=ROLES)


def _try_to_sign_in(form: SignInForm) -> int:
    try:
        account = current_services().accounts.verify(
            form.username.data, form.password.data, address=request.remote_addr or "", now=clock.now()
        )
    except WrongPasswordError:
        form.username.errors = [gettext("Wrong username or password. Check both and try again.")]
        return 403
    except AccountEndedError as error:
        form.username.errors = [message(error)]
        return 403
    except TooManyAttemptsError as error:
        minutes = -(-error.retry_after // 60)
        form.username.errors = [
            ngettext(
                "Too many wrong passwords. Wait %(num)s minute, then try again.",
                "Too many wrong passwords. Wait %(num)s minutes, then try again.",
                minutes,
            )
        ]
        return 429
    begin_session(account)
    return 200
