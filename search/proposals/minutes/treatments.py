"""What is told of one item: its parts by their labels, who proposed what, the votes, the decision and what follows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.meetings.treatments import TreatmentState
from search.proposals.minutes.found import Block, Disqualified, Doubt, Found, Item, Motion, Spot, Statement, Task, Vote
from search.proposals.minutes.headings import Begun
from search.proposals.minutes.labels import Label, Section, label_of, parted_at_motions
from search.proposals.minutes.lines import Line, block_of, joined
from search.proposals.minutes.outcomes import kind_of, outcome_of, state_of
from search.proposals.minutes.tasks import tasks_in
from search.proposals.minutes.votes import Said, is_as_recommended, is_pure, sentences_of, votes_in, without_votes
from search.proposals.minutes.words import NAME

_CASE = re.compile(
    r"(?:arkivsak\w*|arkivref\w*|saksmappe)\.?(?:nr)?\.?\s*:?\s*(?P<case>(?:19|20)?\d\d/\d{1,6}(?:-\d+)?)",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:møtet|møte|dørene|dørane)\b[^.]*?\b(?:lukk\w*|lukka|stengt\w*|stengd\w*)\b[^.]*", re.IGNORECASE
)
_BASIS = re.compile(
    r"(?:(?:kommuneloven|kommunelova|koml\.?|offentleglova|offl\.?|forvaltningsloven|forvaltningslova"
    r"|fvl\.?)\s*)?§§?\s*\d+(?:[-–]\d+)?(?:\s*(?:første|andre|tredje|fjerde|femte|fyrste)\s+ledd(?:\s+bokstav\s+\w)?"
    r"|\s*nr\.?\s*\d+|,?\s*jf\.?\s*(?:offl\.?\s*)?§\s*\d+)*",
    re.IGNORECASE,
)
_DISQUALIFIED = re.compile(r"\b(?:inhabil\w*|ugild\w*|ikke\s+habil|ikkje\s+habil)\b", re.IGNORECASE)
_NOT_DISQUALIFIED = re.compile(r"\b(?:ikke|ikkje|ingen)\b[^.]{0,20}\b(?:inhabil|ugild)", re.IGNORECASE)
_LEFT = re.compile(r"\b(?:forlot|forlet|fratrådte|gikk\s+ut|gjekk\s+ut|gjekk\s+frå|gikk\s+fra)\b", re.IGNORECASE)
_DECIDES = re.compile(
    r"\b(?:godkjent|godkjend|godkjende|godkjennes|godkjenn(?:er|ast)|vedtatt|vedteke|vedtok|vedtas|til\s+orientering"
    r"|til\s+etterretning|utsatt|utsett|utsettes|trukket|slutter\s+seg\s+til|sluttar\s+seg\s+til|valgt|valgte|vald)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"[A-ZÆØÅ][\w ]{1,30},?\s+(?:den\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|\w+)\s?\d{2,4}\.?|(?:rett\s+utskrift|underskrift\w*"
    r"|signatur\w*|sign\.?)\b.*|_{4,}.*",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"møtet?\s+(?:(?:ble|vart|blei)\s+)?(?:hevet|heva|avsluttet|avslutta|slutt\w*|løyst|over)\b.*|møteslutt\b.*"
    r"|(?:protokollen|møteboka)\s+(?:ble|vart|er|blei)\s+(?:godkjent|opplest|signert|underskrevet)\b.*"
    r"|neste\s+møte\b.*",
    re.IGNORECASE,
)
_MOST_SENTENCES = 3
_PROPOSER = re.compile(r"^(?P<who>.+?)\s*\((?P<party>[^)]+)\)$")


@dataclass
class _Part:
    section: Section | None
    label: Label | None
    line: Line | None
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        return joined(self.lines)


@dataclass
class Read:
    """An item, and the stretches of its text that no rule took."""

    item: Item
    not_understood: list[Block]


def ended_at(lines: Sequence[Line]) -> int:
    """Return the place of the first line after the last item: the end of the meeting, a signature."""
    for at, line in enumerate(lines):
        if _ENDED.fullmatch(line.text) and not re.match(r"neste", line.text, re.IGNORECASE):
            return at
        if _SIGNED.fullmatch(line.text) and at and len(line.text) < 60:
            return at
    for at, line in enumerate(lines):
        if at and re.match(r"neste\s+møte", line.text, re.IGNORECASE) and line.begins:
            return at
    return len(lines)


def told_item(begun: Begun, lines: Sequence[Line], met_on: date | None, names: Sequence[str]) -> Read:
    """Return what is told of an item in its lines."""
    parts = list(_parts(lines))
    missed: list[Block] = []
    opening = next((part for part in parts if part.section is None), None)
    recommended = _block(parts, Section.RECOMMENDATION)
    decisions = [part for part in parts if part.section is Section.DECISION]
    decision, told_votes, doubts = _decided(decisions, recommended)
    case_paper = _block(parts, Section.CASE_PAPER)
    discussion = _block(parts, Section.DISCUSSION)
    if opening is not None and opening.lines:
        is_decision = not decisions and _is_short(opening.text) and _DECIDES.search(opening.text)
        block = block_of(opening.lines, doubts=(Doubt.UNLABELLED,))
        if is_decision and not any(part.section is Section.VOTES for part in parts):
            decision, more, _ = _decided([opening], recommended, (Doubt.UNLABELLED,))
            told_votes += more
        elif (decisions or recommended) and case_paper is None:
            case_paper = block
        elif (decisions or recommended) and case_paper is not None and block:
            case_paper = Block(f"{block.text}\n{case_paper.text}", block.first, case_paper.last, block.doubts)
        elif block:
            missed.append(block)
    votes = _votes(parts, told_votes)
    outcome = outcome_of(decision.text, recommended.text if recommended else None) if decision else None
    told = begun.title.value
    text = " ".join(line.text for line in lines)
    item = Item(
        number=Found(begun.heading.number, _spot(begun, lines), (Doubt.GUESSED,) * begun.heading.is_guessed),
        title=begun.title,
        kind=kind_of(told),
        state=state_of(outcome, text) if lines else TreatmentState.NOT_TREATED,
        case_reference=begun.heading.case_reference
        or next((match["case"] for line in lines[:8] if (match := _CASE.match(line.text))), None),
        case_paper=case_paper,
        recommendation=recommended,
        discussion=discussion,
        motions=tuple(_motions(parts)),
        votes=tuple(votes),
        decision=decision,
        outcome=outcome,
        statements=tuple(_statements(parts)),
        tasks=tuple(_tasks(parts, met_on, names)),
        closed=_closed(lines),
        disqualified=tuple(_disqualified(lines)),
        doubts=(*doubts, *((Doubt.NOT_FOUND,) if decision is None else ())),
    )
    return Read(item, missed)


def _spot(begun: Begun, lines: Sequence[Line]) -> Spot:
    return begun.title.best.spot if begun.title.best else lines[0].spot


def _parts(lines: Sequence[Line]) -> Iterator[_Part]:
    part = _Part(None, None, None)
    for whole in lines:
        pieces = (
            parted_at_motions(whole.text)
            if part.section in (None, Section.DISCUSSION, Section.MOTION, Section.CASE_PAPER)
            or whole.text.casefold().startswith("behandling")
            else [whole.text]
        )
        for piece in pieces:
            line = whole if piece == whole.text else Line(piece, (piece,), whole.page, whole.number, whole.begins)
            label = label_of(piece)
            if (
                label is None
                and (part.section is Section.APART)
                and part.lines
                and not (whole.begins or len(piece) > 60)
            ):
                part.lines.append(line)
                continue
            if label is None and part.section is Section.APART:
                yield part
                part = _Part(None, None, None, [line])
                continue
            if label is None or (label.section in (Section.RESPONSIBLE, Section.DUE) and part.section is Section.TASKS):
                part.lines.append(line)
                continue
            yield part
            section = Section.TASKS if label.section in (Section.RESPONSIBLE, Section.DUE) else label.section
            rest = label.rest if section is label.section else piece
            part = _Part(section, label, line)
            if rest:
                part.lines.append(Line(rest, (rest,), line.page, line.number, line.begins))
    yield part


def _block(parts: Sequence[_Part], section: Section) -> Block | None:
    """Return the text of a part; of several, all of it."""
    found = [part for part in parts if part.section is section and part.lines]
    if not found:
        return None
    doubts = (Doubt.MISSPELT,) if any(part.label and part.label.is_misspelt for part in found) else ()
    if section is Section.RECOMMENDATION and len(found) > 1:
        found, doubts = found[-1:], (*doubts, Doubt.DIFFER)
    text = "\n".join(part.text for part in found)
    return Block(text, found[0].lines[0].spot, found[-1].lines[-1].spot, doubts)


def _decided(
    parts: Sequence[_Part], recommended: Block | None, more: tuple[Doubt, ...] = ()
) -> tuple[Block | None, list[Said], tuple[Doubt, ...]]:
    """Return the decision, and what it tells of the vote; the last of several decisions counts."""
    told = [Said(part.label.said, part.line.spot) for part in parts if part.label and part.label.said and part.line]
    filled = [part for part in parts if part.lines]
    if not filled:
        return None, told, ()
    last = filled[-1]
    doubts = more + ((Doubt.MISSPELT,) if last.label and last.label.is_misspelt else ())
    doubts += (Doubt.DIFFER,) if len(filled) > 1 else ()
    text, pure = without_votes(last.text)
    first, end = last.lines[0].spot, last.lines[-1].spot
    told += [Said(sentence, first) for sentence in pure]
    sentences = sentences_of(text)
    if recommended and (not sentences or (len(sentences) < 3 and any(is_as_recommended(one) for one in sentences))):
        told += [Said(sentence, first) for sentence in sentences]
        return (
            Block(recommended.text, recommended.first, recommended.last, (*doubts, Doubt.COPIED)),
            told,
            (Doubt.COPIED,),
        )
    if not sentences:
        return Block(last.text, first, end, doubts), told, ()
    told += [
        Said(sentence, first)
        for sentence in sentences
        if len(sentences) < 3 and re.search(r"enstemmig|samrøystes|einstemmig|mot \d", sentence, re.IGNORECASE)
    ]
    return Block(text, first, end, doubts), told, ()


def _votes(parts: Sequence[_Part], told: Sequence[Said]) -> list[Vote]:
    asked = list(_said(parts, Section.VOTES))
    votes = votes_in(asked, is_asked=True)
    if not votes:
        votes = votes_in(told, is_asked=False)
    if not votes:
        votes = votes_in(list(_said(parts, Section.DISCUSSION)), is_asked=False)
    if not votes:
        votes = votes_in(
            [
                one
                for one in _said(parts, Section.MOTION)
                if re.search(r"\bstemmer?\b|\brøyst|enstemmig|samrøystes", one.text)
            ],
            is_asked=False,
        )
    return list({(one.method, one.counts, one.options, one.adopted): one for one in votes}.values())


def _said(parts: Sequence[_Part], section: Section) -> Iterator[Said]:
    for part in parts:
        if part.section is section and part.lines:
            for sentence in sentences_of(part.text):
                at = next((line for line in part.lines if sentence[:20] in line.text), part.lines[0])
                yield Said(sentence, at.spot)


def _motions(parts: Sequence[_Part]) -> Iterator[Motion]:
    for part in parts:
        if part.section is Section.MOTION and part.label and part.line:
            kept = [line for line in part.lines if not is_pure(line.text)]
            who = re.sub(
                r"^(?:ordfører|ordførar|representanten|medlem|varaordfører)\s+",
                "",
                part.label.who or "",
                flags=re.IGNORECASE,
            )
            match = _PROPOSER.match(who)
            block = block_of(kept) or Block(part.line.text, part.line.spot, part.line.spot, (Doubt.NOT_FOUND,))
            yield Motion(match["who"] if match else who, match["party"] if match else None, block)


def _statements(parts: Sequence[_Part]) -> Iterator[Statement]:
    for part in parts:
        if part.section is Section.STATEMENT and part.label and (block := block_of(part.lines)):
            yield Statement(part.label.who, block)


def _tasks(parts: Sequence[_Part], met_on: date | None, names: Sequence[str]) -> Iterator[Task]:
    for part in parts:
        if part.section is Section.TASKS:
            yield from tasks_in(part.lines, met_on, names)


def _closed(lines: Sequence[Line]) -> Found | None:
    for line in lines:
        if (match := _CLOSED.search(line.text)) and not re.search(
            r"\b(?:åpnet|opna|åpent)\b", match.group(), re.IGNORECASE
        ):
            basis = _BASIS.search(match.group())
            return Found(
                " ".join(basis.group().split()) if basis else "", line.spot, () if basis else (Doubt.NOT_FOUND,)
            )
    return None


def _disqualified(lines: Sequence[Line]) -> Iterator[Disqualified]:
    met: set[str] = set()
    for line in lines:
        if not _DISQUALIFIED.search(line.text) or _NOT_DISQUALIFIED.search(line.text):
            continue
        if (match := re.search(NAME, line.text)) and match.group() not in met:
            met.add(match.group())
            basis = _BASIS.search(line.text)
            section = basis.group() if basis else None
            yield Disqualified(match.group().rstrip("."), section, line.spot, bool(_LEFT.search(line.text)))


def _is_short(text: str) -> bool:
    return len(sentences_of(text)) <= _MOST_SENTENCES
