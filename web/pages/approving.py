"""The page on which minutes are approved: it shows what each item becomes, and what stands in the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, g, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.commands.becoming import Becomes, becoming
from application.questions.bodies import body_names
from application.questions.decisions import DecisionView, decisions_by_id
from domain.access import Audience
from domain.meetings import Meeting
from web.addresses import meeting_address
from web.forms.action import WRITERS
from web.forms.minutes import APPROVE
from web.messages import message
from web.pages.conducting import ONE, found_meeting, page_of
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("approving", __name__)


@dataclass(frozen=True)
class ShownItem:
    """An item as it is shown before minutes are approved; `known` is the decision that it was before."""

    becomes: Becomes
    reference: str
    treatment: Mapping[str, Any] | None
    known: DecisionView | None
    stopped: str | None
    address: str


@blueprint.route(f"{ONE}/godkjenn", methods=["GET", "POST"])
@needs(*WRITERS)
def approve(year: int, sequence: int) -> ResponseReturnValue:
    """Approve the minutes, and record what their decisions are: decisions, elections, adoptions of agreements."""
    found = found_meeting(year, sequence)
    address = meeting_address(found.reference)
    if g.acting_on.minutes is None:
        flash(gettext("The minutes are not drafted yet. Draft them first."), "warning")
        return redirect(address, code=303)
    g.becoming = _shown(g.acting_on, address)
    g.items_decided = {
        str(one.becomes.item.item): f"{one.reference} {one.becomes.item.title}".strip()
        for one in g.becoming
        if one.becomes.decision_id is not None
    }
    return page_of(APPROVE, found)


def _shown(meeting: Meeting, address: str) -> list[ShownItem]:
    services = current_services()
    items = becoming(services.archive, services.archive.load(Meeting, meeting.id), by=asker().by)
    known = [one.known for one in items if one.known]
    with services.stores.registers.connect() as connection:
        decisions = decisions_by_id(connection, known, Audience.OFFICER)
        bodies = body_names(connection, [UUID(meeting.facts["body_id"])])
    treatments = (meeting.minutes or {})["treatments"]
    called = bodies[UUID(meeting.facts["body_id"])].abbreviation
    return [
        ShownItem(
            one,
            f"{called} {one.item.number}" if one.item.number else "",
            treatments.get(str(one.item.item)),
            decisions.get(one.known) if one.known else None,
            message(one.stopped) if one.stopped else None,
            f"{address}/sak/{one.item.item}",
        )
        for one in items
    ]
