"""The events that are shown, in words."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from application.questions.history import HistoryEvent
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
    """Return events in words, in their order; signed out, one is not told by whom."""
    told = steps(connection, [one.event for one in shown], audience)
    found = []
    for one, step in zip(shown, told, strict=True):
        kept = step if one.with_details else step.without_details()
        found.append(replace(kept, by=None) if audience == Audience.PUBLIC else kept)
    return found
