"""The pauses of a meeting in words, as its notes and its minutes hold them."""

from collections.abc import Iterable, Mapping
from typing import Any

Pause = Mapping[str, Any]


def pauses_of(minutes: Mapping[str, Any]) -> list[Pause]:
    """Return the pauses that minutes, or notes of attendance, tell of."""
    return list(minutes.get("pauses") or ())


def pause_times(pauses: Iterable[Pause], between: str = ".") -> str:
    """Return when it paused, `10.15–10.30, 12.00–12.20`; of one that goes on, when it began."""
    return ", ".join(
        "–".join(one[end].replace(":", between) for end in ("from", "until") if one[end]) for one in pauses
    )
