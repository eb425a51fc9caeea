"""What can go wrong when an archive is moved: codes and values, no prose."""

from typing import ClassVar

from application.errors import ApplicationError


class BadTargetError(ApplicationError):
    """It cannot be told where to move to. Values: `given`."""

    code: ClassVar[str] = "bad-target"


class SamePlaceError(ApplicationError):
    """Everything is there already: source and target are the same. Values: `place`."""

    code: ClassVar[str] = "same-place"


class OtherEventsError(ApplicationError):
    """Another archive is there, or this one has gone on there by itself. Values: `place`, `name` there."""

    code: ClassVar[str] = "other-events"


class FilesLostError(ApplicationError):
    """The archive to be moved has lost files itself. Values: `count`, `sha256` of the first."""

    code: ClassVar[str] = "files-lost"


class MoveBusyError(ApplicationError):
    """Somebody else is moving an archive there. Values: `place`."""

    code: ClassVar[str] = "move-busy"
