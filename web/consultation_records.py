"""What is recorded of a consultation, record by record, in a line each: for lists from which it is put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Flask
from flask_babel import lazy_gettext

from domain.consultations import RecordKind, State
from domain.consultations.standing import DAY_OF
from web.addresses import consultation_address
from web.formats import format_day
from web.forms.action import WRITERS
from web.forms.agreement_fields import names_of
from web.forms.consultation_actions import NEXT
from web.forms.consultation_records import PUT_RIGHT
from web.labels import label
from web.signed_in import asker

_CORRECT, _TAKE_BACK = lazy_gettext("Correct"), lazy_gettext("Take back")


@dataclass(frozen=True)
class Recorded:
    """Something recorded by the event `number`, in `words`."""

    number: int
    words: str


def recorded(facts: Mapping[str, Any]) -> list[Recorded]:
    """Return what is recorded of a consultation, the last first."""
    records = facts["records"]
    names = names_of({UUID(one["organisation_id"]) for one in records.values() if one.get("organisation_id")})
    latest_first = sorted(records.items(), key=lambda one: -int(one[0]))
    return [Recorded(int(number), _words(record, names)) for number, record in latest_first]


def record_actions(reference: str, number: int) -> list[tuple[str, str]]:
    """Return what puts a record right, and where; nothing for those who may not."""
    if not asker().has(*WRITERS):
        return []
    base = consultation_address(reference)
    return [
        (str(_CORRECT), f"{base}/{PUT_RIGHT.correct.path}/{number}"),
        (str(_TAKE_BACK), f"{base}/{PUT_RIGHT.take_back.path}/{number}"),
    ]


def next_action(reference: str, state: str) -> tuple[str, str] | None:
    """Return what a consultation in a state waits for, and where it is done; None for those who may not."""
    action = NEXT.get(State(state)) if asker().has(*WRITERS) else None
    return (str(action.title), f"{consultation_address(reference)}/{action.path}") if action else None


def install(app: Flask) -> None:
    """Give templates `consultation_record_actions` and `consultation_next`."""
    app.jinja_env.globals.update(consultation_record_actions=record_actions, consultation_next=next_action)


def _words(record: Mapping[str, Any], names: Mapping[UUID, str]) -> str:
    """Return what a record tells: `Input received, Prøvdal kommune, 14.03.2025`."""
    kind = RecordKind(record["kind"])
    words = label("consultation-record", kind)
    if kind == RecordKind.WAY:
        words += f": {label('answering-way', record['way'])}"
    if record.get("organisation_id"):
        words += f", {names.get(UUID(record['organisation_id']), '')}"
    return f"{words}, {format_day(record[DAY_OF[kind]])}"
