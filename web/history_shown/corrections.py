"""Corrections in words, as far as each asker may know what stood before and after."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from application.questions.agreement_facts import facts_of_agreements
from application.questions.agreements_of import latest_corrections_of_party
from application.questions.corrections import access_events
from application.questions.history import HistoryEvent, events_at
from application.questions.known import last_position
from domain.access import Audience
from web.history_shown.details import may_hide_names, shows_nomination, shows_titles
from web.history_shown.drafts import is_of_draft
from web.history_shown.shown import Shown, in_words
from web.history_shown.standing import Standing
from web.history_words import Step


def corrections_told(connection: Connection, events: Sequence[HistoryEvent], audience: Audience) -> list[Step]:
    """Return the corrections of a page of application/questions/corrections.py in words, in their order."""
    if audience >= Audience.OFFICER:
        return in_words(connection, [Shown(one, with_details=True) for one in events], audience)
    standing = defaultdict[UUID, Standing](Standing)
    turns = access_events(connection, sorted({one.record_id for one in events}))
    shown: dict[int, Shown] = {}
    for event in sorted(events, key=lambda one: one.position):
        while turns and turns[0][1] < event.position:
            record_id, _, topic = turns.pop(0)
            standing[record_id].turn(topic)
        shown[event.position] = Shown(event, _with_details(event, standing[event.record_id], audience))
    return in_words(connection, [shown[one.position] for one in events], audience)


def latest_corrections_of_agreements(
    connection: Connection, parties: Sequence[UUID], audience: Audience, *, most: int
) -> list[Step]:
    """Return in words what was put right last of the agreements of organisations that the asker sees, latest first.

    Signed out, one is told nothing of what was put right in versions that are only drafted.
    """
    events = events_at(connection, latest_corrections_of_party(connection, parties, audience, limit=most))
    if audience == Audience.PUBLIC and events:
        ids = {one.record_id for one in events}
        facts = facts_of_agreements(connection, ids, last_position(connection), audience)
        events = [one for one in events if not is_of_draft(one, facts[one.record_id])]
    return corrections_told(connection, events, audience)


def _with_details(event: HistoryEvent, standing: Standing, audience: Audience) -> bool:
    """Return whether a correction is told with what stood before and after."""
    match event.record_kind:
        case "journal-entry" | "decision" | "document":
            why_withdrawn = event.topic.endswith(".withdrawn")  # it may say what nobody should have seen
            return audience >= standing.content and not why_withdrawn and not may_hide_names(event)
        case "agreement" | "consultation" | "statement":  # what is put right may be of a version that is only drafted
            return audience > Audience.PUBLIC and audience >= standing.content
        case "principles" | "meeting-plan" | "action-plan":
            return audience >= standing.content
        case "case":
            return audience > Audience.PUBLIC and shows_titles(event, audience)
        case "appointment":
            return shows_nomination(event, audience)
    return True
