"""The databases of the small size: SQLite files in the data folder."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from application.checks.finding import Finding, Part, ok, warning, wrong
from application.checks.space import space
from application.database import LOCK_TIMEOUT_S
from application.events import sqlite as events
from application.norwegian_order import COLLATION, compare_norwegian
from application.office.facts import ArchiveFacts
from application.office.upgrade import is_current
from application.places import Places
from application.settings import Settings
from application.sqlite import Durability, sqlite_engine

OLDEST = (3, 35)
"""The oldest SQLite that knows all that is asked of it."""


class SqliteCheck:
    """Looks at the data folder and the files in it. `thorough` reads each file whole, which takes its time."""

    part = Part.DATABASE

    def __init__(self, settings: Settings, *, thorough: bool) -> None:
        self._places, self._thorough = Places(settings.data), thorough

    def findings(self) -> Iterator[Finding]:
        """Yield what is found; nothing of the files where there is no folder."""
        places = self._places
        if not places.folder.is_dir():
            yield wrong(self.part, "folder-missing", folder=places.folder)
            return
        yield self._version()
        yield self._folder()
        yield space(self.part, places.folder)
        for path in (places.events, places.office):
            yield self._file(path, is_derived=False)
        for path in (places.registers, places.texts):
            yield self._file(path, is_derived=True)
        if places.office.is_file() and places.events.is_file():
            yield self._schema()

    def _version(self) -> Finding:
        found = {"version": sqlite3.sqlite_version, "folder": self._places.folder}
        if sqlite3.sqlite_version_info < OLDEST:
            return wrong(self.part, "sqlite-old", wanted=".".join(map(str, OLDEST)), **found)
        return ok(self.part, "sqlite-version", **found)

    def _folder(self) -> Finding:
        folder = self._places.folder
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            return wrong(self.part, "folder-closed", folder=folder)
        if folder.stat().st_mode & 0o007:
            return warning(self.part, "folder-open", folder=folder)
        return ok(self.part, "folder-writable", folder=folder)

    def _file(self, path: Path, *, is_derived: bool) -> Finding:
        if not path.is_file():
            kind = warning if is_derived else wrong
            return kind(self.part, "derived-missing" if is_derived else "database-missing", name=path.name)
        if not os.access(path, os.R_OK | os.W_OK):
            return wrong(self.part, "database-closed", name=path.name)
        problem = _problem_of(path) if self._thorough else ""
        if problem:
            code = "derived-damaged" if is_derived else "database-damaged"
            return wrong(self.part, code, name=path.name, problem=problem)
        return ok(self.part, "database-whole" if self._thorough else "database-there", name=path.name)

    def _schema(self) -> Finding:
        office = sqlite_engine(self._places.office, durability=Durability.FULL)
        try:
            if not is_current(office) or not events.is_initialised(self._places.events):
                return wrong(self.part, "schema-other")
            if not ArchiveFacts(office).has_begun:
                return wrong(self.part, "not-begun")
        except (DBAPIError, sqlite3.Error) as error:
            return wrong(self.part, "database-refuses", problem=getattr(error, "orig", error))
        finally:
            office.dispose()
        return ok(self.part, "schema-current")


def _problem_of(path: Path) -> str:
    """Return the first thing that SQLite finds wrong with a file, nothing when it is whole."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=LOCK_TIMEOUT_S)) as connection:
            connection.create_collation(COLLATION, compare_norwegian)  # an index may be in that order
            found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        return str(error)
    return "" if found == "ok" else " ".join(found.split())
