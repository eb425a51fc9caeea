"""A form as a browser sends it: what stands in its fields, with what a person changes."""

from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.within, self.values = False, dict[str, str]()
        self._select: str | None = None
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name, value = told.get("name") or "", told.get("value") or ""
        if tag == "form":
            self.within = told.get("id") == "room"
        if not self.within:
            return
        if tag == "input" and (told.get("type") not in ("radio", "checkbox") or "checked" in told):
            self.values[name] = value
        if tag == "select":
            self._select = name
        if tag == "option" and self._select and ("selected" in told or self._select not in self.values):
            self.values[self._select] = value
        if tag == "textarea":
            self._area, self.values[name] = name, ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.within = False
        if tag == "select":
            self._select = None
        if tag == "textarea" and self._area:
            self.values[self._area] = self.values[self._area].removeprefix("\n")
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area and self.within:
            self.values[self._area] += data


def fields_of(page: str) -> dict[str, str]:
    """Return what stands in the fields of the form on a page."""
    reader = _Fields()
    reader.feed(page)
    return reader.values


def sent(client: FlaskClient, path: str, page: str, **changes: str) -> TestResponse:
    """Send the form of a page with changes; dots of the names are written `__`."""
    changed = {name.replace("__", "."): value for name, value in changes.items()}
    return client.post(path, data=fields_of(page) | changed, headers={"Accept-Language": "nb"})
