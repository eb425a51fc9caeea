"""Statements (uttalelser): what we said, in which version, who adopted it, who stands behind it, and where it went."""

from domain.statements.drafts import drafts, texts_of_drafts, without_drafts
from domain.statements.errors import (
    AlreadyAdoptedError,
    AlreadyRetractedError,
    AlreadyStatedError,
    NothingSaidError,
    StatementVersionTakenError,
)
from domain.statements.facts import (
    UNDER_AUTHORITY,
    AdoptedBy,
    Channel,
    RecordKind,
    SentHow,
    Stance,
    StatementKind,
    versions_of,
)
from domain.statements.findings import Finding, FindingKind, findings
from domain.statements.standing import Standing, State, in_force_on, retracted_from, said_on, standing, standing_on
from domain.statements.statement import Statement
from domain.statements.supporting import Supporter, supporters

__all__ = [
    "UNDER_AUTHORITY",
    "AdoptedBy",
    "AlreadyAdoptedError",
    "AlreadyRetractedError",
    "AlreadyStatedError",
    "Channel",
    "Finding",
    "FindingKind",
    "NothingSaidError",
    "RecordKind",
    "SentHow",
    "Stance",
    "Standing",
    "State",
    "Statement",
    "StatementKind",
    "StatementVersionTakenError",
    "Supporter",
    "drafts",
    "findings",
    "in_force_on",
    "retracted_from",
    "said_on",
    "standing",
    "standing_on",
    "supporters",
    "texts_of_drafts",
    "versions_of",
    "without_drafts",
]
