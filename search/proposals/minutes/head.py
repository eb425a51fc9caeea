"""The meeting: which body, when, where, who led it and who wrote."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.meetings.attendance import AttendanceRole as Role
from domain.meetings.facts import MeetingForm, MeetingKind
from search.proposals.hearing.days import WrittenDay, days_in
from search.proposals.hearing.found import Note
from search.proposals.minutes.found import Doubt, Found, Head, Person, Told
from search.proposals.minutes.lines import Line
from search.proposals.minutes.spelling import as_printed, looks, nearest
from search.proposals.minutes.words import NAME, times_in

BODY, DAY, TIME, PLACE, CHAIR, SECRETARY, OTHER = "body", "day", "time", "place", "chair", "secretary", "other"
_LABELS = {
    BODY: (
        "fellesmøte;felles møte;utvalg;utval;organ;råd;styre;nemnd;møte i;møtende utvalg;styre/utvalg;møteorgan"
        ";møtetype;utvalgsnavn"
    ),
    DAY: "dato;møtedato;møtedag;dag;møte dato",
    TIME: "tid;tidspunkt;møtetid;klokkeslett;klokka;tid og sted;tid og stad;møtets varighet;når;varighet",
    PLACE: "sted;stad;møtested;møtestad;møterom;lokale;møteplass;møtelokale;hvor;kvar;rom",
    CHAIR: "møteleder;møteleiar;ordstyrer;ordstyrar;møtet ble ledet av;møtet vart leia av;leder for møtet",
    SECRETARY: (
        "sekretær;møtesekretær;referent;protokollfører;protokollførar;møteskrivar;utvalgssekretær;skrivar;ført av"
        ";skriver;sekretær for møtet"
    ),
    OTHER: (
        "møte;møte nr;møtenr;saksnr;saker;vår ref;arkiv;behandlede saker;neste møte;kopi;sendt til;sendes til;referanse"
        ";saknr"
    ),
}
_KNOWN = {word: field for field, words in _LABELS.items() for word in words.split(";")}
_LOOK = {looks(word): field for word, field in _KNOWN.items() if len(word) > 5}
_TITLE_WORD = r"(?:møte?protokoll|protokoll|møtebok|møteboka|referat|møtereferat|særutskrift|utskrift)"
_BODY_WORD = (
    r"(?:\w*regionråd\w*|\w*utvalg\w*|\w*utval\w*|\w*styret?\b|representantskap\w*|rådet\b|\w*råd\b|\w*nemnd\w*"
    r"|\w*forum\w*|\w*nettverk\w*"
    r"|\w*formannskap\w*|kommunestyre\w*|årsmøte\w*|\w*tinget\b|\w*komit[eé]\w*|\w*gruppe[na]?\b|\w*kollegium\w*)"
)
_BODY_NAME = re.compile(
    rf"(?:{_TITLE_WORD}\W+)?(?:(?:fra|frå|for|av|i|–|-)\s+)?(?:(?:ordinært|ekstraordinært|ekstra|felles)\s+)?"
    r"(?:møtet?|fellesmøtet?|samling|seminar)\s+(?:nr\.?\s*\S+\s+)?(?:i|for|av)\s+(?P<body>\S.*)",
    re.IGNORECASE,
)
_OF_BODY = re.compile(rf"{_TITLE_WORD}\s+(?:fra|frå|for|i)\s+(?P<body>(?!møte)\S.*)", re.IGNORECASE)
_HELD = re.compile(
    r"(?P<body>[A-ZÆØÅ].{3,70}?)\s+(?:hadde|heldt|holdt|avholdt|gjennomførte|var samla til)\s+(?:\w+\s+)?møte\b",
    re.IGNORECASE,
)
_AFTER_BODY = re.compile(
    r"\s*(?:[,(–:]|\s-\s|\b(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|måndag|tysdag|laurdag|sundag|den|kl"
    r"|dato|på)\b|\b(?:i\s+(?=[A-ZÆØÅ]\w+\s*(?:\d|den))|\d)|\.$)",
    re.IGNORECASE,
)
_OPENED = re.compile(
    r"\b(?:møtet\s+)?(?:ble\s+|vart\s+|blei\s+)?(?:åpnet|åpna|opna|satt|starta|startet|begynte|byrja|sett)\b[^.]*?\bkl",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:hevet|heva|avsluttet|avslutta|slutt|sluttet|slutta|ferdig|over|løyst|oppløst)\b[^.]*?(?=\bkl)"
    r"|\bmøteslutt\b:?|\bmøtet\s+slutt\b:?",
    re.IGNORECASE,
)
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


def labelled(line: Line) -> tuple[str, str, bool] | None:
    """Return the field that a line of the head is about, what it says, and whether the label is misspelt."""
    head, mark, rest = line.text.partition(":")
    if len(line.cells) > 1 and ":" not in line.cells[0]:
        head, mark, rest = line.cells[0], ":", " ".join(line.cells[1:])
    if mark and len(head) < 40:
        return _field(head, rest.strip())
    first, _, rest = line.text.partition(" ")
    if (
        rest
        and first.casefold() in ("utvalg", "møtedato", "møtested", "møtestad", "tid", "sted", "stad", "dato")
        and rest[0].upper() == rest[0]
    ):
        return _KNOWN[first.casefold()], rest, False
    return None


def told_body(lines: Sequence[Line]) -> Told:
    """Return the body that met, as it is written."""
    return Told.first_of(_bodies(lines))


def tells(line: Line) -> bool:
    """Whether a line tells of the meeting: has a label, or says who led it, or when it began or ended."""
    return labelled(line) is not None or any(pattern.search(line.text) for pattern in (_LED, _OPENED, _CLOSED, _HELD))


def told_head(lines: Sequence[Line], tail: Sequence[Line], people: Sequence[Person], year: str | None) -> Head:
    """Return the meeting; `tail` is what is written after the items, `year` that of the items' numbers."""
    day = _day(lines, year)
    opened, closed = _times(lines, tail)
    return Head(
        body=told_body(lines),
        date=day,
        opened=Told.first_of(opened),
        closed=Told.first_of(closed),
        place=Told.first_of(list(_places(lines))),
        chair=Told.first_of(list(_chairs([*lines, *tail], people))),
        secretary=Told.first_of(list(_secretaries(lines, people))),
        kind=next(
            (kind for kind, word in _KINDS if any(word.search(line.text) for line in lines[:_TOP])),
            MeetingKind.ORDINARY,
        ),
        form=_form(lines),
    )


