"""What can go wrong with a file on its way in."""

from typing import ClassVar

from application.errors import ApplicationError


class NoSuchIncomingError(ApplicationError):
    """The account's tray has no such file: it was filed, taken away, or cleaned up. Values: `id`."""

    code: ClassVar[str] = "no-such-incoming"


class WrongOffsetError(ApplicationError):
    """Bytes were sent that do not follow those that have come. Values: `id`, `offset` where to go on from."""

    code: ClassVar[str] = "wrong-offset"


class TooManyIncomingError(ApplicationError):
    """The tray is full: file some of it first. Values: `limit`."""

    code: ClassVar[str] = "too-many-incoming"
