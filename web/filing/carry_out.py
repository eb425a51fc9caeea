"""Files what lies in the tray, as the form says: the bytes first, then the records that name them.

Every record has an id that follows from the form's, so that a form sent twice makes nothing twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from application.archive import Archive
from application.commands.access import Publish, Shield, publish, shield
from application.commands.cases import OpenCase, open_case
from application.commands.documents import FileDocument
from application.commands.journal import RegisterEntry, register_entry
from application.incoming.item import Incoming
from application.incoming.protocol import Tray
from application.questions.numbers import next_case_reference, next_entry_number
from domain import clock
from domain.access import ShieldingScope
from domain.errors import DomainError
from domain.journal import DocumentRole, party
from domain.references import CaseReference
from search.query.registers import Vocabularies
from search.query.vocabulary import ORGANISATION
from web.filing.schema import ONE, PUBLIC, SHIELDED
from web.services import Services

_COMMON = ("kind", "document_date", "received_on", "sent_on", "public_title")


@dataclass
class Filed:
    """What was filed, by the ids of the entries, and why it could not be published, if it was to be and could not."""

    entries: list[UUID] = field(default_factory=list)
    unpublished: DomainError | None = None


def entry_ids(form_id: UUID, how: str, files: Sequence[str]) -> list[UUID]:
    """Return the ids that a form gives its entries."""
    return [form_id] if how == ONE else [uuid5(form_id, one) for one in files]


@dataclass(frozen=True)
class Filing:
    """Files what one form says."""

    services: Services
    tray: Tray
    form_id: UUID
    by: str

    @property
    def _archive(self) -> Archive:
        return self.services.archive

    def file(self, values: Mapping[str, Any], items: Sequence[Incoming], main: Incoming) -> Filed:
        """File these files; DomainError and ApplicationError leave those that are not filed yet in the tray."""
        done = Filed()
        rows = {row["file"]: row for row in values.get("files") or ()}
        ordered = [main, *(one for one in items if one.id != main.id)] if values["how"] == ONE else items
        # All bytes first: where the store refuses some, nothing is recorded.
        documents = [
            self._document(one, rows.get(str(one.id), {}), is_main=one is main or values["how"] != ONE)
            for one in ordered
        ]
        case_id = values.get("case_id") or self._open_case(values)
        if values["how"] == ONE:
            self._enter(done, self.form_id, case_id, values, values["title"], documents)
            self._let_go(items)
            return done
        for item, document in zip(ordered, documents, strict=True):
            row = rows.get(str(item.id), {})
            own = {**values, **{name: value for name, value in row.items() if value}}
            self._enter(done, uuid5(self.form_id, str(item.id)), case_id, own, own["title"], [document])
            self._let_go([item])
        return done

    def _open_case(self, values: Mapping[str, Any]) -> UUID:
        case_id = uuid5(self.form_id, "case")
        with self.services.stores.registers.connect() as connection:
            following = CaseReference.parse(next_case_reference(connection, clock.today().year)).sequence
        command = OpenCase(
            case_id=case_id, title=values["new_case"], responsible=self.by, by=self.by, next_sequence=following
        )
        open_case(self._archive, command)
        return case_id

    def _document(self, item: Incoming, row: Mapping[str, Any], *, is_main: bool) -> FileDocument:
        stored = self.tray.store(item.id, self.services.stores.files)
        reader = self.services.incoming_reader
        reader.keep(item, reader.known(self.tray, item))
        return FileDocument(
            document_id=uuid5(self.form_id, f"document {item.id}"),
            sha256=stored.sha256,
            size=stored.size,
            media_type=item.media_type or "application/octet-stream",
            name=item.name,
            title=row.get("title"),
            role=DocumentRole.MAIN if is_main else DocumentRole.ATTACHMENT,
        )

    def _enter(
        self,
        done: Filed,
        entry_id: UUID,
        case_id: UUID,
        values: Mapping[str, Any],
        title: str,
        documents: Sequence[FileDocument],
    ) -> None:
        with self.services.stores.registers.connect() as connection:
            following = next_entry_number(connection, case_id)
        command = RegisterEntry(
            entry_id=entry_id,
            case_id=case_id,
            title=title,
            by=self.by,
            next_number=following,
            senders=tuple(self._parties(values.get("senders"))),
            recipients=tuple(self._parties(values.get("recipients"))),
            documents=tuple(documents),
            **{name: values.get(name) for name in _COMMON},  # type: ignore[arg-type]
        )
        register_entry(self._archive, command)
        done.entries.append(entry_id)
        self._give_access(done, entry_id, values)

    def _give_access(self, done: Filed, entry_id: UUID, values: Mapping[str, Any]) -> None:
        if values["access"] == SHIELDED:
            command = Shield(
                kind="journal-entry", record_id=entry_id, scope=ShieldingScope.WHOLE, basis=values["basis"], by=self.by
            )
            shield(self._archive, command)
        elif values["access"] == PUBLIC:
            try:
                publish(self._archive, Publish(kind="journal-entry", record_id=entry_id, by=self.by))
            except DomainError as error:  # it is filed: that it is not public yet is told
                done.unpublished = error

    def _parties(self, names: Sequence[str] | None) -> list[dict[str, Any]]:
        """Return parties as events hold them; one whose whole name is an organisation's is that organisation."""
        vocabulary = Vocabularies(self.services.stores.registers).now() if names else None
        found = []
        for name in names or ():
            meant = vocabulary.whole_keys(ORGANISATION, name) if vocabulary else ()
            found.append(party(name, UUID(meant[0]) if len(meant) == 1 else None))
        return found

    def _let_go(self, items: Sequence[Incoming]) -> None:
        for item in items:
            self.tray.remove(item.id)
