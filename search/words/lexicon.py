"""The compiled word data, loaded once a process."""

import zlib
from dataclasses import dataclass, field
from functools import lru_cache

from search.words.compile import compile_words, word_file


@dataclass(slots=True)
class Lexicon:
    """`keys`: forms whose key is not their own stem. `costs`: -log frequency of forms that may end a compound.

    `inside`: those that may stand before its end. `wholes`: -log frequency of the forms themselves.
    """

    keys: dict[str, str] = field(default_factory=dict)
    costs: dict[str, float] = field(default_factory=dict)
    inside: set[str] = field(default_factory=set)
    wholes: dict[str, float] = field(default_factory=dict)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the word data; it is compiled first if it is not there."""
    source = word_file()
    if not source.exists():
        compile_words(source)
    found = Lexicon()
    keys, costs, inside, wholes = found.keys, found.costs, found.inside, found.wholes
    for line in zlib.decompress(source.read_bytes()).decode().split("\n"):
        form, key, cost, within, whole = line.split("\t")
        if key:
            keys[form] = key
        if cost:
            costs[form] = int(cost) / 100
            if within:
                inside.add(form)
        if whole:
            wholes[form] = int(whole) / 100
    return found
