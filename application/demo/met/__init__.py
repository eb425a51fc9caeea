"""What the demo archive tells of meetings beside the decisions made in them, read from the file beside this one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

_FILE = Path(__file__).parent / "meetings.toml"
_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True)
class ExtraItem:
    """An item with a number of its own that becomes a decision in `case` when the minutes are approved.

    `at` is the regular meeting, `RR -1-10`. One of a special meeting has the number that the regular meeting
    `number_of` left over. `ballot`, `disqualified`, `statement` and `task` are those of the minutes, with names.
    """

    title: str
    case: str
    recommendation: str
    text: str
    outcome: str
    at: str = ""
    number_of: str = ""
    kind: str = "decision"
    outside_agenda: bool = False
    ballot: tuple[Mapping[str, Any], ...] = ()
    proposal: tuple[Mapping[str, Any], ...] = ()
    disqualified: tuple[Mapping[str, Any], ...] = ()
    statement: tuple[Mapping[str, Any], ...] = ()
    task: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, kw_only=True)
class SpecialMeeting:
    """A meeting that no body has every year. `day` is as plan_days.py takes it, `days` how many more it lasts.

    Without `minutes` it is held, and nothing is written of it.
    """

    key: str
    body: str
    kind: str
    title: str
    day: str
    place: str = ""
    starts_at: str = "09:00"
    ends_at: str | None = None
    days: int = 0
    bodies: tuple[str, ...] = ()
    form: str = "in-person"
    items: tuple[str, ...] = ()
    item: tuple[ExtraItem, ...] = ()
    minutes: bool = False


@dataclass(frozen=True, kw_only=True)
class MetPlan:
    """All that is told. `moved` are regular meetings that were planned some days before."""

    informed: tuple[str, ...]
    places: tuple[str, ...]
    secretary: str
    question: str
    observer: str
    chair: tuple[Mapping[str, str], ...]
    network: tuple[Mapping[str, str], ...]
    item: tuple[ExtraItem, ...]
    said: tuple[Mapping[str, str], ...]
    moved: tuple[Mapping[str, Any], ...]
    meeting: tuple[SpecialMeeting, ...]


@cache
def met() -> MetPlan:
    """Return what is told of meetings."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    items = [_made(ExtraItem, one) for one in told.pop("item")]
    meetings = [
        _made(SpecialMeeting, {**one, "item": [_made(ExtraItem, item) for item in one.get("item", ())]})
        for one in told.pop("meeting")
    ]
    return _made(MetPlan, {**told, "item": items, "meeting": meetings})


def _made(kind: type[_T], told: dict[str, Any]) -> _T:
    unknown = told.keys() - {one.name for one in fields(kind)}  # type: ignore[arg-type]
    if unknown:
        raise TypeError(f"{kind.__name__} has no {sorted(unknown)}: {told}")
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in told.items()})
