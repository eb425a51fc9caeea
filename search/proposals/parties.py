"""Who sent a paper and who got it: from mail headers, letterheads and lines that say so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import getaddresses
from functools import cached_property

from search.proposals.paper import Paper, shortened
from search.proposals.proposed import Proposed, Where
from search.query.vocabulary import ORGANISATION, Vocabulary, short_name
from search.words.spelling import fold

_FROM = re.compile(r"^(?:fra|avsender|frå|avsendar)\s*:\s*(?P<who>\S.*)$", re.IGNORECASE)
_TO = re.compile(r"^(?:til|mottaker|mottakar)\s*:\s*(?P<who>\S.*)$", re.IGNORECASE)
_HEAD = 6
"""A letterhead is within so many lines."""
_LONGEST = 100
_SPELT = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


@dataclass(frozen=True)
class Known:
    """The names that parties are known by: the council's own, and those of the archive's organisations."""

    own: str
    vocabulary: Vocabulary

    @cached_property
    def _organisations(self) -> list[tuple[str, str]]:
        """Folded name and the name now, the longest first."""
        named = [one for one in self.vocabulary.named.values() if ORGANISATION in one.facets]
        pairs = [(fold(name), one.label) for one in named for name in (*one.names, one.label) if len(name) > 3]
        return sorted(pairs, key=lambda pair: -len(pair[0]))

    @cached_property
    def _domains(self) -> dict[str, str]:
        """What the name of an organisation's own domain begins with."""
        named = [one for one in self.vocabulary.named.values() if ORGANISATION in one.facets]
        return {_domain(short_name(one.label, one.kind)): one.label for one in named}

    def is_own(self, name: str) -> bool:
        """Whether a name is the council's own."""
        return bool(self.own) and fold(self.own) in fold(name)

    def organisation_in(self, line: str) -> str | None:
        """Return the name of the organisation that a line names in full, the council's own included."""
        folded = fold(line)
        if self.is_own(line):
            return self.own
        return next(
            (label for name, label in self._organisations if re.search(rf"\b{re.escape(name)}\b", folded)), None
        )

    def of_address(self, written: str, *, by_domain: bool) -> str | None:
        """Return who a mail header names, never an address; where no name is, at most what comes after the @."""
        found = [one for one in getaddresses([written]) if any(one)]
        if not found:
            return None
        name, address = found[0]
        domain = address.rpartition("@")[2].lower()
        named = self.organisation_in(name) or self._domains.get(domain.partition(".")[0])
        return named or (name.strip(" '\"") if "@" not in name else None) or (by_domain and domain) or None


def proposed_sender(paper: Paper, known: Known) -> Proposed | None:
    """Return who a paper is from."""
    header = paper.header("from")
    if header is not None:
        named = known.of_address(header.value, by_domain=True)
        return Proposed(named, Where.HEADER, header.line) if named else None
    return _said(paper.lines, _FROM, known) or _letterhead(paper.lines, known)


def proposed_recipient(paper: Paper, known: Known) -> Proposed | None:
    """Return who a paper is to."""
    header = paper.header("to")
    if header is not None:
        named = known.of_address(header.value, by_domain=False)
        return Proposed(named, Where.HEADER, header.line) if named else None
    return _said(paper.lines, _TO, known)


def _said(lines: Iterable[str], label: re.Pattern[str], known: Known) -> Proposed | None:
    for line in lines:
        match = label.match(line)
        if match and len(match["who"]) <= _LONGEST:
            return Proposed(known.organisation_in(match["who"]) or match["who"].strip(), Where.TEXT, shortened(line))
    return None


def _letterhead(lines: Iterable[str], known: Known) -> Proposed | None:
    for line in list(lines)[:_HEAD]:
        if len(line) <= _LONGEST and not _TO.match(line) and (named := known.organisation_in(line)):
            return Proposed(named, Where.TEXT, shortened(line))
    return None


def _domain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(name).translate(_SPELT))
