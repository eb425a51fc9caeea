"""The principle that a row says a way of answering rests on: `2024/1`, `2024/1 punkt 3`, `2024/1 versjon 2 punkt 3`."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.imports.naming import holder
from application.imports.row_errors import UnknownPrincipleError
from domain.errors import InvalidValueError
from domain.in_force import in_force
from domain.intervals import fact_on, first_day
from domain.principles import Principles
from domain.references import CaseReference, principles_claim

_CITED = re.compile(
    r"(\d{4} ?/ ?\d+)(?:,? *(?:versjon|v\.?) *(\d+))?(?:,? *(?:punkt|pkt\.?|nr\.?) *(\S+))?", re.IGNORECASE
)


def principle_in(archive: Archive, written: str, day: str) -> dict[str, Any] | None:
    """Return the citation, of the version in force on the day unless another is written; None for nothing.

    UnknownPrincipleError.
    """
    if not written:
        return None
    match = _CITED.fullmatch(written.strip())
    if match is None:
        raise UnknownPrincipleError(principle=written)
    try:
        found = holder(archive, principles_claim(str(CaseReference.parse(match[1]))))
    except InvalidValueError:
        found = None
    if found is None:
        raise UnknownPrincipleError(principle=written)
    version = int(match[2]) if match[2] else fact_on(in_force(archive.load(Principles, found).facts), first_day(day))
    if version is None:
        raise UnknownPrincipleError(principle=written)
    return {"principles_id": found.hex, "version": version, "point": match[3]}


def principle_words(archive: Archive, cited: Mapping[str, Any] | None) -> str:
    """Return a citation as a row may write it."""
    if not cited:
        return ""
    reference = archive.load(Principles, UUID(cited["principles_id"])).reference
    point = f" punkt {cited['point']}" if cited["point"] else ""
    return f"{reference} versjon {cited['version']}{point}"
