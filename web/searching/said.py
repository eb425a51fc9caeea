"""A search that asks what was said: `hva har vi sagt om jernbanen siden 2020`, `uttalelse om jernbanen`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from sqlalchemy import Connection

from domain.access import Audience
from search.finder import Finder
from search.texts.store import TextStore
from web.searching.hits import HitLine, lines_of

FEW = 3
"""So many statements are shown above the hits."""

_QUESTION = r"(?:hva|kva|what)\s+(?:har|have)\s+(?:vi|me|rådet|regionrådet|we)\s+(?:sagt|ment|meint|uttalt|svart|said)"
_KIND = (
    r"(?:uttalelse(?:n|r|ne)?|fråsegn(?:a|er|ene)?|uttale(?:n|r|ne)?|hø[iy]?ringssvar(?:et|a|ene)?"
    r"|resolusjon(?:en|er|ene|ar|ane)?|kronikk(?:en|er|ene|ar|ane)?|pressemelding(?:en|er|ene|a|ar|ane)?"
    r"|statements?)"
)
_SINCE = re.compile(r"\s+(?:siden|sidan|fra|frå|etter|since)\s+((?:19|20)\d\d)$", re.IGNORECASE)
_ASKED = re.compile(rf"(?:{_QUESTION}|{_KIND})\s+(?:om|til|about|on)\s+(\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of `words` since a year: the best statements, how many there are, and where all are told."""

    words: str
    since: str | None
    lines: Sequence[HitLine]
    total: int
    url: str


def asks_what_was_said(typed: str) -> tuple[str, str | None] | None:
    """Return of what it is asked what was said, and since which year; None for any other search."""
    plain = " ".join(typed.split()).rstrip("?!. ")
    since = _SINCE.search(plain)
    plain = plain[: since.start()] if since else plain
    asked = _ASKED.fullmatch(plain)
    return (asked[1], since[1] if since else None) if asked else None


def what_was_said(
    connection: Connection, finder: Finder, texts: TextStore, typed: str, audience: Audience
) -> Said | None:
    """Return what was said about what a search asks for; None where it asks for something else, or nothing was said."""
    asked = asks_what_was_said(typed)
    if asked is None:
        return None
    words, since = asked
    chosen = {"type": ("statement",)} | ({"since": (f"{since}-01-01",)} if since else {})
    found = finder.find(words, audience, chosen=chosen, limit=FEW)
    lines = lines_of(connection, texts, found, audience)
    url = url_for("statements_about.about", q=words, siden=since)
    return Said(words, since, lines, found.answer.total, url) if lines else None
