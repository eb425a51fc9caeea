"""`flask archive backup` and `restore`: what is precious, kept elsewhere, and an archive made from it."""

from pathlib import Path

import click
from flask_babel import lazy_gettext

from application.backup.making import back_up
from application.backup.manifest import Manifest
from application.backup.restoring import Restored, check_backup, restore
from web.cli.deriving import derive_anew
from web.cli.frame import LEFT_OUT, NOT_DONE, Command, argument, option, say
from web.cli.stages import stages
from web.cli.waiting import no_wait
from web.cli.words import gettext, ngettext
from web.formats import format_count, format_moment, format_size
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
    if made.spoilt:
        say(
            gettext(
                "The earlier backup %(name)s is damaged, so no older one was removed. Remove the damaged one yourself.",
                name=made.spoilt,
            )
        )
    _tell_what_was_lost(made.manifest)
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
    if made.spoilt or not made.is_whole:
        ctx.exit(LEFT_OUT)


@click.command(
    "restore",
    cls=Command,
    words=lazy_gettext(
        "Make an archive from a backup, where the settings say. Nothing may be there yet: no archive is ever written "
        "over. Every file is compared with its hash, lists and index are made anew, and at the end events, office "
        "data and files are compared with what the backup says of itself.\n\n"
        "If it is broken off, run it again: it goes on where it was."
    ),
)
@argument(
    "source",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    shown=lazy_gettext("FOLDER"),
    words=lazy_gettext("Where the backups are: the folder that was given to `flask archive backup`."),
)
@option(
    "--backup", "name", metavar="…", words=lazy_gettext("Which backup, by its name; the last one if none is given.")
)
@option(
    "--dry-run", is_flag=True, words=lazy_gettext("Only read all of the backup and say whether it is as it was made.")
)
@option(
    "--without-damaged",
    is_flag=True,
    words=lazy_gettext("Restore the rest even if some files in the backup are damaged or gone, and say which."),
)
@no_wait
@click.pass_context
def restore_command(
    ctx: click.Context, source: Path, name: str | None, *, dry_run: bool, without_damaged: bool, no_wait: bool
) -> None:
    """Restore it, make anew what is derived, and say how it compares."""
    services = current_services()
    with stages() as tell:
        if dry_run:
            found = check_backup(source, name, tell)
        else:
            found = restore(services.settings, source, name, tell, left_out=without_damaged)
    if not dry_run:
        derive_anew(services, wait=not no_wait)
    for sha256 in found.damaged:
        say(gettext("A file in the backup is damaged or gone: %(sha256)s", sha256=sha256))
    _tell_what_was_lost(found.manifest)
    say(_last_line(found, dry_run=dry_run))
    if dry_run and found.damaged:
        ctx.exit(NOT_DONE)
    if not found.is_whole:
        ctx.exit(LEFT_OUT)


def _last_line(found: Restored, *, dry_run: bool) -> str:
    manifest = found.manifest
    values = {
        "backup": found.name,
        "name": manifest.name,
        "made": format_moment(manifest.made_at),
        "events": format_count(manifest.events.count),
        "files": format_count(manifest.files - len(found.damaged)),
        "rows": format_count(sum(manifest.office.values())),
    }
    if not dry_run and found.damaged:
        return gettext(
            "The archive of %(name)s is restored from the backup %(backup)s, but for the files named above: "
            "%(events)s events, %(files)s files and %(rows)s rows of office data are as they were.",
            **values,
        )
    if not dry_run:
        return gettext(
            "The archive of %(name)s is restored from the backup %(backup)s: all %(events)s events, %(files)s files "
            "and %(rows)s rows of office data are as they were.",
            **values,
        )
    if found.damaged:
        return gettext("The backup %(backup)s has lost the files named above. Choose another backup.", **values)
    return gettext(
        "The backup %(backup)s of the archive of %(name)s, made %(made)s, is as it was made: %(events)s events, "
        "%(files)s files and %(rows)s rows of office data.",
        **values,
    )


def _tell_what_was_lost(manifest: Manifest) -> None:
    for sha256 in manifest.missing:
        say(gettext("A file is missing from the archive, and is not in the backup: %(sha256)s", sha256=sha256))
    for sha256 in manifest.damaged:
        say(gettext("A file in the archive is damaged, and is not in the backup: %(sha256)s", sha256=sha256))


COMMANDS = (backup, restore_command)
