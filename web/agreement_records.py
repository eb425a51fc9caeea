"""What is recorded of an agreement, record by record, in a line each: for lists from which it is put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Flask
from flask_babel import gettext, lazy_gettext

from domain.agreements import RecordKind, Records
from web.addresses import agreement_address
from web.formats import format_day
from web.forms.action import WRITERS, Action
from web.forms.agreement_fields import names_of
from web.forms.agreement_records import PUT_RIGHT
from web.forms.agreement_states import VersionStands, can_be_sent, was_sent
from web.forms.version_actions import ACTIONS, SEND, TREATMENTS
from web.labels import label
from web.signed_in import asker

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
_CORRECT, _TAKE_BACK = lazy_gettext("Correct"), lazy_gettext("Take back")


@dataclass(frozen=True)
class Recorded:
    """Something recorded by the event `number`, of a `version` if it is about one, in `words`."""

    number: int
    version: int | None
    words: str


def recorded(facts: Mapping[str, Any]) -> list[Recorded]:
    """Return what is recorded of an agreement, the last first."""
    records = facts["records"]
    named = {UUID(one["organisation_id"]) for one in records.values() if one.get("organisation_id")}
    names = names_of(named)
    return [
        Recorded(int(number), record.get("version"), _words(record, names))
        for number, record in sorted(records.items(), key=lambda one: -int(one[0]))
    ]


def record_actions(reference: str, number: int) -> list[tuple[str, str]]:
    """Return what puts a record right, and where; nothing for those who may not."""
    if not asker().has(*WRITERS):
        return []
    base = agreement_address(reference)
    return [
        (str(_CORRECT), f"{base}/{PUT_RIGHT.correct.path}/{number}"),
        (str(_TAKE_BACK), f"{base}/{PUT_RIGHT.take_back.path}/{number}"),
    ]


def version_actions(reference: str, facts: Mapping[str, Any], version: int) -> list[tuple[str, str]]:
    """Return what can be done with a version, and where, what comes next first; nothing for those who may not."""
    if not asker().has(*WRITERS):
        return []
    stands, base = VersionStands(Records(facts), version), agreement_address(reference, version)
    following = _next(stands)
    fitting = sorted((one for one in ACTIONS if one.fits(stands)), key=lambda one: one is not following)
    return [(str(one.title), f"{base}/{one.path}") for one in fitting]


def has_next(facts: Mapping[str, Any], version: int) -> bool:
    """Return whether what can be done first with a version is what it waits for: to be sent, or to be adopted."""
    return _next(VersionStands(Records(facts), version)) is not None


def install(app: Flask) -> None:
    """Give templates `record_actions`, `version_actions` and `has_next`."""
    app.jinja_env.globals.update(record_actions=record_actions, version_actions=version_actions, has_next=has_next)


def _next(stands: VersionStands) -> Action | None:
    if not can_be_sent(stands):
        return None
    return TREATMENTS if was_sent(stands) else SEND


def _words(record: Mapping[str, Any], names: Mapping[UUID, str]) -> str:
    """Return what a record tells: `Version 2: Adopted by Marker kommune, 14.03.2025`."""
    kind = record["kind"]
    words = label("record", kind)
    if kind == RecordKind.POINT:
        words = label("point", record["point"])
    elif kind == RecordKind.VERSION:
        words = record["label"] or gettext("drafted")
    if record.get("organisation_id"):
        words += f", {names.get(UUID(record['organisation_id']), '')}"
    day = next((record[one] for one in _DAYS if record.get(one)), None)
    words = f"{words}, {format_day(day)}" if day else words
    if record.get("version") is None:
        return words
    return f"{gettext('Version %(number)s', number=record['version'])}: {words}"
