"""Statements as search entries: what was said, to whom, who stands behind, with the texts of all that was said."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.documents import documents_of
from application.questions.statement_facts import facts_of_statements
from application.questions.statements import StatementView, statements_by_id
from application.registers.columns import STILL_KNOWN
from application.registers.statement_tables import statements
from domain.access import Audience
from domain.statements import RecordKind, StatementKind, texts_of_drafts
from search.entries import Entry
from search.kinds.called import names_ever
from search.kinds.ids import ids_after
from search.records import Seen, Sources, by_audience, facets, first_day, lines, seen, without

_NOW = STILL_KNOWN - 1
"""A position after all there are: what is known now."""

_KINDS = {
    StatementKind.CONSULTATION_ANSWER: "høringssvar",
    StatementKind.OWN_INITIATIVE: "uttalelse på eget initiativ",
    StatementKind.RESOLUTION: "resolusjon",
    StatementKind.LETTER: "brev",
    StatementKind.OP_ED: "kronikk",
    StatementKind.MEDIA_INITIATIVE: "utspill",
    StatementKind.PRESS_RELEASE: "pressemelding",
    StatementKind.PRESENTATION: "presentasjon",
}
_SAID = ("label", "summary", "text", "note", "outlet", "reason")


class StatementKindOfRecord:
    """Statements: title, the author's own line, recipients and supporters by all their names, and texts.

    The public finds nothing of versions that are only drafted, nor a statement of which nothing was said.
    """

    name = "statement"

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return ids of statements."""
        return ids_after(connection, statements, last, limit)

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entries of statements; one registered by mistake has none."""
        connection = sources.connection
        views = {audience: statements_by_id(connection, ids, audience) for audience in Audience}
        facts = {one: facts_of_statements(connection, ids, _NOW, one) for one in (Audience.PUBLIC, Audience.OFFICER)}
        everything = facts[Audience.OFFICER]
        attached = seen(sources, documents_of(connection, ids))
        names = names_ever(connection, {one for told in everything.values() for one in _organisations(told)})

        def build(identity: UUID, audience: Audience) -> Entry | None:
            view = views[audience].get(identity)
            told = facts[Audience.PUBLIC if audience == Audience.PUBLIC else Audience.OFFICER].get(identity)
            if view is None or view.withdrawn or told is None:
                return None
            documents = attached.get(identity, Seen())
            if audience == Audience.PUBLIC:
                documents = without(documents, texts_of_drafts(everything[identity]))
            return _entry(sources, view, told, audience, names, documents)

        return {one: by_audience(lambda audience, one=one: build(one, audience)) for one in ids}  # type: ignore[misc]


def _entry(
    sources: Sources,
    view: StatementView,
    facts: Mapping[str, Any],
    audience: Audience,
    names: Mapping[UUID, Sequence[str]],
    documents: Seen,
) -> Entry:
    year = view.said_on[:4] if view.said_on else view.reference[:4]
    about: dict[str, Any] = {
        "record_id": view.id,
        "audiences": frozenset[Audience](),
        "kind": StatementKindOfRecord.name,
        "reference": view.reference,
        "numbers": (view.reference,),
        "title": view.title or "",
        "on": first_day(view.said_on),
    }
    if not view.sees_content:
        return Entry(**about, text="", facets=facets(year=(year,)))
    attachments = documents.attachments(audience)
    organisations = _organisations(facts)
    called = ", ".join(name for one in organisations for name in names.get(one, ()))
    said = (record.get(field) for record in facts["records"].values() for field in _SAID)
    return Entry(
        **about,
        text=lines(view.summary, _KINDS[StatementKind(view.kind)].capitalize(), *said, called),
        facets=facets(year=(year,), subject=facts["subject_areas"], filetype=(one.file_type for one in attachments))
        | sources.parties(organisations),
        attachments=attachments,
    )


def _organisations(facts: Mapping[str, Any]) -> list[UUID]:
    """Return who stands behind it or against, who got it, and who replied."""
    found: list[str] = []
    for record in facts["records"].values():
        if record["kind"] == RecordKind.SENDING:
            found += record["recipients"]
        elif record.get("organisation_id"):
            found.append(record["organisation_id"])
    return [UUID(one) for one in dict.fromkeys(found)]
