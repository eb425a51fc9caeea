"""Which language a page, an answer of the API or a command speaks, and the links that choose another.

A page: what the reader chose (a cookie), else what the browser prefers, else the setting. The API: what
`Accept-Language` prefers, else the setting. A command: `--language`, else the setting, else the locale of the terminal.
"""

from dataclasses import dataclass

from flask import Flask, g, has_request_context, request, url_for
from flask_babel import get_locale, refresh
from werkzeug.wrappers import Response

from application.settings import Language
from web.services import current_services
from web.signed_in import local_path
from web.starting import KNOWN, preferred, terminal_language

NAMES: dict[Language, str] = {
    Language.BOKMAL: "Bokmål",
    Language.NYNORSK: "Nynorsk",
    Language.ENGLISH: "English",
}
"""The languages in the order of the switch, each by its own name."""

COOKIE = "regionarkiv-language"
COOKIE_AGE = 365 * 24 * 3600
"""Seconds that a browser remembers what its reader chose."""


@dataclass(frozen=True)
class Choice:
    """A language in the switch: `code` for `lang` attributes, `address` chooses it and comes back to this page."""

    code: str
    name: str
    is_current: bool
    address: str


def current_language() -> str:
    """Return the language that is spoken: `nb`, `nn` or `en`."""
    return str(get_locale() or Language.BOKMAL)


def choices() -> list[Choice]:
    """Return the languages as the page that is shown offers them."""
    current, here = current_language(), _here()
    return [
        Choice(str(each), name, str(each) == current, url_for("languages.choose", language=str(each), next=here))
        for each, name in NAMES.items()
    ]


def remember(response: Response, language: Language) -> None:
    """Let the browser remember what its reader chose."""
    response.set_cookie(
        COOKIE,
        str(language),
        max_age=COOKIE_AGE,
        secure=current_services().settings.cookie_secure,
        httponly=True,
        samesite="Lax",
    )


def speak(language: Language) -> None:
    """Let the command that runs speak this language from here on."""
    g.command_language = language
    refresh()


def install(app: Flask) -> None:
    """Give templates `languages()`."""
    app.jinja_env.globals["languages"] = choices


def select() -> str:
    """Return the language for what is being answered, or for the command that runs."""
    settings = current_services().settings
    if not has_request_context():
        chosen: Language | None = g.get("command_language")
        if chosen is None and "language" not in settings.model_fields_set:
            chosen = terminal_language()
        return str(chosen or settings.language)
    chosen = None if request.path.startswith("/api/") else KNOWN.get(request.cookies.get(COOKIE, ""))
    accepted = (tag for tag, quality in request.accept_languages if quality > 0)
    return str(chosen or preferred(accepted) or settings.language)


def _here() -> str | None:
    """Return this page's address; None when it cannot be asked for anew, as the answer to a form that is only sent."""
    if request.method in {"GET", "HEAD"}:
        return local_path(request.script_root + request.full_path.rstrip("?"))
    is_page = request.url_rule is not None and "GET" in (request.url_rule.methods or ())
    return local_path(request.script_root + request.path) if is_page else None
