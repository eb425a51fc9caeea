"""Events of decisions in words."""

from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from application.questions.history import HistoryEvent
from web.formats import format_day
from web.history_words import values
from web.history_words.appointments import basis_in_words
from web.history_words.lookup import Lookup
from web.history_words.steps import Change, Teller, Telling, changed, corrected
from web.labels import label
from web.prose import points_changed

_FIELDS: dict[str, tuple[Any, Any]] = {
    "decided_on": (lazy_gettext("Decided on"), format_day),
    "title": (lazy_gettext("Title"), str),
    "public_title": (lazy_gettext("Public title"), str),
    "recommendation": (lazy_gettext("Recommendation"), str),
    "text": (lazy_gettext("Text of the decision"), str),
    "outcome": (lazy_gettext("Outcome"), values.outcome),
    "proposals": (lazy_gettext("Proposals"), values.proposals),
    "ballots": (lazy_gettext("Voting"), values.ballots),
    "urgent": (lazy_gettext("Decided alone in an urgent matter"), values.urgency),
}
"""What may be corrected: what it is called, and what puts a value into words."""


def _recorded(event: HistoryEvent, lookup: Lookup) -> Telling:
    decided = event.details["decided_on"]
    notes: tuple[str, ...] = (gettext("Decided %(day)s", day=format_day(decided)),)
    if urgent := event.details.get("urgent"):
        notes += (gettext("Decided by %(who)s in an urgent matter", who=urgent["decided_by"]),)
    late = values.registered_after(values.lateness(decided, event.recorded_at))
    return Telling(gettext("Decision registered"), notes + late, related=lookup.related(event))


def _corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    changes: tuple[Change, ...] = ()
    fields = _FIELDS | {"papers": (gettext("Papers put before the body"), lookup.named)}
    for field, change in event.details["changes"].items():
        name, words = fields.get(field, (field, str))
        before, after = (None if value is None else words(value) for value in (change["before"], change["after"]))
        changes += changed(_with_points(str(name), field, before, after), before, after)
    return Telling(gettext("Decision corrected"), changes=changes, reason=event.details["reason"])


def _with_points(name: str, field: str, before: str | None, after: str | None) -> str:
    points = points_changed(before, after) if field in ("text", "recommendation") else []
    if not points:
        return name
    told = ", ".join(map(str, points))
    return str(
        ngettext("%(name)s, point %(points)s", "%(name)s, points %(points)s", len(points), name=name, points=told)
    )


def _rescinded(event: HistoryEvent, lookup: Lookup) -> Telling:
    on = event.details["rescinded_on"]
    notes = (gettext("Rescinded %(day)s", day=format_day(on)),) if on else ()
    return Telling(
        gettext("Decision rescinded"),
        notes + values.registered_after(values.lateness(on, event.recorded_at)),
        reason=event.details["reason"],
        related=lookup.related(event),
        relation=gettext("By:"),
    )


def _superseded(event: HistoryEvent, lookup: Lookup) -> Telling:
    on = event.details["superseded_on"]
    notes = (gettext("Superseded %(day)s", day=format_day(on)),) if on else ()
    late = values.registered_after(values.lateness(on, event.recorded_at))
    by = lookup.related(event)
    return Telling(gettext("Decision superseded"), notes + late, related=by, relation=gettext("By:"))


def _follow_up(event: HistoryEvent, lookup: Lookup) -> Telling:
    due, responsible = event.details["due"], lookup.account(event.details["responsible"])
    told = [event.details["text"], gettext("Due %(day)s", day=format_day(due)) if due else "", responsible or ""]
    return Telling(gettext("Follow-up noted"), tuple(filter(None, told)))


def _reference_corrected(event: HistoryEvent, _: Lookup) -> Telling:
    change = changed(gettext("Number"), event.details["before"]["reference"], event.details["reference"])
    return Telling(gettext("Body or number of the decision corrected"), changes=change, reason=event.details["reason"])


