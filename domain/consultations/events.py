"""What happens to a consultation. Each event makes of the facts that were known those known now."""

from typing import Any
from uuid import UUID

from domain import recorded
from domain.consultations.facts import WHOLE, RecordKind
from domain.recorded import Recorded

Basis = dict[str, Any]
"""As domain/basis.py tells."""


class Received(recorded.Registered):
    """A letter asks what we say, until `deadline`.

    `texts` are the letter, `{"document_id", "sha256"}`, and what came along. The sender is an organisation, or told in
    words where it is none that is registered.
    """

    WHOLE = WHOLE
    title: str
    public_title: str | None
    about: str | None
    sender_id: UUID | None
    sender: str | None
    their_reference: str | None
    subject_areas: list[str]
    dated_on: str | None
    received_on: str
    deadline: str | None
    case_id: UUID | None
    entry_id: UUID | None
    texts: list[dict[str, str]]


class DeadlineMoved(Recorded):
    """The sender gave another deadline, and told so on `moved_on`."""

    KIND = RecordKind.DEADLINE
    deadline: str | None
    moved_on: str
    note: str | None


class WayChosen(Recorded):
    """It was settled on `chosen_on` how to answer (domain/ways.py), and why.

    `principle` is what that rests on, `{"principles_id", "version", "point"}`, of the council's principles.
    """

    KIND = RecordKind.WAY
    way: str
    chosen_on: str
    reason: str | None
    principle: dict[str, Any] | None
    basis: Basis


class InputAsked(Recorded):
    """A municipality was asked for its input on `asked_on`, until the inner deadline `deadline`."""

    KIND = RecordKind.ASKED
    organisation_id: UUID
    asked_on: str
    deadline: str | None
    note: str | None


class InputReceived(Recorded):
    """A municipality gave its input, and how it stands to a joint answer."""

    KIND = RecordKind.INPUT
    organisation_id: UUID
    received_on: str
    agreeing: str | None
    summary: str | None
    texts: list[dict[str, str]]
    basis: Basis


class InputDeclined(Recorded):
    """A municipality said that it gives no input."""

    KIND = RecordKind.DECLINED
    organisation_id: UUID
    declined_on: str
    note: str | None


class AnsweredItself(Recorded):
    """A municipality answered the sender itself."""

    KIND = RecordKind.OWN_ANSWER
    organisation_id: UUID
    answered_on: str
    summary: str | None
    texts: list[dict[str, str]]
    basis: Basis


class Drafted(Recorded):
    """A draft of the answer was made: the text of a statement, or documents of its own."""

    KIND = RecordKind.DRAFT
    drafted_on: str
    statement_id: UUID | None
    texts: list[dict[str, str]]
    note: str | None


class Treated(Recorded):
    """A body treated the draft. It is told in words where it is none that is registered."""

    KIND = RecordKind.TREATMENT
    body_id: UUID | None
    body: str | None
    treated_on: str
    outcome: str
    note: str | None
    basis: Basis


class Answered(Recorded):
    """We answered by a statement."""

    KIND = RecordKind.ANSWER
    statement_id: UUID
    answered_on: str
    note: str | None


class LetPass(Recorded):
    """It was settled that no answer is given after all."""

    KIND = RecordKind.PASSED
    passed_on: str
    reason: str
    basis: Basis


class OutcomeKnown(Recorded):
    """What the sender settled, and whether we were heard."""

    KIND = RecordKind.OUTCOME
    known_on: str
    outcome: str
    heard: str
    address: str | None
    texts: list[dict[str, str]]
