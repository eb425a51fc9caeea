"""Norwegian alphabetical order: æ, ø and å last, aa as å, capitals and small letters alike.

Source: Retskriving and Språkrådet's advice on alphabetising: aa that is read as å sorts with å; ä and ö sort with æ and
ø; other letters with marks sort with their letter (é as e), ü as y.
"""

import unicodedata
from functools import lru_cache

_LAST = {"æ": "{1", "ä": "{1", "ø": "{2", "ö": "{2", "å": "{3"}
_LIKE = {"ü": "y", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "œ": "{2", "ŋ": "n", "ŧ": "t"}
_LETTERS = str.maketrans(_LAST | _LIKE)


@lru_cache(maxsize=8192)
def norwegian_key(text: str) -> str:
    """Return a key that sorts as Norwegians do: `sorted(names, key=norwegian_key)`."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("aa", "å").translate(_LETTERS)
    if folded.isascii():
        return folded
    return "".join(letter for letter in unicodedata.normalize("NFD", folded) if not unicodedata.combining(letter))


def compare_norwegian(left: str, right: str) -> int:
    """Return -1, 0 or 1 as `left` sorts before, with or after `right`: for SQLite's collation `norwegian`."""
    first, second = norwegian_key(left), norwegian_key(right)
    return (first > second) - (first < second)
