"""Audit of appointments: `/verv/revisjon`, what was recorded or happened between two dates, late, or put right."""

from uuid import UUID

from flask import Blueprint, render_template, request
from flask_babel import gettext, lazy_gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.questions.audit import AXES, AuditLine, AuditQuestion, audited, count_audited
from application.questions.bodies import all_bodies
from application.questions.organisations import all_organisations
from application.questions.people import people_names
from application.questions.seen import Page
from domain.access import Audience
from web.audit import ShownChange, shown_changes
from web.exports import PORTION, exported
from web.exports.audit import AUDIT
from web.formats import format_day
from web.narrowed_list import Narrowed
from web.pages.history import asked_choice
from web.services import current_services
from web.signed_in import asker, needs
from web.spans import AskedSpan, asked_span

blueprint = Blueprint("audit", __name__)

WORDS = {
    "recorded": lazy_gettext("Recorded in the period"),
    "happened": lazy_gettext("Happened in the period"),
    "late": lazy_gettext("Recorded late, the latest first"),
    "corrected": lazy_gettext("Corrected in the period"),
}
"""What each of AXES is called."""

_LATE = ("7", "30", "90", "365")


@blueprint.get("/verv/revisjon")
@needs()
def index() -> str | Response | tuple[str, int]:
    """List changes of appointments on an axis, in a span of days; of a body, a person or an organisation if asked."""
    span, after, audience = asked_span(), request.args.get("after") or None, asker().audience
    with current_services().stores.registers.connect() as connection:
        bodies = {str(one.id): one.name for one in all_bodies(connection)}
        organisations = {str(one.id): one.name for one in all_organisations(connection)}
        person = _asked_person(connection)
        chosen = {
            "axis": asked_choice("axis", dict.fromkeys(AXES)),
            "body": asked_choice("body", bodies),
            "organisation": asked_choice("organisation", organisations),
            "person": str(person[0]) if person else None,
            "late": asked_choice("late", dict.fromkeys(_LATE)),
            **span.in_address,
        }
        narrowed = Narrowed("audit.index", chosen)
        if not span.wrong and (tidy := narrowed.tidy(after)):
            return tidy
        axis = chosen["axis"] or "recorded"
        audit = AuditQuestion(
            axis=axis,
            first_day=span.first_day.isoformat() if span.first_day else None,
            last_day=span.last_day.isoformat() if span.last_day else None,
            body_id=_id(chosen["body"]),
            person_id=person[0] if person else None,
            organisation_id=_id(chosen["organisation"]),
            late_days=int(chosen["late"] or 0),
        )

        def portion(connection: Connection, cursor: str | None) -> Page[ShownChange]:
            return _shown(connection, audited(connection, audit, after=cursor, limit=PORTION), audience)

        if not span.wrong and (file := exported(AUDIT, portion, *narrowed.span)) is not None:
            return file
        page = _shown(connection, audited(connection, audit, after=after), audience)
        total = count_audited(connection, audit)
    words = {
        "body": bodies.get(chosen["body"] or "", ""),
        "organisation": organisations.get(chosen["organisation"] or "", ""),
        "person": person[1] if person else "",
    }
    answer = render_template(
        "audit/index.html",
        lines=page.items,
        total=total,
        axis=axis,
        axes=WORDS,
        bodies=bodies,
        organisations=organisations,
        late_days={one: gettext("%(days)s days", days=one) for one in _LATE},
        span=span,
        narrowed=narrowed,
        chips=narrowed.chips(words | _in_words(chosen, span)),
        next=page.next,
        after=after,
    )
    return (answer, 400) if span.wrong else answer


def _shown(connection: Connection, page: Page[AuditLine], audience: Audience) -> Page[ShownChange]:
    return Page(shown_changes(connection, page.items, audience), page.next)


def _in_words(chosen: dict[str, str | None], span: AskedSpan) -> dict[str, str]:
    return {
        "axis": str(WORDS[chosen["axis"] or "recorded"]),
        "late": gettext("More than %(days)s days late", days=chosen["late"]),
        "since": gettext("From %(day)s", day=format_day(span.since)),
        "until": gettext("To %(day)s", day=format_day(span.until)),
    }


def _asked_person(connection: Connection) -> tuple[UUID, str] | None:
    """Return the person that the address names, with the name; None where it names none."""
    asked = _id(request.args.get("person"))
    found = people_names(connection, [asked]) if asked else {}
    return (asked, found[asked]) if asked in found else None


def _id(written: str | None) -> UUID | None:
    try:
        return UUID((written or "").strip())
    except ValueError:
        return None
