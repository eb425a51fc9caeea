"""A document: what it is, its versions, the text that was read from it, what lies inside it, and its bytes."""

from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from babel import Locale
from flask import Blueprint, Response, abort, flash, redirect, render_template, request
from flask_babel import get_locale, gettext
from werkzeug.wrappers import Response as BaseResponse

from application.media import file_type
from application.office.openings import ShownAs
from application.office.roles import Role
from application.questions.agreements_with import texts_in_agreements
from application.questions.consultation_facts import consultations_with_document
from application.questions.documents import DocumentView, document_by_id
from application.questions.known import last_position
from application.questions.meeting_facts import meetings_with_document
from search.extraction.limits import Limits
from search.extraction.opening import PartMissingError, open_part
from search.extraction.result import ExtractionResult
from search.texts.queue import TextQueue
from web.addresses import (
    agreement_address,
    document_address,
    file_address,
    part_address,
    part_file_address,
    version_address,
)
from web.document_facts import DocumentFacts, document_facts, filed_again, parts_within, trail_to, version_named
from web.file_metadata import mail_head, stored_in_file, without_head
from web.history_shown.records import record_history
from web.preview import window
from web.sending import is_shown, send_part, send_stored
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker, local_path, needs
from web.statement.belonging import statements_with_text
from web.who import names_of

T = TypeVar("T")

blueprint = Blueprint("documents", __name__)

PARTS_A_PAGE = 100

MOST_UNPACKED = 200_000_000
"""More than this, in bytes, is not unpacked to open one part: it is held in memory meanwhile."""


@blueprint.get("/dokument/<uuid:document_id>")
def document(document_id: UUID) -> str:
    """Show a document."""
    services, who = current_services(), asker()
    with services.stores.registers.connect() as connection:
        view = _in(connection, document_id)
        note_opening("document", view.id, view.narrowest, ShownAs.PAGE)
        facts = document_facts(connection, services.texts, view, who.audience)
        alike = filed_again(connection, facts, who.audience)
        agreements = texts_in_agreements(connection, view.id, last_position(connection), who.audience)
        consultations = consultations_with_document(connection, view.id, last_position(connection), who.audience)
        meetings = meetings_with_document(connection, view.id, last_position(connection), who.audience)
        statements = statements_with_text(connection, view.id, who.audience)
        sees_content = who.audience >= view.content
        history = record_history(connection, document_id, who.audience, sees_content=sees_content)
    names = names_of(one.filed_by for one in facts.versions.values()) if who.account else {}
    current = next((key for key, one in facts.versions.items() if one == facts.version), None)
    return render_template(
        "documents/document.html",
        names=names,
        alike=alike,
        agreements=agreements,
        consultations=consultations,
        meetings=meetings,
        statements=statements,
        agreement_address=agreement_address,
        history=history,
        own=view,
        current_key=current,
        **_shown(facts, facts.version.file_type if facts.version else "other", _result(facts)),
    )


@blueprint.get("/dokument/<uuid:document_id>/fil")
def file(document_id: UUID) -> Response:
    """Send a document's bytes: those in force, or those that `?versjon=` names. `?last-ned` saves them."""
    view = _document(document_id)
    version = _found(version_named(view, request.args.get("versjon"), asker().audience))
    if not version.public:
        note_opening("document", view.id, view.narrowest, ShownAs.FILE)
    return send_stored(current_services().stores.files, version, download="last-ned" in request.args)


@blueprint.get("/dokument/<uuid:document_id>/del/<path:part>")
def part(document_id: UUID, part: str) -> str:
    """Show what lies inside a mail or an archive."""
    services = current_services()
    with services.stores.registers.connect() as connection:
        view = _in(connection, document_id)
        facts = document_facts(connection, services.texts, view, asker().audience)
    result = _result(facts)
    trail = trail_to(result, part) if result else []
    if not trail:
        abort(404)
    note_opening("document", view.id, view.narrowest, ShownAs.PAGE)
    found = trail[-1]
    shown = _shown(facts, file_type(found.media_type), found.result)
    return render_template("documents/part.html", trail=trail, part=found, **shown)


