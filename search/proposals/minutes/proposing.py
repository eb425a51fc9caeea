"""Puts together what is proposed about a minutes file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from search.extraction.result import ExtractionResult
from search.proposals.minutes.attendance import told_attendance
from search.proposals.minutes.found import Block, MinutesProposals
from search.proposals.minutes.head import labelled, told_body, told_head
from search.proposals.minutes.headings import Begun, parted
from search.proposals.minutes.lines import Line, block_of, lines_of
from search.proposals.minutes.parties import Parties
from search.proposals.minutes.treatments import ended_at, told_item
from search.query.vocabulary import Vocabulary

_PLAIN = 60


def propose_minutes(result: ExtractionResult | None, vocabulary: Vocabulary | None = None) -> MinutesProposals:
    """Return what is proposed about a minutes file from what was read from it; never raises for a file.

    `vocabulary` has the names of the register: a municipality that it knows is proposed with its id.
    """
    if result is None:
        return MinutesProposals()
    lines = lines_of(result)
    head, begun = parted(lines)
    items, tail = _without_tail(begun)
    if not begun:
        end = ended_at(head)
        head, tail = head[:end], head[end:]
    parties = Parties.of(vocabulary, lines)
    year = _year(begun)
    people, taken = told_attendance(head, tail, parties, told_body(head).value)
    told = told_head(head, tail, people, year)
    met_on = date.fromisoformat(told.date.value) if told.date.best else None
    names = [one.name for one in people]
    read = [told_item(one, below, met_on, names) for one, below in items]
    missed = [*_missed(head, taken, told.body.value), *(block for one in read for block in one.not_understood)]
    return MinutesProposals(told, tuple(people), tuple(one.item for one in read), tuple(missed), result.language)


def _without_tail(begun: Sequence[Begun]) -> tuple[list[tuple[Begun, Sequence[Line]]], tuple[Line, ...]]:
    """Return the items with their lines, and what comes after the last."""
    items: list[tuple[Begun, Sequence[Line]]] = [(one, one.lines) for one in begun]
    if not items:
        return [], ()
    last, lines = items[-1]
    end = ended_at(lines)
    items[-1] = (last, lines[:end])
    return items, tuple(lines[end:])


def _year(begun: Sequence[Begun]) -> str | None:
    years = Counter(one.heading.year for one in begun if one.heading.year)
    if not years:
        return None
    year = years.most_common(1)[0][0]
    return f"19{year}" if int(year) > _PLAIN else f"20{year}"


def _missed(head: Sequence[Line], taken: set[Line], body: str) -> Iterator[Block]:
    """Yield the stretches of the head that tell of no field and of nobody."""
    run: list[Line] = []
    for line in [*head, None]:
        is_missed = (
            line is not None
            and line not in taken
            and labelled(line) is None
            and len(line.text) > _PLAIN
            and body.casefold() not in line.text.casefold()
        )
        if is_missed and line is not None:
            run.append(line)
        elif run:
            if block := block_of(run):
                yield block
            run = []
