"""Names of people as papers write them: which two may be of the same person, and what only looks like a name.

`Eksempel, Kari` is `Kari Eksempel`; titles before a name and a party or place in brackets after it are none of it.
Nothing here says that two people are the same: a reason to ask is all that two names can give.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class Likeness(StrEnum):
    """In what two names differ that may be of the same person; SAME is in nothing but capitals and blanks."""

    SAME = "same"
    ORDER = "order"
    SPELLING = "spelling"
    INITIAL = "initial"
    MIDDLE = "middle"
    DOUBLE = "double"
    TYPO = "typo"


class NoPerson(StrEnum):
    """What stands where a name should, and is nobody's."""

    VACANT = "vacant"
    UNASSIGNED = "unassigned"
    UNKNOWN = "unknown"
    OFFICE = "office"


_TITLES = frozenset(
    re.findall(
        r"\w+",
        "ordfører ordførar varaordfører varaordførar fylkesordfører fylkesordførar fylkesvaraordfører gruppeleder "
        "gruppeleiar rådmann rådmannen kommunedirektør kommunedirektøren direktør assisterende ass fylkesråd byråd "
        "fylkesmann statsforvalter stortingsrepresentant representant kommunestyrerepresentant leder leiar nestleder "
        "nestleiar styreleder næringssjef kommunalsjef rådgiver rådgjevar dr prof professor hr fru frk herr repr",
    )
)
_VACANT = frozenset({"vakant", "vakans", "ubesatt", "ledig", "ingen", "mangler", "manglar", "utgår"})
_UNKNOWN = frozenset({"nn", "n.n", "n n", "n", "ukjent", "uviss", "navn", "namn", "tba", "tbd", "anonym"})
_OFFICES = re.compile(
    r"(?:etat(en)?|avdeling(en)?|seksjon(en)?|kontor(et)?|tjeneste(n)?|teneste(n|a)?|sekretariat(et)?|enhet(en)?|eining(a)?"
    r"|kommune(n)?|fylkeskommune(n)?|forvaltning(en)?|administrasjon(en)?|resepsjon(en)?|postmottak(et)?|arkiv(et)?"
    r"|utvalg(et)?|utval(et)?|kommunestyre(t)?|formannskap(et)?|styre(t)?|råd(et)?|nettverk(et)?|virksomhet(en)?"
    r"|verksemd(a)?|selskap(et)?|departement(et)?|direktorat(et)?|fagstab(en)?|stab(en)?|team(et)?)$"
)
_UNASSIGNED = re.compile(
    r"(ikk?e|ikkje|u)\s*(-\s*)?(fordelt|tildelt|utpekt|utpeikt|valgt|vald|oppnevnt|oppnemnd|besatt)\b"
)
_LATER = re.compile(
    r"\b(velges|vel[gj]ast|oppnevnes|oppnemnast|utpekes|meldes|fordeles|avklares|kommer)\s+(senere|seinare|inn)\b"
)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_LETTERS = str.maketrans({"ä": "æ", "ö": "ø", "ü": "y", "ð": "d", "þ": "th", "ß": "ss", "ł": "l", "đ": "d"})
_WRITTEN_ALIKE = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))
_HEARD_ALIKE = (("ch", "k"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("gh", "g"))
_HEARD_LETTERS = str.maketrans({"c": "k", "w": "v", "q": "k", "z": "s", "x": "ks"})
_APART = re.compile(r"[\s\-\N{NON-BREAKING HYPHEN}\N{EN DASH}]+")
_SHORTEST_WITH_TYPO = 5


@dataclass(frozen=True, slots=True)
class Alike:
    """Two names that may be of the same person, and in what they differ, the most telling first."""

    reasons: tuple[Likeness, ...]

    @property
    def is_same(self) -> bool:
        """Whether they are the same name."""
        return self.reasons == (Likeness.SAME,)


def natural(written: str) -> str:
    """Return a name with given names first, without titles before it and brackets after it.

    What is nothing but a title stays as it is written.
    """
    plain = " ".join(_BRACKETS.sub(" ", unicodedata.normalize("NFC", written)).split()).strip(" ,;")
    family, _, given = (part.strip() for part in plain.partition(","))
    untitled = _untitled(family)
    if untitled != family:  # what follows a name with its title is a place, a party or a firm
        return untitled
    if given and "," not in given:
        return f"{_untitled(given)} {family}"
    return plain or " ".join(written.split())


def same_name_key(written: str) -> str:
    """Return what is equal for two ways of writing exactly the same name: order, capitals and blanks do not matter."""
    return natural(written).casefold()


def name_words(written: str) -> tuple[str, ...]:
    """Return the words of a name as they are heard: two names that are alike have one of them in common."""
    return tuple(dict.fromkeys(word for word in map(_heard, _words(natural(written))) if len(word) > 1))


def alike(one: str, other: str) -> Alike | None:
    """Return in what two names differ that may be of the same person, None when they are of two."""
    first, second = natural(one), natural(other)
    if first.casefold() == second.casefold():
        turned = ("," in one) != ("," in other)
        return Alike((Likeness.ORDER,) if turned else (Likeness.SAME,))
    names = _words(first), _words(second)
    if not (names[0] and names[1]):
        return None
    heard = [[_heard(word) for word in words] for words in names]
    if "".join(heard[0]) == "".join(heard[1]):
        return Alike((Likeness.SPELLING,))
    if len(heard[0]) > 1 and sorted(heard[0]) == sorted(heard[1]):
        return Alike((Likeness.ORDER,))
    shorter, longer = sorted(heard, key=len)
    if len(shorter) < 2:
        return None
    reasons = _matched(shorter, longer) or _double(shorter, longer)
    if reasons and _differ_in_letters(names):
        reasons.append(Likeness.SPELLING)
    if Likeness.MIDDLE in reasons and any("-" in name.split(" ")[-1] for name in (first, second)):
        reasons[reasons.index(Likeness.MIDDLE)] = Likeness.DOUBLE
    return Alike(tuple(one for one in Likeness if one in reasons)) if reasons else None


def no_person(written: str) -> NoPerson | None:
    """Return what stands there instead of somebody's name, None for what may be a name."""
    plain = " ".join(_BRACKETS.sub(" ", written).split()).casefold().strip(" .,;:")
    if not any(letter.isalpha() for letter in plain) or plain in _UNKNOWN:
        return NoPerson.UNKNOWN
    if plain.split()[0] in _VACANT:
        return NoPerson.VACANT
    if _UNASSIGNED.match(plain) or _LATER.search(plain):
        return NoPerson.UNASSIGNED
    words = plain.split()
    if plain in _TITLES or any(_is_office(word) for word in (words[0], words[-1])):
        return NoPerson.OFFICE
    return None


def _untitled(name: str) -> str:
    words = name.split(" ")
    while len(words) > 2 and words[0].casefold().rstrip(".") in _TITLES:
        words = words[1:]
    return " ".join(words)


def _is_office(word: str) -> bool:
    """Return whether a word ends as what an office is called does: `kulturetaten`; short ones must be the whole."""
    found = _OFFICES.search(word)
    return found is not None and (found.start() == 0 or len(found[0]) > 5 or found[0] in ("etat", "kontor"))


def _words(name: str) -> list[str]:
    return [word for word in (_spelled(part) for part in _APART.split(name)) if word]


def _spelled(word: str) -> str:
    """Return a word in small letters with æ, ø and å however they were written, other letters without their marks."""
    text = unicodedata.normalize("NFC", word).casefold().translate(_LETTERS)
    for written, meant in _WRITTEN_ALIKE:
        text = text.replace(written, meant)
    return "".join(
        letter if letter in "æøå" else unicodedata.normalize("NFD", letter)[0] for letter in text if letter.isalpha()
    )


def _heard(word: str) -> str:
    """Return a word as it sounds: `Christian` as `Kristian`, `Filipp` as `Philip`."""
    for written, meant in _HEARD_ALIKE:
        word = word.replace(written, meant)
    return "".join(letter for letter, _ in groupby(word.translate(_HEARD_LETTERS)))


def _matched(shorter: list[str], longer: list[str]) -> list[Likeness]:
    """Return how first and last words agree, and those between as far as both have them; nothing where they do not."""
    ends = [_word_likeness(shorter[0], longer[0]), _word_likeness(shorter[-1], longer[-1])]
    if Likeness.INITIAL in ends[1:]:
        return []
    if ends[0] is None and ends[1] == Likeness.SAME and len(longer) > len(shorter) and shorter[0] in longer[1:-1]:
        return [Likeness.MIDDLE]  # somebody who goes by a middle name
    between = _between(shorter[1:-1], longer[1:-1])
    if between is None or None in ends:
        return []
    found = [one for one in (*ends, *between) if one not in (None, Likeness.SAME)]
    if found.count(Likeness.TYPO) > 1:
        return []
    if len(longer) > len(shorter):
        found.append(Likeness.MIDDLE)
    return [one for one in found if one is not None]


def _between(fewer: list[str], more: list[str]) -> list[Likeness] | None:
    """Return how each of the fewer middle names is found in order among the others; None where one is not."""
    found: list[Likeness] = []
    rest = iter(more)
    for word in fewer:
        likeness = next((one for one in (_word_likeness(word, other) for other in rest) if one), None)
        if likeness is None:
            return None
        found.append(likeness)
    return found


def _double(shorter: list[str], longer: list[str]) -> list[Likeness]:
    """Return DOUBLE where one has a family name more than the other, before or after it: `Tenkt-Eksempel`."""
    first = _word_likeness(shorter[0], longer[0])
    if first is None or len(longer) < 3 or shorter[-1] not in longer[1:-1]:
        return []
    if _between(shorter[1:], longer[1:]) is None:
        return []
    return [Likeness.DOUBLE, *([first] if first != Likeness.SAME else [])]


def _word_likeness(one: str, other: str) -> Likeness | None:
    if one == other:
        return Likeness.SAME
    if 1 in (len(one), len(other)):
        return Likeness.INITIAL if one[0] == other[0] else None
    if min(len(one), len(other)) >= _SHORTEST_WITH_TYPO and _is_one_letter_apart(one, other):
        return Likeness.TYPO
    return None


def _is_one_letter_apart(one: str, other: str) -> bool:
    """Return whether a letter too many, too few, wrong or at its neighbour's place makes one word of the other."""
    if len(one) > len(other):
        one, other = other, one
    start = next((place for place, letter in enumerate(one) if other[place] != letter), len(one))
    if len(one) < len(other):
        return one[start:] == other[start + 1 :] and len(other) == len(one) + 1
    swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
    return one[start + 1 :] == other[start + 1 :] or swapped


def _differ_in_letters(names: tuple[list[str], list[str]]) -> bool:
    """Return whether a word of one sounds like one of the other and is spelled otherwise."""
    return any(_heard(one) == _heard(other) and one != other and len(one) > 1 for one in names[0] for other in names[1])
