"""Compiles the word data of two packages into one small file on the user's machine: `python -m search.words.compile`.

simplemma (lemmas of bokmål and nynorsk) and wordfreq (how common a word is) are data under CC BY-SA and ODbL: the
file is derived from them, made at install time and never part of the repository.
"""

import math
import os
import sys
import tempfile
import zlib
from functools import cache
from pathlib import Path

from snowballstemmer import stemmer

from search.words import spelling
from search.words.lemmas import lemmas_of, lowered

FORMAT = 5
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
_ONLY_INSIDE = frozenset(["vass", "hovud", "hoved"])


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
    bokmal = lowered(factory.get_dictionary("nb").items())
    nynorsk = lowered(factory.get_dictionary("nn").items())
    frequency = {spelling.fold(word): value for word, value in get_frequency_dict("nb").items()}
    lemmas, common, also = lemmas_of(bokmal, nynorsk, frequency)
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
