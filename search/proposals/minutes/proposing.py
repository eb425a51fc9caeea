"""Puts together what is proposed about a minutes file."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from search.extraction.result import ExtractionResult
from search.proposals.minutes.attendance import told_attendance
from search.proposals.minutes.bodies import told_body
from search.proposals.minutes.found import Block, Head, MinutesProposals
from search.proposals.minutes.head import tells, told_head
from search.proposals.minutes.head_labels import whole_lines
from search.proposals.minutes.headings import Begun, parted
from search.proposals.minutes.lines import Line, block_of, lines_of
from search.proposals.minutes.parties import Parties
from search.proposals.minutes.parts import ended_at
from search.proposals.minutes.treatments import told_item
from search.query.vocabulary import Vocabulary

_CENTURY, _TITLE_WORDS = 60, 2
_LIST = re.compile(
    r"(?:saks?liste|sakskart|dagsorden|(?:følgende\s+|følgjande\s+)?saker\s+(?:var\s+)?til\s+behandling"
    r"|(?:utvalgs?)?sak(?:s)?\s?nr\.?\s.*(?:tittel|innhold).*)\W*",
    re.IGNORECASE,
)


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
    first, last = whole_lines(head), whole_lines(tail)
    parties = Parties.of(vocabulary, lines)
    year = _year(begun)
    people, taken = told_attendance(first, last, parties, told_body(first).value)
    told = told_head(first, last, people, year)
    met_on = date.fromisoformat(told.date.value) if told.date.best else None
    names = [one.name for one in people]
    read = [told_item(one, below, met_on, names) for one, below in items]
    missed = [
        *_missed(first, taken, told),
        *(block for one in read for block in one.not_understood),
        *_missed(last, taken, told),
    ]
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
    return f"19{year}" if int(year) > _CENTURY else f"20{year}"


def _missed(lines: Sequence[Line], taken: Collection[Line], head: Head) -> Iterator[Block]:
    """Yield the stretches before and after the items that tell of no field and of nobody; titles are not among them."""
    told = (head.body, head.date, head.opened, head.closed, head.place, head.chair, head.secretary)
    read = {one.spot for field in told for one in (field.best, *field.others) if one}
    body = head.body.value.casefold()
    run: list[Line] = []
    for line in lines:
        plain = line.text.casefold()
        is_title = len(plain.split()) <= _TITLE_WORDS or (body and plain.endswith(body)) or _LIST.fullmatch(plain)
        if line in taken or line.spot in read or is_title or tells(line):
            yield from _blocks(run)
            run = []
        else:
            run.append(line)
    yield from _blocks(run)


def _blocks(run: Sequence[Line]) -> Iterator[Block]:
    if block := block_of(run):
        yield block