def _moved(event: HistoryEvent, lookup: Lookup) -> Telling:
    return Telling(
        gettext("Moved to another case"),
        reason=event.details["reason"],
        related=lookup.related(event),
        relation=gettext("To:"),
    )


def _ending_withdrawn(event: HistoryEvent, _: Lookup) -> Telling:
    before = event.details["before"]
    what = gettext("Rescinded") if before["how"] == "rescinded" else gettext("Superseded")
    told = " ".join(filter(None, (what, format_day(before["on"]))))
    return Telling(
        gettext("In force after all"),
        changes=changed(gettext("Ended"), told, None),
        reason=event.details["reason"],
    )


def _follow_up_done(event: HistoryEvent, _: Lookup) -> Telling:
    on = event.details["done_on"]
    told = (gettext("Done %(day)s", day=format_day(on)) if on else "", event.details["note"] or "")
    return Telling(gettext("Follow-up done"), tuple(filter(None, told)))


def _follow_up_reopened(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Follow-up not done after all"), reason=event.details["reason"])


def _follow_up_corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    fields: dict[str, tuple[Any, Any]] = {
        "text": (gettext("Text"), str),
        "due": (gettext("Due"), format_day),
        "responsible": (gettext("Case officer"), lookup.account),
    }
    changes = corrected(event.details["changes"], fields)
    return Telling(gettext("Follow-up corrected"), changes=changes, reason=event.details["reason"])


def _recusal_noted(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    section = label("recusal", details["section"]) if details["section"] else ""
    told = (details["name"], section, details["ground"] or "", label("left-room", details["left_room"]))
    return Telling(gettext("Recusal noted"), tuple(filter(None, told)))


def _recusal_withdrawn(event: HistoryEvent, _: Lookup) -> Telling:
    changes = changed(gettext("Not impartial"), event.details["before"], None)
    return Telling(gettext("Recusal taken back"), changes=changes, reason=event.details["reason"])


def _treatment_asked(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    asked = ", ".join(lookup.named(details["organisations"]).split("\n"))
    notes = [asked, format_day(details["sent_on"])]
    if details["deadline"]:
        notes.append(gettext("Deadline %(day)s", day=format_day(details["deadline"])))
    return Telling(gettext("Sent to those who must treat it"), tuple(notes))


def _treatment_noted(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    told = basis_in_words(details["basis"], lookup) if details["basis"]["kind"] != "none-found" else ""
    notes = (format_day(details["treated_on"]), details["body"], told, details["note"])
    words = {"who": lookup.named(details["organisation_id"]), "what": label("treatment", details["outcome"]).lower()}
    return Telling(gettext("%(who)s: %(what)s", **words), tuple(filter(None, notes)))


def _treatment_withdrawn(event: HistoryEvent, lookup: Lookup) -> Telling:
    before = event.details["before"]
    said = (
        label("treatment", before["outcome"]) if before.get("outcome") else gettext("Sent to those who must treat it")
    )
    notes = (said, ", ".join(lookup.named(before["organisations"]).split("\n")))
    return Telling(gettext("Treatment taken back"), notes, reason=event.details["reason"])


TELLERS: dict[str, Teller] = {
    "decision.treatment-asked": _treatment_asked,
    "decision.treatment-noted": _treatment_noted,
    "decision.treatment-withdrawn": _treatment_withdrawn,
    "decision.recorded": _recorded,
    "decision.corrected": _corrected,
    "decision.rescinded": _rescinded,
    "decision.superseded": _superseded,
    "decision.reference-corrected": _reference_corrected,
    "decision.moved": _moved,
    "decision.ending-withdrawn": _ending_withdrawn,
    "decision.follow-up-noted": _follow_up,
    "decision.follow-up-done": _follow_up_done,
    "decision.follow-up-reopened": _follow_up_reopened,
    "decision.follow-up-corrected": _follow_up_corrected,
    "decision.recusal-noted": _recusal_noted,
    "decision.recusal-withdrawn": _recusal_withdrawn,
}
"""By the stored name of the event."""
