"""Events of the council and of subject areas in words."""

from typing import Any

from flask_babel import gettext, lazy_gettext

from application.questions.history import HistoryEvent
from web.formats import format_day
from web.history_words.lookup import Lookup
from web.history_words.steps import Teller, Telling, changed, corrected

_FIELDS: dict[str, tuple[Any, Any]] = {
    "name": (lazy_gettext("Name"), str),
    "legal_form": (lazy_gettext("Legal form"), str),
    "archive_creator": (lazy_gettext("Archive creator"), str),
}
_DAYS: dict[str, tuple[Any, Any]] = {
    "joined_on": (lazy_gettext("Takes part from"), format_day),
    "left_on": (lazy_gettext("Took part until"), format_day),
}


def _registered(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Council registered as %(name)s", name=event.details["name"]))


def _described(event: HistoryEvent, _: Lookup) -> Telling:
    since = event.details["valid_from"]
    notes = (gettext("Valid from %(day)s", day=format_day(since)),) if since else ()
    return Telling(gettext("Council described anew"), notes, corrected(event.details["changes"], _FIELDS))


def _corrected(event: HistoryEvent, _: Lookup) -> Telling:
    changes = corrected(event.details["changes"], _FIELDS)
    return Telling(gettext("Council corrected"), changes=changes, reason=event.details["reason"])


def _joined(event: HistoryEvent, lookup: Lookup) -> Telling:
    on = event.details["joined_on"]
    notes = (gettext("From %(day)s", day=format_day(on)),) if on else ()
    return Telling(gettext("Joined the council"), notes, related=lookup.related(event))


def _left(event: HistoryEvent, lookup: Lookup) -> Telling:
    on = event.details["left_on"]
    notes = (gettext("Until %(day)s", day=format_day(on)),) if on else ()
    return Telling(gettext("Left the council"), notes, related=lookup.related(event))


def _participation_corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    return Telling(
        gettext("Days of taking part corrected"),
        changes=corrected(event.details["changes"], _DAYS),
        reason=event.details["reason"],
        related=lookup.related(event),
    )


def _logo_chosen(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Logo chosen") if event.details["sha256"] else gettext("Logo taken away"))


def _numbers_begun(event: HistoryEvent, _: Lookup) -> Telling:
    first = f"{event.details['year']}/{event.details['start']}"
    return Telling(gettext("First case number of a year set: %(number)s", number=first))


def _area_registered(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Subject area registered as %(name)s", name=event.details["name"]))


def _area_renamed(event: HistoryEvent, _: Lookup) -> Telling:
    change = changed(gettext("Name"), event.details["before"], event.details["name"])
    return Telling(gettext("Subject area given another name"), changes=change)


def _area_closed(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Subject area closed"), reason=event.details["reason"])


def _area_reopened(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Subject area opened again"), reason=event.details["reason"])


TELLERS: dict[str, Teller] = {
    "council.registered": _registered,
    "council.described": _described,
    "council.corrected": _corrected,
    "council.participant-joined": _joined,
    "council.participant-left": _left,
    "council.participation-corrected": _participation_corrected,
    "council.logo-chosen": _logo_chosen,
    "council.numbers-begun": _numbers_begun,
    "subject-area.registered": _area_registered,
    "subject-area.renamed": _area_renamed,
    "subject-area.closed": _area_closed,
    "subject-area.reopened": _area_reopened,
}
"""By the stored name of the event."""
