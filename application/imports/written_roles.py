"""Reads roles as papers write them: `1. vara`, `personlig vara for Kari Eksempel`, `møtte for Ola Eksempel`."""

import re
from dataclasses import dataclass

from application.imports.columns import Column
from application.imports.vocabulary import value
from domain.errors import InvalidValueError
from domain.seats import Role

_ORDINALS = {
    word: place
    for place, words in enumerate(
        ("første fyrste", "andre annen", "tredje", "fjerde", "femte", "sjette", "sjuende syvende", "åttende", "niende"),
        start=1,
    )
    for word in words.split()
}
_NAMED_FOR = r"(?:i\s+(?:stedet|steden|staden)\s+)?for\s+(?P<name>[^()]+?)\s*\)?"
_ATTENDED = re.compile(rf"(?:(?P<role>.+?)[\s,;(]+)?(?:møtte|møter|møtt|innkalt|stilte)\s+{_NAMED_FOR}", re.IGNORECASE)
_DEPUTY = re.compile(rf"(?:personl[ie]g\s+)?(?:vara(?:medlem|representant|person)?)[\s,;(]+{_NAMED_FOR}", re.IGNORECASE)
_NUMBER_FIRST = re.compile(r"(?P<digits>\d{1,3})\s*\.?\s*(?P<role>\D.*)", re.DOTALL)
_NUMBER_LAST = re.compile(r"(?P<role>\D+?)\s*(?:nr\.?|nummer)?\s*(?P<digits>\d{1,3})\.?")
_LABELS = {"fast møtende": "Fast møtende", "fast møtande": "Fast møtande"}


@dataclass(frozen=True, slots=True)
class WrittenRole:
    """A role, None where only it is said that somebody attended; its number, and whose deputy that was."""

    role: Role | None
    number: int | None = None
    label: str | None = None
    deputy_for: str | None = None
    attended_for: str | None = None


def read_role(written: str, deputy_for: str = "", attended_for: str = "") -> WrittenRole:
    """Return the role that a cell means, beside whom the cells for that name; InvalidValueError for `role`."""
    text = " ".join(written.split())
    if match := _ATTENDED.fullmatch(text):
        text, attended_for = (match["role"] or "").strip(), attended_for or match["name"]
    if match := _DEPUTY.fullmatch(text):
        return WrittenRole(Role.PERSONAL_DEPUTY, None, None, deputy_for or match["name"], attended_for or None)
    if not text:
        if deputy_for:
            return WrittenRole(Role.PERSONAL_DEPUTY, None, None, deputy_for, attended_for or None)
        if attended_for:
            return WrittenRole(None, attended_for=attended_for)
        raise InvalidValueError(field=Column.ROLE, value="", problem="missing")
    number, name = _numbered(text)
    role = Role(value(Column.ROLE, name, "seat-role"))
    if deputy_for and role is Role.NUMBERED_DEPUTY:
        role = Role.PERSONAL_DEPUTY
    if role is Role.PERSONAL_DEPUTY and not deputy_for:
        raise InvalidValueError(field=Column.DEPUTY_FOR, value="", problem="missing")
    return WrittenRole(role, number, _LABELS.get(name.casefold()), deputy_for or None, attended_for or None)


def _numbered(text: str) -> tuple[int | None, str]:
    """Return the number that a role begins or ends with, and the role without it."""
    if match := _NUMBER_FIRST.fullmatch(text):
        return int(match["digits"]), match["role"].strip()
    first, _, rest = text.partition(" ")
    if first.casefold() in _ORDINALS and rest:
        return _ORDINALS[first.casefold()], rest
    if match := _NUMBER_LAST.fullmatch(text):
        return int(match["digits"]), match["role"].strip()
    return None, text
