"""Questions about documents: which of their bytes the asker may read, and what they belong to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, bindparam, not_, or_, select

from application.questions.seen import ACCESS_COLUMNS, Access, Page, any_of, below, paged, place_in
from application.registers.access import access
from application.registers.documents import BELONGS, document_versions, documents, record_documents
from domain.access import Audience


@dataclass(frozen=True, slots=True)
class Version:
    """Bytes of a document. `public` marks those that everybody may see while the document is shielded in part."""

    number: int
    public: bool
    sha256: str
    size: int
    media_type: str
    file_type: str
    name: str
    filed_at: str
    filed_by: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Owner:
    """A record that a document belongs to."""

    record_id: UUID
    record_kind: str
    role: str
    position: int
    access: Access


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its owners and all versions; the methods say what an audience may read of it."""

    id: UUID
    title: str
    number: int
    filed_at: str
    access: Access
    owners: tuple[Owner, ...]
    versions: tuple[Version, ...]

    @property
    def original(self) -> Version:
        """The bytes in force."""
        return next(one for one in reversed(self.versions) if one.number == self.number and not one.public)

    @property
    def public_version(self) -> Version | None:
        """The bytes everybody may see in their stead, if any are filed."""
        return next((one for one in reversed(self.versions) if one.number == self.number and one.public), None)

    @property
    def line(self) -> Audience:
        """Who may see that it exists: those who see its own line and that of each record it belongs to."""
        return max(one.line for one in (self.access, *(owner.access for owner in self.owners)))

    @property
    def content(self) -> Audience:
        """Who may read its original, title and file name: nobody who may not see what its records hold."""
        return max(one.content for one in (self.access, *(owner.access for owner in self.owners)))

    @property
    def narrowest(self) -> Access:
        """Its access and that of the records it belongs to in one: published when all are, shielded as most of any.

        Withdrawn when any is.
        """
        every = (self.access, *(owner.access for owner in self.owners))
        shielding = max(every, key=lambda one: (one.shielded, one.shielded and not one.partly))
        published = all(one.published for one in every)
        withdrawn = next((one.withdrawn_at for one in every if one.withdrawn), None)
        return Access(self.access.published_at if published else None, shielding.scope, shielding.basis, withdrawn)

    @property
    def withdrawn(self) -> bool:
        """Whether it, or a record it belongs to, is withdrawn."""
        return any(one.withdrawn for one in (self.access, *(owner.access for owner in self.owners)))

    def readable(self, audience: Audience) -> Version | None:
        """Return the bytes this audience may read, None when there are none for it."""
        if audience >= self.content:
            return self.original
        every = (self.access, *(owner.access for owner in self.owners))
        if audience >= self.line and all(one.partly or not one.shielded for one in every) and not self.withdrawn:
            return self.public_version
        return None

    def is_listed(self, audience: Audience) -> bool:
        """Return whether it is told of at all: of a shielded record only what may be read, and nothing withdrawn."""
        if audience < self.line or (self.withdrawn and audience < self.content):
            return False
        return self.readable(audience) is not None or all(audience >= owner.access.content for owner in self.owners)

    def version(self, number: int, audience: Audience) -> Version | None:
        """Return an earlier version's bytes if the audience may read the original."""
        if audience < self.content:
            return None
        return next((one for one in reversed(self.versions) if one.number == number and not one.public), None)

    def shown_title(self, audience: Audience) -> str | None:
        """Return its title for those who may see it; a public version goes by its own file name."""
        if audience >= self.content:
            return self.title
        readable = self.readable(audience)
        return readable.name if readable else None


def document_by_id(connection: Connection, identity: UUID, audience: Audience) -> DocumentView | None:
    """Return the document, None when its line is not for this asker."""
    found = documents_by_id(connection, [identity]).get(identity)
    return found if found is not None and audience >= found.line else None


def documents_by_id(connection: Connection, identities: Sequence[UUID]) -> dict[UUID, DocumentView]:
    """Return documents by id, whoever asks: for those who then ask the views what may be seen. Two queries."""
    wanted = [one.hex for one in identities]
    return _views(connection, wanted, connection.execute(_OWNING, {"documents": wanted}))


def list_documents(
    connection: Connection, audience: Audience, *, after: str | None = None, limit: int = 50
) -> Page[DocumentView]:
    """Return the documents that the asker is told of, the last filed first, from below the cursor `after`.

    A cursor is when a document was filed, and its id.
    """
    statement = select(documents.c.id, documents.c.filed_at).where(*_listed(audience))
    if after:
        place = place_in(after)
        if place is None:
            return Page(())
        statement = statement.where(below(documents.c.filed_at, documents.c.id, *place))
    rows = list(
        connection.execute(statement.order_by(documents.c.filed_at.desc(), documents.c.id.desc()).limit(limit + 1))
    )
    views = documents_by_id(connection, [UUID(row.id) for row in rows])
    return paged([views[UUID(row.id)] for row in rows], limit, [f"{row.filed_at}_{row.id}" for row in rows])


