"""The documents of records as rows of a table: only what the asker may see of each.

Templates get `reading_summary(rows)`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Flask, url_for
from flask_babel import gettext, ngettext
from sqlalchemy import Connection

from application.questions.decisions import DecisionView
from application.questions.documents import DocumentView, Version, documents_of
from application.questions.journal import EntryView
from application.questions.seen import Access
from domain.access import Audience
from domain.journal import DocumentRole
from search.extraction.result import Outcome
from search.texts.states import CUT_OFF, TextState
from search.texts.store import TextStore
from web.addresses import document_address, file_address
from web.reading import ReadingInWords, reading_of


@dataclass(frozen=True)
class PaperRow:
    """A document of a record. One whose content is shielded from the asker has no title, address, size or reading.

    `access` is the narrowest of its own and that of the records it belongs to. `pages` is 0 when unknown.
    """

    role: str
    filed_at: str
    access: Access
    title: str | None = None
    url: str | None = None
    file_url: str | None = None
    retry_url: str | None = None
    file_type: str | None = None
    size: int | None = None
    pages: int = 0
    reading: ReadingInWords | None = None
    is_public_version: bool = False

    @property
    def readable(self) -> bool:
        """Whether the asker may read it, or a public version of it."""
        return self.title is not None

    @property
    def is_main(self) -> bool:
        """Whether it is the main document of its journal entry."""
        return self.role == DocumentRole.MAIN


def visible_papers(record: EntryView | DecisionView, rows: Sequence[PaperRow]) -> list[PaperRow]:
    """Return what is shown of a record's documents: of a shielded record only public versions that may be read."""
    return list(rows) if record.sees_content else [row for row in rows if row.readable]


def papers_of(
    connection: Connection, texts: TextStore, record_ids: Sequence[UUID], audience: Audience
) -> dict[UUID, list[PaperRow]]:
    """Return the documents of each record, main document first, in a few queries.

    Those whose line is not for the asker are left out, and so are those withdrawn, but for the office.
    """
    found = documents_of(connection, record_ids)
    seen = {
        record: [one for one in views if audience >= (one.content if one.withdrawn else one.line)]
        for record, views in found.items()
    }
    readable = {view.id: view.readable(audience) for views in seen.values() for view in views}
    states = texts.states(version.sha256 for version in readable.values() if version is not None)
    rows: dict[UUID, list[PaperRow]] = {}
    for record, views in seen.items():
        rows[record] = []
        for view in views:
            version = readable[view.id]
            role = next(owner.role for owner in view.owners if owner.record_id == record)
            rows[record].append(paper_row(view, role, version, states, audience))
    return rows


def paper_row(
    view: DocumentView,
    role: str,
    version: Version | None,
    states: Mapping[str, TextState],
    audience: Audience,
    *,
    file_url: str | None = None,
) -> PaperRow:
    """Return a document as a row, with the bytes `version` of it that are for the audience, None where none are."""
    if version is None:
        return PaperRow(role, view.filed_at, view.narrowest)
    state = states.get(version.sha256)
    return PaperRow(
        role=role,
        filed_at=version.filed_at,
        access=view.narrowest,
        title=view.shown_title(audience),
        url=document_address(view.id),
        file_url=file_url or file_address(view.id),
        retry_url=url_for("documents.retry", document_id=view.id),
        file_type=version.file_type,
        size=version.size,
        pages=state.page_count if state is not None else 0,
        reading=reading_of(state),
        is_public_version=version.public,
    )


def reading_summary(rows: Iterable[PaperRow]) -> str:
    """Return `12 of 14 searchable, 1 encrypted, 1 failed` about those the asker may read; nothing for none."""
    counted = Counter(_COUNTED_AS.get(row.reading.code, row.reading.code) for row in rows if row.reading is not None)
    total = counted.total()
    if not total:
        return ""
    told = [
        ngettext("%(read)s of %(num)s searchable", "%(read)s of %(num)s searchable", total, read=counted[Outcome.TEXT])
    ]
    for code, words in _COUNTED.items():
        if counted[code]:
            told.append(words(counted[code]))
    return ", ".join(told)


_COUNTED_AS: dict[str, str] = {
    Outcome.TRUNCATED: Outcome.TEXT,
    Outcome.TIMED_OUT: Outcome.FAILED,
    "reading": "waiting",
    "ocr-waiting": "waiting",
}

_COUNTED: Mapping[str, Callable[[int], str]] = {
    "waiting": lambda number: ngettext("%(num)s waits", "%(num)s wait", number),
    Outcome.ENCRYPTED: lambda number: ngettext("%(num)s encrypted", "%(num)s encrypted", number),
    Outcome.EMPTY: lambda number: gettext("%(number)s without text", number=number),
    Outcome.UNSUPPORTED: lambda number: gettext("%(number)s cannot be read", number=number),
    CUT_OFF: lambda number: gettext("%(number)s cut off", number=number),
    Outcome.FAILED: lambda number: gettext("%(number)s failed", number=number),
}


def install(app: Flask) -> None:
    """Give templates `reading_summary`."""
    app.jinja_env.globals["reading_summary"] = reading_summary
