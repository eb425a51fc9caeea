"""What bodies and organisations are and were called: the names that a query is read by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from domain.organisations import OrganisationKind
from search.query.common_words import is_common
from search.words.norwegian import WORD, key_of
from search.words.spelling import fold

BODY, MUNICIPALITY, ORGANISATION = "body", "municipality", "organisation"
"""The facets whose keys are ids of the registers."""

_PLAIN = 3
"""Words up to this length (abbreviations) are compared as they are written, longer ones whatever their inflection."""
_SUFFIXES = {
    OrganisationKind.MUNICIPALITY: ("kommune", "herad"),
    OrganisationKind.COUNTY: ("fylkeskommune", "fylke"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A body or an organisation. `key` is its facet key, `names` all it was ever called, the name now last.

    `before` and `after` are the keys of organisations that became part of it, and of what it became part of, over
    any number of mergers.
    """

    key: str
    facets: tuple[str, ...]
    label: str
    names: tuple[str, ...]
    kind: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameFound:
    """Words `start` to `end` are a name; `others` is what else it was called."""

    start: int
    end: int
    others: tuple[str, ...]


@dataclass(slots=True)
class Vocabulary:
    """All names of bodies and organisations, made for being asked often."""

    named: Mapping[str, Named] = field(default_factory=dict)
    _by_words: dict[tuple[str, ...], list[tuple[str, str]]] = field(default_factory=dict)
    _by_keys: dict[tuple[str, ...], list[tuple[str, str]]] = field(default_factory=dict)
    _longest: int = 0

    @classmethod
    def of(cls, all_named: Iterable[Named]) -> "Vocabulary":
        """Return the vocabulary of these bodies and organisations."""
        made = cls({one.key: one for one in all_named})
        words: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
        keys: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
        for one in made.named.values():
            for form in dict.fromkeys(form for name in one.names for form in (name, short_name(name, one.kind))):
                written = words_of(form)
                if written:
                    words[written].append((one.key, form))
                    keys[signs_of(written)].append((one.key, form))
        made._by_words, made._by_keys = dict(words), dict(keys)
        made._longest = max((len(written) for written in words), default=0)
        return made

    def label(self, key: str) -> str | None:
        """Return the name now of the body or organisation with this facet key, None when there is none."""
        found = self.named.get(key)
        return found.label if found else None

    def keys(self, facet: str, written: str) -> tuple[str, ...]:
        """Return the keys of the facet that a name, an earlier one, an abbreviation or a clear beginning means.

        With an organisation go those that became part of it. Empty when nothing is meant, or too many things.
        """
        return self.whole_keys(facet, written) or self._with_before(self._by_beginning(facet, words_of(written)))

    def whole_keys(self, facet: str, written: str) -> tuple[str, ...]:
        """Return the keys that a name in full means, whatever its inflection."""
        words = words_of(written)
        for table, wanted in ((self._by_words, words), (self._by_keys, signs_of(words))):
            found = [key for key, _ in table.get(wanted, ()) if facet in self.named[key].facets]
            if found:
                return self._with_before(found)
        return ()

    def names_in(self, written: Sequence[str]) -> list[NameFound]:
        """Return the names among words as they were written, the longest first taken, with their other names.

        An abbreviation that is also a common word (`OM`) must be in capitals.
        """
        lowered = [fold(word) for word in written]
        signs = signs_of(lowered)
        found: list[NameFound] = []
        start = 0
        while start < len(written):
            taken = self._name_at(written, signs, start)
            if taken:
                found.append(taken)
            start = taken.end if taken else start + 1
        return found

    def _with_before(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for one in keys for key in (one, *self.named[one].before)))

    def _name_at(self, written: Sequence[str], signs: tuple[str, ...], start: int) -> NameFound | None:
        for end in range(min(len(written), start + self._longest), start, -1):
            meant = self._by_keys.get(signs[start:end])
            if not meant or (end == start + 1 and is_common(written[start]) and not written[start].isupper()):
                continue
            others = tuple(dict.fromkeys(other for key, name in meant for other in self._others(key, name)))
            return NameFound(start, end, others)
        return None

    def _others(self, key: str, name: str) -> Iterator[str]:
        """Yield other names of the one that is called `name`: in full when `name` is, short when it is short."""
        one = self.named[key]
        is_short = short_name(name, one.kind) == name
        for relative in (one, *(self.named[other] for other in (*one.after, *one.before) if other in self.named)):
            for other in relative.names:
                form = short_name(other, relative.kind) if is_short else other
                if words_of(form) != words_of(name):
                    yield form

    def _by_beginning(self, facet: str, words: tuple[str, ...]) -> tuple[str, ...]:
        beginning = " ".join(words)
        if len(beginning) < 2:
            return ()
        found = {
            key
            for written, meant in self._by_words.items()
            if " ".join(written).startswith(beginning)
            for key, _ in meant
            if facet in self.named[key].facets
        }
        return tuple(found) if len(found) == 1 else ()


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded."""
    return tuple(WORD.findall(fold(name)))


def short_name(name: str, kind: str) -> str:
    """Return a municipality's or county's name without what it is: `Prøvdal kommune` is `Prøvdal`."""
    for suffix in _SUFFIXES.get(OrganisationKind(kind), ()) if kind in _SUFFIXES else ():
        short = name.removesuffix(f" {suffix}")
        if short != name and short:
            return short
    return name


def signs_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return what is the same for all inflections of these words."""
    return tuple(word if len(word) <= _PLAIN else key_of(word) for word in words)
