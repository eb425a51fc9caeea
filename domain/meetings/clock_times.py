"""Times of day as minutes write them: `09:00`."""

import re
from datetime import time
from typing import Any

from domain.errors import InvalidValueError

_WRITTEN = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[:.]?(\d{2}))?", re.ASCII | re.IGNORECASE)


def clock_time(field: str, value: Any) -> str | None:
    """Read `9`, `09:00`, `09.00`, `0900` or `kl. 9.00` as `09:00`; None for nothing. InvalidValueError(bad-time)."""
    written = str(value or "").strip()
    if not written:
        return None
    found = _WRITTEN.fullmatch(written)
    try:
        return f"{time(int(found[1]), int(found[2] or 0)):%H:%M}" if found else _refuse(field, written)
    except ValueError:
        return _refuse(field, written)


def _refuse(field: str, written: str) -> str:
    raise InvalidValueError(field=field, value=written, problem="bad-time")
