"""Whether a letter asks for a statement at all: an answer, an invitation or a bill is no hearing letter."""

import re

from search.proposals.hearing.deadlines import asks_by
from search.proposals.hearing.found import ReadLine, Told
from search.proposals.hearing.letter import Letter, Sheet
from search.proposals.hearing.sentences import sentences_of

_OTHER = re.compile(
    r"^(?:(?:hørings|høyrings)(?:uttalelse|uttale|fråsegn|svar|innspill|innspel)\w*|uttalelse\b|fråsegn\b"
    r"|svar\s+på\s+(?:høring|høyring)|merknader?\s+til\b|response\s+to\b|nyhetsbrev|nyheitsbrev|newsletter"
    r"|takk\s+for\b|bekreftelse\b|stadfesting\b|kvittering\b|vedtak\b"
    r"|(?:søknad|utlysning|utlysing)\b(?!.*(?:høring|høyring))"
    r"|.*\b(?<!om )(?:uttalelse|fråsegn|høringssvar|høyringssvar|svar)\s+(?:fra|frå)\b)",
    re.IGNORECASE,
)
_OF_MEETINGS_AND_MONEY = re.compile(
    r"^(?:(?:møte)?referat|(?:møte)?protokoll|faktura|kreditnota|(?:møte)?innkalling|minutes|invoice)\b", re.IGNORECASE
)
_TITLE = re.compile(
    r"høring|høyring|offentlig\s+ettersyn|offentleg\s+ettersyn|varsel\s+om|varsling\s+av|public\s+consultation"
    r"|consultation",
    re.IGNORECASE,
)
_SENT_OUT = re.compile(
    r"\b(?:sender|sendes|sendt|sendast|sendte|legger|legg|lagt|legges|legge|sende|leggje)\b.{0,160}?\bpå\s+"
    r"(?:offentlig\s+|offentleg\s+)?(?:høring|høyring)"
    r"|\b(?:ønsker|ønskjer|ber\s+om|inviter\w*|ønske\s+om)\b.{0,60}?\b(?:synspunkt\w*|innspill?\w*|innspel\w*"
    r"|merknad\w*|uttalelse\w*|fråsegn\w*|høringssvar)"
    r"|\b(?:invite[sd]?|welcomes?|seek\w*|asks?\s+for)\b.{0,60}?\b(?:comments|views|responses)",
    re.IGNORECASE | re.DOTALL,
)
_TOP = 12


def told_to_ask(letter: Letter, title: Told) -> ReadLine | None:
    """Return the line by which a letter is known to ask for a statement, None when it seems to be something else."""
    if _OTHER.match(title.value) or any(_is_other(sheet) for sheet in letter.sheets):
        return None
    if title.best is not None and _TITLE.search(title.best.value):
        return title.best.line
    for sheet in letter.sheets:
        if found := asks_by(sheet) or _sent_out(sheet):
            return found
    return None


def _is_other(sheet: Sheet) -> bool:
    return any(_OF_MEETINGS_AND_MONEY.match(line.text) and len(line.text) < 80 for line in sheet.lines[:_TOP])


def _sent_out(sheet: Sheet) -> ReadLine | None:
    for sentence in sentences_of(sheet.text):
        if match := _SENT_OUT.search(sentence.text):
            return sheet.read_in(sentence, match.start(), match.end())
    return None
