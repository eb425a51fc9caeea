"""What may keep something from being found right now: files that are not read yet."""

from dataclasses import dataclass

from domain.access import Audience
from search.engines.errors import SearchAwayError
from search.texts.states import WITH_TEXT
from web.services import Services


@dataclass(frozen=True, slots=True)
class GoingOn:
    """Whether files wait to be read. How many (`unread`) is told only to those who may know of every file."""

    is_reading: bool
    unread: int | None = None


@dataclass(frozen=True, slots=True)
class Files:
    """How many files can be searched in, how many wait to be read, and how many were read to no avail."""

    searchable: int
    unread: int
    without_text: int


def going_on(services: Services, audience: Audience) -> GoingOn:
    """Return what is going on, by one small query."""
    unread = services.texts.outstanding()
    return GoingOn(unread > 0, unread if audience >= Audience.OFFICER else None)


def is_indexing(services: Services) -> bool:
    """Return whether the index lacks something of what is recorded: when nothing is found, that may be why."""
    try:
        mark = services.engine.reached()
    except SearchAwayError:  # the page says so
        return False
    recorded = services.stores.recorder.max_notification_id() or 0
    return recorded > (mark.events if mark else 0)


def files(services: Services, audience: Audience) -> Files | None:
    """Return how many files are where, a few seconds ago; None for those who may not know of every file."""
    if audience < Audience.OFFICER:
        return None
    counts = services.recent_counts.now()
    searchable = sum(counts.outcomes.get(outcome, 0) for outcome in WITH_TEXT)
    return Files(searchable, counts.outstanding, sum(counts.outcomes.values()) - searchable)
