"""Reads pieces of a query one by one and keeps what each gives: words, phrases, exclusions, filters, or why not."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from search.found import Chosen, Ignored, Why
from search.query.common_words import is_common
from search.query.fields import facet_of
from search.query.language import Piece, pieces
from search.query.values import Value, Values
from search.words.norwegian import WORD
from search.words.references import Reference, references_in

_SHORTEST_BEGINNING = 2
_LONGEST_VALUE = 6
"""So many words a field's value may have without quotes, when together they are a name that is known."""
_SHOWN = 100
"""So many characters of an ignored piece are shown."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word to look for, or the beginning of one, and where it is written."""

    written: str
    start: int
    end: int
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in quotes, or something excluded: a phrase when there are several, else a word or its beginning."""

    shown: str
    words: tuple[str, ...]
    is_beginning: bool = False


class PartKind(StrEnum):
    """What a part of the text is."""

    WORD = "word"
    PHRASE = "phrase"
    WITHOUT = "without"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text that can be left out. `inner` is what is inside the quotes of a phrase."""

    kind: PartKind
    start: int
    end: int
    inner: str = ""

    def left(self, text: str, instead: str = "") -> str:
        """Return the text without it, or with something else in its place."""
        return " ".join(f"{text[: self.start]} {instead} {text[self.end :]}".split())


@dataclass(slots=True)
class Reader:
    """Reads one query; everything else is what was found so far."""

    text: str
    values: Values
    words: list[Word] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    without: list[Phrase] = field(default_factory=list)
    chosen: dict[tuple[str, str], Chosen] = field(default_factory=dict)
    ignored: list[Ignored] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def read(self) -> None:
        """Read the whole text. A reference may be of several pieces, and goes before what these are alone."""
        everything = list(pieces(self.text, lambda name: facet_of(name) is not None))
        closed = [piece for piece in everything if piece.field is not None or piece.minus or piece.quoted]
        self.references = [
            one
            for one in references_in(self.text, typed=True)
            if not any(piece.start <= one.start < piece.end for piece in closed)
        ]
        position = 0
        while position < len(everything):
            piece = everything[position]
            position += 1
            if any(one.start < piece.start < one.end for one in self.references):
                continue
            if piece.field is not None:
                position += self._field(piece, piece.field, _plain(everything[position:]))
            elif piece.minus:
                self._exclude(piece)
            elif piece.quoted:
                self._phrase(piece)
            else:
                self._plain(piece)

    def choose(self, facet: str, value: Value, typed: Part | None = None) -> None:
        """Put a filter in force, a typed one or a ticked one."""
        left = typed.left(self.text) if typed else None
        if typed:
            self.parts.append(typed)
        for key in value.keys:
            if (facet, key) not in self.chosen:
                label = self.values.label(facet, key)
                self.chosen[facet, key] = Chosen(facet, key, label, typed=typed is not None, left=left)

    def ignore(self, text: str, why: Why) -> None:
        """Say that a piece is not used."""
        self.ignored.append(Ignored(text.strip()[:_SHOWN], why))

    def _plain(self, piece: Piece) -> None:
        self.parts.append(Part(PartKind.WORD, piece.start, piece.end))
        for match in WORD.finditer(self.text, piece.at, piece.at + len(piece.text)):
            start = match.start()
            # In `RR23/2025` the body's name is a word of its own.
            end = min([match.end(), *(one.start for one in self.references if start < one.start < match.end())])
            if any(one.start <= start < one.end for one in self.references):
                continue
            starred = self.text.startswith("*", end) and end - start >= _SHORTEST_BEGINNING
            self.words.append(Word(self.text[start:end], start, end, is_beginning=starred))

    def _phrase(self, piece: Piece) -> None:
        words = tuple(WORD.findall(piece.text.lower()))
        if not words:
            self.ignore(self.text[piece.start : piece.end], Why.NOTHING_THERE)
            return
        number = next(references_in(piece.text, typed=True), None)
        if number and number.start == 0 and number.end == len(piece.text):
            self._refer(piece, number)
            self.parts.append(Part(PartKind.WORD, piece.start, piece.end))
            return
        self.phrases.append(Phrase(piece.text, words))
        self.parts.append(Part(PartKind.PHRASE, piece.start, piece.end, piece.text))

    def _exclude(self, piece: Piece) -> None:
        words = tuple(WORD.findall(piece.text.lower()))
        if not words:
            return
        if len(words) == 1 and is_common(words[0]) and not piece.quoted:
            self.ignore(self.text[piece.start : piece.end], Why.COMMON_WORD)
            return
        is_beginning = piece.text.endswith("*") and len(words) == 1 and len(words[0]) >= _SHORTEST_BEGINNING
        self.without.append(Phrase(piece.text, words, is_beginning))
        self.parts.append(Part(PartKind.WITHOUT, piece.start, piece.end))

    def _field(self, piece: Piece, name: str, following: Sequence[Piece]) -> int:
        """Read a field; return how many of the following words belong to its value."""
        facet = facet_of(name)
        whole = self.text[piece.start : piece.end]
        if facet is None:
            self.ignore(f"{name}:", Why.UNKNOWN_FIELD)
            self._instead(piece)
        elif piece.minus:
            self.ignore(whole, Why.NOT_EXCLUDABLE)
        elif not any(letter.isalnum() for letter in piece.text):
            self.ignore(whole, Why.NOTHING_THERE)
        else:
            return self._value(facet, piece, following)
        return 0

    def _value(self, facet: str, piece: Piece, following: Sequence[Piece]) -> int:
        """Read a value with as many of the following words as are one known name with it; return how many."""
        if not piece.quoted:
            for taken in range(len(following), 0, -1):
                end = following[taken - 1].end
                value = self.values.whole_name(facet, self.text[piece.at : end])
                if value is not None:
                    self.choose(facet, value, Part(PartKind.FIELD, piece.start, end))
                    return taken
        meant = self.values.typed(facet, piece.text)
        if isinstance(meant, Why):
            self.ignore(self.text[piece.start : piece.end], meant)
            if meant is not Why.BAD_DATE or any(letter.isalpha() for letter in piece.text):
                self._instead(piece)
            return 0
        self.choose(facet, meant, Part(PartKind.FIELD, piece.start, piece.end))
        for number in meant.references:
            self._refer(piece, number)
        return 0

    def _instead(self, piece: Piece) -> None:
        """Look for the words of a field that is not understood."""
        plain = Piece(piece.start, piece.end, piece.text, piece.at, minus=piece.minus, quoted=piece.quoted)
        if piece.minus:
            self._exclude(plain)
        elif piece.quoted:
            self._phrase(plain)
        else:
            for number in references_in(piece.text, typed=True):
                self._refer(piece, number)
            self._plain(plain)

    def _refer(self, piece: Piece, number: Reference) -> None:
        """Look for a reference that was found inside a piece."""
        self.references.append(
            Reference(
                start=piece.at + number.start,
                end=piece.at + number.end,
                number=number.number,
                year=number.year,
                is_case=number.is_case,
                entry=number.entry,
                body=number.body,
                digits=number.digits,
            )
        )


def _plain(following: Sequence[Piece]) -> list[Piece]:
    """Return the first of these pieces that are plain words."""
    run: list[Piece] = []
    for piece in following[: _LONGEST_VALUE - 1]:
        if piece.field is not None or piece.minus or piece.quoted or "*" in piece.text:
            break
        run.append(piece)
    return run