def _listed(audience: Audience) -> list[ColumnElement[bool]]:
    """Return the conditions that `DocumentView.is_listed` puts."""
    if audience == Audience.OFFICER:
        return []
    own = access.alias("own")
    owning = select(1).join_from(record_documents, access, access.c.record_id == record_documents.c.record_id)
    owning = owning.where(record_documents.c.document_id == documents.c.id, BELONGS)
    itself = select(1).where(own.c.record_id == documents.c.id)
    public = select(1).where(
        document_versions.c.document_id == documents.c.id,
        document_versions.c.number == documents.c.version,
        document_versions.c.public.is_(True),
    )
    whole = or_(any_of(owning.where(access.c.scope == "whole")), any_of(itself.where(own.c.scope == "whole")))
    withdrawn = access.c.withdrawn_at.is_not(None)
    conditions = [
        not_(or_(any_of(owning.where(withdrawn)), any_of(itself.where(own.c.withdrawn_at.is_not(None))))),
        or_(not_(any_of(owning.where(access.c.scope.is_not(None)))), and_(not_(whole), any_of(public))),
    ]
    if audience == Audience.PUBLIC:
        conditions.append(any_of(itself.where(own.c.published_at.is_not(None))))
        conditions.append(not_(any_of(owning.where(access.c.published_at.is_(None)))))
    return conditions


def documents_of(connection: Connection, record_ids: Sequence[UUID]) -> dict[UUID, list[DocumentView]]:
    """Return the documents of each record in the order they were attached, main document first; whoever asks.

    Two queries, one when there are none.
    """
    wanted = {one.hex for one in record_ids}
    rows = connection.execute(_OWNING_TOGETHER, {"records": list(wanted)}).all()
    links = sorted((row for row in rows if row.record_id in wanted), key=lambda row: row.position)
    links.sort(key=lambda row: row.role, reverse=True)
    if not links:
        return defaultdict(list)
    views = _views(connection, sorted({row.document_id for row in links}), rows)
    found: dict[UUID, list[DocumentView]] = defaultdict(list)
    for row in links:
        found[UUID(row.record_id)].append(views[UUID(row.document_id)])
    return found


def same_bytes(connection: Connection, sha256: str) -> list[UUID]:
    """Return the documents that have a version of these bytes."""
    statement = select(document_versions.c.document_id).where(document_versions.c.sha256 == sha256).distinct()
    return [UUID(one) for one in connection.execute(statement.order_by(document_versions.c.document_id)).scalars()]


def documents_with(connection: Connection, digests: Sequence[str]) -> dict[str, list[UUID]]:
    """Return the documents that have a version of each of these bytes, in one query."""
    columns = document_versions.c
    statement = select(columns.sha256, columns.document_id).where(columns.sha256.in_(list(digests))).distinct()
    found: dict[str, list[UUID]] = defaultdict(list)
    for sha256, document_id in connection.execute(statement.order_by(columns.document_id)):
        found[sha256].append(UUID(document_id))
    return found


# Built once: building a statement costs more than running it.
_OWNERS = (
    select(record_documents, *ACCESS_COLUMNS)
    .join(access, access.c.record_id == record_documents.c.record_id)
    .where(BELONGS)
    .order_by(record_documents.c.position)
)
_OWNING = _OWNERS.where(record_documents.c.document_id.in_(bindparam("documents", expanding=True)))
_linked = record_documents.alias("linked")
_OWNING_TOGETHER = _OWNERS.where(
    record_documents.c.document_id.in_(
        select(_linked.c.document_id).where(_linked.c.record_id.in_(bindparam("records", expanding=True)))
    )
)
_FILED = (
    select(
        document_versions,
        documents.c.title,
        documents.c.version,
        documents.c.filed_at.label("first_filed_at"),
        *ACCESS_COLUMNS,
    )
    .join_from(documents, document_versions, document_versions.c.document_id == documents.c.id)
    .join(access, access.c.record_id == documents.c.id)
    .where(documents.c.id.in_(bindparam("documents", expanding=True)))
    .order_by(document_versions.c.position)
)


def _views(connection: Connection, wanted: Sequence[str], owning: Iterable[Any]) -> dict[UUID, DocumentView]:
    owners: dict[str, list[Owner]] = defaultdict(list)
    for row in owning:
        owner = Owner(UUID(row.record_id), row.record_kind, row.role, row.position, Access.of(row))
        owners[row.document_id].append(owner)
    versions: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(_FILED, {"documents": wanted}):
        versions[row.document_id].append(row)
    return {
        UUID(identity): DocumentView(
            id=UUID(identity),
            title=rows[0].title,
            number=rows[0].version,
            filed_at=rows[0].first_filed_at,
            access=Access.of(rows[0]),
            owners=tuple(owners[identity]),
            versions=tuple(_version(row) for row in rows),
        )
        for identity, rows in versions.items()
    }


def _version(row: Any) -> Version:
    return Version(
        number=row.number,
        public=row.public,
        sha256=row.sha256,
        size=row.size,
        media_type=row.media_type,
        file_type=row.file_type,
        name=row.name,
        filed_at=row.filed_at,
        filed_by=row.filed_by,
        reason=row.reason,
    )