def _field(head: str, rest: str) -> tuple[str, str, bool] | None:
    plain = head.casefold().strip(" .")
    if plain in _KNOWN:
        return _KNOWN[plain], rest, False
    near = nearest(looks(plain), _LOOK) if len(plain) > 5 else None
    return (near, rest, True) if near else None


def _bodies(lines: Sequence[Line]) -> list[Found]:
    found: list[Found] = []
    for line in lines[: 3 * _TOP]:
        field, text = labelled(line), as_printed(line.text)
        if field and field[0] == BODY and field[1]:
            found.insert(0, Found(_body(field[1]), line.spot, (Doubt.MISSPELT,) * field[2]))
            continue
        for pattern in (_BODY_NAME, _OF_BODY, _HELD):
            match = pattern.match(text)
            if match and re.search(_BODY_WORD, match["body"], re.IGNORECASE) and len(name := _body(match["body"])) > 2:
                found.append(Found(name, line.spot))
                break
    for line in lines[:_TOP]:
        field = labelled(line)
        if (
            field is None
            and re.search(_BODY_WORD, line.text, re.IGNORECASE)
            and len(line.text) < _SHORT
            and ":" not in line.text
        ):
            name = _body(re.sub(rf"^{_TITLE_WORD}\s*(?:fra|frå|for|i|–|-)?\s*", "", line.text, flags=re.IGNORECASE))
            if name and name[0].isupper() and len(name.split()) < 9:
                found.append(Found(name, line.spot, (Doubt.UNLABELLED,)))
    return _as_written(found)


