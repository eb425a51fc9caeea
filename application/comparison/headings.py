"""Headings of sections and markers of paragraphs, as Norwegian agreements write them."""

import re
from dataclasses import dataclass

MOST_TITLE_WORDS = 14
MOST_TITLE_LETTERS = 110
MOST_BARE_TITLE_WORDS = 8

_PARAGRAPH_SIGN = re.compile(r"§{1,2}\s*(\d{1,3}(?:\s?[-–.]\s?\d{1,3})*(?:\s?[a-z]\b)?)\s*[.:)–-]?(?=\s|$)\s*(.*)")
_NAMED = re.compile(
    r"((?:kapittel|kap\.?|artikkel|art\.|del|vedlegg|avsnitt)\s+(?:\d{1,3}|[IVX]{1,5}|[A-Z]))\b\s*[.:–-]?(?=\s|$)\s*(.*)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})(?:[.)]?\s+[-–]\s+|[.)]?\s+)(\S.*)")
_MARKER = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){1,4}\.?|\(?\d{1,2}[.)]|\(?[a-zæøå]\)|[a-zæøå]\.|[IVX]{1,4}\.|[-–—•▪●◦·*])(?:\s+)(?=\S)"
)
_BULLETS = frozenset("-–—•▪●◦·*")
_LEADERS = re.compile(r"(?:[.…]\s?){3}\s*\d{1,3}$|\S\t+\d{1,3}$")
_MOST_LEADERS = 40
_ENDS = (".", ";", ",", "!", "?")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Begun:
    """How a section begins: its number and title, and the words of its first paragraph if they follow on the line.

    `is_sure` tells `§ 7` and `Kapittel 2` from `7 Kostnader`, which may be a line of a list.
    """

    number: str
    title: str
    rest: str = ""
    is_sure: bool = True


def heading_in(line: str) -> Begun | None:
    """Return the heading a line is, or begins with; None when it is none."""
    if is_in_contents(line):
        return None
    if found := _PARAGRAPH_SIGN.match(line):
        number = "§ " + re.sub(r"\s?[-–]\s?", "-", found[1])
        return _titled(_SPACE.sub(" ", number), found[2])
    if found := _NAMED.match(line):
        title = found[2]
        return Begun(_named(found[1]), title) if not title or (_is_title(title) and not title[0].islower()) else None
    if (found := _NUMBERED.match(line)) and found[2][0].isupper() and _is_title(found[2]):
        return Begun(found[1].rstrip("."), _tidy(found[2]), is_sure=False)
    return None


def begins_section(line: str) -> bool:
    """Return whether a line begins a section for sure."""
    found = heading_in(line)
    return found is not None and found.is_sure


def is_in_contents(line: str) -> bool:
    """Return whether a line is one of a table of contents: it ends in dots, or a gap, and a page number."""
    return _LEADERS.search(line[-_MOST_LEADERS:]) is not None


def without_page_number(line: str) -> str:
    """Return a line of a table of contents without its page number."""
    return line.rstrip("0123456789").rstrip(" .…\t")


def is_bare_title(line: str) -> bool:
    """Return whether a line may be a heading without a number: short, alone, and no sentence."""
    words = line.split()
    return (
        "\t" not in line
        and 0 < len(words) <= MOST_BARE_TITLE_WORDS
        and len(line) <= MOST_TITLE_LETTERS
        and line[0].isupper()
        and not line.endswith((*_ENDS, ":"))
        and marker_of(line)[0] == ""
    )


def marker_of(text: str) -> tuple[str, str]:
    """Return the number, letter or bullet that a paragraph begins with, and its words without it."""
    found = _MARKER.match(text)
    if not found:
        return "", text
    return "–" if found[1] in _BULLETS else found[1], text[found.end() :]


def ends_sentence(line: str) -> bool:
    """Return whether a line ends as a sentence or an item of a list does."""
    return line.rstrip('»"”)').endswith((".", ":", ";", "!", "?")) and not line.endswith(
        (" jf.", " nr.", " kap.", " pkt.", " bl.a.", " iht.", " ev.", " evt.", " ca.", " f.eks.", " mv.,")
    )


def _titled(number: str, rest: str) -> Begun | None:
    if rest[:1].islower():  # a sentence about another paragraph
        return None
    if not rest or _is_title(rest):
        return Begun(number, _tidy(rest))
    title, stop, words = rest.partition(". ")
    if stop and words and len(title.split()) <= 2 and title[0].isupper():
        return Begun(number, title, words)
    return Begun(number, "", rest)


def _is_title(text: str) -> bool:
    return (
        len(text) <= MOST_TITLE_LETTERS
        and len(text.split()) <= MOST_TITLE_WORDS
        and not text.endswith(_ENDS)
        and "\t" not in text
    )


def _tidy(title: str) -> str:
    return _SPACE.sub(" ", title).strip().rstrip(":")


def _named(name: str) -> str:
    word, number = name.split()
    word = {"kap": "Kapittel", "art": "Artikkel"}.get(word.lower().rstrip("."), word.capitalize())
    return f"{word} {number.upper()}"
