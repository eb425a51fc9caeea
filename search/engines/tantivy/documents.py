"""From what is held of an entry to the documents of the two indexes."""

import json
from collections.abc import Iterable
from typing import Any

import tantivy

from search.engines.fields import PageFields, RecordFields, audience_term, entry_fields, facet_field, group_of
from search.engines.terms import Terms
from search.entries import Entry, digest


def entry_documents(entry: Entry) -> tuple[tantivy.Document, list[tantivy.Document]]:
    """Return the document of an entry, and those of the pages of its attachments."""
    record, pages = entry_fields(entry)
    return _record(record), [_page(record, page) for page in pages]


def _record(fields: RecordFields) -> tantivy.Document:
    entry, document = fields.entry, tantivy.Document()
    document.add_text("record", entry.record_id.hex)
    document.add_text("entry", fields.key)
    for audience in entry.audiences:
        document.add_text("audience", audience_term(audience))
    _add_words(document, fields.texts, "exact", "key", "parts")
    document.add_text("references", fields.owned)
    document.add_text("title", fields.title)
    document.add_text("edges", fields.edges)
    document.add_text("numbers", fields.numbers)
    for facet, values in fields.facets.items():
        for value in values:
            document.add_text(facet_field(facet), value)
    for one in fields.standing:
        document.add_text("standing", one)
    document.add_unsigned("newest", fields.newest)
    document.add_unsigned("oldest", fields.oldest)
    on = entry.on.isoformat() if entry.on else None
    shown = [fields.key, entry.kind, entry.reference, entry.title, on, entry.text, digest(entry)]
    document.add_bytes("stored", _json(shown))
    return document


def _page(fields: RecordFields, page: PageFields) -> tantivy.Document:
    document, attachment = tantivy.Document(), page.attachment
    document.add_text("record", fields.entry.record_id.hex)
    document.add_text("entry", fields.key)
    document.add_text("filetype", attachment.file_type)
    _add_words(document, page.terms, "exact", "parts")
    document.add_unsigned("group", group_of(fields.key))
    document.add_unsigned("attachment", page.number)
    whose = [attachment.document_id.hex, attachment.version, attachment.part, attachment.name, page.page, page.text]
    document.add_bytes("stored", _json(whose))
    return document


def _add_words(document: tantivy.Document, texts: Iterable[Terms], *fields: str) -> None:
    """Add the terms of texts; no phrase runs from one into the next."""
    for terms in texts:
        if terms.exact:
            for field in fields:
                document.add_text(field, getattr(terms, field))
            if terms.references:
                document.add_text("references", terms.references)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
