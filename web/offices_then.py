"""What the page of a decision shows of who held office where it concerns: the question chosen, and its answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import abort, request
from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.concerned_by import Concerned, concerned_by
from application.questions.known import last_position
from application.questions.offices_then import Office, OfficesThen, offices_then
from domain.access import Audience
from domain.appointments import State
from web.formats import format_day
from web.labels import label

CHOICE = "gjelder"
"""What the address calls the body or the organisation that is asked about."""


@dataclass(frozen=True, slots=True)
class ShownOffices:
    """What may be chosen, what is (`named`: because the case names it), and the answer."""

    options: tuple[Concerned, ...]
    chosen: tuple[Concerned, ...]
    is_asked: bool
    answer: OfficesThen


def shown_offices(connection: Connection, decision_id: UUID, audience: Audience) -> ShownOffices:
    """Return what the page shows. 404 for a body or an organisation that there is not, or nobody holds office in."""
    options = concerned_by(connection, decision_id, audience)
    wanted = request.args.get(CHOICE, "").strip()
    chosen = [one for one in options if str(one.id) == wanted.lower()] if wanted else _named(options)
    if wanted and not chosen:
        abort(404)
    ids = [one.id for one in chosen]
    answer = offices_then(connection, decision_id, audience, ids, last_position(connection))
    return ShownOffices(tuple(options), tuple(chosen), bool(wanted), answer)


def office_words(office: Office) -> str:
    """Return what it is: `leder i Norsus, for Marker kommune`."""
    told = gettext("%(role)s in %(body)s", role=label("seat", office.holding.role).lower(), body=office.body)
    if office.organisation:
        return str(gettext("%(office)s, for %(organisation)s", office=told, organisation=office.organisation))
    return str(told)


def office_notes(office: Office) -> list[str]:
    """Return what else is to be known of that day: away, acting, or not certain."""
    state = office.holding.state
    notes = [] if state == State.SITTING else [label("holding", state)]
    if not office.certain:
        notes.append(str(gettext("Not certain: the dates are not known to the day.")))
    return notes


def office_days(office: Office) -> str:
    """Return from when to when the whole appointment lasts."""
    first, last = office.holding.term_from, office.holding.term_until
    if first is None:
        return str(gettext("until %(day)s", day=format_day(last))) if last else str(gettext("not known"))
    return f"{format_day(first)}–{format_day(last)}" if last else str(gettext("since %(day)s", day=format_day(first)))


def _named(options: Sequence[Concerned]) -> list[Concerned]:
    return [one for one in options if one.named]
