"""The documents of a record whose parts have texts by number: those of each by its bytes, and what else is filed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from application.questions.documents import DocumentView, Version, documents_by_id, documents_of
from domain.access import Audience
from search.texts.states import TextState
from search.texts.store import TextStore
from web.addresses import file_address, version_address
from web.document_facts import version_keys
from web.papers import PaperRow, paper_row

_ROLE = "attachment"
_Rows = list[tuple[DocumentView, Version | None, str | None]]


@dataclass(frozen=True)
class Texts:
    """The texts of versions, or of records, by number, the main one of each first, and other documents."""

    of_version: Mapping[int, Sequence[PaperRow]]
    others: Sequence[PaperRow]
    views: Mapping[UUID, DocumentView]
    audience: Audience

    def main(self, version: int) -> PaperRow | None:
        """Return the text to read of one of them, None where none is for the asker."""
        return next((one for one in self.of_version.get(version, ()) if one.readable), None)

    def at_page(self, document_id: UUID | None, page: int | None) -> str | None:
        """Return where a document opens at a page; None where it is not for the asker."""
        view = self.views.get(document_id) if document_id else None
        if view is None or self.audience < view.line or view.readable(self.audience) is None:
            return None
        return file_address(view.id, page=page)


def numbered_texts(
    connection: Connection,
    texts: TextStore,
    record_id: UUID,
    named: Mapping[int, Sequence[tuple[UUID, str]]],
    hidden: frozenset[UUID],
    audience: Audience,
) -> Texts:
    """Return the documents of a record as far as they are for the asker, by a constant number of questions.

    `named` are the texts by number, each a document and the SHA-256 of its bytes; nothing is told of those `hidden`.
    """
    owned = [one for one in documents_of(connection, [record_id])[record_id] if one.id not in hidden]
    ids = {document for each in named.values() for document, _ in each}
    views = {one.id: one for one in owned}
    missing = sorted(ids - views.keys())
    views |= documents_by_id(connection, missing) if missing else {}
    shown: dict[int, _Rows] = {
        number: [
            (views[document], *_bytes(views[document], sha256, audience))
            for document, sha256 in each
            if document in views and _is_told_of(views[document], audience)
        ]
        for number, each in named.items()
    }
    others: _Rows = [
        (one, one.readable(audience), None) for one in owned if one.id not in ids and _is_told_of(one, audience)
    ]
    digests = [version.sha256 for rows in (*shown.values(), others) for _, version, _ in rows if version is not None]
    states = texts.states(digests)
    return Texts(
        {number: _rows(rows, states, audience) for number, rows in shown.items()},
        _rows(others, states, audience),
        views,
        audience,
    )


def _is_told_of(view: DocumentView, audience: Audience) -> bool:
    return audience >= (view.content if view.withdrawn else view.line)


def _bytes(view: DocumentView, sha256: str, audience: Audience) -> tuple[Version | None, str | None]:
    """Return the bytes that were filed and where they are, as far as they are for the audience."""
    if audience >= view.content:
        for key, version in version_keys(view).items():
            if version.sha256 == sha256:
                return version, version_address(view.id, key)
    return view.readable(audience), None


def _rows(rows: _Rows, states: Mapping[str, TextState], audience: Audience) -> list[PaperRow]:
    return [paper_row(view, _ROLE, version, states, audience, file_url=address) for view, version, address in rows]
