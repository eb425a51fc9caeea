"""The labels inside an item: which part of its treatment begins there, and whose it is."""

import re
from dataclasses import dataclass
from enum import StrEnum

from search.proposals.minutes.spelling import looks, nearest


class Section(StrEnum):
    """A part of the text about an item."""

    CASE_PAPER = "case-paper"
    RECOMMENDATION = "recommendation"
    DISCUSSION = "discussion"
    MOTION = "motion"
    VOTES = "votes"
    DECISION = "decision"
    STATEMENT = "statement"
    TASKS = "tasks"
    RESPONSIBLE = "responsible"
    DUE = "due"
    APART = "apart"
    """Papers, archive numbers and headings that say nothing of the treatment itself."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label: what begins, what follows on the same line, who is named, and what it says of the vote."""

    section: Section
    rest: str
    who: str | None = None
    said: str = ""
    is_misspelt: bool = False


_WORDS = {
    Section.CASE_PAPER: (
        "saksframlegg;saksfremlegg;saksframstilling;saksfremstilling;saksutredning;saksutgreiing;saksopplysninger"
        ";saksopplysningar;saksorientering;bakgrunn;bakgrunn for saken;bakgrunn for saka;saken gjelder;saka gjeld"
        ";vurdering;vurderinger;vurderingar;sammendrag;samandrag;innledning;innleiing;faktiske opplysninger"
        ";kort om saken;saken;økonomiske konsekvenser;administrasjonens vurdering;orientering om saken;saksgrunnlag"
    ),
    Section.RECOMMENDATION: (
        "innstilling;innstilling til vedtak;forslag til vedtak;framlegg til vedtak;tilråding;tilråding til vedtak"
        ";forslag til beslutning;forslag til konklusjon;forslag til innstilling;framlegg til innstilling"
        ";vedtaksforslag;forslag til uttalelse;framlegg til fråsegn"
    ),
    Section.DISCUSSION: (
        "behandling;behandling i møtet;behandling i møte;handsaming;handsaming i møtet;drøfting;drøfting i møtet"
        ";drøftinger;diskusjon;møtebehandling;møtehandsaming;debatt;ordskifte;saksbehandling i møtet;kommentarer"
        ";merknader;innspill i møtet;behandlet i møtet;referat"
    ),
    Section.VOTES: "votering;avstemning;avstemming;røysting;avrøysting;voteringsresultat;resultat av voteringen",
    Section.DECISION: (
        "vedtak;beslutning;konklusjon;endelig vedtak;endeleg vedtak;vedtak i møtet;slutning;avgjerd;avgjerelse"
        ";avgjørelse;beslutninger;konklusjoner;vedtatt;vedteke;besluttet;det ble vedtatt;avgjort;vedtaket"
    ),
    Section.TASKS: (
        "oppfølging;oppfølgjing;oppgaver;oppgåver;oppfølgingspunkter;oppfølgingspunkt;aksjonspunkter;aksjonspunkt"
        ";videre oppfølging;vidare oppfølging;tiltak;gjøremål;å gjøre"
    ),
    Section.RESPONSIBLE: "ansvar;ansvarlig;ansvarleg;ansvarlige",
    Section.DUE: "frist;tidsfrist;innen",
    Section.APART: (
        "vedlegg;saksdokumenter;saksdokument;trykte vedlegg;utrykte vedlegg;dokumenter i saken;dokument i saka;arkivsak"
        ";arkivsaksnr;arkivsaknr;arkivsaksnummer;arkivref;arkiv;arkivkode;saksbehandler;saksbehandlar;saksansvarlig"
        ";saksansvarleg;journalnr;saksgang;saksprotokoll;utvalgssaksnr;ingen vedlegg;møtedato;sakstype;saknr;saksnr"
        ";saksutskrift;særutskrift;saksnummer;jpid;objekt;avgjerd av"
    ),
}
_LOOKS = {looks(word): section for section, words in _WORDS.items() for word in words.split(";")}
_WRITTEN = {word: section for section, words in _WORDS.items() for word in words.split(";")}
_OF_SOMEBODY = (
    (
        Section.RECOMMENDATION,
        re.compile(
            r"(?:.{2,60}?(?:s|’s|'s|\bsitt?|\bsin|\bi)\s+)?(?:enstemmige?\s+|nye\s+)?(?:innstilling|tilråding"
            r"|(?:forslag|framlegg|fremlegg)\s+til\s+(?:vedtak|innstilling|beslutning))(?:\s+(?:til|i|fra"
            r"|frå)\s+.{2,60})?"
            r"(?:\s+i\s+møtet)?"
        ),
    ),
    (
        Section.APART,
        re.compile(r"(?:saks?protokoll|møtebehandling|behandlet|behandling|handsama)\s+(?:i|av)\s+\S.{2,80}"),
    ),
    (Section.APART, re.compile(r"saksnr\.?\s+utvalg.*|utvalg\s+møtedato.*|utvalgssak(?:snr)?\.?\s+.*")),
    (
        Section.DECISION,
        re.compile(
            r"(?:.{2,60}?(?:s|\bsitt?)\s+)?(?:enstemmige?|enstemming|einstemmig|samrøystes|samrøystte|endelige?)?\s*"
            r"(?:vedtak|beslutning|konklusjon|avgjerd)(?:\s+(?:i|av|frå|fra)\s+.{2,60}|\s*\(.{2,60}\)|\s+pkt\.?"
            r"|,\s*\w+)?"
        ),
    ),
    (
        Section.DECISION,
        re.compile(
            r".{2,60}?\s+(?:fattet|fatta|gjorde|vedtok|traff|gjer|fattar)(?:\s+(?:enstemmig|samrøystes))?"
            r"(?:\s+(?:følgende|slikt|følgjande|dette))?(?:\s+(?:enstemmige?|samrøystes))?(?:\s+vedtak)?"
        ),
    ),
)
_NAME = r"(?P<who>[A-ZÆØÅ][^:.]{2,70}?)"
_MADE = (
    r"(?:fremmet|fremma|fremja|fremjar|fremmer|foreslo|føreslo|foreslår|la\s+fram|la\s+frem|sette\s+fram|satte\s+frem"
    r"|satte\s+fram|gjorde|kom\s+med|fremsatte|framsette|framsatte|la\s+på\s+bordet)"
)
_MOTION = re.compile(
    r"(?:(?:nytt|alternativt|felles|omforent|skriftlig)\s+)?(?:endrings|tilleggs|tillegs|utsettelses|utsetjings|mot"
    r"|fellesm?)?"
    r"(?:forslag|framlegg|fremlegg)(?:\s+(?:nr\.?\s*)?(?:\d|[A-Z])\b)?,?\s+(?:fra|frå|av|fremmet\s+av"
    r"|framsett\s+av)\s+"
    r"(?P<who>[A-ZÆØÅ][^:]{1,70})",
    re.IGNORECASE,
)
_MADE_MOTION = re.compile(
    rf"{_NAME}\s+{_MADE}(?:\s+(?:på\s+vegne\s+av|på\s+vegner?\s+av)\s+[^:]{{2,50}})?(?:\s+(?:følgende|slikt|følgjande"
    r"|dette|et|eit|felles|nytt|alternativt"
    r"|omforent|alternative))*(?:\s+\w*(?:forslag|framlegg|fremlegg)\w*)?(?:\s+(?:til|om)\s+[^:]{2,50})?"
)
_INSIDE = re.compile(
    rf"(?<=[.!?]\s)(?=[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+){{1,3}}(?:\s\([^)]*\))?\s+{_MADE}\b[^.:]{{0,80}}:)"
)
_STATEMENT = re.compile(
    r"(?:protokoll(?:tilførsel|tilføring|tilførsle|merknad)|(?:merknad|tilførsel)\s+til\s+protokollen)"
    r"(?:\s+(?:fra|frå|av)\s+(?P<who>.{2,70}))?",
    re.IGNORECASE,
)
_LONGEST, _MOST_WORDS = 110, 7
_CLOSES = re.compile(r"\s*\((?P<said>[^)]{2,60})\)$")


