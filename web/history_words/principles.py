"""Events of principles for joint or separate answers in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from application.questions.history import HistoryEvent
from web.formats import format_day
from web.history_words.appointments import basis_in_words
from web.history_words.lookup import Lookup
from web.history_words.steps import Teller, Telling, corrected
from web.history_words.values import lateness, registered_after
from web.labels import label


def _registered(event: HistoryEvent, _: Lookup) -> Telling:
    about = event.details["about"]
    return Telling(gettext("Principles registered"), (about,) if about else ())


def _adopted(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    notes = [gettext("In force from %(day)s", day=format_day(details["valid_from"]))]
    if details["valid_until"]:
        notes.append(gettext("Last day %(day)s", day=format_day(details["valid_until"])))
    if details["points"]:
        number = len(details["points"])
        notes.append(ngettext("%(number)s point", "%(number)s points", number, number=number))
    notes += [str(one) for one in (details["label"], details["note"]) if one]
    notes += _basis(details, lookup)
    notes += registered_after(lateness(details["adopted_on"], event.recorded_at))
    return Telling(gettext("Version %(version)s adopted", version=details["version"]), tuple(notes))


def _repealed(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("Repealed from %(day)s", day=format_day(details["repealed_on"]))
    return Telling(what, ((details["note"],) if details["note"] else ()) + _basis(details, lookup))


def _corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    fields = _FIELDS | {"basis": (gettext("Basis"), lambda basis: basis_in_words(basis, lookup))}
    changes = corrected(event.details["changes"], fields)
    return Telling(gettext("Principles corrected"), changes=changes, reason=event.details["reason"])


def _taken_back(event: HistoryEvent, _: Lookup) -> Telling:
    before = event.details["before"]
    notes = [label("principles-record", before["kind"])]
    if before.get("version"):
        notes.append(gettext("Version %(version)s", version=before["version"]))
    return Telling(gettext("Did not happen after all"), tuple(notes), reason=event.details["reason"])


def _withdrawn(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Principles withdrawn: registered by mistake"), reason=event.details["reason"])


def _basis(details: Mapping[str, Any], lookup: Lookup) -> tuple[str, ...]:
    basis = details["basis"]
    told = "" if basis["kind"] == "none-found" else basis_in_words(basis, lookup)
    return (gettext("Basis: %(basis)s", basis=told),) if told else ()


def _points(points: Sequence[Mapping[str, Any]]) -> str:
    """Return points one a line, each with the way it leads to."""
    return "\n".join(
        f"{one['number']}. {one['text']}" + (f" ({label('answering-way', one['way'])})" if one["way"] else "")
        for one in points
    )


_FIELDS: dict[str, tuple[Any, Any]] = {
    "points": (lazy_gettext("Points"), _points),
    "texts": (lazy_gettext("Number of texts"), lambda texts: str(len(texts))),
    **{
        field: (words, str)
        for field, words in (
            ("title", lazy_gettext("Title")),
            ("public_title", lazy_gettext("Public title")),
            ("about", lazy_gettext("What they are for")),
            ("label", lazy_gettext("Called")),
            ("note", lazy_gettext("Note")),
        )
    },
    **{
        field: (words, format_day)
        for field, words in (
            ("adopted_on", lazy_gettext("Adopted on")),
            ("valid_from", lazy_gettext("In force from")),
            ("valid_until", lazy_gettext("Last day")),
            ("repealed_on", lazy_gettext("Repealed from")),
        )
    },
}
"""What may be corrected of principles, but for what names records."""

TELLERS: dict[str, Teller] = {
    "principles.registered": _registered,
    "principles.version-adopted": _adopted,
    "principles.repealed": _repealed,
    "principles.corrected": _corrected,
    "principles.record-taken-back": _taken_back,
    "principles.withdrawn": _withdrawn,
}
"""By the stored name of the event."""

TOPICS: dict[str, Any] = {
    "principles.registered": lazy_gettext("Principles registered"),
    "principles.version-adopted": lazy_gettext("Versions of principles adopted"),
    "principles.repealed": lazy_gettext("Principles repealed"),
    "principles.corrected": lazy_gettext("Principles corrected"),
    "principles.record-taken-back": lazy_gettext("Records of principles taken back"),
    "principles.withdrawn": lazy_gettext("Principles withdrawn"),
    "principles.document-attached": lazy_gettext("Documents of principles"),
    "principles.document-moved": lazy_gettext("Documents of principles moved"),
    "principles.document-returned": lazy_gettext("Documents of principles moved back"),
    "principles.published": lazy_gettext("Principles published"),
    "principles.shielded": lazy_gettext("Principles shielded"),
    "principles.shielding-lifted": lazy_gettext("Principles no longer shielded"),
}
"""What a filter calls each kind of event."""
