"""What is recorded of a statement, record by record, in a line each: for lists from which it is put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Flask
from flask_babel import gettext, lazy_gettext

from domain.recorded import records_of
from domain.statements import RecordKind, versions_of
from domain.statements.facts import OUT
from web.addresses import statement_address
from web.formats import format_day
from web.forms.action import WRITERS
from web.forms.agreement_fields import names_of
from web.forms.statement_records import PUT_RIGHT
from web.forms.statement_versions import ADOPT, DRAFT, SEND
from web.labels import label
from web.signed_in import asker

_DAYS = {
    RecordKind.VERSION: "drafted_on",
    RecordKind.ADOPTION: "adopted_on",
    RecordKind.SUPPORT: "stated_on",
    RecordKind.SENDING: "sent_on",
    RecordKind.PUBLICATION: "published_on",
    RecordKind.REPLY: "replied_on",
    RecordKind.RETRACTION: "retracted_on",
}
_CORRECT, _TAKE_BACK = lazy_gettext("Correct"), lazy_gettext("Take back")
_MOST_NAMED = 3


@dataclass(frozen=True)
class Recorded:
    """Something recorded by the event `number`, in `words`."""

    number: int
    words: str


def recorded(facts: Mapping[str, Any]) -> list[Recorded]:
    """Return what is recorded of a statement, the last first."""
    records = facts["records"]
    names = names_of({UUID(one) for record in records.values() for one in _named(record)})
    latest_first = sorted(records.items(), key=lambda one: -int(one[0]))
    return [Recorded(int(number), _words(record, names)) for number, record in latest_first]


def record_actions(reference: str, number: int) -> list[tuple[str, str]]:
    """Return what puts a record right, and where; nothing for those who may not."""
    if not asker().has(*WRITERS):
        return []
    base = statement_address(reference)
    return [
        (str(_CORRECT), f"{base}/{PUT_RIGHT.correct.path}/{number}"),
        (str(_TAKE_BACK), f"{base}/{PUT_RIGHT.take_back.path}/{number}"),
    ]


def next_action(reference: str, facts: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return what a statement waits for, and where it is done: to be written, adopted or sent.

    None for those who may not, and for one that was published instead of being sent.
    """
    if facts["is_withdrawn"] or not asker().has(*WRITERS):
        return None
    out = {record["kind"] for _, record in records_of(facts, *OUT)}
    if not versions_of(facts):
        action = DRAFT
    elif not out:
        action = ADOPT
    elif out == {RecordKind.ADOPTION}:
        action = SEND
    else:
        return None
    return str(action.title), f"{statement_address(reference)}/{action.path}"


def install(app: Flask) -> None:
    """Give templates `statement_record_actions` and `statement_next`."""
    app.jinja_env.globals.update(statement_record_actions=record_actions, statement_next=next_action)


def _named(record: Mapping[str, Any]) -> list[str]:
    return [record["organisation_id"]] if record.get("organisation_id") else [*record.get("recipients", ())]


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
    day = record[_DAYS[kind]]
    words = f"{words}, {format_day(day)}" if day else words
    if record.get("version") is None:
        return words
    return f"{gettext('Version %(number)s', number=record['version'])}: {words}"
