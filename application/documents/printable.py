"""What the fonts that come with the typesetter can show: PDF/A takes no letter that has no shape."""

import io
import re
import unicodedata
from typing import Any

from PIL import Image, UnidentifiedImageError

MISSING = "\N{WHITE SQUARE}"
"""What stands for a letter that cannot be shown."""

_SHOWN = (
    r"\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u04ff\u1d00-\u1dbf\u1e00-\u1fff\u2010-\u2027"
    r"\u2030-\u2040\u2044-\u2052\u2070-\u20bf\u2100-\u211e\u2126-\u2151\u2153-\u2184\u2190-\u23ff\u2500-\u2606"
)
_NOT_SHOWN = re.compile(f"[^{_SHOWN}]")
_MARKS = re.compile(r"[\u0300-\u036f\ufe00-\ufe0f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad]")
_BLANKS = re.compile(r"[^\S\u00a0]+")

_LARGEST = (600, 240)


def printable(text: str) -> str:
    """Return a text with MISSING for what no font has: other scripts than Latin, Greek and Cyrillic, and pictures.

    Marks that turn text around or join letters are left out, and line breaks and tabs become blanks.
    """
    composed = _BLANKS.sub(" ", unicodedata.normalize("NFC", text))
    return _NOT_SHOWN.sub(MISSING, _MARKS.sub("", composed))


def all_printable(data: Any) -> tuple[Any, bool]:
    """Return data of lists, mappings and texts with every text printable, and whether a letter was replaced."""
    if isinstance(data, str):
        made = printable(data)
        return made, made.count(MISSING) > data.count(MISSING)
    if isinstance(data, dict):
        pairs = {name: all_printable(value) for name, value in data.items()}
        return {name: made for name, (made, _) in pairs.items()}, any(lost for _, lost in pairs.values())
    if isinstance(data, list | tuple):
        if data and isinstance(data[0], int):  # the bytes of a picture
            return data, False
        parts = [all_printable(one) for one in data]
        return [made for made, _ in parts], any(lost for _, lost in parts)
    return data, False


def print_picture(picture: bytes) -> bytes | None:
    """Return a picture as a small PNG in plain colours, as PDF/A takes it; None when it cannot be read."""
    made = io.BytesIO()
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            image = opened.convert("RGBA")
            image.thumbnail(_LARGEST)
            image.save(made, "PNG")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    return made.getvalue()
