"""People and appointments in one line each: what somebody holds and held, for whom, from when to when, by what."""

from flask_babel import gettext, ngettext

from application.questions.held import HeldView, PersonHeld
from domain import clock
from domain.dates import PartialDate
from web.formats import capitalize_first, format_day, unbroken
from web.labels import label

MOST = 3
"""So many of what a person holds and held are told in a line."""


def office(view: HeldView) -> str:
    """Return the role and the body as it was called then: `leder i Ordførerutvalget`."""
    return str(gettext("%(role)s in %(body)s", role=label("seat", view.role).lower(), body=view.body))


def days(view: HeldView) -> str:
    """Return from when to when: `12.10.2021–31.12.2023`, `since 2021`."""
    if not view.is_made:
        return str(gettext("nominated %(day)s", day=format_day(view.first))) if view.first else ""
    if view.first is None:
        return str(gettext("until %(day)s", day=format_day(view.last))) if view.last else ""
    if view.last is None:
        return str(gettext("since %(day)s", day=format_day(view.first)))
    return f"{format_day(view.first)}–{format_day(view.last)}"


def basis(view: HeldView) -> str:
    """Return on what it rests, in a few words; of a decision that the asker may not know of, that it is one."""
    match view.basis.get("kind"):
        case "decision":
            return unbroken(view.decision) if view.decision else label("basis", "decision")
        case "other":
            named = (view.basis["authority"], unbroken(view.basis.get("reference") or ""))
            return ", ".join(one for one in named if one)
    return label("basis", "none-found")


def is_there(view: HeldView) -> bool:
    """Return whether it holds today."""
    if not view.is_made or view.is_annulled:
        return False
    today = clock.today()
    begun = view.first is None or PartialDate.parse(view.first).first <= today
    return begun and (view.last is None or PartialDate.parse(view.last).last >= today)


def state(view: HeldView) -> tuple[str, str]:
    """Return how it stands today in a word, and the colour of that."""
    if not view.is_made:
        return label("holding", "nominated"), "info"
    if view.is_annulled:
        return label("holding", "annulled"), "danger"
    if is_there(view):
        return label("holding", "sitting"), "success"
    if view.first and PartialDate.parse(view.first).first > clock.today():
        return str(gettext("Not begun")), "info"
    return str(gettext("Ended")), "neutral"


def appointment_facts(view: HeldView) -> tuple[str, ...]:
    """Return where it is if that is called otherwise now, for whom, from when to when, and on what basis."""
    renamed = str(gettext("now %(name)s", name=view.body_now)) if view.body_now != view.body else ""
    sender = str(gettext("for %(organisation)s", organisation=view.organisation)) if view.organisation else ""
    return tuple(one for one in (renamed, sender, days(view), basis(view)) if one)


def person_facts(view: PersonHeld) -> tuple[str, ...]:
    """Return other names, and what the person holds and held: what holds today first, then the latest."""
    others = ", ".join(view.names)
    told = [str(gettext("also %(names)s", names=others))] if others else []
    held = sorted(view.held, key=is_there, reverse=True)
    told += [f"{office(one)} {days(one)}".strip() for one in held[:MOST]]
    if more := len(held) - MOST if len(held) > MOST else 0:
        told.append(str(ngettext("%(num)s more appointment", "%(num)s more appointments", more)))
    return tuple(map(capitalize_first, told))
