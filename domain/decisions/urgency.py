"""What was decided alone in an urgent matter, for a body that could not be called in time (kommuneloven § 11-8).

`{"decided_by": "Rådslederen", "delegation": "RR 4/2023", "reason": "…"}`: who decided, by which delegation from the
body, where that is known, and why there was no time to call it. The body is to be told in its next meeting.
"""

from collections.abc import Mapping
from typing import Any

from domain.base import optional_text, require_text
from domain.errors import InvalidValueError, gathered

LONGEST = 500
"""The most characters of who decided and of the delegation."""


def checked_urgency(given: Mapping[str, Any] | None) -> dict[str, str | None] | None:
    """Return it as events hold it; None for what the body decided itself.

    InvalidValueError for `decided_by` and `reason` when they are missing, and for what is too long.
    """
    if given is None:
        return None
    with gathered() as each:
        decided_by = each(require_text, "decided_by", given.get("decided_by"))
        delegation = each(optional_text, given.get("delegation"), "delegation")
        reason = each(require_text, "reason", given.get("reason"))
    for field, value in (("decided_by", decided_by), ("delegation", delegation)):
        if value and len(value) > LONGEST:
            raise InvalidValueError(field=field, value="", problem="too-long", length=len(value), most=LONGEST)
    return {"decided_by": decided_by, "delegation": delegation, "reason": reason}
