"""`flask archive create-token` and `tokens`: tokens with which programs use the API."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

import click
from flask_babel import lazy_gettext

from application.office.errors import UnknownAccountError
from application.office.roles import Role
from application.office.tokens import Token
from domain import clock
from web.cli.days import Day
from web.cli.frame import Command, argument, option, say
from web.cli.words import gettext
from web.formats import format_day, format_moment
from web.services import current_services
from web.who import names_of


@click.command(
    "create-token",
    cls=Command,
    words=lazy_gettext(
        "Make a token with which a program uses the API in the name of an account, and print it. It is not shown again."
    ),
)
@argument("username", shown=lazy_gettext("USERNAME"), words=lazy_gettext("The account that the program acts for."))
@option("--name", metavar="…", required=True, words=lazy_gettext("Which program uses it."))
@option(
    "--role",
    type=click.Choice([str(role) for role in Role]),
    default=str(Role.READER),
    words=lazy_gettext("What the program may see and do, at most what the account may; reader if nothing is said."),
)
@option("--last-day", type=Day(), metavar="DD.MM.YYYY", words=lazy_gettext("The last day it counts."))
def create_token(username: str, name: str, role: str, last_day: date | None) -> None:
    """Make the token."""
    services = current_services()
    account = services.accounts.by_username(username)
    if account is None:
        raise UnknownAccountError(account=username)
    _, secret = services.tokens.make(account, name=name, role=Role(role), ends_on=last_day)
    say(secret)


@click.command(
    "tokens",
    cls=Command,
    words=lazy_gettext("List the tokens for programs: whose they are, what they may do and when they were last used."),
)
@option(
    "--revoke",
    "revoked",
    type=click.UUID,
    metavar="ID",
    words=lazy_gettext("Let the token with this id count no more, instead."),
)
def tokens(revoked: UUID | None) -> None:
    """List them, or revoke one."""
    services = current_services()
    if revoked is not None:
        services.tokens.revoke(revoked)
        say(gettext("The token is revoked. Programs that use it are refused from now on."))
        return
    found = services.tokens.all()
    say(*(_lines(found) if found else (gettext("Nobody has made a token yet."),)))


def _lines(found: Sequence[Token]) -> Iterator[str]:
    names = names_of(str(one.account_id) for one in found)
    for one in found:
        used = format_moment(one.last_used_at) if one.last_used_at else gettext("never")
        facts = [
            str(one.id),
            one.name,
            names[str(one.account_id)],
            str(one.role),
            gettext("last used: %(when)s", when=used),
        ]
        if one.revoked_at is not None:
            facts.append(gettext("revoked"))
        elif one.ends_on is not None:
            ended = not one.counts_on(clock.today())
            day = format_day(one.ends_on)
            facts.append(gettext("ended %(day)s", day=day) if ended else gettext("until %(day)s", day=day))
        yield " · ".join(facts)


COMMANDS = (create_token, tokens)
