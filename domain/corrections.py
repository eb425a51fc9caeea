"""What a correction changed: each field with what stood there and what stands there now."""

from collections.abc import Mapping
from typing import Any


def altered(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the fields of `after` that differ, as events hold them: `{"before": …, "after": …}`."""
    return {
        field: {"before": before[field], "after": value} for field, value in after.items() if value != before[field]
    }
