"""The letter of a new consultation: files that were just sent, or papers that are filed, read into its form."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Any
from uuid import UUID

from flask import url_for
from flask_babel import gettext

from application.errors import StorageFailedError
from application.incoming.item import Incoming
from application.questions.consultation_facts import consultations_with_document
from application.questions.consultations import ConsultationView
from application.questions.documents import DocumentView, documents_by_id, documents_of, documents_with
from application.questions.journal import EntryView
from application.questions.known import known_at
from domain import clock
from domain.access import Audience
from search.extraction.result import ExtractionResult
from web.addresses import file_address
from web.filing.hearing_words import ReadField, fields_read, place, sent_on
from web.filing.proposals import main_of
from web.filing.receive import my_tray
from web.reading import REASONS
from web.services import current_services

_MOST_ALIKE = 3
_PATIENCE_S = 22.0
"""How long a page waits for a letter to be read, in seconds: a little longer than one file may take."""


@dataclass(frozen=True)
class Letter:
    """A letter, and what was read from it. `begins` is what a form begins with; `came` are the files in the tray.

    `asks` is the line by which it asks for a statement, `address` where it can be looked at. `trouble` says why nothing
    was read; `is_waiting` that it may be read in a while. `registered` are consultations that have the same letter.
    """

    name: str
    begins: Mapping[str, Any]
    told: Mapping[str, ReadField] = field(default_factory=dict)
    came: Sequence[Incoming] = ()
    asks: str | None = None
    address: str | None = None
    trouble: str | None = None
    is_waiting: bool = False
    registered: Sequence[ConsultationView] = ()


def letter_sent(items: Sequence[Incoming]) -> Letter | None:
    """Return the letter among files in the tray, read now; None where there are none."""
    main = main_of(None, items)
    if main is None:
        return None
    services, tray, until = current_services(), my_tray(), monotonic() + _PATIENCE_S
    result: ExtractionResult | None = None
    with suppress(StorageFailedError):  # the store is away: the form is filled in by hand
        packed = services.incoming_reader.read(tray, main, patience=until - monotonic())
        result = packed.result() if packed is not None else None
    letter_first = [main, *(one for one in items if one.id != main.id)]
    found = _letter(main.name, result, {"received_on": clock.today().isoformat()})
    with services.stores.registers.connect() as connection:
        same = documents_with(connection, [main.sha256]).get(main.sha256, []) if main.sha256 else []
    address = url_for("filing.bytes_of", identity=main.id)
    return replace(found, came=letter_first, address=address, registered=_registered(same))


def letter_filed(identity: UUID) -> Letter | None:
    """Return the letter that a filed document is; None where there is no such document."""
    with current_services().stores.registers.connect() as connection:
        found = documents_by_id(connection, [identity]).get(identity)
    if found is None:
        return None
    return _of_document(found, [found], {"received_on": clock.today().isoformat()})


def letter_of_entry(entry: EntryView) -> Letter:
    """Return the letter of a journal entry: its main document, with what the entry tells where the letter does not."""
    with current_services().stores.registers.connect() as connection:
        found = documents_of(connection, [entry.id])[entry.id]
    sender = entry.senders[0] if entry.senders else None
    begins = {
        "title": entry.title,
        "sender_id": sender.organisation_id if sender else None,
        "sender": sender.name if sender and sender.organisation_id is None else None,
        "dated_on": entry.document_date,
        "received_on": entry.received_on or clock.today().isoformat(),
        "case_id": entry.case_id,
        "entry_id": entry.id,
    }
    if not found:
        return Letter(entry.reference, begins, trouble=str(gettext("No document is filed with this entry.")))
    return _of_document(found[0], found, begins)


def _of_document(main: DocumentView, all_of_them: Sequence[DocumentView], begins: dict[str, Any]) -> Letter:
    version = main.original
    stored = current_services().texts.get(version.sha256)
    filed = {"documents": [{"document_id": one.id} for one in all_of_them]}
    found = _letter(main.title, stored.result if stored else None, begins | filed, name=version.name)
    return replace(found, address=file_address(main.id), registered=_registered([main.id]))


def _letter(
    title: str,
    result: ExtractionResult | None,
    begins: Mapping[str, Any],
    *,
    name: str | None = None,
) -> Letter:
    if result is None:
        said = gettext("The letter is not read yet. Wait a little and read it again, or fill in the form yourself.")
        return Letter(title, begins, trouble=str(said), is_waiting=True)
    found = current_services().proposing.hearing(name or title, result, clock.today())
    told = fields_read(found)
    sent = sent_on(name or title, result)
    if sent is not None:
        told = {**told, "received_on": sent}
    asks = place(found.asks) if found.asks else None
    read = {one: each.value for one, each in told.items() if each.value}
    if "sender" in read or "sender_id" in read:
        begins = {one: value for one, value in begins.items() if one not in ("sender", "sender_id")}
    trouble = _trouble(result)
    return Letter(title, {**begins, **read}, {} if trouble else told, asks=asks, trouble=trouble)


def _registered(documents: Sequence[UUID]) -> list[ConsultationView]:
    """Return the consultations that have one of these documents as their letter, each once."""
    found: dict[UUID, ConsultationView] = {}
    with current_services().stores.registers.connect() as connection:
        known = known_at(connection).position
        for one in documents[:_MOST_ALIKE]:
            with_it = consultations_with_document(connection, one, known, Audience.OFFICER)
            found |= {view.id: view for view, parts in with_it if "letter" in parts}
    return list(found.values())


def _trouble(result: ExtractionResult) -> str | None:
    """Return why nothing could be read, None where something was."""
    if any(one.text.strip() for one in result.pages) or result.parts:
        return None
    why = str(REASONS.get(result.reason or "", ("",))[0]) or gettext("Its text could not be read.")
    otherwise = gettext("Fill in the form yourself: the file is filed with it.")
    return f"{why} {otherwise}"
