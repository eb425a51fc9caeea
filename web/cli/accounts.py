"""`flask archive create-user`: makes an account, or gives one a new one-time password."""

import click
from flask_babel import lazy_gettext

from application.office.errors import UnknownAccountError
from application.office.roles import Role
from web.cli.frame import Command, argument, option, say
from web.cli.words import gettext
from web.services import current_services


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
    type=click.Choice([str(role) for role in Role]),
    default=str(Role.READER),
    words=lazy_gettext("What the account may see and do; reader if nothing is said."),
)
@option("--email", metavar="…", words=lazy_gettext("Where the person is reached."))
@option(
    "--new-password",
    is_flag=True,
    words=lazy_gettext("Give an account that is there already a new one-time password instead. Its sessions end."),
)
def create_user(username: str, name: str | None, role: str, email: str | None, new_password: bool) -> None:
    """Make the account."""
    accounts = current_services().accounts
    if new_password:
        account = accounts.by_username(username)
        if account is None:
            raise UnknownAccountError(account=username)
        password: str | None = accounts.reset_password(account.id)
    else:
        account, password = accounts.create(username=username, name=name or username, role=Role(role), email=email)
    say(
        gettext("One-time password: %(password)s", password=password),
        gettext(
            "%(username)s (%(role)s) can sign in with it once, and then chooses another. It is not shown again.",
            username=account.username,
            role=account.role,
        ),
    )


COMMANDS = (create_user,)
