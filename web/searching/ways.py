"""Ways on when nothing was found: the spelling that may have been meant, and the search with something left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext

from search.found import Chosen, Found, Way
from web.searching.asked import Asked
from web.searching.filters import LEGENDS, value_label


@dataclass(frozen=True, slots=True)
class WayOn:
    """A link to another search: its words, each with whether it is another than was typed, and what it finds."""

    label: str
    words: tuple[tuple[str, bool], ...]
    url: str
    count: int


def meant(asked: Asked, found: Found) -> list[WayOn]:
    """Return the corrected spelling, if there is one."""
    return [] if found.meant is None else [_way(asked, found.meant, found.meant.query)]


def ways(asked: Asked, found: Found) -> Iterable[WayOn]:
    """Return searches with something left out."""
    return [_way(asked, way, _label(found, way)) for way in found.ways]


def _way(asked: Asked, way: Way, label: str) -> WayOn:
    typed = set(asked.typed.split())
    words = tuple((word, word not in typed) for word in way.query.split())
    return WayOn(label, words, asked.typing(way.query, way.chosen).url, way.count)


def _label(found: Found, way: Way) -> str:
    if isinstance(way.left_out, Chosen):
        one = way.left_out
        facet = LEGENDS.get(one.facet, one.facet)
        return str(gettext("Without the filter %(facet)s: %(value)s", facet=facet, value=value_label(one)))
    if not way.query:
        return str(gettext("Everything in the archive"))
    if way.left_out:
        return str(gettext("%(query)s, without “%(left_out)s”", query=way.query, left_out=way.left_out))
    is_beginning = way.query.count("*") > found.typed.count("*")
    if found.understood.chosen and not way.chosen and not is_beginning:
        return str(gettext("Without any filter: %(query)s", query=way.query))
    return way.query
