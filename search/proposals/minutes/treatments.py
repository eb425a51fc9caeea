"""What is told of one item: its parts by their labels, who proposed what, the votes, the decision and what follows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.meetings.treatments import TreatmentState
from search.proposals.minutes.circumstances import closed_in, disqualified_in
from search.proposals.minutes.found import Block, Doubt, Found, Item, Motion, Spot, Statement, Task, Vote
from search.proposals.minutes.headings import Begun
from search.proposals.minutes.labels import Section
from search.proposals.minutes.lines import Line, block_of
from search.proposals.minutes.outcomes import kind_of, outcome_of, state_of
from search.proposals.minutes.parts import Part, parts_of, text_of
from search.proposals.minutes.tasks import tasks_in
from search.proposals.minutes.votes import Said, is_as_recommended, sentences_of, tells_vote, votes_in, without_votes

_CASE = re.compile(
    r"(?:arkivsak\w*|arkivref\w*|saksmappe)\.?(?:nr)?\.?\s*:?\s*(?P<case>(?:19|20)?\d\d/\d{1,6}(?:-\d+)?)",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:godkjent|godkjend|godkjende|godkjennes|godkjenn(?:er|ast)|vedtatt|vedteke|vedtok|vedtas|til\s+orientering"
    r"|til\s+etterretning|utsatt|utsett|utsettes|trukket|slutter\s+seg\s+til|sluttar\s+seg\s+til|valgt|valgte|vald)\b",
    re.IGNORECASE,
)
_MOST_SENTENCES = 3
_PROPOSER = re.compile(r"^(?P<who>.+?)\s*\((?P<party>[^)]+)\)$")


@dataclass
class Read:
    """An item, and the stretches of its text that no rule took."""

    item: Item
    not_understood: list[Block]


def told_item(begun: Begun, lines: Sequence[Line], met_on: date | None, names: Sequence[str]) -> Read:
    """Return what is told of an item in its lines."""
    parts = list(parts_of(lines))
    missed: list[Block] = []
    opening = next((part for part in parts if part.section is None), None)
    recommended = text_of(parts, Section.RECOMMENDATION)
    decisions = [part for part in parts if part.section is Section.DECISION]
    decision, told_votes, doubts = _decided(decisions, recommended)
    case_paper = text_of(parts, Section.CASE_PAPER)
    discussion = text_of(parts, Section.DISCUSSION)
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
        closed=closed_in(lines),
        disqualified=tuple(disqualified_in(lines)),
        doubts=(*doubts, *((Doubt.NOT_FOUND,) if decision is None else ())),
    )
    return Read(item, missed)


def _spot(begun: Begun, lines: Sequence[Line]) -> Spot:
    return begun.title.best.spot if begun.title.best else lines[0].spot


def _decided(
    parts: Sequence[Part], recommended: Block | None, more: tuple[Doubt, ...] = ()
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


def _votes(parts: Sequence[Part], told: Sequence[Said]) -> list[Vote]:
    """Return the votes told with proposals, and those under a label of voting, in the decision or in the talk."""
    of_motions = votes_in([one for one in _said(parts, Section.MOTION) if tells_vote(one.text)], is_asked=False)
    votes = (
        votes_in(list(_said(parts, Section.VOTES)), is_asked=True)
        or votes_in(told, is_asked=False)
        or votes_in(list(_said(parts, Section.DISCUSSION)), is_asked=False)
    )
    each = {(one.method, one.counts, one.options, one.adopted): one for one in (*of_motions, *votes)}
    return list(each.values())


def _said(parts: Sequence[Part], section: Section) -> Iterator[Said]:
    for part in parts:
        if part.section is section and part.lines:
            for sentence in sentences_of(part.text):
                at = next((line for line in part.lines if sentence[:20] in line.text), part.lines[0])
                yield Said(sentence, at.spot)


def _motions(parts: Sequence[Part]) -> Iterator[Motion]:
    for part in parts:
        if part.section is Section.MOTION and part.label and part.line:
            kept = [line for line in part.lines if not tells_vote(line.text)]
            who = re.sub(
                r"^(?:ordfører|ordførar|representanten|medlem|varaordfører)\s+",
                "",
                part.label.who or "",
                flags=re.IGNORECASE,
            )
            match = _PROPOSER.match(who)
            block = block_of(kept) or Block(part.line.text, part.line.spot, part.line.spot, (Doubt.NOT_FOUND,))
            yield Motion(match["who"] if match else who, match["party"] if match else None, block)


def _statements(parts: Sequence[Part]) -> Iterator[Statement]:
    for part in parts:
        if part.section is Section.STATEMENT and part.label and (block := block_of(part.lines)):
            yield Statement(part.label.who, block)


def _tasks(parts: Sequence[Part], met_on: date | None, names: Sequence[str]) -> Iterator[Task]:
    for part in parts:
        if part.section is Section.TASKS:
            yield from tasks_in(part.lines, met_on, names)


def _is_short(text: str) -> bool:
    return len(sentences_of(text)) <= _MOST_SENTENCES
