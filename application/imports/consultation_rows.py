"""Rows of consultations: who asks, what about, until when, and the letter."""

from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.consultations import ReceiveConsultation, receive_consultation
from application.imports.accessing import WantedAccess, access_in, make_public, set_shielding
from application.imports.attached import compared, file_public, named_in, taken_in
from application.imports.cells import date_in, folded, listed, number_kind, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, line_of, newly_filed
from application.imports.filing import BY
from application.imports.naming import holder
from application.imports.records_told import TAKEN_BACK, hexed
from application.imports.report import Line, Outcome, Remark
from application.imports.row_errors import MisspelledOrganisationError, UnknownOrganisationError
from application.imports.table_rows import Row
from domain.cases import Case
from domain.consultations import Consultation
from domain.errors import InvalidValueError
from domain.journal import JournalEntry
from domain.references import consultation_claim, consultation_reference

_BETWEEN_AREAS = ";,\n"
_PLAIN = {
    Column.TITLE: "title",
    Column.PUBLIC_TITLE: "public_title",
    Column.COVERS: "about",
    Column.THEIR_REFERENCE: "their_reference",
    Column.DATE: "dated_on",
    Column.RECEIVED: "received_on",
    Column.DEADLINE: "deadline",
}
"""Columns whose text is a fact as it stands; dates as they are read."""

_DATES = frozenset({Column.DATE, Column.RECEIVED, Column.DEADLINE})


def file_consultation(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Register a consultation with its letter, or say that it is there."""
    required(row, Column.TITLE)
    required(row, Column.RECEIVED)
    reference = consultation_reference(row[Column.REFERENCE]) if row[Column.REFERENCE] else None
    consultation_id, there = _identify(desk, archive, row, reference)
    desk.naming.claim(consultation_id, row)
    desk.naming.require_own_key("consultation", consultation_id, row)
    sender_id, in_words, remarks = _sender(desk, required(row, Column.SENDERS))
    told: dict[str, Any] = {field: _cell(row, column) for column, field in _PLAIN.items()}
    told |= {
        "sender_id": sender_id,
        "sender": in_words,
        "subject_areas": tuple(listed(row[Column.SUBJECT_AREAS], _BETWEEN_AREAS)),
        "case_id": desk.naming.case(archive, row[Column.CASE]) if row[Column.CASE] else None,
        "entry_id": entry_in(desk, archive, row),
    }
    access, named = access_in(row), named_in(desk, row)
    if named.public and not row[Column.FILE]:
        raise InvalidValueError(field=Column.FILE, value="", problem="missing")
    if there:
        return _there(desk, archive, row, consultation_id, access, told)
    files, taken = taken_in(desk, named, consultation_id)
    sequence = desk.next_sequences.get("consultation", 1)
    command = ReceiveConsultation(
        consultation_id=consultation_id, reference=reference, next_sequence=sequence, files=files, by=BY, **told
    )
    receive_consultation(archive, command)
    remarks += taken
    if files:
        remarks += file_public(desk, archive, files[0].document_id, named.public)
    remarks += set_shielding(archive, "consultation", consultation_id, access, title=told["title"])
    if access.publishes(otherwise=desk.filing.publish):
        make_public(archive, "consultation", consultation_id, [one.document_id for one in files])
    consultation = archive.load(Consultation, consultation_id)
    line = _line(row, consultation, Outcome.FILED, remarks)
    return newly_filed(desk, "consultation", consultation_id, line, given=reference)


def entry_in(desk: Desk, archive: Archive, row: Row) -> UUID | None:
    """Return the journal entry that a row names; None where it names none. UnknownRecordError, LeftOutAboveError."""
    written = row[Column.ENTRY]
    return desk.naming.record(archive, written, ("journal-entry",))[1] if written else None


def _identify(desk: Desk, archive: Archive, row: Row, reference: str | None) -> tuple[UUID, bool]:
    """Return the consultation's id, and whether it is there; one that was registered by hand goes by its reference."""
    held = holder(archive, consultation_claim(reference)) if reference else None
    if held is not None:
        return held, True
    content = (folded(row[Column.TITLE]), folded(row[Column.SENDERS]))
    return desk.naming.identify(archive, "consultation", row, reference=reference, content=content)


def _sender(desk: Desk, name: str) -> tuple[UUID | None, str | None, tuple[Remark, ...]]:
    """Return the organisation that asks, or its name where none is called so; a number must be an organisation's."""
    try:
        return desk.directory.organisation(name).id, None, ()
    except UnknownOrganisationError as error:
        if number_kind(name):
            raise
        alike = error.values["alike"] if isinstance(error, MisspelledOrganisationError) else None
        remarks = (Remark("import-sender-in-words", {"name": name, "alike": str(alike)}),) if alike else ()
        return None, name, remarks


def _cell(row: Row, column: Column) -> str | None:
    return date_in(row, column) if column in _DATES else row[column] or None


def _there(
    desk: Desk, archive: Archive, row: Row, consultation_id: UUID, access: WantedAccess, told: dict[str, Any]
) -> Dealt:
    """Compare the consultation with the row; publish it where the row or the command asks for that."""
    consultation = archive.load(Consultation, consultation_id)
    if consultation.facts["is_withdrawn"]:
        return Dealt(record_id=consultation_id, line=_line(row, consultation, Outcome.THERE, TAKEN_BACK))
    documents, remarks = compared(desk, archive, named_in(desk, row), consultation_id, consultation.documents)
    remarks += _differences(desk, archive, consultation.facts, row, told)
    shielding = access.differs_from(consultation)
    published = False
    if not shielding and access.publishes(otherwise=desk.filing.publish):
        published = make_public(archive, "consultation", consultation_id, documents)
    remarks += access.unpublished_in_vain(consultation)
    outcome = Outcome.CHANGED if published else Outcome.THERE
    return Dealt(record_id=consultation_id, line=_line(row, consultation, outcome, remarks + shielding))


def _differences(
    desk: Desk, archive: Archive, facts: dict[str, Any], row: Row, told: dict[str, Any]
) -> tuple[Remark, ...]:
    found: tuple[Remark, ...] = ()
    for column, field in _PLAIN.items():
        found += differs(column, facts[field], told[field])
    if (hexed(told["sender_id"]), told["sender"]) != (facts["sender_id"], facts["sender"]):
        known = desk.directory.organisations[UUID(facts["sender_id"])] if facts["sender_id"] else None
        found += differs(Column.SENDERS, known.name if known else facts["sender"], row[Column.SENDERS])
    areas = told["subject_areas"]
    if areas and set(areas) != set(facts["subject_areas"]):
        found += differs(Column.SUBJECT_AREAS, ", ".join(facts["subject_areas"]), ", ".join(areas))
    if told["case_id"] is not None and told["case_id"].hex != facts["case_id"]:
        filed = archive.load(Case, UUID(facts["case_id"])).reference if facts["case_id"] else None
        found += differs(Column.CASE, filed, row[Column.CASE])
    if told["entry_id"] is not None and told["entry_id"].hex != facts["entry_id"]:
        filed = archive.load(JournalEntry, UUID(facts["entry_id"])).reference if facts["entry_id"] else None
        found += differs(Column.ENTRY, filed, row[Column.ENTRY])
    return found


def _line(row: Row, consultation: Consultation, outcome: Outcome, remarks: tuple[Remark, ...] = ()) -> Line:
    return line_of(row, "consultation", outcome, consultation.reference, consultation.facts["title"], remarks)
