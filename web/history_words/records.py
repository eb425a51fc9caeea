"""Events of cases, journal entries and documents in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext, lazy_gettext

from application.commands.access import KINDS
from application.commands.documents import HOLDERS
from application.questions.history import HistoryEvent
from web.formats import format_day, format_size
from web.history_words.lookup import Lookup
from web.history_words.steps import Teller, Telling, changed, corrected
from web.history_words.values import lateness, registered_after, shielding
from web.labels import label

_FIELDS: dict[str, tuple[Any, Any]] = {
    "kind": (lazy_gettext("Kind"), lambda code: label("entry", code)),
    "title": (lazy_gettext("Title"), str),
    "public_title": (lazy_gettext("Public title"), str),
    "senders": (lazy_gettext("From"), lambda stored: _parties(stored)),
    "recipients": (lazy_gettext("To"), lambda stored: _parties(stored)),
    "document_date": (lazy_gettext("Date on the paper"), format_day),
    "received_on": (lazy_gettext("Received"), format_day),
    "sent_on": (lazy_gettext("Sent"), format_day),
    "due": (lazy_gettext("Answer due"), format_day),
}
"""What may be corrected of a journal entry, but for who deals with it: what it is called, and its values in words."""

_FIELDS_OF_DOCUMENTS: dict[str, tuple[Any, Any]] = {
    "title": (lazy_gettext("Title"), str),
    "name": (lazy_gettext("Name of the file"), str),
}


_FIELDS_OF_CASES: dict[str, tuple[Any, Any]] = {
    "title": (lazy_gettext("Title"), str),
    "public_title": (lazy_gettext("Public title"), str),
    "opened_on": (lazy_gettext("Opened"), format_day),
    "subject_areas": (lazy_gettext("Subject area"), ", ".join),
}
"""What may be corrected of a case, but for the account that answers for it, which is looked up."""


def _case_opened(event: HistoryEvent, _: Lookup) -> Telling:
    opened = event.details["opened_on"]
    notes = (gettext("Opened %(day)s", day=format_day(opened)),) if opened else ()
    return Telling(gettext("Case registered"), notes + registered_after(lateness(opened, event.recorded_at)))


def _classified(event: HistoryEvent, _: Lookup) -> Telling:
    before, after = (", ".join(event.details[name]) for name in ("before", "subject_areas"))
    return Telling(gettext("Subject areas set"), changes=changed(gettext("Subject area"), before, after))


def _retitled(event: HistoryEvent, _: Lookup) -> Telling:
    before, after = event.details["before"], event.details
    return Telling(
        gettext("Case given another title"),
        changes=changed(gettext("Title"), before["title"], after["title"])
        + changed(gettext("Public title"), before["public_title"], after["public_title"]),
        reason=event.details["reason"],
    )


def _responsible(event: HistoryEvent, lookup: Lookup) -> Telling:
    before, after = lookup.account(event.details["before"]), lookup.account(event.details["responsible"])
    return Telling(gettext("Case officer named"), changes=changed(gettext("Case officer"), before, after))


def _closed(event: HistoryEvent, _: Lookup) -> Telling:
    on = event.details.get("closed_on")
    notes = (gettext("Closed %(day)s", day=format_day(on)),) if on else ()
    return Telling(
        gettext("Case closed"),
        notes + registered_after(lateness(on, event.recorded_at)),
        reason=event.details["ground"],
    )


def _reopened(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Case opened again"), reason=event.details["reason"])


def _opening_corrected(event: HistoryEvent, _: Lookup) -> Telling:
    before, after = format_day(event.details["before"]), format_day(event.details["opened_on"])
    change = changed(gettext("Opened"), before, after)
    return Telling(gettext("Opening day corrected"), changes=change, reason=event.details["reason"])


def _case_corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    changes = corrected(event.details["changes"], _FIELDS_OF_CASES | _of_accounts(lookup))
    return Telling(gettext("Case corrected"), changes=changes, reason=event.details["reason"])


def _of_accounts(lookup: Lookup) -> dict[str, tuple[Any, Any]]:
    return {"responsible": (gettext("Case officer"), lookup.account)}


def _registered(event: HistoryEvent, lookup: Lookup) -> Telling:
    dated, received, sent = (event.details[name] for name in ("document_date", "received_on", "sent_on"))
    notes = (
        gettext("Dated %(day)s", day=format_day(dated)) if dated else "",
        gettext("Received %(day)s", day=format_day(received)) if received else "",
        gettext("Sent %(day)s", day=format_day(sent)) if sent else "",
        *registered_after(lateness(received or sent, event.recorded_at)),
    )
    return Telling(gettext("Journal entry registered"), tuple(filter(None, notes)), related=lookup.related(event))


def _entry_corrected(event: HistoryEvent, lookup: Lookup) -> Telling:
    changes = corrected(event.details["changes"], _FIELDS | _of_accounts(lookup))
    what = gettext("Journal entry corrected")
    return Telling(what, changes=changes, reason=event.details["reason"])


def _parties(stored: Sequence[Mapping[str, Any]]) -> str:
    return "\n".join(
        gettext("%(name)s (shielded)", name=one["name"]) if one.get("shielded") else one["name"] for one in stored
    )


def _attached(event: HistoryEvent, lookup: Lookup) -> Telling:
    is_main = event.details["role"] == "main"
    what = gettext("Main document filed") if is_main else gettext("Attachment filed")
    return Telling(what, related=lookup.related(event))


def _answered(event: HistoryEvent, lookup: Lookup) -> Telling:
    told = " ".join(filter(None, (label("answer", event.details["way"]), format_day(event.details["answered_on"]))))
    return Telling(gettext("Noted as answered"), (told,), related=lookup.related(event), relation=gettext("Answer:"))


def _answer_withdrawn(event: HistoryEvent, _: Lookup) -> Telling:
    before = event.details["before"]
    told = " ".join(filter(None, (label("answer", before["way"]), format_day(before["answered_on"]))))
    change = changed(gettext("Answer"), told, None)
    return Telling(gettext("No longer noted as answered"), changes=change, reason=event.details["reason"])


def _answer_expected(event: HistoryEvent, _: Lookup) -> Telling:
    before, after = (format_day(event.details[name]) if event.details[name] else None for name in ("before", "due"))
    return Telling(gettext("Day for the answer set"), changes=changed(gettext("Answer due"), before, after))


def _moved(event: HistoryEvent, lookup: Lookup) -> Telling:
    change = changed(gettext("Number"), event.details["before"]["reference"], event.details["reference"])
    return Telling(
        gettext("Moved to another case"),
        changes=change,
        reason=event.details["reason"],
        related=lookup.related(event),
        relation=gettext("To:"),
    )


def _document_moved(event: HistoryEvent, lookup: Lookup) -> Telling:
    return Telling(
        gettext("Document moved to another record"),
        reason=event.details["reason"],
        related=lookup.related(event),
    )


def _document_returned(event: HistoryEvent, lookup: Lookup) -> Telling:
    return Telling(gettext("Document moved back here"), related=lookup.related(event))


def _document_corrected(event: HistoryEvent, _: Lookup) -> Telling:
    changes = corrected(event.details["changes"], _FIELDS_OF_DOCUMENTS)
    return Telling(gettext("Document corrected"), changes=changes, reason=event.details["reason"])


def _withdrawn(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Withdrawn"), reason=event.details["reason"])


def _restored(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("No longer withdrawn"), reason=event.details["reason"])


def _filed(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Document filed"), (_file(event),))


def _version_filed(event: HistoryEvent, _: Lookup) -> Telling:
    what = gettext("Version %(number)s filed", number=event.details["number"])
    return Telling(what, (_file(event),), reason=event.details["reason"])


def _public_version_filed(event: HistoryEvent, _: Lookup) -> Telling:
    return Telling(gettext("Public version filed"), (_file(event),))


def _file(event: HistoryEvent) -> str:
    return f"{event.details['name']}, {format_size(event.details['size'])}"


def _published(_: HistoryEvent, __: Lookup) -> Telling:
    return Telling(gettext("Published"))


def _shielded(event: HistoryEvent, _: Lookup) -> Telling:
    before, after = shielding(event.details["before"]), shielding(event.details)
    if before is None:
        return Telling(gettext("Shielded"), (after or "",))
    return Telling(gettext("Shielding changed"), changes=changed(gettext("Shielding"), before, after))


def _lifted(event: HistoryEvent, _: Lookup) -> Telling:
    before = shielding(event.details["before"])
    return Telling(gettext("Shielding lifted"), (before,) if before else (), reason=event.details["reason"])


TELLERS: dict[str, Teller] = {
    "case.opened": _case_opened,
    "case.classified": _classified,
    "case.retitled": _retitled,
    "case.corrected": _case_corrected,
    "case.responsible-assigned": _responsible,
    "case.closed": _closed,
    "case.reopened": _reopened,
    "case.opening-corrected": _opening_corrected,
    "journal-entry.registered": _registered,
    "journal-entry.answered": _answered,
    "journal-entry.corrected": _entry_corrected,
    "journal-entry.answer-withdrawn": _answer_withdrawn,
    "journal-entry.answer-expected": _answer_expected,
    "journal-entry.responsible-assigned": _responsible,
    "journal-entry.moved": _moved,
    "document.corrected": _document_corrected,
    "document.filed": _filed,
    "document.version-filed": _version_filed,
    "document.public-version-filed": _public_version_filed,
    **{f"{kind}.document-attached": _attached for kind in HOLDERS},
    **{f"{kind}.document-moved": _document_moved for kind in HOLDERS},
    **{f"{kind}.document-returned": _document_returned for kind in HOLDERS},
    **{f"{kind}.withdrawn": _withdrawn for kind in ("journal-entry", "document")},
    **{f"{kind}.restored": _restored for kind in ("journal-entry", "document")},
    **{f"{kind}.published": _published for kind in KINDS},
    **{f"{kind}.shielded": _shielded for kind in KINDS},
    **{f"{kind}.shielding-lifted": _lifted for kind in KINDS},
}
"""By the stored name of the event."""
