"""Where a text of an agreement seems to tell of the points of kommuneloven § 18-4: proposals, for a person to judge."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from application.comparison.headings import heading_in


@dataclass(frozen=True, slots=True)
class Place:
    """Where a point seems to stand: the page, and the clause (`§ 4`) it is in where one has begun."""

    page: int
    clause: str | None


_IN_HEADING, _IN_TEXT = 2, 1

_WORDS = {
    "name": (r"\bna[mv]n\b", r"na[mv]net? (?:er|på)|(?:rådets|rådet sitt|samarbeidets) na[mv]n"),
    "legal-person": (r"rettssubjekt|juridisk person", r"rettssubjekt|juridisk person"),
    "members": (
        r"medlem|representasjon|sammensetning|samansetning|representantskap",
        r"(?:antall|talet på|tal på|velger|vel|oppnevner|med) \w* ?(?:medlem|representant)",
    ),
    "matters": (
        r"saker|saksområde|oppgaver|oppgåver|formål|føremål|virkeområde|verkeområde",
        r"saker som|saksområde|arbeider med|arbeider for|arbeidar med",
    ),
    "authority": (r"myndighet|mynde|fullmakt", r"myndighet|mynde\b|fullmakt"),
    "shares": (
        r"eierandel|eigardel|eigarandel|gjeld|ansvar|kostnadsfordeling",
        r"eierandel|eigardel|eigarandel|ansvar for (?:\w+ )?gjeld|gjeldsansvar|deltakeransvar",
    ),
    "withdrawal": (
        r"uttreden|utmelding|uttreding|oppsigelse|oppseiing",
        r"uttreden|utmelding|\btrer? ut\b|melder? seg ut",
    ),
    "dissolution": (r"oppløsning|oppløysing|avvikling|arkiv", r"oppløs|oppløys|avvikl"),
}
_PATTERNS = {key: (re.compile(heading), re.compile(text)) for key, (heading, text) in _WORDS.items()}


def places_of_points(pages: Iterable[tuple[int, str]]) -> dict[str, Place]:
    """Return where each point seems to stand, of those found: headings that name it before texts that do.

    `pages` are numbers and texts.
    """
    best: dict[str, tuple[int, Place]] = {}
    clause: str | None = None
    for number, text in pages:
        for line in filter(None, map(str.strip, text.splitlines())):
            heading = heading_in(line)
            if heading is not None:
                clause = heading.number or clause
            title = heading.title.casefold() if heading is not None else ""
            rest = (heading.rest if heading is not None else line).casefold()
            for key, (in_heading, in_text) in _PATTERNS.items():
                weight = _IN_HEADING if in_heading.search(title) else _IN_TEXT if in_text.search(rest) else 0
                if weight > best.get(key, (0, None))[0]:
                    best[key] = weight, Place(number, clause)
    return {key: place for key, (_, place) in best.items()}
