"""What a correction changed: each field with what stood there and what stands there now."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID


def altered(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the fields of `after` that differ, as events hold them: `{"before": …, "after": …}`, an id as its text."""
    return {
        field: {"before": _plain(before[field]), "after": _plain(value)}
        for field, value in after.items()
        if value != before[field]
    }


def _plain(value: Any) -> Any:
    return value.hex if isinstance(value, UUID) else value
