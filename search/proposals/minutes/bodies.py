"""Which body met, as minutes name it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from search.proposals.minutes.found import Doubt, Found, Told
from search.proposals.minutes.head_labels import BODY, labelled
from search.proposals.minutes.lines import Line
from search.proposals.minutes.spelling import as_printed

TITLE_WORD = r"(?:møte?protokoll|protokoll|møtebok|møteboka|referat|møtereferat|særutskrift|utskrift)"
_BODY_WORD = (
    r"(?:\w*regionråd\w*|\w*utvalg\w*|\w*utval\w*|\w*styret?\b|representantskap\w*|rådet\b|\w*råd\b|\w*nemnd\w*"
    r"|\w*forum\w*|\w*nettverk\w*"
    r"|\w*formannskap\w*|kommunestyre\w*|årsmøte\w*|\w*tinget\b|\w*komit[eé]\w*|\w*gruppe[na]?\b|\w*kollegium\w*)"
)
_BODY_NAME = re.compile(
    rf"(?:{TITLE_WORD}\W+)?(?:(?:fra|frå|for|av|i|–|-)\s+)?(?:(?:ordinært|ekstraordinært|ekstra|felles)\s+)?"
    r"(?:møtet?|fellesmøtet?|samling|seminar)\s+(?:nr\.?\s*\S+\s+)?(?:i|for|av)\s+(?P<body>\S.*)",
    re.IGNORECASE,
)
_OF_BODY = re.compile(rf"{TITLE_WORD}\s+(?:(?:fra|frå|for|i)\s+)?(?P<body>(?!møte)\S.*)", re.IGNORECASE)
_MEETING = re.compile(r"(?:møte|møteorgan)\s*:?\s+(?P<body>[A-ZÆØÅ].*)", re.IGNORECASE)
_SHORT_NAME = re.compile(r".*?\b(?:(?P<body>[A-ZÆØÅ]{2,6})-møte\b|møte\s+i\s+(?P<other>[A-ZÆØÅ]{2,6})\b)")
HELD = re.compile(
    r"(?P<body>[A-ZÆØÅ].{3,70}?)\s+(?:hadde|heldt|holdt|avholdt|gjennomførte|var samla til)\s+(?:\w+\s+)?møte\b",
    re.IGNORECASE,
)
_AFTER_BODY = re.compile(
    r"\s*(?:[,(–:]|\s-\s|\b(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|måndag|tysdag|laurdag|sundag|den|kl"
    r"|dato|på)\b|\b(?:i\s+(?=[A-ZÆØÅ]\w+\s*(?:\d|den))|\d)|\.$)",
    re.IGNORECASE,
)
_TOP, _SHORT = 12, 90


def told_body(lines: Sequence[Line]) -> Told:
    """Return the body that met, as it is written."""
    return Told.first_of(_bodies(lines))


def _bodies(lines: Sequence[Line]) -> list[Found]:
    found: list[Found] = []
    for line in lines[: 3 * _TOP]:
        field, text = labelled(line), as_printed(line.text)
        if field and field[0] == BODY and field[1]:
            found.insert(0, Found(_body(field[1]), line.spot, (Doubt.MISSPELT,) * field[2]))
            continue
        if (met := _MEETING.match(text)) and re.match(_BODY_WORD, met["body"], re.IGNORECASE):
            found.append(Found(_body(met["body"]), line.spot))
            continue
        for pattern in (_BODY_NAME, _OF_BODY, HELD):
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
            name = _body(re.sub(rf"^{TITLE_WORD}\s*(?:fra|frå|for|i|–|-)?\s*", "", line.text, flags=re.IGNORECASE))
            if name and name[0].isupper() and len(name.split()) < 9:
                found.append(Found(name, line.spot, (Doubt.UNLABELLED,)))
        if short := _SHORT_NAME.match(line.text):
            found.append(Found(short["body"] or short["other"], line.spot))
    return _as_written(found)


def _as_written(found: list[Found]) -> list[Found]:
    """Return the same, a name in capitals as it is written elsewhere."""
    small = {one.value.casefold(): one for one in reversed(found) if not one.value.isupper()}
    return [replace(small.get(one.value.casefold(), one), doubts=one.doubts) for one in found if one.value]


def _body(text: str) -> str:
    match = _AFTER_BODY.search(text)
    return (text[: match.start()] if match and match.start() > 2 else text).strip(" ,.–-")
