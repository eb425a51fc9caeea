"""What events of different kinds that are told by records have in common, in words: days, notes, bases, texts."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext

from web.formats import format_day
from web.history_words.appointments import basis_in_words
from web.history_words.lookup import Lookup


def basis_of(details: Mapping[str, Any], lookup: Lookup) -> tuple[str, ...]:
    """Return what the event rests on, if it does."""
    basis = details["basis"]
    told = "" if basis["kind"] == "none-found" else basis_in_words(basis, lookup)
    return (gettext("Basis: %(basis)s", basis=told),) if told else ()


def day_of(details: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """Return a day that the event tells, if it does."""
    return (format_day(details[field]),) if details[field] else ()


def deadline_of(details: Mapping[str, Any]) -> tuple[str, ...]:
    """Return a deadline that the event tells, if it does."""
    return (gettext("Deadline %(day)s", day=format_day(details["deadline"])),) if details["deadline"] else ()


def text_of(details: Mapping[str, Any], *fields: str) -> tuple[str, ...]:
    """Return texts that the event tells."""
    return tuple(str(details[field]) for field in fields if details[field])


def number_of(texts: Any) -> str:
    """Return how many texts there are."""
    return str(len(texts))


SHARED_FIELDS: dict[str, tuple[Any, Any]] = {
    "texts": (lazy_gettext("Number of texts"), number_of),
    "subject_areas": (lazy_gettext("Subject areas"), ", ".join),
    "title": (lazy_gettext("Title"), str),
    "public_title": (lazy_gettext("Public title"), str),
    "summary": (lazy_gettext("Summary"), str),
    "note": (lazy_gettext("Note"), str),
    "body": (lazy_gettext("Body"), str),
    "address": (lazy_gettext("Address"), str),
    "deadline": (lazy_gettext("Deadline"), format_day),
}
"""Fields of several kinds that may be corrected, with how they are called and told."""


def named_fields(lookup: Lookup) -> dict[str, tuple[Any, Any]]:
    """Return the fields that name records, and may be corrected."""
    return {
        "organisation_id": (gettext("Organisation"), lookup.named),
        "case_id": (gettext("Case"), lookup.named),
        "entry_id": (gettext("Journal entry"), lookup.named),
        "body_id": (gettext("Body"), lookup.named),
        "basis": (gettext("Basis"), lambda basis: basis_in_words(basis, lookup)),
    }
