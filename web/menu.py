"""The main menu and the links at the foot: an entry shows once its page exists."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, request, url_for
from flask_babel import lazy_gettext

from application.office.roles import Role
from web.signed_in import asker

FRONT = "search.front"
RESULTS = "search.results"
OWN = "municipalities.own"


@dataclass(frozen=True)
class Entry:
    """A link: the endpoint it leads to, and its words. `blueprints` are those it is marked for when one answers.

    With `roles` it is for these only; with `belonging` for accounts that belong to a municipality, or for all others.
    `key` leads there when it is pressed after G (assets/shortcuts.js).
    """

    endpoint: str
    label: Any
    blueprints: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    key: str | None = None
    belonging: bool | None = None

    @property
    def shows(self) -> bool:
        """Whether its page exists, and is for who asks."""
        if self.belonging is not None and self.belonging is not _belongs():
            return False
        return has_page(self.endpoint) and (not self.roles or asker().has(*self.roles))

    @property
    def url(self) -> str:
        """Where it leads."""
        return url_for(self.endpoint)

    @property
    def current(self) -> str | None:
        """What `aria-current` says: `page` on the page itself, `true` on pages below it, else None."""
        if _is_own_municipality():
            return "page" if self.endpoint == OWN else None
        if request.endpoint == self.endpoint:
            return "page"
        return "true" if request.blueprint in self.blueprints else None


MAIN = (
    Entry(OWN, lazy_gettext("My municipality"), key="m", belonging=True),
    Entry(FRONT, lazy_gettext("Search"), ("search",), key="f", belonging=False),
    Entry("search.archive_front", lazy_gettext("Search"), ("search",), key="f", belonging=True),
    Entry("cases.index", lazy_gettext("Cases and decisions"), ("cases", "decisions", "documents"), key="s"),
    Entry("bodies.index", lazy_gettext("Bodies"), ("bodies", "boards", "networks"), key="o"),
    Entry(
        "meetings.index",
        lazy_gettext("Meetings"),
        (
            "meetings",
            "conducting",
            "agendas",
            "approving",
            "meeting_plans",
            "meeting_planning",
            "municipal_calendars",
            "room",
            "writing_minutes",
            "correcting_minutes",
            "clearing_notes",
            "old_minutes",
        ),
        key="e",
    ),
    Entry(
        "appointments.overview",
        lazy_gettext("Appointments"),
        ("appointments", "people", "people_alike", "findings", "audit", "expiring", "seating"),
        key="p",
    ),
    Entry(
        "agreements.index",
        lazy_gettext("Agreements"),
        ("agreements", "agreement_reminders", "agreeing", "agreement_comparison"),
        key="t",
    ),
    Entry(
        "consultations.index",
        lazy_gettext("Consultations"),
        ("consultations", "consulting", "principles", "principles_acting"),
        key="i",
    ),
    Entry(
        "statements.index",
        lazy_gettext("Statements"),
        ("statements", "statements_about", "statements_under_authority", "statement_comparison", "stating"),
        key="u",
    ),
    Entry("action_plans.index", lazy_gettext("Action plan"), ("action_plans", "action_plans_acting"), key="l"),
    Entry(
        "municipalities.index", lazy_gettext("Municipalities"), ("municipalities", "organisations", "contacts"), key="k"
    ),
    Entry("journal_days.index", lazy_gettext("Journal"), ("journal_days", "journal"), key="j"),
    Entry("due.waiting", lazy_gettext("Waiting for an answer"), ("due",), tuple(Role), key="v"),
    Entry("corrections.index", lazy_gettext("Corrections"), ("corrections",), key="r"),
    Entry(
        "history.index",
        lazy_gettext("History of the archive"),
        ("history",),
        (Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR),
        key="h",
    ),
    Entry(
        "administration.index",
        lazy_gettext("Administration"),
        ("administration", "accounts", "logs", "council", "subject_areas"),
        (Role.AUDITOR, Role.ADMINISTRATOR),
        key="a",
    ),
)

FOOT = (
    Entry("about.archive", lazy_gettext("About the archive")),
    Entry("about.search_help", lazy_gettext("Search help")),
    Entry("about.shortcuts", lazy_gettext("Keyboard shortcuts"), key="?"),
    Entry("about.accessibility", lazy_gettext("Accessibility")),
    Entry("about.privacy", lazy_gettext("Privacy")),
    Entry("status.index", lazy_gettext("Status")),
)


def has_page(endpoint: str) -> bool:
    """Return whether the page exists."""
    return endpoint in current_app.view_functions


def home_url() -> str:
    """Return the address of the front page."""
    return url_for(FRONT) if has_page(FRONT) else f"{request.script_root}/"


def _belongs() -> bool:
    account = asker().account
    return account is not None and account.municipality_id is not None


def _is_own_municipality() -> bool:
    account = asker().account
    shown = (request.view_args or {}).get("organisation_id")
    return account is not None and shown is not None and account.municipality_id == shown


def install(app: Flask) -> None:
    """Give templates `main_menu()`, `foot_menu()`, `has_page(endpoint)` and `home_url()`."""
    app.jinja_env.globals.update(
        main_menu=lambda: [entry for entry in MAIN if entry.shows],
        foot_menu=lambda: [entry for entry in FOOT if entry.shows],
        has_page=has_page,
        home_url=home_url,
    )
