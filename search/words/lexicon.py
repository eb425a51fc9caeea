"""The compiled word data, loaded once a process."""

import sys
import zlib
from dataclasses import dataclass, field
from functools import lru_cache

from search.words.compile import compile_words, word_file


@dataclass(slots=True)
class Lexicon:
    """What is known of word forms.

    `lemmas`: the bokmål lemma of forms that are none. `costs`: -log frequency of forms that may end a compound;
    `inside`: those that may stand before its end. `wholes`: -log frequency of the forms themselves. `also`: further
    lemmas that a nynorsk form can mean.
    """

    lemmas: dict[str, str] = field(default_factory=dict)
    costs: dict[str, float] = field(default_factory=dict)
    inside: set[str] = field(default_factory=set)
    wholes: dict[str, float] = field(default_factory=dict)
    also: dict[str, tuple[str, ...]] = field(default_factory=dict)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the word data; it is compiled first if it is not there."""
    source = word_file()
    if not source.exists():
        compile_words(source)
    found = Lexicon()
    lemmas, costs, inside, wholes, also = found.lemmas, found.costs, found.inside, found.wholes, found.also
    common: dict[str, float] = {}  # few different figures and lemmas: each is held once
    for line in zlib.decompress(source.read_bytes()).decode().split("\n"):
        form, lemma, cost, within, whole, others = line.split("\t")
        if lemma:
            lemmas[form] = sys.intern(lemma)
        if cost:
            costs[form] = common.setdefault(cost, int(cost) / 100)
            if within:
                inside.add(form)
        if whole:
            wholes[form] = common.setdefault(whole, int(whole) / 100)
        if others:
            also[form] = tuple(map(sys.intern, others.split(" ")))
    return found
