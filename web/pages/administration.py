"""The front page of the administration: what those who look after the archive, or audit it, can do and see."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext

from application.office.roles import Role
from web.signed_in import asker, needs

blueprint = Blueprint("administration", __name__, url_prefix="/administrasjon")


@dataclass(frozen=True)
class Subject:
    """Something to look after: its page, what it is called and what one does there."""

    endpoint: str
    title: Any
    words: Any
    roles: tuple[Role, ...] = (Role.ADMINISTRATOR,)

    @property
    def url(self) -> str:
        """Where its page is."""
        return url_for(self.endpoint)


SUBJECTS = (
    Subject(
        "council.index",
        lazy_gettext("The council"),
        lazy_gettext("Name, legal form, archive creator, logo, who takes part and since when, case numbers."),
    ),
    Subject(
        "paper_templates.index",
        lazy_gettext("Templates"),
        lazy_gettext("How notices, minutes and extracts look: head, foot, colour, and Word templates of your own."),
    ),
    Subject(
        "subject_areas.index",
        lazy_gettext("Subject areas"),
        lazy_gettext("What cases are put under. New areas, new names, and those that are not used any more."),
    ),
    Subject(
        "contacts.index",
        lazy_gettext("Addresses"),
        lazy_gettext("How organisations are reached: e-mail, phone and postal address. The office alone sees them."),
    ),
    Subject(
        "accounts.index",
        lazy_gettext("Accounts"),
        lazy_gettext("Who may sign in, with which role and until when. New accounts and new passwords."),
    ),
    Subject(
        "tokens.index",
        lazy_gettext("Tokens for programs"),
        lazy_gettext("Which programs read and write by the API, on whose behalf, and when they last did."),
    ),
    Subject(
        "background.index",
        lazy_gettext("Background work"),
        lazy_gettext("Which files wait to be read, what is being put in the search index, and what failed."),
    ),
    Subject(
        "logs.sign_ins",
        lazy_gettext("Sign-ins"),
        lazy_gettext("Who signed in and who was refused, when and from where."),
        (Role.AUDITOR, Role.ADMINISTRATOR),
    ),
    Subject(
        "logs.openings",
        lazy_gettext("Opened shielded papers"),
        lazy_gettext("Who has seen or fetched what is exempt from public access, and when."),
        (Role.AUDITOR, Role.ADMINISTRATOR),
    ),
)


@blueprint.get("")
@needs(Role.AUDITOR, Role.ADMINISTRATOR)
def index() -> str:
    """Show what there is to look after."""
    return render_template(
        "administration/index.html", subjects=[each for each in SUBJECTS if asker().has(*each.roles)]
    )