def label_of(text: str) -> Label | None:
    """Return the label that a line begins with, None when it has none."""
    head, mark, rest = _parted(text)
    if not mark and (len(text.split()) > _MOST_WORDS or text.endswith((".", "!", "?", ","))):
        return None
    head = head.strip(" *_#")
    if statement := _STATEMENT.fullmatch(head):
        return Label(Section.STATEMENT, rest, statement["who"])
    if motion := (_MOTION.fullmatch(head) or (mark and _MADE_MOTION.fullmatch(head))):
        return Label(Section.MOTION, rest, motion["who"].strip())
    return _of_words(head, rest, is_marked=bool(mark))


def parted_at_motions(text: str) -> list[str]:
    """Return a line parted before the sentences in which somebody makes a proposal."""
    return [part.strip() for part in _INSIDE.split(text)]


def _of_words(head: str, rest: str, *, is_marked: bool) -> Label | None:
    plain = head.casefold().rstrip(" .")
    said = _CLOSES.search(plain)
    bare = _CLOSES.sub("", plain) if said else plain
    if written := _WRITTEN.get(bare):
        return Label(written, rest, said=said["said"] if said else "")
    for section, pattern in _OF_SOMEBODY:
        if pattern.fullmatch(plain) and (is_marked or section is not Section.DECISION or len(plain.split()) <= 3):
            return Label(section, rest, said=plain)
    if len(bare) < 5 or len(bare.split()) > 4:
        return None
    seen = looks(bare)
    near = _LOOKS.get(seen) or (nearest(seen, _LOOKS) if is_marked else None)
    return Label(near, rest, is_misspelt=True) if near else None


def _parted(text: str) -> tuple[str, str, str]:
    """Return what is before the first colon, the colon, and what is after it."""
    for at, sign in enumerate(text[:_LONGEST]):
        if sign in ":;" and not (text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()):
            return text[:at], sign, text[at + 1 :].strip()
    return text, "", ""
