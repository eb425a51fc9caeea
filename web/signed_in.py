"""Who is asking: the account that is signed in, what it may see, and what a page needs of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Flask, abort, flash, g, redirect, request, session, url_for
from flask_babel import gettext
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.wrappers import Response as BaseResponse

from application.office.accounts import Account
from application.office.roles import Role
from application.office.tokens import Token
from domain import clock
from domain.access import Audience
from web.services import current_services

P = ParamSpec("P")
R = TypeVar("R")

_SIGNED_IN_AT = "signed_in_at"
_FREE_OF_PASSWORD_CHANGE = frozenset(
    {
        "static",
        "account.change_password",
        "account.sign_out",
        "health.healthz",
        "health.readyz",
        "metrics.metrics",
        "languages.choose",
    }
)


@dataclass(frozen=True)
class Asker:
    """Who asks. `audience` goes into every question; `account` is None when nobody is signed in.

    With a token, `account` is its maker's, and has the token's role.
    """

    audience: Audience
    account: Account | None = None
    token: Token | None = None

    @property
    def by(self) -> str:
        """The opaque id that events carry. RuntimeError when nobody is signed in: a page that writes asks `needs`."""
        if self.account is None:
            message = "nobody is signed in"
            raise RuntimeError(message)
        return str(self.account.id)

    def has(self, *roles: Role) -> bool:
        """Return whether the account has one of the roles."""
        return self.account is not None and self.account.role in roles


class SignedIn(UserMixin):
    """An account as Flask-Login knows it. Its session names the version that ends when the password changes."""

    def __init__(self, account: Account) -> None:
        self.account = account

    def get_id(self) -> str:
        """Return what the session holds."""
        return f"{self.account.id}:{self.account.session_version}"


def asker() -> Asker:
    """Return who asks. The API takes authority from tokens only, never from the session cookie.

    InvalidTokenError when a token was shown that gives no access.
    """
    if "asker" not in g:
        if request.path.startswith("/api/"):
            g.asker = _holder(request.headers.get("Authorization", ""))
        elif not current_user.is_authenticated:
            g.asker = Asker(Audience.PUBLIC)
        else:
            account: Account = current_user.account
            g.account_id = str(account.id)
            g.asker = Asker(account.role.audience, account)
    return g.asker  # type: ignore[no-any-return]


def needs(*roles: Role) -> Callable[[Callable[P, R]], Callable[P, R | BaseResponse]]:
    """Let a page be seen by these roles only, by everybody who is signed in when none is named.

    Signed out leads to the sign-in page and back; another role is refused (403).
    """

    def decorate(view: Callable[P, R]) -> Callable[P, R | BaseResponse]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R | BaseResponse:
            who = asker()
            if who.account is None:
                return _keep_what_was_written() or _ask_to_sign_in()
            if roles and not who.has(*roles):
                abort(403)
            return view(*args, **kwargs)

        return guarded

    return decorate


def begin_session(account: Account) -> None:
    """Sign `account` in; whatever the session held before is dropped."""
    session.clear()
    session.permanent = True
    session[_SIGNED_IN_AT] = int(time.time())
    login_user(SignedIn(account))
    g.pop("asker", None)


def end_session() -> None:
    """Sign out, and forget everything in the session."""
    logout_user()
    session.clear()
    g.pop("asker", None)


def local_path(target: str | None) -> str | None:
    """Return `target` if it is a path on this site, so that a sign-in never sends anyone elsewhere; else None."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return None
    return None if any(ord(letter) < 32 or letter == "\\" for letter in target) else target


def install(app: Flask) -> None:
    """Let `app` know who asks; templates get `asker()` and `Role`."""
    manager = LoginManager()
    manager.session_protection = None
    manager.init_app(app)
    manager.user_loader(_load)
    app.jinja_env.globals.update(asker=asker, Role=Role)

    @app.before_request
    def _look_at_token() -> None:
        if request.path.startswith("/api/"):
            asker()  # a token that gives no access is told so whatever was asked for

    @app.before_request
    def _demand_new_password() -> BaseResponse | None:
        if request.endpoint in _FREE_OF_PASSWORD_CHANGE or request.path.startswith("/api/"):
            return None
        account = asker().account
        if account is None or not account.must_change_password:
            return None
        return redirect(url_for("account.change_password"))


def _load(session_id: str) -> SignedIn | None:
    began = session.get(_SIGNED_IN_AT, 0)
    if time.time() - began > current_services().settings.session_lifetime.total_seconds():
        return None
    account_id, _, version = session_id.partition(":")
    account = current_services().accounts.by_id(account_id)
    if account is None or not account.counts_on(clock.today()) or str(account.session_version) != version:
        return None
    return SignedIn(account)


def _holder(authorization: str) -> Asker:
    scheme, _, secret = authorization.strip().partition(" ")
    if scheme.lower() != "bearer":  # another scheme is that of a proxy in front of us
        return Asker(Audience.PUBLIC)
    account, token = current_services().tokens.holder(secret.strip())
    g.account_id = str(account.id)
    return Asker(token.role.audience, replace(account, role=token.role), token)


def _keep_what_was_written() -> BaseResponse | None:
    from web.forms import kept  # it keeps drafts, and these ask who is signed in

    return kept.page() if kept.has_written() else None


def _ask_to_sign_in() -> BaseResponse:
    flash(gettext("Sign in to see that page."), "info")
    here = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("account.sign_in", next=here))
