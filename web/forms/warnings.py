"""What to think of once something is done: nothing is refused, but a person should look again."""

from uuid import UUID

from flask_babel import gettext

from application.archive import RecordNotFoundError
from application.commands.access import shielding_warnings
from application.questions.documents import documents_by_id
from application.questions.journal import entries_by_id
from domain.access import Accessible, Audience
from domain.documents import Document
from domain.journal import JournalEntry
from domain.legal_bases import LegalBasis
from web.services import current_services


def on_shielding(record_id: UUID) -> list[str]:
    """Return what is to be thought of about the basis that a record has just been shielded on."""
    services = current_services()
    for kind in (JournalEntry, Document):
        try:
            record: Accessible = services.archive.load(kind, record_id)
        except RecordNotFoundError:
            continue
        if record.shielding is None:
            return []
        basis = LegalBasis.from_mapping(record.shielding["basis"])
        return [_case_paper(basis) for _ in shielding_warnings(_entry_kinds(record), basis)]
    return []


def _entry_kinds(record: Accessible) -> list[str]:
    """Return the kinds of the journal entries that the record is, or belongs to."""
    if isinstance(record, JournalEntry):
        return [record.kind]
    with current_services().stores.registers.connect() as connection:
        found = documents_by_id(connection, [record.id])
        owners = [owner.record_id for view in found.values() for owner in view.owners]
        return [one.kind for one in entries_by_id(connection, owners, Audience.OFFICER).values()]


def _case_paper(basis: LegalBasis) -> str:
    return str(
        gettext(
            "%(basis)s does not reach a paper that is put before a body (offl. § 16). Look again whether another "
            "section does, or lift the exemption.",
            basis=str(basis),
        )
    )
