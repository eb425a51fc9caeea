"""What can go wrong in the application beside broken rules of the domain: codes and values, no prose."""

from typing import ClassVar


class ApplicationError(Exception):
    """Something asked of the application could not be done.

    `code` is the failure's stable name; `values` are what a message about it needs, as plain strings.
    """

    code: ClassVar[str] = "application-error"

    def __init__(self, **values: object) -> None:
        self.values = {name: "" if value is None else str(value) for name, value in values.items()}
        details = ", ".join(f"{name}={value}" for name, value in self.values.items())
        super().__init__(f"{self.code}: {details}" if details else self.code)


class UnknownReferenceError(ApplicationError):
    """No case, journal entry or decision has this reference; nothing was done. Values: `reference`."""

    code = "unknown-reference"


class StorageFullError(ApplicationError):
    """There is no room left; nothing was stored, and nothing stored before was lost. Values: `name`, `folder`."""

    code = "storage-full"


class StorageFailedError(ApplicationError):
    """The storage refused to write or read. Values: `name`, `folder`, `problem` as the operating system says it."""

    code = "storage-failed"


class DatabaseFailedError(StorageFailedError):
    """The database server is away or refuses. Values: `name`, `folder`, the database's place, and `problem`."""

    code = "database-failed"


class RebuildRunningError(ApplicationError):
    """Somebody else is making registers or the index anew; nothing was begun. Values: `folder`."""

    code = "rebuild-running"


class FileStoreAwayError(StorageFailedError):
    """The object store does not answer. Values: `name`, `folder` (its address), `problem`."""

    code = "file-store-away"


class FileStoreRefusedError(StorageFailedError):
    """The object store answers, and refuses. Values: `name`, `folder` (its address), `problem` in its own words."""

    code = "file-store-refused"


class NotInitialisedError(ApplicationError):
    """There is no archive, or one not begun to the end. Values: `folder` or database, `missing`, a part's name."""

    code = "not-initialised"


class OtherVersionError(ApplicationError):
    """The databases are of another version of the program: `initialise` brings older ones along. Values: `folder`."""

    code = "other-version"


class LostEventsError(ApplicationError):
    """The archive has begun, but its events are gone: restore them from a backup. Values: `folder`, `missing`.

    Nothing empty is ever made in their place.
    """

    code = "lost-events"


class OwnerElsewhereError(ApplicationError):
    """The owner's address is that of another database. Values: `folder` and `owner`, both databases' places."""

    code = "owner-elsewhere"
