"""The names and numbers that the record a form is about has had: what a person chooses among to put one right."""

from collections.abc import Mapping

from flask import g
from flask_babel import gettext

from domain.organisations import Organisation
from web.formats import format_day


def names_of_record() -> Mapping[str, str]:
    """Return the names, by the number of the event that recorded each."""
    record = g.get("acting_on")
    names = record.names if record is not None else {}
    return {str(number): _told(str(one["name"]), one["valid_from"]) for number, one in names.items()}


def numbers_of_record() -> Mapping[str, str]:
    """Return the numbers in public registers, by the number of the event that recorded each."""
    record = g.get("acting_on")
    numbers = record.assigned if isinstance(record, Organisation) else {}
    return {str(number): _told(str(one["number"]), one["valid_from"]) for number, one in numbers.items()}


def _told(words: str, valid_from: object) -> str:
    return gettext("%(name)s (from %(day)s)", name=words, day=format_day(str(valid_from))) if valid_from else words
