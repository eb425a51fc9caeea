"""What can be done with meetings, in the order in which it is offered, and what comes next in each state."""

from collections.abc import Mapping, Sequence

from domain.meetings import State
from web.forms import meeting_access, meeting_items, meetings, minutes
from web.forms.action import Action

ACTIONS: Sequence[Action] = (
    meeting_items.SET,
    meeting_items.ARRANGE,
    meetings.CONVENE,
    meetings.HOLD,
    minutes.APPROVE,
    minutes.SIGN,
    minutes.PUBLISH,
    meetings.MOVE,
    meetings.CANCEL,
    *meeting_access.ACTIONS,
    meetings.CORRECT,
    meetings.WITHDRAW,
)

NEXT: Mapping[State, Action] = {
    State.PLANNED: meeting_items.ARRANGE,
    State.DRAFTED: minutes.APPROVE,
    State.APPROVED: minutes.SIGN,
    State.SIGNED: minutes.PUBLISH,
}
"""What a meeting in this state waits for, where a form of its own does it."""
