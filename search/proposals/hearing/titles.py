"""What a hearing letter is about: its heading, a line that says so, or the subject of its mail."""

import re
from collections.abc import Iterator, Sequence

from search.proposals.hearing.found import Found, Told
from search.proposals.hearing.labels import REFERENCE, is_labelled
from search.proposals.hearing.letter import Header, Letter, Line, Sheet
from search.proposals.hearing.names import Names

HEARING = re.compile(
    r"høring|høyring|ettersyn|varsel\s+om|varsling|planoppstart|call\s+for|oppstart\s+av|innspill|innspel|invitasjon"
    r"|consultation"
    r"|uttalelse|fråsegn|innkalling|innkaling|referat|protokoll|utsatt\s+\w*frist|\bNOU\s+\d{4}",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"^(?:ny|nytt|nye|utsatt|utsett|offentlig|offentleg|public|begrenset|avgrensa|invitasjon\s+til|varsel\s+om)?\s*"
    r"(?:høring|høyring|hørings|høyrings|ettersyn|innkalling|innkaling|varsel|varsling|consultation|forslag|framlegg"
    r"|utkast|utsatt|utsett"
    r"|innspill|innspel|invitasjon|kunngjøring|kunngjering|planprogram|kommuneplan|kommunedelplan|regional"
    r"|anmodning|oppmoding|forespørsel|førespurnad|oversendelse|oversending|orientering|melding|søknad|revisjon"
    r"|revidering|rullering|områderegulering|detaljregulering|reguleringsplan)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"^(?:sak|saken\s+gjelder|saka\s+gjeld|saksnavn|emne|vedr\.?|vedrørende|vedkomande|gjelder|gjeld|tittel|sakstittel"
    r"|subject|regarding)\s*:\s*(\S.{4,})$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:sender|sendte|vedtok|vedtatt\s+å|vedteke\s+å|viser\s+til|legger|legg\s+med|vi|her?by|i\s+henhold)\b",
    re.IGNORECASE,
)
_NOT_A_TITLE = re.compile(
    r"^(?:til\b|hei\b|kjære|dear\b|to\s+whom|ifølge|etter\s+(?:adresse)?liste|sjå|se\s|hørings(?:instans|part)"
    r"|høyrings(?:instans|part)|adressat|mottak|berørte|postboks|vedlegg|kopi|\d{4}\s|(?:hørings|høyrings)frist\w*)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:[,–—-]|\b(?:og|eller|om|av|i|for|til|med|på|ved|fra|frå|som|til|of|for|the|and|on|in))$")
_BEGINS_ON = re.compile(r"^[a-zæøå(0-9«]")
_ANSWERED = re.compile(r"^(?:(?:sv|vs|re|fw|fwd|svar|videresendt)\s*:\s*)+", re.IGNORECASE)
_NUMBER_AT_END = re.compile(
    r"\s*(?:[-–,]\s*)?(?:[(\[]\s*(?:(?i:sak\w*|ref\w*)\.?:?\s*)?|(?i:sak\w*|ref\w*)\.?:?\s*)"
    rf"{REFERENCE.pattern}\s*[)\]]?$"
)
_SAYS_LITTLE = re.compile(
    r"\b(?:(?:hørings|høyrings)?(?:brev\w*|dokument\w*|sak\w*)|høring\w*|høyring\w*|oversend\w*|vedlagt\w*|ny|av|til"
    r"|fra|frå|om|på|consultation|letter|melding|utsendelse)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d+)*\.?\s+[A-ZÆØÅ]|(?:sak|pkt|punkt)\.?\s+\d)", re.IGNORECASE)
_TOP, _SHORTEST, _MOST = 45, 8, 320
_GREETING = re.compile(r"^(?:hei|kjære|dear|god\s+dag)\b", re.IGNORECASE)
_A_SENTENCE = 70
_SURE = 4


def told_title(letter: Letter, names: Names) -> Told:
    """Return the title: a letter's own heading before the subject of the mail it came with, unless that says more."""
    headings = sorted((one for sheet in letter.sheets for one in _headings(sheet, names)), key=lambda pair: -pair[0])
    subjects = [one for key in (letter.quoted, letter.headers) for one in _subject(key.get("subject"))]
    sure = [found for score, found in headings if score >= _SURE]
    rest = [found for score, found in headings if score < _SURE]
    in_letters = [one for one in sure if one.line.file]
    return Told.first_of([*in_letters, *subjects, *sure] or rest)


def _subject(head: Header | None) -> Iterator[Found]:
    if head is not None:
        title = _NUMBER_AT_END.sub("", _ANSWERED.sub("", head.value).strip()).strip()
        if len(_SAYS_LITTLE.sub("", title).strip(" :–-.,()")) > 3:
            yield Found(title, head.line)


def _headings(sheet: Sheet, names: Names) -> Iterator[tuple[int, Found]]:
    """Yield the lines that may be headings, and how likely each is."""
    for number, line in enumerate(sheet.lines[:_TOP]):
        said = _SAID.match(line.said)
        if said and not REFERENCE.fullmatch(said[1].strip()):
            yield _SURE + 2, Found(said[1].strip(), sheet.read_line(number))
        elif (number == 0 or not _goes_on(sheet.lines[number - 1], line)) and _may_be_title(line, names):
            last = _last_line(sheet.lines, number)
            title = " ".join(one.text for one in sheet.lines[number : last + 1])
            if (score := _score(title, line, sheet.lines, last)) > 0:
                yield score, Found(_whole(title), sheet.read_line(number, last))


def _may_be_title(line: Line, names: Names) -> bool:
    text = line.text
    begins = text[0].isupper() or text[0].isdigit()
    if not begins or len(text) < _SHORTEST or text.endswith((".", ":", "!", "?")) or _NUMBERED.match(text):
        return False
    is_name = any(len(one.called) + 6 > len(text) for one in names.named_in(text))
    return not (is_labelled(line) or _NOT_A_TITLE.match(text) or is_name or len(line.cells) > 1)


def _score(title: str, line: Line, lines: Sequence[Line], last: int) -> int:
    if title.endswith("."):
        return 0
    if not HEARING.search(title):
        return int(_is_above_text(lines, last))
    ends_alone = last + 1 == len(lines) or lines[last + 1].begins
    score = 2 + 2 * bool(_BEGINS.match(title)) + (line.begins and ends_alone) + (last < 30)
    return score - 3 * bool(_SENTENCE.search(title))


def _is_above_text(lines: Sequence[Line], last: int) -> bool:
    """Whether the lines after a heading are the first sentence of a letter."""
    below = [one for one in lines[last + 1 : last + 4] if not _GREETING.match(one.text)]
    return last > 1 and bool(below) and len(below[0].text) >= _A_SENTENCE


def _last_line(lines: Sequence[Line], number: int) -> int:
    """Return the last line of a heading that begins at a line."""
    length = len(lines[number].text)
    while number + 1 < len(lines) and _goes_on(lines[number], lines[number + 1]):
        length += len(lines[number + 1].text)
        if length > _MOST:
            break
        number += 1
    return number


def _goes_on(line: Line, after: Line) -> bool:
    if after.begins or is_labelled(after):
        return False
    return bool(_GOES_ON.search(line.text) or _BEGINS_ON.match(after.text)) and not line.text.endswith((".", ":"))


def _whole(title: str) -> str:
    return re.sub(r"(?<=[a-zæøå])- (?=[a-zæøå])(?!og\b|eller\b)", "", title)
