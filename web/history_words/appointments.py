"""Events of appointments and seats in words."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext

from application.questions.history import HistoryEvent
from web.formats import format_day
from web.history_words.lookup import Lookup
from web.history_words.steps import Teller, Telling, changed, corrected
from web.history_words.values import lateness, registered_after
from web.labels import label


def _days(details: Mapping[str, Any], first: str = "valid_from", last: str = "until") -> tuple[str, ...]:
    notes = []
    if details.get(first):
        notes.append(gettext("From %(day)s", day=format_day(details[first])))
    if details.get(last):
        notes.append(gettext("To and including %(day)s", day=format_day(details[last])))
    return tuple(notes)


def _basis(basis: Mapping[str, Any] | None, lookup: Lookup) -> tuple[str, ...]:
    told = basis_in_words(basis, lookup)
    return (gettext("Basis: %(basis)s", basis=told),) if told else ()


def basis_in_words(basis: Mapping[str, Any] | None, lookup: Lookup) -> str:
    """Return on what an appointment rests, in words; nothing where nothing is recorded."""
    if not basis:
        return ""
    if basis["kind"] == "decision":
        return lookup.named(basis["decision_id"])
    if basis["kind"] == "none-found":
        return str(gettext("no decision found"))
    day = format_day(basis["decided_on"]) if basis["decided_on"] else None
    return ", ".join(filter(None, (basis["authority"], basis["reference"], day)))


def _late(event: HistoryEvent) -> tuple[str, ...]:
    details = event.details
    decided = details.get("decided_on") or (details.get("basis") or {}).get("decided_on")
    return registered_after(lateness(decided, event.recorded_at))


def _registered(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    notes: list[str] = [gettext("As %(role)s", role=label("seat", details["role"]).lower())]
    if details["organisation_id"]:
        notes.append(gettext("For %(organisation)s", organisation=lookup.named(details["organisation_id"])))
    what = gettext("%(person)s put down for a seat", person=lookup.named(details["person_id"]))
    return Telling(what, tuple(notes), related=lookup.related(event), relation=gettext("In:"))


def _nominated(event: HistoryEvent, lookup: Lookup) -> Telling:
    on = event.details["nominated_on"]
    notes = (gettext("Nominated %(day)s", day=format_day(on)),) if on else ()
    return Telling(gettext("Nominated"), notes + _basis(event.details["basis"], lookup))


def _made(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    notes = _days(details)
    if details["way"]:
        notes += (gettext("Way: %(way)s", way=label("way", details["way"]).lower()),)
    return Telling(gettext("Elected or appointed"), notes + _basis(details["basis"], lookup) + _late(event))


def _extended(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    change = changed(gettext("Last day"), format_day(details["before"]) or None, format_day(details["until"]) or None)
    return Telling(gettext("Extended"), _basis(details["basis"], lookup) + _late(event), change)


def _leave(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("Suspended") if details["kind"] == "suspension" else gettext("Leave granted")
    note = (details["note"],) if details["note"] else ()
    return Telling(what, _days(details) + note + _basis(details["basis"], lookup))


def _stepped_in(event: HistoryEvent, lookup: Lookup) -> Telling:
    return Telling(
        gettext("Deputy acts in another seat"), _days(event.details) + _basis(event.details["basis"], lookup)
    )


def _ended(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("Ended: %(ground)s", ground=label("ground", details["ground"]).lower())
    last = (gettext("Last day %(day)s", day=format_day(details["ended_on"])),) if details["ended_on"] else ()
    return Telling(what, last + _basis(details["basis"], lookup) + _late(event))


def _ending_taken_back(event: HistoryEvent, _: Lookup) -> Telling:
    before = event.details["before"]
    change = changed(gettext("Ended"), label("ground", before["ground"]), None)
    return Telling(gettext("It did not end after all"), changes=change, reason=event.details["reason"])


def _report_delivered(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    notes: list[str] = [gettext("Delivered %(day)s", day=format_day(details["delivered_on"]))]
    if details["note"]:
        notes.append(details["note"])
    what = gettext("Report delivered, due %(day)s", day=format_day(details["due_on"]))
    return Telling(what, tuple(notes), related=lookup.related(event))


def _report_taken_back(event: HistoryEvent, _: Lookup) -> Telling:
    before = event.details["before"]
    change = changed(gettext("Delivered"), format_day(before["delivered_on"]), None)
    what = gettext("Report not delivered after all, due %(day)s", day=format_day(before["due_on"]))
    return Telling(what, changes=change, reason=event.details["reason"])


def _corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    fields = _FIELDS | {
        "person_id": (gettext("Person"), lookup.named),
        "organisation_id": (gettext("Organisation"), lookup.named),
        "body_id": (gettext("Body"), lookup.named),
        "seat_id": (gettext("Seat"), lambda _: gettext("another seat")),
        "for_seat_id": (gettext("Seat"), lambda _: gettext("another seat")),
        "basis": (gettext("Basis"), lambda basis: basis_in_words(basis, lookup)),
        "nomination_basis": (gettext("Basis"), lambda basis: basis_in_words(basis, lookup)),
        "ending_basis": (gettext("Basis"), lambda basis: basis_in_words(basis, lookup)),
    }
    changes = corrected(event.details["changes"], fields)
    of_a_part = event.details.get("number") is not None
    what = gettext("Extension, leave or acting corrected") if of_a_part else gettext("Appointment corrected")
    return Telling(what, changes=changes, reason=event.details["reason"])


def _withdrawn(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Appointment withdrawn: registered by mistake"), reason=event.details["reason"])


def _seat_added(event: HistoryEvent, lookup: Lookup) -> Telling:
    seat = event.details["seat"]
    sender = lookup.named(seat["organisation_id"]) if seat["organisation_id"] else None
    told = ", ".join(filter(None, (label("seat", seat["role"]), sender, str(seat["number"]))))
    return Telling(gettext("Seat added: %(seat)s", seat=told), _days(event.details))


def _seat_changed(event: HistoryEvent, lookup: Lookup) -> Telling:
    changes = corrected(event.details["changes"], _seat_fields(lookup))
    return Telling(gettext("Seat became another"), _days(event.details), changes)


def _seat_corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    changes = corrected(event.details["changes"], _seat_fields(lookup))
    return Telling(gettext("Seat corrected"), changes=changes, reason=event.details["reason"])


def _seat_abolished(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(
        gettext("Seat abolished"), (gettext("Last day %(day)s", day=format_day(event.details["abolished_on"])),)
    )


def _seating_set(event: HistoryEvent, _: Lookup) -> Telling:
    before, after = event.details["before"], event.details["seating"]
    changes = tuple(
        change
        for field, (name, told) in _SEATING.items()
        for change in changed(name, _told(told, before[field]), _told(told, after[field]))
    )
    return Telling(gettext("Set how the body is seated"), _days(event.details), changes)


def _told(told: Any, value: Any) -> str | None:
    return None if value in (None, False) else str(told(value))


def _rights(codes: Any) -> str:
    return ", ".join(label("right", code).lower() for code in codes)


def _elector(code: str) -> str:
    return label("elector", code)


_SEATING: dict[str, tuple[Any, Any]] = {
    "elector": (lazy_gettext("Elected by"), _elector),
    "term_months": (lazy_gettext("Term, months"), str),
    "leadership_months": (lazy_gettext("Leadership goes round, months"), str),
    "report_months": (lazy_gettext("Reports every, months"), str),
    "nomination": (lazy_gettext("Nomination policy"), str),
    "is_assembly": (lazy_gettext("It is the assembly"), lambda _: gettext("Yes")),
}


def _seat_fields(lookup: Lookup) -> dict[str, tuple[Any, Any]]:
    return {
        "role": (gettext("Role"), lambda code: label("seat", code)),
        "number": (gettext("Number"), str),
        "organisation_id": (gettext("Organisation"), lookup.named),
        "deputy_for": (gettext("Deputy for"), lambda _: gettext("another seat")),
        "elector": (gettext("Elected by"), _elector),
        "rights": (gettext("Rights"), _rights),
        "votes_for": (gettext("Whose vote"), lambda code: label("votes", code)),
        "label": (gettext("Called"), str),
        "valid_from": (gettext("Valid from"), format_day),
        "abolished_on": (gettext("Last day"), format_day),
    }


_FIELDS: dict[str, tuple[Any, Any]] = {
    "role": (lazy_gettext("Role"), lambda code: label("seat", code)),
    "nominated_on": (lazy_gettext("Nominated on"), format_day),
    "valid_from": (lazy_gettext("From"), format_day),
    "until": (lazy_gettext("Last day"), format_day),
    "decided_on": (lazy_gettext("Decided on"), format_day),
    "ended_on": (lazy_gettext("Last day"), format_day),
    "ending_decided_on": (lazy_gettext("Decided on"), format_day),
    "way": (lazy_gettext("Way of election"), lambda code: label("way", code)),
    "ground": (lazy_gettext("Why it ended"), lambda code: label("ground", code)),
}
"""What may be corrected of appointments, but for records and bases."""


TELLERS: dict[str, Teller] = {
    "appointment.registered": _registered,
    "appointment.nominated": _nominated,
    "appointment.made": _made,
    "appointment.extended": _extended,
    "appointment.leave-granted": _leave,
    "appointment.deputy-stepped-in": _stepped_in,
    "appointment.ended": _ended,
    "appointment.ending-withdrawn": _ending_taken_back,
    "appointment.report-delivered": _report_delivered,
    "appointment.report-withdrawn": _report_taken_back,
    "appointment.corrected": _corrected,
    "appointment.withdrawn": _withdrawn,
    "body.seat-added": _seat_added,
    "body.seat-changed": _seat_changed,
    "body.seat-corrected": _seat_corrected,
    "body.seat-abolished": _seat_abolished,
    "body.seating-set": _seating_set,
}
"""By the stored name of the event."""
