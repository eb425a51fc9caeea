"""What is recorded of an agreement, record by record, in a line each."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask_babel import gettext, lazy_gettext

from domain.agreements import Agreement, RecordKind
from web.formats import format_day
from web.forms.agreement_records import PUT_RIGHT
from web.labels import label
from web.recorded import RecordedOf, organisation_of, with_version

_DAYS = (
    "joined_on",
    "left_on",
    "drafted_on",
    "amended_on",
    "sent_on",
    "meets_on",
    "decided_on",
    "lifted_on",
    "signed_on",
    "valid_from",
    "superseded_on",
    "withdrawn_on",
    "reviewed_on",
    "ended_on",
)


def _words(record: Mapping[str, Any], names: Mapping[UUID, str]) -> str:
    """Return what a record tells: `Version 2: Adopted by Marker kommune, 14.03.2025`."""
    kind = record["kind"]
    words = label("record", kind)
    if kind == RecordKind.POINT:
        words = label("point", record["point"])
    elif kind == RecordKind.VERSION:
        words = record["label"] or gettext("drafted")
    told = [words, *(names.get(UUID(one), "") for one in organisation_of(record))]
    day = next((record[one] for one in _DAYS if record.get(one)), None)
    return with_version(record, ", ".join([*told, format_day(day)] if day else told))


RECORDED = RecordedOf(
    kind=Agreement,
    put_right=PUT_RIGHT,
    words=_words,
    nothing=lazy_gettext("Nothing but the agreement itself is recorded."),
    back=lazy_gettext("Go back to the agreement"),
)
