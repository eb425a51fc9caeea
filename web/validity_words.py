"""Whether an item was validly decided, in words: who took part, quorum, doors, and what was found, with the rule."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext, lazy_gettext

from domain.law import SOURCE, Rule
from domain.meeting_rules import ADMINISTRATION, LAW_OF_1992
from domain.meetings.flaws import Finding, Found
from domain.meetings.taking_part import LeftOut, LeftOutWhy, TookPart
from domain.meetings.validity import Doors, Quorum, Validity

FOUND = {
    Found.NO_QUORUM: lazy_gettext("Fewer than half of the members were there and voted."),
    Found.CASTING_VOTE_IN_ELECTION: lazy_gettext("A casting vote decided an election. Equal votes are decided by lot."),
    Found.DISQUALIFIED_VOTED: lazy_gettext("Somebody who was disqualified voted."),
    Found.EXCUSED_VOTED: lazy_gettext("Somebody who was exempted voted."),
    Found.DISQUALIFICATION_NOT_DECIDED: lazy_gettext(
        "The minutes do not say that the body itself decided who was disqualified."
    ),
    Found.DISQUALIFIED_IN_ELECTION: lazy_gettext(
        "Somebody left as disqualified, but nobody is when people are elected to offices."
    ),
    Found.NO_RIGHT_TO_VOTE: lazy_gettext("Somebody voted who had no vote, or was not there."),
    Found.MORE_VOTES_THAN_PRESENT: lazy_gettext("More votes were counted than there were to vote."),
    Found.VOTES_DO_NOT_ADD_UP: lazy_gettext("Fewer votes were counted than there were to vote, and all must vote."),
    Found.CLOSED_WITHOUT_BASIS: lazy_gettext("The doors were closed, and the minutes do not say by which rule."),
    Found.CLOSED_NOT_DECIDED: lazy_gettext("The minutes do not say that the body decided to close the doors."),
    Found.DEPUTY_BESIDE_MEMBER: lazy_gettext("A deputy met while the seat was taken."),
    Found.WRITTEN_WITHOUT_CONDITIONS: lazy_gettext(
        "It was treated in writing, and the minutes do not say that all members agreed."
    ),
    Found.WRITTEN_VOTE: lazy_gettext("The vote was in writing, which only elections may be."),
    Found.SEATS_NOT_BY_QUOTIENTS: lazy_gettext("The seats are not shared out as the votes tell. Look at the lists."),
}
"""What was found, by its code."""

WHY = {
    LeftOutWhy.DISQUALIFIED: lazy_gettext("disqualified"),
    LeftOutWhy.EXCUSED: lazy_gettext("exempted"),
    LeftOutWhy.ABSENT: lazy_gettext("absent"),
    LeftOutWhy.AWAY: lazy_gettext("not in the room"),
}
"""Why somebody took no part."""

_LAWS = {
    SOURCE: lazy_gettext("kommuneloven"),
    LAW_OF_1992: lazy_gettext("kommuneloven of 1992"),
    ADMINISTRATION: lazy_gettext("forvaltningsloven"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and the rule it rests on: its name and where it can be read, None where no law says it."""

    text: str
    rule: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class ValidityInWords:
    """What a page says of how an item was decided."""

    is_sound: bool
    facts: tuple[Said, ...]
    took_part: tuple[str, ...]
    left_out: tuple[str, ...]
    findings: tuple[Said, ...]


def in_words(validity: Validity) -> ValidityInWords:
    """Return what can be said of how an item was decided, in the reader's language."""
    facts = [_quorum(validity.quorum)] if validity.decided else [_said(gettext("Nothing was decided."), None)]
    facts.append(_doors(validity.doors))
    if validity.outside_agenda:
        told = gettext("Outside the agenda: neither the chair nor a third of those present may have objected.")
        facts.append(_said(told, validity.outside_agenda))
    return ValidityInWords(
        is_sound=validity.is_sound,
        facts=tuple(facts),
        took_part=tuple(map(_took_part, validity.took_part)),
        left_out=tuple(map(_left_out, validity.left_out)),
        findings=tuple(map(_finding, validity.findings)),
    )


def _quorum(quorum: Quorum) -> Said:
    counts = {"present": quorum.voted if quorum.voted is not None else quorum.present, "members": quorum.members}
    if quorum.reached:
        return _said(gettext("Quorate: %(present)s of %(members)s members took part.", **counts), quorum.rule)
    return _said(gettext("Not quorate: %(present)s of %(members)s members took part.", **counts), quorum.rule)


def _doors(doors: Doors) -> Said:
    if not doors.closed:
        return _said(gettext("Open doors."), doors.rule)
    section = f", {doors.section}" if doors.section else ""
    return _said(gettext("Closed doors%(section)s.", section=section), doors.rule)


def _took_part(one: TookPart) -> str:
    return gettext("%(name)s (for %(member)s)", name=one.name, member=one.deputy_for) if one.deputy_for else one.name


def _left_out(one: LeftOut) -> str:
    said = f"{one.name}: {WHY[one.why]}"
    instead = gettext("Instead: %(names)s", names=_names(one.replaced_by))
    return f"{said}. {instead}" if one.replaced_by else said


def _finding(finding: Finding) -> Said:
    text = str(FOUND[finding.kind])
    return _said(f"{text} {_names(finding.names)}." if finding.names else text, finding.rule)


def _said(text: str, rule: Rule | None) -> Said:
    return Said(text, f"{_LAWS[rule.law]} § {rule.section}" if rule else None, rule.address if rule else None)


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)
