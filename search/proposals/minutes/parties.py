"""Whom members stand for: municipalities and parties, as the register has them or as the minutes name them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from search.proposals.minutes.lines import Line
from search.proposals.minutes.words import WORD
from search.query.vocabulary import ORGANISATION, Vocabulary, short_name
from search.words.spelling import fold

_MUNICIPALITY = re.compile(rf"\b(?P<name>{WORD}(?:\s{WORD})?)\s(?:kommune|herad|fylkeskommune)\b")
_POLITICAL = re.compile(
    r"(?:AP|Ap|H|FRP|FrP|Frp|SP|Sp|SV|V|KRF|KrF|Krf|MDG|R|Rødt|INP|PP|BL|Sv|Høyre|Venstre|A|Uavh\.?|TVP|FL|KP|KOBL"
    r"|[A-ZÆØÅ]{2,4})"
)
_ENDS = re.compile(r"\s(?:kommune|herad|fylkeskommune|fk)$", re.IGNORECASE)
_FIRST = frozenset(("Ordfører", "Ordførar", "Varaordfører", "Varaordførar", "For", "Fra", "Frå", "I", "Rådmann", "Til"))


@dataclass(frozen=True)
class Parties:
    """Names of municipalities and other participants, with the organisation of the register where it has them."""

    known: Mapping[str, UUID | None] = field(default_factory=dict)

    @classmethod
    def of(cls, vocabulary: Vocabulary | None, lines: Iterable[Line]) -> "Parties":
        """Return those of the register and those that lines call a municipality."""
        known: dict[str, UUID | None] = {}
        for line in lines:
            for match in _MUNICIPALITY.finditer(line.text):
                words = [word for word in match["name"].split() if word not in _FIRST]
                if words:
                    known[fold(" ".join(words))] = None
        for one in vocabulary.named.values() if vocabulary else ():
            if ORGANISATION in one.facets:
                for name in (*one.names, one.label):
                    known[fold(name)] = known[fold(short_name(name, one.kind))] = UUID(one.key)
        return cls(known)

    def and_also(self, names: Iterable[str]) -> "Parties":
        """Return the same with more names."""
        return Parties({**{fold(name): None for name in names}, **self.known})

    def is_party(self, name: str) -> bool:
        """Whether a name is that of one: known, called a municipality, or the letters of a political party."""
        plain = name.strip()
        return fold(plain) in self.known or bool(_ENDS.search(plain)) or bool(_POLITICAL.fullmatch(plain))

    def is_nearer(self, name: str, than: str | None) -> bool:
        """Whether a name says more of whom somebody stands for: a municipality rather than a political party."""
        return than is None or bool(_POLITICAL.fullmatch(than) and not _POLITICAL.fullmatch(name))

    def id_of(self, name: str | None) -> UUID | None:
        """Return the organisation of the register that a name is of."""
        if not name:
            return None
        return self.known.get(fold(name)) or self.known.get(fold(_ENDS.sub("", name)))

    def ending(self, words: list[str], at_least: int) -> int:
        """Return how many of the last words are the name of one, so that `at_least` words are left before it."""
        for count in (3, 2, 1):
            if len(words) - count >= at_least and self.is_party(" ".join(words[-count:])):
                return count
        return 0
