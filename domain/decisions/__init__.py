"""Decisions (vedtak): what one body resolved on one agenda item, with what it was advised and how it voted."""

from domain.decisions.decision import Decision
from domain.decisions.endings import DecisionInForceError, DecisionNotInForceError
from domain.decisions.facts import DecisionBeforeCaseError, DecisionInFutureError, DecisionOutcome
from domain.decisions.recusals import LeftRoom, RecusalSection
from domain.decisions.treatments import TreatmentOutcome

__all__ = [
    "Decision",
    "DecisionBeforeCaseError",
    "DecisionInForceError",
    "DecisionInFutureError",
    "DecisionNotInForceError",
    "DecisionOutcome",
    "LeftRoom",
    "RecusalSection",
    "TreatmentOutcome",
]
