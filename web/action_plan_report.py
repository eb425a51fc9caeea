"""The year report of an action plan, from how a version of it stands on a day."""

from collections.abc import Sequence

from flask_babel import gettext

from application.questions.action_plan_arenas import ArenaOnDay, year_of
from application.questions.action_plan_links import CameOf
from application.questions.action_plan_measures import MeasureOnDay, PlanStanding
from application.questions.action_plan_on_day import PlanVersion
from application.questions.bases import BasisView
from domain.action_plans import LinkKind
from domain.dates import PartialDate
from web.formats import format_day
from web.labels import label
from web.papers_of_meetings.year_report import Area, Arena, Measure, PlanYear


def plan_year(standing: PlanStanding, arenas: Sequence[ArenaOnDay]) -> PlanYear:
    """Return what the report says: no more than `standing` and `arenas` do, which are as its reader may see them."""
    version = standing.version
    return PlanYear(
        title=version.title,
        reference=version.reference,
        version=", ".join(filter(None, (str(version.number), version.label))),
        on=standing.on,
        year=year_of(version, standing.on),
        adopted_on=version.adopted_on or version.basis.decided_on,
        basis=_basis(version.basis),
        valid_from=version.valid_from,
        valid_until=_until(version),
        sections=[(one["heading"], one["text"]) for one in version.sections],
        areas=[
            Area(
                name=area.area or gettext("Without a subject area"),
                goals=[(one["key"], one["text"]) for one in version.goals if one["area"] == area.area],
                measures=[_measure(one) for one in standing.of_area(area.area)],
            )
            for area in standing.areas
        ],
        arenas=[_arena(one) for one in arenas],
        do_more=[one["text"] for one in version.do_more],
        do_not=[one["text"] for one in version.do_not],
    )


def report_day(version: PlanVersion, on: str) -> str:
    """Return the day of the report of a version that is looked at on an ISO day: its last one when that is over."""
    return min(on, version.last_day) if version.last_day else on


def came_of_words(came: CameOf) -> str:
    """Return what came of a measure: `Vedtak RR 23/2025 Nytt rutetilbud`, `Møte 2026/12 Regionrådet 12.03.2026`."""
    title = came.title or gettext("Title exempt from public access")
    day = format_day(came.day) if came.kind == LinkKind.MEETING else ""
    return " ".join(filter(None, (label("kind", came.kind), came.reference, title, day)))


def _until(version: PlanVersion) -> str | None:
    """Return its last day as the plan has it; where it ended otherwise, the day that it did."""
    written = version.valid_until
    if written and version.last_day in (None, PartialDate.parse(written).last.isoformat()):
        return written
    return version.last_day


def _measure(one: MeasureOnDay) -> Measure:
    measure = one.measure
    return Measure(
        key=measure.key,
        text=measure.text,
        state=one.state,
        goal=measure.goal,
        responsible=measure.responsible.name if measure.responsible else None,
        due=measure.due,
        is_late=one.late,
        percent=one.percent if one.is_open else None,
        note=one.latest.note if one.latest else None,
        outcomes=[came_of_words(came) for came in one.came_of],
    )


def _arena(one: ArenaOnDay) -> Arena:
    return Arena(name=one.arena.name, planned=one.arena.meetings, held=one.held, note=one.arena.note)


def _basis(basis: BasisView) -> str:
    if basis.is_missing:
        return str(gettext("No decision found"))
    if basis.is_hidden:
        return str(gettext("A decision that is not published"))
    return ", ".join(filter(None, (basis.authority, basis.reference)))
