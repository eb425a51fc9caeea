"""Journal entries as search entries."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from application.questions.cases import cases_by_id
from application.questions.documents import documents_of
from application.questions.journal import EntryView, entries_by_id
from application.registers.journal import journal_entries
from domain.access import Audience
from search.entries import Entry
from search.kinds.ids import ids_after
from search.records import Seen, Sources, by_audience, facets, first_day, lines, seen


class JournalEntryKind:
    """Journal entries: title, parties, and attachments.

    A shielded one is found by its line alone, and a withdrawn one by its number.
    """

    name = "journal-entry"

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return ids of journal entries."""
        return ids_after(connection, journal_entries, last, limit)

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entries of journal entries."""
        views = {audience: entries_by_id(sources.connection, ids, audience) for audience in Audience}
        everything = views[Audience.OFFICER]
        attached = seen(sources, documents_of(sources.connection, ids))
        in_cases = cases_by_id(sources.connection, [one.case_id for one in everything.values()], Audience.OFFICER)
        subjects = {one.id: in_cases[one.case_id].subject_areas for one in everything.values()}

        def build(identity: UUID, audience: Audience) -> Entry | None:
            view = views[audience].get(identity)
            return _entry(sources, view, audience, subjects[identity], attached.get(identity, Seen())) if view else None

        return {one: by_audience(lambda audience, one=one: build(one, audience)) for one in ids}  # type: ignore[misc]


def _entry(sources: Sources, view: EntryView, audience: Audience, subjects: Sequence[str], attached: Seen) -> Entry:
    attachments = attached.attachments(audience) if view.sees_content or view.access.partly else ()
    parties = [*view.senders, *view.recipients]
    if view.access.withdrawn:
        attachments, parties = (), []
    dated = view.document_date or view.received_on or view.sent_on or view.registered_on
    return Entry(
        record_id=view.id,
        audiences=frozenset(),
        kind=JournalEntryKind.name,
        reference=view.reference,
        title=view.title if view.title and not view.access.withdrawn else "",
        text=lines(*(one.name for one in parties)),
        numbers=(view.reference, *filter(None, (view.moved_from,))),
        on=first_day(dated),
        facets=facets(
            year=(dated[:4],),
            subject=subjects,
            case=(view.case_reference,),
            filetype=(one.file_type for one in attachments),
        )
        | sources.parties(one.organisation_id for one in parties),
        attachments=attachments,
    )
