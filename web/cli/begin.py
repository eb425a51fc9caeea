"""`flask archive init`: begins an archive, or brings one along to this version of the program."""

import click
from flask_babel import force_locale, lazy_gettext

from application.commands.council import DescribeCouncil, RegisterCouncil, describe_council, register_council
from application.engines import initialise
from application.office.accounts import Account
from application.office.errors import UsernameTakenError
from application.office.facts import ArchiveFacts, ArchiveKind
from application.office.roles import Role
from application.settings import Settings
from search.texts.store import TextStore
from web.cli.frame import Command, option, say
from web.cli.words import gettext
from web.services import Services, current_services

COMMAND = "init"
"""Who records what this command records."""

ADMINISTRATOR = "admin"
"""The username of the first administrator."""


@click.command(
    "init",
    cls=Command,
    words=lazy_gettext(
        "Begin an empty archive in the data folder. Run it again whenever you like: it changes nothing that is filed, "
        "and brings an archive along that was made by an earlier version of the program.\n\n"
        "The first time it makes an administrator and prints a one-time password, to be changed at the first sign-in."
    ),
)
@option(
    "--name", metavar="…", words=lazy_gettext("The council's name, shown on every page. Given again, it is changed.")
)
def init(name: str | None) -> None:
    """Begin the archive, then say who may sign in."""
    services = current_services()
    wanted = (name or "").strip()
    initialise(services.settings, ArchiveKind.REAL, wanted or _usual_names(services.settings)[0])
    TextStore(services.stores.texts).initialise()
    facts = ArchiveFacts(services.stores.office)
    if wanted and wanted != facts.name():
        facts.rename(wanted)
    if wanted:
        _name_council(services, wanted)
    made = _first_administrator(services)
    if made:
        account, password = made
        say(
            gettext("Administrator: %(username)s", username=account.username),
            gettext("One-time password: %(password)s", password=password),
            gettext("Change it at the first sign-in. It is not shown again."),
            "",
        )
    say(gettext("The archive of %(name)s is ready in %(folder)s.", name=facts.name(), folder=services.stores.place))


def _name_council(services: Services, name: str) -> None:
    """Record what the council is called, as an event: its history tells it."""
    archive = services.archive
    if register_council(archive, RegisterCouncil(name=name, by=COMMAND)) is None:
        describe_council(archive, DescribeCouncil(changes={"name": name}, by=COMMAND))


def _first_administrator(services: Services) -> tuple[Account, str] | None:
    """Make the first administrator unless there is one; return the account with its one-time password."""
    if any(one.active and one.role is Role.ADMINISTRATOR for one in services.accounts.all()):
        return None
    _, name = _usual_names(services.settings)
    try:
        account, password = services.accounts.create(username=ADMINISTRATOR, name=name, role=Role.ADMINISTRATOR)
    except UsernameTakenError:  # made in the same instant by another start
        return None
    return (account, password) if password else None


def _usual_names(settings: Settings) -> tuple[str, str]:
    """Return what the archive and its first administrator are called until somebody says otherwise.

    Pages show both from now on, so they are in the archive's language, not that of whoever began it.
    """
    with force_locale(str(settings.language)):
        return gettext("The regional council"), gettext("Administrator")


COMMANDS = (init,)
