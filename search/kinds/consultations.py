"""Consultations as search entries: who asks about what, what the municipalities said, and what came of it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.consultation_facts import facts_of_consultations
from application.questions.consultations import ConsultationView, consultations_by_id
from application.questions.documents import documents_of
from application.registers.columns import STILL_KNOWN
from application.registers.consultation_tables import consultations
from domain.access import Audience
from domain.consultations import texts_of_drafts
from search.entries import Entry
from search.kinds.called import names_ever
from search.kinds.ids import ids_after
from search.records import Seen, Sources, by_audience, facets, first_day, lines, seen, without

_NOW = STILL_KNOWN - 1
"""A position after all there are: what is known now."""

_SAID = ("summary", "reason", "outcome", "note")


class ConsultationKind:
    """Consultations: the letter, the sender by all its names, inputs, and the outcome. Drafts are for the signed in."""

    name = "consultation"

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return ids of consultations."""
        return ids_after(connection, consultations, last, limit)

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entries of consultations; one registered by mistake has none."""
        connection = sources.connection
        views = {audience: consultations_by_id(connection, ids, audience) for audience in Audience}
        facts = {one: facts_of_consultations(connection, ids, _NOW, one) for one in (Audience.PUBLIC, Audience.OFFICER)}
        everything = facts[Audience.OFFICER]
        attached = seen(sources, documents_of(connection, ids))
        names = names_ever(connection, {one for told in everything.values() for one in _organisations(told)})

        def build(identity: UUID, audience: Audience) -> Entry | None:
            view = views[audience].get(identity)
            told = facts[Audience.PUBLIC if audience == Audience.PUBLIC else Audience.OFFICER]
            if view is None or view.withdrawn:
                return None
            documents = attached.get(identity, Seen())
            if audience == Audience.PUBLIC:
                documents = without(documents, texts_of_drafts(everything[identity]))
            return _entry(sources, view, told[identity], audience, names, documents)

        return {one: by_audience(lambda audience, one=one: build(one, audience)) for one in ids}  # type: ignore[misc]


def _entry(
    sources: Sources,
    view: ConsultationView,
    facts: Mapping[str, Any],
    audience: Audience,
    names: Mapping[UUID, Sequence[str]],
    documents: Seen,
) -> Entry:
    about: dict[str, Any] = {
        "record_id": view.id,
        "audiences": frozenset[Audience](),
        "kind": ConsultationKind.name,
        "reference": view.reference,
        "numbers": (view.reference,),
        "title": view.title or "",
        "on": first_day(view.received_on),
    }
    year = {"year": (view.received_on[:4],)}
    if not view.sees_content:
        return Entry(**about, text="", facets=facets(**year))
    attachments = documents.attachments(audience)
    organisations = _organisations(facts)
    sender = names.get(UUID(facts["sender_id"]), ()) if facts["sender_id"] else ()
    said = (record.get(field) for record in facts["records"].values() for field in _SAID)
    return Entry(
        **about,
        text=lines(view.about, view.sender, ", ".join(sender), view.their_reference, *said),
        facets=facets(**year, subject=facts["subject_areas"], filetype=(one.file_type for one in attachments))
        | sources.parties(organisations),
        attachments=attachments,
    )


def _organisations(facts: Mapping[str, Any]) -> list[UUID]:
    """Return who asks, and the municipalities that were asked or heard from."""
    told = [record["organisation_id"] for record in facts["records"].values() if record.get("organisation_id")]
    return [UUID(one) for one in dict.fromkeys(([facts["sender_id"]] if facts["sender_id"] else []) + told)]
