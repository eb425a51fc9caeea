"""Names, numbers and times as minutes write them."""

import re

UPPER = "A-ZÆØÅÄÖÉÁČŠŽ"
WORD = rf"[{UPPER}][\w’'.-]*"
_SMALL = r"(?:de|van|von|der|den|af|la|le|du)"
NAME = rf"{WORD}(?:\s(?:{_SMALL}\s)?{WORD}){{1,4}}"
"""A person's name: two to five words with a capital."""

_COUNTS = {
    word: number
    for number, words in enumerate(
        (
            "ingen null",
            "en ein ett eit én éin éi ei",
            "to",
            "tre",
            "fire",
            "fem",
            "seks",
            "sju syv",
            "åtte",
            "ni",
            "ti",
            "elleve",
            "tolv",
        )
    )
    for word in words.split()
}
COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"

_CLOCK = r"(?P<{h}>\d{{1,2}})(?:\s?[.:]\s?(?P<{m}>\d\d)|(?P<{n}>\d\d))?"
_TIMES = re.compile(
    rf"(?:kl(?:okka|okken)?\.?\s*)?(?<![\d.:/])(?:{_CLOCK.format(h='h1', m='m1', n='n1')})\s*(?:–|—|-|til|to)\s*"
    r"(?:ca\.?\s*)?(?:kl\.?\s*)?"
    rf"(?:{_CLOCK.format(h='h2', m='m2', n='n2')})(?![\d:/])",
    re.IGNORECASE,
)
_TIME = re.compile(rf"\bkl(?:okka|okken)?\.?\s*(?:{_CLOCK.format(h='h', m='m', n='n')})(?![\d:])", re.IGNORECASE)
_BARE_TIME = re.compile(rf"(?<![\d.:/])(?:{_CLOCK.format(h='h', m='m', n='n')})(?![\d:.]*\d)")


def count_of(word: str) -> int:
    """Return a number that is written in figures or as a word."""
    return int(word) if word.isdigit() else _COUNTS[word.casefold()]


def times_in(text: str, *, is_labelled: bool = False) -> tuple[str | None, str | None]:
    """Return when something begins and ends, as `09:00`; a time without «kl.» counts only where a label asks for it."""
    for match in _TIMES.finditer(text):
        begins, ends = _clock(match, "1"), _clock(match, "2")
        is_told = is_labelled or "kl" in match.group().casefold() or (match["m1"] and match["m2"])
        if begins and ends and is_told:
            return begins, ends
    alone = _TIME.search(text) or (_BARE_TIME.search(text) if is_labelled else None)
    return (_clock(alone, ""), None) if alone else (None, None)


def _clock(match: re.Match[str], which: str) -> str | None:
    hour, minute = int(match[f"h{which}"]), int(match[f"m{which}"] or match[f"n{which}"] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
