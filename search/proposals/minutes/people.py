"""One person as minutes write them: «Ordfører Kari Eksempel, Prøvdal (leder)», «Bjørn Påfunn for Åse Tenkt»."""

import re
from dataclasses import dataclass, field

from domain.meetings.attendance import AttendanceRole as Role
from search.proposals.minutes.found import Doubt, Person, Spot
from search.proposals.minutes.parties import Parties
from search.proposals.minutes.spelling import looks
from search.proposals.minutes.words import NAME

_ROLES = {
    Role.LEADER: (
        "leder;leiar;styreleder;styreleiar;regionrådsleder;rådsleder;utvalgsleder;leiarordførar;møteleder;møteleiar;led"
    ),
    Role.DEPUTY_LEADER: "nestleder;nestleiar;nestl;nest leder",
    Role.MEMBER: "medlem;medl;fast medlem;styremedlem;representant;faste medlem;utsending",
    Role.DEPUTY: "vara;varamedlem;varamed;varam;vararepresentant;møtende vara;vara medlem;1. vara;2. vara;1 vara",
    Role.SECRETARY: (
        "sekretær;utvalgssekretær;møtesekretær;referent;protokollfører;protokollførar;møteskrivar;sekr;formannskapssekretær"
        ";politisk sekretær;skrivar;rådssekretær"
    ),
    Role.OBSERVER: "observatør;observatørar;obs;møter som observatør",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split(";")}
_LOOKS = {looks(word): role for word, role in _ROLE_OF.items()}
_TITLE = re.compile(
    r"^(?P<title>(?:(?:vara|fylkes|fylkesvara)?(?:ordfører|ordførar)|rådmann\w*|ass\.?\s+rådmann|kommunedirektør\w*"
    r"|kommunalsjef\w*|fylkesråd\w*"
    r"|daglig\s+leder|dagleg\s+leiar|fungerende\s+\w+|konst\.?\s+\w+|statsforvalter|byrådsleder|prosjektleder"
    r"|rådgiver|rådgjevar|sekretariatsleder"
    r"|næringssjef|opposisjonsleder|medlem|leder|leiar|nestleder|nestleiar|varamedlem|sekretær|hr\.|fru|direktør"
    r"|sjefs?\w*))\s*:?,?\s+(?=[A-ZÆØÅ])",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"^(?P<title>[a-zæøå-]+(?:\s[a-zæøå-]+){0,2})\s+(?=[A-ZÆØÅ])")
_ANOTHER = re.compile(rf"{NAME}\s+(?:møtte|møter|stilte|deltok)\b")
"""Who came instead, told beside the one who did not."""
_FOR = re.compile(
    r"\b(?:(?:som\s+)?(?:møtte|møter|møtt|stilte|vara(?:medlem|representant)?|stedfortreder"
    r"|varafolk)\s+)?(?:i\s+stedet\s+|istedenfor\s+|i\s+staden\s+)?(?:for|i\s+stedet\s+for"
    rf"|istedenfor)\s+(?:(?:vara)?ord(?:fører|førar)\s+)?(?P<name>{NAME})"
)
_ITEM = r"(?:sak\s*)?(?P<item>(?:[A-ZÆØÅ]{1,4}\s)?\d{1,4}(?:[/-]\d{2,4})?[a-z]?)"
_FROM = re.compile(
    r"\b(?:fra|frå|f\.o\.m\.?|kom\s+(?:til|under)|fra\s+og\s+med|frå\s+og\s+med"
    rf"|tiltrådte\s+(?:fra\s+)?)\s*{_ITEM}(?![.:]\d|\s*(?:år|kl))",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"\b(?:til|t\.o\.m\.?|til\s+og\s+med|gikk\s+etter|forlot\s+(?:møtet\s+)?etter|etter)\s+{_ITEM}(?![.:]\d|\s*(?:år"
    r"|kl))",
    re.IGNORECASE,
)
_ONLY = re.compile(r"(?:sak\s*)?(?P<item>\d{1,4}(?:[/-]\d{2,4}))")
_RANGE = re.compile(r"(?:sak\s*)?(?P<first>\d{1,4})\s?[–-]\s?(?P<last>\d{1,4}/\d{2,4})")
_PARENTHESIS = re.compile(r"\(([^()]{1,120})\)?")
_CLEAN = " \t,;.:–-*•·"
_NAMED = re.compile(NAME)
_NOT_NAMES = frozenset(
    (
        "ingen",
        "alle",
        "samtlige",
        "ikke",
        "møtet",
        "det",
        "saksliste",
        "innkalling",
        "regionrådet",
        "utvalget",
        "styret",
        "kommune",
        "fra",
        "til",
        "sak",
    )
)


@dataclass(frozen=True, slots=True)
class Group:
    """What a label says of those below it."""

    role: Role = Role.MEMBER
    is_present: bool = True
    party: str | None = None
    title: str | None = None


@dataclass
class Told:
    """What the words around a name say."""

    party: str | None = None
    role: Role | None = None
    title: str | None = None
    deputy_for: str | None = None
    from_item: str | None = None
    until_item: str | None = None
    excuse: str | None = None
    doubts: list[Doubt] = field(default_factory=list)


