"""The organisations of the register as a letter names them: now or before, in capitals, in the genitive."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from search.proposals.parties import Known
from search.query.vocabulary import ORGANISATION
from search.words.spelling import fold

_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation in the register: its name now, and the one of its names that was met."""

    id: UUID
    label: str
    called: str


class Names:
    """Finds the organisations of a register in lines; made once for a letter."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._by_name: dict[str, Organisation] = {}
        for one in known.vocabulary.named.values():
            if ORGANISATION in one.facets:
                for name in (*one.names, one.label):
                    if len(name) >= _SHORTEST:
                        self._by_name[fold(name)] = Organisation(UUID(one.key), one.label, name)
        longest = sorted(self._by_name, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})s?(?!\w)") if longest else None

    def is_own(self, name: str) -> bool:
        """Whether a name is the council's own."""
        return self._known.is_own(name)

    def named_in(self, line: str) -> Iterator[Organisation]:
        """Yield the organisations that a line names in full, in order."""
        if self._pattern is not None:
            for match in self._pattern.finditer(fold(line)):
                yield self._by_name[match[1]]

    def called(self, name: str) -> Organisation | None:
        """Return the organisation that a name is that of."""
        return self._by_name.get(fold(name))
