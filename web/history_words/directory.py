"""Events of bodies, organisations and people in words."""

from itertools import chain
from typing import Any

from flask_babel import gettext, lazy_gettext

from application.questions.history import HistoryEvent
from web.formats import format_day
from web.history_words.lookup import Link, Lookup
from web.history_words.steps import Teller, Telling, changed, corrected
from web.labels import label

NUMBERS: dict[str, Any] = {
    "organisation-number": lazy_gettext("Organisation number"),
    "municipality-number": lazy_gettext("Municipality number"),
    "county-number": lazy_gettext("County number"),
}


def _since(day: str | None) -> tuple[str, ...]:
    return (gettext("Valid from %(day)s", day=format_day(day)),) if day else ()


def _established(event: HistoryEvent, _: Lookup) -> Telling:
    on = event.details["established_on"]
    notes = (gettext("Established %(day)s", day=format_day(on)),) if on else ()
    return Telling(gettext("Body registered as %(name)s", name=event.details["name"]), notes)


def _body_renamed(event: HistoryEvent, _: Lookup) -> Telling:
    before, after = event.details["before"], event.details
    return Telling(
        gettext("Body given another name"),
        _since(after["valid_from"]),
        changed(gettext("Name"), before["name"], after["name"])
        + changed(gettext("Abbreviation"), before["abbreviation"], after["abbreviation"]),
    )


def _earlier_name(event: HistoryEvent, _: Lookup) -> Telling:
    name, abbreviation = event.details["name"], event.details.get("abbreviation")
    name = f"{name} ({abbreviation})" if abbreviation else name
    return Telling(gettext("Earlier name noted: %(name)s", name=name), _since(event.details["valid_from"]))


def _label(link: Link | None) -> str | None:
    return link.label if link else None


def _owner_set(event: HistoryEvent, lookup: Lookup) -> Telling:
    change = changed(gettext("Owner"), _label(lookup.before(event)), _label(lookup.related(event)))
    return Telling(gettext("Owner set"), changes=change)


def _convener_set(event: HistoryEvent, lookup: Lookup) -> Telling:
    change = changed(gettext("Calls the meetings"), _label(lookup.before(event)), _label(lookup.related(event)))
    return Telling(gettext("Set who calls the meetings"), changes=change)


def _duties_set(event: HistoryEvent, _: Lookup) -> Telling:
    before, after = event.details["before"], event.details
    changes = [changed(words, before[name], after[name]) for name, (words, _write) in _DUTIES.items()]
    return Telling(gettext("Set who has the agenda, chairs and follows up"), changes=tuple(chain(*changes)))


def _dissolved(event: HistoryEvent, _: Lookup) -> Telling:
    on = event.details["dissolved_on"]
    return Telling(gettext("Body dissolved"), (gettext("Dissolved %(day)s", day=format_day(on)),) if on else ())


def _registered(event: HistoryEvent, _: Lookup) -> Telling:
    what = gettext("Organisation registered as %(name)s", name=event.details["name"])
    return Telling(what, _since(event.details["valid_from"]))


def _renamed(event: HistoryEvent, _: Lookup) -> Telling:
    change = changed(gettext("Name"), event.details["before"], event.details["name"])
    return Telling(gettext("Given another name"), _since(event.details["valid_from"]), change)


def _merged_into(event: HistoryEvent, lookup: Lookup) -> Telling:
    on = event.details["merged_on"]
    notes = (gettext("Merged %(day)s", day=format_day(on)),) if on else ()
    into = lookup.related(event)
    return Telling(gettext("Became part of another organisation"), notes, related=into, relation=gettext("Part of:"))


def _number_assigned(event: HistoryEvent, _: Lookup) -> Telling:
    name = NUMBERS.get(event.details["number_kind"], event.details["number_kind"])
    change = changed(name, event.details["before"], event.details["number"])
    return Telling(gettext("Given a number"), _since(event.details["valid_from"]), change)


def _person_registered(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Person registered as %(name)s", name=event.details["name"]))


def _found_same(event: HistoryEvent, lookup: Lookup) -> Telling:
    other = lookup.related(event)
    return Telling(gettext("Found to be the same person as another"), related=other, reason=event.details["reason"])


def _found_different(event: HistoryEvent, lookup: Lookup) -> Telling:
    other = lookup.related(event)
    return Telling(gettext("Not the same person after all"), related=other, reason=event.details["reason"])


_DUTIES: dict[str, tuple[Any, Any]] = {
    "agenda": (lazy_gettext("Has the agenda"), str),
    "chair": (lazy_gettext("Chairs the meetings"), str),
    "follow_up": (lazy_gettext("Follows up"), str),
}
"""Who does what around the meetings of a body."""

_FIELDS: dict[str, tuple[Any, Any]] = {
    **_DUTIES,
    "name": (lazy_gettext("Name"), str),
    "abbreviation": (lazy_gettext("Abbreviation"), str),
    "valid_from": (lazy_gettext("Valid from"), format_day),
    "number": (lazy_gettext("Number"), str),
    "established_on": (lazy_gettext("Established"), format_day),
    "dissolved_on": (lazy_gettext("Dissolved"), format_day),
    "merged_on": (lazy_gettext("Merged on"), format_day),
    "is_dissolved": (lazy_gettext("Dissolved"), lambda dissolved: gettext("Yes") if dissolved else gettext("No")),
}
"""What may be corrected of bodies, organisations and people, but for kinds and other organisations."""


def _named_rightly(event: HistoryEvent, _: Lookup) -> Telling:
    changes = corrected(event.details["changes"], _FIELDS)
    return Telling(gettext("Name corrected"), changes=changes, reason=event.details["reason"])


def _corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    fields = _FIELDS | {
        "kind": (gettext("Kind"), lambda code: label(event.record_kind, code)),
        "owner_id": (gettext("Owner"), lookup.named),
        "convener_id": (gettext("Calls the meetings"), lookup.named),
        "merged_into": (gettext("Part of"), lookup.named),
    }
    changes = corrected(event.details["changes"], fields)
    return Telling(gettext("Corrected"), changes=changes, reason=event.details["reason"])


def _number_corrected(event: HistoryEvent, _: Lookup) -> Telling:
    name = NUMBERS.get(event.details["number_kind"], event.details["number_kind"])
    changes = corrected(event.details["changes"], _FIELDS | {"number": (name, str)})
    return Telling(gettext("Number corrected"), changes=changes, reason=event.details["reason"])


TELLERS: dict[str, Teller] = {
    "body.established": _established,
    "body.renamed": _body_renamed,
    "body.earlier-name-noted": _earlier_name,
    "body.owner-set": _owner_set,
    "body.convener-set": _convener_set,
    "body.duties-set": _duties_set,
    "body.dissolved": _dissolved,
    "organisation.registered": _registered,
    "organisation.renamed": _renamed,
    "organisation.earlier-name-noted": _earlier_name,
    "organisation.merged-into": _merged_into,
    "organisation.number-assigned": _number_assigned,
    **{f"{kind}.name-corrected": _named_rightly for kind in ("body", "organisation", "person")},
    **{f"{kind}.corrected": _corrected for kind in ("body", "organisation")},
    "organisation.number-corrected": _number_corrected,
    "person.registered": _person_registered,
    "person.renamed": _renamed,
    "person.found-same": _found_same,
    "person.found-different": _found_different,
}
"""By the stored name of the event."""
