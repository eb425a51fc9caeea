"""National identity numbers (fødselsnummer and D-nummer): never published, in whatever text somebody put them.

Source: folkeregisterforskriften (FOR-2017-07-14-1201) chapter 2: six digits of a date, three of an individual number,
two check digits (mod 11). A D-number has 4 added to the first digit; synthetic numbers for tests have 40 or 80 added to
the month and count too. Offentleglova § 26 lets them be withheld.
"""

import re
from collections.abc import Iterable
from datetime import date

from domain.base import require_text
from domain.errors import DomainError

_WRITTEN = re.compile(r"(?<!\d)(\d{6})[ .\-\N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}]?(\d{5})(?!\d)", re.ASCII)
_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_LEAP_YEAR = 2000
"""The century is not part of the six digits, so 29 February is possible whatever the year."""


class IdentityNumberError(DomainError):
    """Something public would hold a national identity number. Values: `field`; never the number itself."""

    code = "identity-number"


class IdentityNumberInTextError(IdentityNumberError):
    """The text of a file that would be public holds one. Values: `document`, `name`, `part`, `page`; never the number.

    `part` names a file inside a mail or an archive, and is empty for the file itself; `page` is empty when the number
    stands in a file's name.
    """

    code = "identity-number-in-text"


def holds_identity_number(text: str | None) -> bool:
    """Return whether a valid national identity number stands in the text, as `010190 12345` or without the blank."""
    return any(_is_valid(match[1] + match[2]) for match in _WRITTEN.finditer(text or ""))


def refuse_identity_numbers(texts: Iterable[tuple[str, str | None]]) -> None:
    """Raise IdentityNumberError for the first field (name, text) whose text holds one."""
    for field, text in texts:
        if holds_identity_number(text):
            raise IdentityNumberError(field=field)


def public_name(name: str) -> str:
    """Return a name that everybody reads, without blanks around it; InvalidValueError if it is empty."""
    name = require_text("name", name)
    refuse_identity_numbers([("name", name)])
    return name


def _is_valid(digits: str) -> bool:
    numbers = [int(digit) for digit in digits]
    sums = (sum(weight * number for weight, number in zip(ws, numbers, strict=False)) for ws in (_FIRST, _SECOND))
    return all(total % 11 == 0 for total in sums) and _is_day(digits)


def _is_day(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    try:
        date(_LEAP_YEAR, month % 40, day - 40 if day > 40 else day)
    except ValueError:
        return False
    return True
