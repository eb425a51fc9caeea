"""`flask archive import`: files a folder of papers, and says what became of each."""

import os
from pathlib import Path

import click
from flask_babel import lazy_gettext

from application.imports.errors import ReportInsideError
from application.imports.filing import Progress
from application.imports.folder import import_folder
from application.imports.report import Outcome, Report
from application.imports.sources import readable_name
from web.cli.frame import LEFT_OUT, Command, argument, option, say
from web.cli.import_report import summary, write_report
from web.cli.progress import progress
from web.cli.words import gettext, ngettext
from web.services import current_services


@click.command(
    "import",
    cls=Command,
    words=lazy_gettext(
        "File a folder of papers. Each sub-folder becomes a case with its name as title, each file in it a journal "
        "entry; files that lie loose come into a case of their own.\n\n"
        "The folder is only read. Run it again whenever you like, also after it was stopped: what is filed already is "
        "not filed twice. It works while the archive is in use, too.\n\n"
        "In the end it says what was filed, what was left out and why."
    ),
)
@argument(
    "folder",
    shown=lazy_gettext("FOLDER"),
    words=lazy_gettext("Where the papers lie."),
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@option("--dry-run", is_flag=True, words=lazy_gettext("Only say what would be done. Nothing is filed."))
@option(
    "--publish",
    is_flag=True,
    words=lazy_gettext("Let everybody see what comes in. Otherwise only signed-in users see it."),
)
@option(
    "--report",
    metavar="…",
    type=click.Path(dir_okay=False, path_type=Path),
    words=lazy_gettext("A CSV file to write what became of every file to; Excel opens it."),
)
def import_papers(folder: Path, *, dry_run: bool, publish: bool, report: Path | None) -> None:
    """Import, tell what became of everything, and end with a code that says whether all is in."""
    _require_writable(report, folder)
    with progress(gettext("Filing")) as show:

        def watcher(come: Progress) -> None:
            show(come.done, come.total)

        opened = current_services().opened
        found = import_folder(opened, folder, rehearse=dry_run, publish=publish, watcher=watcher)
    say(*summary(found))
    if report:
        write_report(found, report)
        say("", gettext("Every line is in %(file)s.", file=readable_name(str(report))))
    say("", *_ending(found, dry_run=dry_run, publish=publish))
    if found.stopped:
        raise found.stopped
    if not found.is_complete:
        click.get_current_context().exit(LEFT_OUT)


def _require_writable(report: Path | None, folder: Path) -> None:
    """Say before a long import, not after it, that its report cannot be written."""
    if report is None:
        return
    place = report.resolve()
    if folder.resolve() in place.parents:
        raise ReportInsideError(name=readable_name(str(report)))
    if not os.access(place if place.exists() else place.parent, os.W_OK):
        raise PermissionError(None, gettext("Nothing can be written there"), readable_name(str(report)))


def _ending(report: Report, *, dry_run: bool, publish: bool) -> list[str]:
    lines = []
    is_new = report.count(Outcome.FILED) + report.count(Outcome.CHANGED) > 0
    if is_new and publish:
        lines.append(gettext("Everybody can see what came in, as far as it is not shielded."))
    elif is_new:
        lines.append(
            gettext(
                "Only signed-in users see what came in. To let everybody see it, run the import again with --publish."
            )
        )
    if dry_run:
        return [gettext("This was a rehearsal. Nothing was filed.")]
    left_out = report.count(Outcome.LEFT_OUT)
    if report.stopped:
        lines.append(gettext("The import stopped on the way. What was filed stays; run it again to go on."))
    elif left_out:
        lines.append(
            ngettext(
                "Done, but one was left out. Put it right and run the import again: what is filed is not filed twice.",
                "Done, but %(count)s were left out. Put them right and run the import again: what is filed is not "
                "filed twice.",
                left_out,
            )
        )
    elif is_new:
        lines.append(gettext("Done. Everything is filed."))
    else:
        lines.append(gettext("Done. There was nothing new."))
    return lines


COMMANDS = (import_papers,)
