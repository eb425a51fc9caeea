"""Filling in a form as a browser does: everything that stands in it is sent, with what was written over it."""

from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse


class _Fields(HTMLParser):
    """What the forms of a page hold; the search box and the button that signs out are other forms."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._area: str | None = None
        self._select: str | None = None
        self._within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._within = "form" in (given.get("class") or "").split()
        if not self._within:
            return
        name = given.get("name")
        if tag == "input" and name and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self.found.append((name, given.get("value") or ""))
        elif tag == "textarea" and name:
            self._area = name
            self.found.append((name, ""))
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given and self._select:
            self.found.append((self._select, given.get("value") or ""))

    def handle_endtag(self, tag: str) -> None:
        self._area = None if tag == "textarea" else self._area
        self._within = self._within and tag != "form"

    def handle_data(self, data: str) -> None:
        if self._area:
            name, text = self.found[-1]
            self.found[-1] = name, (text + data).lstrip("\n")


def standing(page: str) -> dict[str, str]:
    """What stands in the form of a page, by the names of its fields."""
    parser = _Fields()
    parser.feed(page)
    return dict(parser.found)


def send(client: FlaskClient, path: str, page: str | None = None, **written: str) -> TestResponse:
    """Send the form at `path` with something written in it; `page` is the form when it was fetched before."""
    held = standing(page if page is not None else client.get(path).text)
    return client.post(path, data=MultiDict(held | {name.replace("__", "-"): text for name, text in written.items()}))