def role_of(text: str) -> Role | None:
    """Return the role that a word names, None when it names none."""
    plain = text.casefold().strip(_CLEAN)
    return _ROLE_OF.get(plain) or (_LOOKS.get(looks(plain)) if len(plain) > 4 else None)


def is_name(text: str, parties: Parties) -> bool:
    """Whether a text is a person's name."""
    plain = _TITLE.sub("", text.strip(_CLEAN))
    match = _NAMED.fullmatch(plain)
    if match is None or role_of(plain) or parties.is_party(plain) or any(char.isdigit() for char in plain):
        return False
    return plain.split()[0].casefold() not in _NOT_NAMES and not plain.isupper() | plain.endswith(("kommune", "herad"))


def person_of(text: str, spot: Spot, group: Group, parties: Parties) -> Person | None:
    """Return the person that a text tells of, None when it names nobody."""
    told = Told(party=group.party, title=group.title)
    rest = text.strip(_CLEAN)
    for inside in _PARENTHESIS.findall(rest):
        for part in re.split(r"[;,]" if _FOR.search(inside) else r"[;,]|\bog\b", inside):
            _add(told, part.strip(), group, parties, is_inside=True)
    rest = _PARENTHESIS.sub(" ", rest)
    if match := _FOR.search(rest):
        told.deputy_for = match["name"].rstrip(".")
        rest = rest[: match.start()] + "," + rest[match.end() :]
    if title := _TITLE.match(rest) or _OFFICE.match(rest):
        told.role = told.role or role_of(title["title"])
        told.title = told.title if told.role else title["title"]
        rest = rest[title.end() :]
    chunks = [part.strip(_CLEAN) for part in re.split(r"[,;]|\s[–-]\s|:\s", rest)]
    name = _name(chunks[0], told, group, parties)
    for part in chunks[1:]:
        _add(told, part, group, parties, is_inside=False)
    if name is None:
        return None
    is_deputy = told.deputy_for is not None or told.role is Role.DEPUTY
    role = (
        told.role if told.role not in (None, Role.MEMBER) else Role.DEPUTY if is_deputy else (told.role or group.role)
    )
    return Person(
        name=name,
        spot=spot,
        role=role or Role.MEMBER,
        is_present=group.is_present,
        party=told.party,
        organisation_id=parties.id_of(told.party),
        title=told.title,
        deputy_for=told.deputy_for,
        from_item=told.from_item,
        until_item=told.until_item,
        excuse=None if group.is_present else told.excuse,
        doubts=tuple(dict.fromkeys(told.doubts)),
    )


def _name(text: str, told: Told, group: Group, parties: Parties) -> str | None:
    """Return the name that a text begins with; what follows it is a role, a party, or words."""
    words = text.split()
    while len(words) > 2 and (role := role_of(words[-1]) or role_of(" ".join(words[-2:]))):
        told.role = told.role or role
        words = words[: -1 if role_of(words[-1]) else -2]
    if count := parties.ending(words, 2):
        told.party = told.party or " ".join(words[-count:])
        words = words[:-count]
    for at, word in enumerate(words):
        if at > 1 and (role := role_of(word)):
            told.role, rest = told.role or role, " ".join(words[at + 1 :])
            told.party = told.party or rest or None
            words = words[:at]
            break
    plain = " ".join(words)
    match = _NAMED.match(plain)
    if match is None or not is_name(match.group(), parties):
        return None
    rest = plain[match.end() :].strip(_CLEAN)
    if rest:
        if rest[0].isdigit():
            return None
        _add(told, rest, group, parties, is_inside=False)
    return match.group().rstrip(".,")


def _add(told: Told, part: str, group: Group, parties: Parties, *, is_inside: bool) -> None:
    """Add what one piece beside a name says."""
    plain = part.strip(_CLEAN)
    if not plain or _ANOTHER.match(plain):
        return
    if match := _FOR.search(plain):
        told.deputy_for = match["name"].rstrip(".")
    elif span := _RANGE.fullmatch(plain):
        year = re.sub(r"^\d+", "", span["last"])
        told.from_item, told.until_item = span["first"] + year, span["last"]
    elif (start := _FROM.search(plain)) or _UNTIL.search(plain):
        end = _UNTIL.search(plain[start.end() :] if start else plain)
        told.from_item = start["item"] if start else told.from_item
        told.until_item = end["item"] if end else told.until_item
    elif only := _ONLY.fullmatch(plain):
        told.from_item = told.until_item = only["item"]
    elif role := role_of(plain):
        told.role = told.role or role
    elif parties.is_party(plain):
        told.party = plain if parties.is_nearer(plain, told.party) else told.party
    elif (
        plain[0].isupper()
        and parties.is_nearer(plain, told.party)
        and group.role is not Role.GUEST
        and not _NAMED.fullmatch(plain + " X X X X X")
    ):
        told.party = plain
        told.doubts += [] if is_inside else [Doubt.GUESSED]
    elif group.is_present:
        told.title = told.title or plain
    else:
        told.excuse = told.excuse or plain
