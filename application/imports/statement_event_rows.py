"""Rows of what happened to a statement: who stands behind it, where it went, what was replied, and taken back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.statement_versions import PublishStatement, SendStatement, publish_statement, send_statement
from application.commands.statements import (
    RecordReply,
    RetractStatement,
    Standpoint,
    StateSupport,
    record_reply,
    retract_statement,
    state_support,
)
from application.imports.agreement_treatment_rows import treatment_basis
from application.imports.agreements_told import organisations_in
from application.imports.attached import named_in
from application.imports.cells import date_in, required
from application.imports.columns import Column
from application.imports.consultation_rows import entry_in
from application.imports.dealing import Dealt, Desk, line_of, not_used
from application.imports.event_recording import NO_FILES, Event, Recorded, Said, became, event_id, record_once
from application.imports.event_texts import publish_texts, texts_in
from application.imports.filing import BY
from application.imports.layout import USED
from application.imports.report import Remark
from application.imports.statement_version_rows import statement_version_in
from application.imports.table_rows import Row
from application.imports.vocabulary import value, word
from application.questions.organisations import OrganisationView
from domain.errors import InvalidValueError
from domain.journal import JournalEntry
from domain.statements import SentHow, Stance, Statement
from domain.statements.facts import RecordKind

_DAYS = {
    RecordKind.SUPPORT: "stated_on",
    RecordKind.SENDING: "sent_on",
    RecordKind.PUBLICATION: "published_on",
    RecordKind.REPLY: "replied_on",
    RecordKind.RETRACTION: "retracted_on",
}
"""The field that the day is in."""

_AUTHORITY = {Column.DECISION, Column.AUTHORITY, Column.AUTHORITY_REFERENCE, Column.DECIDED}
_COLUMNS: Mapping[RecordKind, set[Column]] = {
    RecordKind.SUPPORT: {Column.VERSION, Column.ORGANISATION, Column.STANCE, Column.TEXT, Column.BODY} | _AUTHORITY,
    RecordKind.SENDING: {Column.VERSION, Column.RECIPIENTS, Column.HOW, Column.ENTRY, Column.TEXT},
    RecordKind.PUBLICATION: {Column.VERSION, Column.CHANNEL, Column.OUTLET, Column.ADDRESS, Column.TEXT},
    RecordKind.REPLY: {Column.ORGANISATION, Column.TEXT, Column.ENTRY, Column.FILE, Column.ATTACHMENTS},
    RecordKind.RETRACTION: {Column.TEXT} | _AUTHORITY,
}
"""What a row of each sort uses, beside the statement, the event and its date."""

_OF_VERSION = frozenset({RecordKind.SENDING, RecordKind.PUBLICATION})
_OF_ORGANISATION = frozenset({RecordKind.SUPPORT, RecordKind.REPLY})


def file_statement_event(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Record what happened to a statement, unless that is told."""
    statement_id = desk.naming.statement(archive, required(row, Column.STATEMENT))
    kind = RecordKind(value(Column.EVENT, required(row, Column.EVENT), "statement-event"))
    whose: list[OrganisationView | None] = [None]
    if kind in _OF_ORGANISATION:
        whose = [*organisations_in(desk, required(row, Column.ORGANISATION))]
        if kind == RecordKind.REPLY and len(whose) > 1:
            raise InvalidValueError(field=Column.ORGANISATION, value=row[Column.ORGANISATION], problem="one-only")
    done = [_tell(desk, archive, row, archive.load(Statement, statement_id), kind, one) for one in whose]
    statement = archive.load(Statement, statement_id)
    published = kind == RecordKind.REPLY and publish_texts(desk, archive, statement, row)
    outcome, remarks = became(done, published=published)
    used = {Column.TYPE, Column.STATEMENT, Column.EVENT, Column.DATE} | _COLUMNS[kind]
    remarks += not_used(row, USED["statement-event"] - used)
    whom = row[Column.ORGANISATION] or row[Column.RECIPIENTS] or row[Column.OUTLET]
    title = ": ".join(filter(None, [whom, word(kind, "statement-event")]))
    line = line_of(row, "statement-event", outcome, statement.reference, title, remarks)
    return Dealt(record_id=event_id(statement, done[-1].number), line=line)


def turn_of_statement_event(row: Row, day: int) -> tuple[int, int]:
    """Return when a row has its turn: by date, and on one day in the order in which things happen."""
    try:
        kind = value(Column.EVENT, row[Column.EVENT], "statement-event")
    except InvalidValueError:  # said where the row is dealt with
        return day, 0
    return day, list(_DAYS).index(RecordKind(kind))


