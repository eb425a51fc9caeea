"""`flask archive move`: to other engines, another folder, or back."""

import click
from flask_babel import lazy_gettext

from application.engines import open_stores
from application.moving.moving import Moved, move
from application.moving.target import target_settings
from application.settings import Settings, SettingsError
from web.cli.deriving import derive_anew, derive_the_rest
from web.cli.frame import LEFT_OUT, Command, option, say
from web.cli.stages import stages
from web.cli.waiting import no_wait
from web.cli.words import gettext
from web.formats import format_count
from web.services import Services, current_services
from web.starting import settings_message


@click.command(
    "move",
    cls=Command,
    words=lazy_gettext(
        "Copy the archive to another database, another store of files or another folder, and compare every event, "
        "every row and every file there with those here. Nothing here is changed or removed, and the archive may be "
        "in use meanwhile. If it is broken off, run it again: it goes on where it was.\n\n"
        "Then stop the archive, run the command once more, which copies what came since, and start the archive with "
        "the new settings."
    ),
)
@option(
    "--to",
    "given",
    multiple=True,
    metavar="…",
    words=lazy_gettext(
        "Where to: a file with the settings of the new place, in lines as in .env; or postgresql://… for the database, "
        "s3://… for the files, a folder for what is in no engine. With several addresses, give it several times. What "
        "is not named stays as it is; a folder alone is for everything. A file is best where there are passwords: "
        "others on this computer can see what stands on a command line."
    ),
)
@option(
    "--from",
    "origin",
    metavar="…",
    words=lazy_gettext(
        "Instead of --to: where the archive is now, a folder or a file with settings. Then it is moved to where the "
        "settings of this command say."
    ),
)
@option(
    "--without-damaged",
    is_flag=True,
    words=lazy_gettext("Move the rest even if the archive has lost some files, and say which."),
)
@no_wait
@click.pass_context
def move_command(
    ctx: click.Context, given: tuple[str, ...], origin: str | None, *, without_damaged: bool, no_wait: bool
) -> None:
    """Move it, make anew what is derived, and say how it compares."""
    services = current_services()
    if bool(given) is (origin is not None):
        raise click.BadParameter(gettext("give either --to or --from."), param_hint="--to")
    other = _settings(services, given or (str(origin),))
    source, target = (services.settings, other) if given else (other, services.settings)
    with open_stores(source) as stores, stages() as tell:
        moved = move(source, stores, target, tell, left_out=without_damaged)
    if not moved.is_files_only:
        there = Services(target)
        try:
            (derive_anew if moved.is_first else derive_the_rest)(there, wait=not no_wait)
        finally:
            there.close()
    for sha256 in moved.lost:
        say(gettext("A file is missing or damaged in the archive, and was not moved: %(sha256)s", sha256=sha256))
    say(_last_line(moved))
    if moved.is_behind or moved.lost:
        ctx.exit(LEFT_OUT)


def _settings(services: Services, given: tuple[str, ...]) -> Settings:
    try:
        return target_settings(services.settings, given)
    except SettingsError as error:
        raise click.BadParameter(settings_message(error), param_hint="--to") from None


def _last_line(moved: Moved) -> str:
    values = {
        "name": moved.name,
        "events": format_count(moved.events.count),
        "files": format_count(moved.files),
        "rows": format_count(moved.rows),
    }
    if moved.is_behind:
        return gettext(
            "%(events)s events, %(files)s files and %(rows)s rows of office data of the archive of %(name)s are the "
            "same in both places, but more has come to the old one meanwhile. Stop it, and run the command once more.",
            **values,
        )
    if moved.is_files_only:
        return gettext(
            "The files of the archive of %(name)s are moved: %(files)s files are the same in both places. Start it "
            "with the new settings, and keep the old ones until you have looked at it.",
            **values,
        )
    return gettext(
        "The archive of %(name)s is moved: %(events)s events, %(files)s files and %(rows)s rows of office data are the "
        "same in both places. Start the new one, and keep the old one until you have looked at it.",
        **values,
    )


COMMANDS = (move_command,)
