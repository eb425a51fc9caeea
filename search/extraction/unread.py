"""A file that nobody could read for want of a Tika Server: it stays as unread as it was."""

from dataclasses import dataclass
from typing import Any


class TikaAwayError(Exception):
    """No Tika Server read a file, and none said that the file is at fault. Never becomes a result.

    `is_suspect` when a server took the file and went away over it.
    """

    def __init__(self, *, is_suspect: bool) -> None:
        self.is_suspect = is_suspect
        super().__init__(is_suspect)


@dataclass(frozen=True, slots=True)
class Unread:
    """What a child answers in place of a result. `is_suspect` when a Tika Server went away over the file."""

    is_suspect: bool
    content: bytes = b""

    def head(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return {"unread": True, "is_suspect": self.is_suspect}
