"""What several have decided on a version of an agreement, recorded at once: adopted, declined, or when they will."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.bases import Basis, decided
from domain.agreements import Agreement
from domain.errors import DomainError, InvalidRowsError, InvalidValueError


class Outcome(StrEnum):
    """What somebody has done with a version, or will do."""

    ADOPTED = "adopted"
    DECLINED = "declined"
    PLANNED = "planned"
    """Will be treated."""


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """What one of those who must adopt a version has decided on `day`; None of it while nothing is told.

    Without `organisation_id` it is the assembly. Without `day` the decision that it rests on has it.
    """

    organisation_id: UUID | None = None
    outcome: str | None = None
    day: str | None = None
    body: str | None = None
    reference: str | None = None
    note: str | None = None
    reservation: Mapping[str, Any] | None = None
    votes: Mapping[str, Any] | None = None
    basis: Basis = None


@dataclass(frozen=True, kw_only=True)
class RecordTreatments:
    """Record what several have decided on a version. Rows that tell of nothing are left alone."""

    agreement_id: UUID
    version: int
    by: str
    rows: tuple[Treatment, ...] = ()
    expected_version: int | None = None


def record_treatments(archive: Archive, command: RecordTreatments) -> int | None:
    """Record them all, or none: InvalidRowsError for `rows`; InvalidValueError(problem=nothing-told)."""
    agreement = archive.load(Agreement, command.agreement_id, expected=command.expected_version)
    if not any(row.outcome for row in command.rows):
        raise InvalidValueError(field="rows", value="", problem="nothing-told")
    agreement.require_open(command.version)
    wrong: dict[int, DomainError] = {}
    for number, row in enumerate(command.rows):
        try:
            if row.outcome:
                _record(archive, agreement, command, row)
        except DomainError as error:
            wrong[number] = error
    if wrong:
        raise InvalidRowsError("rows", wrong)
    return archive.record(agreement)


def _record(archive: Archive, agreement: Agreement, command: RecordTreatments, row: Treatment) -> None:
    about: dict[str, Any] = {"organisation_id": row.organisation_id, "body": row.body, "by": command.by}
    if row.outcome == Outcome.PLANNED:
        agreement.plan_treatment(command.version, meets_on=row.day, reference=row.reference, **about)
        return
    about |= {"decided_on": decided(archive, row.basis, row.day), "basis": row.basis}
    if row.outcome == Outcome.ADOPTED:
        agreement.adopt(command.version, reservation=row.reservation, votes=row.votes, **about)
    else:
        agreement.decline(command.version, note=row.note, **about)
