"""How an appointment stands, which decides what can be done with it."""

from application.questions.appointments import AppointmentView


def is_there(view: AppointmentView) -> bool:
    """Return whether it was not registered by mistake."""
    return not view.facts["is_withdrawn"]


def is_running(view: AppointmentView) -> bool:
    """Return whether somebody was elected or appointed, and it has not been ended."""
    return is_there(view) and bool(view.facts["is_made"]) and view.facts["ground"] is None


def is_nominated(view: AppointmentView) -> bool:
    """Return whether somebody is nominated and not elected yet."""
    return is_there(view) and not view.facts["is_made"]


def has_ended(view: AppointmentView) -> bool:
    """Return whether it was ended."""
    return is_there(view) and view.facts["ground"] is not None
