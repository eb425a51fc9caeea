"""Where a statement stands on one day, told from the records of that day alone: as slow and plain as can be."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.dates import PartialDate


def standing_on(facts: Mapping[str, Any], day: str) -> tuple[int, str] | None:
    """Return the version that stands on an ISO day, and what it is."""
    asked = date.fromisoformat(day)
    best: dict[str, tuple[date, int]] = {}
    is_retracted = False
    for record in facts["records"].values():
        for kind, field in (
            ("version", "drafted_on"),
            ("adoption", "adopted_on"),
            ("sending", "sent_on"),
            ("publication", "published_on"),
            ("retraction", "retracted_on"),
        ):
            if record["kind"] != kind:
                continue
            since = PartialDate.parse(record[field]).first if record[field] else date.min
            if since > asked:
                continue
            if kind == "retraction":
                is_retracted = True
                continue
            group = "out" if kind in ("sending", "publication") else kind
            best[group] = max(best.get(group, (date.min, 0)), (since, record["version"]))
    for group, state in (("adoption", "adopted"), ("out", "out"), ("version", "drafted")):
        if group in best:
            return best[group][1], "retracted" if is_retracted else state
    return None
