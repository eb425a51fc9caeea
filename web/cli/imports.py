"""`flask archive import`: files a folder of papers, and says what became of each."""

import os
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import click
from flask_babel import lazy_gettext

from application.imports.errors import ReportInsideError
from application.imports.filing import Progress
from application.imports.folder import import_folder
from application.imports.manifest import import_manifest
from application.imports.report import Outcome, Report
from application.imports.sources import readable_name
from web.cli.frame import LEFT_OUT, Command, argument, option, say
from web.cli.import_report import ReportWords
from web.cli.progress import progress
from web.cli.waiting import found_after, no_wait, unread
from web.cli.words import gettext, ngettext
from web.services import current_services


@click.command(
    "import",
    cls=Command,
    words=lazy_gettext(
        "File a folder of papers. Each sub-folder becomes a case with its name as title, each file in it a journal "
        "entry; files that lie loose come into a case of their own.\n\n"
        "With a manifest, a table with a row for each thing, you say yourself what is what. docs/manifest.md explains "
        "it, and beside it lie templates to fill in.\n\n"
        "The folder is only read. Run it again whenever you like, also after it was stopped: what is filed already is "
        "not filed twice. It works while the archive is in use, too.\n\n"
        "In the end it says what was filed, what was left out and why."
    ),
)
@argument(
    "folder",
    shown=lazy_gettext("FOLDER"),
    words=lazy_gettext("Where the papers lie; or a manifest alone, of what has no papers, such as appointments."),
    type=click.Path(exists=True, path_type=Path),
)
@option(
    "--manifest",
    metavar="…",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    words=lazy_gettext("A CSV or XLSX file that says what the papers are. Its rows name files in the folder."),
)
@option("--dry-run", is_flag=True, words=lazy_gettext("Only say what would be done. Nothing is filed."))
@option(
    "--publish",
    is_flag=True,
    words=lazy_gettext("Let everybody see what comes in. Otherwise only signed-in users see it."),
)
@no_wait
@option(
    "--report",
    metavar="…",
    type=click.Path(dir_okay=False, path_type=Path),
    words=lazy_gettext("A CSV file to write what became of every file to; Excel opens it."),
)
def import_papers(
    folder: Path, *, manifest: Path | None, dry_run: bool, publish: bool, no_wait: bool, report: Path | None
) -> None:
    """Import, tell what became of everything, and end with a code that says whether all is in."""
    _require_writable(report, folder)
    services = current_services()
    alone = folder.is_file() and manifest is None
    if alone:
        manifest = folder
    elif folder.is_file():
        raise NotADirectoryError(None, gettext("This is no folder with papers"), readable_name(str(folder)))
    waits = not (no_wait or dry_run)
    with found_after(services) if waits else nullcontext():
        with progress(gettext("Filing")) as show:

            def watcher(come: Progress) -> None:
                show(come.done, come.total)

            how_it_runs = {"rehearse": dry_run, "publish": publish}
            if manifest:
                papers = None if alone else folder
                found = import_manifest(services.opened, papers, manifest, watcher=watcher, **how_it_runs)
            else:
                found = import_folder(services.opened, folder, watcher=watcher, **how_it_runs)
        words = ReportWords(found, by_rows=manifest is not None)
        say(*words.summary())
        if report:
            words.write(report)
            say("", gettext("Every line is in %(file)s.", file=readable_name(str(report))))
        how = _How(dry_run=dry_run, publish=publish, by_rows=manifest is not None, waited=waits)
        if found.stopped:  # and nothing is waited for: where a disk is full, nothing can be read and indexed either
            say("", *_ending(found, how))
            raise found.stopped
    say("", *_ending(found, replace(how, waited=waits and not unread(services))))
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


_PUBLIC = frozenset({"body", "organisation", "appointment"})
"""Kinds of what everybody sees at once."""


@dataclass(frozen=True, kw_only=True)
class _How:
    """How the import was run."""

    dry_run: bool
    publish: bool
    by_rows: bool
    waited: bool


def _is_new(report: Report) -> bool:
    return report.count(Outcome.FILED) + report.count(Outcome.CHANGED) > 0


def _ending(report: Report, how: _How) -> list[str]:
    """Return who sees what came in, and last how it went."""
    if how.dry_run:
        return [gettext("This was a rehearsal. Nothing was filed.")]
    seen = [_seen_by(report, how)] if _is_new(report) else []
    left_out = report.count(Outcome.LEFT_OUT)
    if report.stopped:
        last = gettext("The import stopped on the way. What was filed stays; run it again to go on.")
    elif left_out:
        last = ngettext(
            "Done, but one was left out. Put it right and run the import again: what is filed is not filed twice.",
            "Done, but %(count)s were left out. Put them right and run the import again: what is filed is not "
            "filed twice.",
            left_out,
        )
    elif not _is_new(report):
        last = gettext("Done. There was nothing new.")
    elif how.waited:
        last = gettext("Done. Everything is filed, and can be found by a search.")
    else:
        last = gettext("Done. Everything is filed. It can be found by a search when the server has read it.")
    return [*seen, last]


def _seen_by(report: Report, how: _How) -> str:
    new = {*report.kinds(Outcome.FILED), *report.kinds(Outcome.CHANGED)}
    if new <= _PUBLIC:
        return gettext("Everybody can see what came in: bodies, organisations and appointments are public.")
    if how.by_rows and not how.publish:
        return gettext(
            "Everybody can see what the manifest says is published, as far as it is not shielded. Only signed-in users "
            "see the rest. To let everybody see it, run the import again with --publish."
        )
    if how.publish:
        return gettext("Everybody can see what came in, as far as it is not shielded.")
    return gettext(
        "Only signed-in users see what came in. To let everybody see it, run the import again with --publish."
    )


COMMANDS = (import_papers,)
