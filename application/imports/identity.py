"""Ids that are the same each time the same thing is imported, so that a second run adds nothing."""

import unicodedata
from uuid import UUID, uuid5

_IMPORTS = UUID("2d3c5f4e-0a59-5b9a-8d0e-6a7f1f6b9c42")


def made_from(kind: str, *parts: str) -> UUID:
    """Return the id of the thing of this kind that these parts name, however a computer composes their letters."""
    return uuid5(_IMPORTS, "\0".join((kind, *(unicodedata.normalize("NFC", part) for part in parts))))
