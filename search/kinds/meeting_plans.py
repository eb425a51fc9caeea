"""Meeting plans as search entries: which body meets in which year, when, where and what for."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.meeting_plan_facts import facts_of_plans
from application.questions.meeting_plans import MeetingPlanView, plans_by_id
from application.registers.columns import STILL_KNOWN
from application.registers.meeting_plans import meeting_plans
from domain.access import Audience
from domain.dates import PartialDate
from domain.meeting_plans import PlanRecord, dates_of
from domain.recorded import Facts, records_of
from search.entries import Entry
from search.kinds.ids import ids_after
from search.records import Sources, by_audience, facets, first_day, lines

_NOW = STILL_KNOWN - 1
"""A position after all there are: what is known now."""


class MeetingPlanKind:
    """Meeting plans: a body's year, its dates and places, and what was noted on the way."""

    name = "meeting-plan"

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return ids of meeting plans."""
        return ids_after(connection, meeting_plans, last, limit)

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entries of meeting plans; one registered by mistake has none."""
        connection = sources.connection
        views = {audience: plans_by_id(connection, ids, audience) for audience in Audience}
        facts = facts_of_plans(connection, ids, _NOW)

        def build(identity: UUID, audience: Audience) -> Entry | None:
            view = views[audience].get(identity)
            return None if view is None or view.withdrawn else _entry(view, facts[identity])

        return {one: by_audience(lambda audience, one=one: build(one, audience)) for one in ids}  # type: ignore[misc]


def _entry(view: MeetingPlanView, facts: Facts) -> Entry:
    about: dict[str, Any] = {
        "record_id": view.id,
        "audiences": frozenset[Audience](),
        "kind": MeetingPlanKind.name,
        "reference": view.reference,
        "numbers": (view.reference,),
        "title": f"Møteplan {view.year} {view.body}",
        "on": first_day(f"{view.year:04d}"),
    }
    told = facets(year=(f"{view.year:04d}",), body=(view.body_id.hex,))
    if not view.sees_content:
        return Entry(**about, text="", facets=told)
    notes = (record["note"] for _, record in records_of(facts, *PlanRecord))
    return Entry(**about, text=lines("årshjul", view.about, *_dates(facts), *notes), facets=told)


def _dates(facts: Facts) -> Iterator[str]:
    for one in dates_of(facts):
        day = PartialDate.parse(one["starts_on"]).first
        yield " ".join(filter(None, (f"{day:%d.%m.%Y}", one["title"], one["place"])))
