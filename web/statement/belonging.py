"""What pages of other records tell of statements: those of a case, on a decision, with a paper, to an organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from application.questions.families import organisation_family
from application.questions.known import last_position
from application.questions.seen import Page
from application.questions.statement_authority import adopted_under_authority
from application.questions.statement_facts import statements_resting_on, statements_with_document
from application.questions.statements import StatementView, list_statements
from domain.access import Audience

FEW = 5
"""So many of an organisation are named, those said last; a link leads to all."""
MANY = 50

Told = Sequence[tuple[StatementView, Sequence[int]]]
"""Statements, each with the numbers of versions that are meant; none where it is the statement as a whole."""


@dataclass(frozen=True, slots=True)
class OfOrganisation:
    """What was said to an organisation, and what it stands behind: those said last, and whether there are more."""

    received: Page[StatementView]
    supported: Page[StatementView]

    @property
    def is_any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.received.items or self.supported.items)


def statements_of_organisation(connection: Connection, organisation_id: UUID, audience: Audience) -> OfOrganisation:
    """Return what was said to an organisation, and those that became part of it, and what they stand behind."""
    family = organisation_family(connection, organisation_id)
    return OfOrganisation(
        list_statements(connection, audience, recipient=family, limit=FEW),
        list_statements(connection, audience, supporter=family, limit=FEW),
    )


def statements_of_case(connection: Connection, case_id: UUID, audience: Audience) -> Told:
    """Return the statements of a case."""
    return [(one, ()) for one in list_statements(connection, audience, case_id=case_id, limit=MANY).items]


def statements_on_decision(connection: Connection, decision_id: UUID, audience: Audience) -> Told:
    """Return the statements that rest on a decision."""
    found = statements_resting_on(connection, decision_id, last_position(connection), audience)
    return [(one, ()) for one, _ in found]


def statements_with_text(connection: Connection, document_id: UUID, audience: Audience) -> Told:
    """Return the statements of which a document is a text, with the versions."""
    return statements_with_document(connection, document_id, last_position(connection), audience)


def has_adopted_under_authority(connection: Connection, person_id: UUID, known: int, audience: Audience) -> bool:
    """Return whether a person adopted anything under an authority, as far as the asker may know."""
    found = adopted_under_authority(connection, audience, known, person_id=person_id, also_decided=True, limit=1)
    return bool(found.items)
