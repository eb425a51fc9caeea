"""What can go wrong with a backup: codes and values, no prose."""

from typing import ClassVar

from application.errors import ApplicationError


class BackupInsideError(ApplicationError):
    """A backup in the archive's own folder is lost with it. Values: `destination`, `folder`."""

    code: ClassVar[str] = "backup-inside"


class BackupBusyError(ApplicationError):
    """Another backup is being made or restored there. Values: `folder`."""

    code: ClassVar[str] = "backup-busy"


class BackupOfOtherArchiveError(ApplicationError):
    """The folder holds backups of another archive. Values: `folder`, `name`, the other council's."""

    code: ClassVar[str] = "backup-of-other-archive"


class DatabaseDamagedError(ApplicationError):
    """A database of the archive is damaged: a copy of it is no backup. Values: `part`, `problem`."""

    code: ClassVar[str] = "database-damaged"


class ProgramMissingError(ApplicationError):
    """A program that comes with the database is not on this machine. Values: `program`."""

    code: ClassVar[str] = "program-missing"


class NoBackupError(ApplicationError):
    """There is no such complete backup. Values: `folder`, `backup`, the name asked for, `known`, those there."""

    code: ClassVar[str] = "no-backup"


class BackupDamagedError(ApplicationError):
    """A backup is not as it was made, or not whole. Values: `backup`, `part`, what is not as it was."""

    code: ClassVar[str] = "backup-damaged"


class BackupFilesDamagedError(ApplicationError):
    """Files that belong to a backup are damaged or gone. Values: `backup`, `count`, `sha256` of the first."""

    code: ClassVar[str] = "backup-files-damaged"


class BackupNewerError(ApplicationError):
    """A backup was made by a later version of the program. Values: `backup`."""

    code: ClassVar[str] = "backup-newer"


class BackupOtherEngineError(ApplicationError):
    """A backup is of another kind of database than the settings name. Values: `backup`, `engine`, `asked_engine`."""

    code: ClassVar[str] = "backup-other-engine"


class PlaceNotEmptyError(ApplicationError):
    """What is to be restored or moved to must be empty. Values: `place`."""

    code: ClassVar[str] = "place-not-empty"


class CopyDiffersError(ApplicationError):
    """What was copied is not what it was copied from. Values: `part`, `wanted`, `found`."""

    code: ClassVar[str] = "copy-differs"
