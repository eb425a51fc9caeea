"""To whom a proposed plan is sent, how they are reached, and what the mail to them says."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import g
from flask_babel import gettext
from marshmallow import ValidationError

from application.questions.bodies import body_names
from application.questions.council import participants
from application.questions.organisations import organisations_by_id
from domain import clock
from domain.meeting_plans import MeetingPlan, dates_of
from web.formats import format_day
from web.forms.form import Form
from web.forms.records_named import resolve
from web.services import current_services
from web.statement_recipients import Recipient


@dataclass(frozen=True)
class Asked:
    """The recipients that a form names, and the subject and text of a mail to them."""

    recipients: Sequence[Recipient]
    subject: str
    text: str

    @property
    def emails(self) -> list[str]:
        """One address of each that has one."""
        return [one.email for one in self.recipients if one.email]

    @property
    def without(self) -> list[Recipient]:
        """Those that no e-mail address is known of."""
        return [one for one in self.recipients if not one.email]


def whom_to_ask(_: MeetingPlan) -> Mapping[str, Any]:
    """Return what a form to send a plan begins with: those that take part in the council now."""
    today = clock.today().isoformat()
    with current_services().stores.registers.connect() as connection:
        those = [
            one.organisation_id
            for one in participants(connection)
            if (one.joined_on or "") <= today and (one.left_on is None or one.left_on > today)
        ]
    return {"organisations": [{"organisation_id": one} for one in dict.fromkeys(those)]}


def those_asked(form: Form) -> Asked:
    """Return how the recipients in a form are reached; a name that is not understood is left out."""
    wanted: list[UUID] = []
    for row in form.written.get("organisations") or ():
        with suppress(ValidationError):
            typed = str(row.get("organisation_id") or "").strip()
            wanted += [resolve("organisation", typed)] if typed else []
    services, plan = current_services(), g.get("acting_on")
    with services.stores.registers.connect() as connection:
        views = organisations_by_id(connection, wanted)
        body_id = UUID(plan.facts["body_id"]) if isinstance(plan, MeetingPlan) else None
        name = body_names(connection, [body_id])[body_id].name if body_id else ""
    contacts = services.contacts.contacts_of(views.keys())
    those = [Recipient(one, views[one].name, contacts.get(one, ())) for one in dict.fromkeys(wanted) if one in views]
    if not isinstance(plan, MeetingPlan):
        return Asked(those, "", "")
    subject = gettext("Proposed meeting plan for %(year)s: %(body)s", year=plan.facts["year"], body=name)
    return Asked(those, str(subject), "\n".join(map(_line, dates_of(plan.facts))))


def _line(one: Mapping[str, Any]) -> str:
    day = format_day(one["starts_on"])
    if one["ends_on"]:
        day = f"{day}–{format_day(one['ends_on'])}"
    times = "–".join(filter(None, (one["starts_at"], one["ends_at"])))
    return ", ".join(filter(None, (day, times, one["title"], one["place"])))
