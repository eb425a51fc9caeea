"""Tells the rows of a version of an action plan in the demo archive: texts of today, and bodies by their codes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from application.demo import council
from application.demo.names import demo_id
from domain.action_plans import CONTENT, ResponsibleKind

ROWS = frozenset(CONTENT)
"""The fields of a version that are rows."""


def rows_told(rows: Iterable[Mapping[str, Any]], said: Callable[[str], str]) -> Iterator[dict[str, Any]]:
    """Yield rows as commands take them; `said` returns a planned text as it is written today."""
    for row in rows:
        told = {name: said(one) if isinstance(one, str) and name != "key" else one for name, one in row.items()}
        if "responsible" in row:
            told["responsible"] = _answering(row["responsible"])
        if "body" in row:
            told["body_id"] = demo_id("body", told.pop("body"))
        yield told


def _answering(written: str) -> dict[str, Any]:
    if written in council.BODIES:
        return {"kind": ResponsibleKind.BODY, "id": demo_id("body", written)}
    return {"kind": ResponsibleKind.NAMED, "name": written}
