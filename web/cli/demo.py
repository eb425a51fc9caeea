"""`flask archive demo`: makes an archive in which everything is invented, to look around in."""

from contextlib import nullcontext
from pathlib import Path

import click
from flask_babel import lazy_gettext

from application.demo import council
from application.demo.addresses import note_addresses
from application.demo.names import demo_id
from application.engines import initialise
from application.office.accounts import Account
from application.office.facts import ArchiveKind
from application.office.roles import Role
from domain import clock
from domain.dates import PartialDate
from search.texts.store import TextStore
from web.cli.frame import Command, option, say
from web.cli.progress import progress
from web.cli.waiting import found_after, no_wait
from web.cli.words import gettext
from web.run import ACCOUNTS
from web.services import Services, current_services

PASSWORD = "bare-til-demo"  # noqa: S105 - everything here is invented, and served on this machine only
"""What every demo account signs in with."""

_PEOPLE = {
    Role.READER: ("leser", "Lise Lesekrok"),
    Role.OFFICER: ("saksbehandler", "Sigurd Saksmappe"),
    Role.AUDITOR: ("revisor", "Randi Rutenett"),
    Role.ADMINISTRATOR: ("administrator", "Arne Arkivboks"),
}

_MUNICIPALITY, _ITS_CODE = ("kommune", "Kine Kommune"), "LIK"
"""An account that belongs to an invented municipality, and the code of that."""

_SEES = {
    Role.READER: lazy_gettext("sees also what is not published yet"),
    Role.OFFICER: lazy_gettext("sees also what is shielded"),
    Role.AUDITOR: lazy_gettext("sees also what is shielded"),
    Role.ADMINISTRATOR: lazy_gettext("sees also what is shielded"),
}


@click.command(
    "demo",
    cls=Command,
    words=lazy_gettext(
        "Make a demo archive in the data folder: an invented council with four municipalities, and three years of "
        "cases, decisions and papers in which nothing is real. Every page says so.\n\n"
        "The folder must be empty. A demo archive never becomes a real one. It takes less than a minute."
    ),
)
@option(
    "--until",
    metavar="DD.MM.YYYY",
    words=lazy_gettext("The three years end when this day begins. Today if nothing is said."),
)
@no_wait
def demo(until: str | None, *, no_wait: bool) -> None:
    """Make it, and say last that it is ready."""
    # What makes files of every kind is loaded here, so that servers, which load every command, do without it.
    from application.demo.build import build, require_empty

    services = current_services()
    today = clock.today()
    day = PartialDate.parse(until).first if until else today
    if day > today:
        raise click.BadParameter(gettext("choose today or a day before."), param_hint="--until")
    initialise(services.settings, ArchiveKind.DEMO, council.NAME)
    TextStore(services.stores.texts).initialise()
    require_empty(services.opened)
    accounts = _accounts(services)
    by = {account.role: str(account.id) for account in accounts}
    with nullcontext() if no_wait else found_after(services), progress(gettext("Filing")) as show:
        built = build(
            services.opened,
            today=day,
            officers=(by[Role.OFFICER], by[Role.ADMINISTRATOR]),
            publisher=by[Role.ADMINISTRATOR],
            progress=show,
        )
    note_addresses(services.contacts, by=by[Role.OFFICER])
    username, name = _MUNICIPALITY
    belonging = services.accounts.create(
        username=username,
        name=name,
        role=Role.READER,
        password=PASSWORD,
        municipality_id=demo_id("organisation", _ITS_CODE),
    )[0]
    _finish(services.settings.data / ACCOUNTS, accounts, belonging)
    ending = gettext(
        "The demo archive is ready: %(cases)s cases, %(decisions)s decisions and %(documents)s attachments.",
        cases=built.cases,
        decisions=built.decisions,
        documents=built.documents,
    )
    say(ending)


def _accounts(services: Services) -> list[Account]:
    """Return one account a role; those that an earlier attempt made are there already."""
    made = []
    for role, (username, name) in _PEOPLE.items():
        there = services.accounts.by_username(username)
        made.append(there or services.accounts.create(username=username, name=name, role=role, password=PASSWORD)[0])
    return made


def _finish(file: Path, accounts: list[Account], belonging: Account) -> None:
    """Write who may sign in, last of all: where the file is, the demo is finished."""
    width = max(len(account.username) for account in (*accounts, belonging))
    first = gettext("comes to the page of %(name)s first", name=council.ORGANISATIONS[_ITS_CODE].name)
    lines = [
        gettext("This is a demo archive: everything in it is invented."),
        gettext("Look around signed out, or sign in. The password is %(password)s for each:", password=PASSWORD),
        *(f"  {account.username:<{width}}  {_SEES[account.role]}" for account in accounts),
        f"  {belonging.username:<{width}}  {first}",
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


COMMANDS = (demo,)
