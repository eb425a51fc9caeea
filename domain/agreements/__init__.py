"""Agreements (avtaler): which text binds whom on which day, what changed, and who has adopted it."""

from domain.agreements.adoption import SETTLED, Stand, Treatment, adopters, treatment
from domain.agreements.agreement import Agreement
from domain.agreements.awaiting import Awaiting, awaiting
from domain.agreements.drafts import drafts, texts_of_drafts, without_drafts
from domain.agreements.errors import (
    AgreementEndedError,
    AgreementWithdrawnError,
    AlreadyPartyError,
    AlreadyTreatedError,
    VersionTakenError,
    VersionWithdrawnError,
)
from domain.agreements.facts import (
    AdoptedBy,
    AgreementKind,
    ForceRule,
    Majority,
    PartyRole,
    RecordKind,
    ReservationEffect,
)
from domain.agreements.in_force import Binding, bindings
from domain.agreements.records import Records
from domain.agreements.reminders import Reminder, ReminderKind, reminders

__all__ = [
    "SETTLED",
    "AdoptedBy",
    "Agreement",
    "AgreementEndedError",
    "AgreementKind",
    "AgreementWithdrawnError",
    "AlreadyPartyError",
    "AlreadyTreatedError",
    "Awaiting",
    "Binding",
    "ForceRule",
    "Majority",
    "PartyRole",
    "RecordKind",
    "Records",
    "Reminder",
    "ReminderKind",
    "ReservationEffect",
    "Stand",
    "Treatment",
    "VersionTakenError",
    "VersionWithdrawnError",
    "adopters",
    "awaiting",
    "bindings",
    "drafts",
    "reminders",
    "texts_of_drafts",
    "treatment",
    "without_drafts",
]
