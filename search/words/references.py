"""References (`RR 23/2025`, `sak 23/25`, `2025/17-3`) in texts, records and questions, as terms of the index.

A body's item is written number/year, a case year/number; people mix the two, `/` and `-`, long and short years. A term
is `s23y2025` for an item, `f17y2025` for a case, `f17y2025e3` for its entry, `23y2025` for either and `rr:23y2025`
for an item of a body. One that begins with `=` is held by the record that owns the number, others by texts that mention
it. Year ranges and dates are no references.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

OWNED = "="
"""What the terms of the record that owns a number begin with."""

_CENTURY = 70
"""`69` is 2069 and `70` is 1970, as domain.references reads item numbers."""
_NUMBERS = re.compile(
    r"(\d(?:(?<![\w/]\d)|(?<=[^\W\d_]{2}\d))(?<!\d[.,:–-]\d)\d{0,5})"
    r"\s?([/–-])\s?(\d{1,6})(?:\s?[-–/]\s?(\d{1,4}))?(?![\w/]|[-–:,.]\d)"
)
"""What stands before the first digit is looked at after it: a search for digits is far faster."""
_LABEL = re.compile(
    r"(?:\b(?:(?:møte)?sak(?:s?nummer|s?nr|s|en|er|ene|a)?|nummer|nr|jnr|ref)\b[\s.:#-]*)+$", re.IGNORECASE
)
_BODY_IN_TEXT = re.compile(r"(?<!\w)([A-ZÆØÅ]{2,6})[\s.:-]*$")
_BODY_TYPED = re.compile(r"(?<!\w)([^\W\d_]{2,6})[\s.:-]*$")
_LISTED = re.compile(r"\s*(?:,|;|og|samt|and)\s*", re.IGNORECASE)
_BEFORE = 40
"""So many characters before a number can say what it is."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A number found in a text, from `start` to `end` with `sak` and `nr` before it but without the body's name."""

    start: int
    end: int
    number: int
    year: int
    is_case: bool
    entry: int | None = None
    body: str | None = None
    digits: tuple[str, ...] = ()

    @property
    def mentioned(self) -> tuple[str, ...]:
        """The terms of a text that mentions it."""
        either = f"{self.number}y{self.year}"
        if self.is_case:
            whole = (f"f{either}e{self.entry}",) if self.entry is not None else ()
            return (*whole, f"f{either}", either)
        return (*((f"{self.body}:{either}",) if self.body else ()), f"s{either}", either)

    @property
    def owned(self) -> tuple[str, ...]:
        """The terms of the record that answers to it; an entry of a case mentions the case's number."""
        terms = self.mentioned
        if self.entry is not None:
            return (OWNED + terms[0], *terms)
        return (*(OWNED + term for term in terms), *terms)

    @property
    def asked(self) -> tuple[str, ...]:
        """The terms of all ways it can be meant, the likeliest first, and last the digits as written: a phrase."""
        terms = self.mentioned
        return (*(OWNED + term for term in terms), *terms, " ".join(self.digits))


def mentioned_terms(text: str) -> list[str]:
    """Return the terms of every reference that a text mentions, each once."""
    return _terms(one.mentioned for one in references_in(text))


def owned_terms(number: str) -> list[str]:
    """Return the terms of the record that answers to a number (`2025/17-3`, `RR 23/2025`)."""
    return _terms(one.owned for one in references_in(number, typed=True))


def references_in(text: str, *, typed: bool = False) -> Iterator[Reference]:
    """Find the references in a text, in order.

    In `typed` ones (questions, and numbers alone) a short year needs no `sak` before it, and a body may be in small
    letters: a guess that is wrong meets nothing.
    """
    before: Reference | None = None
    for match in _NUMBERS.finditer(text):
        lead = text[max(0, match.start() - _BEFORE) : match.start()]
        label = _LABEL.search(lead)
        unlabelled = lead[: label.start()] if label else lead
        body = (_BODY_TYPED if typed else _BODY_IN_TEXT).search(unlabelled)
        if match.start() and text[match.start() - 1].isalpha() and not (label or body):
            continue
        listed = before is not None and _LISTED.fullmatch(text[before.end : match.start()]) is not None
        numbers = _read(match, sure=bool(typed or label or body or listed))
        if numbers is None:
            continue
        number, year, is_case, entry = numbers
        named = body[1].lower() if body and not is_case else None
        start = match.start() - (len(lead) - label.start() if label else 0)
        digits = tuple(group for group in match.group(1, 3, 4) if group)
        if listed and before is not None and not named:
            named = before.body
        before = Reference(start, match.end(), number, year, is_case, entry, named, digits)
        yield before


def _read(match: re.Match[str], *, sure: bool) -> tuple[int, int, bool, int | None] | None:
    """Return number, year, whether it is a case, and entry; None when this is a date, a range or something else."""
    first, mark, second, third = match.groups()
    if _is_year(first) and _is_year(second):
        return None
    if _is_year(first):
        if mark != "/" and (not sure or _is_date(first, second, third) or _is_range(first, second)):
            return None
        return (int(second), int(first), True, int(third) if third else None) if int(second) else None
    if _is_year(second) and not third:
        return (int(first), int(second), False, None) if int(first) and len(first) < 6 else None
    if mark == "/" and len(first) == 2 and (len(second) > 4 or (sure and len(second) > 2)) and int(second):
        return int(second), _full(first), True, int(third) if third else None
    if sure and len(second) == 2 and not third and int(first) and len(first) < 6:
        return int(first), _full(second), False, None
    return None


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _full(digits: str) -> int:
    return int(digits) + (2000 if int(digits) < _CENTURY else 1900)


def _is_date(year: str, month: str, day: str | None) -> bool:
    try:
        date(int(year), int(month), int(day or 1))
    except ValueError:
        return False
    return day is not None or len(month) == 2


def _is_range(first: str, second: str) -> bool:
    """Whether `2020-24` names years: the second is a later one, within a generation."""
    return len(second) == 2 and 0 < int(first[:2] + second) - int(first) < 30


def _terms(found: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(term for terms in found for term in terms))


def strength(term: str) -> float:
    """Return how much it says for a record that it has a term which was asked for."""
    own = term.startswith(OWNED)
    bare = term.removeprefix(OWNED)
    if ":" in bare or "e" in bare:  # an item of one body, an entry of one case
        return 24.0 if own else 12.0
    if bare.startswith(("s", "f")):
        return 20.0 if own else 10.0
    return 8.0 if own else 5.0
