"""Decisions as search entries."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from application.questions.cases import cases_by_id
from application.questions.decisions import DecisionView, decisions_by_id
from application.questions.documents import documents_of
from application.registers.decision_tables import decisions
from domain.access import Audience
from search.entries import Entry
from search.kinds.ids import ids_after
from search.records import Seen, Sources, by_audience, facets, first_day, lines, seen


class DecisionKind:
    """Decisions: text, recommendation and proposals, votes by party, and attachments."""

    name = "decision"

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return ids of decisions."""
        return ids_after(connection, decisions, last, limit)

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entries of decisions."""
        views = {audience: decisions_by_id(sources.connection, ids, audience) for audience in Audience}
        everything = views[Audience.OFFICER]
        attached = seen(sources, documents_of(sources.connection, ids))
        in_cases = cases_by_id(sources.connection, [one.case_id for one in everything.values()], Audience.OFFICER)
        subjects = {one.id: in_cases[one.case_id].subject_areas for one in everything.values()}

        def build(identity: UUID, audience: Audience) -> Entry | None:
            view = views[audience].get(identity)
            return _entry(sources, view, audience, subjects[identity], attached.get(identity, Seen())) if view else None

        return {one: by_audience(lambda audience, one=one: build(one, audience)) for one in ids}  # type: ignore[misc]


def _entry(sources: Sources, view: DecisionView, audience: Audience, subjects: Sequence[str], attached: Seen) -> Entry:
    attachments = attached.attachments(audience) if view.sees_content or view.access.partly else ()
    proposals = [lines(one.get("from"), one.get("text")) for one in view.proposals]
    recommended = view.recommendation if view.recommendation != view.text else None  # its words would count twice
    parties = {vote["party"]: vote["organisation_id"] for ballot in view.ballots for vote in ballot["votes"]}
    return Entry(
        record_id=view.id,
        audiences=frozenset(),
        kind=DecisionKind.name,
        reference=view.reference,
        title=view.title or "",
        text=lines(view.text, recommended, *proposals, view.body_then or view.body_name, *parties),
        numbers=(view.reference,),
        on=first_day(view.decided_on),
        facets=facets(
            body=(view.body_id.hex,),
            year=(view.decided_on[:4],),
            subject=subjects,
            case=(view.case_reference,),
            filetype=(one.file_type for one in attachments),
        )
        | sources.parties(parties.values()),
        attachments=attachments,
    )
