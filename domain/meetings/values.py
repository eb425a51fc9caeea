"""Values that events of meetings hold, checked: when and where it is, and names of those it was sent to."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from domain.base import optional_text, require_one_of
from domain.dates import iso, require_iso, require_not_before
from domain.errors import InvalidValueError, gathered
from domain.meetings.clock_times import clock_time
from domain.meetings.facts import MeetingForm

_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def link(field: str, value: Any) -> str | None:
    """Return an address on the web; None for none. InvalidValueError(problem=bad-address)."""
    written = optional_text(value, field)
    if written is not None and not _LINK.fullmatch(written):
        raise InvalidValueError(field=field, value=written, problem="bad-address")
    return written


def when_and_where(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return when and where it is, as events hold it: the fields of TIMES and WHERE. InvalidValueError for each."""
    with gathered() as each:
        starts = each(require_iso, given.get("starts_on"), field="starts_on")
        ends = each(iso, given.get("ends_on"), field="ends_on")
        begins = each(clock_time, "starts_at", given.get("starts_at"))
        closes = each(clock_time, "ends_at", given.get("ends_at"))
        place = each(optional_text, given.get("place"), "place")
        address = each(link, "link", given.get("link"))
        form = each(require_one_of, "form", str(given.get("form") or MeetingForm.IN_PERSON), frozenset(MeetingForm))
        each(require_not_before, starts, ends, field="ends_on")
        if not each.errors:
            each(require_in_order, begins, closes, lasts_days=ends not in (None, starts))
    return {
        "starts_on": starts,
        "starts_at": begins,
        "ends_on": ends,
        "ends_at": closes,
        "place": place,
        "link": address,
        "form": form,
    }


def require_in_order(
    begins: str | None, closes: str | None, *, lasts_days: bool = False, field: str = "ends_at"
) -> None:
    """Require that what ends the same day ends after it begins. InvalidValueError(problem=before-start)."""
    if begins and closes and not lasts_days and closes < begins:
        raise InvalidValueError(field=field, value=closes, problem="before-start", start=begins)


def names(field: str, given: Iterable[Any] | None) -> list[str]:
    """Return names of people or offices, none twice."""
    return list(dict.fromkeys(filter(None, (optional_text(str(one), field) for one in given or ()))))