def _tell(
    desk: Desk, archive: Archive, row: Row, statement: Statement, kind: RecordKind, whose: OrganisationView | None
) -> Recorded:
    version = statement_version_in(desk, statement, row) if Column.VERSION in _COLUMNS[kind] else None
    if kind in _OF_VERSION and version is None:
        raise InvalidValueError(field=Column.VERSION, value="", problem="missing")
    with_basis = Column.DECISION in _COLUMNS[kind]
    basis, decided_on = treatment_basis(desk, archive, row, whose) if with_basis else (None, "")
    day: str | None = date_in(row, Column.DATE) or decided_on or None
    if day is None and kind != RecordKind.SUPPORT:
        required(row, Column.DATE)
    said = _SAID[kind](desk, archive, row)
    about: dict[str, Any] = {"version": version} if Column.VERSION in _COLUMNS[kind] else {}
    if whose is not None:
        about["organisation_id"] = whose.id
    if kind == RecordKind.PUBLICATION:
        about["channel"] = value(Column.CHANNEL, required(row, Column.CHANNEL), "channel")
    again = kind not in (RecordKind.SUPPORT, RecordKind.RETRACTION)
    event = Event(kind, _DAYS[kind], day, about, said, basis, again=again)
    named = named_in(desk, row) if kind == RecordKind.REPLY else NO_FILES

    def record() -> tuple[Remark, ...]:
        told: dict[str, Any] = {one.field: one.value for one in said} | about
        told |= {"statement_id": statement.id, _DAYS[kind]: day, "by": BY}
        if with_basis:
            told["basis"] = basis
        files, documents, remarks = texts_in(desk, statement, named)
        match kind:
            case RecordKind.SUPPORT:
                fields = ("organisation_id", "stance", "text")
                standpoint = Standpoint(**{field: told.pop(field) for field in fields})
                state_support(archive, StateSupport(standpoints=(standpoint,), **told))
            case RecordKind.SENDING:
                send_statement(archive, SendStatement(**told))
            case RecordKind.PUBLICATION:
                publish_statement(archive, PublishStatement(**told))
            case RecordKind.REPLY:
                record_reply(archive, RecordReply(files=files, documents=documents, **told))
            case _:
                retract_statement(archive, RetractStatement(**told))
        return remarks

    return record_once(desk, archive, row, statement, event, record, named)


def _support(_desk: Desk, _archive: Archive, row: Row) -> tuple[Said, ...]:
    written = row[Column.STANCE]
    stance = value(Column.STANCE, written, "stance") if written else str(Stance.BEHIND)
    return (
        Said("stance", Column.STANCE, stance, lambda one: word(one, "stance")),
        Said("text", Column.TEXT, row[Column.TEXT] or None),
    )


def _sending(desk: Desk, archive: Archive, row: Row) -> tuple[Said, ...]:
    written, names = row[Column.HOW], {one.id.hex: one.name for one in desk.directory.organisations.values()}
    to = [one.id for one in organisations_in(desk, required(row, Column.RECIPIENTS))]
    how = value(Column.HOW, written, "how") if written else str(SentHow.OTHER)
    return (
        Said("recipients", Column.RECIPIENTS, to, lambda some: _called(names, some)),
        Said("how", Column.HOW, how, lambda one: word(one, "how")),
        _entry(desk, archive, row),
        Said("note", Column.TEXT, row[Column.TEXT] or None),
    )


def _publication(_desk: Desk, _archive: Archive, row: Row) -> tuple[Said, ...]:
    return (
        Said("outlet", Column.OUTLET, row[Column.OUTLET] or None),
        Said("address", Column.ADDRESS, row[Column.ADDRESS] or None),
        Said("note", Column.TEXT, row[Column.TEXT] or None),
    )


def _reply(desk: Desk, archive: Archive, row: Row) -> tuple[Said, ...]:
    return Said("summary", Column.TEXT, row[Column.TEXT] or None), _entry(desk, archive, row)


def _retraction(_desk: Desk, _archive: Archive, row: Row) -> tuple[Said, ...]:
    return (Said("reason", Column.TEXT, required(row, Column.TEXT)),)


def _called(names: Mapping[str, str], some: Sequence[str] | None) -> str:
    return "; ".join(sorted(names.get(one, one) for one in some or ()))


def _entry(desk: Desk, archive: Archive, row: Row) -> Said:
    def reference(one: str | None) -> str:
        return archive.load(JournalEntry, UUID(one)).reference if one else ""

    return Said("entry_id", Column.ENTRY, entry_in(desk, archive, row), reference)


_SAID: Mapping[RecordKind, Callable[[Desk, Archive, Row], tuple[Said, ...]]] = {
    RecordKind.SUPPORT: _support,
    RecordKind.SENDING: _sending,
    RecordKind.PUBLICATION: _publication,
    RecordKind.REPLY: _reply,
    RecordKind.RETRACTION: _retraction,
}
"""What a row of each sort says, beside the day, the version and whose it is."""
