"""`flask archive …`: what can be done from the command line. `flask archive --help` lists it."""

from flask import Flask
from flask_babel import lazy_gettext

from web.cli import (
    accounts,
    backups,
    begin,
    check,
    demo,
    imports,
    moving,
    publishing,
    search,
    status,
    tending,
    tokens,
    verifying,
    verifying_index,
)
from web.cli.frame import Group

archive = Group(
    "archive",
    words=lazy_gettext(
        "Begins, fills and looks after the archive in the folder that REGIONARKIV_DATA names.\n\n"
        "Each command explains itself: flask archive import --help"
    ),
)

_PARTS = (
    begin,
    demo,
    imports,
    publishing,
    search,
    accounts,
    tokens,
    status,
    check,
    tending,
    verifying,
    verifying_index,
    backups,
    moving,
)
"""In the order in which a newcomer needs them."""

for _part in _PARTS:
    for _command in _part.COMMANDS:
        archive.add_command(_command)


def install(app: Flask) -> None:
    """Give `flask` the command `archive`."""
    app.cli.add_command(archive)
