"""The archive's history: every event in plain words, the latest first, by person, date, kind of record and of event."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import Blueprint, render_template, request
from flask_babel import gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.office.roles import Role
from application.questions.history import HistoryEvent, Narrowing, list_history
from application.questions.seen import Page
from domain.access import Audience
from web.asked import asked_number, number_of
from web.exports import PORTION, exported
from web.exports.history import HISTORY
from web.formats import capitalize_first, format_day
from web.history_words import TOPICS, Step, steps
from web.history_words.lookup import Lookup
from web.labels import LABELS
from web.narrowed_list import Narrowed
from web.services import current_services
from web.signed_in import asker, needs
from web.spans import AskedSpan, asked_span
from web.who import OWN

blueprint = Blueprint("history", __name__)

READERS = (Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR)
"""Those who see everything, and so may see all that was recorded."""


@blueprint.get("/hendelser")
@needs(*READERS)
def index() -> str | Response | tuple[str, int]:
    """List what happened in the archive; of one record, of one kind, by one person or in a span of days if asked."""
    services, audience = current_services(), asker().audience
    people, span, after = people_to_choose(), asked_span(), asked_number("after")
    record_id = _asked_record()
    chosen = {
        "record": str(record_id) if record_id else None,
        "type": asked_choice("type", record_kinds()),
        "kind": asked_choice("kind", TOPICS),
        "by": asked_choice("by", people),
        **span.in_address,
    }
    narrowed = Narrowed("history.index", chosen)
    if not span.wrong and (tidy := narrowed.tidy(after)):
        return tidy
    narrowing = Narrowing(
        by=chosen["by"],
        topic=chosen["kind"],
        record_kind=chosen["type"],
        record_id=record_id,
        first_day=span.first_day,
        last_day=span.last_day,
    )

    def portion(connection: Connection, cursor: str | None) -> Page[Step]:
        found = list_history(connection, narrowing, after=number_of(cursor), limit=PORTION)
        return Page(steps(connection, found.items, audience), found.next)

    if not span.wrong and (file := exported(HISTORY, portion, *narrowed.span)) is not None:
        return file
    with services.stores.registers.connect() as connection:
        page = list_history(connection, narrowing, after=after)
        record = _name_of(connection, record_id, page.items) if record_id else ""
        shown = render_template(
            "history/index.html",
            steps=steps(connection, page.items, audience),
            narrowed=narrowed,
            chips=narrowed.chips(in_words(chosen, span, people, record)),
            next=page.next,
            after=after,
            events=_by_kind(),
            kinds=record_kinds(),
            people=people,
            span=span,
        )
    return (shown, 400) if span.wrong else shown


def record_kinds() -> dict[str, str]:
    """Return the kinds of record that have a history, with what several of them are called."""
    others = {"person": gettext("People"), "subject-area": gettext("Subject areas"), "council": gettext("The council")}
    return {kind: str(words) for kind, words in LABELS["kinds"].items() if kind != "finding"} | others


def people_to_choose() -> dict[str, str]:
    """Return whose doings can be asked for, by what events carry: accounts by name, and the archive's own commands."""
    accounts = {str(one.id): one.name for one in current_services().accounts.all()}
    return accounts | {name: capitalize_first(str(OWN[name])) for name in OWN}


def asked_choice(name: str, choices: Mapping[str, object]) -> str | None:
    """Return which of the choices the address asks for; what is none of them is as if it were not there."""
    asked = request.args.get(name, "").strip()
    return asked if asked in choices else None


def in_words(
    chosen: Mapping[str, str | None], span: AskedSpan, people: Mapping[str, str], record: str = ""
) -> dict[str, str]:
    """Return what each filter in force says."""
    told = {
        "record": record,
        "type": record_kinds().get(chosen.get("type") or "", ""),
        "kind": str(TOPICS.get(chosen.get("kind") or "", "")),
        "by": people.get(chosen.get("by") or "", ""),
    }
    since, until = (
        gettext("From %(day)s", day=format_day(span.since)),
        gettext("To %(day)s", day=format_day(span.until)),
    )
    return told | {"since": since, "until": until}


def _by_kind() -> dict[str, dict[str, str]]:
    """Return the kinds of event by the kind of record they happen to."""
    return {
        words: {topic: str(name) for topic, name in TOPICS.items() if topic.partition(".")[0] == kind}
        for kind, words in record_kinds().items()
    }


def _asked_record() -> UUID | None:
    try:
        return UUID(request.args.get("record", "").strip())
    except ValueError:
        return None


def _name_of(connection: Connection, record_id: UUID, events: Sequence[HistoryEvent]) -> str:
    """Return what a record is called, by the events on the page."""
    own = [one for one in events if one.record_id == record_id][:1]
    return Lookup(connection, own, Audience.OFFICER).record(own[0]).label if own else gettext("One record")
