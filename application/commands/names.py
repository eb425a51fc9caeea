"""Names that bodies, organisations and people had, put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.bodies import new_claims
from domain.base import require_one_of
from domain.bodies import Body
from domain.organisations import Organisation
from domain.people import Person

NAMED: dict[str, type[Body] | type[Organisation] | type[Person]] = {
    "body": Body,
    "organisation": Organisation,
    "person": Person,
}
"""The kinds of record that have names over time."""


@dataclass(frozen=True, kw_only=True)
class CorrectName:
    """Put a name right that a body, an organisation or a person had; `number` is that of the event that recorded it."""

    kind: str
    record_id: UUID
    number: int
    changes: Mapping[str, Any]
    reason: str
    by: str
    expected_version: int | None = None


def correct_name(archive: Archive, command: CorrectName) -> int | None:
    """Put an earlier name right, for a reason; ReferenceTakenError as in correct_body."""
    kind = NAMED[require_one_of("kind", command.kind, frozenset(NAMED))]
    record = archive.load(kind, command.record_id, expected=command.expected_version)
    before = set(record.abbreviations) if isinstance(record, Body) else set()
    record.correct_name(command.changes, number=command.number, reason=command.reason, by=command.by)
    claims = new_claims(record, before, command.by) if isinstance(record, Body) else []
    return archive.record(record, *claims)
