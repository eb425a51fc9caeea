"""What is recorded of a consultation, record by record, in a line each."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext

from domain.consultations import Consultation, RecordKind
from domain.consultations.standing import DAY_OF
from web.formats import format_day
from web.forms.consultation_records import PUT_RIGHT
from web.labels import label
from web.recorded import RecordedOf, organisation_of


def _words(record: Mapping[str, Any], names: Mapping[UUID, str]) -> str:
    """Return what a record tells: `Input received, Prøvdal kommune, 14.03.2025`."""
    kind = RecordKind(record["kind"])
    words = label("consultation-record", kind)
    if kind == RecordKind.WAY:
        words += f": {label('answering-way', record['way'])}"
    told = [words, *(names.get(UUID(one), "") for one in organisation_of(record)), format_day(record[DAY_OF[kind]])]
    return ", ".join(told)


RECORDED = RecordedOf(
    kind=Consultation,
    put_right=PUT_RIGHT,
    words=_words,
    nothing=lazy_gettext("Nothing but the letter itself is recorded."),
    back=lazy_gettext("Go back to the consultation"),
)
