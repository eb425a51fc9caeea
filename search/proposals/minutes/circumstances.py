"""What is told of an item beside its treatment: closed doors, and who was disqualified."""

import re
from collections.abc import Iterator, Sequence

from search.proposals.minutes.found import Disqualified, Doubt, Found
from search.proposals.minutes.lines import Line
from search.proposals.minutes.words import NAME

_CLOSED = re.compile(
    r"\b(?:møtet|møte|dørene|dørane)\b[^.]*?\b(?:lukk\w*|lukka|stengt\w*|stengd\w*)\b[^.]*", re.IGNORECASE
)
_BASIS = re.compile(
    r"(?:(?:kommuneloven|kommunelova|koml\.?|offentleglova|offl\.?|forvaltningsloven|forvaltningslova"
    r"|fvl\.?)\s*)?§§?\s*\d+(?:[-–]\d+)?(?:\s*(?:første|andre|tredje|fjerde|femte|fyrste)\s+ledd(?:\s+bokstav\s+\w)?"
    r"|\s*nr\.?\s*\d+|,?\s*jf\.?\s*(?:offl\.?\s*)?§\s*\d+)*",
    re.IGNORECASE,
)
_DISQUALIFIED = re.compile(r"\b(?:inhabil\w*|ugild\w*|ikke\s+habil|ikkje\s+habil)\b", re.IGNORECASE)
_NOT_DISQUALIFIED = re.compile(r"\b(?:ikke|ikkje|ingen)\b[^.]{0,20}\b(?:inhabil|ugild)", re.IGNORECASE)
_LEFT = re.compile(r"\b(?:forlot|forlet|fratrådte|gikk\s+ut|gjekk\s+ut|gjekk\s+frå|gikk\s+fra)\b", re.IGNORECASE)


def closed_in(lines: Sequence[Line]) -> Found | None:
    """Return the basis on which doors were closed, empty where none is named; None when they were not."""
    for line in lines:
        if (match := _CLOSED.search(line.text)) and not re.search(
            r"\b(?:åpnet|opna|åpent)\b", match.group(), re.IGNORECASE
        ):
            basis = _BASIS.search(match.group())
            return Found(
                " ".join(basis.group().split()) if basis else "", line.spot, () if basis else (Doubt.NOT_FOUND,)
            )
    return None


def disqualified_in(lines: Sequence[Line]) -> Iterator[Disqualified]:
    """Yield those who were said to be disqualified."""
    met: set[str] = set()
    for line in lines:
        if not _DISQUALIFIED.search(line.text) or _NOT_DISQUALIFIED.search(line.text):
            continue
        if (match := re.search(NAME, line.text)) and match.group() not in met:
            met.add(match.group())
            basis = _BASIS.search(line.text)
            section = basis.group() if basis else None
            yield Disqualified(match.group().rstrip("."), section, line.spot, bool(_LEFT.search(line.text)))
