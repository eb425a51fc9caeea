"""Each person once: what lists, tables and sentences tell of them put together, and those who were met for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.meetings.attendance import AttendanceRole as Role
from search.proposals.minutes.found import Doubt, Person
from search.proposals.minutes.lines import Line
from search.proposals.minutes.parties import Parties
from search.proposals.minutes.people import is_name
from search.proposals.minutes.words import NAME

_ITEM = r"sak\s*(?P<item>(?:[A-ZÆØÅ]{1,4}\s)?\d{1,4}(?:[/-]\d{2,4})?)"
_TREATED = r"(?:og\s+med\s+)?(?:behandling(?:en)?\s+av\s+)?"
_CAME = re.compile(
    rf"(?P<name>{NAME})\s+(?:tiltrådte|kom|møtte)\b[^.]*?\b(?:fra|frå|til|under|ved|før)\s+{_TREATED}{_ITEM}"
)
_WENT = re.compile(
    rf"(?P<name>{NAME})\s+(?:forlot|gikk|gjekk|fratrådte|reiste|(?:fikk|fekk)\s+permisjon)\b[^.]*?"
    rf"\b(?:etter|før|fra|frå)\s+{_TREATED}{_ITEM}"
)
_MET_FOR = re.compile(
    rf"(?P<name>{NAME})(?:\s\([^)]*\))?\s+(?:møtte|møter|stilte|var\s+vara)\s+(?:som\s+vara\s+)?for\s+(?P<other>{NAME})"
)
_BY_DEPUTY = re.compile(
    rf"(?P<other>{NAME})(?:,\s[^()]{{2,40}}?)?\s\((?P<name>{NAME})\s+(?:møtte|møter|stilte|deltok)(?:\s+som\s+vara"
    r"|\s+i\s+stedet)?\)"
)
_RANK = (Role.LEADER, Role.DEPUTY_LEADER, Role.DEPUTY, Role.OBSERVER, Role.SECRETARY, Role.MEMBER, Role.GUEST)


def gathered(people: Iterable[Person], lines: Sequence[Line], parties: Parties) -> list[Person]:
    """Return each person once, in order; whoever is met for is added as absent where nobody says so."""
    found: dict[str, Person] = {}
    for one in people:
        key = one.name.casefold()
        found[key] = _both(found[key], one) if key in found else one
    for line in lines:
        _add_told(found, line, parties)
    for one in list(found.values()):
        other = one.deputy_for
        if other and one.is_present and other.casefold() not in found:
            found[other.casefold()] = Person(
                other,
                one.spot,
                is_present=False,
                party=one.party,
                organisation_id=one.organisation_id,
                doubts=(Doubt.INFERRED,),
            )
        elif other and one.is_present and _was_there_all_the_time(found[other.casefold()]):
            found[one.name.casefold()] = replace(one, doubts=(*one.doubts, Doubt.DIFFER))
    return list(found.values())


def _was_there_all_the_time(one: Person) -> bool:
    return one.is_present and one.from_item is None and one.until_item is None


def _add_told(found: dict[str, Person], line: Line, parties: Parties) -> None:
    """Add what a sentence tells: who met for whom, and from and until which item."""
    for match in (*_MET_FOR.finditer(line.text), *_BY_DEPUTY.finditer(line.text)):
        name, other = match["name"].rstrip("."), match["other"].rstrip(".")
        if is_name(name, parties) and is_name(other, parties):
            one = found.get(name.casefold(), Person(name, line.spot, doubts=(Doubt.UNLABELLED,)))
            role = one.role if one.role is Role.LEADER else Role.DEPUTY
            found[name.casefold()] = replace(one, role=role, deputy_for=one.deputy_for or other)
    for match in _CAME.finditer(line.text):
        key = match["name"].casefold()
        if key in found and found[key].from_item is None:
            found[key] = replace(found[key], from_item=match["item"])
    for match in _WENT.finditer(line.text):
        key = match["name"].casefold()
        if key in found and found[key].until_item is None:
            found[key] = replace(found[key], until_item=match["item"])


def _both(first: Person, second: Person) -> Person:
    """Return one person who is told of twice."""
    differ = (Doubt.DIFFER,) if first.is_present is not second.is_present else ()
    return replace(
        first,
        role=min(first.role, second.role, key=_RANK.index),
        party=first.party or second.party,
        organisation_id=first.organisation_id or second.organisation_id,
        title=first.title or second.title,
        deputy_for=first.deputy_for or second.deputy_for,
        from_item=first.from_item or second.from_item,
        until_item=first.until_item or second.until_item,
        excuse=first.excuse or second.excuse,
        doubts=tuple(dict.fromkeys((*first.doubts, *second.doubts, *differ))),
    )
