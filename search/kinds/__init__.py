"""The kinds of record that can be searched. A new kind is a module here and a line below."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import Engine

from search.kinds.action_plans import ActionPlanKind
from search.kinds.agreements import AgreementKindOfRecord
from search.kinds.appointments import AppointmentKind
from search.kinds.bodies import BodyKind
from search.kinds.cases import CaseKind
from search.kinds.consultations import ConsultationKind
from search.kinds.decisions import DecisionKind
from search.kinds.findings import FindingsKind
from search.kinds.journal import JournalEntryKind
from search.kinds.meeting_plans import MeetingPlanKind
from search.kinds.meetings import MeetingsKind
from search.kinds.organisations import OrganisationKind
from search.kinds.people import PersonKind
from search.kinds.statements import StatementKindOfRecord
from search.records import Kind

KINDS: tuple[Kind, ...] = (
    CaseKind(),
    JournalEntryKind(),
    DecisionKind(),
    BodyKind(),
    OrganisationKind(),
    PersonKind(),
    AppointmentKind(),
    FindingsKind(),
    AgreementKindOfRecord(),
    ConsultationKind(),
    MeetingsKind(),
    StatementKindOfRecord(),
    ActionPlanKind(),
    MeetingPlanKind(),
)


def kind_named(name: str) -> Kind:
    """Return the kind of record with this name. KeyError for another."""
    return {kind.name: kind for kind in KINDS}[name]


def every_record(registers: Engine, limit: int) -> Iterator[tuple[str, Sequence[UUID]]]:
    """Yield the name of a kind and ids of records of it, at most `limit`, until all of all kinds were named."""
    for kind in KINDS:
        last: UUID | None = None
        while True:
            with registers.connect() as connection:
                ids = kind.ids_after(connection, last, limit)
            if not ids:
                break
            yield kind.name, ids
            last = ids[-1]
