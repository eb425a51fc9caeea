"""Which actions a page offers for the record it shows: those that whoever asks may do, and that can be done now.

Templates get `offered(kind, view, address)`: pairs of words and address.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask_babel import lazy_gettext

from domain.decisions import Decision
from domain.documents import Document
from domain.journal import JournalEntry, JournalEntryKind
from domain.meetings import State as MeetingState
from web.filing.adding import ADDING, Adding
from web.forms import (
    action_plans,
    agreement_access,
    agreements,
    appointments,
    bodies,
    cases,
    consultation_actions,
    decisions,
    documents,
    journal,
    many,
    meeting_actions,
    meeting_plans,
    meeting_states,
    organisations,
    people,
    principles,
    statement_actions,
    terms,
)
from web.forms.access import access_actions
from web.forms.action import WRITERS, Action
from web.forms.withdrawing import withdrawal_actions
from web.signed_in import asker

ACTIONS: Mapping[str, Sequence[Action]] = {
    "case": cases.ACTIONS,
    "journal-entry": (
        *journal.ACTIONS,
        *access_actions("journal-entry", JournalEntry),
        *withdrawal_actions("journal-entry", JournalEntry),
    ),
    "decision": (*decisions.ACTIONS, *access_actions("decision", Decision)),
    "document": (
        *documents.ACTIONS,
        *access_actions("document", Document),
        *withdrawal_actions("document", Document),
    ),
    "body": bodies.ACTIONS,
    "organisation": organisations.ACTIONS,
    "appointment": (*terms.ACTIONS, *appointments.ACTIONS),
    "person": people.ACTIONS,
    "agreement": (*agreements.ACTIONS, *agreement_access.ACTIONS),
    "meeting-plan": meeting_plans.ACTIONS,
    "principles": principles.ACTIONS,
    "action-plan": action_plans.ACTIONS,
    "consultation": consultation_actions.ACTIONS,
    "meeting": meeting_actions.ACTIONS,
    "statement": statement_actions.ACTIONS,
}
"""What can be done with each kind of record, in the order in which it is offered."""


@dataclass(frozen=True)
class Leading:
    """A page of its own on which something is done with a record."""

    path: str
    title: Any
    fits: Callable[[Any], bool] = lambda _: True


def _can_be_asked(view: Any) -> bool:
    """Return whether a journal entry may be a letter that asks for our statement."""
    return view.kind == JournalEntryKind.INCOMING and not view.access.withdrawn


_NOTES_TAKEN = (MeetingState.PLANNED, MeetingState.CONVENED, MeetingState.HELD, MeetingState.DRAFTED)
"""In which states notes of a meeting are taken, the first before it is convened."""

LEADING: Mapping[str, Sequence[Leading]] = {
    "body": (
        Leading("plasser-oppsett", lazy_gettext("Seats and appointments")),
        Leading(terms.NEW_TERM.path, terms.NEW_TERM.title, lambda view: not view.dissolved),
        Leading(appointments.MAKE.path, appointments.MAKE.title, lambda view: not view.dissolved),
    ),
    "agreement": (Leading("registrert", lazy_gettext("Correct what is recorded"), lambda view: not view.withdrawn),),
    "consultation": (
        Leading("skriv-svar", lazy_gettext("Write the answer"), lambda view: not view.withdrawn),
        Leading("registrert", lazy_gettext("Correct what is recorded"), lambda view: not view.withdrawn),
    ),
    "meeting": (
        Leading("i-motet", lazy_gettext("In the meeting"), meeting_states.in_state(*_NOTES_TAKEN)),
        Leading("protokoll/skriv", lazy_gettext("Make the minutes"), meeting_states.in_state(*_NOTES_TAKEN[1:])),
        Leading("registrert", lazy_gettext("Correct what is recorded"), lambda view: not view.withdrawn),
        Leading(
            meeting_states.CLEAR_NOTES_PATH,
            lazy_gettext("Delete the notes of the meeting"),
            meeting_states.has_notes_to_clear,
        ),
    ),
    "statement": (Leading("registrert", lazy_gettext("Correct what is recorded"), lambda view: not view.withdrawn),),
    "journal-entry": (Leading("registrer-horing", lazy_gettext("Register it as a consultation"), _can_be_asked),),
}


def offered(kind: str, view: Any, address: str) -> list[tuple[str, str]]:
    """Return what can be done with the record that `view` shows, and where."""
    may_add = asker().has(*WRITERS)
    apart: list[Leading | Adding] = [*LEADING.get(kind, ()), *ADDING.get(kind, ())]
    adding = [(one.title, one.path) for one in apart if may_add and one.fits(view)]
    acting = [(one.title, one.path) for one in ACTIONS.get(kind, ()) if asker().has(*one.roles) and one.fits(view)]
    return [(str(title), f"{address}/{path}") for title, path in (*adding, *acting)]


def by_path(kind: str) -> Mapping[str, Action]:
    """Return the actions of a kind of record by the last part of their address."""
    return {one.path: one for one in ACTIONS[kind]}


def install(app: Flask) -> None:
    """Give templates `offered`, and `many_actions(kind)`: what can be done with many records at once."""
    app.jinja_env.globals.update(offered=offered, many_actions=lambda kind: many.ACTIONS[kind])
