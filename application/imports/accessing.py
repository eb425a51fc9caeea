"""What a row says about access: published or not, shielded or not. Two facts, never mixed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from application.archive import Archive
from application.commands.access import KINDS, Publish, Shield, publish, shield, shielding_warnings
from application.imports.bases import read_basis
from application.imports.cells import required
from application.imports.columns import NAMES, Column
from application.imports.dealing import differs
from application.imports.filing import BY
from application.imports.report import Remark, identity_number_in
from application.imports.table_rows import Row
from application.imports.vocabulary import value, word
from domain.access import Accessible, ShieldingScope
from domain.errors import InvalidValueError
from domain.legal_bases import LegalBasis


@dataclass(frozen=True, slots=True)
class WantedAccess:
    """The access that a row asks for; None where it says nothing."""

    published: bool | None
    scope: str | None
    basis: LegalBasis | None

    def publishes(self, *, otherwise: bool) -> bool:
        """Return whether the record becomes public, where a row that says nothing has it `otherwise`."""
        return otherwise if self.published is None else self.published

    def differs_from(self, record: Accessible) -> tuple[Remark, ...]:
        """Return a remark where a record in the archive is shielded otherwise than the row says."""
        before = record.shielding
        if self.scope is None or self.given == before or (self.scope == "none" and before is None):
            return ()
        filed = f"{word(before['scope'], 'shielding')}, {LegalBasis.from_mapping(before['basis'])}" if before else ""
        given = word(self.scope, "shielding") + (f", {self.basis}" if self.basis else "")
        return differs(Column.SHIELDING, filed, given)

    def unpublished_in_vain(self, record: Accessible) -> tuple[Remark, ...]:
        """Return a remark where the row says that a record is not published, which it is."""
        if self.published is False and record.is_published:
            return differs(Column.PUBLISHED, word("yes", "yes-or-no"), word("no", "yes-or-no"))
        return ()

    @property
    def given(self) -> dict[str, object] | None:
        """The shielding as a record holds it."""
        if self.basis is None or self.scope in (None, "none"):
            return None
        return {"scope": self.scope, "basis": self.basis.as_mapping()}


def access_in(row: Row) -> WantedAccess:
    """Return what the row says; InvalidValueError, BadBasisError where it cannot be.

    A basis alone shields the whole, a public version beside it a part.
    """
    said = row[Column.PUBLISHED]
    published = value(Column.PUBLISHED, said, "yes-or-no") == "yes" if said else None
    scope = value(Column.SHIELDING, row[Column.SHIELDING], "shielding") if row[Column.SHIELDING] else None
    has_public_file = bool(row[Column.PUBLIC_FILE])
    if scope is None and (row[Column.BASIS] or has_public_file):
        scope = str(ShieldingScope.PART if has_public_file else ShieldingScope.WHOLE)
    if has_public_file and scope != ShieldingScope.PART:
        allowed = NAMES[Column.SHIELDING][0]
        raise InvalidValueError(field=Column.PUBLIC_FILE, value=allowed, problem="not-in-part")
    if scope in (None, "none"):
        return WantedAccess(published, scope, None)
    basis = read_basis(required(row, Column.BASIS))
    basis.require_known()
    return WantedAccess(published, scope, basis)


def set_shielding(
    archive: Archive,
    kind: str,
    record_id: UUID,
    wanted: WantedAccess,
    *,
    title: str,
    entry_kinds: Iterable[str] = (),
) -> tuple[Remark, ...]:
    """Shield a new record as the row says; return what there is to know about that, or about its open `title`."""
    if wanted.basis is None or wanted.scope is None:
        return identity_number_in(title)
    command = Shield(kind=kind, record_id=record_id, scope=wanted.scope, basis=wanted.basis.as_mapping(), by=BY)
    shield(archive, command)
    return tuple(Remark(code, {"basis": str(wanted.basis)}) for code in shielding_warnings(entry_kinds, wanted.basis))


def make_public(archive: Archive, kind: str, record_id: UUID, documents: Sequence[UUID] = ()) -> bool:
    """Publish a record with those of its documents that the same row named; return whether it was not public yet."""
    if archive.load(KINDS[kind], record_id).is_published:
        return False
    publish(archive, Publish(kind=kind, record_id=record_id, by=BY, with_documents=False))
    for document_id in documents:
        if not archive.load(KINDS["document"], document_id).is_published:
            publish(archive, Publish(kind="document", record_id=document_id, by=BY))
    return True
