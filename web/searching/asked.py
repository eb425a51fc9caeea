"""What the address of a search page asks for, and the addresses of the same search with something changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlencode

from flask import url_for
from werkzeug.datastructures import MultiDict

from search.found import Understood
from search.question import Sort

FACETS = ("type", "body", "municipality", "organisation", "year", "subject", "filetype", "case")
"""What hits can be narrowed by: the names in the address, in the order they are shown."""

PER_PAGE = 20
LAST_PAGE = 500
"""Nobody turns more pages than this; who would, narrows the search instead."""

LONGEST = 4000
"""So many characters of what was typed are carried along. The search itself reads fewer, and says so."""

MOST_CHOICES, LONGEST_KEY = 50, 200
"""So many choices of one facet are carried along, and so many characters of each."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as its address holds it: what was typed, what was ticked, the order (None: not said) and the page."""

    typed: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort | None = None
    page: int = 1

    @classmethod
    def read(cls, arguments: "MultiDict[str, str]") -> Self:
        """Read it from the address. What means nothing is left out; nothing is refused."""
        return cls(
            typed=" ".join(arguments.get("q", "")[:LONGEST].split()),
            chosen={name: keys for name in FACETS if (keys := _keys(arguments.getlist(name)))},
            sort=_sort(arguments.get("sort", "")),
            page=_page(arguments.get("page", "")),
        )

    @property
    def offset(self) -> int:
        """How many hits come before this page."""
        return (self.page - 1) * PER_PAGE

    @property
    def said(self) -> list[tuple[str, str]]:
        """What its address says, name by name: what is as it is anyway is not said."""
        said = [("q", self.typed)] if self.typed else []
        said += [(name, key) for name in FACETS for key in self.chosen.get(name, ())]
        if self.sort is not None:
            said.append(("sort", self.sort.value))
        if self.page > 1:
            said.append(("page", str(self.page)))
        return said

    @property
    def url(self) -> str:
        """Its address."""
        address = url_for("search.results")
        return f"{address}?{urlencode(self.said)}" if self.said else address

    def as_understood(self, understood: Understood) -> "Asked":
        """Return the same search with what was ticked as it was understood, and without what meant nothing."""
        chosen: dict[str, tuple[str, ...]] = {}
        for one in understood.chosen:
            if not one.typed:
                chosen[one.facet] = (*chosen.get(one.facet, ()), one.key)
        return replace(self, chosen=chosen)

    def without(self, facet: str, key: str) -> "Asked":
        """Return the same search without one choice, from its first page."""
        left = {name: tuple(one for one in keys if (name, one) != (facet, key)) for name, keys in self.chosen.items()}
        return replace(self, chosen={name: keys for name, keys in left.items() if keys}, page=1)

    def typing(self, typed: str, chosen: Mapping[str, tuple[str, ...]] | None = None) -> "Asked":
        """Return a search for other words, with the same choices unless others are given, from its first page."""
        return replace(self, typed=typed, chosen=self.chosen if chosen is None else chosen, page=1)

    def sorted_by(self, sort: Sort | None) -> "Asked":
        """Return the same search in another order, None for the usual one, from its first page."""
        return replace(self, sort=sort, page=1)

    def at_page(self, page: int) -> "Asked":
        """Return another page of the same search."""
        return replace(self, page=page)


def _keys(given: list[str]) -> tuple[str, ...]:
    stripped = (one.strip() for one in given[:MOST_CHOICES])
    return tuple(dict.fromkeys(one for one in stripped if 0 < len(one) <= LONGEST_KEY))


def _sort(given: str) -> Sort | None:
    return Sort(given) if given in set(Sort) else None


def _page(given: str) -> int:
    if not (given.isascii() and given.isdecimal()):
        return 1
    return min(max(int(given[:6]), 1), LAST_PAGE)
