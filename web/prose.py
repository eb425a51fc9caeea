"""Texts of decisions as markup: paragraphs and numbered points, alone or beside another with the differences marked.

Templates get the filter `prose` and `compared(before, after)`.
"""

import re
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


def compared(before: str | None, after: str | None) -> tuple[Markup, Markup]:
    """Return both texts with the words that differ marked, line by line."""
    old, new = lines_of(before), lines_of(after)
    matcher = SequenceMatcher(None, [one.text for one in old], [one.text for one in new], autojunk=False)
    left: list[tuple[int | None, Markup]] = []
    right: list[tuple[int | None, Markup]] = []
    for _, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        for was, is_now in zip_longest(old[old_from:old_to], new[new_from:new_to]):
            gone, come = marked_change(was.text if was else None, is_now.text if is_now else None)
            if was:
                left.append((was.number, gone))
            if is_now:
                right.append((is_now.number, come))
    return _render(left), _render(right)


def _render(lines: list[tuple[int | None, Markup]]) -> Markup:
    made = Markup()
    in_list = False
    for number, content in lines:
        if in_list and number in (None, 1):
            made, in_list = made + Markup("</ol>"), False
        if number is None:
            made += Markup("<p>{}</p>").format(content)
            continue
        if not in_list:
            made += Markup("<ol>") if number == 1 else Markup('<ol start="{}">').format(number)
            in_list = True
        made += Markup("<li>{}</li>").format(content)
    return made + Markup("</ol>") if in_list else made


def install(app: Flask) -> None:
    """Give templates `prose` and `compared`."""
    app.jinja_env.filters["prose"] = prose
    app.jinja_env.globals["compared"] = compared
