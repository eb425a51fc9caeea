"""Whom an extract may be sent to: who wrote in the case, organisations the item names, and the participants.

What is journaled names its recipients for everybody, so nobody who is shielded is proposed, and of a closed item its
public title alone is read.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from flask import g
from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.journal import entries_of_case
from application.questions.organisations import organisation_names
from application.questions.organisations_written import organisations_written
from domain.access import Audience
from domain.journal import JournalEntryKind
from domain.meetings import Item, Meeting, item_of
from domain.meetings.public import closed_items
from web.forms.seats import participants_now
from web.services import current_services

_MOST_WORDS, _MOST_NAMES = 4, 400
_WORD = re.compile(r"[^\W_][\w&.-]*")


def proposed_recipients() -> Mapping[str, str]:
    """Return the names proposed for the item of the page, each with why it is; nothing where there is no page."""
    meeting, number = g.get("acting_on"), g.get("acting_item")
    if not isinstance(meeting, Meeting) or number is None:
        return {}
    if "proposed_recipients" not in g:
        item = item_of(meeting.facts, number)
        found: dict[str, str] = {}
        with current_services().stores.registers.connect() as connection:
            _add(found, _senders(connection, item), gettext("wrote in the case"))
            _add(found, _named(connection, meeting, item), gettext("named in the item"))
        _add(found, participants_now().values(), gettext("takes part in the council"))
        g.proposed_recipients = found
    told: Mapping[str, str] = g.proposed_recipients
    return told


def with_chosen(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values whose recipients are those ticked, and then those written; each once."""
    names = dict.fromkeys([*(values.get("chosen") or ()), *(values.get("recipients") or ())])
    return {**values, "recipients": list(names)}


def _add(found: dict[str, str], names: Iterable[str], why: str) -> None:
    for name in names:
        found.setdefault(name, f"{name} ({why})")


def _senders(connection: Connection, item: Item) -> list[str]:
    if item.case_id is None:
        return []
    # As a reader sees them: also what is not published yet, but nobody who is shielded.
    entries = entries_of_case(connection, UUID(item.case_id), Audience.READER)
    those = [one for one in entries if one.kind == JournalEntryKind.INCOMING and one.sees_content]
    return [sender.name for one in those for sender in one.senders if sender.name]


def _named(connection: Connection, meeting: Meeting, item: Item) -> list[str]:
    if item.item in closed_items(meeting.facts):
        texts = [item.public_title]
    else:
        treated = (meeting.minutes or {}).get("treatments", {}).get(str(item.item), {})
        texts = [item.title, item.recommendation, treated.get("text")]
    wanted = list(dict.fromkeys(name for text in texts if text for name in _names_in(text)))[:_MOST_NAMES]
    meant = organisations_written(connection, wanted)
    # A name that several bear says of none that it is meant.
    identities = [next(iter(meant[name])) for name in wanted if len(meant[name]) == 1]
    names = organisation_names(connection, identities)
    return [names[one] for one in dict.fromkeys(identities) if one in names]


def _names_in(text: str) -> Iterable[str]:
    """Return what may be a name: one word with a capital, and up to three that follow it."""
    words = [one[0].rstrip(".-") for one in _WORD.finditer(text)]
    for first, word in enumerate(words):
        if word[:1].isupper():
            yield from (" ".join(words[first : first + many]) for many in range(1, _MOST_WORDS + 1))
