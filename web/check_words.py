"""What the checks of an installation find, in the reader's language: by the code of a finding, with its values."""

from collections import defaultdict
from typing import Any

from flask_babel import lazy_gettext

from application.checks.finding import Finding, Part, State
from web.formats import format_count, format_size
from web.labels import label

PARTS = {
    Part.DATABASE: lazy_gettext("Database"),
    Part.FILES: lazy_gettext("Files"),
    Part.SEARCH: lazy_gettext("Search"),
    Part.READING: lazy_gettext("Text reading"),
    Part.LISTS: lazy_gettext("Lists and search index"),
    Part.WORKER: lazy_gettext("Worker"),
}

STATES = {
    State.OK: lazy_gettext("in order"),
    State.WARNING: lazy_gettext("warning"),
    State.WRONG: lazy_gettext("wrong"),
}

_RESTORE = lazy_gettext("Stop the archive, keep the file as it is, and put back the latest backup.")
_REBUILD = lazy_gettext("Run `flask archive rebuild`, and report what the log says.")
_INIT = lazy_gettext("Run `flask archive init`: it changes nothing that is filed.")
_START_WORKER = lazy_gettext("Start `flask archive worker`.")
_RIGHTS = lazy_gettext("Let the user who runs the archive read and write there.")
_WAIT = lazy_gettext("The worker is at it. Look again in a while.")
_ROOM = lazy_gettext("Make room on the disk. When it is full nothing more can be filed; what is filed is safe.")

