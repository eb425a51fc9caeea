"""Which rights a view of the API needs, and how its description says so."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from application.office.errors import TokenNeededError, TokenWithoutRightError
from application.office.roles import Role
from web.signed_in import asker

P = ParamSpec("P")
R = TypeVar("R")

SCHEME = "token"
"""What the description calls a token in the Authorization header."""


def needs_token(*roles: Role) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let a view be asked with a token of these roles only, with any token when none is named.

    It stands right under the route, so that nothing is read of a request that may not be made. TokenNeededError
    (401) without a token, TokenWithoutRightError (403) with one of another role.
    """

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            who = asker()
            if who.account is None:
                raise TokenNeededError
            if roles and not who.has(*roles):
                raise TokenWithoutRightError(role=who.account.role)
            return view(*args, **kwargs)

        described: dict[str, Any] = getattr(view, "_apidoc", {})
        manual = described.get("manual_doc", {}) | {"security": [{SCHEME: []}]}
        guarded._apidoc = described | {"manual_doc": manual}  # type: ignore[attr-defined]
        return guarded

    return decorate
