"""What is found of database and files: code -> what was found, and what to do about it ("" where nothing is)."""

from typing import Any

from flask_babel import lazy_gettext

from web.check_words.advice import ADDRESS, INIT, RESTORE, RIGHTS, ROOM

WORDS: dict[str, tuple[Any, Any]] = {
    "check-failed": (
        lazy_gettext("This could not be checked: %(problem)s"),
        lazy_gettext("Run the check again with REGIONARKIV_LOG_LEVEL=debug and report what it says."),
    ),
    "folder-missing": (
        lazy_gettext("There is no data folder %(folder)s."),
        lazy_gettext("Run `flask archive init`, or name the right folder with REGIONARKIV_DATA."),
    ),
    "folder-closed": (lazy_gettext("The data folder %(folder)s cannot be read and written."), RIGHTS),
    "folder-open": (
        lazy_gettext("Everybody on this machine may look into the data folder %(folder)s."),
        lazy_gettext("Take that right away: `chmod o-rwx` on the folder."),
    ),
    "folder-writable": (lazy_gettext("The data folder %(folder)s can be read and written."), ""),
    "space": (lazy_gettext("%(size)s free in %(folder)s."), ""),
    "space-low": (lazy_gettext("Only %(size)s free in %(folder)s."), ROOM),
    "space-out": (lazy_gettext("Nearly no room is left in %(folder)s: %(size)s."), ROOM),
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
    "database-closed": (lazy_gettext("%(name)s cannot be read and written."), RIGHTS),
    "database-damaged": (lazy_gettext("%(name)s is damaged: %(problem)s"), RESTORE),
    "database-refuses": (lazy_gettext("The database refuses: %(problem)s"), RESTORE),
    "derived-missing": (
        lazy_gettext("%(name)s is missing. It is derived from the events."),
        lazy_gettext("Start the archive: the worker fills it anew."),
    ),
    "derived-damaged": (
        lazy_gettext("%(name)s is damaged: %(problem)s"),
        lazy_gettext("Stop the archive, delete the file, and start again: the worker fills it anew from the events."),
    ),
    "database-away": (lazy_gettext("PostgreSQL at %(place)s does not answer: %(problem)s"), ADDRESS),
    "database-denied": (
        lazy_gettext("PostgreSQL at %(place)s does not let the archive in: %(problem)s"),
        lazy_gettext("Correct user, password and name of the database in REGIONARKIV_DATABASE."),
    ),
    "postgresql-version": (lazy_gettext("PostgreSQL %(version)s at %(place)s."), ""),
    "postgresql-old": (
        lazy_gettext("PostgreSQL %(version)s is too old; %(wanted)s or newer is needed."),
        lazy_gettext("Move the database to a newer server."),
    ),
    "database-encoding": (
        lazy_gettext("The database keeps texts in %(problem)s, not in UTF8."),
        lazy_gettext("Make the database anew with ENCODING 'UTF8', and restore the latest backup into it."),
    ),
    "database-standby": (
        lazy_gettext("The server is a standby: nothing can be recorded."),
        lazy_gettext("Let REGIONARKIV_DATABASE name the primary server."),
    ),
    "database-fsync": (
        lazy_gettext("fsync is off: what is recorded may be lost when the server loses power."),
        lazy_gettext("Set fsync to on in the settings of PostgreSQL."),
    ),
    "connections": (lazy_gettext("%(count)s of %(most)s connections are in use."), ""),
    "connections-few": (
        lazy_gettext("%(count)s of %(most)s connections are in use: the next one may be refused."),
        lazy_gettext("Raise max_connections, or lower REGIONARKIV_DATABASE_CONNECTIONS."),
    ),
    "database-size": (lazy_gettext("The database takes %(size)s."), ""),
    "schema-missing": (lazy_gettext("The schema %(name)s is missing."), INIT),
    "schema-closed": (
        lazy_gettext("The archive may not make tables in the schema %(name)s."),
        lazy_gettext(
            "Run `flask archive init` with the address of the owner's role in REGIONARKIV_DATABASE_OWNER: it grants "
            "the right."
        ),
    ),
    "collation": (lazy_gettext("Names are put in Norwegian order (collation %(name)s)."), ""),
    "collation-missing": (lazy_gettext("The collation for Norwegian order is missing in the schema %(name)s."), INIT),
    "collation-changed": (
        lazy_gettext("The rules of Norwegian order have changed on the server since the schema %(name)s was made."),
        lazy_gettext(
            "Run `REINDEX SCHEMA %(name)s` and `ALTER COLLATION %(name)s.norwegian REFRESH VERSION` in the database."
        ),
    ),
    "events-unguarded": (lazy_gettext("Nothing keeps the database from changing events that are stored."), INIT),
    "role-only-adds": (lazy_gettext("The role %(name)s may add and read events, and not change them."), ""),
    "role-may-change": (
        lazy_gettext("The role %(name)s owns the events; only triggers keep it from changing them."),
        lazy_gettext(
            "Let another role own them: run `flask archive init` with its address in REGIONARKIV_DATABASE_OWNER."
        ),
    ),
    "role-without-right": (
        lazy_gettext("The role %(name)s may not add and read events."),
        lazy_gettext(
            "Run `flask archive init` with the address of the owner's role in REGIONARKIV_DATABASE_OWNER: it grants "
            "the right."
        ),
    ),
    "bucket-answers": (lazy_gettext("The object store answers: %(name)s at %(place)s."), ""),
    "bucket-written": (lazy_gettext("Objects can be made, read and removed there."), ""),
    "bucket-keeps": (lazy_gettext("The object store writes over nothing that is there."), ""),
    "bucket-overwrites": (
        lazy_gettext("The object store writes over what is there (%(name)s)."),
        lazy_gettext("Use a server that knows If-None-Match, and turn versioning of the bucket on."),
    ),
    "bucket-forgets": (
        lazy_gettext("What was stored in %(name)s could not be read back."),
        lazy_gettext("Use an object store that shows at once what was stored."),
    ),
    "bucket-denied": (
        lazy_gettext("The object store refuses (%(name)s at %(place)s): %(problem)s"),
        lazy_gettext(
            "Check bucket, REGIONARKIV_FILES_KEY and REGIONARKIV_FILES_SECRET. The key must be let to list, get, put "
            "and delete."
        ),
    ),
    "bucket-full": (
        lazy_gettext("The object store has no room left (%(name)s)."),
        lazy_gettext("Make room in the object store. Until then nothing new can be filed; what is filed is safe."),
    ),
    "bucket-away": (lazy_gettext("The object store at %(place)s does not answer: %(problem)s"), ADDRESS),
    "schema-current": (lazy_gettext("The tables are those of this version of the program."), ""),
    "schema-other": (lazy_gettext("The tables are those of another version of the program."), INIT),
    "not-begun": (lazy_gettext("No archive is begun here."), INIT),
    "files-missing": (
        lazy_gettext("The folder of the files, %(folder)s, is missing."),
        lazy_gettext("Put it back from a backup. Where no archive was begun yet, run `flask archive init`."),
    ),
    "files-refused": (lazy_gettext("No file can be written in %(folder)s: %(problem)s"), RIGHTS),
    "files-written": (lazy_gettext("Files can be read and written in %(folder)s."), ""),
}
