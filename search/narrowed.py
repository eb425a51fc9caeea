"""What was closed, or changed, after the index was last brought along: it is not asked for until the index knows."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from application.questions.agreements_found import ids_of_versions
from application.questions.held import shown_as
from application.registers.appointment_tables import appointment_spans
from application.registers.decision_tables import decisions
from application.registers.documents import record_documents
from application.registers.history import history
from application.registers.journal import journal_entries

_NARROWING = (
    "case.corrected",
    "case.retitled",
    "journal-entry.corrected",
    "journal-entry.document-moved",
    "journal-entry.shielded",
    "journal-entry.withdrawn",
    "decision.corrected",
    "decision.document-moved",
    "decision.shielded",
    "agreement.corrected",
    "agreement.document-moved",
    "agreement.record-taken-back",
    "agreement.shielded",
    "agreement.withdrawn",
    *(
        f"{kind}.{what}"
        for kind in ("consultation", "statement", "action-plan", "meeting-plan", "meeting")
        for what in ("corrected", "document-moved", "record-taken-back", "shielded", "withdrawn")
    ),
    "meeting.item-set",
    "meeting.minutes-drafted",
    "appointment.corrected",
    "appointment.withdrawn",
    "document.corrected",
    "document.shielded",
    "document.withdrawn",
    "document.version-filed",
    "document.public-version-filed",
)
"""Events after which somebody may see less than the index holds. Publishing and lifting only give more to see."""

_AT_ONCE = 500
"""Ids in one query: SQLite takes some thousands."""

_CHANGED = (
    select(history.c.record_kind, history.c.record_id)
    .distinct()
    .where(history.c.topic.in_(_NARROWING), history.c.position > bindparam("reached"))
)


def narrowed_since(connection: Connection, position: int) -> frozenset[UUID]:
    """Return the records whose entries in an index of this position may say too much; one query when there are none."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, identity in connection.execute(_CHANGED, {"reached": position}):
        found[kind].add(identity)
    if not found:
        return frozenset()
    for ids in _portions(found.pop("document", set())):
        owning = select(record_documents.c.record_kind, record_documents.c.record_id)
        for kind, identity in connection.execute(owning.where(record_documents.c.document_id.in_(ids))):
            found[kind].add(identity)
    for kind, table in (("journal-entry", journal_entries), ("decision", decisions)):
        for ids in _portions(found.get(kind, set())):  # the entry of a case holds the titles of what is in it
            cases = select(table.c.case_id).where(table.c.id.in_(ids)).distinct()
            found["case"].update(connection.execute(cases).scalars())
    spans = appointment_spans.c
    for ids in _portions(found.get("appointment", set())):  # the entry of a person tells what they hold
        people = select(spans.person_id).where(spans.appointment_id.in_(ids)).distinct()
        theirs = [UUID(one) for one in connection.execute(people).scalars()]
        found["person"].update(one.hex for one in (*theirs, *shown_as(connection, theirs).values()))
    agreements = map(UUID, found.get("agreement", ()))
    found["agreement"] |= {one.hex for one in ids_of_versions(connection, agreements)}
    return frozenset(UUID(one) for ids in found.values() for one in ids)


def _portions(ids: set[str]) -> list[list[str]]:
    ordered = sorted(ids)
    return [ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE)]
