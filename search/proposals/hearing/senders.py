"""Who a letter is from: weighed by where an organisation is named, never the council itself and never whom it is to."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import getaddresses

from search.proposals.hearing.found import Found, Note, ReadLine, Told
from search.proposals.hearing.labels import is_labelled
from search.proposals.hearing.letter import Header, Letter, Sheet
from search.proposals.hearing.names import Names, Organisation
from search.proposals.hearing.sentences import sentences_of
from search.words.spelling import fold

_ORGANISATION = re.compile(
    r"\b(?:(?:fylkes)?kommune[nr]?|herad|\w*departement(?:et)?|\w*direktorat(?:et)?|\w*tilsynet|tilsynet\s+for\s+\w+"
    r"|statsforvalt(?:eren|aren)\s+i\s+\w+|fylkesmannen\s+i\s+\w+|\w*(?<!nett)verket|\w*vesen(?:et)?|\w*etaten|\w*ombudet"
    r"|\w*rådet|\w*tinget|\w*direksjonen|\w*instituttet|\w*senteret|\w*distrikt|helseforetak|sykehus"
    r"|\w*forbund(?:et)?|\w*foreningen|\w*laget|stiftelsen|universitetet|høgskolen|høgskulen|bispedømme"
    r"|council|agency|office|board|institute|ministry|directorate|authority|municipality|commission|association"
    r"|AS|ASA|IKS|KF|HF|SA|BA)(?!\w)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b(?:AS|ASA|IKS|KF|HF|SA|BA)$")
_ROYAL = re.compile(r"^det\s+konge?li?ge?\s*|^det\s+kongelege\s*", re.IGNORECASE)
_CLOSING = re.compile(
    r"^(?:(?:med\s+)?(?:vennlig|venleg|vennleg|beste?)?\s*(?:hilsen|helsing|hilsning)\w*|mvh|vh|for\s+\w+"
    r"|yours\s+\w+|kind\s+regards|best\s+regards|regards)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"^\s*(?:sender|legg(?:er)?|har|ønsker|ønskjer|inviterer|ber|bed|varsler|varslar|reviderer|foreslår|gjer|vedtok"
    r"|hereby|invites|is\s+inviting|gir|gjev|la|oversender|er\s+i\s+gang|skal|vil)\b",
    re.IGNORECASE,
)
_SENT_TO = re.compile(r"\b(?:sendes|sendast|sendt|rettes|stiles)\b[^.]{0,60}?(?:\btil\s+)?$", re.IGNORECASE)
_LOCAL = re.compile(r"(?:kommune|herad)$", re.IGNORECASE)
_BODY_OF = re.compile(r"(?:styret|utvalget?|formannskapet|utvalet|tinget)\s+i$", re.IGNORECASE)
_FROM = re.compile(r"^(?:(?:fra|frå|from)\s*:|avsend[ae]r\b\s*:?)\s*(?P<who>\S.*)$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"^(?:til|to|hørings|høyrings|berørte|kopi|ordfører|ifølge|etter|sjå|se|gjelder|sak|møte)\b"
    r"|\b(?:fra|frå|om|møte|referat|notat|høring|høyring|forslag|framlegg)\b",
    re.IGNORECASE,
)
_AT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\bwww(?:\.[\w-]+){2,}")
_ADDRESS = re.compile(r",\s*(?=postboks|\d{4}\b|pb\b|[^,]*\d)", re.IGNORECASE)
_SHORT_NAME = re.compile(r"[A-ZÆØÅ][^\d.:,;!?]{2,50}")
_HEAD, _SIGNATURE, _LONGEST = 6, 9, 80
_BY_HEADER, _BY_LETTERHEAD, _BY_SIGNATURE, _BY_FOOT, _BY_DEED, _BY_ADDRESS = 5, 4, 5, 2, 3, 2
_PERSON = 1


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    weight: int
    line: ReadLine
    organisation: Organisation | None = None


def told_sender(letter: Letter, names: Names, *, is_forwarded: bool) -> Told:
    """Return who a letter is from, the likeliest first; `is_forwarded` says that its mail is one of our own."""
    mentions = list(_by_headers(letter, names, is_forwarded=is_forwarded))
    for sheet in letter.sheets:
        mentions += [*_by_letterhead(sheet, names), *_by_signature(sheet, names), *_by_deeds(sheet, names)]
        mentions += [*_by_addresses(sheet, names), *_by_repetition(sheet, names)]
    mentions = [one for one in mentions if not names.is_own(one.name)]
    mentions += _by_deeds_of_others(letter, mentions)
    weights: dict[str, int] = defaultdict(int)
    best: dict[str, _Mention] = {}
    for one in mentions:
        key = _key(one)
        weights[key] += one.weight
        if key not in best or one.weight > best[key].weight:
            best[key] = one
    ranked = sorted(best, key=lambda key: -weights[key])
    return Told.first_of([_found(best[key]) for key in ranked if weights[key] > 0])


def is_own_mail(letter: Letter, names: Names) -> bool:
    """Whether a mail was forwarded by the council itself, and its text quotes the head of the one it was."""
    head = letter.headers.get("from")
    return bool(head and letter.quoted and names.is_own(head.value))


def _key(one: _Mention) -> str:
    return str(one.organisation.id) if one.organisation else fold(one.name)


def _found(one: _Mention) -> Found:
    known = one.organisation
    if known is None:
        return Found(one.name, one.line)
    note = Note.OLDER_NAME if fold(known.called) != fold(known.label) else None
    return Found(known.called, one.line, note, known.id, known.label)


def _by_headers(letter: Letter, names: Names, *, is_forwarded: bool) -> Iterator[_Mention]:
    heads = [letter.quoted.get("from")] if is_forwarded else [letter.headers.get("from"), letter.quoted.get("from")]
    for head, weight in zip(heads, (_BY_HEADER, 2), strict=False):
        if head is not None:
            yield from _of_head(head, names, weight)


def _of_head(head: Header, names: Names, weight: int) -> Iterator[_Mention]:
    written = [name for name, _ in getaddresses([head.value]) if name] or [re.sub(r"<.*?>|\S+@\S+", "", head.value)]
    name = written[0].strip(" '\"")
    if known := next(names.named_in(name), None):
        yield _Mention(known.called, weight, head.line, known)
    elif _ORGANISATION.search(name):
        yield _Mention(name, weight, head.line)
    elif at := next((found for address in _AT.findall(head.value) if (found := names.of_domain(address))), None):
        yield _Mention(at.called, weight, head.line, at)
    elif name and "@" not in name:
        yield _Mention(name, _PERSON, head.line)


def _by_letterhead(sheet: Sheet, names: Names) -> Iterator[_Mention]:
    """Yield the organisation at the top. Several in a row, and what is below our own name, are whom it is to."""
    top: list[tuple[int, _Mention]] = []
    for number, line in enumerate(sheet.lines[:_HEAD]):
        said = _FROM.match(line.said)
        if said:
            yield from (one for one in _named(said["who"], names, _BY_HEADER, sheet.read_line(number)))
        elif names.is_own(line.text):
            if not top:
                return
        elif not is_labelled(line):
            top += [(number, one) for one in _of_line(sheet, number, names, _BY_LETTERHEAD)]
    if top and not _is_list([one.name for _, one in top], [number for number, _ in top]):
        yield top[0][1]


def _is_list(named: list[str], numbers: list[int]) -> bool:
    """Whether municipalities and counties follow each other line by line: whom a letter is to."""
    is_alike = len(named) > 1 and all(_LOCAL.search(name) for name in named[:2])
    return is_alike and numbers[1] == numbers[0] + 1


def _by_signature(sheet: Sheet, names: Names) -> Iterator[_Mention]:
    closings = [n for n, line in enumerate(sheet.lines) if _CLOSING.match(line.text) and len(line.text) < 60]
    if not closings:
        return
    closing = closings[-1]
    for number in range(closing, len(sheet.lines)):
        weight = _BY_SIGNATURE if number - closing <= _SIGNATURE else _BY_FOOT
        line = sheet.lines[number]
        if not re.match(r"(?:kopi|vedlegg|copy)", line.text, re.IGNORECASE) and not names.is_own(line.text):
            text = re.sub(r"^for\s+", "", line.text, flags=re.IGNORECASE)
            yield from _named(text, names, weight, sheet.read_line(number))


def _by_deeds(sheet: Sheet, names: Names) -> Iterator[_Mention]:
    """Yield the organisations of the register that a sentence says send, ask or invite, or that answers go to."""
    for sentence in sentences_of(sheet.text):
        for known in names.named_in(sentence.text):
            at = fold(sentence.text).find(fold(known.called))
            if at < 0:
                continue
            before, after = sentence.text[:at].strip(), sentence.text[at + len(known.called) :]
            line = sheet.read_in(sentence, at, at + len(known.called))
            if (not before and _ACTS.match(after)) or _BODY_OF.search(before):
                yield _Mention(known.called, _BY_DEED, line, known)
            elif _SENT_TO.search(before + " "):
                yield _Mention(known.called, _BY_ADDRESS, line, known)


def _by_deeds_of_others(letter: Letter, mentions: list[_Mention]) -> Iterator[_Mention]:
    """Yield the same for names that the register does not have."""
    for name in {one.name for one in mentions if one.organisation is None and one.weight > _PERSON}:
        for sheet in letter.sheets:
            for sentence in sentences_of(sheet.text):
                if sentence.text.startswith(name) and _ACTS.match(sentence.text[len(name) :]):
                    yield _Mention(name, _BY_DEED, sheet.read_in(sentence, 0, len(name)))


def _by_addresses(sheet: Sheet, names: Names) -> Iterator[_Mention]:
    """Yield the organisations of the register that addresses on the net are of: answers go there."""
    for number, line in enumerate(sheet.lines):
        for address in _AT.findall(line.text):
            if known := names.of_domain(address):
                yield _Mention(known.called, _BY_ADDRESS, sheet.read_line(number), known)


def _by_repetition(sheet: Sheet, names: Names) -> Iterator[_Mention]:
    """Yield a first line that is written again below: a name, though nothing in it says of what."""
    first = sheet.lines[0].text if sheet.lines else ""
    if not _SHORT_NAME.fullmatch(first) or names.is_own(first) or _NO_NAME.search(first) or is_labelled(sheet.lines[0]):
        return
    if sum(one.text.startswith(first) for one in sheet.lines[1:]) and not any(names.named_in(first)):
        yield _Mention(first, _BY_ADDRESS, sheet.read_line(0))


def _of_line(sheet: Sheet, number: int, names: Names, weight: int) -> Iterator[_Mention]:
    """Yield what a line at the top names, with the line before it where that is «Det kongelige»."""
    line = sheet.lines[number]
    above = sheet.lines[number - 1] if number else None
    if above is not None and _ROYAL.fullmatch(above.text):
        yield from _named(line.text, names, weight, sheet.read_line(number - 1, number))
    else:
        yield from _named(line.text, names, weight, sheet.read_line(number))


def _named(text: str, names: Names, weight: int, line: ReadLine) -> Iterator[_Mention]:
    """Yield the organisation that a line of an address, a letterhead or a signature names."""
    royal = _ROYAL.sub("", text).strip()
    found = list(names.named_in(text)) or list(names.named_in(f"{royal}et"))
    if found:
        yield _Mention(found[0].called, weight, line, found[0])
        return
    for cell in re.split(r"\s[|•·]\s|\t", royal):
        name = _ADDRESS.split(cell)[0].strip(" ,;")
        if len(name) <= _LONGEST and _is_name(name):
            yield _Mention(_written(name), weight, line)
            return


def _is_name(name: str) -> bool:
    if not name or not name[0].isupper() or name.endswith((".", ":")) or any(char.isdigit() for char in name):
        return False
    match = _ORGANISATION.search(name)
    if match is None or (match.group() in ("as", "sa", "ba", "kf", "hf")):
        return False
    return _NO_NAME.search(name) is None


def _written(name: str) -> str:
    """Return a name in capitals as it is written elsewhere: `UTKAST KOMMUNE` is `Utkast kommune`."""
    if not name.isupper() or _ABBREVIATED.search(name):
        return name
    small = name.lower()
    return small[0].upper() + small[1:] + ("et" if small.endswith(("departement", "direktorat")) else "")
