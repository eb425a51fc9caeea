"""Action plans as search entries: what all their versions say, measure by measure, and what was told of each."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.action_plan_facts import facts_of_action_plans
from application.questions.action_plans import ActionPlanView, action_plans_by_id
from application.questions.documents import documents_of
from application.registers.action_plans import action_plans
from application.registers.columns import STILL_KNOWN
from domain.access import Audience
from domain.action_plans import KEYED, PlanRecord, ResponsibleKind
from domain.recorded import Facts, Record, records_of
from search.entries import Entry
from search.kinds.ids import ids_after
from search.records import Seen, Sources, by_audience, facets, first_day, lines, seen

_NOW = STILL_KNOWN - 1
"""A position after all there are: what is known now."""


class ActionPlanKind:
    """Action plans: their goals and measures, what to do more and not to do, arenas, sections, and their papers."""

    name = "action-plan"

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return ids of action plans."""
        return ids_after(connection, action_plans, last, limit)

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entries of action plans; one registered by mistake has none."""
        connection = sources.connection
        views = {audience: action_plans_by_id(connection, ids, audience) for audience in Audience}
        facts = facts_of_action_plans(connection, ids, _NOW)
        attached = seen(sources, documents_of(connection, ids))

        def build(identity: UUID, audience: Audience) -> Entry | None:
            view = views[audience].get(identity)
            if view is None or view.withdrawn:
                return None
            return _entry(sources, view, facts[identity], audience, attached.get(identity, Seen()))

        return {one: by_audience(lambda audience, one=one: build(one, audience)) for one in ids}  # type: ignore[misc]


def _entry(sources: Sources, view: ActionPlanView, facts: Facts, audience: Audience, documents: Seen) -> Entry:
    versions = sorted((one for _, one in records_of(facts, PlanRecord.VERSION)), key=lambda one: one["version"])
    about: dict[str, Any] = {
        "record_id": view.id,
        "audiences": frozenset[Audience](),
        "kind": ActionPlanKind.name,
        "reference": view.reference,
        "numbers": (view.reference,),
        "title": view.title or "",
        "on": first_day(versions[-1]["valid_from"]) if versions else None,
    }
    if not view.sees_content:
        return Entry(**about, text="", facets=facets(year=(view.reference[:4],)))
    attachments = documents.attachments(audience)
    measures = [one for version in versions for one in version["measures"]]
    areas = [one["area"] for version in versions for field in ("goals", "measures") for one in version[field]]
    answering = [one["responsible"] for one in measures if one["responsible"]]
    told = (record["note"] for _, record in records_of(facts, PlanRecord.PROGRESS, PlanRecord.LINK))
    said = dict.fromkeys(text for version in reversed(versions) for text in _said(version))
    return Entry(
        **about,
        text=lines(view.about, *said, *told),
        facets=facets(
            year=(version["valid_from"][:4] for version in versions),
            subject=areas,
            filetype=(one.file_type for one in attachments),
        )
        | sources.parties(one["id"] for one in answering if one["kind"] == ResponsibleKind.ORGANISATION),
        attachments=attachments,
    )


def _said(version: Record) -> Iterator[str]:
    """Yield what a version says, a row a line."""
    yield from filter(None, (version["label"], version["note"]))
    for field in ("goals", "measures", *(one for one in KEYED if one not in ("goals", "measures")), "arenas"):
        for row in version[field]:
            named = (row.get("responsible") or {}).get("name")
            told = (row.get("key"), row.get("area"), row.get("heading"), row.get("name"), row.get("text"), named)
            yield " ".join(filter(None, (*told, row.get("note"))))
