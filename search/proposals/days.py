"""Days in mail headers, file names and letters."""

import re
from collections.abc import Iterable
from datetime import datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from domain.dates import PartialDate
from domain.errors import InvalidValueError
from search.proposals.paper import Paper, shortened
from search.proposals.proposed import Proposed, Where

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jan",
            "februar feb",
            "mars mar",
            "april apr",
            "mai",
            "juni jun",
            "juli jul",
            "august aug",
            "september sep sept",
            "oktober okt",
            "november nov",
            "desember des",
        ),
        1,
    )
    for name in names.split()
}
_DAY = re.compile(
    r"(?<![\d.])(?:(\d{1,2})[.](\d{1,2})[.](\d{4})|(\d{4})-(\d{2})-(\d{2})"
    rf"|(\d{{1,2}})\.? ?({'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.? (\d{{4}}))(?!\d)",
    re.IGNORECASE,
)
_IN_NAME = re.compile(r"(?<!\d)(?:(\d{4})[-_. ]?(\d{2})[-_. ]?(\d{2})|(\d{1,2})[-_. ](\d{1,2})[-_. ](\d{4}))(?!\d)")
_OURS = re.compile(r"\b(?:vår dato|dato|brevdato|dokumentdato|møtedato|date)\b\W*$", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:deres|dykkar|frist\w*|innen|innan|høringsfrist|høyringsfrist|gjelder|født|f\.)\b", re.IGNORECASE
)
_SHORT = 60
_HIGH = 15


def proposed_day(paper: Paper, zone: ZoneInfo) -> Proposed | None:
    """Return the day a paper carries: a mail's own, one that is called its date, one in its name, one at its top."""
    return _in_header(paper, zone) or _labelled(paper.lines) or _in_name(paper.name) or _at_top(paper.lines)


def _in_header(paper: Paper, zone: ZoneInfo) -> Proposed | None:
    found = paper.header("date")
    if found is None:
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            sent = parse(found.value)
            day = (sent.astimezone(zone) if sent.tzinfo else sent).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return Proposed(day.isoformat(), Where.HEADER, found.line)
    return None


def _labelled(lines: Iterable[str]) -> Proposed | None:
    for line in lines:
        for match in _DAY.finditer(line):
            before = line[: match.start()]
            if _OURS.search(before) and not re.search(r"\b(?:deres|dykkar)\s+dato\W*$", before, re.IGNORECASE):
                day = _day(match)
                if day:
                    return Proposed(day, Where.TEXT, shortened(line))
    return None


def _at_top(lines: Iterable[str]) -> Proposed | None:
    for line in list(lines)[:_HIGH]:
        match = _DAY.search(line)
        if match and len(line) <= _SHORT and not _OTHER.search(line) and (day := _day(match)):
            return Proposed(day, Where.TEXT, shortened(line))
    return None


def _in_name(name: str) -> Proposed | None:
    for match in _IN_NAME.finditer(name):
        year, month, day = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
        if found := _iso(year, month, day):
            return Proposed(found, Where.NAME, name)
    return None


def _day(match: re.Match[str]) -> str | None:
    if match[1]:
        return _iso(match[3], match[2], match[1])
    if match[4]:
        return _iso(match[4], match[5], match[6])
    return _iso(match[9], str(_MONTHS[match[8].lower()]), match[7])


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        found = PartialDate(int(year), int(month), int(day))
    except InvalidValueError:
        return None
    return str(found) if 1900 <= found.year <= 2100 else None
