"""Rows of what happened to a consultation: asked, answered or let pass, and its outcome."""

from typing import Any
from uuid import UUID

from application.archive import Archive
from application.imports.agreement_treatment_rows import treatment_basis
from application.imports.agreements_told import organisations_in
from application.imports.attached import named_in
from application.imports.cells import date_in, required
from application.imports.columns import Column
from application.imports.consultation_event_sorts import OF_MUNICIPALITY, SORTS, VOCABULARIES, used_columns
from application.imports.dealing import Dealt, Desk, line_of, not_used
from application.imports.event_recording import NO_FILES, Event, Recorded, Said, became, event_id, record_once, said_of
from application.imports.event_texts import publish_texts, texts_in
from application.imports.filing import BY
from application.imports.layout import USED
from application.imports.principle_cited import principle_in, principle_words
from application.imports.report import Remark
from application.imports.row_errors import UnknownBodyError
from application.imports.table_rows import Row
from application.imports.vocabulary import value, word
from application.questions.organisations import OrganisationView
from domain.consultations import Consultation, Heard
from domain.consultations.facts import RecordKind
from domain.consultations.municipalities import KINDS
from domain.errors import InvalidValueError
from domain.recorded import records_of
from domain.statements import Statement


def file_consultation_event(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Record what happened to a consultation, unless that is told."""
    consultation_id = desk.naming.consultation(archive, required(row, Column.CONSULTATION))
    kind = RecordKind(value(Column.EVENT, required(row, Column.EVENT), "consultation-event"))
    for column in SORTS[kind].needs:
        required(row, column)
    whose: list[OrganisationView | None] = [None]
    if kind in OF_MUNICIPALITY:
        whose = [*organisations_in(desk, required(row, Column.ORGANISATION))]
        if SORTS[kind].texts and len(whose) > 1:
            raise InvalidValueError(field=Column.ORGANISATION, value=row[Column.ORGANISATION], problem="one-only")
    done = [_tell(desk, archive, row, archive.load(Consultation, consultation_id), kind, one) for one in whose]
    consultation = archive.load(Consultation, consultation_id)
    published = kind != RecordKind.DRAFT and publish_texts(desk, archive, consultation, row)
    outcome, remarks = became(done, published=published)
    remarks += not_used(row, USED["consultation-event"] - used_columns(kind))
    title = ": ".join(filter(None, [row[Column.ORGANISATION], word(kind, "consultation-event")]))
    line = line_of(row, "consultation-event", outcome, consultation.reference, title, remarks)
    return Dealt(record_id=event_id(consultation, done[-1].number), line=line)


def turn_of_consultation_event(row: Row, day: int) -> tuple[int, int]:
    """Return when a row has its turn: by date, and on one day in the order in which things happen."""
    try:
        kind = value(Column.EVENT, row[Column.EVENT], "consultation-event")
    except InvalidValueError:  # said where the row is dealt with
        return day, 0
    return day, list(RecordKind).index(RecordKind(kind))


def _tell(
    desk: Desk,
    archive: Archive,
    row: Row,
    consultation: Consultation,
    kind: RecordKind,
    whose: OrganisationView | None,
) -> Recorded:
    sort = SORTS[kind]
    basis, decided_on = treatment_basis(desk, archive, row, whose) if sort.basis else (None, "")
    day = date_in(row, Column.DATE) or decided_on or required(row, Column.DATE)
    said = tuple(_said(desk, archive, row, kind, column, field, day) for column, field in sort.columns.items())
    about: dict[str, Any] = {"organisation_id": whose.id} if whose else {}
    if kind == RecordKind.ANSWER:
        about["statement_id"] = said_of(said, "statement_id")
    again = sort.again and not _is_waiting(consultation, kind, whose)
    event = Event(kind, sort.day, day, about, said, basis, again=again)
    named = named_in(desk, row) if sort.texts else NO_FILES

    def record() -> tuple[Remark, ...]:
        command: dict[str, Any] = {sort.day: day, **{one.field: one.value for one in said}}
        if whose is not None:
            command |= {"organisations": (whose.id,)} if kind == RecordKind.ASKED else {"organisation_id": whose.id}
        files, documents, remarks = texts_in(desk, consultation, named)
        if sort.texts:
            command |= {"files": files, "documents": documents}
        if sort.basis:
            command["basis"] = basis
        sort.does(archive, sort.command(consultation_id=consultation.id, by=BY, **command))
        return remarks

    return record_once(desk, archive, row, consultation, event, record, named)


def _said(desk: Desk, archive: Archive, row: Row, kind: RecordKind, column: Column, field: str, day: str) -> Said:
    """Return what a column says, as its field takes it."""
    written = row[column]
    if column is Column.DEADLINE:
        return Said(field, column, date_in(row, column))
    if column is Column.STATEMENT:
        statement_id = desk.naming.statement(archive, written) if written else None
        return Said(field, column, statement_id, lambda one: _reference(archive, one))
    if column is Column.PRINCIPLE:
        return Said(field, column, principle_in(archive, written, day), lambda one: principle_words(archive, one))
    if column is Column.BODY:
        return _body(desk, column, written)
    if column in VOCABULARIES:
        vocabulary = VOCABULARIES[column]
        meant = value(column, written, vocabulary) if written else None
        if kind == RecordKind.OUTCOME and meant is None:
            meant = str(Heard.UNCLEAR)
        return Said(field, column, meant, lambda one: word(one, vocabulary))
    return Said(field, column, written or None)


def _body(desk: Desk, column: Column, written: str) -> Said:
    """Return a body of ours, or what another is called."""
    try:
        body = desk.directory.body(written) if written else None
    except UnknownBodyError:
        return Said("body", column, written)
    names = {one.id.hex: one.name for one in desk.directory.bodies.values()}
    return Said("body_id" if body else "body", column, body.id if body else None, lambda one: names.get(one, one or ""))


def _is_waiting(consultation: Consultation, kind: RecordKind, whose: OrganisationView | None) -> bool:
    """Return whether a municipality was asked, and has not answered: it is not asked once more."""
    if kind != RecordKind.ASKED or whose is None:
        return False
    told = [one for _, one in records_of(consultation.facts, *KINDS) if one["organisation_id"] == whose.id.hex]
    return bool(told) and told[-1]["kind"] == RecordKind.ASKED


def _reference(archive: Archive, statement: str | None) -> str:
    return archive.load(Statement, UUID(statement)).reference if statement else ""
