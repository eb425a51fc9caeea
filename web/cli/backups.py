"""`flask archive backup`: what is precious, kept elsewhere."""

from pathlib import Path

import click
from flask_babel import lazy_gettext

from application.backup.making import back_up
from web.cli.frame import LEFT_OUT, Command, argument, option, say
from web.cli.stages import stages
from web.cli.words import gettext, ngettext
from web.formats import format_count, format_size
from web.services import current_services


@click.command(
    "backup",
    cls=Command,
    words=lazy_gettext(
        "Make a backup of events, office data and files in a folder, while the archive is in use. Each backup gets a "
        "dated folder of its own there; files that lie there from earlier backups are not copied again.\n\n"
        "Choose a disk that is not the archive's own. Lists and index are not in a backup: they are made anew from "
        "the rest by `flask archive restore`."
    ),
)
@argument("destination", type=click.Path(path_type=Path), shown=lazy_gettext("FOLDER"), words=lazy_gettext("Where to."))
@option(
    "--keep",
    type=click.IntRange(1, 10_000),
    metavar="…",
    words=lazy_gettext("Keep only so many backups in the folder, this one among them, and remove the older ones."),
)
@click.pass_context
def backup(ctx: click.Context, destination: Path, keep: int | None) -> None:
    """Make it, and say what is in it."""
    services = current_services()
    with stages() as tell:
        made = back_up(services.settings, services.stores, destination, tell, keep=keep)
    if made.removed:
        say(ngettext("%(count)s older backup was removed.", "%(count)s older backups were removed.", made.removed))
    for sha256 in made.manifest.missing:
        say(gettext("A file is missing from the archive, and is not in the backup: %(sha256)s", sha256=sha256))
    for sha256 in made.manifest.damaged:
        say(gettext("A file in the archive is damaged, and is not in the backup: %(sha256)s", sha256=sha256))
    say(
        gettext(
            "The backup %(name)s is made: %(events)s events and %(files)s files (%(size)s), %(copied)s of them new.",
            name=made.name,
            events=format_count(made.manifest.events.count),
            files=format_count(made.manifest.files),
            size=format_size(made.manifest.bytes),
            copied=format_count(made.copied),
        )
    )
    if not made.is_whole:
        ctx.exit(LEFT_OUT)


COMMANDS = (backup,)
