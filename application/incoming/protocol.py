"""What trays promise, whether they are folders or lie in a bucket."""

from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO, Protocol
from uuid import UUID

from application.files.protocol import FileStore, Readable, StoredFile
from application.incoming.item import Incoming

MOST_FILES = 500
"""So many files fit in one account's tray."""


class Tray(Protocol):
    """The files that one account has sent and not filed yet. Any number of processes may use it at once.

    All methods raise StorageFailedError when what holds the bytes does not answer or refuses.
    """

    def begin(self, name: str, size: int, identity: UUID | None = None) -> Incoming:
        """Begin a file of `size` bytes; FileTooLargeError, TooManyIncomingError, StorageFailedError.

        A sender that may have to send it again gives it an id of its own, which no file in the tray has yet.
        """

    def append(self, identity: UUID, offset: int, stream: Readable) -> Incoming:
        """Add bytes that begin at `offset`; return how far it has come, whole once the last byte is there.

        What arrived before a connection broke is kept. WrongOffsetError when they do not follow those that have come,
        or somebody else is adding some; FileTooLargeError when there are more than were told of.
        """

    def put(self, name: str, stream: Readable, identity: UUID | None = None) -> Incoming:
        """Take in a file at once, whatever its size; see `begin`."""

    def get(self, identity: UUID) -> Incoming:
        """Return the file; NoSuchIncomingError."""

    def all(self) -> list[Incoming]:
        """Return all files, in the order in which they were begun."""

    def open(self, identity: UUID) -> BinaryIO:
        """Open the bytes for reading, seekable. NoSuchIncomingError while they are not all there."""

    def path(self, identity: UUID) -> AbstractContextManager[Path]:
        """Lend a local file with the bytes, to be read only, until the block ends. NoSuchIncomingError as `open`."""

    def store(self, identity: UUID, files: FileStore) -> StoredFile:
        """Put the bytes in the file store, where they are kept for good; the tray keeps its own until `remove`."""

    def remove(self, identity: UUID) -> None:
        """Take a file away, if it is there."""

    def what_was_read(self, identity: UUID) -> bytes | None:
        """Return what `keep_read` kept, None when the file was not read yet."""

    def keep_read(self, identity: UUID, content: bytes) -> None:
        """Keep what was read from a file as long as the file is here."""


class Trays(Protocol):
    """The trays of all accounts, and the cleaning of what nobody files."""

    def of(self, account_id: UUID) -> Tray:
        """Return an account's tray."""

    def clean(self, *, older_than: timedelta) -> int:
        """Take away what nobody filed for so long, and tell its owner; return how many files that was."""

    def cleaned(self, account_id: UUID) -> list[str]:
        """Return the names of the files that were taken away from an account, the last first, at most 50."""

    def forget_cleaned(self, account_id: UUID) -> None:
        """Forget what was taken away: its owner has seen it."""
