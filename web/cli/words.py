"""What commands say, in the reader's language."""

import flask_babel


def gettext(text: str, **values: object) -> str:
    """Return the translation of `text`, with `%(name)s` filled in from `values`."""
    return str(flask_babel.gettext(text, **values))
