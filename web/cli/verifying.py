"""`flask archive verify-files`: whether every file is in the store as it was filed."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from flask_babel import lazy_gettext

from application.files.folder import FolderFileStore
from application.files.verifying import Fault, Sample, Unfit, mend_files, verify_files
from web.cli.frame import NOT_DONE, Command, option, say
from web.cli.progress import progress
from web.cli.words import gettext, ngettext
from web.formats import format_count
from web.services import current_services

_SAMPLE = re.compile(r"([1-9]\d{0,8})( ?%)?", re.ASCII)


class _SampleType(click.ParamType[Sample]):
    name = "sample"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Sample:
        found = _SAMPLE.fullmatch(str(value))
        if found is None or (found[2] and int(found[1]) > 100):
            self.fail(gettext("“%(value)s” is neither a number of files nor a percentage.", value=value), param, ctx)
        return Sample(int(found[1]), is_percent=bool(found[2]))


@click.command(
    "verify-files",
    cls=Command,
    words=lazy_gettext(
        "Read the files that are filed and compare each with its checksum from when it was filed: all of them, or a "
        "sample. The archive can be used meanwhile. Exit code 1 when a file is missing or damaged; each is told, with "
        "the records it belongs to.\n\n"
        "Let it run now and then: disks fail quietly, and what is found early can be put back from a backup."
    ),
)
@option(
    "--sample",
    type=_SampleType(),
    metavar="N|N%",
    words=lazy_gettext("Compare only so many files, or so many percent of them, taken at random: 500 or 5%."),
)
@option(
    "--from",
    "backup",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar=lazy_gettext("FOLDER"),
    words=lazy_gettext(
        "Put back what is missing or damaged from this folder of backups, where a file is as it was filed."
    ),
)
def verify(sample: Sample | None, backup: Path | None) -> None:
    """Compare, and say what is not as it was filed."""
    services = current_services()
    services.follower.catch_up()
    with progress(gettext("Comparing files")) as show:
        found = verify_files(services.opened, sample=sample, show=show)
    if found.unfit:
        unfit = found.unfit
        if backup is not None:
            unfit = tuple(mend_files(services.stores.files, unfit, FolderFileStore(backup / "files")))
        say(*map(_line, unfit), "", *_outcome(found.compared, unfit))
        if not all(one.is_mended for one in unfit):
            click.get_current_context().exit(NOT_DONE)
    elif not found.named:
        say(gettext("There are no files in the archive yet."))
    elif found.compared == found.named:
        say(gettext("All %(compared)s files are as they were filed.", compared=format_count(found.compared)))
    else:
        counts = {"compared": format_count(found.compared), "named": format_count(found.named)}
        say(gettext("%(compared)s of %(named)s files were compared: all are as they were filed.", **counts))


def _line(one: Unfit) -> str:
    said = gettext("damaged") if one.fault is Fault.DAMAGED else gettext("missing")
    if one.is_mended:
        said = gettext("put back")
    return "  ".join(part for part in (said, one.sha256, one.name, ", ".join(one.references)) if part)


def _outcome(compared: int, unfit: Sequence[Unfit]) -> Iterator[str]:
    """Say what came of it, and what is to be done."""
    mended = sum(one.is_mended for one in unfit)
    if mended:
        yield ngettext(
            "%(count)s file was put back from the backup. `flask archive retry` reads it, if it could not be read.",
            "%(count)s files were put back from the backup. `flask archive retry` reads those that could not be read.",
            mended,
        )
    if left := len(unfit) - mended:
        yield ngettext(
            "%(count)s file of %(compared)s is not as it was filed.",
            "%(count)s files of %(compared)s are not as they were filed.",
            left,
            compared=format_count(compared),
        )
        yield gettext(
            "Put them back as soon as you can: `flask archive verify-files --from` and the folder of a backup that is "
            "older than the fault. Until then whoever opens them is told that they are not there."
        )


COMMANDS = (verify,)
