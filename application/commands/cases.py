"""What can be done with cases."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.numbering import first_free, made_once
from domain import clock
from domain.cases import Case
from domain.councils import COUNCIL_ID, Council
from domain.references import CaseReference, Claim, case_claim


@dataclass(frozen=True, kw_only=True)
class OpenCase:
    """Open a case. Without a `reference` it gets the next free number of this year, from `next_sequence` on.

    A year's numbers begin where the council says they do.
    """

    case_id: UUID
    title: str
    by: str
    reference: str | None = None
    next_sequence: int = 1
    public_title: str | None = None
    opened_on: str | None = None
    subject_areas: tuple[str, ...] = ()
    responsible: str | None = None


@dataclass(frozen=True, kw_only=True)
class ClassifyCase:
    """Put a case under subject areas, under none when none is given."""

    case_id: UUID
    by: str
    subject_areas: tuple[str, ...] = ()
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RetitleCase:
    """Give a case another title."""

    case_id: UUID
    title: str
    by: str
    public_title: str | None = None
    reason: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectCase:
    """Put something about a case right: its titles, opening day, subject areas, who answers for it."""

    case_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectOpening:
    """Put the day a case was opened right."""

    case_id: UUID
    opened_on: str | None
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AssignResponsible:
    """Say which account answers for a case."""

    case_id: UUID
    responsible: str | None
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CloseCase:
    """Close a case, on the day of its papers if that is known."""

    case_id: UUID
    by: str
    ground: str | None = None
    closed_on: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReopenCase:
    """Open a closed case again."""

    case_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


def open_case(archive: Archive, command: OpenCase) -> int | None:
    """Open a case; ReferenceTakenError when the reference it asks for is taken."""
    return made_once(archive, command.case_id, lambda: opened_with(archive, command, archive.record))


def opened_with(archive: Archive, command: OpenCase, record: Callable[[Case, Claim], int | None]) -> int | None:
    """Let `record` record a new case and the claim on its number together with what else it likes; errors as above.

    It is called again with the next number where one is taken.
    """

    def attempt(reference: str) -> int | None:
        case = Case.open(
            reference=reference,
            title=command.title,
            public_title=command.public_title,
            opened_on=command.opened_on,
            by=command.by,
            id=command.case_id,
        )
        case.classify(command.subject_areas, by=command.by)
        case.assign_responsible(command.responsible, by=command.by)
        return record(case, Claim.on(case_claim(case.reference), holder=case.id, by=command.by))

    if command.reference is not None:
        return attempt(command.reference)
    year = clock.today().year
    start = max(command.next_sequence, numbers_begin(archive, year))
    return first_free(start, lambda sequence: attempt(str(CaseReference(year, sequence))))


def classify_case(archive: Archive, command: ClassifyCase) -> int | None:
    """Put a case under subject areas instead of those it has."""
    case = archive.load(Case, command.case_id, expected=command.expected_version)
    case.classify(command.subject_areas, by=command.by)
    return archive.record(case)


def retitle_case(archive: Archive, command: RetitleCase) -> int | None:
    """Give a case another title."""
    case = archive.load(Case, command.case_id, expected=command.expected_version)
    case.retitle(title=command.title, public_title=command.public_title, reason=command.reason, by=command.by)
    return archive.record(case)


def correct_case(archive: Archive, command: CorrectCase) -> int | None:
    """Put something about a case right, for a reason."""
    case = archive.load(Case, command.case_id, expected=command.expected_version)
    case.correct(command.changes, reason=command.reason, by=command.by)
    return archive.record(case)


def correct_opening(archive: Archive, command: CorrectOpening) -> int | None:
    """Put the day a case was opened right, for a reason."""
    case = archive.load(Case, command.case_id, expected=command.expected_version)
    case.correct_opening(command.opened_on, reason=command.reason, by=command.by)
    return archive.record(case)


def assign_responsible(archive: Archive, command: AssignResponsible) -> int | None:
    """Say which account answers for a case."""
    case = archive.load(Case, command.case_id, expected=command.expected_version)
    case.assign_responsible(command.responsible, by=command.by)
    return archive.record(case)


def close_case(archive: Archive, command: CloseCase) -> int | None:
    """Close a case."""
    case = archive.load(Case, command.case_id, expected=command.expected_version)
    case.close(ground=command.ground, closed_on=command.closed_on, by=command.by)
    return archive.record(case)


def reopen_case(archive: Archive, command: ReopenCase) -> int | None:
    """Open a closed case again."""
    case = archive.load(Case, command.case_id, expected=command.expected_version)
    case.reopen(reason=command.reason, by=command.by)
    return archive.record(case)


def numbers_begin(archive: Archive, year: int) -> int:
    """Return the number that the council's cases of a year begin with."""
    if not archive.holds(COUNCIL_ID):
        return 1
    return archive.load(Council, COUNCIL_ID).starts.get(year, 1)
