"""Which lemma a word form is of, in bokmål: for forms of both norms, and where the word list is wrong or silent."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from search.words import spelling

_MISTAKEN = """
hoved hoved bøkene bok bøkenes bok veier vei former form formene form poster post retter rett kontroller kontroll
sporet spor leddet ledd treet tre fester fest kriger krig slutter slutt tapet tap grepet grep kjønnet kjønn gasser gass
høster høst beinet bein røret rør jordet jord marken mark utganger utgang måler mål steinet stein skjellet skjell
"""
_LEMMAS = dict(zip(_MISTAKEN.split()[::2], _MISTAKEN.split()[1::2], strict=True))
"""Forms that the word list takes for another, rarer word: `hoved` is not `hode`, and `bøkene` are no trees."""
_ENDINGS = ["a", "en", "et", "i", "ar", "er", "ane", "ene", "e", "t", "te", "de", "st", "sta", "ste", "s"]
_SHORTEST_VERB, _LEAST_VERB = 4, 4e-7
_RARE, _TIMES_COMMONER = 2e-7, 20.0
"""A word of both norms this rare in bokmål gives way to one that a sound rule leads to, if that is so much commoner."""


def lowered(items: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return form -> lemma in lower case; where capitals differ, a form that is its own lemma wins."""
    found: dict[str, str] = {}
    for form, lemma in items:
        form, lemma = spelling.fold(form), spelling.fold(lemma)
        if form not in found or form == lemma:
            found[form] = lemma
    for lemma in list(found.values()):
        found.setdefault(lemma, lemma)
    return found | _LEMMAS


def lemmas_of(
    bokmal: dict[str, str], nynorsk: dict[str, str], frequency: dict[str, float]
) -> tuple[dict[str, str], dict[str, float], dict[str, tuple[str, ...]]]:
    """Return form -> bokmål lemma for both norms, how common each lemma is in all its forms, and second meanings."""
    own = set(bokmal.values()) - {form for form, lemma in _LEMMAS.items() if form != lemma}
    plain = {
        form: form if form in own else _noun_of(form, given, own, frequency) or given for form, given in bokmal.items()
    }
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
        lemmas[word] = there
        lemmas |= {form: there for form in _inflected(word) if form not in bokmal and form not in pairs}
        if others:
            second = tuple(plain.get(one, one) for one in others)
            also.update((form, second) for form in {word, *_inflected(word), *inflected[word]} if lemmas[form] == there)
    for form, lemma in lemmas.items():
        verb = _verb_of(lemma, own, common)
        if verb:
            also[form] = (*also.get(form, ()), verb)
    return lemmas, common, also


def _noun_of(form: str, verb: str, lemmas: Collection[str], frequency: Mapping[str, float]) -> str | None:
    """Return the noun of a form that the list takes for a rarer verb's: `rådet` is of `råd`, not of `råde`."""
    if not verb.endswith("e"):
        return None
    nouns = [form.removesuffix(ending) for ending in ("er", "et", "en") if form.endswith(ending)]
    if form.endswith("ler"):
        nouns.append(f"{form[:-3]}el")
    likely = [noun for noun in nouns if noun in lemmas and frequency.get(noun, 0.0) > frequency.get(verb, 0.0)]
    return likely[0] if likely else None


def _verb_of(noun: str, lemmas: Collection[str], common: Mapping[str, float]) -> str | None:
    """Return the verb that a noun is made of (`delegering`, `oppnevning`, `avgjørelse`), None when it is of none."""
    for ending, letters in (("ning", "ne"), ("ning", "e"), ("ing", "e"), ("else", "e")):
        verb = noun.removesuffix(ending) + letters
        if noun.endswith(ending) and len(verb) >= _SHORTEST_VERB and verb in lemmas and common[verb] >= _LEAST_VERB:
            return verb
    return None


def _inflected(word: str) -> list[str]:
    """Return how a word may be inflected, far too much of it: a form that nobody writes does no harm."""
    stem = word.removesuffix("e")
    return [stem + ending for ending in _ENDINGS]
