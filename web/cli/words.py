"""What commands say, in the reader's language."""

import flask_babel

from web.formats import format_count


def gettext(text: str, **values: object) -> str:
    """Return the translation of `text`, with `%(name)s` filled in from `values`."""
    return str(flask_babel.gettext(text, **values))


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """Return the translation for that number of things; `%(count)s` is the number as people write it."""
    return str(flask_babel.ngettext(one, many, number, count=format_count(number), **values))
