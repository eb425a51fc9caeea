"""The organisations of the register as a letter names them: now or before, in capitals, in the genitive."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from search.proposals.parties import Known
from search.query.vocabulary import ORGANISATION, Named, short_name
from search.words.spelling import fold

_SHORTEST = 4
_WORD = re.compile(r"\w+")
_SPELT = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation in the register: its name now, and the one of its names that was met."""

    id: UUID
    label: str
    called: str


class Names:
    """Finds the organisations of a register in lines. Made once for a register: that takes longer than a letter."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._by_name: dict[str, Organisation] = {}
        for one in known.vocabulary.named.values():
            if ORGANISATION in one.facets:
                key = UUID(one.key)
                for name in (*one.names, one.label):
                    if len(name) >= _SHORTEST:
                        self._by_name[fold(name)] = Organisation(key, one.label, name)
        self._by_domain = {
            domain: self._by_name[fold(one.label)]
            for one in known.vocabulary.named.values()
            if fold(one.label) in self._by_name and len(domain := domain_of(one)) >= _SHORTEST
        }
        self._by_first: dict[str, list[tuple[tuple[str, ...], Organisation]]] = defaultdict(list)
        for name, organisation in self._by_name.items():
            if words := tuple(_WORD.findall(name)):
                self._by_first[words[0]].append((words, organisation))

    def of_domain(self, address: str) -> Organisation | None:
        """Return the organisation that an address on the net is of: what comes after the @, or a site's name."""
        parts = fold(address.rpartition("@")[2]).removeprefix("www.").split(".")
        return next((self._by_domain[part] for part in parts[:-1] if part in self._by_domain), None)

    def is_own(self, name: str) -> bool:
        """Whether a name is the council's own."""
        return self._known.is_own(name)

    def named_in(self, line: str) -> Iterator[Organisation]:
        """Yield the organisations that a line names in full, in order; of names that begin alike the longest."""
        written = _WORD.findall(fold(line))
        at = 0
        while at < len(written):
            first = written[at]
            alike = [*self._by_first.get(first, ()), *self._by_first.get(first.removesuffix("s"), ())]
            met = [(words, one) for words, one in alike if _is_at(written, at, words)]
            words, one = max(met, key=lambda pair: len(pair[0]), default=((first,), None))
            if one is not None:
                yield one
            at += len(words)

    def called(self, name: str) -> Organisation | None:
        """Return the organisation that a name is that of."""
        return self._by_name.get(fold(name))


def _is_at(written: list[str], at: int, words: tuple[str, ...]) -> bool:
    """Whether words are written there, the last one perhaps in the genitive."""
    there = tuple(written[at : at + len(words)])
    return there == words or (*there[:-1], there[-1].removesuffix("s")) == words


def domain_of(one: Named) -> str:
    """Return what the name of an organisation's own domain most often is: `Prøvdal kommune` is at `provdal`."""
    return re.sub(r"[^a-z0-9]", "", fold(short_name(one.label, one.kind)).translate(_SPELT))
