"""A text as words: each a word, a number or a mark of punctuation, whatever white space stands between them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"(\s*)(\d+(?:[.,:/–-]\d+)*|\w+(?:[-’'/]\w+)*|[^\w\s])")
_INVISIBLE = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\ufeff\u2060\ufffe\x02"))
_SAME_SHAPE = {ord("\u2010"): "-", ord("\u2011"): "-", ord("\ufb01"): "fi", ord("\ufb02"): "fl", ord("\ufb00"): "ff"}

_ODD = re.compile(f"[{re.escape(''.join(map(chr, _INVISIBLE | _SAME_SHAPE)))}]")

_FUNCTION_WORDS = frozenset(
    (
        *("og", "i", "på", "av", "til", "for", "med", "som", "en", "ei", "et", "ein", "eit", "den", "det", "de", "dei"),
        *("er", "var", "å", "at", "om", "fra", "frå", "ved", "eller", "men", "så", "seg", "skal", "kan", "har", "ikke"),
        *("ikkje", "etter", "over", "under", "mellom", "mot", "hos", "når", "der", "da", "også", "samt", "enn", "be"),
        *("bli", "blir", "vert", "være", "vere", "vil", "må", "sin", "sitt", "sine", "dette", "denne", "disse", "hver"),
        *("desse", "andre", "alle", "annen", "anna", "kvar"),
    )
)
"""Words that say little by themselves: one of these left standing between two changes only disturbs the eye."""

FIRST_LETTER = 0x100
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words. `gaps` are what stands before each: nothing, a space, or a tab between cells of a table.

    `code` is the same with one letter for each word, so that words are compared as fast as letters are.
    """

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    code: str

    def __len__(self) -> int:
        return len(self.words)

    def text(self, begin: int = 0, end: int | None = None) -> str:
        """Return the words from `begin` to `end` as a text, without what stands before the first."""
        pieces = [gap + word for gap, word in zip(self.gaps[begin:end], self.words[begin:end], strict=True)]
        return "".join(pieces).lstrip()


class Lexicon:
    """Gives every distinct word of both texts a letter of its own."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}
        self._read: dict[str, Words] = {}

    def read(self, text: str) -> Words:
        """Return a text as words; one that was read before, as most of both texts are, costs nothing."""
        if (known := self._read.get(text)) is not None:
            return known
        found = _TOKEN.findall(text)
        words = tuple([word for _, word in found])
        read = self._read[text] = Words(words, tuple([_gap(space) for space, _ in found]), self.code(words))
        return read

    def code(self, words: Iterable[str]) -> str:
        """Return words as letters, the same word always as the same letter."""
        letters = self._letters
        return "".join([letters.get(word) or self._new(word) for word in words])

    def _new(self, word: str) -> str:
        place = FIRST_LETTER + len(self._letters)
        if place >= _SURROGATES.start:
            place += len(_SURROGATES)
        letter = self._letters[word] = chr(place)
        return letter


def joined(several: Sequence[Words]) -> Words:
    """Return texts one after the other as one, with a space between them."""
    if len(several) == 1:
        return several[0]
    gaps: list[str] = []
    for each in several:
        gaps += (" ", *each.gaps[1:]) if each.gaps else ()
    return Words(
        tuple(word for each in several for word in each.words), tuple(gaps), "".join(each.code for each in several)
    )


def plain(text: str) -> str:
    """Return a text with letters composed, and without marks that cannot be seen."""
    composed = unicodedata.normalize("NFC", text)
    return composed.translate(_SAME_SHAPE).translate(_INVISIBLE) if _ODD.search(composed) else composed


def words_of(text: str) -> list[str]:
    """Return the words of a text."""
    return [word for _, word in _TOKEN.findall(plain(text))]


def is_punctuation(word: str) -> bool:
    """Return whether it is a mark, not a word."""
    return not word[0].isalnum()


def says_little(word: str) -> bool:
    """Return whether it is a mark or one of the small words that every sentence has."""
    return is_punctuation(word) or word.lower() in _FUNCTION_WORDS


def _gap(space: str) -> str:
    return "" if not space else "\t" if "\t" in space else " "
