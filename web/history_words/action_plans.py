"""Events of action plans in words."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from application.questions.history import HistoryEvent
from web.formats import format_day
from web.history_words.appointments import basis_in_words
from web.history_words.lookup import Lookup
from web.history_words.of_records import basis_of, number_of, text_of
from web.history_words.steps import Teller, Telling, corrected
from web.history_words.values import lateness, registered_after
from web.labels import label

Rows = Sequence[Mapping[str, Any]]


def _registered(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Action plan registered"), text_of(event.details, "about"))


def _adopted(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    notes = [gettext("In force from %(day)s", day=format_day(details["valid_from"]))]
    if details["valid_until"]:
        notes.append(gettext("Last day %(day)s", day=format_day(details["valid_until"])))
    if number := len(details["measures"]):
        notes.append(ngettext("%(number)s measure", "%(number)s measures", number, number=number))
    notes += [*text_of(details, "label", "note"), *basis_of(details, lookup)]
    notes += registered_after(lateness(details["adopted_on"], event.recorded_at))
    return Telling(gettext("Version %(version)s of the plan adopted", version=details["version"]), tuple(notes))


def _told(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    words = {"measure": details["measure"], "state": label("progress", details["state"]).lower()}
    notes = [gettext("As of %(day)s", day=format_day(details["told_on"]))]
    if details["percent"] is not None:
        notes.append(gettext("%(percent)s %% done", percent=details["percent"]))
    if details["told_by"] and not lookup.is_public:
        notes.append(gettext("Told by %(name)s", name=details["told_by"]))
    return Telling(gettext("Measure %(measure)s: %(state)s", **words), (*notes, *text_of(details, "note")))


def _linked(event: HistoryEvent, lookup: Lookup) -> Telling:
    words = gettext("Came of measure %(measure)s", measure=event.details["measure"])
    return Telling(words, text_of(event.details, "note"), related=lookup.related(event))


def _repealed(event: HistoryEvent, lookup: Lookup) -> Telling:
    what = gettext("Repealed from %(day)s", day=format_day(event.details["repealed_on"]))
    return Telling(what, (*text_of(event.details, "note"), *basis_of(event.details, lookup)))


def _corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    fields = _FIELDS | {
        "basis": (gettext("Basis"), lambda basis: basis_in_words(basis, lookup)),
        "measures": (gettext("Measures"), partial(_measures, lookup=lookup)),
        "to_id": (gettext("What came of it"), lookup.named),
    }
    changes = corrected(
        {name: one for name, one in event.details["changes"].items() if name != "told_by" or not lookup.is_public},
        fields,
    )
    return Telling(gettext("Action plan corrected"), changes=changes, reason=event.details["reason"])


def _taken_back(event: HistoryEvent, _: Lookup) -> Telling:
    before = event.details["before"]
    notes = [label("action-plan-record", before["kind"])]
    if before.get("version"):
        notes.append(gettext("Version %(version)s", version=before["version"]))
    if before.get("measure"):
        notes.append(gettext("Measure %(measure)s", measure=before["measure"]))
    return Telling(gettext("Did not happen after all"), tuple(notes), reason=event.details["reason"])


def _withdrawn(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Action plan withdrawn: registered by mistake"), reason=event.details["reason"])


def _lines(rows: Rows) -> str:
    """Return rows one a line: number, subject area, heading and text."""
    return "\n".join(_line(one["key"], one.get("area"), one.get("heading"), one.get("text")) for one in rows)


def _measures(rows: Rows, lookup: Lookup) -> str:
    return "\n".join(_line(*_measure(one, lookup)) for one in rows)


def _measure(one: Mapping[str, Any], lookup: Lookup) -> Iterable[str | None]:
    whose = one["responsible"] or {}
    yield from (one["key"], one["area"], one["goal"], one["text"])
    yield lookup.named(whose["id"]) if whose.get("id") else whose.get("name")
    yield format_day(one["due"]) if one["due"] else None


def _arenas(rows: Rows) -> str:
    return "\n".join(
        _line(one["name"], str(one["meetings"]) if one["meetings"] is not None else None, one["note"]) for one in rows
    )


def _line(*parts: str | None) -> str:
    return ", ".join(filter(None, parts))


_FIELDS: dict[str, tuple[Any, Any]] = {
    "sections": (lazy_gettext("Sections"), _lines),
    "goals": (lazy_gettext("Goals"), _lines),
    "do_more": (lazy_gettext("To do more of"), _lines),
    "do_not": (lazy_gettext("Not to do"), _lines),
    "arenas": (lazy_gettext("Meeting arenas"), _arenas),
    "texts": (lazy_gettext("Number of texts"), number_of),
    "state": (lazy_gettext("How far it has come"), lambda code: label("progress", code)),
    "to_kind": (lazy_gettext("Kind of record"), lambda code: label("kind", code)),
    **{
        field: (words, str)
        for field, words in (
            ("title", lazy_gettext("Title")),
            ("public_title", lazy_gettext("Public title")),
            ("about", lazy_gettext("What it is for")),
            ("label", lazy_gettext("Called")),
            ("note", lazy_gettext("Note")),
            ("measure", lazy_gettext("Measure")),
            ("percent", lazy_gettext("Percent done")),
            ("told_by", lazy_gettext("Told by")),
        )
    },
    **{
        field: (words, format_day)
        for field, words in (
            ("adopted_on", lazy_gettext("Adopted on")),
            ("valid_from", lazy_gettext("In force from")),
            ("valid_until", lazy_gettext("Last day")),
            ("repealed_on", lazy_gettext("Repealed from")),
            ("told_on", lazy_gettext("As of")),
        )
    },
}
"""What may be corrected of action plans, but for what names records."""

TELLERS: dict[str, Teller] = {
    "action-plan.registered": _registered,
    "action-plan.version-adopted": _adopted,
    "action-plan.progress-told": _told,
    "action-plan.linked": _linked,
    "action-plan.repealed": _repealed,
    "action-plan.corrected": _corrected,
    "action-plan.record-taken-back": _taken_back,
    "action-plan.withdrawn": _withdrawn,
}
"""By the stored name of the event."""

TOPICS: dict[str, Any] = {
    "action-plan.registered": lazy_gettext("Action plans registered"),
    "action-plan.version-adopted": lazy_gettext("Versions of action plans adopted"),
    "action-plan.progress-told": lazy_gettext("Progress of measures"),
    "action-plan.linked": lazy_gettext("What came of measures"),
    "action-plan.repealed": lazy_gettext("Action plans repealed"),
    "action-plan.corrected": lazy_gettext("Action plans corrected"),
    "action-plan.record-taken-back": lazy_gettext("Records of action plans taken back"),
    "action-plan.withdrawn": lazy_gettext("Action plans withdrawn"),
    "action-plan.document-attached": lazy_gettext("Documents of action plans"),
    "action-plan.document-moved": lazy_gettext("Documents of action plans moved"),
    "action-plan.document-returned": lazy_gettext("Documents of action plans moved back"),
    "action-plan.published": lazy_gettext("Action plans published"),
    "action-plan.shielded": lazy_gettext("Action plans shielded"),
    "action-plan.shielding-lifted": lazy_gettext("Action plans no longer shielded"),
}
"""What a filter calls each kind of event."""
