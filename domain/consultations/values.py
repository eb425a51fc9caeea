"""Values that events of consultations hold, checked: who asks, on which principle, and where the outcome stands."""

import re
from collections.abc import Mapping
from typing import Any

from domain.base import optional_text
from domain.errors import InvalidValueError
from domain.values import require_count, require_hexed

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def require_sender(sender_id: Any, sender: str | None) -> None:
    """Require that somebody asks. InvalidValueError(field=sender, problem=missing)."""
    if not sender_id and not sender:
        raise InvalidValueError(field="sender", value="", problem="missing")


def citation(given: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return which of the council's principles is cited, `{"principles_id", "version", "point"}`; None for none."""
    if not given or not given.get("principles_id"):
        return None
    return {
        "principles_id": require_hexed("principle", given["principles_id"]),
        "version": require_count("principle", given.get("version")),
        "point": optional_text(str(given.get("point") or ""), "point"),
    }


def address(value: str | None) -> str | None:
    """Return an address on the web; None for none. InvalidValueError(field=address, problem=bad-address)."""
    written = optional_text(value, "address")
    if written is not None and not _ADDRESS.fullmatch(written):
        raise InvalidValueError(field="address", value=written, problem="bad-address")
    return written
