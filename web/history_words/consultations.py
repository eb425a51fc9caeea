"""Events of consultations in words."""

from typing import Any

from flask_babel import gettext, lazy_gettext

from application.questions.history import HistoryEvent
from web.formats import format_day
from web.history_words.lookup import Lookup
from web.history_words.of_records import SHARED_FIELDS, basis_of, day_of, deadline_of, named_fields, text_of
from web.history_words.steps import Teller, Telling, corrected
from web.history_words.values import lateness as days_late
from web.history_words.values import registered_after
from web.labels import label


def _received(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    sender = lookup.named(details["sender_id"]) if details["sender_id"] else details["sender"]
    notes = (gettext("From %(sender)s", sender=sender), *text_of(details, "their_reference"), *deadline_of(details))
    return Telling(gettext("Consultation received"), notes + _late(event, "received_on"))


def _deadline_moved(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    if not details["deadline"]:
        return Telling(gettext("Deadline taken away"), day_of(details, "moved_on") + text_of(details, "note"))
    what = gettext("Deadline moved to %(day)s", day=format_day(details["deadline"]))
    return Telling(what, day_of(details, "moved_on") + text_of(details, "note"))


def _way_chosen(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("Way of answering chosen: %(way)s", way=label("answering-way", details["way"]).lower())
    principle = details["principle"]
    notes = day_of(details, "chosen_on") + text_of(details, "reason")
    if principle:
        notes += (_principle(principle),)
    return Telling(what, notes + basis_of(details, lookup))


def _input_asked(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("%(who)s asked for input", who=lookup.named(details["organisation_id"]))
    return Telling(what, day_of(details, "asked_on") + deadline_of(details) + text_of(details, "note"))


def _input_received(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("%(who)s gave its input", who=lookup.named(details["organisation_id"]))
    notes = day_of(details, "received_on")
    if details["agreeing"]:
        notes += (label("agreeing", details["agreeing"]),)
    return Telling(what, notes + text_of(details, "summary") + basis_of(details, lookup) + _late(event, "received_on"))


def _input_declined(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("%(who)s gives no input", who=lookup.named(details["organisation_id"]))
    return Telling(what, day_of(details, "declined_on") + text_of(details, "note"))


def _answered_itself(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("%(who)s answered itself", who=lookup.named(details["organisation_id"]))
    notes = day_of(details, "answered_on") + text_of(details, "summary") + basis_of(details, lookup)
    return Telling(what, notes + _late(event, "answered_on"))


def _drafted(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    return Telling(gettext("Draft of the answer made"), day_of(details, "drafted_on") + text_of(details, "note"))


def _treated(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    body = lookup.named(details["body_id"]) if details["body_id"] else details["body"]
    what = gettext("Draft treated in %(body)s", body=body)
    notes = (*day_of(details, "treated_on"), label("draft-treated", details["outcome"]))
    return Telling(what, notes + text_of(details, "note") + basis_of(details, lookup))


def _answered(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    notes = day_of(details, "answered_on") + text_of(details, "note") + _late(event, "answered_on")
    return Telling(gettext("Consultation answered"), notes)


def _let_pass(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    return Telling(
        gettext("Consultation let pass"),
        day_of(details, "passed_on") + basis_of(details, lookup),
        reason=details["reason"],
    )


def _outcome_known(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    notes = (*day_of(details, "known_on"), label("heard", details["heard"]), *text_of(details, "outcome", "address"))
    return Telling(gettext("Outcome known"), notes)


def _corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    fields = _FIELDS | named_fields(lookup) | {"sender_id": (gettext("From"), lookup.named)}
    return Telling(
        gettext("Consultation corrected"),
        changes=corrected(event.details["changes"], fields),
        reason=event.details["reason"],
    )


def _taken_back(event: HistoryEvent, lookup: Lookup) -> Telling:
    before = event.details["before"]
    notes = [label("consultation-record", before["kind"])]
    if before.get("organisation_id"):
        notes.append(lookup.named(before["organisation_id"]))
    return Telling(gettext("Did not happen after all"), tuple(notes), reason=event.details["reason"])


def _withdrawn(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Consultation withdrawn: registered by mistake"), reason=event.details["reason"])


def _late(event: HistoryEvent, field: str) -> tuple[str, ...]:
    return registered_after(days_late(event.details[field], event.recorded_at))


def _principle(principle: Any) -> str:
    if not principle["point"]:
        return str(gettext("Principles, version %(version)s", version=principle["version"]))
    words = {"version": principle["version"], "point": principle["point"]}
    return str(gettext("Principles, version %(version)s, point %(point)s", **words))


def _outcome(code: str) -> str:
    """Return what a body did with a draft in words, or what the sender settled as it is written."""
    return label("draft-treated", code)


_FIELDS: dict[str, tuple[Any, Any]] = {
    **SHARED_FIELDS,
    "way": (lazy_gettext("Way of answering"), lambda code: label("answering-way", code)),
    "agreeing": (lazy_gettext("Stands to a joint answer"), lambda code: label("agreeing", code)),
    "heard": (lazy_gettext("Were we heard"), lambda code: label("heard", code)),
    "outcome": (lazy_gettext("Outcome"), _outcome),
    "principle": (lazy_gettext("Principle"), _principle),
    "statement_id": (lazy_gettext("Statement"), lambda _: gettext("another statement")),
    **{
        field: (words, str)
        for field, words in (
            ("about", lazy_gettext("About")),
            ("sender", lazy_gettext("From")),
            ("their_reference", lazy_gettext("Their reference")),
            ("reason", lazy_gettext("Reason")),
        )
    },
    **{
        field: (words, format_day)
        for field, words in (
            ("dated_on", lazy_gettext("Dated")),
            ("received_on", lazy_gettext("Received on")),
            ("moved_on", lazy_gettext("Told on")),
            ("chosen_on", lazy_gettext("Chosen on")),
            ("asked_on", lazy_gettext("Asked on")),
            ("declined_on", lazy_gettext("Declined on")),
            ("answered_on", lazy_gettext("Answered on")),
            ("drafted_on", lazy_gettext("Dated")),
            ("treated_on", lazy_gettext("Treated on")),
            ("passed_on", lazy_gettext("Let pass on")),
            ("known_on", lazy_gettext("Known on")),
        )
    },
}
"""What may be corrected of consultations, but for what names records."""

TELLERS: dict[str, Teller] = {
    "consultation.received": _received,
    "consultation.deadline-moved": _deadline_moved,
    "consultation.way-chosen": _way_chosen,
    "consultation.input-asked": _input_asked,
    "consultation.input-received": _input_received,
    "consultation.input-declined": _input_declined,
    "consultation.answered-itself": _answered_itself,
    "consultation.drafted": _drafted,
    "consultation.treated": _treated,
    "consultation.answered": _answered,
    "consultation.let-pass": _let_pass,
    "consultation.outcome-known": _outcome_known,
    "consultation.corrected": _corrected,
    "consultation.record-taken-back": _taken_back,
    "consultation.withdrawn": _withdrawn,
}
"""By the stored name of the event."""

TOPICS = {
    "consultation.received": lazy_gettext("Consultations received"),
    "consultation.deadline-moved": lazy_gettext("Deadlines of consultations moved"),
    "consultation.way-chosen": lazy_gettext("Ways of answering chosen"),
    "consultation.input-asked": lazy_gettext("Input asked for"),
    "consultation.input-received": lazy_gettext("Input received"),
    "consultation.input-declined": lazy_gettext("Input declined"),
    "consultation.answered-itself": lazy_gettext("Answers of municipalities themselves"),
    "consultation.drafted": lazy_gettext("Drafts of answers"),
    "consultation.treated": lazy_gettext("Drafts treated"),
    "consultation.answered": lazy_gettext("Consultations answered"),
    "consultation.let-pass": lazy_gettext("Consultations let pass"),
    "consultation.outcome-known": lazy_gettext("Outcomes of consultations"),
    "consultation.corrected": lazy_gettext("Consultations corrected"),
    "consultation.record-taken-back": lazy_gettext("Records of consultations taken back"),
    "consultation.withdrawn": lazy_gettext("Consultations withdrawn"),
    "consultation.published": lazy_gettext("Consultations published"),
    "consultation.shielded": lazy_gettext("Consultations shielded"),
    "consultation.shielding-lifted": lazy_gettext("Shielding of consultations lifted"),
    "consultation.document-attached": lazy_gettext("Documents attached to consultations"),
    "consultation.document-moved": lazy_gettext("Documents moved from consultations"),
    "consultation.document-returned": lazy_gettext("Documents returned to consultations"),
}
