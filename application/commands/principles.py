"""What can be done with principles for joint or separate answers: registered, adopted version by version, repealed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.adopted import Adoption, Registration, Repeal, adopted, registered, repealed
from domain.documents import Document
from domain.principles import Principles
from domain.references import principles_claim


@dataclass(frozen=True, kw_only=True)
class AdoptPrinciples(Adoption):
    """Adopt a version of principles."""

    principles_id: UUID
    points: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, kw_only=True)
class RegisterPrinciples(Registration):
    """Register principles, with their first version if that is told."""

    principles_id: UUID
    first_version: AdoptPrinciples | None = None


@dataclass(frozen=True, kw_only=True)
class RepealPrinciples(Repeal):
    """Let principles be in force no longer from a day."""

    principles_id: UUID


def register_principles(archive: Archive, command: RegisterPrinciples) -> int | None:
    """Register principles. ReferenceTakenError, UnknownRecordError."""

    def adopt(principles: Principles) -> list[Document]:
        return adopted(archive, principles, command.first_version) if command.first_version else []

    return registered(archive, Principles, command.principles_id, command, claim=principles_claim, adopt=adopt)


def adopt_principles(archive: Archive, command: AdoptPrinciples) -> int | None:
    """Adopt a version and file its papers, in one recording. PrinciplesVersionTakenError, UnknownRecordError."""
    principles = archive.load(Principles, command.principles_id, expected=command.expected_version)
    return archive.record(*adopted(archive, principles, command), principles)


def repeal_principles(archive: Archive, command: RepealPrinciples) -> int | None:
    """Let principles be in force no longer. UnknownRecordError."""
    return repealed(archive, Principles, command.principles_id, command)
