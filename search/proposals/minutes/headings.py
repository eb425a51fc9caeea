"""Where each item begins: its number as it is written, and its title; the list of items is told from the items."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from search.proposals.minutes.found import Doubt, Found, Told
from search.proposals.minutes.labels import Section, label_of
from search.proposals.minutes.lines import Line, goes_on, widest_of

_SAK = r"(?:(?P<sak>(?:(?P<of>[A-ZÆØÅ]{1,4})-)?(?:saknummer|saksnummer|saks?\s?nr|saks?))\b[.:]?\s*(?:nr\.?\s*)?)"
_NUMBERED = re.compile(
    rf"{_SAK}?(?P<number>(?:(?P<prefix>[A-ZÆØÅ]{{1,5}}|[A-ZÆØÅ][a-zæøå]{{1,3}})[ .-]{{1,2}})?"
    r"(?P<count>\d{1,4})\s?(?P<sign>[/-])\s?(?P<year>(?:19|20)\d\d|\d\d)(?!\d)(?P<letter>[a-z]\b)?)"
    r"(?P<gap>\s*[:.–—-]?\s*)(?P<title>.*)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"{_SAK}(?P<number>(?P<count>\d{{1,3}})(?P<letter>[a-z]\b)?)(?P<gap>\s*[:.–—-]?\s*)(?P<title>.*)", re.IGNORECASE
)
_BARE = re.compile(r"(?P<number>(?P<count>\d{1,2}))(?P<gap>[.)]\s+)(?P<title>[A-ZÆØÅ].{2,140}[^.:;,])")
_CASE = re.compile(r"[\s(–-]*(?:arkivsak\w*\.?:?\s*)?\(?(?P<case>\b(?:19|20)?\d\d/\d{1,6}(?:-\d+)?)\)?$", re.IGNORECASE)
_A_DAY = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}$")
_NO_TITLE = re.compile(r"(?:innhold|tittel|sakstittel|utvalg|møtedato)\b", re.IGNORECASE)
_ENDS = re.compile(r"(?:^|[^.])\.$")
_LONGEST_TITLE, _MOST_LINES = 320, 400


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that an item may begin at: `at` is its place, `after` that of the first line after its title."""

    at: int
    after: int
    number: str
    title: str
    count: int
    year: str
    style: tuple[str, ...]
    has_prefix: bool = False
    case_reference: str | None = None
    is_guessed: bool = False

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return re.sub(r"\s+", "", self.number).casefold()


@dataclass(frozen=True, slots=True)
class Begun:
    """An item: its heading, the lines below it, and the titles it has in the list of items."""

    heading: Heading
    title: Told
    lines: tuple[Line, ...]


def parted(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Begun]]:
    """Return the lines before the first item (without the list of items), and the items."""
    met = _usual(list(_headings(lines))) or _bare(lines)
    treated = {one.at for one in met if _is_treated(one, lines, met)}
    chosen = _chosen(met, lines, treated)
    listed = [one for one in met if one.at < min(treated, default=len(lines)) and one not in chosen]
    ends = sorted(one.at for one in (*chosen, *listed))
    items = []
    for heading in chosen:
        end = next((at for at in ends if at > heading.at), len(lines))
        others = [one for one in met if one.key == heading.key and one.at != heading.at]
        items.append(Begun(heading, _title(heading, others, lines), tuple(lines[heading.after : end])))
    first = min((one.heading.at for one in items if one.lines), default=ends[0] if ends else len(lines))
    taken = {at for one in met for at in range(one.at, one.after)}
    return tuple(line for at, line in enumerate(lines[:first]) if at not in taken), items


def _headings(lines: Sequence[Line]) -> Iterator[Heading]:
    widest = widest_of(lines)
    for at, line in enumerate(lines):
        match = _NUMBERED.match(line.text) or _COUNTED.match(line.text)
        if match is not None and (found := _read(match, at, lines, widest)):
            yield found


