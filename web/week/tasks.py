"""What is to be done, in one line: what it is, by when, and where it is done."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from domain.access import Audience
from domain.dates import PartialDate
from web.addresses import done_at
from web.week.weeks import Week


class TaskKind(StrEnum):
    """What it is about, in the order in which those of a day are told."""

    MEETING = "meeting"
    """Not a task: there is a meeting."""
    NOTICE = "notice"
    MINUTES = "minutes"
    EXTRACT = "extract"
    URGENT = "urgent"
    CONSULTATION = "consultation"
    INNER_DEADLINE = "inner-deadline"
    MAIL = "mail"
    FOLLOW_UP = "follow-up"
    MEASURE = "measure"
    REPORT = "report"
    REMINDER = "reminder"
    MEETING_PLAN = "meeting-plan"


@dataclass(frozen=True, slots=True)
class Task:
    """A line. `day` is the last ISO day for it, None for what only waits; `at` is a time of day of it.

    `told` is more about it, `who` who does it. `do` is what those who write are offered: words, and where.
    """

    kind: TaskKind
    day: str | None
    title: str
    address: str
    reference: str
    told: str = ""
    who: str | None = None
    at: str | None = None
    do: tuple[str, str] | None = None

    @property
    def order(self) -> Any:
        """What those of a day are sorted by."""
        return list(TaskKind).index(self.kind), self.at or "", self.reference, self.title


@dataclass(frozen=True, slots=True)
class Asked:
    """Which week is asked about, for whom: `holder` narrows letters and follow-ups to one account's.

    `known` is the position that is known, `writes` whether the asker may do what is to be done.
    """

    connection: Connection
    week: Week
    audience: Audience
    known: int
    writes: bool
    holder: str | None = None

    @property
    def today(self) -> str:
        """The ISO day today."""
        return self.week.today.isoformat()

    def offer(self, words: str, address: str, path: str, query: str = "") -> tuple[str, str] | None:
        """Return what is done at a path below an address; None for those who only read, and where it cannot be."""
        there = done_at(address, path) if self.writes else None
        return (words, there + query) if there else None


def last_day(written: str) -> str:
    """Return the last ISO day that a partial date can mean."""
    return PartialDate.parse(written).last.isoformat()
