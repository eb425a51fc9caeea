"""The meeting: which body, when, where, who led it and who wrote."""

import re
from collections.abc import Iterator, Sequence

from domain.meetings.attendance import AttendanceRole as Role
from domain.meetings.facts import MeetingForm, MeetingKind
from search.proposals.hearing.days import days_in
from search.proposals.minutes.bodies import HELD, TITLE_WORD, told_body
from search.proposals.minutes.found import Doubt, Found, Head, Person, Told
from search.proposals.minutes.head_labels import CHAIR, PLACE, SECRETARY, TIME, labelled
from search.proposals.minutes.lines import Line
from search.proposals.minutes.when import CLOSED, OPENED, times_told, told_day
from search.proposals.minutes.words import NAME

_LED = re.compile(
    rf"\b(?:ble|vart|blei)?\s*(?:ledet|leda|leia|leidd|styrt)\s+av\s+(?:[a-zæøå]+,?\s+){{0,6}}(?P<name>{NAME})"
    rf"|(?P<name2>{NAME})\s+(?:ledet|leda|leia|leidde)\s+møtet"
)
_PLACE_WORD = re.compile(
    r"\b(?:teams|zoom|digitalt|fjernmøte|rådhus\w*|kommunehus\w*|herredshus\w*|heradshus\w*|hotell\w*|hotel"
    r"|kulturhus\w*|møterom\w*"
    r"|\w+salen|\w+stova|kommunestyresal\w*|\w+huset)\b",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"^[\s,]*(?:kl\.?\s*[\d.:–-]+\s*)?(?:i|på|ved)\s+(?P<place>[A-ZÆØÅ][^.]{2,80})")
_REMOTE = re.compile(r"\b(?:teams|zoom|fjernmøte|digitalt|videomøte|nettmøte)\b", re.IGNORECASE)
_WRITTEN = re.compile(r"skriftlig\s+behandling|skriftleg\s+handsaming", re.IGNORECASE)
_KINDS = (
    (MeetingKind.EXTRA, re.compile(r"ekstraordinært|ekstramøte|ekstra\s+møte", re.IGNORECASE)),
    (MeetingKind.JOINT, re.compile(r"fellesmøte|felles\s+møte", re.IGNORECASE)),
    (MeetingKind.STUDY_TRIP, re.compile(r"studietur|studiereise", re.IGNORECASE)),
    (MeetingKind.SEMINAR, re.compile(r"\b\w*seminar\b|\bsamling\b", re.IGNORECASE)),
)
_TOP, _SHORT = 12, 90


def tells(line: Line) -> bool:
    """Whether a line tells of the meeting: has a label, or says who led it, or when it began or ended."""
    return labelled(line) is not None or any(pattern.search(line.text) for pattern in (_LED, OPENED, CLOSED, HELD))


def told_head(lines: Sequence[Line], tail: Sequence[Line], people: Sequence[Person], year: str | None) -> Head:
    """Return the meeting; `tail` is what is written after the items, `year` that of the items' numbers."""
    day = told_day(lines, year)
    opened, closed = times_told(lines, tail)
    return Head(
        body=told_body(lines),
        date=day,
        opened=Told.first_of(opened),
        closed=Told.first_of(closed),
        place=Told.first_of(list(_places(lines))),
        chair=Told.first_of(list(_chairs([*lines, *tail], people))),
        secretary=Told.first_of(list(_secretaries(lines, people))),
        kind=_kind(lines),
        form=_form(lines),
    )


def _places(lines: Sequence[Line]) -> Iterator[Found]:
    for line in lines:
        field = labelled(line)
        if field and field[0] == PLACE and field[1]:
            yield Found(field[1].rstrip("."), line.spot, (Doubt.MISSPELT,) * field[2])
    for line in lines[:_TOP]:
        days = days_in(line.text)
        if labelled(line) is None and days and (match := _IN_PLACE.match(line.text[days[-1].end :])):
            yield Found(match["place"].strip(" ,"), line.spot)
    for line in lines[1:_TOP]:
        field = labelled(line)
        if field and field[0] == TIME and _PLACE_WORD.search(field[1]) and "," in field[1]:
            yield Found(field[1].rpartition(",")[2].strip(" ."), line.spot, (Doubt.GUESSED,))
        if (
            field is None
            and len(line.text) < _SHORT
            and ":" not in line.text
            and _PLACE_WORD.search(line.text)
            and not days_in(line.text)
            and not re.match(TITLE_WORD, line.text, re.IGNORECASE)
        ):
            yield Found(line.text.rstrip("."), line.spot, (Doubt.UNLABELLED,))


def _chairs(lines: Sequence[Line], people: Sequence[Person]) -> Iterator[Found]:
    for line in lines:
        field = labelled(line)
        if field and field[0] == CHAIR and (match := re.search(NAME, field[1])):
            yield Found(match.group(), line.spot)
        elif match := _LED.search(line.text):
            yield Found((match["name"] or match["name2"]).rstrip("."), line.spot)
    for role in (Role.LEADER, Role.DEPUTY_LEADER):
        for one in people:
            if one.role is role and one.is_present:
                yield Found(one.name, one.spot, (Doubt.INFERRED,))


def _secretaries(lines: Sequence[Line], people: Sequence[Person]) -> Iterator[Found]:
    for line in lines:
        field = labelled(line)
        if field and field[0] == SECRETARY and (match := re.search(NAME, field[1])):
            yield Found(match.group().rstrip("."), line.spot)
    yield from (Found(one.name, one.spot) for one in people if one.role is Role.SECRETARY)


def _kind(lines: Sequence[Line]) -> MeetingKind:
    top = [line.text for line in lines[:_TOP]]
    told = (kind for kind, word in _KINDS if any(word.search(text) for text in top))
    return next(told, MeetingKind.ORDINARY)


def _form(lines: Sequence[Line]) -> MeetingForm:
    if any(_WRITTEN.search(line.text) for line in lines[:_TOP]):
        return MeetingForm.WRITTEN
    return MeetingForm.REMOTE if any(_REMOTE.search(line.text) for line in lines[: 2 * _TOP]) else MeetingForm.IN_PERSON
