"""What every answer tells the browser it may do: nothing but what our own pages need."""

from flask import Flask, Response, g, request

from web.languages import current_language
from web.services import current_services
from web.signed_in import Asker

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",  # the theme draws its icons from data: images
    "connect-src": "'self'",
    "frame-src": "'self'",  # our own PDF files beside their text
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

HSTS = "max-age=31536000"
"""A year of HTTPS only; sent where cookies are for HTTPS only."""


def policy(**changed: str) -> str:
    """Return the content security policy; `frame_ancestors="'self'"` and so on replace a directive."""
    directives = _POLICY | {name.replace("_", "-"): value for name, value in changed.items()}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def as_untrusted_file(response: Response, *, embeddable: bool) -> Response:
    """Let bytes that somebody filed run nothing in our name; `embeddable` lets our own pages show them in a frame.

    Only a PDF is embeddable: the browser's own viewer shows it. Everything else is to be sent as an attachment.
    """
    # The browser's PDF viewer refuses to run in a sandbox.
    ancestors, sandbox = ("'self'", "") if embeddable else ("'none'", "; sandbox")
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors {ancestors}{sandbox}"
    )
    return response


def add_headers(response: Response) -> Response:
    """Add what is missing. A page that sets one of these itself keeps its own."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", policy())
    if request.is_secure and current_services().settings.cookie_secure:
        response.headers.setdefault("Strict-Transport-Security", HSTS)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", _caching())
        if response.mimetype in {"text/html", "application/problem+json"}:
            response.headers.setdefault("Content-Language", current_language())
        response.vary.update(("Cookie", "Authorization", "Accept-Language"))
    return response


def install(app: Flask) -> None:
    """Add the headers to every answer of `app`."""
    app.after_request(add_headers)


def _caching() -> str:
    # What a signed-in person has seen must not be found with the back button after they have left the machine.
    who: Asker | None = g.get("asker")
    return "no-cache" if who is None or who.account is None else "no-store"
