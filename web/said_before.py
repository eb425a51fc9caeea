"""What we said before about the same as a text that somebody writes: earlier statements, found by its full text."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Any
from uuid import UUID

from flask import g, request
from marshmallow import ValidationError
from sqlalchemy import Connection

from application.errors import StorageFailedError
from application.incoming.item import Incoming
from application.questions.documents import DocumentView, documents_by_id
from application.questions.known import last_position
from application.questions.seen import Page
from application.questions.statement_lines import StatementLine, lines_of_statements
from application.questions.statements import statements_by_id
from domain import clock
from domain.statements import Statement, versions_of
from domain.statements.facts import version_record
from search.engines.protocol import Hit
from search.extraction.result import ExtractionResult
from web.filing.receive import my_tray
from web.forms.form import Form
from web.forms.records_named import resolve
from web.searching.hits import Excerpt, pieces_of
from web.searching.sources import address_of
from web.services import current_services
from web.signed_in import asker

WISH = "like"
"""What a form asks for by the button beside its text."""

_MOST = 8
_PATIENCE_S = 12.0


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier statement on the same: how it stands today, and the passage that is alike, from a file on a page."""

    line: StatementLine
    excerpt: Excerpt
    file_name: str | None = None
    file_url: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """Earlier statements on the same as a text, the most alike first.

    `is_asked` tells whether there was a text to go by; `rests_since` since when the full text cannot be searched.
    """

    earlier: Sequence[Earlier] = ()
    is_asked: bool = False
    rests_since: datetime | None = None


def said_before(form: Form, files: Sequence[Incoming]) -> SaidBefore:
    """Return what was said before about what is written in a form of a statement, its files included."""
    wants_files = request.form.get("wish") == WISH
    texts = [*_written(form.written), *_of_files(files, wants_files), *_of_documents(form.written)]
    statement = g.get("acting_on")
    if not isinstance(statement, Statement):
        return like("\n".join(texts))
    facts = statement.facts
    texts = texts or _of_latest(facts)
    return like("\n".join([facts["title"], facts["summary"] or "", *texts]), without=[statement.id])


def like(text: str, *, without: Iterable[UUID] = ()) -> SaidBefore:
    """Return the statements that say the most about the same as a text, but for those `without`."""
    if not text.strip():
        return SaidBefore()
    services, audience = current_services(), asker().audience
    found = services.finder.like(text, ["statement"], audience, _MOST, without=[*without])
    with services.stores.registers.connect() as connection:
        return SaidBefore(_lines(connection, found.hits), is_asked=True, rests_since=found.rests_since)


def _lines(connection: Connection, hits: Sequence[Hit]) -> list[Earlier]:
    audience, today = asker().audience, clock.today().isoformat()
    views = statements_by_id(connection, [one.record_id for one in hits], audience)
    there = Page([view for view in views.values() if not view.withdrawn])
    lines = lines_of_statements(connection, there, today, last_position(connection), audience)
    by_id = {one.view.id: one for one in lines.items}
    documents = documents_by_id(connection, [one.document_id for one in hits if one.document_id])
    return [_earlier(hit, by_id[hit.record_id], documents) for hit in hits if hit.record_id in by_id]


def _earlier(hit: Hit, line: StatementLine, documents: Mapping[UUID, DocumentView]) -> Earlier:
    if not line.view.sees_content:
        return Earlier(line, ())
    if hit.document_id is None:
        return Earlier(line, pieces_of(hit.snippet))
    document = documents.get(hit.document_id)
    version = document.readable(asker().audience) if document else None
    if document is None or version is None:
        return Earlier(line, ())
    return Earlier(line, pieces_of(hit.snippet), version.name, address_of(hit, document, version), hit.page)


def _written(written: Mapping[str, Any]) -> list[str]:
    return [text for name in ("title", "summary", "text") if isinstance(text := written.get(name), str)]


def _of_files(files: Sequence[Incoming], wants_them: bool) -> list[str]:
    """Return what files in the tray say: as far as they are read, read now where that is asked for."""
    services, found, until = current_services(), [], monotonic() + _PATIENCE_S
    for item in files:
        with suppress(StorageFailedError):  # the store is away: what is written is looked for
            patience = until - monotonic() if wants_them else 0
            reader, tray = services.incoming_reader, my_tray()
            packed = reader.read(tray, item, patience=patience) if wants_them else reader.known(tray, item)
            if packed is not None:
                found.append(_text(packed.result()))
    return found


def _of_documents(written: Mapping[str, Any]) -> list[str]:
    """Return what filed documents that the form names say, those that are not understood left out."""
    wanted = []
    for row in written.get("documents") or ():
        with suppress(ValidationError):
            typed = str(row.get("document_id") or "").strip()
            wanted += [resolve("document", typed)] if typed else []
    if not wanted:
        return []
    services = current_services()
    with services.stores.registers.connect() as connection:
        views = documents_by_id(connection, wanted)
    stored = [services.texts.get(one.original.sha256) for one in views.values()]
    return [_text(one.result) for one in stored if one is not None]


def _of_latest(facts: Mapping[str, Any]) -> list[str]:
    """Return what the latest version of a statement says, as far as it is read."""
    latest = version_record(facts, max(versions_of(facts), default=0))
    stored = [current_services().texts.get(one["sha256"]) for one in latest[1]["texts"]] if latest else []
    return [_text(one.result) for one in stored if one is not None]


def _text(result: ExtractionResult) -> str:
    return "\n".join(page.text for page in result.pages)
