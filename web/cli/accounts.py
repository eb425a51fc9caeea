"""`flask archive create-user` and `change-user`: makes accounts, and changes what is known of them."""

from datetime import date
from uuid import UUID

import click
from flask_babel import lazy_gettext

from application.office.accounts import Account
from application.office.errors import UnknownAccountError
from application.office.municipality import municipality_called
from application.office.roles import Role
from web.cli.days import Day
from web.cli.frame import Command, argument, option, say
from web.cli.words import gettext
from web.formats import format_day
from web.services import current_services

_MUNICIPALITY = lazy_gettext(
    "The municipality whose page is the front page of who signs in with it: its name, number or id."
)
_ROLES = click.Choice([str(role) for role in Role])


@click.command(
    "create-user",
    cls=Command,
    words=lazy_gettext(
        "Make an account that can sign in, and print its one-time password, to be changed at the first sign-in.\n\n"
        "Roles: reader sees also what is not published yet; officer, auditor and administrator see also what is "
        "shielded."
    ),
)
@argument("username", shown=lazy_gettext("USERNAME"), words=lazy_gettext("What the person signs in with."))
@option("--name", metavar="…", words=lazy_gettext("The person's name. The username stands in for it."))
@option(
    "--role",
    type=_ROLES,
    default=str(Role.READER),
    words=lazy_gettext("What the account may see and do; reader if nothing is said."),
)
@option("--email", metavar="…", words=lazy_gettext("Where the person is reached."))
@option(
    "--last-day",
    type=Day(),
    metavar="DD.MM.YYYY",
    words=lazy_gettext("The last day somebody can sign in with it. An auditor should have one."),
)
@option("--municipality", metavar="…", words=_MUNICIPALITY)
@option(
    "--new-password",
    is_flag=True,
    words=lazy_gettext("Give an account that is there already a new one-time password instead. Its sessions end."),
)
def create_user(
    username: str,
    name: str | None,
    role: str,
    email: str | None,
    last_day: date | None,
    municipality: str | None,
    *,
    new_password: bool,
) -> None:
    """Make the account."""
    accounts = current_services().accounts
    if new_password:
        account = _account(username)
        password: str | None = accounts.reset_password(account.id)
    else:
        account, password = accounts.create(
            username=username,
            name=name or username,
            role=Role(role),
            email=email,
            ends_on=last_day,
            municipality_id=_called(municipality) if municipality else None,
        )
    say(
        gettext("One-time password: %(password)s", password=password),
        gettext(
            "%(username)s (%(role)s) can sign in with it once, and then chooses another. It is not shown again.",
            username=account.username,
            role=account.role,
        ),
    )


@click.command(
    "change-user",
    cls=Command,
    words=lazy_gettext(
        "Change what is known of an account: name, role, e-mail address, municipality, last day, and whether anybody "
        "can sign in with it. What is not named stays."
    ),
)
@argument("username", shown=lazy_gettext("USERNAME"), words=lazy_gettext("What the person signs in with."))
@option("--name", metavar="…", words=lazy_gettext("The person's name."))
@option("--role", type=_ROLES, words=lazy_gettext("What the account may see and do."))
@option("--email", metavar="…", words=lazy_gettext("Where the person is reached."))
@option(
    "--last-day", type=Day(), metavar="DD.MM.YYYY", words=lazy_gettext("The last day somebody can sign in with it.")
)
@option("--no-last-day", is_flag=True, words=lazy_gettext("Take the last day away."))
@option("--municipality", metavar="…", words=_MUNICIPALITY)
@option("--no-municipality", is_flag=True, words=lazy_gettext("Let it belong to no municipality any more."))
@option(
    "--active/--inactive",
    "active",
    default=None,
    words=lazy_gettext("Let somebody sign in with it again, or nobody any more."),
)
def change_user(
    username: str,
    name: str | None,
    role: str | None,
    email: str | None,
    last_day: date | None,
    municipality: str | None,
    *,
    no_last_day: bool,
    no_municipality: bool,
    active: bool | None,
) -> None:
    """Change the account, and say how it stands."""
    accounts, found = current_services().accounts, _account(username)
    belongs_to = _called(municipality) if municipality else found.municipality_id
    changed = accounts.edit(
        found.id,
        name=found.name if name is None else name,
        email=found.email if email is None else email,
        role=found.role if role is None else Role(role),
        ends_on=None if no_last_day else last_day or found.ends_on,
        municipality_id=None if no_municipality else belongs_to,
    )
    if active is not None:
        changed = accounts.activate(found.id) if active else accounts.deactivate(found.id)
    say(_standing(changed))


def _account(username: str) -> Account:
    account = current_services().accounts.by_username(username)
    if account is None:
        raise UnknownAccountError(account=username)
    return account


def _called(municipality: str) -> UUID:
    with current_services().stores.registers.connect() as connection:
        return municipality_called(connection, municipality).id


def _standing(account: Account) -> str:
    called = {"name": account.name, "username": account.username, "role": account.role}
    if not account.active:
        return gettext("%(name)s (%(username)s, %(role)s): nobody can sign in with the account.", **called)
    if account.ends_on is not None:
        day = format_day(account.ends_on)
        return gettext("%(name)s (%(username)s, %(role)s): can sign in until %(day)s.", day=day, **called)
    return gettext("%(name)s (%(username)s, %(role)s): can sign in.", **called)


COMMANDS = (create_user, change_user)
