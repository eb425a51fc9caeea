"""The history of one appointment, to be attested: what was known of it, and every event that had been recorded."""

from flask import url_for
from flask_babel import gettext
from sqlalchemy import Connection

from application.documents.attestation import Lines, Section, Table
from application.questions.appointments import AppointmentView
from application.questions.bases import basis_view, decisions_of_bases
from application.questions.history import history_of
from application.questions.holdings import HoldingView, holdings_of_appointment, shown_people
from application.questions.known import KnownAt
from application.questions.names_then import names_then
from domain import clock
from domain.access import Audience
from domain.appointments import State
from web.attestations.answer import Answer
from web.attestations.words import basis_words, span_days
from web.formats import format_count, format_moment
from web.history_words import Change, Step, steps
from web.labels import label
from web.signed_in import asker

_FOR_THE_SIGNED_IN = frozenset({"appointment.nominated"})


def appointment_history(connection: Connection, one: AppointmentView, known: KnownAt) -> Answer | None:
    """Return what was known of an appointment at a position; None where nothing public was."""
    holdings = [
        each for each in holdings_of_appointment(connection, one.id, known.position) if each.state != State.NOMINATED
    ]
    events = [
        each
        for each in history_of(connection, one.id)
        if each.position <= known.position and each.topic not in _FOR_THE_SIGNED_IN
    ]
    if not any(each.topic == "appointment.made" for each in events):
        return None
    person = shown_people(connection, [one.person_id], known.position).get(one.person_id, one.person_id)
    names = names_then(connection, [person, one.body_id], clock.today().isoformat(), known.position)
    told = gettext("%(person)s in %(body)s", person=names.get(person, ""), body=names.get(one.body_id, one.body))
    return Answer(
        title=told,
        question=gettext("What is recorded of this appointment, and when was it?"),
        address=_address(one, known),
        name=str(one.id),
        sections=[
            _held(connection, holdings),
            _events(steps(connection, events, Audience.PUBLIC, known=known.position)),
        ],
    )


def _address(one: AppointmentView, known: KnownAt) -> str:
    return url_for("attestations.appointment", appointment_id=one.id, known=f"nr{known.position}")


def _held(connection: Connection, holdings: list[HoldingView]) -> Section:
    heading = gettext("What it was when")
    if not holdings:
        return Section(heading, (gettext("It was withdrawn: registered by mistake."),))
    decisions = decisions_of_bases(connection, [each.basis for each in holdings], Audience.PUBLIC)
    rows: list[tuple[Lines, ...]] = [
        (
            (span_days(each.valid_from, each.valid_to), *_certainty(each)),
            (label("holding", each.state), label("seat", each.role)),
            (basis_words(basis_view(each.basis, decisions)),),
        )
        for each in holdings
    ]
    return Section(heading, (), Table((gettext("Days"), gettext("Held as"), gettext("Basis")), (2.4, 2, 4), rows))


def _certainty(each: HoldingView) -> Lines:
    return () if each.certain else (gettext("The day is not certain"),)


def _events(told: list[Step]) -> Section:
    rows = [(_recorded(step), _what(step), tuple(map(_changed, step.telling.changes))) for step in told]
    head = (gettext("Recorded"), gettext("What happened"), gettext("Before and after"))
    return Section(gettext("Every event, the latest first"), (), Table(head, (2.4, 4, 3.2), rows))


def _recorded(step: Step) -> Lines:
    by = (gettext("by %(name)s", name=step.by),) if step.by and asker().account else ()
    return (format_moment(step.moment), gettext("no. %(position)s", position=format_count(step.position)), *by)


def _what(step: Step) -> Lines:
    why = (gettext("Why: %(reason)s", reason=step.telling.reason),) if step.telling.reason else ()
    return (step.telling.what, *step.telling.notes, *why)


def _changed(change: Change) -> str:
    nothing = gettext("Nothing")
    return f"{change.label}: {change.before or nothing} → {change.after or nothing}"
