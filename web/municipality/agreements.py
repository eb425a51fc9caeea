"""The agreements of a municipality in words: what awaits its adoption, as lines of what waits for it."""

import re
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from flask import current_app, g, request
from flask_babel import gettext, ngettext
from sqlalchemy import Connection

from application.questions.agreement_reminders import Remembered, list_reminders
from application.questions.agreements_of import ToAdopt
from domain.access import Audience
from domain.agreements import ReminderKind
from domain.intervals import day_after, day_before
from web.addresses import agreement_address, comparison_address, organisation_address
from web.calendar import Day
from web.exports.listing import whole_address
from web.formats import format_day
from web.municipality.waiting import WaitingLine

_NUMBER = re.compile(r"\d+")
ADOPT = "adopt"
"""The kind of what waits that is a version to be adopted."""


def adoption_lines(found: Sequence[ToAdopt]) -> list[WaitingLine]:
    """Return versions that await adoption as lines of what waits."""
    return [_line(one) for one in found]


def agreement_link(reference: str, version: int | None = None) -> str | None:
    """Return where an agreement, or a version of it, is shown; None where no page shows it."""
    return _leading(agreement_address(reference, version))


def _line(one: ToAdopt) -> WaitingLine:
    version, reference = one.binding.version, one.agreement.reference
    before = one.binds or version - 1
    due = one.binding.deadline
    compared = _leading(comparison_address(reference, before, version)) if 0 < before < version else None
    return WaitingLine(
        key=f"{ADOPT}-{one.agreement.id.hex}-{version}",
        kind=ADOPT,
        what=gettext("Adopt %(agreement)s, version %(version)s", agreement=one.agreement.title, version=version),
        url=agreement_link(reference, version) or agreement_link(reference) or _its_page(one),
        status=". ".join(filter(None, (_stands(one), _others(one)))),
        due=day_before(day_after(due)) if due else None,
        note=gettext("Changes from version %(version)s", version=before) if compared else None,
        note_url=compared,
    )


def _its_page(one: ToAdopt) -> str:
    assert one.binding.organisation_id is not None
    return f"{organisation_address(one.binding.organisation_id)}#binding"


def _stands(one: ToAdopt) -> str:
    if one.meets_on is None:
        return str(gettext("Not adopted"))
    day = format_day(one.meets_on)
    if one.body:
        return str(gettext("Is to be treated by %(body)s %(day)s", body=one.body, day=day))
    return str(gettext("Is to be treated %(day)s", day=day))


def _others(one: ToAdopt) -> str:
    adopted = ngettext("%(num)s other has adopted it", "%(num)s others have adopted it", one.adopted)
    if one.declined:
        declined = ngettext("%(num)s has declined it", "%(num)s have declined it", one.declined)
        return f"{adopted}, {declined}"
    return str(adopted)


def _leading(address: str) -> str | None:
    """Return an address that a page answers, else None. What is found of one is kept for those of the same form."""
    path = address.removeprefix(request.script_root)
    form = _NUMBER.sub("1", path)
    known: dict[str, bool] = g.setdefault("agreement_pages", {})
    if form not in known:
        adapter = current_app.create_url_adapter(request)
        known[form] = adapter is not None and adapter.test(path, "GET")
    return address if known[form] else None


_MOST = 500
"""So many days of a municipality are in its calendar."""


def reminder_days(connection: Connection, family: Sequence[UUID], days: tuple[str, str], known: int) -> list[Day]:
    """Return what agreements that everybody may see ask a municipality to remember, between two ISO days.

    Deadlines of adoption are not among it: those wait.
    """
    found = list_reminders(connection, *days, known, Audience.PUBLIC, organisations=family, limit=_MOST).items
    return [_day(one) for one in found if one.kind != ReminderKind.ADOPTION]


def _day(one: Remembered) -> Day:
    title = one.agreement.title or ""
    words = {
        ReminderKind.REVIEW: gettext("Review of %(agreement)s", agreement=title),
        ReminderKind.NOTICE: gettext("Last day to give notice of %(agreement)s", agreement=title),
        ReminderKind.EXPIRY: gettext("%(agreement)s ends", agreement=title),
        ReminderKind.LEAVING: gettext("Last day in %(agreement)s", agreement=title),
    }
    return Day(
        uid=f"{one.kind}-{one.agreement.id.hex}-{one.version or 0}-{one.day}",
        day=date.fromisoformat(one.day),
        title=words[ReminderKind(one.kind)],
        text=one.clause or "",
        url=whole_address(agreement_address(one.agreement.reference)),
    )
