"""What to think of once something is done: nothing is refused, but a person should look again."""

from uuid import UUID

from flask import g
from flask_babel import gettext, ngettext

from application.archive import RecordNotFoundError
from application.commands.access import shielding_warnings
from application.norwegian_order import norwegian_key
from application.questions.documents import documents_by_id
from application.questions.holdings import holdings_of_body_between
from application.questions.journal import entries_by_id
from application.questions.known import last_position
from application.questions.people import people_names
from domain.access import Accessible, Audience
from domain.bodies import Body
from domain.documents import Document
from domain.intervals import OPEN, day_after
from domain.journal import JournalEntry
from domain.legal_bases import LegalBasis
from web.formats import format_day
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


def on_abolishing(body_id: UUID) -> list[str]:
    """Return who is recorded in the seat that has just been abolished on days after its last one."""
    services, seat_id = current_services(), g.acting_seat
    last = services.archive.load(Body, body_id).seats[seat_id.hex]["abolished_on"]
    with services.stores.registers.connect() as connection:
        held = holdings_of_body_between(connection, body_id, day_after(last), OPEN, last_position(connection))
        sitting = list({one.person_id for one in held if one.seat_id == seat_id and one.holds})
        names = people_names(connection, sitting)
    if not sitting:
        return []
    people = ", ".join(sorted((names[one] for one in sitting), key=norwegian_key))
    return [
        ngettext(
            "%(people)s is recorded in the seat after %(day)s as well. End the appointment if it ended with the seat.",
            "%(people)s are recorded in the seat after %(day)s as well. End their appointments if they ended with it.",
            len(sitting),
            people=people,
            day=format_day(last),
        )
    ]


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
