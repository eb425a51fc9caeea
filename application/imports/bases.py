"""Reads legal bases as people write them: `offl. § 13, jf. fvl. § 13 første ledd nr. 2`, `§ 23`, `§ 5 2. ledd`."""

import re

from application.imports.row_errors import BadBasisError
from domain.legal_bases import LegalBasis

_ORDINALS = (
    ("første", "fyrste", "1"),
    ("andre", "annet", "annen", "2"),
    ("tredje", "3"),
    ("fjerde", "4"),
    ("femte", "5"),
    ("sjette", "6"),
    ("sjuende", "syvende", "7"),
    ("åttende", "8"),
    ("niende", "9"),
)
_PARAGRAPHS = {word: place for place, words in enumerate(_ORDINALS, start=1) for word in words}

_BASIS = re.compile(
    r"(?:(?:offl|offentleglov[ai]|offentleglova|offentlighetslov(?:a|en))\.?\s*)?"
    r"§?\s*(?P<section>\d{1,2})"
    rf"(?:\s*,?\s*(?P<paragraph>{'|'.join(_PARAGRAPHS)})\.?\s*ledd)?"
    r"(?:\s*,?\s*(?:bokstav|bokst\.?|litra|litt\.?)\s*(?P<letter>[a-zæøå])\)?)?"
    r"(?:\s*,?\s*(?:jfr|jmf|jf)\b\.?\s*(?P<rule>\S.*))?",
    re.IGNORECASE | re.DOTALL,
)


def read_basis(text: str) -> LegalBasis:
    """Return the basis that `text` names, not checked against the law; BadBasisError when it cannot be made out."""
    match = _BASIS.fullmatch(text.strip().rstrip("."))
    if not match:
        raise BadBasisError(value=text)
    paragraph, letter, rule = match["paragraph"], match["letter"], match["rule"]
    return LegalBasis(
        section=match["section"],
        paragraph=_PARAGRAPHS[paragraph.casefold()] if paragraph else None,
        letter=letter.casefold() if letter else None,
        rule=rule.strip() if rule else None,
    )
