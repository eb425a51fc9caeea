"""What can be done with the council's own facts and with the subject areas: the settings of an archive, as events."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.numbering import claimed, made_once
from domain.councils import COUNCIL_ID, Council
from domain.organisations import Organisation
from domain.references import area_claim
from domain.subject_areas import SubjectArea


@dataclass(frozen=True, kw_only=True)
class RegisterCouncil:
    """Say whose archive this is."""

    name: str
    by: str
    legal_form: str | None = None
    archive_creator: str | None = None


@dataclass(frozen=True, kw_only=True)
class DescribeCouncil:
    """Describe the council anew: name, legal_form, archive_creator."""

    changes: Mapping[str, Any]
    by: str
    valid_from: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectCouncil:
    """Put the council's description right."""

    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AdmitParticipant:
    """Let an organisation take part in the council."""

    organisation_id: UUID
    by: str
    joined_on: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReleaseParticipant:
    """Let an organisation take part in the council no longer."""

    organisation_id: UUID
    by: str
    left_on: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectParticipation:
    """Put the days of a participation right; `joined` is the number of the event that began it."""

    joined: int
    changes: Mapping[str, str | None]
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ChooseLogo:
    """Choose a picture in the file store as the council's logo, or none."""

    sha256: str | None
    by: str
    media_type: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class BeginNumbers:
    """Number the cases of a year from `start` on."""

    year: int
    start: int
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterArea:
    """Register a subject area."""

    area_id: UUID
    name: str
    by: str


@dataclass(frozen=True, kw_only=True)
class RenameArea:
    """Call a subject area something else."""

    area_id: UUID
    name: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CloseArea:
    """Offer a subject area no longer."""

    area_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReopenArea:
    """Offer a subject area again."""

    area_id: UUID
    reason: str
    by: str
    expected_version: int | None = None


def register_council(archive: Archive, command: RegisterCouncil) -> int | None:
    """Say whose archive this is; None when it is known already."""

    def make() -> int | None:
        council = Council.register(
            name=command.name,
            legal_form=command.legal_form,
            archive_creator=command.archive_creator,
            by=command.by,
        )
        return archive.record(council)

    return made_once(archive, COUNCIL_ID, make)


def describe_council(archive: Archive, command: DescribeCouncil) -> int | None:
    """Describe the council anew."""
    council = _council(archive, command.expected_version)
    council.describe(command.changes, valid_from=command.valid_from, by=command.by)
    return archive.record(council)


def correct_council(archive: Archive, command: CorrectCouncil) -> int | None:
    """Put the council's description right, for a reason."""
    council = _council(archive, command.expected_version)
    council.correct(command.changes, reason=command.reason, by=command.by)
    return archive.record(council)


def admit_participant(archive: Archive, command: AdmitParticipant) -> int | None:
    """Let an organisation take part; AlreadyParticipantError."""
    council = _council(archive, command.expected_version)
    archive.require(Organisation, command.organisation_id, field="organisation")
    council.join(command.organisation_id, joined_on=command.joined_on, by=command.by)
    return archive.record(council)


def release_participant(archive: Archive, command: ReleaseParticipant) -> int | None:
    """Let an organisation take part no longer; NotParticipantError."""
    council = _council(archive, command.expected_version)
    council.leave(command.organisation_id, left_on=command.left_on, by=command.by)
    return archive.record(council)


def correct_participation(archive: Archive, command: CorrectParticipation) -> int | None:
    """Put the days of a participation right, for a reason."""
    council = _council(archive, command.expected_version)
    council.correct_participation(command.joined, command.changes, reason=command.reason, by=command.by)
    return archive.record(council)


def choose_logo(archive: Archive, command: ChooseLogo) -> int | None:
    """Choose the council's logo."""
    council = _council(archive, command.expected_version)
    council.choose_logo(command.sha256, media_type=command.media_type, by=command.by)
    return archive.record(council)


def begin_numbers(archive: Archive, command: BeginNumbers) -> int | None:
    """Number the cases of a year from a number on."""
    council = _council(archive, command.expected_version)
    council.begin_numbers(command.year, command.start, by=command.by)
    return archive.record(council)


def register_area(archive: Archive, command: RegisterArea) -> int | None:
    """Register a subject area; ReferenceTakenError when another one is or was called so."""

    def make() -> int | None:
        area = SubjectArea.register(name=command.name, by=command.by, id=command.area_id)
        return archive.record(area, claimed(archive, area_claim(area.name), area.id, by=command.by))

    return made_once(archive, command.area_id, make)


def rename_area(archive: Archive, command: RenameArea) -> int | None:
    """Call a subject area something else; ReferenceTakenError when another one is or was called so."""
    area = archive.load(SubjectArea, command.area_id, expected=command.expected_version)
    area.rename(name=command.name, by=command.by)
    return archive.record(area, claimed(archive, area_claim(area.name), area.id, by=command.by))


def close_area(archive: Archive, command: CloseArea) -> int | None:
    """Offer a subject area no longer, for a reason."""
    area = archive.load(SubjectArea, command.area_id, expected=command.expected_version)
    area.close(reason=command.reason, by=command.by)
    return archive.record(area)


def reopen_area(archive: Archive, command: ReopenArea) -> int | None:
    """Offer a subject area again, for a reason."""
    area = archive.load(SubjectArea, command.area_id, expected=command.expected_version)
    area.reopen(reason=command.reason, by=command.by)
    return archive.record(area)


def _council(archive: Archive, expected: int | None) -> Council:
    return archive.load(Council, COUNCIL_ID, expected=expected)