@blueprint.get("/dokument/<uuid:document_id>/del/<path:part>/fil")
def part_file(document_id: UUID, part: str) -> Response:
    """Send the bytes of a part. PartUnreadableError when it cannot be unpacked."""
    services = current_services()
    view = _document(document_id)
    version = _found(view.readable(asker().audience))
    note_opening("document", view.id, view.narrowest, ShownAs.FILE)
    limits = Limits.of(services.settings)
    limits = replace(limits, unpacked=min(limits.unpacked, MOST_UNPACKED))
    with services.stores.files.path(version.sha256) as path:
        try:
            opened = open_part(path, version.media_type, version.name, part, limits)
        except PartMissingError:
            abort(404)
    return send_part(opened, download="last-ned" in request.args)


@blueprint.post("/dokument/<uuid:document_id>/les-igjen")
@needs(Role.OFFICER, Role.ADMINISTRATOR)
def retry(document_id: UUID) -> BaseResponse:
    """Have a document's bytes read again."""
    view = _document(document_id)
    digests = [one.sha256 for one in (view.original, view.public_version) if one is not None]
    if TextQueue(current_services().stores.texts).retry(digests):
        flash(gettext("The file will be read again. Reload the page in a moment to see how it went."), "success")
    else:
        flash(gettext("The file is in the queue already. Reload the page in a moment to see how it went."), "info")
    return redirect(local_path(request.form.get("next")) or document_address(document_id), code=303)


def _document(document_id: UUID) -> DocumentView:
    with current_services().stores.registers.connect() as connection:
        return _in(connection, document_id)


def _in(connection: Any, document_id: UUID) -> DocumentView:
    return _found(document_by_id(connection, document_id, asker().audience))


def _found(thing: T | None) -> T:
    if thing is None:
        abort(404)
    return thing


def _result(facts: DocumentFacts) -> ExtractionResult | None:
    stored = current_services().texts.get(facts.version.sha256) if facts.version else None
    return stored.result if stored else None


def _shown(facts: DocumentFacts, kind: str, result: ExtractionResult | None) -> dict[str, Any]:
    """Return what both pages show: a window of the text, and a portion of what lies inside."""
    pages = without_head(kind, result.pages) if result else ()
    if not any(page.text for page in pages):
        pages = ()
    parts = list(parts_within(result.parts)) if result else []
    last = max(-(-len(parts) // PARTS_A_PAGE), 1)
    current = min(max(request.args.get("deler", 1, type=int), 1), last)
    text = window(pages, request.args.get("side", 1, type=int), request.args.get("fra", 0, type=int))
    return {
        "facts": facts,
        "text": text,
        "previous": _place(text.previous),
        "next": _place(text.next),
        "text_language": result.language if result else None,
        "mail_head": mail_head(kind, result.metadata) if result else [],
        "stored_in_file": stored_in_file(kind, result.metadata) if result else [],
        "parts": parts[(current - 1) * PARTS_A_PAGE : current * PARTS_A_PAGE],
        "part_count": len(parts),
        "parts_page": current,
        "parts_last": last,
        "parts_url": lambda number: f"{request.path}?deler={number}#inside",
        "is_shown": is_shown,
        "file_type": file_type,
        "file_address": file_address,
        "part_address": part_address,
        "part_file_address": part_file_address,
        "version_address": version_address,
        "language_name": _language_name,
        "document_address": document_address,
        "may_retry": asker().has(Role.OFFICER, Role.ADMINISTRATOR),
    }


def _place(beginning: tuple[int, int] | None) -> str | None:
    """Return where a window of the text is shown."""
    if beginning is None:
        return None
    page, offset = beginning
    return f"{request.path}?side={page}{f'&fra={offset}' if offset else ''}#text"


def _language_name(code: str | None) -> str | None:
    """Return what a language is called in the reader's, None when it is not known."""
    return None if code is None else Locale.parse(str(get_locale() or "nb")).languages.get(code, code)
