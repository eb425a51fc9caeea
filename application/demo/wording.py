"""What papers say: pages of letters and reports, and the case papers that a body is given before it decides."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from random import Random

from application.demo.content import PaperPlan, StoryPlan
from application.demo.names import Names
from application.demo.papers.paper import Section
from application.demo.timetable import TimedDecision

Pages = tuple[tuple[Section, ...], ...]

_HEADINGS = {
    "nb": ("Grunnlag", "Nærmere om tallene", "Vurderinger", "Innspill som er kommet", "Videre arbeid"),
    "nn": ("Grunnlag", "Nærare om tala", "Vurderingar", "Innspel som er komne", "Vidare arbeid"),
}
_OUTCOMES = {
    "as-recommended": ("i samsvar med innstillingen", "i samsvar med innstillinga"),
    "amended": ("med endringer", "med endringar"),
    "rejected": ("ikke vedtatt", "ikkje vedteke"),
    "postponed": ("utsatt", "utsett"),
    "sent-back": ("sendt tilbake", "send attende"),
    "withdrawn": ("trukket", "trekt"),
    "noted": ("tatt til orientering", "teken til orientering"),
}


def letter(paper: PaperPlan, story: StoryPlan, facts: Sequence[str], pages: int, say: Names, day: date) -> Pages:
    """Return the pages of a paper: what it leads with on the first, its facts shared out over those after it."""
    chance = Random(f"{story.key} {paper.title} {pages}")
    headings = _HEADINGS["nn" if paper.nynorsk else "nb"]
    fill = _filler(story, chance) if paper.nynorsk == story.nynorsk else iter(())
    written: list[tuple[Section, ...]] = []
    for number in range(pages):
        here = facts if pages == 1 else facts[number - 1 :: pages - 1] if number else ()
        lead = (paper.lead,) if number == 0 and paper.lead else ()
        more = tuple(one for one, _ in zip(fill, range(1 if pages == 1 else 2), strict=False))
        said = tuple(say.said(one, day) for one in (*lead, *here, *more))
        written.append((Section(heading=headings[(number - 1) % len(headings)] if number else "", paragraphs=said),))
    return tuple(written)


def case_paper(story: StoryPlan, before: Iterable[TimedDecision], decision: TimedDecision, say: Names) -> Pages:
    """Return the pages of a case paper (saksframlegg), which tells how the case has been treated so far."""
    nn, day = story.nynorsk, decision.day
    chance = Random(f"{story.key} {decision.id}")
    heard = [_treated(one, say, nn=nn) for one in before]
    fill = _filler(story, chance)
    first = (
        _section("Bakgrunn", story.background, next(fill, "")),
        _section("Behandling så langt" if not nn else "Handsaming så langt", *heard),
    )
    second = (
        _section("Vurdering", story.assessment, next(fill, ""), next(fill, "")),
        _section("Økonomi", story.economy),
        _section(
            "Framlegg til vedtak" if nn else "Forslag til vedtak",
            *(decision.plan.recommendation or decision.plan.text or "").split("\n"),
        ),
    )
    return tuple(
        tuple(
            Section(heading=one.heading, paragraphs=tuple(say.said(text, day) for text in one.paragraphs))
            for one in page
            if one.paragraphs
        )
        for page in (first, second)
    )


def minutes(story: StoryPlan, decision: TimedDecision, say: Names) -> Pages:
    """Return the page of an extract of minutes (særutskrift): what was advised, and what was decided."""
    plan, nn = decision.plan, story.nynorsk
    place = "Møte" if not decision.number else f"Sak {decision.number}"
    sections = (
        _section("Handsaming" if nn else "Behandling", f"{place}, {say.body(plan.body, decision.day)}."),
        _section("Innstilling", *(plan.recommendation or "").split("\n")),
        _section("Vedtak", *(plan.text or plan.recommendation or "").split("\n")),
    )
    return (
        tuple(
            Section(heading=one.heading, paragraphs=tuple(say.said(text, decision.day) for text in one.paragraphs))
            for one in sections
            if one.paragraphs
        ),
    )


def _treated(one: TimedDecision, say: Names, *, nn: bool) -> str:
    day = f"{one.day.day:02d}.{one.day.month:02d}.{one.day.year}"
    body, outcome = say.body(one.plan.body, one.day), _OUTCOMES[one.plan.outcome][nn]
    return (
        f"{body} handsama saka {day} som sak {one.reference}: {outcome}."
        if nn
        else f"{body} behandlet saken {day} som sak {one.reference}: {outcome}."
    )


def _filler(story: StoryPlan, chance: Random) -> Iterator[str]:
    return iter(chance.sample(story.general, len(story.general)))


def _section(heading: str, *paragraphs: str) -> Section:
    return Section(heading=heading, paragraphs=tuple(one for one in paragraphs if one))
