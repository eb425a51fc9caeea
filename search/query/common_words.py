"""Words too common to be looked for, of bokmål and nynorsk: pronouns, prepositions, conjunctions, helping verbs."""

from search.words.spelling import fold

_PRONOUNS = """
jeg eg du han hun ho den det vi me dere de dykk dei meg deg seg oss dem henne ham han
min mi mitt mine din di ditt dine sin si sitt sine vårt våre deres dykkar hans hennes hennar deira
denne dette disse desse slik slikt slike sånn samme same selv sjølv man en ein et eit ei
noe noko noen nokon noka nokre ingen inga ingenting alle alt hver kvar hvert kvart begge både
hva kva hvem kven hvor kor hvordan korleis hvorfor kvifor hvilken hvilket hvilke når om som
"""
_SMALL = """
og å i på av til for med fra frå ved om hos hjå mot etter over under mellom gjennom uten utan innen innan
at men eller enn så da då der her nå no jo ja nei ikke ikkje også også bare berre kun siden sidan før fordi
hvis viss dersom mens medan ellers elles altså jf dvs osv mv mm pga
opp ned ut inn igjen
"""
_VERBS = """
er var være vere vært vore blir ble bli blitt vart verte vorte har hadde ha hatt kan kunne skal skulle vil ville
må måtte bør burde får fikk fekk få
"""

COMMON = frozenset(fold(word) for words in (_PRONOUNS, _SMALL, _VERBS) for word in words.split())
"""Folded as search.words.spelling folds."""


def is_common(word: str) -> bool:
    """Return whether a word is too common to be looked for."""
    return fold(word) in COMMON