def _read(match: re.Match[str], at: int, lines: Sequence[Line], widest: int) -> Heading | None:
    group = match.groupdict()
    number, year = group["number"], group.get("year") or ""
    if len(group["count"]) == 4 and group["count"][:2] in ("19", "20") and year:
        return None  # a number of the archive
    if (group.get("prefix") or "").casefold() in (
        "sak",
        "side",
        "kl",
        "nr",
        "pkt",
        "punkt",
        "møte",
        "per",
        "den",
        "saks",
    ):
        return None
    sak, prefix = bool(group.get("sak")), group.get("prefix")
    if prefix and not (prefix.isupper() or prefix.istitle()):
        return None
    if group.get("of") and not prefix:
        number, prefix = f"{group['of']} {number}", group["of"]
    title, after = match["title"].strip(), at + 1
    if title and (title[0].islower() or title[0] in ",.;)/" or (not match["gap"] and not title[0].isspace())):
        return None
    if title and (
        _A_DAY.search(title)
        and len(title) < 60
        and not re.search(r"protokoll|møtebok|referat|møte", title, re.IGNORECASE)
    ):
        return None
    title, after = _whole(title, at, lines, widest)
    case = _CASE.search(title)
    if case:
        title = title[: case.start()].rstrip(" –-(")
    if not title or len(title) > _LONGEST_TITLE or _NO_TITLE.match(title):
        return None
    if len(title) > 60 and _ENDS.search(title) and title.count(". "):
        return None
    style = ("sak" if sak else "", "" if not year else group["sign"], "" if not year else str(len(year)))
    return Heading(
        at,
        after,
        " ".join(number.split()),
        title,
        int(group["count"]),
        year[-2:],
        style,
        bool(prefix),
        case["case"] if case else None,
    )


def _whole(title: str, at: int, lines: Sequence[Line], widest: int) -> tuple[str, int]:
    """Return a title with the lines it goes on in, and the place after it."""
    line, after = lines[at], at + 1
    if not title and after < len(lines) and _may_be_title(lines[after]):
        title, line, after = lines[after].text, lines[after], after + 1
    while title and after < len(lines) and len(title) < _LONGEST_TITLE:
        more = lines[after]
        if (
            not goes_on(line, more, widest)
            or label_of(more.text)
            or _NUMBERED.match(more.text)
            or _COUNTED.match(more.text)
        ):
            break
        title, line, after = f"{title} {more.text}", more, after + 1
    return title, after


def _may_be_title(line: Line) -> bool:
    return label_of(line.text) is None and not _NUMBERED.match(line.text) and len(line.text) < 200


def _usual(met: list[Heading]) -> list[Heading]:
    """Return the headings that are written as most are; one that only looks like them names an item of another year."""
    if not met:
        return []
    year = Counter(one.year for one in met).most_common(1)[0][0]
    same = [one for one in met if one.year == year]
    style = Counter(one.style for one in same).most_common(1)[0][0]
    keys = {one.key for one in same if one.style == style}
    return [one for one in same if one.key in keys or (one.has_prefix and one.style[1:] == style[1:])]


def _bare(lines: Sequence[Line]) -> list[Heading]:
    """Return headings that are only counted, `1. Title`, where that is all there is and something is decided below."""
    found: list[Heading] = []
    for at, line in enumerate(lines):
        match = _BARE.fullmatch(line.text)
        if match and int(match["count"]) == len(found) + 1 and label_of(line.text) is None:
            found.append(
                Heading(at, at + 1, match["number"], match["title"], int(match["count"]), "", (), is_guessed=True)
            )
    decided = [line for line in lines if (label := label_of(line.text)) and label.section is Section.DECISION]
    return found if len(found) > 1 and decided and decided[0].spot != lines[0].spot else []


def _chosen(met: Sequence[Heading], lines: Sequence[Line], treated: Collection[int]) -> list[Heading]:
    """Return the heading of each item: the first with its treatment below it, else the last with anything below it."""
    best: dict[str, tuple[int, Heading]] = {}
    for one in met:
        score = 2 if one.at in treated else int(bool(_below(one, lines, met)))
        known = best.get(one.key)
        if known is None or score > known[0] or (score == known[0] == 1):
            best[one.key] = (score, one)
    return sorted((heading for _, heading in best.values()), key=lambda one: one.at)


def _below(heading: Heading, lines: Sequence[Line], met: Sequence[Heading]) -> Sequence[Line]:
    return lines[heading.after : next((one.at for one in met if one.at > heading.at), len(lines))]


def _is_treated(heading: Heading, lines: Sequence[Line], met: Sequence[Heading]) -> bool:
    labels = (label_of(line.text) for line in _below(heading, lines, met)[:_MOST_LINES])
    return any(one is not None and one.section is not Section.APART for one in labels)


def _title(heading: Heading, others: Sequence[Heading], lines: Sequence[Line]) -> Told:
    doubts = (Doubt.GUESSED,) if heading.is_guessed else ()
    found = [Found(one.title, lines[one.at].spot, doubts) for one in (heading, *others)]
    told = Told.first_of(found)
    same = [
        one
        for one in told.others
        if _plain(one.value) not in _plain(heading.title) and _plain(heading.title) not in _plain(one.value)
    ]
    return replace(told, others=tuple(same), doubts=doubts + (Doubt.DIFFER,) * bool(same))


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
