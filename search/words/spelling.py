"""How bokmål and nynorsk spell the same word: pairs written by hand, and sound rules checked against a word list."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

PAIRS_FILE = Path(__file__).with_name("nynorsk.tsv")

_RULES = (
    ("leik", "lighet", "end"),
    ("leik", "het", "end"),
    ("semd", "somhet", "end"),
    ("inga", "ning", "end"),
    ("ing", "ning", "end"),
    ("nad", "ning", "end"),
    ("leg", "lig", "end"),
    ("leg", "elig", "end"),
    ("sam", "som", "end"),
    ("laus", "løs", "end"),
    ("ande", "ende", "end"),
    ("ar", "er", "end"),
    ("al", "el", "end"),
    ("a", "e", "end"),
    ("je", "e", "end"),
    ("ja", "e", "end"),
    ("d", "", "end"),
    ("leg", "lig", "any"),
    ("kj", "k", "any"),
    ("gj", "g", "any"),
    ("kv", "hv", "start"),
    ("kv", "v", "any"),
    ("au", "ø", "any"),
    ("ei", "e", "any"),
    ("øy", "ø", "any"),
    ("øy", "øye", "any"),
    ("frå", "fra", "any"),
    ("skule", "skole", "any"),
    ("skul", "skol", "any"),
    ("arbeids", "arbeids", "any"),
    ("å", "a", "any"),
    ("å", "o", "any"),
    ("o", "u", "any"),
    ("u", "o", "any"),
    ("y", "u", "any"),
    ("y", "ø", "any"),
    ("jø", "je", "any"),
    ("ø", "e", "any"),
    ("e", "i", "any"),
    ("vg", "v", "any"),
    ("mm", "m", "any"),
    ("ll", "ld", "any"),
    ("rr", "r", "any"),
)
"""What nynorsk has, what bokmål has there, and where in the word."""


def pairs() -> dict[str, tuple[str, ...]]:
    """Return nynorsk words with the bokmål words that mean the same, the likeliest first."""
    found = {}
    for line in PAIRS_FILE.read_text(encoding="utf-8").splitlines():
        nynorsk, tab, bokmal = line.partition("\t")
        if tab and not line.startswith("#"):
            found[fold(nynorsk)] = tuple(fold(bokmal).split())
    return found


def fold(word: str) -> str:
    """Return the word with the spellings of old papers and other keyboards made one: aa is å, ä is æ, ö is ø."""
    return word.lower().replace("aa", "å").replace("ä", "æ").replace("ö", "ø")


def bokmal_of(
    word: str, bokmal: Collection[str], frequency: Mapping[str, float], *, surely: bool = False
) -> str | None:
    """Return the commonest bokmål lemma that at most two sound rules lead to from a nynorsk one, None if none does.

    With `surely`, by one rule for an ending alone.
    """
    found = [one for one in _changed(word, endings=surely) if one in bokmal]
    if not found and not surely:
        found = [two for one in _changed(word) for two in _changed(one) if two in bokmal]
    common = [one for one in found if frequency.get(one, 0.0) > 0.0]
    return max(common, key=lambda one: frequency[one], default=None)


def _changed(word: str, *, endings: bool = False) -> Iterator[str]:
    for nynorsk, bokmal, place in _RULES:
        if place == "end" and word.endswith(nynorsk) and len(word) > len(nynorsk) + 1:
            if not endings or len(nynorsk) > 2:
                yield word[: -len(nynorsk)] + bokmal
        elif endings:
            continue
        elif place == "start" and word.startswith(nynorsk):
            yield bokmal + word[len(nynorsk) :]
        elif place == "any" and nynorsk in word and nynorsk != bokmal:
            yield word.replace(nynorsk, bokmal, 1)
