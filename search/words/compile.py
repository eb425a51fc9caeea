"""Compiles the word data of two packages into one small file on the user's machine: `python -m search.words.compile`.

simplemma (lemmas of bokmål and nynorsk) and wordfreq (how common a word is) are data under CC BY-SA and ODbL: the
file is derived from them, made at install time and never part of the repository.
"""

import math
import os
import sys
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path

from snowballstemmer import stemmer

from search.words import spelling

FORMAT = 4
"""Raised when the file's content changes; an older file is made anew."""

_LEAST, _LEAST_OF_THREE = 4e-7, 4e-5
_BANNED_WORDS = """
het else skap ing inga ning ende ert ere ene eren erne este isk lig sam bar dom som den det des for med ved
til fra var har han hun vil kan man men nei sin sitt oss per pro anti ikke eller ens enes ane ring ans sen
ist iser els and ande opp inn ned fram frem bort over under etter mellom gjennom sammen
"""
_BANNED = frozenset(_BANNED_WORDS.split())
"""What looks like a word at the end or the start of another, and is an ending or too small to mean anything."""
_ALLOWED = frozenset(["råd"])
"""A part of three letters that councils are made of, though it is rarer than others are allowed to be."""
_BANNED_LEMMAS = frozenset(["skap"])
_OWN_LEMMAS = frozenset(["hoved"])
"""Forms that the word list takes for another word's: `hoved` is not `hode`."""
_ONLY_INSIDE = frozenset(["vass", "hovud", "hoved"])
_ENDINGS = ["a", "en", "et", "i", "ar", "er", "ane", "ene", "e", "t", "te", "de", "st", "sta", "ste", "s"]
_SHORTEST_VERB = 4
_RARE, _TIMES_COMMONER = 2e-7, 20.0
"""A word of both norms this rare in bokmål gives way to one that a sound rule leads to, if that is so much commoner."""


def word_file() -> Path:
    """Return where the compiled file lies."""
    root = os.environ.get("REGIONARKIV_WORDS")
    folder = Path(root) if root else Path(__file__).resolve().parents[2] / ".cache" / "words"
    return folder / f"norwegian-{FORMAT}.z"


def compile_words(target: Path) -> int:
    """Write the file; return how many forms it holds."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
    from wordfreq import get_frequency_dict

    factory = DefaultDictionaryFactory()
    bokmal = _lowered(factory.get_dictionary("nb").items())
    nynorsk = _lowered(factory.get_dictionary("nn").items())
    frequency = {spelling.fold(word): value for word, value in get_frequency_dict("nb").items()}
    lemmas, common, also = _lemmas(bokmal, nynorsk, frequency)
    stem = cache(stemmer("norwegian").stemWord)
    own = set(bokmal.values()) | set(nynorsk.values()) | set(spelling.pairs()) | _ONLY_INSIDE
    rows = []
    for form in sorted(lemmas):
        if not form.isalpha():
            continue
        lemma = lemmas[form]
        part = _cost(form, lemma, common.get(lemma, 0.0))
        others = " ".join(also.get(form, ()))
        if not part and not others and (lemma == form or stem(lemma) == stem(form)):
            continue
        inside = "i" if part and form in own else ""
        whole = _log(frequency.get(form, 0.0)) or ""
        rows.append(f"{form}\t{lemma if lemma != form else ''}\t{part or ''}\t{inside}\t{whole}\t{others}")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as written:
        written.write(zlib.compress("\n".join(rows).encode(), 9))
    Path(written.name).replace(target)
    return len(rows)


def _lowered(items: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return form -> lemma in lower case; where capitals differ, a form that is its own lemma wins."""
    found: dict[str, str] = {}
    for form, lemma in items:
        form, lemma = spelling.fold(form), spelling.fold(lemma)
        if form not in found or form == lemma:
            found[form] = lemma
    for lemma in list(found.values()):
        found.setdefault(lemma, lemma)
    return found | {form: form for form in _OWN_LEMMAS}


def _lemmas(
    bokmal: dict[str, str], nynorsk: dict[str, str], frequency: dict[str, float]
) -> tuple[dict[str, str], dict[str, float], dict[str, tuple[str, ...]]]:
    """Return form -> bokmål lemma for both norms, how common each lemma is in all its forms, and second meanings."""
    own = set(bokmal.values())
    plain = {form: form if form in own else given for form, given in bokmal.items()}
    common: dict[str, float] = defaultdict(float)
    for form, value in frequency.items():
        common[plain.get(form, form)] += value
    pairs = spelling.pairs()

    def meant(lemma: str, *, known: bool) -> str:
        """Return the bokmål lemma that a lemma means; `known` says that bokmål has it too."""
        if lemma in pairs:
            there = pairs[lemma][0]
            return plain.get(there, there)
        if known and (common[lemma] >= _RARE or lemma not in nynorsk):
            return lemma
        there = spelling.bokmal_of(lemma, own, common, surely=known) or lemma
        return there if not known or common[there] > _TIMES_COMMONER * common[lemma] else lemma

    lemmas: dict[str, str] = {}
    of_lemma: dict[str, str] = {}
    also: dict[str, tuple[str, ...]] = {}
    for words, known in ((bokmal, True), (nynorsk, False)):
        for form, given in words.items():
            lemma = pairs[form][0] if form in pairs else plain.get(form, given)
            if form in lemmas:
                continue
            if lemma not in of_lemma:
                of_lemma[lemma] = meant(lemma, known=known or lemma in own)
            lemmas[form] = of_lemma[lemma]
    inflected: dict[str, set[str]] = defaultdict(set)
    for form, given in nynorsk.items():
        inflected[given].add(form)
    for word, (first, *others) in pairs.items():
        there = plain.get(first, first)
        for form in (word, *_inflected(word)):
            if form == word or form not in lemmas:
                lemmas[form] = there
        if others:
            second = tuple(plain.get(one, one) for one in others)
            also.update((form, second) for form in {word, *_inflected(word), *inflected[word]} if lemmas[form] == there)
    for form, lemma in lemmas.items():
        verb = _verb_of(lemma, own, common)
        if verb:
            also[form] = (*also.get(form, ()), verb)
    return lemmas, common, also


def _verb_of(noun: str, lemmas: Collection[str], common: Mapping[str, float]) -> str | None:
    """Return the verb that a noun is made of (`delegering`, `oppnevning`, `avgjørelse`), None when it is of none."""
    for ending, letters in (("ning", "ne"), ("ning", "e"), ("ing", "e"), ("else", "e")):
        verb = noun.removesuffix(ending) + letters
        if noun.endswith(ending) and len(verb) >= _SHORTEST_VERB and verb in lemmas and common[verb] >= _LEAST:
            return verb
    return None


def _inflected(word: str) -> list[str]:
    """Return how a word may be inflected, far too much of it: a form that nobody writes does no harm."""
    stem = word.removesuffix("e")
    return [stem + ending for ending in _ENDINGS]


def _cost(form: str, lemma: str, common: float) -> int:
    """Return -log of how common a word is, in hundredths, 0 when it may be no part of a compound."""
    if len(form) < 3 or form in _BANNED or lemma in _BANNED_LEMMAS:
        return 0
    least = _LEAST_OF_THREE if len(form) == 3 and form not in _ALLOWED else _LEAST
    return _log(common) if common >= least else 0


def _log(common: float) -> int:
    return round(-100 * math.log(common)) if common > 0 else 0


if __name__ == "__main__":
    target = word_file()
    if not target.exists() or "--force" in sys.argv:
        forms = compile_words(target)
        print(f"{forms} word forms compiled into {target.name}")  # noqa: T201
