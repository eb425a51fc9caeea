"""Consultations in words and colours: how far one has come, what a municipality has done, what was found.

Templates get WORDS.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from flask_babel import gettext, lazy_gettext

from application.questions.bases import BasisView
from application.questions.consultation_on_day import AnsweredFor, AnswerGiven, ConsultationOnDay
from application.registers.columns import NEVER_DUE
from domain.consultations import AnswersFor, Found, InputState, State
from domain.statements import Stance
from web.addresses import address_of, principles_address, statement_address
from web.agreement_words import reference_words
from web.deadlines import Deadline, deadline
from web.labels import label
from web.municipality.facts import short_name
from web.principles_words import citation_address, citation_words

NEAR = 14
"""So many days before its deadline a consultation is near it."""

_COLORS = {
    State.RECEIVED: "warning",
    State.CHOSEN: "info",
    State.ASKED: "info",
    State.DRAFTED: "info",
    State.TREATED: "info",
    State.ANSWERED: "success",
    State.OUTCOME: "success",
}

SHORT = {
    InputState.ASKED: lazy_gettext("Asked"),
    InputState.INPUT: lazy_gettext("Input"),
    InputState.DECLINED: lazy_gettext("No input"),
    InputState.OWN_ANSWER: lazy_gettext("Own answer"),
}
"""What stands in a cell of the list, where there is little room."""

_TO_DO = {
    Found.LATE: lazy_gettext("Send an answer, ask for a new deadline, or say that it is let pass."),
    Found.ANSWERED_LATE: lazy_gettext("Look whether the sender took the answer in."),
    Found.RECEIVED_LATE: lazy_gettext("Ask the sender for a new deadline, and look whether the days are right."),
    Found.NO_WAY: lazy_gettext("Record how it was settled who answers."),
    Found.NO_PRINCIPLE: lazy_gettext("Name the principle that the way rests on, or say why there is none."),
    Found.PRINCIPLE_GONE: lazy_gettext(
        "Name a principle that was in force when the way was chosen, or say why there is none."
    ),
    Found.NOT_TREATED: lazy_gettext("Record the treatment, or under which authority the answer was given."),
    Found.AGAINST_WAY: lazy_gettext("Record that another way was chosen, if it was."),
    Found.INPUT_LATE: lazy_gettext("Say whether the input was taken into the answer."),
    Found.UNHEARD: lazy_gettext("Record its input, or that it gave none."),
}


def due_badge(due: str | None, on: str) -> Deadline:
    """Return how near the deadline is on a day; nothing where it is far off, or there is none."""
    return deadline(None if due == NEVER_DUE else due, NEAR, date.fromisoformat(on))


def state_color(state: str) -> str:
    """Return the colour of the badge that says how far a consultation has come."""
    return _COLORS.get(State(state), "neutral")


def short_state(state: str) -> str:
    """Return what a municipality has done, in a word."""
    return str(SHORT[InputState(state)])


def what_to_do(found: str) -> str:
    """Return what is to be done about something that was found."""
    return str(_TO_DO[Found(found)])


def stance_words(one: AnsweredFor) -> str:
    """Return how a municipality stands to our answer: nothing where it stands behind all of it, or said nothing."""
    if one.supporter is None or one.supporter.stance == Stance.BEHIND:
        return ""
    said = label("stance", one.supporter.stance)
    return f"{said}: {one.supporter.text}" if one.supporter.text else said


def answers_words(one: AnsweredFor) -> str:
    """Return whether the council answers for a municipality, in a word or two."""
    words = {
        AnswersFor.COUNCIL: gettext("Yes"),
        AnswersFor.BOTH: gettext("Yes, and it answers itself too"),
        AnswersFor.ITSELF: gettext("No, it answers itself"),
        AnswersFor.NOBODY: gettext("No, nobody answers"),
        AnswersFor.UNSETTLED: gettext("Not settled yet"),
    }
    return str(words[one.who])


def basis_link(basis: BasisView | None) -> tuple[str, str | None]:
    """Return by which decision, in words, and where it is; empty words where none is told."""
    words = reference_words(basis)
    if basis is None or basis.decision is None:
        return words, None
    return words, address_of("decision", basis.decision.reference, basis.decision.id)


def is_late_input(day: ConsultationOnDay, number: int) -> bool:
    """Return whether a municipality gave its input after its inner deadline."""
    return any(one.kind == Found.INPUT_LATE and one.record == number for one in day.findings)


def version_of(answer: AnswerGiven) -> tuple[str, str | None]:
    """Return the version of a statement that stood that day, in words, and where it is."""
    if answer.view is None or answer.version is None or answer.state is None:
        return "", None
    address = statement_address(answer.view.reference, answer.version)
    return f"{gettext('Version %(number)s', number=answer.version)} ({label('statement-state', answer.state)})", address


WORDS: Mapping[str, Callable[..., Any]] = {
    "as_id": UUID,
    **{
        one.__name__: one
        for one in (
            answers_words,
            basis_link,
            citation_address,
            citation_words,
            due_badge,
            is_late_input,
            principles_address,
            short_name,
            short_state,
            stance_words,
            state_color,
            version_of,
            what_to_do,
        )
    },
}
"""What templates of consultations are given."""
