"""Events of statements in words."""

from typing import Any

from flask_babel import gettext, lazy_gettext

from application.questions.history import HistoryEvent
from web.formats import format_day
from web.history_words.lookup import Lookup
from web.history_words.of_records import SHARED_FIELDS, basis_of, day_of, named_fields, text_of
from web.history_words.steps import Teller, Telling, corrected
from web.history_words.values import lateness, registered_after
from web.labels import label


def _registered(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    notes = (label("statement", details["kind"]), *text_of(details, "summary"))
    if details["consultation_id"]:
        notes += (gettext("Answers %(consultation)s", consultation=lookup.named(details["consultation_id"])),)
    if details["replaces"]:
        notes += (gettext("Replaces %(records)s", records=lookup.named(details["replaces"])),)
    return Telling(gettext("Statement registered"), notes)


def _drafted(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    notes = text_of(details, "label", "summary", "note")
    if details["corrects"]:
        notes += (gettext("Puts version %(version)s right", version=details["corrects"]),)
    return Telling(gettext("Version %(version)s made", version=details["version"]), notes)


def _adopted(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    notes = (label("statement-adopted-by", details["adopted_by"]), *day_of(details, "adopted_on"))
    if details["person_id"]:
        notes += (lookup.named(details["person_id"]),)
    if details["authority"]:
        notes += (gettext("Authority: %(authority)s", authority=details["authority"]),)
    what = gettext("Version %(version)s adopted", version=details["version"])
    return Telling(what, notes + basis_of(details, lookup) + _late(event, "adopted_on"))


def _supported(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    who = lookup.named(details["organisation_id"])
    what = {
        "behind": gettext("%(who)s stands behind it", who=who),
        "reserved": gettext("%(who)s stands behind it with a reservation", who=who),
        "dissent": gettext("%(who)s dissents", who=who),
        "not-behind": gettext("%(who)s does not stand behind it", who=who),
    }[details["stance"]]
    notes = text_of(details, "text") + day_of(details, "stated_on")
    if details["version"]:
        notes = (gettext("Version %(version)s", version=details["version"]), *notes)
    return Telling(what, notes + basis_of(details, lookup))


def _sent(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    notes = (
        gettext("To %(recipients)s", recipients=lookup.named(details["recipients"]).replace("\n", ", ")),
        label("sent-how", details["how"]),
        *day_of(details, "sent_on"),
    )
    what = gettext("Version %(version)s sent", version=details["version"])
    return Telling(what, notes + _entry(details, lookup) + text_of(details, "note") + _late(event, "sent_on"))


def _published(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    notes = (label("channel", details["channel"]), *text_of(details, "outlet", "address"))
    what = gettext("Version %(version)s published", version=details["version"])
    notes += day_of(details, "published_on") + text_of(details, "note")
    return Telling(what, notes + _late(event, "published_on"))


def _answered(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("%(who)s replied", who=lookup.named(details["organisation_id"]))
    notes = day_of(details, "replied_on") + text_of(details, "summary") + _entry(details, lookup)
    return Telling(what, notes + _late(event, "replied_on"))


def _retracted(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("Statement retracted from %(day)s", day=format_day(details["retracted_on"]))
    return Telling(what, basis_of(details, lookup), reason=details["reason"])


def _corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    changes = corrected(event.details["changes"], _fields(lookup))
    return Telling(gettext("Statement corrected"), changes=changes, reason=event.details["reason"])


def _taken_back(event: HistoryEvent, lookup: Lookup) -> Telling:
    before = event.details["before"]
    notes = [label("statement-record", before["kind"])]
    if before.get("version"):
        notes.append(gettext("Version %(version)s", version=before["version"]))
    if before.get("organisation_id"):
        notes.append(lookup.named(before["organisation_id"]))
    return Telling(gettext("Did not happen after all"), tuple(notes), reason=event.details["reason"])


def _withdrawn(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Statement withdrawn: registered by mistake"), reason=event.details["reason"])


def _entry(details: dict[str, Any], lookup: Lookup) -> tuple[str, ...]:
    return (lookup.named(details["entry_id"]),) if details["entry_id"] else ()


def _late(event: HistoryEvent, field: str) -> tuple[str, ...]:
    return registered_after(lateness(event.details[field], event.recorded_at))


def _fields(lookup: Lookup) -> dict[str, tuple[Any, Any]]:
    return {
        **SHARED_FIELDS,
        **named_fields(lookup),
        **_FIELDS,
        "consultation_id": (gettext("Answers"), lookup.named),
        "replaces": (gettext("Replaces"), lookup.named),
        "person_id": (gettext("Person"), lookup.named),
        "recipients": (gettext("Recipients"), lookup.named),
    }


_FIELDS: dict[str, tuple[Any, Any]] = {
    "kind": (lazy_gettext("Kind"), lambda code: label("statement", code)),
    "adopted_by": (lazy_gettext("Adopted"), lambda code: label("statement-adopted-by", code)),
    "stance": (lazy_gettext("Stance"), lambda code: label("stance", code)),
    "how": (lazy_gettext("How it was sent"), lambda code: label("sent-how", code)),
    "channel": (lazy_gettext("Channel"), lambda code: label("channel", code)),
    "label": (lazy_gettext("Called"), str),
    "corrects": (lazy_gettext("Puts right version"), str),
    "authority": (lazy_gettext("Under which authority"), str),
    "text": (lazy_gettext("Reservation or dissent"), str),
    "outlet": (lazy_gettext("Name of the channel"), str),
    "reason": (lazy_gettext("Reason"), str),
    **{
        field: (words, format_day)
        for field, words in (
            ("drafted_on", lazy_gettext("Dated")),
            ("adopted_on", lazy_gettext("Adopted on")),
            ("stated_on", lazy_gettext("Stated on")),
            ("sent_on", lazy_gettext("Sent on")),
            ("published_on", lazy_gettext("Published on")),
            ("replied_on", lazy_gettext("Replied on")),
            ("retracted_on", lazy_gettext("Retracted on")),
        )
    },
}
"""What may be corrected of statements, but for what names records and what all kinds have."""

TELLERS: dict[str, Teller] = {
    "statement.registered": _registered,
    "statement.version-drafted": _drafted,
    "statement.version-adopted": _adopted,
    "statement.support-stated": _supported,
    "statement.version-sent": _sent,
    "statement.version-published": _published,
    "statement.answered": _answered,
    "statement.retracted": _retracted,
    "statement.corrected": _corrected,
    "statement.record-taken-back": _taken_back,
    "statement.withdrawn": _withdrawn,
}
"""By the stored name of the event."""

TOPICS: dict[str, Any] = {
    "statement.registered": lazy_gettext("Statements registered"),
    "statement.version-drafted": lazy_gettext("Versions of statements made"),
    "statement.version-adopted": lazy_gettext("Versions of statements adopted"),
    "statement.support-stated": lazy_gettext("Who stands behind statements"),
    "statement.version-sent": lazy_gettext("Statements sent"),
    "statement.version-published": lazy_gettext("Statements published in a channel"),
    "statement.answered": lazy_gettext("Replies to statements"),
    "statement.retracted": lazy_gettext("Statements retracted"),
    "statement.corrected": lazy_gettext("Statements corrected"),
    "statement.record-taken-back": lazy_gettext("Records of statements taken back"),
    "statement.withdrawn": lazy_gettext("Statements withdrawn"),
    "statement.document-attached": lazy_gettext("Documents of statements"),
    "statement.document-moved": lazy_gettext("Documents of statements moved"),
    "statement.document-returned": lazy_gettext("Documents of statements moved back"),
    "statement.published": lazy_gettext("Statements made public"),
    "statement.shielded": lazy_gettext("Statements shielded"),
    "statement.shielding-lifted": lazy_gettext("Statements no longer shielded"),
}
"""What a filter calls each kind of event."""
