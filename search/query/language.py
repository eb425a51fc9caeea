"""The signs of the query language: what was typed is cleaned and cut into words, phrases and fields."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LONGEST = 1000
"""So many characters of what was typed are read."""

_QUOTES = '"“”„‟«»″＂'
_MINUS = "-−–‐‑"
_OPENING = "([{"
_HEAD = re.compile(rf"([{_MINUS}]*)(?:([^\W\d_][\w-]*):)?")
_BARE = re.compile(rf"[^\s{_QUOTES}]+")
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a phrase or a field as it was typed, from `start` to `end` in the text.

    `text` is the word, the inside of the quotes or the field's value, and begins at `at`; `field` is the name before
    the colon as it was written.
    """

    start: int
    end: int
    text: str
    at: int
    field: str | None = None
    minus: bool = False
    quoted: bool = False


def cleaned(typed: str) -> tuple[str, str]:
    """Return what was typed in plain characters, at most LONGEST of them, and the beginning of what was cut off."""
    text = unicodedata.normalize("NFC", typed[: 4 * LONGEST].encode("utf-8", "ignore").decode())
    text = "".join(" " if _is_control(letter) else letter for letter in text if unicodedata.category(letter) != "Cf")
    if len(text) <= LONGEST and len(typed) <= 4 * LONGEST:
        return text, ""
    end = text.rfind(" ", 0, LONGEST)
    end = end if end > 0 else LONGEST
    return text[:end], " ".join(text[end : end + 60].split())


def pieces(text: str, is_field: Callable[[str], bool]) -> Iterator[Piece]:
    """Cut the text into pieces, in order; signs that stand alone are none.

    A known field may have a space after its colon; any other name needs its value right there, else it is a word.
    """
    position = 0
    while position < len(text):
        if text[position].isspace() or text[position] in _OPENING or _is_stray_quote(text, position):
            position += 1
            continue
        piece = _piece_at(text, position, is_field)
        if piece.text or piece.field:
            yield piece
        position = piece.end


def _piece_at(text: str, start: int, is_field: Callable[[str], bool]) -> Piece:
    match = _HEAD.match(text, start)
    signs, field, at = (match[1], match[2], match.end()) if match else ("", None, start)
    if field is not None:
        if is_field(field):
            at = _value_start(text, at, is_field)
        elif at >= len(text) or text[at].isspace():
            field, at = None, start + len(signs)
    minus = bool(signs)
    if _opens(text, at):
        closing = _closing(text, at)
        if closing is not None:
            return Piece(start, closing + 1, text[at + 1 : closing].strip(), at + 1, field, minus, quoted=True)
        at += 1
    bare = _BARE.match(text, at)
    if bare is None:
        return Piece(start, max(at, start + 1), "", at, field, minus)
    return Piece(start, bare.end(), bare[0], at, field, minus)


def _value_start(text: str, at: int, is_field: Callable[[str], bool]) -> int:
    """Return where the value of a field begins: after spaces, unless what comes then is a field too."""
    space = _SPACE.match(text, at)
    after = space.end() if space else at
    following = _HEAD.match(text, after)
    is_another = following is not None and following[2] is not None and is_field(following[2])
    return at if is_another else after


def _is_stray_quote(text: str, position: int) -> bool:
    """Whether the sign there is a quote that begins no phrase: one in a word (`5"`), or one that is never closed."""
    return text[position] in _QUOTES and (not _opens(text, position) or _closing(text, position) is None)


def _opens(text: str, position: int) -> bool:
    if position >= len(text) or text[position] not in _QUOTES:
        return False
    return position == 0 or not (text[position - 1].isalnum() or text[position - 1] in _QUOTES)


def _closing(text: str, opening: int) -> int | None:
    return next((at for at in range(opening + 1, len(text)) if text[at] in _QUOTES), None)


def _is_control(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) == "Cc"
