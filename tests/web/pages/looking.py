"""Looking at a page as a reader of it does: by its text and its links."""

import re
from urllib.parse import parse_qs, urlsplit

from flask.testing import FlaskClient
from lxml import html

_STEPS = re.compile(r"\s*([>~])\s*|\s+")
_PIECES = re.compile(r"([.#])([\w-]+)|\[([\w-]+)(?:='?([^'\]]*)'?)?\]|^([\w]+)")
_AXES = {">": "child", "~": "following-sibling", None: "descendant"}


def page(client: FlaskClient, path: str) -> html.HtmlElement:
    """A page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status)
    return html.document_fromstring(answer.text)


def all_of(element: html.HtmlElement, css: str) -> list[html.HtmlElement]:
    """What a plain selector finds below an element: tag, .class, #id, [name=value], and blank, > or ~ between."""
    path, axis, at = ".", "descendant", 0
    for gap in [*_STEPS.finditer(css), None]:
        path += f"/{axis}::*{_conditions(css[at : gap.start() if gap else len(css)])}"
        if gap:
            axis, at = _AXES[gap[1]], gap.end()
    found: list[html.HtmlElement] = element.xpath(path)
    return found


def said(element: html.HtmlElement, css: str = "main") -> str:
    """The text of what a selector finds, each on a line, with plain blanks."""
    return "\n".join(" ".join(one.text_content().split()) for one in all_of(element, css))


def titles(element: html.HtmlElement) -> list[str]:
    """The titles of the hits."""
    return said(element, ".hit h3").splitlines()


def addresses(element: html.HtmlElement, css: str) -> list[str]:
    """Where the links that a selector finds lead."""
    return [one.get("href") for one in all_of(element, css)]


def asked(address: str) -> dict[str, list[str]]:
    """What the query of an address says."""
    return parse_qs(urlsplit(address).query)


def _conditions(step: str) -> str:
    found = ""
    for sign, name, attribute, value, tag in _PIECES.findall(step):
        if tag:
            found += f"[self::{tag}]"
        elif sign == "#":
            found += f"[@id='{name}']"
        elif sign == ".":
            found += f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
        else:
            found += f"[@{attribute}='{value}']" if value else f"[@{attribute}]"
    return found
