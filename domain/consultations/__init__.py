"""Consultations (høringer): what we were asked, by when, how we answered, and what came of it."""

from domain.consultations.consultation import Consultation
from domain.consultations.errors import AlreadyAnsweredError, AlreadyAskedError, AlreadyLetPassError
from domain.consultations.facts import Agreeing, Heard, RecordKind, TreatmentOutcome
from domain.consultations.findings import Finding, Found, findings
from domain.consultations.municipalities import (
    AnswersFor,
    InputState,
    Municipality,
    answers_for,
    municipalities_on,
    municipality_spans,
)
from domain.consultations.public import texts_of_drafts, without_drafts
from domain.consultations.standing import Standing, State, standing_on, standings
from domain.consultations.values import citation

__all__ = [
    "Agreeing",
    "AlreadyAnsweredError",
    "AlreadyAskedError",
    "AlreadyLetPassError",
    "AnswersFor",
    "Consultation",
    "Finding",
    "Found",
    "Heard",
    "InputState",
    "Municipality",
    "RecordKind",
    "Standing",
    "State",
    "TreatmentOutcome",
    "answers_for",
    "citation",
    "findings",
    "municipalities_on",
    "municipality_spans",
    "standing_on",
    "standings",
    "texts_of_drafts",
    "without_drafts",
]
