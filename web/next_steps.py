"""What versions of agreements, consultations, meetings and statements wait for: what comes next, for those who may."""

from collections.abc import Mapping
from typing import Any

from flask import Flask
from flask_babel import gettext

from domain.agreements import Records
from domain.consultations import State
from domain.meetings import State as MeetingState
from domain.recorded import records_of
from domain.statements import RecordKind, versions_of
from domain.statements.facts import OUT
from web.addresses import agreement_address, consultation_address, meeting_address, statement_address
from web.forms.action import WRITERS, Action
from web.forms.agreement_states import VersionStands, can_be_sent, was_sent
from web.forms.consultation_actions import NEXT
from web.forms.meeting_actions import NEXT as NEXT_OF_MEETING
from web.forms.meeting_items import CHANGE, DROP
from web.forms.minutes import EXTRACT
from web.forms.statement_versions import ADOPT, DRAFT
from web.forms.statement_versions import SEND as SEND_STATEMENT
from web.forms.version_actions import ACTIONS, SEND, TREATMENTS
from web.signed_in import asker


def version_actions(reference: str, facts: Mapping[str, Any], version: int) -> list[tuple[str, str]]:
    """Return what can be done with a version, and where, what comes next first; nothing for those who may not."""
    if not asker().has(*WRITERS):
        return []
    stands, base = VersionStands(Records(facts), version), agreement_address(reference, version)
    following = _next_of_version(stands)
    fitting = sorted((one for one in ACTIONS if one.fits(stands)), key=lambda one: one is not following)
    return [(str(one.title), f"{base}/{one.path}") for one in fitting]


def version_has_next(facts: Mapping[str, Any], version: int) -> bool:
    """Return whether what can be done first with a version is what it waits for: to be sent, or to be adopted."""
    return _next_of_version(VersionStands(Records(facts), version)) is not None


def consultation_next(reference: str, state: str) -> tuple[str, str] | None:
    """Return what a consultation in a state waits for, and where it is done; None for those who may not."""
    action = NEXT.get(State(state)) if asker().has(*WRITERS) else None
    return (str(action.title), f"{consultation_address(reference)}/{action.path}") if action else None


def meeting_next(reference: str, state: str) -> tuple[str, str] | None:
    """Return what a meeting in a state waits for, and where it is done; None for those who may not."""
    if asker().has(*WRITERS) and state == MeetingState.CONVENED:
        return gettext("In the meeting"), f"{meeting_address(reference)}/i-motet"
    if asker().has(*WRITERS) and state == MeetingState.HELD:
        return gettext("Make the minutes"), f"{meeting_address(reference)}/protokoll/skriv"
    action = NEXT_OF_MEETING.get(MeetingState(state)) if asker().has(*WRITERS) else None
    return (str(action.title), f"{meeting_address(reference)}/{action.path}") if action else None


def item_offers(meeting: Any, one: Any) -> list[tuple[str, str]]:
    """Return what can be done with an item of a meeting, and where; nothing for those who may not."""
    if not asker().has(*WRITERS) or meeting.withdrawn:
        return []
    told = (CHANGE, DROP) if one.treatment is None else (CHANGE, EXTRACT)
    return [(str(each.title), f"{meeting_address(meeting.reference, one.item.item)}/{each.path}") for each in told]


def statement_next(reference: str, facts: Mapping[str, Any]) -> tuple[str, str] | None:
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
        action = SEND_STATEMENT
    else:
        return None
    return str(action.title), f"{statement_address(reference)}/{action.path}"


def install(app: Flask) -> None:
    """Give templates `version_actions`, `version_has_next`, `item_offers`, and what each kind of record waits for."""
    app.jinja_env.globals.update(
        version_actions=version_actions,
        version_has_next=version_has_next,
        consultation_next=consultation_next,
        meeting_next=meeting_next,
        item_offers=item_offers,
        statement_next=statement_next,
    )


def _next_of_version(stands: VersionStands) -> Action | None:
    if not can_be_sent(stands):
        return None
    return TREATMENTS if was_sent(stands) else SEND
