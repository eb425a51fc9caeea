"""The year report of an action plan: how far the measures have come, and what came of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext, ngettext

from application.documents.paper import Block, Heading, Lines, Listed, Paper, Paragraph, Table, Tone, paragraphs_of
from web.formats import format_day, format_long_day
from web.labels import LABELS, label
from web.papers_of_meetings.framing import framed
from web.papers_of_meetings.told import Frame


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A measure and what became of it. `outcomes` name what came of it, in words; days are ISO."""

    key: str
    text: str
    state: str
    goal: str | None = None
    responsible: str | None = None
    due: str | None = None
    is_late: bool = False
    percent: int | None = None
    note: str | None = None
    outcomes: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Area:
    """A subject area with its goals, each a key and a text, and its measures."""

    name: str
    goals: Sequence[tuple[str, str]] = ()
    measures: Sequence[Measure] = ()


@dataclass(frozen=True, kw_only=True)
class Arena:
    """Where the council meets: how many meetings were planned, and held as far as that is known."""

    name: str
    planned: int | None
    held: int | None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class PlanYear:
    """A version of an action plan as it stood on a day. `sections` are headings with texts, `basis` what adopted it."""

    title: str
    reference: str
    version: str
    on: str
    year: int
    adopted_on: str | None = None
    basis: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    sections: Sequence[tuple[str, str | None]] = ()
    areas: Sequence[Area] = ()
    arenas: Sequence[Arena] = ()
    do_more: Sequence[str] = ()
    do_not: Sequence[str] = ()


def year_report(frame: Frame, plan: PlanYear) -> Paper:
    """Return the report."""
    blocks: list[Block] = []
    for heading, text in plan.sections:
        blocks += [Heading(heading), *(Paragraph(line) for line in paragraphs_of(text))]
    blocks += [*_in_short(plan), *_arenas(plan.arenas)]
    for area in plan.areas:
        blocks += _area(area)
    for heading, lines in ((gettext("What we do more of"), plan.do_more), (gettext("What we do not do"), plan.do_not)):
        blocks += [Heading(heading), Listed(lines)] if lines else []
    return framed(
        frame,
        kind=gettext("Year report of the action plan"),
        title=gettext("%(title)s: report for %(year)s", title=plan.title, year=plan.year),
        facts=_facts(plan),
        blocks=blocks,
        fields=[("dato", format_day(plan.on))],
    )


def _facts(plan: PlanYear) -> list[tuple[str, str]]:
    adopted = ", ".join(filter(None, (format_long_day(plan.adopted_on), plan.basis)))
    valid = " – ".join(dict.fromkeys(filter(None, (format_day(plan.valid_from), format_day(plan.valid_until)))))
    told = [
        (gettext("Action plan"), plan.reference),
        (gettext("Version"), plan.version),
        (gettext("Adopted"), adopted),
        (gettext("In force"), valid),
        (gettext("As it stood on"), format_long_day(plan.on)),
    ]
    return [(str(label), words) for label, words in told if words]


def _in_short(plan: PlanYear) -> list[Block]:
    measures = [one for area in plan.areas for one in area.measures]
    if not measures:
        return []
    counts = Counter(one.state for one in measures)
    late = sum(one.is_late for one in measures)
    rows: list[tuple[Lines, ...]] = [
        ((str(words),), (str(counts[state]),)) for state, words in LABELS["progress"].items() if counts[state]
    ]
    said = ngettext("The plan has %(num)s measure.", "The plan has %(num)s measures.", len(measures))
    if late:
        said += " " + ngettext("%(num)s is late.", "%(num)s are late.", late)
    head = (str(gettext("How far it has come")), str(gettext("Measures")))
    return [Heading(gettext("In short")), Paragraph(said), Table(head, (3, 1), rows)]


def _arenas(arenas: Sequence[Arena]) -> list[Block]:
    if not arenas:
        return []
    rows: list[tuple[Lines, ...]] = [
        ((one.name, one.note) if one.note else (one.name,), (held_words(one.held, one.planned),)) for one in arenas
    ]
    head = (str(gettext("Meeting arena")), str(gettext("Meetings held")))
    return [Heading(gettext("Where we met")), Table(head, (3, 2), rows)]


def held_words(held: int | None, planned: int | None) -> str:
    """Return `6 of 8 held`."""
    if held is None:
        return str(gettext("%(number)s a year", number=planned)) if planned is not None else "–"
    if planned is None:
        return str(gettext("%(held)s held", held=held))
    return str(gettext("%(held)s of %(planned)s held", held=held, planned=planned))


def _area(area: Area) -> list[Block]:
    blocks: list[Block] = [Heading(area.name)]
    if area.goals:
        blocks.append(Listed([f"{key} {text}" for key, text in area.goals]))
    if not area.measures:
        return [*blocks, Paragraph(gettext("No measures."), Tone.QUIET)]
    head = (gettext("Measure"), gettext("Responsible"), gettext("State"), gettext("What came of it"))
    rows = [_measure(one) for one in area.measures]
    return [*blocks, Table(tuple(map(str, head)), (4, 2, 1.8, 4), rows)]


def _measure(one: Measure) -> tuple[Lines, ...]:
    state = [label("progress", one.state)]
    state += [f"{one.percent} %"] if one.percent is not None else []
    state += [str(gettext("late"))] if one.is_late else []
    due = [str(gettext("by %(day)s", day=format_day(one.due)))] if one.due else []
    goal = [str(gettext("Goal %(key)s", key=one.goal))] if one.goal else []
    came = [*([one.note] if one.note else []), *one.outcomes]
    return (
        (f"{one.key} {one.text}", *goal),
        (one.responsible or "–", *due),
        tuple(state),
        tuple(came) or ("–",),
    )
