"""A search entry: what one record looks like to the audiences that see it alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from uuid import UUID

from domain.access import Audience
from search.extraction.result import Page


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document of the record, as far as the entry's audiences may see it; `part` is a path inside a mail or ZIP."""

    document_id: UUID
    version: int
    part: str | None
    name: str
    file_type: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as seen by `audiences`; a record that looks different to others has several, with disjoint sets.

    So a filter on one audience finds each record at most once, and what an audience may not see (a title, a party, a
    file, a facet) is simply not in the entry it asks. `kind` is `case`, `journal-entry`, `decision`, `body`,
    `organisation`, `person`, `appointment`, `agreement` (a version of one), `consultation`, `statement`,
    `action-plan`, `meeting` or one registered later. `facets` maps a facet (`body`, `year`, `subject`, `municipality`,
    `organisation`, `case`, `filetype`) to keys; labels of keys come from the registers. `on` is the record's own
    date (for a partial date the first day it can mean) or None.
    `numbers` are references this record answers to, as a person writes them (`2025/17-3`, `RR 23/2025`).
    `is_in_force` is told of the version of an agreement that is: it goes before others that are as good an answer.
    """

    record_id: UUID
    audiences: frozenset[Audience]
    kind: str
    reference: str
    title: str
    text: str
    numbers: tuple[str, ...] = ()
    on: date | None = None
    facets: Mapping[str, tuple[str, ...]] | None = None
    attachments: tuple[Attachment, ...] = ()
    is_in_force: bool = False


def digest(entry: Entry) -> str:
    """Return what is the same for the same entry, and another as soon as anything in it is."""
    facets = sorted((name, *sorted(keys)) for name, keys in (entry.facets or {}).items())
    own = (entry.record_id.hex, sorted(map(int, entry.audiences)), entry.kind, entry.reference, entry.title, entry.text)
    rest = (entry.numbers, entry.on, facets, entry.is_in_force)
    found = blake2b(repr((own, *rest)).encode("utf-8", "replace"), digest_size=12)
    for one in entry.attachments:
        found.update(repr((one.document_id.hex, one.version, one.part, one.name, one.file_type)).encode())
        for page in one.pages:
            found.update(f"{page.number}:{len(page.text)}:{page.text}".encode("utf-8", "replace"))
    return found.hexdigest()