def _as_written(found: list[Found]) -> list[Found]:
    """Return the same, a name in capitals as it is written elsewhere."""
    small = {one.value.casefold(): one for one in reversed(found) if not one.value.isupper()}
    return [replace(small.get(one.value.casefold(), one), doubts=one.doubts) for one in found if one.value]


def _body(text: str) -> str:
    match = _AFTER_BODY.search(text)
    return (text[: match.start()] if match and match.start() > 2 else text).strip(" ,.–-")


def _day(lines: Sequence[Line], year: str | None) -> Told:
    sure: list[Found] = []
    rest: list[Found] = []
    for at, line in enumerate(lines):
        field = labelled(line)
        text = field[1] if field else line.text
        if field and field[0] not in (DAY, TIME, BODY):
            continue
        for day in days_in(text):
            if found := _found_day(day, line, year, is_labelled=field is not None):
                is_title = (
                    at < _TOP
                    and re.search(r"\b(?:møte|protokoll|referat|møtebok)", line.text, re.IGNORECASE)
                    and not re.search(r"neste|førre|forrige", line.text, re.IGNORECASE)
                )
                (sure if (field and field[0] != BODY) or is_title else rest if at < _TOP else []).append(found)
            break
    return Told.first_of(sure or rest)


def _found_day(day: WrittenDay, line: Line, year: str | None, *, is_labelled: bool) -> Found | None:
    doubts = (Doubt.WEEKDAY,) * day.is_wrong_weekday + (() if is_labelled else (Doubt.UNLABELLED,))
    if day.day is None and day.note is Note.YEAR_ADDED and year:
        again = days_in(f"{line.text[day.start : day.end].rstrip('.')}. {year}".replace("..", "."))
        written = next((one.day for one in days_in(f"{line.text} {year}") if one.day), None)
        found = next((one.day for one in again if one.day), written)
        return Found(found.isoformat(), line.spot, (*doubts, Doubt.YEAR_ADDED)) if found else None
    return Found(day.day.isoformat(), line.spot, doubts) if day.day else None


def _times(lines: Sequence[Line], tail: Sequence[Line]) -> tuple[list[Found], list[Found]]:
    opened: list[Found] = []
    closed: list[Found] = []
    for line in [*lines, *tail]:
        if match := _CLOSED.search(line.text):
            _, other = times_in(line.text[match.end() :])
            end, _ = times_in(f"kl. {line.text[match.end() :].lstrip(' .:').removeprefix('kl').lstrip('. ')}")
            closed.insert(0, Found(other or end or "", line.spot))
        if _OPENED.search(line.text):
            begin, _ = times_in(line.text[_OPENED.search(line.text).end() - 2 :])  # type: ignore[union-attr]
            opened.append(Found(begin or "", line.spot))
    for at, line in enumerate(lines):
        field = labelled(line)
        is_time = bool(field) and field[0] in (TIME, DAY)  # type: ignore[index]
        is_title = field is None and at < _TOP and not _OPENED.search(line.text) and not _CLOSED.search(line.text)
        if not (is_time or is_title):
            continue
        text = field[1] if field else line.text
        begin, end = times_in(_without_days(text), is_labelled=bool(field) and field[0] == TIME)  # type: ignore[index]
        opened += [Found(begin, line.spot)] if begin else []
        closed += [Found(end, line.spot)] if end else []
    return [one for one in opened if one.value], [one for one in closed if one.value]


def _without_days(text: str) -> str:
    for day in reversed(days_in(text)):
        text = f"{text[: day.start]} , {text[day.end :]}"
    return text


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
            and not re.match(_TITLE_WORD, line.text, re.IGNORECASE)
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
