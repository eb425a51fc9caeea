"""The labels that people stand under: who was there, who was not, deputies, guests."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.meetings.attendance import AttendanceRole as Role
from search.proposals.minutes.people import Group
from search.proposals.minutes.spelling import looks

_ABSENT = (
    "forfall;meldt forfall;frafall;fravær;fraværende;fråvær;fråverande;ikke møtt;ikke møtte;møtte ikke;møtte ikkje"
    ";ikkje møtt;ikkje møtte;ikke til stede;ikkje til stades;medlemmer ikke møtte;medlemmer ikkje møtte;forfall meldt"
    ";medlemmer meldt forfall;medlemmer forfall;gyldig forfall;meldte forfall;forfall/møtte ikkje;forfall/ikke møtt"
    ";forfall/møtte ikke;medlemmer møtte ikke;medlemmer møtte ikkje;meldt forfall fra;medlemmer meldte forfall"
)
_PRESENT = (
    "til stede;tilstede;tilstade;til stades;tilstades;møtende;møtte;møtte fram;frammøtte;deltakere;deltakarar;deltok"
    ";deltakarane;medlemmer møtte;medlemmer til stede;medlemmer til stades;medlemmer;møtende medlemmer;politikere"
    ";ordførere;ordførarar;ordførarane;oppmøte;innkalte møtte;til stede medlemmer;frammøte;medlemmer møtt"
)
_DEPUTIES = (
    "varamedlemmer;varamedlemmer møtte;varamedlemmer til stede;varamedlemmer til stades;møtende varamedlemmer"
    ";vara;vara møtte;møtende vara;møtende varamedlemmer møtte"
)
_OBSERVERS = "observatør;observatører;observatørar;møtte observatør;møtte observatører"
_OTHERS = (
    "administrasjonen;adm;adm.;sekretariatet;kommunedirektørene;rådmennene;kommuneadministrasjonen;dessuten;ellers;elles"
    ";i tillegg;andre;andre deltakere;gjest;gjester;gjestar;inviterte;innledere;innleiarar;foredragsholdere;presse"
    ";tilhørere;rådmenn;kommunedirektører;kommunedirektørar;øvrige;andre frammøtte;også"
)
_GROUPS = {
    **dict.fromkeys(_OTHERS.split(";"), Group(Role.GUEST)),
    **dict.fromkeys(_OBSERVERS.split(";"), Group(Role.OBSERVER)),
    **dict.fromkeys(_PRESENT.split(";"), Group(Role.MEMBER)),
    **dict.fromkeys(_DEPUTIES.split(";"), Group(Role.DEPUTY)),
    **dict.fromkeys(_ABSENT.split(";"), Group(Role.MEMBER, is_present=False)),
}
_LOOKS = {looks(words): group for words, group in _GROUPS.items() if len(words) > 5}
_FILLING = re.compile(
    r"\b(?:følgende|følgjande|desse|disse|faste|som|hadde|har|(?:på|i|under)\s+møtet|var|alle)\s+|\s+(?:på|i"
    r"|under)\s+møtet$"
)
_MEMBERS = re.compile(r"\b(?:medlemm?er|medlemmar|medlemm?ene|representanter|representantar)\b")
_DEPUTY = re.compile(r"\bvara(?:medlemm?er|medlemmar|medl\.?|representanter|representantar|folk)")
_CAME = re.compile(r"(?<=\S)\s+(?:møtte|deltok|til\s+stede|til\s+stades|stilte)$")
_FROM = re.compile(r"^(?:fra|frå)\s+(?=\S)")
_OF_WHOM = re.compile(r"(?<=\S)\s+(?:fra|frå)\s+\S.{2,30}$")
_OF_SOMEWHERE = re.compile(r"(?:fra|frå)\s+\S.{2,40}\s(?:møtte|deltok)")
_CHIEFS = re.compile(r"rådm[ae]nn|kommunedirektør", re.IGNORECASE)
_SUB_MEMBERS = re.compile(r"ord(?:fører|førar)(?:e|ar|ane|ene)?|politikere|medlemm?er", re.IGNORECASE)
_SUB_OTHERS = re.compile(
    r"rådmenn|rådmann|kommunedirektør(?:er|ar|ene|ane)?|administrasjon(?:en)?|sekretariat(?:et)?|andre|gjester"
    r"|[A-ZÆØÅ]{2,5}"
)


def group_of(label: str, *, is_of_chiefs: bool = False) -> Group | None:
    """Return what a label says of those below it; `is_of_chiefs` says that chief executives are the members."""
    plain = " ".join(label.casefold().strip(" *:.").split())
    if len(plain) > 70:
        return None
    plain = _DEPUTY.sub("varamedlemmer", _MEMBERS.sub("medlemmer", _FILLING.sub("", plain))).strip()
    bare = _CAME.sub("", _FROM.sub("", plain))
    group = _GROUPS.get(plain) or _GROUPS.get(bare) or _GROUPS.get(_OF_WHOM.sub("", plain)) or _LOOKS.get(looks(plain))
    if group is None and _OF_SOMEWHERE.fullmatch(plain):
        group = Group(Role.GUEST)
    return Group(Role.MEMBER) if group and is_of_chiefs and group.is_present and _CHIEFS.search(plain) else group


def sides_of(cells: Sequence[str]) -> tuple[Group, ...]:
    """Return the groups of columns that stand side by side, one of those present and one of those absent."""
    groups = tuple(one for one in map(group_of, cells) if one)
    return groups if len(groups) == len(cells) and len({(one.role, one.is_present) for one in groups}) > 1 else ()


def inside(label: str, base: Group, *, is_of_chiefs: bool) -> Group:
    """Return the group of a label inside another: those of a municipality, or of an office."""
    plain = label.strip()
    if _SUB_MEMBERS.fullmatch(plain):
        return replace(base, title=None)
    if _SUB_OTHERS.fullmatch(plain) and base.is_present:
        return replace(base, role=base.role if is_of_chiefs and _CHIEFS.search(plain) else Role.GUEST)
    return replace(base, party=re.sub(r"\s(?:kommune|herad)$", "", plain))
