"""How a search was understood, and what was not used of it, in words."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from search.found import Found, Understood, Why
from web.formats import quoted
from web.searching.filters import LEGENDS, value_label

REASONS: dict[Why, Any] = {
    Why.COMMON_WORD: lazy_gettext("common word"),
    Why.UNKNOWN_FIELD: lazy_gettext("unknown field"),
    Why.UNKNOWN_VALUE: lazy_gettext("there is no such thing here"),
    Why.BAD_DATE: lazy_gettext("not a date"),
    Why.NOT_EXCLUDABLE: lazy_gettext("a field cannot be left out"),
    Why.NOTHING_THERE: lazy_gettext("nothing comes after it"),
    Why.TOO_LONG: lazy_gettext("the search is too long"),
}
"""Why a piece of what was typed was not used."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing about how a search was read: a label, and the values that are set in bold."""

    label: str
    values: tuple[str, ...]


def told(found: Found) -> list[Told]:
    """Return how the search was understood, but for what was ticked: the boxes show that."""
    understood = found.understood
    return [one for one in (*_text(understood), *_typed_filters(understood)) if one.values]


def ignored(found: Found) -> list[tuple[str, str]]:
    """Return what was not used, as it was typed, and why."""
    return [(one.text, str(REASONS[one.why])) for one in found.understood.ignored]


def _text(understood: Understood) -> list[Told]:
    words = ngettext(
        "Searched for the word, also inflected and in compounds:",
        "Searched for as many of the words as possible, also inflected and in compounds:",
        len(understood.words),
    )
    return [
        Told(words, understood.words),
        Told(gettext("Together, in this order:"), tuple(quoted(phrase) for phrase in understood.phrases)),
        Told(gettext("Without:"), understood.without),
        Told(gettext("Also by the names:"), understood.names),
    ]


def _typed_filters(understood: Understood) -> list[Told]:
    grouped: dict[str, list[str]] = {}
    for one in understood.chosen:
        if one.typed:
            grouped.setdefault(one.facet, []).append(value_label(one))
    return [
        Told(gettext("%(facet)s:", facet=LEGENDS.get(facet, facet)), tuple(values)) for facet, values in grouped.items()
    ]
