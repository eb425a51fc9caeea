"""What can be done with bodies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.numbering import made_once
from application.commands.organisations import require_organisations
from domain.bodies import Body
from domain.references import Claim, body_claim


@dataclass(frozen=True, kw_only=True)
class EstablishBody:
    """Establish a body."""

    body_id: UUID
    name: str
    abbreviation: str
    kind: str
    by: str
    established_on: str | None = None
    owner_id: UUID | None = None
    convener_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class RenameBody:
    """Give a body another name."""

    body_id: UUID
    name: str
    by: str
    abbreviation: str | None = None
    valid_from: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectBody:
    """Put the facts of a body right, its name now among them."""

    body_id: UUID
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class DissolveBody:
    """Dissolve a body."""

    body_id: UUID
    by: str
    dissolved_on: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SetBodyOrganisations:
    """Say who owns a body and who calls its meetings."""

    body_id: UUID
    owner_id: UUID | None
    convener_id: UUID | None
    by: str
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SetBodyDuties:
    """Say who has the agenda of a body's meetings, who chairs them, and who follows them up."""

    body_id: UUID
    agenda: str | None
    chair: str | None
    follow_up: str | None
    by: str
    expected_version: int | None = None


def establish_body(archive: Archive, command: EstablishBody) -> int | None:
    """Establish a body; ReferenceTakenError when another one has or had the abbreviation."""

    def make() -> int | None:
        body = Body.establish(
            name=command.name,
            abbreviation=command.abbreviation,
            kind=command.kind,
            established_on=command.established_on,
            by=command.by,
            id=command.body_id,
        )
        require_organisations(archive, owner_id=command.owner_id, convener_id=command.convener_id)
        body.set_owner(command.owner_id, by=command.by)
        body.set_convener(command.convener_id, by=command.by)
        return archive.record(body, _claim(body, body.abbreviation, command.by))

    return made_once(archive, command.body_id, make)


def rename_body(archive: Archive, command: RenameBody) -> int | None:
    """Give a body another name; ReferenceTakenError when another body has or had the abbreviation."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    before = set(body.abbreviations)
    body.rename(name=command.name, abbreviation=command.abbreviation, valid_from=command.valid_from, by=command.by)
    taken = body.abbreviations - before
    claims = [_claim(body, command.abbreviation or "", command.by)] if taken else []
    return archive.record(body, *claims)


def correct_body(archive: Archive, command: CorrectBody) -> int | None:
    """Put the facts of a body right; ReferenceTakenError when another body has or had the abbreviation."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    named = {field: command.changes.get(field) for field in ("owner_id", "convener_id")}
    require_organisations(archive, **named)
    before = set(body.abbreviations)
    body.correct(command.changes, reason=command.reason, by=command.by)
    return archive.record(body, *new_claims(body, before, command.by))


def dissolve_body(archive: Archive, command: DissolveBody) -> int | None:
    """Dissolve a body."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    body.dissolve(dissolved_on=command.dissolved_on, by=command.by)
    return archive.record(body)


def set_body_organisations(archive: Archive, command: SetBodyOrganisations) -> int | None:
    """Say who owns a body and who calls its meetings."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    require_organisations(archive, owner_id=command.owner_id, convener_id=command.convener_id)
    body.set_owner(command.owner_id, by=command.by)
    body.set_convener(command.convener_id, by=command.by)
    return archive.record(body)


def set_body_duties(archive: Archive, command: SetBodyDuties) -> int | None:
    """Say who has the agenda of a body's meetings, who chairs them, and who follows them up."""
    body = archive.load(Body, command.body_id, expected=command.expected_version)
    body.set_duties(agenda=command.agenda, chair=command.chair, follow_up=command.follow_up, by=command.by)
    return archive.record(body)


def new_claims(body: Body, before: set[str], by: str) -> list[Claim]:
    """Return claims on the abbreviations that the body has beyond those of `before`."""
    return [_claim(body, abbreviation, by) for abbreviation in sorted(body.abbreviations - before)]


def _claim(body: Body, abbreviation: str, by: str) -> Claim:
    return Claim.on(body_claim(abbreviation.strip()), holder=body.id, by=by)
