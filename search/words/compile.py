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
from functools import cache
from pathlib import Path

from snowballstemmer import stemmer

from search.words import spelling

FORMAT = 3
"""Raised when the file's content changes; an older file is made anew."""

_LEAST, _LEAST_OF_THREE = 4e-7, 4e-5
_BANNED = frozenset(
    [
        "het",
        "else",
        "skap",
        "ing",
        "inga",
        "ning",
        "ende",
        "ert",
        "ere",
        "ene",
        "eren",
        "erne",
        "este",
        "isk",
        "lig",
        "sam",
        "bar",
        "dom",
        "som",
        "den",
        "det",
        "des",
        "for",
        "med",
        "ved",
        "til",
        "fra",
        "var",
        "har",
        "han",
        "hun",
        "vil",
        "kan",
        "man",
        "men",
        "nei",
        "sin",
        "sitt",
        "oss",
        "per",
        "pro",
        "anti",
        "ikke",
        "over",
        "under",
        "eller",
        "etter",
    ]
) - frozenset(("over", "under", "etter"))


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
    lemmas, lemma_frequency = _lemmas(bokmal, nynorsk, frequency)
    stem = cache(stemmer("norwegian").stemWord)
    rows = []
    for form in sorted(set(bokmal) | set(nynorsk)):
        if not form.isalpha():
            continue
        lemma = lemmas[form]
        own_key = stem(form)
        key = own_key if lemma == form else stem(lemma)
        common = lemma_frequency.get(lemma, 0.0)
        part = _cost(form, common)
        inside = part and (form == lemma or form not in bokmal or bokmal[form] == form)
        if key == own_key and not part:
            continue
        whole = frequency.get(form, 0.0)
        rows.append(
            f"{form}\t{key if key != own_key else ''}\t{part or ''}\t{'i' if inside else ''}\t{_log(whole) or ''}"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as written:
        written.write(zlib.compress("\n".join(rows).encode(), 9))
    Path(written.name).replace(target)
    return len(rows)


def _lowered(items: "object") -> dict[str, str]:
    """Return form -> lemma in lower case; where capitals differ, a form that is its own lemma wins."""
    found: dict[str, str] = {}
    for form, lemma in items:  # type: ignore[attr-defined]
        form, lemma = spelling.fold(form), spelling.fold(lemma)
        if form not in found or form == lemma:
            found[form] = lemma
    for lemma in list(found.values()):
        found.setdefault(lemma, lemma)
    return found


def _lemmas(
    bokmal: dict[str, str], nynorsk: dict[str, str], frequency: dict[str, float]
) -> tuple[dict[str, str], dict[str, float]]:
    """Return form -> bokmål lemma for both norms, and how common each lemma is in all its forms."""
    own = set(bokmal.values())
    common: dict[str, float] = defaultdict(float)
    lemmas: dict[str, str] = {}
    for form, given in bokmal.items():
        lemmas[form] = form if form in own else given
    for form, value in frequency.items():
        common[lemmas.get(form, form)] += value
    pairs = spelling.pairs()
    mapped: dict[str, str] = {}
    for form, given in nynorsk.items():
        if form in pairs or form not in bokmal:
            if given not in mapped:
                there = pairs.get(given) or (
                    lemmas[given] if given in bokmal else spelling.bokmal_of(given, own, common)
                )
                mapped[given] = lemmas.get(there, there) if there else given
            lemmas[form] = lemmas.get(pairs[form], pairs[form]) if form in pairs else mapped[given]
    for form, there in pairs.items():
        lemmas[form] = lemmas.get(there, there)
    for form, given in list(bokmal.items()):
        if given in pairs and form not in pairs:
            lemmas[form] = lemmas.get(pairs[given], pairs[given])
    for form in pairs:
        bokmal.setdefault(form, form)
    return lemmas, common


def _cost(form: str, common: float) -> int:
    """Return -log of how common a word is, in hundredths, 0 when it may be no part of a compound."""
    if len(form) < 3 or form in _BANNED or common < (_LEAST_OF_THREE if len(form) == 3 else _LEAST):
        return 0
    return _log(common)


def _log(common: float) -> int:
    return round(-100 * math.log(common)) if common > 0 else 0


if __name__ == "__main__":
    target = word_file()
    if not target.exists() or "--force" in sys.argv:
        forms = compile_words(target)
        print(f"{forms} word forms compiled into {target.name}")  # noqa: T201
