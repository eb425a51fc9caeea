"""Before and after, with the words that differ marked for eye and ear."""

import re
from difflib import SequenceMatcher

from flask import Flask
from markupsafe import Markup, escape

_WORDS = re.compile(r"\s+|\w+|[^\w\s]", re.UNICODE)

MOST_WORDS = 4000
"""Longer texts are shown whole, unmarked: comparing them word by word takes too long for a page."""


def marked_change(before: str | None, after: str | None) -> tuple[Markup, Markup]:
    """Return both texts, escaped, with what went in `del` and what came in `ins`."""
    old, new = _WORDS.findall(before or ""), _WORDS.findall(after or "")
    if len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        return escape(before or ""), escape(after or "")
    left, right = Markup(), Markup()
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if kind == "equal":
            left, right = left + gone, right + come
            continue
        left += _marked("del", gone)
        right += _marked("ins", come)
    return left, right


def _marked(tag: str, words: str) -> Markup:
    """Return the words in an element, with blanks around them outside it: a marked blank looks like a mistake."""
    inner = words.strip()
    if not inner:
        return escape(words)
    before, _, after = words.partition(inner)
    return Markup("{}<{}>{}</{}>{}").format(before, Markup(tag), inner, Markup(tag), after)  # noqa: S704 - our own tag


def install(app: Flask) -> None:
    """Give templates `marked_change(before, after)`."""
    app.jinja_env.globals["marked_change"] = marked_change
