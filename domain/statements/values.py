"""Values that events of statements hold, checked: to whom one was sent, where it can be read, who adopted it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from domain.base import optional_text
from domain.errors import InvalidValueError
from domain.statements.facts import UNDER_AUTHORITY
from domain.values import ids

_ADDRESS = re.compile(r"https?://[^\s/?#@\"'<>\\]+(?:[/?#][^\s\"'<>\\]*)?", re.ASCII | re.IGNORECASE)
_LONGEST_ADDRESS = 2000


def recipients(given: Iterable[Any] | None) -> list[str]:
    """Return the ids of those that something was sent to; InvalidValueError(problem=missing) for none."""
    found = ids("recipients", given)
    if not found:
        raise InvalidValueError(field="recipients", value="", problem="missing")
    return found


def address(given: str | None) -> str | None:
    """Return the address of a page on the web; None for nothing. InvalidValueError(problem=bad-address)."""
    written = optional_text(given, "address")
    if written is None:
        return None
    if len(written) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(written):
        raise InvalidValueError(field="address", value=written, problem="bad-address")
    return written


def require_authority(record: Mapping[str, Any]) -> None:
    """Raise InvalidValueError(problem=no-authority) where the leader or secretary adopted and none is named."""
    if record.get("adopted_by") in UNDER_AUTHORITY and not record["authority"]:
        raise InvalidValueError(field="authority", value="", problem="no-authority")
