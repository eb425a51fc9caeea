"""Meetings as search entries: what was on the agenda, who was there, and what the minutes say of each item."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.bodies import BodyView, bodies_by_id
from application.questions.documents import documents_of
from application.questions.meeting_facts import as_seen, facts_of_meetings
from application.questions.meetings import MeetingView, meetings_by_id
from application.registers.columns import STILL_KNOWN
from application.registers.meeting_tables import meetings
from domain.access import Audience
from domain.intervals import OPEN
from domain.meetings import RecordKind, agenda, papers_kept_closed, standing_on
from domain.recorded import records_of
from search.entries import Entry
from search.kinds.ids import ids_after
from search.records import Seen, Sources, by_audience, facets, first_day, lines, seen, without

_NOW = STILL_KNOWN - 1
"""A position after all there are: what is known now."""


class MeetingsKind:
    """Meetings: their body by all its names, items, and minutes. What was closed, or is not out, is not for all."""

    name = "meeting"

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return ids of meetings."""
        return ids_after(connection, meetings, last, limit)

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entries of meetings; one registered by mistake has none."""
        connection = sources.connection
        views = {audience: meetings_by_id(connection, ids, audience) for audience in Audience}
        everything = facts_of_meetings(connection, ids, _NOW, Audience.OFFICER)
        attached = seen(sources, documents_of(connection, ids))
        named = {UUID(one) for told in everything.values() for one in (told["body_id"], *told["bodies"])}
        bodies = bodies_by_id(connection, sorted(named))

        def build(identity: UUID, audience: Audience) -> Entry | None:
            view = views[audience].get(identity)
            if view is None or view.withdrawn:
                return None
            documents = attached.get(identity, Seen())
            if audience < Audience.OFFICER:
                documents = without(documents, papers_kept_closed(everything[identity]))
            return _entry(view, as_seen(everything[identity], audience), audience, bodies, documents)

        return {one: by_audience(lambda audience, one=one: build(one, audience)) for one in ids}  # type: ignore[misc]


def _entry(
    view: MeetingView, facts: Mapping[str, Any], audience: Audience, bodies: Mapping[UUID, BodyView], documents: Seen
) -> Entry:
    standing = standing_on(facts, OPEN)
    starts = standing.starts_on if standing else facts["starts_on"]
    own = bodies[view.body_id]
    items = agenda(facts)
    about: dict[str, Any] = {
        "record_id": view.id,
        "audiences": frozenset[Audience](),
        "kind": MeetingsKind.name,
        "reference": view.reference,
        "numbers": (view.reference,),
        "title": view.title or f"{own.name} {starts}",
        "on": first_day(starts),
    }
    meets = [view.body_id, *map(UUID, facts["bodies"])]
    narrowed = {"year": (starts[:4],), "body": (one.hex for one in meets)}
    if not view.sees_content:
        return Entry(**about, text="", facets=facets(**narrowed))
    attachments = documents.attachments(audience)
    names = dict.fromkeys(name.name for one in meets if one in bodies for name in bodies[one].names)
    place = standing.place if standing else None
    numbers = (f"{own.abbreviation} {one.number}" for one in items if one.number)
    said = (field for one in items for field in (one.title, one.recommendation))
    return Entry(
        **about,
        text=lines(*names, place, facts["about"], *numbers, *said, *_minuted(facts)),
        facets=facets(**narrowed, filetype=(one.file_type for one in attachments)),
        attachments=attachments,
    )


def _minuted(facts: Mapping[str, Any]) -> Iterable[str | None]:
    """Yield what the minutes say: who was there, and of each item what was said and settled."""
    told = [record["minutes"] for _, record in records_of(facts, RecordKind.MINUTES)]
    if not told:
        return
    for person in told[-1]["attendance"]:
        yield " ".join(filter(None, (person["name"], person["party"])))
    for treatment in told[-1]["treatments"].values():
        yield from (treatment["discussion"], treatment["recommendation"], treatment["text"])
        for field in ("proposals", "statements", "tasks"):
            for one in treatment[field]:
                yield " ".join(filter(None, (one.get("from"), one.get("text"), one.get("responsible"))))