WORDS: dict[str, tuple[Any, Any]] = {
    "check-failed": (
        lazy_gettext("This could not be checked: %(problem)s"),
        lazy_gettext("Run the check again with REGIONARKIV_LOG_LEVEL=debug and report what it says."),
    ),
    "folder-missing": (
        lazy_gettext("There is no data folder %(folder)s."),
        lazy_gettext("Run `flask archive init`, or name the right folder with REGIONARKIV_DATA."),
    ),
    "folder-closed": (lazy_gettext("The data folder %(folder)s cannot be read and written."), _RIGHTS),
    "folder-open": (
        lazy_gettext("Everybody on this machine may look into the data folder %(folder)s."),
        lazy_gettext("Take that right away: `chmod o-rwx` on the folder."),
    ),
    "folder-writable": (lazy_gettext("The data folder %(folder)s can be read and written."), ""),
    "space": (lazy_gettext("%(size)s free in %(folder)s."), ""),
    "space-low": (lazy_gettext("Only %(size)s free in %(folder)s."), _ROOM),
    "space-out": (lazy_gettext("Nearly no room is left in %(folder)s: %(size)s."), _ROOM),
    "sqlite-version": (lazy_gettext("SQLite %(version)s."), ""),
    "sqlite-old": (
        lazy_gettext("SQLite %(version)s is too old; %(wanted)s or newer is needed."),
        lazy_gettext("Install a newer Python, which brings SQLite along."),
    ),
    "database-there": (lazy_gettext("%(name)s is there."), ""),
    "database-whole": (lazy_gettext("%(name)s is whole."), ""),
    "database-missing": (
        lazy_gettext("%(name)s is missing."),
        lazy_gettext("Put it back from a backup. Where no archive was begun yet, run `flask archive init`."),
    ),
    "database-closed": (lazy_gettext("%(name)s cannot be read and written."), _RIGHTS),
    "database-damaged": (lazy_gettext("%(name)s is damaged: %(problem)s"), _RESTORE),
    "database-refuses": (lazy_gettext("The database refuses: %(problem)s"), _RESTORE),
    "derived-missing": (
        lazy_gettext("%(name)s is missing. It is derived from the events."),
        lazy_gettext("Start the archive: the worker fills it anew."),
    ),
    "derived-damaged": (
        lazy_gettext("%(name)s is damaged: %(problem)s"),
        lazy_gettext("Stop the archive, delete the file, and start again: the worker fills it anew from the events."),
    ),
    "schema-current": (lazy_gettext("The tables are those of this version of the program."), ""),
    "schema-other": (lazy_gettext("The tables are those of another version of the program."), _INIT),
    "not-begun": (lazy_gettext("No archive is begun here."), _INIT),
    "files-missing": (
        lazy_gettext("The folder of the files, %(folder)s, is missing."),
        lazy_gettext("Put it back from a backup. Where no archive was begun yet, run `flask archive init`."),
    ),
    "files-refused": (lazy_gettext("No file can be written in %(folder)s: %(problem)s"), _RIGHTS),
    "files-written": (lazy_gettext("Files can be read and written in %(folder)s."), ""),
    "tantivy-version": (lazy_gettext("Tantivy %(version)s, index format %(format)s, in %(folder)s."), ""),
    "index-missing": (
        lazy_gettext("There is no index that this version can read."),
        lazy_gettext("The worker makes it. Until then search finds nothing, while lists and pages work."),
    ),
    "index-closed": (lazy_gettext("The folder of the index, %(folder)s, cannot be read and written."), _RIGHTS),
    "index-opens": (lazy_gettext("The index opens. It holds what was recorded up to number %(position)s."), ""),
    "reading-works": (lazy_gettext("Tika, built in (%(version)s), reads a file."), ""),
    "reading-fails": (
        lazy_gettext("Tika, built in, does not read a file (%(reason)s)."),
        lazy_gettext("Check the memory of the machine and REGIONARKIV_EXTRACTION_MEMORY_MB."),
    ),
    "ocr-off": (lazy_gettext("Scanned pages are not read: REGIONARKIV_OCR is off."), ""),
    "ocr-works": (lazy_gettext("Scanned pages are read with tesseract %(version)s."), ""),
    "ocr-missing": (
        lazy_gettext("Scanned pages are not read: tesseract with Norwegian is not installed."),
        lazy_gettext("Install tesseract with its Norwegian model (nor), or set REGIONARKIV_OCR to off."),
    ),
    "registers-current": (lazy_gettext("All lists hold every event: %(count)s."), ""),
    "register-failed": (lazy_gettext("The list “%(register)s” was stopped by an error: %(problem)s"), _REBUILD),
    "register-outdated": (lazy_gettext("The list “%(register)s” is of an earlier version, and is made anew."), _WAIT),
    "register-behind": (lazy_gettext("The list “%(register)s” is behind: %(count)s events."), _START_WORKER),
    "index-behind": (lazy_gettext("The search index is behind: %(count)s changes."), _START_WORKER),
    "index-current": (lazy_gettext("The search index holds all that is recorded and read."), ""),
    "files-read": (lazy_gettext("All files are read: %(count)s."), ""),
    "files-unread": (lazy_gettext("Files still to be read: %(count)s."), _START_WORKER),
    "worker-alive": (lazy_gettext("A worker is at work."), ""),
    "worker-missing": (lazy_gettext("No worker is running."), _START_WORKER),
    "worker-missed": (
        lazy_gettext("No worker is running, and there is something to do."),
        lazy_gettext("Start `flask archive worker`. Until then not everything can be found."),
    ),
}
"""Code -> what was found, and what to do about it ("" where there is nothing to do)."""


def found(finding: Finding) -> str:
    """Return what was found, as a sentence."""
    return str(WORDS[finding.code][0]) % _shown(finding)


def advice(finding: Finding) -> str:
    """Return what to do about it; nothing where all is well."""
    return "" if finding.state is State.OK else str(WORDS[finding.code][1]) % _shown(finding)


def _shown(finding: Finding) -> dict[str, str]:
    values = defaultdict(str, finding.values)
    if "size" in values:
        values["size"] = format_size(int(values["size"]))
    for name in ("count", "position"):
        if name in values:
            values[name] = format_count(int(values[name]))
    if "register" in values:
        values["register"] = label("register", values["register"])
    return values
