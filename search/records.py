"""From records to search entries: an entry for each set of audiences that sees a record alike."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Protocol
from uuid import UUID

from sqlalchemy import Connection, select

from application.questions.documents import DocumentView, Version
from application.registers.columns import hexed
from application.registers.directory import organisations
from domain.access import Audience
from domain.dates import PartialDate
from domain.organisations import OrganisationKind
from search.entries import Attachment, Entry
from search.extraction.result import Page
from search.texts.states import StoredText
from search.texts.store import TextStore


@dataclass(frozen=True)
class Sources:
    """What entries are made from: the registers, and the texts that were read from files."""

    connection: Connection
    texts: TextStore

    def parties(self, ids: Iterable[str | UUID | None]) -> dict[str, tuple[str, ...]]:
        """Return the facets that organisations with these ids give; municipalities are one of their own."""
        named = sorted({hexed(one) or "" for one in ids if one})
        return facets(organisation=named, municipality=(one for one in named if one in self._municipalities))

    @cached_property
    def _municipalities(self) -> frozenset[str]:
        statement = select(organisations.c.id).where(organisations.c.kind == OrganisationKind.MUNICIPALITY)
        return frozenset(self.connection.execute(statement).scalars())


class Kind(Protocol):
    """A kind of record that can be searched."""

    name: str

    def ids_after(self, connection: Connection, last: UUID | None, limit: int) -> list[UUID]:
        """Return at most `limit` ids of all records of this kind, in order of id, after `last`."""

    def entries(self, sources: Sources, ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
        """Return the entries of these records; a record that is not there has none."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A record's documents with their texts, to be asked what an audience may read of them."""

    documents: Sequence[DocumentView] = ()
    texts: dict[str, StoredText] = field(default_factory=dict)

    def attachments(self, audience: Audience) -> tuple[Attachment, ...]:
        """Return what the audience may read, parts of mail and archives after their whole."""
        found: list[Attachment] = []
        for document in self.documents:
            version = document.readable(audience)
            if version is not None and not document.withdrawn:
                found.extend(attachments_of(document, version, audience, self.texts))
        return tuple(found)


def attachments_of(
    document: DocumentView, version: Version, audience: Audience, texts: Mapping[str, StoredText]
) -> Iterable[Attachment]:
    """Yield a version of a document that the audience may read, and the parts in it."""
    name = document.shown_title(audience) or version.name
    stored = texts.get(version.sha256)
    pages = tuple(stored.result.pages) if stored else ()
    yield Attachment(document.id, version.number, None, name, version.file_type, pages)
    if stored:
        yield from _parts(document.id, version, stored)


def _parts(document_id: UUID, version: Version, stored: StoredText) -> Iterable[Attachment]:
    waiting = list(stored.result.parts)
    while waiting:
        part = waiting.pop(0)
        pages = tuple(Page(page.number, page.text) for page in part.result.pages)
        yield Attachment(document_id, version.number, part.path, part.name, version.file_type, pages)
        waiting.extend(part.result.parts)


def seen(sources: Sources, documents: dict[UUID, list[DocumentView]]) -> dict[UUID, Seen]:
    """Return the documents of each record with their texts, read in one query."""
    digests = {version.sha256 for views in documents.values() for view in views for version in _readable(view)}
    texts = sources.texts.get_many(digests)
    return {record_id: Seen(views, texts) for record_id, views in documents.items()}


def without(documents: Seen, hidden: Collection[str]) -> Seen:
    """Return documents without those of these ids, as 32 hex digits."""
    return replace(documents, documents=[one for one in documents.documents if one.id.hex not in hidden])


def _readable(view: DocumentView) -> Iterable[Version]:
    return filter(None, (view.original, view.public_version))


def by_audience(build: Callable[[Audience], Entry | None]) -> list[Entry]:
    """Return one entry for each set of audiences that `build` gives the same entry; None is not there for them."""
    same: list[tuple[Entry, set[Audience]]] = []
    for audience in Audience:
        entry = build(audience)
        if entry is None:
            continue
        for known, audiences in same:
            if known == entry:
                audiences.add(audience)
                break
        else:
            same.append((entry, {audience}))
    return [replace(entry, audiences=frozenset(audiences)) for entry, audiences in same]


def first_day(*partial: str | None) -> date | None:
    """Return the first day that the first of these dates can mean."""
    for one in partial:
        if one:
            return PartialDate.parse(one).first
    return None


def facets(**named: Iterable[str | None]) -> dict[str, tuple[str, ...]]:
    """Return facets without empty values and without saying anything twice."""
    found = {name: tuple(dict.fromkeys(value for value in values if value)) for name, values in named.items()}
    return {name: values for name, values in found.items() if values}


def lines(*texts: str | None) -> str:
    """Return texts as one, without what is missing."""
    return "\n".join(text for text in texts if text)
