"""The events that are shown, in words."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from application.questions.history import FOR_THE_OFFICE, HistoryEvent
from domain.access import Audience
from web.history_words import Step, steps

MOST = 100
"""So many events of a record are shown on its page, the latest first."""


@dataclass(frozen=True)
class Shown:
    """An event that is shown, with what it holds or without."""

    event: HistoryEvent
    with_details: bool


def in_words(connection: Connection, shown: list[Shown], audience: Audience) -> list[Step]:
    """Return the events that the audience is told of in words, in their order; signed out, one is not told by whom."""
    hidden = FOR_THE_OFFICE if audience < Audience.OFFICER else frozenset[str]()
    told_of = [one for one in shown if one.event.topic not in hidden]
    told = steps(connection, [one.event for one in told_of], audience)
    found = []
    for one, step in zip(told_of, told, strict=True):
        kept = step if one.with_details else step.without_details()
        found.append(replace(kept, by=None) if audience == Audience.PUBLIC else kept)
    return found
