"""The measures of an action plan as a file: who answers for each, when, how far it has come, and what came of it."""

from flask_babel import gettext, lazy_gettext

from application.questions.action_plan_measures import MeasureOnDay, PlanStanding
from application.questions.seen import Page
from web.action_plan_report import came_of_words
from web.addresses import action_plan_address, address_of
from web.api.action_plan_shapes import PlanMeasureOnDaySchema, measure_json
from web.exports.listing import Column, Listing, day, whole_address
from web.labels import label

Row = tuple[PlanStanding, MeasureOnDay]


def measures_page(standing: PlanStanding | None) -> Page[Row]:
    """Return the measures of a plan as one page."""
    return Page([(standing, one) for one in standing.measures] if standing else [])


def _came_of(one: MeasureOnDay) -> str:
    return "\n".join(map(came_of_words, one.came_of))


def _addresses(one: MeasureOnDay) -> str:
    return "\n".join(whole_address(address_of(came.kind, came.reference, came.id)) for came in one.came_of)


MEASURES = Listing[Row](
    name=lazy_gettext("Measures"),
    columns=(
        Column(lazy_gettext("Plan"), lambda row: row[0].version.reference, 12),
        Column(lazy_gettext("Version"), lambda row: row[0].version.number, 10),
        Column(lazy_gettext("Measure"), lambda row: row[1].measure.key, 10),
        Column(lazy_gettext("What is to be done"), lambda row: row[1].measure.text, 60),
        Column(lazy_gettext("Subject area"), lambda row: row[1].measure.area, 20),
        Column(lazy_gettext("Goal"), lambda row: row[1].measure.goal, 10),
        Column(
            lazy_gettext("Who answers for it"),
            lambda row: row[1].measure.responsible.name if row[1].measure.responsible else None,
            28,
        ),
        Column(lazy_gettext("To be done by"), lambda row: day(row[1].measure.due)),
        Column(lazy_gettext("How far it has come"), lambda row: label("progress", row[1].state)),
        Column(lazy_gettext("Percent done"), lambda row: row[1].percent, 10),
        Column(lazy_gettext("As of"), lambda row: day(row[1].latest.told_on) if row[1].latest else None),
        Column(lazy_gettext("Note"), lambda row: row[1].latest.note if row[1].latest else None, 40),
        Column(lazy_gettext("Late"), lambda row: gettext("Late") if row[1].late else None, 8),
        Column(lazy_gettext("What came of it"), lambda row: _came_of(row[1]), 60),
        Column(lazy_gettext("Addresses of what came of it"), lambda row: _addresses(row[1]), 40),
        Column(
            lazy_gettext("Address"),
            lambda row: whole_address(action_plan_address(row[0].version.reference, measure=row[1].measure.key)),
            40,
        ),
    ),
    schema=PlanMeasureOnDaySchema,
    as_json=lambda rows: [measure_json(standing.version, one) for standing, one in rows],
)
