"""Events of agreements in words."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext

from application.questions.history import HistoryEvent
from web.formats import format_day
from web.history_words.appointments import basis_in_words
from web.history_words.lookup import Lookup
from web.history_words.steps import Teller, Telling, corrected
from web.history_words.values import lateness, registered_after
from web.labels import label


def _registered(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    notes = [label("agreement", details["kind"])]
    if details["covers"]:
        notes.append(gettext("Covers %(matter)s", matter=details["covers"]))
    if details["replaces"]:
        notes.append(gettext("Replaces %(agreements)s", agreements=lookup.named(details["replaces"])))
    return Telling(gettext("Agreement registered"), tuple(notes))


def _party_joined(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("%(party)s became a party", party=lookup.named(details["organisation_id"]))
    notes = [label("party", details["role"])]
    if details["joined_on"]:
        notes.append(gettext("From %(day)s", day=format_day(details["joined_on"])))
    return Telling(what, (*notes, *_basis(details, lookup)))


def _party_left(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("%(party)s left", party=lookup.named(details["organisation_id"]))
    notes = [gettext("Last day %(day)s", day=format_day(details["left_on"]))]
    if details["notice_on"]:
        notes.append(gettext("Notice given %(day)s", day=format_day(details["notice_on"])))
    return Telling(what, (*notes, *_basis(details, lookup)))


def _drafted(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    notes = [str(one) for one in (details["label"], details["summary"]) if one]
    if details["adoption"]["by"] == "assembly":
        notes.append(gettext("The assembly must adopt it"))
    notes.append(label("force", details["force"]["rule"]))
    if details["force"]["earliest"]:
        notes.append(gettext("At the earliest %(day)s", day=format_day(details["force"]["earliest"])))
    return Telling(gettext("Version %(version)s made", version=details["version"]), tuple(notes))


def _amended(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("Text of version %(version)s changed", version=details["version"])
    return Telling(what, _on(details, "amended_on") + _note(details) + _basis(details, lookup))


def _sent(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    what = gettext("Version %(version)s sent for adoption", version=details["version"])
    notes = _on(details, "sent_on")
    if details["deadline"]:
        notes += (gettext("Deadline %(day)s", day=format_day(details["deadline"])),)
    return Telling(what, notes + _basis(details, lookup))


def _planned(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    words = {"who": _who(details, lookup), "version": details["version"], "day": format_day(details["meets_on"])}
    notes = [str(one) for one in (details["body"], details["reference"]) if one]
    return Telling(gettext("%(who)s will treat version %(version)s on %(day)s", **words), tuple(notes))


def _adopted(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    words = {"who": _who(details, lookup), "version": details["version"]}
    reservation, votes = details["reservation"], details["votes"]
    if reservation:
        what = gettext("%(who)s adopted version %(version)s with a reservation", **words)
    else:
        what = gettext("%(who)s adopted version %(version)s", **words)
    notes = _on(details, "decided_on")
    if reservation:
        notes += (reservation["text"], label("reservation", reservation["effect"]))
    if votes:
        notes += (gettext("%(number)s of %(cast)s votes", number=votes["for"], cast=votes["cast"]),)
    return Telling(what, notes + _basis(details, lookup) + _late(event))


def _declined(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    words = {"who": _who(details, lookup), "version": details["version"]}
    notes = _on(details, "decided_on") + _note(details) + _basis(details, lookup)
    return Telling(gettext("%(who)s declined version %(version)s", **words), notes + _late(event))


def _lifted(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    words = {"who": _who(details, lookup), "version": details["version"]}
    notes = _on(details, "lifted_on") + _basis(details, lookup)
    return Telling(gettext("%(who)s lifted its reservation against version %(version)s", **words), notes)


def _signed(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    notes = _on(details, "signed_on") + ((details["signed_by"],) if details["signed_by"] else ())
    if details["organisation_id"] is None:
        return Telling(gettext("Version %(version)s signed by all", version=details["version"]), notes)
    words = {"who": _who(details, lookup), "version": details["version"]}
    return Telling(gettext("%(who)s signed version %(version)s", **words), notes)


def _in_force(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    words = {"version": details["version"], "day": format_day(details["valid_from"])}
    return Telling(gettext("Version %(version)s in force from %(day)s", **words), _basis(details, lookup))


def _superseded(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    words = {"version": details["version"], "day": format_day(details["superseded_on"])}
    notes = _basis(details, lookup)
    if details["by_version"]:
        notes = (gettext("Replaced by version %(version)s", version=details["by_version"]), *notes)
    return Telling(gettext("Version %(version)s in force no longer from %(day)s", **words), notes)


def _version_withdrawn(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    words = {"version": details["version"], "day": format_day(details["withdrawn_on"])}
    return Telling(gettext("Version %(version)s taken back from %(day)s", **words), _note(details))


def _ticked(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    words = {"point": label("point", details["point"]).lower(), "version": details["version"]}
    if not details["found"]:
        return Telling(gettext("Version %(version)s says nothing of: %(point)s", **words))
    notes = [details["clause"]] if details["clause"] else []
    if details["page"]:
        notes.append(gettext("Page %(page)s", page=details["page"]))
    return Telling(gettext("Found in version %(version)s: %(point)s", **words), tuple(notes))


def _reviewed(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    notes = _on(details, "reviewed_on") + _note(details)
    if details["next_on"]:
        notes += (gettext("Next time %(day)s", day=format_day(details["next_on"])),)
    return Telling(gettext("Agreement reviewed"), notes + _basis(details, lookup))


def _terminated(event: HistoryEvent, lookup: Lookup) -> Telling:
    details = event.details
    notes = [gettext("Last day %(day)s", day=format_day(details["ended_on"]))]
    if details["organisation_id"]:
        notes.append(gettext("By notice of %(party)s", party=lookup.named(details["organisation_id"])))
    if details["notice_on"]:
        notes.append(gettext("Notice given %(day)s", day=format_day(details["notice_on"])))
    return Telling(gettext("Agreement terminated"), (*notes, *_basis(details, lookup)))


def _expired(event: HistoryEvent, _: Lookup) -> Telling:
    details = event.details
    notes = (gettext("Last day %(day)s", day=format_day(details["ended_on"])), *_note(details))
    return Telling(gettext("Agreement expired"), notes)


def _corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    changes = corrected(event.details["changes"], _fields(lookup))
    return Telling(gettext("Agreement corrected"), changes=changes, reason=event.details["reason"])


def _taken_back(event: HistoryEvent, lookup: Lookup) -> Telling:
    before = event.details["before"]
    notes = [label("record", before["kind"])]
    if before.get("version"):
        notes.append(gettext("Version %(version)s", version=before["version"]))
    if before.get("organisation_id"):
        notes.append(lookup.named(before["organisation_id"]))
    return Telling(gettext("Did not happen after all"), tuple(notes), reason=event.details["reason"])


def _withdrawn(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Agreement withdrawn: registered by mistake"), reason=event.details["reason"])


def _who(details: Mapping[str, Any], lookup: Lookup) -> str:
    named = details["organisation_id"]
    return lookup.named(named) if named else str(gettext("The assembly"))


def _basis(details: Mapping[str, Any], lookup: Lookup) -> tuple[str, ...]:
    basis = details["basis"]
    told = "" if basis["kind"] == "none-found" else basis_in_words(basis, lookup)
    return (gettext("Basis: %(basis)s", basis=told),) if told else ()


def _on(details: Mapping[str, Any], field: str) -> tuple[str, ...]:
    return (format_day(details[field]),) if details[field] else ()


def _note(details: Mapping[str, Any]) -> tuple[str, ...]:
    return (details["note"],) if details["note"] else ()


def _late(event: HistoryEvent) -> tuple[str, ...]:
    return registered_after(lateness(event.details["decided_on"], event.recorded_at))


def _texts(texts: Any) -> str:
    return str(len(texts))


def _force(force: Mapping[str, Any]) -> str:
    earliest = format_day(force["earliest"]) if force["earliest"] else None
    return ", ".join(filter(None, (label("force", force["rule"]), earliest, force["clause"])))


def _adoption(adoption: Mapping[str, Any], lookup: Lookup) -> str:
    named = lookup.named(adoption["adopters"]).replace("\n", ", ") if adoption["adopters"] else None
    return ", ".join(filter(None, (label("adopted-by", adoption["by"]), named, adoption["clause"])))


def _votes(votes: Mapping[str, int]) -> str:
    return str(gettext("%(number)s of %(cast)s votes", number=votes["for"], cast=votes["cast"]))


def _points(points: Any) -> str:
    return ", ".join(label("point", one).lower() for one in points)


def _fields(lookup: Lookup) -> dict[str, tuple[Any, Any]]:
    return _FIELDS | {
        "organisation_id": (gettext("Organisation"), lookup.named),
        "case_id": (gettext("Case"), lookup.named),
        "replaces": (gettext("Replaces"), lookup.named),
        "document_id": (gettext("Document"), lookup.named),
        "basis": (gettext("Basis"), lambda basis: basis_in_words(basis, lookup)),
        "adoption": (gettext("Who must adopt it"), lambda told: _adoption(told, lookup)),
    }


_FIELDS: dict[str, tuple[Any, Any]] = {
    "kind": (lazy_gettext("Kind"), lambda code: label("agreement", code)),
    "role": (lazy_gettext("Role"), lambda code: label("party", code)),
    "texts": (lazy_gettext("Number of texts"), _texts),
    "points": (lazy_gettext("Points of section 18-4"), _points),
    "force": (lazy_gettext("Comes into force"), _force),
    "reservation": (lazy_gettext("Reservation"), lambda told: told["text"]),
    "votes": (lazy_gettext("Votes"), _votes),
    "found": (lazy_gettext("Found"), lambda told: gettext("Yes") if told else gettext("No")),
    "subject_areas": (lazy_gettext("Subject areas"), ", ".join),
    **{
        field: (words, str)
        for field, words in (
            ("title", lazy_gettext("Title")),
            ("public_title", lazy_gettext("Public title")),
            ("covers", lazy_gettext("Covers")),
            ("label", lazy_gettext("Called")),
            ("summary", lazy_gettext("Summary")),
            ("note", lazy_gettext("Note")),
            ("body", lazy_gettext("Body")),
            ("reference", lazy_gettext("Reference")),
            ("signed_by", lazy_gettext("Signed by")),
            ("clause", lazy_gettext("Clause")),
            ("notice_clause", lazy_gettext("Clause on notice")),
            ("review_clause", lazy_gettext("Clause on review")),
            ("notice_months", lazy_gettext("Notice, months")),
            ("amends", lazy_gettext("Changes version")),
            ("by_version", lazy_gettext("Replaced by version")),
            ("page", lazy_gettext("Page")),
        )
    },
    **{
        field: (words, format_day)
        for field, words in (
            ("joined_on", lazy_gettext("Party from")),
            ("left_on", lazy_gettext("Last day")),
            ("ended_on", lazy_gettext("Last day")),
            ("valid_until", lazy_gettext("Last day")),
            ("notice_on", lazy_gettext("Notice given")),
            ("notice_by", lazy_gettext("Last day of notice")),
            ("drafted_on", lazy_gettext("Dated")),
            ("amended_on", lazy_gettext("Changed on")),
            ("review_on", lazy_gettext("To be reviewed")),
            ("sent_on", lazy_gettext("Sent on")),
            ("deadline", lazy_gettext("Deadline")),
            ("meets_on", lazy_gettext("Day of the meeting")),
            ("decided_on", lazy_gettext("Decided on")),
            ("lifted_on", lazy_gettext("Lifted on")),
            ("signed_on", lazy_gettext("Signed on")),
            ("valid_from", lazy_gettext("In force from")),
            ("superseded_on", lazy_gettext("Replaced on")),
            ("withdrawn_on", lazy_gettext("Taken back on")),
            ("reviewed_on", lazy_gettext("Reviewed on")),
            ("next_on", lazy_gettext("Next review")),
        )
    },
}
"""What may be corrected of agreements, but for what names records."""

TELLERS: dict[str, Teller] = {
    "agreement.registered": _registered,
    "agreement.party-joined": _party_joined,
    "agreement.party-left": _party_left,
    "agreement.version-drafted": _drafted,
    "agreement.version-amended": _amended,
    "agreement.version-sent": _sent,
    "agreement.treatment-planned": _planned,
    "agreement.version-adopted": _adopted,
    "agreement.version-declined": _declined,
    "agreement.reservation-lifted": _lifted,
    "agreement.version-signed": _signed,
    "agreement.version-in-force": _in_force,
    "agreement.version-superseded": _superseded,
    "agreement.version-withdrawn": _version_withdrawn,
    "agreement.point-ticked": _ticked,
    "agreement.reviewed": _reviewed,
    "agreement.terminated": _terminated,
    "agreement.expired": _expired,
    "agreement.corrected": _corrected,
    "agreement.record-taken-back": _taken_back,
    "agreement.withdrawn": _withdrawn,
}
"""By the stored name of the event."""

TOPICS: dict[str, Any] = {
    "agreement.registered": lazy_gettext("Agreements registered"),
    "agreement.party-joined": lazy_gettext("Parties that joined"),
    "agreement.party-left": lazy_gettext("Parties that left"),
    "agreement.version-drafted": lazy_gettext("Versions made"),
    "agreement.version-amended": lazy_gettext("Texts of versions changed"),
    "agreement.version-sent": lazy_gettext("Versions sent for adoption"),
    "agreement.treatment-planned": lazy_gettext("Treatments planned"),
    "agreement.version-adopted": lazy_gettext("Versions adopted"),
    "agreement.version-declined": lazy_gettext("Versions declined"),
    "agreement.reservation-lifted": lazy_gettext("Reservations lifted"),
    "agreement.version-signed": lazy_gettext("Versions signed"),
    "agreement.version-in-force": lazy_gettext("Versions set in force"),
    "agreement.version-superseded": lazy_gettext("Versions replaced"),
    "agreement.version-withdrawn": lazy_gettext("Versions taken back"),
    "agreement.point-ticked": lazy_gettext("Points of section 18-4 looked up"),
    "agreement.reviewed": lazy_gettext("Agreements reviewed"),
    "agreement.terminated": lazy_gettext("Agreements terminated"),
    "agreement.expired": lazy_gettext("Agreements expired"),
    "agreement.corrected": lazy_gettext("Agreements corrected"),
    "agreement.record-taken-back": lazy_gettext("Records of agreements taken back"),
    "agreement.withdrawn": lazy_gettext("Agreements withdrawn"),
    "agreement.document-attached": lazy_gettext("Documents of agreements"),
    "agreement.document-moved": lazy_gettext("Documents of agreements moved"),
    "agreement.document-returned": lazy_gettext("Documents of agreements moved back"),
    "agreement.published": lazy_gettext("Agreements published"),
    "agreement.shielded": lazy_gettext("Agreements shielded"),
    "agreement.shielding-lifted": lazy_gettext("Agreements no longer shielded"),
}
"""What a filter calls each kind of event."""
