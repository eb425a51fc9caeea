"""From what is held of an entry to documents: one of the entry, one of each page, and empty ones where none is.

A record has a place for each audience; an entry lies in that of the first of its audiences. All places are written
each time, with the version of the write: so an older write that comes late changes none of them. A page names the
version of the entry it is of, and an older one's are not asked for.

An entry has the words of all its pages. Of a very large one, those beyond a limit are held apart: the entry has each
further word once, and its phrases are looked for on the pages first. So no document is larger than some megabytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from domain.access import Audience
from search.engines.elasticsearch.operation import Document, Operation, operation
from search.engines.fields import PageFields, RecordFields, audience_term, entry_fields, facet_field
from search.engines.terms import Terms
from search.entries import Entry, digest

WHOLE = 1_000_000
"""Characters of texts that an entry has with the places of their words."""


def operations(entries: Mapping[UUID, Sequence[Entry]], version: int) -> Iterator[Operation]:
    """Yield what puts these records in: pages have a name of their own for each version, so only entries need one."""
    for record_id, each in entries.items():
        for identity, document in record_documents(record_id, each, version):
            yield operation(identity, document, None if "page_entry" in document else version)


def record_documents(record_id: UUID, entries: Sequence[Entry], version: int) -> Iterator[tuple[str, Document]]:
    """Yield the documents of all places of a record, with their ids."""
    by_place = {min(map(int, entry.audiences)): entry for entry in entries if entry.audiences}
    for audience in Audience:
        entry = by_place.get(int(audience))
        place = f"{record_id.hex}{int(audience)}"
        if entry is None:
            yield place, {}
        else:
            name = f"{place}.{version}"
            yield from _entry_documents(place, name, entry, version)


def _entry_documents(place: str, name: str, entry: Entry, version: int) -> Iterator[tuple[str, Document]]:
    """Yield the documents of the pages of an entry and then its own."""
    fields, pages = entry_fields(entry)
    whole, apart = _divided(fields, pages)
    for number, page in enumerate(pages):
        yield f"{name}.{number}", _page(name, entry.record_id, page, version, apart=number >= len(pages) - len(apart))
    yield place, _entry(name, fields, whole, apart)


def _divided(fields: RecordFields, pages: Sequence[PageFields]) -> tuple[list[Terms], list[Terms]]:
    """Return the texts that an entry has wholly, and the pages that are held apart."""
    names = len(fields.attached) - len(pages)
    whole = [*fields.own, *fields.attached[:names]]
    left = WHOLE
    for at, terms in enumerate(fields.attached[names:]):
        left -= len(terms.exact)
        if left < 0:
            return whole, list(fields.attached[names + at :])
        whole.append(terms)
    return whole, []


def _entry(name: str, fields: RecordFields, whole: Iterable[Terms], apart: Sequence[Terms]) -> Document:
    entry = fields.entry
    document = _words([one for one in whole if one.exact], apart)
    document["references"] = [fields.owned, *document["references"]]
    return document | {
        "record": entry.record_id.hex,
        "entry": name,
        "audience": [audience_term(audience) for audience in entry.audiences],
        "title": fields.title,
        "edges": fields.edges,
        "numbers": fields.numbers,
        **{facet_field(facet): list(values) for facet, values in fields.facets.items()},
        "standing": list(fields.standing),
        "newest": fields.newest,
        "oldest": fields.oldest,
        "shown": {
            "kind": entry.kind,
            "reference": entry.reference,
            "title": entry.title,
            "on": entry.on.isoformat() if entry.on else None,
            "text": entry.text,
            "digest": digest(entry),
        },
    }


def _words(whole: Sequence[Terms], apart: Sequence[Terms]) -> dict[str, list[str]]:
    """Return the terms of an entry; no phrase runs from one value into the next."""
    found: dict[str, list[str]] = {}
    for field in ("exact", "key", "parts"):
        found[field] = [getattr(terms, field) for terms in whole]
        if apart:
            known = set(" ".join(found[field]).split())
            further = dict.fromkeys(one for terms in apart for one in getattr(terms, field).split())
            found[field] += [one for one in further if one not in known]
    found["references"] = list(dict.fromkeys(one.references for one in (*whole, *apart) if one.references))
    return found


def _page(name: str, record_id: UUID, page: PageFields, version: int, *, apart: bool) -> Document:
    terms = [one for one in page.terms if one.exact]
    document = {
        "page_record": record_id.hex,
        "page_version": version,
        "page_entry": name,
        "page_attachment": page.number,
        "page_filetype": page.attachment.file_type,
        "page_exact": [one.exact for one in terms],
        "page_parts": [one.parts for one in terms],
        "page_references": [one.references for one in terms if one.references],
        "page_shown": {
            "document": page.attachment.document_id.hex,
            "version": page.attachment.version,
            "part": page.attachment.part,
            "name": page.attachment.name,
            "page": page.page,
            "text": page.text,
        },
    }
    return document | ({"page_apart": True, "page_key": [one.key for one in terms]} if apart else {})
