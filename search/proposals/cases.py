"""Which case a paper may belong to: one whose number it names, or one that holds papers like it."""

import re
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from application.questions.cases import CaseView, case_by_reference
from domain.access import Audience
from search.finder import Finder
from search.proposals.paper import Paper, shortened
from search.proposals.proposed import ProposedCase, Where
from search.query.common_words import is_common
from search.query.vocabulary import signs_of, words_of
from search.words.references import references_in

MOST = 3
_MOST_REFERENCES = 6
_WHOSE = re.compile(
    r"\b(?P<whose>vår|vårt|deres|dykkar|din|ditt)\s+(?:ref\w*|saks?n\w*|sak|arkivref\w*)\b\.?\s*:?", re.IGNORECASE
)
_OURS_IN_LETTERS_OF_OTHERS = ("deres", "dykkar", "din", "ditt")


def proposed_cases(
    connection: Connection, finder: Finder | None, paper: Paper, title: str, *, is_ours: bool
) -> tuple[ProposedCase, ...]:
    """Return at most MOST cases, the likeliest first; for those who see everything.

    `is_ours` says that we wrote it: then «vår ref» is ours, else «deres ref».
    """
    found: dict[str, ProposedCase] = {}
    for number, where, line in _named(paper, is_ours=is_ours):
        if (
            number not in found
            and len(found) < MOST
            and (case := case_by_reference(connection, number, Audience.OFFICER))
        ):
            found[number] = _proposed(case, where, line)
    if finder is not None and title and len(found) < MOST:
        for number, line in _alike(finder, title):
            if (
                number not in found
                and len(found) < MOST
                and (case := case_by_reference(connection, number, Audience.OFFICER))
            ):
                found[number] = _proposed(case, Where.ARCHIVE, line)
    return tuple(found.values())


def _named(paper: Paper, *, is_ours: bool) -> list[tuple[str, Where, str]]:
    """Return the case numbers that a paper names as ours, the surest first."""
    texts = [(Where.HEADER, paper.headers.get("subject", "")), (Where.NAME, paper.name)]
    texts += [(Where.TEXT, line) for line in paper.lines]
    sure: list[tuple[str, Where, str]] = []
    likely: list[tuple[str, Where, str]] = []
    ours = "vår" if is_ours else "deres"
    for where, text in texts:
        for piece, whose in _pieces(text):
            named = [one for one in references_in(piece, typed=whose is not None) if one.is_case]
            if whose in (None, ours):  # the other's number is one of another archive
                kept = sure if whose else likely
                kept += [(f"{one.year}/{one.number}", where, shortened(text)) for one in named]
    return list(dict.fromkeys((*sure, *likely)))[:_MOST_REFERENCES]


def _pieces(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield the pieces of a line with whose number follows: `vår`, `deres`, or None where nobody says."""
    start, whose = 0, None
    for match in _WHOSE.finditer(text):
        yield text[start : match.start()], whose
        start = match.end()
        whose = "deres" if match["whose"].lower() in _OURS_IN_LETTERS_OF_OTHERS else "vår"
    yield text[start:], whose


def _alike(finder: Finder, title: str) -> Iterable[tuple[str, str]]:
    """Yield cases of earlier papers whose titles share most words with this one, the likeliest first."""
    wanted = _signs(title)
    if not wanted:
        return
    for hit in finder.find(" ".join(words_of(title)[:12]), Audience.OFFICER, limit=10).answer.hits:
        shared = len(wanted & _signs(hit.title))
        if shared >= 2 or (shared == 1 and len(wanted) == 1):
            number = {"case": hit.reference, "journal-entry": hit.reference.rpartition("-")[0]}.get(hit.kind)
            if number:
                yield number, f"{hit.reference} {hit.title}"


def _signs(title: str) -> frozenset[str]:
    return frozenset(signs_of([word for word in words_of(title) if not is_common(word) and not word.isdigit()]))


def _proposed(case: CaseView, where: Where, line: str) -> ProposedCase:
    return ProposedCase(case.id, case.reference, case.title, where, line)
