"""Events of meetings in words."""

from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from application.questions.history import HistoryEvent
from web.formats import format_day
from web.history_words.lookup import Lookup
from web.history_words.minutes import differences
from web.history_words.of_records import SHARED_FIELDS, day_of, named_fields, text_of
from web.history_words.steps import Change, Teller, Telling, corrected
from web.labels import label


def _planned(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("Meeting of %(body)s planned", body=lookup.named(details["body_id"]))
    return Telling(what, (_when(details), *text_of(details, "place", "title")))


def _moved(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    what = gettext("Meeting moved to %(when)s", when=_when(details))
    return Telling(what, day_of(details, "moved_on") + text_of(details, "place"), reason=details["reason"])


def _cancelled(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    return Telling(gettext("Meeting cancelled"), day_of(details, "cancelled_on"), reason=details["reason"])


def _item_set(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    what = gettext("Item changed") if details["item"] else gettext("Item put on the agenda")
    return Telling(what, (details["title"], label("item-kind", details["item_kind"])))


def _item_dropped(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Item taken off the agenda"), reason=event.details["reason"])


def _arranged(event: HistoryEvent, _: Lookup) -> Telling:
    numbers = [one["number"] for one in event.details["items"] if one["number"]]
    return Telling(gettext("Agenda put in order"), (", ".join(numbers),) if numbers else ())


def _convened(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    notes = day_of(details, "sent_on") + _recipients(details) + text_of(details, "note")
    return Telling(gettext("Notice and agenda sent"), notes)


def _held(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    times = " – ".join(one.replace(":", ".") for one in (details["opened_at"], details["closed_at"]) if one)
    return Telling(gettext("Meeting held"), day_of(details, "held_on") + ((times,) if times else ()))


def _drafted(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    treated = len(details["minutes"]["treatments"])
    items = ngettext("%(num)s item", "%(num)s items", treated)
    return Telling(gettext("Minutes drafted"), (*day_of(details, "drafted_on"), items, *text_of(details, "note")))


def _approved(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    notes = (*day_of(details, "approved_on"), label("approved-how", details["how"]), *text_of(details, "note"))
    return Telling(gettext("Minutes approved"), notes)


def _signed(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    return Telling(gettext("Minutes signed"), (*day_of(details, "signed_on"), ", ".join(details["names"])))


def _published(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    return Telling(gettext("Minutes published"), day_of(details, "published_on") + _recipients(details))


def _decided(event: HistoryEvent, lookup: Lookup) -> Telling:
    return Telling(gettext("Item became a decision"), (lookup.named(event.details["decision_id"]),))


def _extracted(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    return Telling(gettext("Extract sent"), day_of(details, "sent_on") + _recipients(details))


def _corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    """Tell of minutes what was altered to those who may see closed items; to others, that something was."""
    changes, fields = event.details["changes"], _FIELDS | named_fields(lookup)
    found: tuple[Change, ...] = ()
    if "minutes" in changes:
        told = changes["minutes"]
        shown = differences(told["before"], told["after"]) if lookup.sees_closed else ()
        found = tuple(shown) or (Change(gettext("Minutes"), None, gettext("see the minutes")),)
        changes = {name: change for name, change in changes.items() if name != "minutes"}
    what = gettext("Minutes corrected") if found else gettext("Meeting corrected")
    return Telling(what, changes=(*found, *corrected(changes, fields)), reason=event.details["reason"])


def _taken_back(event: HistoryEvent, _: Lookup) -> Telling:
    kind = label("meeting-record", event.details["before"]["kind"])
    return Telling(gettext("Did not happen after all"), (kind,), reason=event.details["reason"])


def _withdrawn(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Meeting withdrawn: registered by mistake"), reason=event.details["reason"])


def _when(details: Any) -> str:
    day = format_day(details["starts_on"])
    if not details["starts_at"]:
        return day
    return str(gettext("%(day)s at %(time)s", day=day, time=details["starts_at"].replace(":", ".")))


def _recipients(details: Any) -> tuple[str, ...]:
    names = ", ".join(details["recipients"])
    return (str(gettext("To %(recipients)s", recipients=names)),) if names else ()


def _several(values: Any) -> str:
    return str(len(values or ()))


_FIELDS: dict[str, tuple[Any, Any]] = {
    **SHARED_FIELDS,
    "kind": (lazy_gettext("Kind"), lambda code: label("meeting-kind", code)),
    "form": (lazy_gettext("How we meet"), lambda code: label("meeting-form", code)),
    "item_kind": (lazy_gettext("What the item is"), lambda code: label("item-kind", code)),
    "how": (lazy_gettext("How they were approved"), lambda code: label("approved-how", code)),
    "outside_agenda": (lazy_gettext("Outside the agenda"), lambda is_so: gettext("Yes") if is_so else gettext("No")),
    "closed": (lazy_gettext("Doors closed by"), lambda closed: closed["section"] if closed else ""),
    "recipients": (lazy_gettext("Recipients"), ", ".join),
    "names": (lazy_gettext("Signed by"), ", ".join),
    "bodies": (lazy_gettext("Bodies that meet with it"), _several),
    "papers": (lazy_gettext("Number of papers"), _several),
    "plan_id": (lazy_gettext("Meeting plan"), lambda _: gettext("another meeting plan")),
    "decision_id": (lazy_gettext("Decision"), lambda _: gettext("another decision")),
    "meeting_id": (lazy_gettext("Approved in"), lambda _: gettext("another meeting")),
    **{
        field: (words, str)
        for field, words in (
            ("about", lazy_gettext("About")),
            ("place", lazy_gettext("Place")),
            ("link", lazy_gettext("Address of the remote meeting")),
            ("reason", lazy_gettext("Reason")),
            ("recommendation", lazy_gettext("Recommendation")),
            ("starts_at", lazy_gettext("Begins at")),
            ("ends_at", lazy_gettext("Ends at")),
            ("opened_at", lazy_gettext("Opened at")),
            ("closed_at", lazy_gettext("Closed at")),
        )
    },
    **{
        field: (words, format_day)
        for field, words in (
            ("starts_on", lazy_gettext("Day")),
            ("ends_on", lazy_gettext("Last day")),
            ("moved_on", lazy_gettext("Moved on")),
            ("cancelled_on", lazy_gettext("Cancelled on")),
            ("sent_on", lazy_gettext("Sent on")),
            ("held_on", lazy_gettext("Held on")),
            ("drafted_on", lazy_gettext("Dated")),
            ("approved_on", lazy_gettext("Approved on")),
            ("signed_on", lazy_gettext("Signed on")),
            ("published_on", lazy_gettext("Published on")),
        )
    },
}
"""What may be corrected of meetings, but for what names records."""

TELLERS: dict[str, Teller] = {
    "meeting.planned": _planned,
    "meeting.moved": _moved,
    "meeting.cancelled": _cancelled,
    "meeting.item-set": _item_set,
    "meeting.item-dropped": _item_dropped,
    "meeting.agenda-arranged": _arranged,
    "meeting.convened": _convened,
    "meeting.held": _held,
    "meeting.minutes-drafted": _drafted,
    "meeting.minutes-approved": _approved,
    "meeting.minutes-signed": _signed,
    "meeting.minutes-published": _published,
    "meeting.decided": _decided,
    "meeting.extracted": _extracted,
    "meeting.corrected": _corrected,
    "meeting.record-taken-back": _taken_back,
    "meeting.withdrawn": _withdrawn,
}
"""By the stored name of the event."""

TOPICS = {
    "meeting.planned": lazy_gettext("Meetings planned"),
    "meeting.moved": lazy_gettext("Meetings moved"),
    "meeting.cancelled": lazy_gettext("Meetings cancelled"),
    "meeting.item-set": lazy_gettext("Items put on agendas"),
    "meeting.item-dropped": lazy_gettext("Items taken off agendas"),
    "meeting.agenda-arranged": lazy_gettext("Agendas put in order"),
    "meeting.convened": lazy_gettext("Notices sent"),
    "meeting.held": lazy_gettext("Meetings held"),
    "meeting.minutes-drafted": lazy_gettext("Minutes drafted"),
    "meeting.minutes-approved": lazy_gettext("Minutes approved"),
    "meeting.minutes-signed": lazy_gettext("Minutes signed"),
    "meeting.minutes-published": lazy_gettext("Minutes published"),
    "meeting.decided": lazy_gettext("Items that became decisions"),
    "meeting.extracted": lazy_gettext("Extracts sent"),
    "meeting.corrected": lazy_gettext("Meetings corrected"),
    "meeting.record-taken-back": lazy_gettext("Records of meetings taken back"),
    "meeting.withdrawn": lazy_gettext("Meetings withdrawn"),
    "meeting.published": lazy_gettext("Meetings published"),
    "meeting.shielded": lazy_gettext("Meetings shielded"),
    "meeting.shielding-lifted": lazy_gettext("Shielding of meetings lifted"),
    "meeting.document-attached": lazy_gettext("Documents attached to meetings"),
    "meeting.document-moved": lazy_gettext("Documents moved from meetings"),
    "meeting.document-returned": lazy_gettext("Documents returned to meetings"),
}
