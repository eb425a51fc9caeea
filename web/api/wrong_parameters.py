"""What is wrong with a parameter, in the reader's language: marshmallow says it in English only."""

import re
from typing import Any

from flask_babel import gettext, lazy_gettext

_SENTENCES = {
    "Missing data for required field.": lazy_gettext("This must be given."),
    "Field may not be null.": lazy_gettext("This cannot be empty."),
    "Not a valid integer.": lazy_gettext("Write a whole number."),
    "Not a valid UUID.": lazy_gettext("Write the id of a record, as it is answered."),
    "Not a valid date.": lazy_gettext("Write a date as yyyy-mm-dd, for example 2025-03-01."),
    "Not a valid string.": lazy_gettext("Write a text."),
    "Not a valid boolean.": lazy_gettext("Write true or false."),
    "Unknown field.": lazy_gettext("There is no such parameter here. Look for a typo, or leave it out."),
}
_ONE_OF = re.compile(r"Must be one of: (?P<allowed>.+)\.")
_BETWEEN = re.compile(r"Must be greater than or equal to (?P<least>\S+) and less than or equal to (?P<most>\S+)\.")


def in_words(messages: Any) -> Any:
    """Return marshmallow's messages, nested as they are, each in the reader's language; unknown ones unchanged."""
    if isinstance(messages, dict):
        return {key: in_words(value) for key, value in messages.items()}
    if isinstance(messages, list):
        return [in_words(value) for value in messages]
    if messages in _SENTENCES:
        return str(_SENTENCES[messages])
    if found := _ONE_OF.fullmatch(str(messages)):
        return gettext("Choose one of: %(allowed)s.", **found.groupdict())
    if found := _BETWEEN.fullmatch(str(messages)):
        return gettext("Write a number from %(least)s to %(most)s.", **found.groupdict())
    return messages
