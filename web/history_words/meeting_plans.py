"""Events of meeting plans in words."""

from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from application.questions.history import HistoryEvent
from web.formats import format_day
from web.history_words.lookup import Lookup
from web.history_words.of_records import SHARED_FIELDS, basis_of, named_fields, text_of
from web.history_words.steps import Teller, Telling, corrected
from web.history_words.values import lateness, registered_after
from web.labels import label


def _begun(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    notes = text_of(details, "about")
    if details["wanted"]:
        notes = (_meetings(details["wanted"]), *notes)
    what = gettext("Meeting plan for %(year)s begun", year=details["year"])
    return Telling(what, notes, related=lookup.related(event))


def _proposed(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    days = ", ".join(format_day(one["starts_on"]) for one in details["dates"])
    return Telling(gettext("Dates proposed"), (_meetings(len(details["dates"])), days, *text_of(details, "note")))


def _sent(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    named = ", ".join(lookup.named(details["organisations"]).split("\n"))
    what = gettext("Sent out %(day)s", day=format_day(details["sent_on"]))
    return Telling(what, (named, *text_of(details, "note")))


def _replied(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    answer = gettext("The dates fit") if details["fits"] else gettext("The dates do not fit")
    notes = (answer, *text_of(details, "note"))
    what = gettext("Answer to the proposal %(day)s", day=format_day(details["replied_on"]))
    return Telling(what, notes, related=lookup.related(event))


def _adopted(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    notes = [*text_of(details, "note"), *basis_of(details, lookup)]
    notes += registered_after(lateness(details["adopted_on"], event.recorded_at))
    return Telling(gettext("Adopted %(day)s", day=format_day(details["adopted_on"])), tuple(notes))


def _corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    fields = SHARED_FIELDS | _FIELDS | named_fields(lookup) | {"organisations": (gettext("Sent to"), lookup.named)}
    changes = corrected(event.details["changes"], fields)
    return Telling(gettext("Meeting plan corrected"), changes=changes, reason=event.details["reason"])


def _taken_back(event: HistoryEvent, _: Lookup) -> Telling:
    what = label("meeting-plan-record", event.details["before"]["kind"])
    return Telling(gettext("Did not happen after all"), (what,), reason=event.details["reason"])


def _withdrawn(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Meeting plan withdrawn: registered by mistake"), reason=event.details["reason"])


def _meetings(number: int) -> str:
    return str(ngettext("%(num)s meeting", "%(num)s meetings", number))


_FIELDS: dict[str, tuple[Any, Any]] = {
    "wanted": (lazy_gettext("Number of meetings"), str),
    "about": (lazy_gettext("About the plan"), str),
    "fits": (
        lazy_gettext("Reply"),
        lambda fits: gettext("The dates fit") if fits else gettext("The dates do not fit"),
    ),
    **{
        field: (words, format_day)
        for field, words in (
            ("proposed_on", lazy_gettext("Proposed on")),
            ("sent_on", lazy_gettext("Sent on")),
            ("replied_on", lazy_gettext("Answered on")),
            ("adopted_on", lazy_gettext("Adopted on")),
        )
    },
}
"""What may be corrected of a plan, but for what names records."""

TELLERS: dict[str, Teller] = {
    "meeting-plan.begun": _begun,
    "meeting-plan.dates-proposed": _proposed,
    "meeting-plan.sent": _sent,
    "meeting-plan.replied": _replied,
    "meeting-plan.adopted": _adopted,
    "meeting-plan.corrected": _corrected,
    "meeting-plan.record-taken-back": _taken_back,
    "meeting-plan.withdrawn": _withdrawn,
}
"""By the stored name of the event."""

TOPICS: dict[str, Any] = {
    "meeting-plan.begun": lazy_gettext("Meeting plans begun"),
    "meeting-plan.dates-proposed": lazy_gettext("Dates of meetings proposed"),
    "meeting-plan.sent": lazy_gettext("Meeting plans sent out"),
    "meeting-plan.replied": lazy_gettext("Answers to meeting plans"),
    "meeting-plan.adopted": lazy_gettext("Meeting plans adopted"),
    "meeting-plan.corrected": lazy_gettext("Meeting plans corrected"),
    "meeting-plan.record-taken-back": lazy_gettext("Records of meeting plans taken back"),
    "meeting-plan.withdrawn": lazy_gettext("Meeting plans withdrawn"),
    "meeting-plan.published": lazy_gettext("Meeting plans published"),
    "meeting-plan.shielded": lazy_gettext("Meeting plans shielded"),
    "meeting-plan.shielding-lifted": lazy_gettext("Meeting plans no longer shielded"),
}
"""What a filter calls each kind of event."""
