"""What happens to a statement and its versions. Each event makes of the facts that were known those known now."""

from typing import Any
from uuid import UUID

from domain import recorded
from domain.recorded import Recorded
from domain.statements.facts import WHOLE, RecordKind

Basis = dict[str, Any]
"""As domain/basis.py tells."""


class Registered(recorded.Registered):
    """A statement is known by its reference. `summary` is the author's own line about it.

    `consultation_id` is the consultation that it answers; `replaces` are statements whose place it takes.
    """

    WHOLE = WHOLE
    kind: str
    title: str
    public_title: str | None
    summary: str | None
    subject_areas: list[str]
    case_id: UUID | None
    consultation_id: UUID | None
    replaces: list[UUID]


class VersionDrafted(Recorded):
    """A version was made: its texts `{"document_id", "sha256"}`; `corrects` is the version that it puts right."""

    KIND = RecordKind.VERSION
    version: int
    label: str | None
    drafted_on: str | None
    texts: list[dict[str, str]]
    summary: str | None
    note: str | None
    corrects: int | None


class VersionAdopted(Recorded):
    """A version was adopted: by a decision, or by the leader or secretary under the authority that is named."""

    KIND = RecordKind.ADOPTION
    version: int
    adopted_on: str
    adopted_by: str
    person_id: UUID | None
    authority: str | None
    basis: Basis


class SupportStated(Recorded):
    """An organisation said how it stands to a version, or for None to all of them; `text` is what it reserves."""

    KIND = RecordKind.SUPPORT
    organisation_id: UUID
    stance: str
    version: int | None
    text: str | None
    stated_on: str | None
    basis: Basis


class VersionSent(Recorded):
    """A version was sent to organisations; `entry_id` is the journal entry that it went out as."""

    KIND = RecordKind.SENDING
    version: int
    sent_on: str
    recipients: list[str]
    how: str
    entry_id: UUID | None
    note: str | None


class VersionPublished(Recorded):
    """A version was published in a channel: in the `outlet` of that name, at `address` where it can be read."""

    KIND = RecordKind.PUBLICATION
    version: int
    published_on: str
    channel: str
    outlet: str | None
    address: str | None
    note: str | None


class Answered(Recorded):
    """An organisation replied: with texts, of which `summary` tells what came of the statement."""

    KIND = RecordKind.REPLY
    organisation_id: UUID
    replied_on: str
    texts: list[dict[str, str]]
    summary: str | None
    entry_id: UUID | None


class Retracted(Recorded):
    """We took back what we had said, from `retracted_on`, the first day on which we stand by it no longer."""

    KIND = RecordKind.RETRACTION
    retracted_on: str
    reason: str
    basis: Basis
