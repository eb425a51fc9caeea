"""What can be done with consultations, in the order in which it is offered, and what comes next in each state."""

from collections.abc import Mapping, Sequence

from domain.consultations import State
from web.forms import consultation_access, consultation_inputs, consultations
from web.forms.action import Action

ACTIONS: Sequence[Action] = (
    consultations.CHOOSE_WAY,
    consultation_inputs.ASK,
    consultation_inputs.TELL,
    consultations.DRAFT,
    consultations.TREAT,
    consultations.ANSWER,
    consultations.LET_PASS,
    consultations.OUTCOME,
    consultations.MOVE_DEADLINE,
    *consultation_access.ACTIONS,
    consultations.CORRECT,
    consultations.WITHDRAW,
)

NEXT: Mapping[State, Action] = {
    State.RECEIVED: consultations.CHOOSE_WAY,
    State.CHOSEN: consultation_inputs.ASK,
    State.ASKED: consultation_inputs.TELL,
    State.DRAFTED: consultations.TREAT,
    State.TREATED: consultations.ANSWER,
    State.ANSWERED: consultations.OUTCOME,
    State.LEFT: consultation_inputs.TELL,
}
"""What a consultation in this state waits for; none where nothing is left to do."""
