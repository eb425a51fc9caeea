"""The filters of a search as they are shown: boxes to tick with counts, and a chip for each that is in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext, lazy_gettext

from search.found import Choice, Chosen, Found
from web.formats import format_day
from web.labels import label
from web.searching.asked import FACETS, Asked

LEGENDS: dict[str, Any] = {
    "type": lazy_gettext("Type"),
    "body": lazy_gettext("Body"),
    "municipality": lazy_gettext("Municipality"),
    "organisation": lazy_gettext("Organisation"),
    "year": lazy_gettext("Year"),
    "subject": lazy_gettext("Subject area"),
    "filetype": lazy_gettext("File type of attachments"),
    "case": lazy_gettext("Case"),
    "since": lazy_gettext("From"),
    "until": lazy_gettext("To"),
}
"""What each facet is called, and the two ends of a period."""

_ALL: dict[str, Any] = {
    "type": lazy_gettext("All types"),
    "body": lazy_gettext("All bodies"),
    "municipality": lazy_gettext("All municipalities"),
    "organisation": lazy_gettext("All organisations"),
    "year": lazy_gettext("All years"),
    "subject": lazy_gettext("All subject areas"),
    "filetype": lazy_gettext("All file types"),
}

FEW, MOST = 6, 40
"""So many boxes of a facet are shown at once, and so many in all: who wants a rarer one writes its name."""


@dataclass(frozen=True, slots=True)
class Box:
    """A choice to tick. A `typed` one is in force because of what was typed, and is changed there."""

    key: str
    label: str
    count: int
    checked: bool
    typed: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """What one facet offers: the boxes that are shown at once, and the rest behind `more` (`Alle organer (12)`)."""

    name: str
    legend: str
    boxes: tuple[Box, ...]
    rest: tuple[Box, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the address of the same search without it."""

    label: str
    url: str


def without_any(asked: Asked, found: Found) -> str:
    """Return the address of the same search without any filter, ticked or typed."""
    understood = found.understood
    if not any(one.typed for one in understood.chosen):
        return asked.typing(asked.typed, {}).url
    phrases, without = (f'"{one}"' for one in understood.phrases), (f"-{_quoted(one)}" for one in understood.without)
    return asked.typing(" ".join((*understood.words, *phrases, *without)), {}).url


def facets_of(found: Found) -> list[Facet]:
    """Return what the hits can be narrowed by, in the order it is shown; a facet without any choice is left out."""
    typed = {(one.facet, one.key) for one in found.understood.chosen if one.typed}
    shown = []
    for name in FACETS:
        boxes = [_box(name, choice, typed) for choice in _choices(found, name)]
        if not boxes or name == "case":  # there are as many cases as hits: one is chosen in words or by a link
            continue
        first, rest = _split(boxes)
        shown.append(Facet(name, str(LEGENDS[name]), first, rest, _more(name, len(boxes), len(first) + len(rest))))
    return shown


def chips_of(asked: Asked, found: Found) -> list[Chip]:
    """Return a chip for each filter in force, ticked or typed."""
    return [
        Chip(
            gettext("%(facet)s: %(value)s", facet=LEGENDS.get(one.facet, one.facet), value=value_label(one)),
            asked.typing(one.left or "").url if one.typed else asked.without(one.facet, one.key).url,
        )
        for one in found.understood.chosen
    ]


def value_label(one: Chosen) -> str:
    """Return what a filter in force narrows to, in words."""
    if one.facet in ("since", "until"):
        return format_day(one.key)
    return key_label(one.facet, one.key, one.label)


def key_label(facet: str, key: str, known: str | None) -> str:
    """Return what a facet's key is called: by the register, or in words."""
    if known:
        return known
    group = {"type": "kind", "filetype": "file"}.get(facet)
    return label(group, key) if group else key


def _quoted(words: str) -> str:
    return f'"{words}"' if " " in words else words


def _choices(found: Found, name: str) -> Iterable[Choice]:
    choices = found.facets.get(name, ())
    if name == "year":
        return sorted(choices, key=lambda one: one.key, reverse=True)
    if name == "organisation":  # a municipality is an organisation too, and has a facet of its own
        shown = {one.key for one in found.facets.get("municipality", ())}
        return [one for one in choices if one.chosen or one.key not in shown]
    return choices


def _box(name: str, choice: Choice, typed: set[tuple[str, str]]) -> Box:
    words = key_label(name, choice.key, choice.label)
    return Box(choice.key, words, choice.count, choice.chosen, (name, choice.key) in typed)


def _split(boxes: list[Box]) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    if len(boxes) <= FEW + 2:  # one or two more are not worth hiding
        return tuple(boxes), ()
    first = {box.key for box in boxes[:FEW]} | {box.key for box in boxes if box.checked}
    rest = [box for box in boxes if box.key not in first]
    return tuple(box for box in boxes if box.key in first), tuple(rest[: max(MOST - len(first), 0)])


def _more(name: str, there_are: int, shown: int) -> str:
    if there_are > shown:
        return str(gettext("The %(number)s commonest", number=shown))
    return f"{_ALL[name]} ({there_are})"
