"""Texts of decisions as markup: paragraphs and numbered points, alone or beside another with the differences marked.

Templates get the filter `prose` and `compared(before, after)`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from flask import Flask
from markupsafe import Markup, escape

from web.changes import marked_change

_POINT = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")


@dataclass(frozen=True)
class Line:
    """A line of a text; `number` is the point's, None for a paragraph."""

    number: int | None
    text: str


def lines_of(text: str | None) -> list[Line]:
    """Return the lines of a text without empty ones. A line is a point when its number is 1 or the next one."""
    found: list[Line] = []
    expected = 1
    for written in filter(None, (line.strip() for line in (text or "").splitlines())):
        match = _POINT.match(written)
        if match and int(match[1]) in (1, expected):
            expected = int(match[1]) + 1
            found.append(Line(expected - 1, written[match.end() :]))
        else:
            found.append(Line(None, written))
    return found


def prose(text: str | None) -> Markup:
    """Return a text as paragraphs and lists, escaped."""
    return _render([(line.number, escape(line.text)) for line in lines_of(text)])


def compared(before: str | None, after: str | None, *, only_changed: bool = False) -> tuple[Markup, Markup]:
    """Return both texts with the words that differ marked, line by line; without lines that are the same if asked."""
    left: list[tuple[int | None, Markup]] = []
    right: list[tuple[int | None, Markup]] = []
    for kind, old, new in _stretches(before, after):
        if only_changed and kind == "equal":
            continue
        for was, is_now in zip_longest(old, new):
            gone, come = marked_change(was.text if was else None, is_now.text if is_now else None)
            if was:
                left.append((was.number, gone))
            if is_now:
                right.append((is_now.number, come))
    return _render(left), _render(right)


def points_changed(before: str | None, after: str | None) -> list[int]:
    """Return the numbers of the points that differ, as they are after, as long as nothing but points differs."""
    changed = [line for kind, old, new in _stretches(before, after) if kind != "equal" for line in (new or old)]
    numbers = [line.number for line in changed if line.number is not None]
    return numbers if len(numbers) == len(changed) else []


def _stretches(before: str | None, after: str | None) -> Iterator[tuple[str, list[Line], list[Line]]]:
    """Yield stretches of lines that are equal, or stand in each other's place."""
    old, new = lines_of(before), lines_of(after)
    matcher = SequenceMatcher(None, [one.text for one in old], [one.text for one in new], autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        yield kind, old[old_from:old_to], new[new_from:new_to]


def _render(lines: list[tuple[int | None, Markup]]) -> Markup:
    made = Markup()
    last: int | None = None
    for number, content in lines:
        if last is not None and number != last + 1:
            made += Markup("</ol>")
        if number is None:
            made += Markup("<p>{}</p>").format(content)
        else:
            if last is None or number != last + 1:
                made += Markup("<ol>") if number == 1 else Markup('<ol start="{}">').format(number)
            made += Markup("<li>{}</li>").format(content)
        last = number
    return made + Markup("</ol>") if last is not None else made


def install(app: Flask) -> None:
    """Give templates `prose` and `compared`."""
    app.jinja_env.filters["prose"] = prose
    app.jinja_env.globals["compared"] = compared
