"""A list narrowed by its address: the filters in force as chips, each a link to the list without it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from web.searching.filters import Chip


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The list at `endpoint` with the filters `values` by their name in the address; None is not in force."""

    endpoint: str
    values: Mapping[str, str | None]

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is in force."""
        return any(self.values.values())

    @property
    def span(self) -> list[str]:
        """The days in force, for the name of a file: one when the first is the last."""
        return [one for one in dict.fromkeys((self.values.get("since"), self.values.get("until"))) if one]

    def url(self, **other: str | int | None) -> str:
        """Return the address of the list with these filters, the others as they are."""
        values: dict[str, Any] = {**self.values, **other}
        return url_for(self.endpoint, **values)

    def chips(self, words: Mapping[str, str]) -> list[Chip]:
        """Return a chip for each filter in force; `words` are what each says."""
        return [Chip(words[name], self.url(**{name: None})) for name, value in self.values.items() if value]

    def tidy(self, after: str | int | None) -> Response | None:
        """Return the way to the same list by its plain address, None when that is what was asked for.

        A form sends empty fields along, and dates as they are written in Norwegian.
        """
        kept = {name: value for name, value in self.values.items() if value}
        asked = {name: value for name, value in request.args.items() if name in self.values}
        return None if asked == kept else redirect(self.url(after=after, format=request.args.get("format")))
