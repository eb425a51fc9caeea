"""From search entries to the documents of the two indexes."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any

import tantivy

from search.engines.tantivy.schema import FILTERS, facet_field
from search.engines.terms import Terms, analyse, keys, tokens
from search.entries import Attachment, Entry
from search.words.references import owned_terms, references_in

CHUNK = 6_000
"""Characters of a page that are looked at as one; a longer page is several with the same number."""
EDGE = 15
_UNDATED_LAST = 1 << 62
_TIE_BITS = 24


def entry_key(entry: Entry) -> str:
    """Return what tells an entry apart from the others of its record and of all records."""
    return f"{entry.record_id.hex}{''.join(str(int(one)) for one in sorted(entry.audiences))}"


def group_of(key: str) -> int:
    """Return a number for an entry's key, small enough for a float to hold."""
    return int.from_bytes(blake2b(key.encode(), digest_size=6).digest(), "big")


def entry_documents(entry: Entry) -> tuple[tantivy.Document, list[tantivy.Document]]:
    """Return the document of an entry, and those of the pages of its attachments."""
    key = entry_key(entry)
    pages: list[tantivy.Document] = []
    names: list[Terms] = []
    texts: list[Terms] = []
    for number, attachment in enumerate(entry.attachments):
        names.append(analyse(attachment.name))
        chunks = list(_chunks(attachment))
        for place, (page, text) in enumerate(chunks or [(None, "")]):
            terms = analyse(text)
            texts.append(terms)
            name = () if place else (names[-1],)
            pages.append(_page(entry, key, number, attachment, page, text, (*name, terms)))
    return _record(entry, key, [*names, *texts]), pages


def _record(entry: Entry, key: str, attached: Sequence[Terms]) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("record", entry.record_id.hex)
    document.add_text("entry", key)
    for audience in entry.audiences:
        document.add_text("audience", str(int(audience)))
    numbers = list(dict.fromkeys(one for one in (*entry.numbers, entry.reference) if one))
    own = [analyse(text) for text in (entry.title, entry.text, " ".join(numbers))]
    _add_words(document, (*own, *attached), "exact", "key", "parts")
    document.add_text("references", " ".join(term for number in numbers for term in owned_terms(number)))
    document.add_text("title", keys(entry.title))
    document.add_text("edges", " ".join(_edges(tokens(entry.title))))
    document.add_text("numbers", " ".join(number_edges(numbers)))
    document.add_text(facet_field("type"), entry.kind)
    for facet, values in (entry.facets or {}).items():
        if facet in FILTERS:
            for value in values:
                document.add_text(facet_field(facet), value)
    tie = _tie(entry.reference)
    document.add_unsigned("newest", _day(entry.on) << _TIE_BITS | tie)
    document.add_unsigned("oldest", (_day(entry.on) << _TIE_BITS | tie) if entry.on else _UNDATED_LAST)
    document.add_bytes("stored", _json([key, entry.kind, entry.reference, entry.title, _iso(entry.on), entry.text]))
    return document


def _page(
    entry: Entry, key: str, number: int, attachment: Attachment, page: int | None, text: str, terms: Sequence[Terms]
) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("record", entry.record_id.hex)
    document.add_text("entry", key)
    document.add_text("filetype", attachment.file_type)
    _add_words(document, terms, "exact", "parts")
    document.add_unsigned("group", group_of(key))
    document.add_unsigned("attachment", number)
    whose = [attachment.document_id.hex, attachment.version, attachment.part, attachment.name, page, text]
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


def _chunks(attachment: Attachment) -> Iterator[tuple[int, str]]:
    """Return the pages of an attachment with their numbers, long ones cut between words where that can be."""
    for page in attachment.pages:
        rest = page.text
        while len(rest) > CHUNK:
            cut = rest.rfind(" ", CHUNK // 2, CHUNK)
            cut = cut + 1 if cut > 0 else CHUNK
            yield page.number, rest[:cut]
            rest = rest[cut:]
        if rest and not rest.isspace():
            yield page.number, rest


def day_range(since: date | None, until: date | None) -> tuple[int, int]:
    """Return the values of `newest` from the first day to the last, both included; what has no date is outside."""
    first = _day(since) if since else 1
    last = _day(until) if until else date.max.toordinal()
    return first << _TIE_BITS, (last + 1 << _TIE_BITS) - 1


def number_edges(numbers: Sequence[str]) -> Iterator[str]:
    """Return the beginnings of numbers, with and without the body before them."""
    for number in numbers:
        yield from _edges([plain_number(number), *(plain_number(number[one.start :]) for one in references_in(number))])


def plain_number(number: str) -> str:
    """Return a number in small letters without spaces, and with the same strokes however it is typed."""
    return "".join(number.lower().split()).replace("–", "-").encode("utf-8", "replace").decode()


def _edges(words: Sequence[str]) -> Iterator[str]:
    seen = dict.fromkeys(one[:length] for one in words for length in range(1, min(len(one), EDGE) + 1))
    return iter(seen)


def _day(on: date | None) -> int:
    return on.toordinal() if on else 0


def _tie(reference: str) -> int:
    """Return a number that puts what has the same date in the order of its numbers."""
    for found in references_in(reference, typed=True):
        return (min(found.number, (1 << 14) - 1) << 10) | min(found.entry or 0, (1 << 10) - 1)
    return 0


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
