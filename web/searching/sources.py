"""Where in a record a hit's words were found: in an attachment and on which page, or in the record itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from flask_babel import gettext, lazy_gettext

from application.questions.documents import DocumentView, Version
from domain.access import Audience
from domain.journal import DocumentRole
from search.engines.protocol import Hit
from search.texts.states import TextState
from web.addresses import file_address, text_address

_ITSELF: Mapping[str, Any] = {
    "case": lazy_gettext("In the case's own words"),
    "journal-entry": lazy_gettext("In the journal entry's own words"),
    "decision": lazy_gettext("In the decision's own words"),
    "agreement": lazy_gettext("In what is recorded about the agreement"),
    "consultation": lazy_gettext("In what is recorded about the consultation"),
    "statement": lazy_gettext("In what is recorded about the statement"),
    "meeting": lazy_gettext("In the agenda or the minutes"),
    "action-plan": lazy_gettext("In what is recorded about the action plan"),
    "meeting-plan": lazy_gettext("In what is recorded about the meeting plan"),
    "body": lazy_gettext("In what is known of the body"),
    "organisation": lazy_gettext("In what is known of the organisation"),
}

Readable = Sequence[tuple[DocumentView, Version]]
"""The documents of a record that the asker may read, each with the bytes that are for them."""

_SHEETS, _SLIDES = frozenset({"xlsx", "xls", "ods"}), frozenset({"pptx", "ppt", "odp"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where the words were found. `name` and `url` are the attachment's, None when they are the record's own.

    `others` is how many other attachments hold them too, `unread` how many of the record's files are not read yet.
    """

    label: str
    name: str | None = None
    url: str | None = None
    others: int = 0
    unread: int = 0


def source_of(hit: Hit, title: str, readable: Readable, audience: Audience, states: Mapping[str, TextState]) -> Source:
    """Return where a hit's words were found; `states` says how the reading of the record's files stands.

    A document that is called the same as its record (`title`) goes by its file name.
    """
    unread = sum(1 for _, version in readable if _is_unread(states.get(version.sha256)))
    for document, version in readable:
        if document.id == hit.document_id:
            called = document.shown_title(audience)
            name = _name(hit, version.name if called in (None, title) else called, version)
            url = address_of(hit, document, version)
            return Source(_label(hit, document), name, url, hit.other_attachments, unread)
    return Source(str(_ITSELF.get(hit.kind, "")), others=hit.other_attachments, unread=unread)


def _label(hit: Hit, document: DocumentView) -> str:
    role = next((owner.role for owner in document.owners if owner.record_id == hit.record_id), DocumentRole.ATTACHMENT)
    return str(gettext("In the document:") if role == DocumentRole.MAIN else gettext("In an attachment:"))


def _name(hit: Hit, document_name: str, version: Version) -> str:
    name, file_type = document_name, version.file_type
    if hit.part is not None and hit.document_name:
        name = gettext("%(part)s in %(whole)s", part=hit.document_name, whole=document_name)
        file_type = PurePosixPath(hit.document_name).suffix.lstrip(".").lower()
    place = _place(hit, file_type)
    return f"{name}, {place}" if place else name


def _place(hit: Hit, file_type: str) -> str:
    if hit.page is None:
        return ""
    if file_type in _SHEETS:
        return str(gettext("sheet %(number)s", number=hit.page))
    if file_type in _SLIDES:
        return str(gettext("slide %(number)s", number=hit.page))
    # Of what has no pages all is page 1, which would tell nothing.
    return str(gettext("page %(number)s", number=hit.page)) if hit.page > 1 or file_type == "pdf" else ""


def address_of(hit: Hit, document: DocumentView, version: Version) -> str:
    """Return where a PDF opens at the page; of other files, and what lies inside them, the text is shown there."""
    if hit.part is not None or version.file_type != "pdf":
        return text_address(document.id, page=hit.page or 1, part=hit.part)
    is_earlier = not version.public and version.number != document.number
    return file_address(document.id, version=version.number if is_earlier else None, page=hit.page)


def _is_unread(state: TextState | None) -> bool:
    return state is None or state.shown in ("waiting", "reading", "ocr-waiting")
