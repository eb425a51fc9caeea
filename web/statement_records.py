"""What is recorded of a statement, record by record, in a line each."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask_babel import gettext, lazy_gettext

from domain.statements import RecordKind, Statement
from domain.statements.facts import DAY_OF
from web.formats import format_day
from web.forms.statement_records import PUT_RIGHT
from web.labels import label
from web.recorded import RecordedOf, organisation_of, with_version

_MOST_NAMED = 3


def _named(record: Mapping[str, Any]) -> list[str]:
    return [*(organisation_of(record) or record.get("recipients", ()))]


def _words(record: Mapping[str, Any], names: Mapping[UUID, str]) -> str:
    """Return what a record tells: `Version 2: Sent, Liksomfylket, 14.03.2025`."""
    kind = RecordKind(record["kind"])
    words = label("stance", record["stance"]) if kind == RecordKind.SUPPORT else label("statement-record", kind)
    if kind == RecordKind.VERSION:
        words = record["label"] or gettext("drafted")
    elif kind == RecordKind.PUBLICATION:
        words += f": {record['outlet'] or label('channel', record['channel'])}"
    those = [names.get(UUID(one), "") for one in _named(record)]
    if those:
        words += f", {', '.join(those[:_MOST_NAMED])}{' …' if len(those) > _MOST_NAMED else ''}"
    day = record[DAY_OF[kind]]
    return with_version(record, f"{words}, {format_day(day)}" if day else words)


RECORDED = RecordedOf(
    kind=Statement,
    put_right=PUT_RIGHT,
    words=_words,
    named=_named,
    nothing=lazy_gettext("Nothing but the statement itself is recorded."),
    back=lazy_gettext("Go back to the statement"),
)
