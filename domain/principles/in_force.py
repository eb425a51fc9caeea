"""Which version of principles is in force on which days: a consequence of what was recorded.

The version that begins last takes the place of those before it for good: they do not come back when it ends.
"""

from domain.intervals import OPEN, Interval, Span, day_after, first_day
from domain.principles.facts import PrinciplesRecord
from domain.recorded import Facts, Record, records_of


def in_force(facts: Facts) -> list[Span[int]]:
    """Return the numbers of the versions with the days on which each is in force, in order; at most one a day.

    A version is in force from its first day until its last, until the next one begins, or until the principles are
    repealed. Of two that begin on one day the higher number holds. None where they were registered by mistake.
    """
    if facts["is_withdrawn"]:
        return []
    versions = [record for _, record in records_of(facts, PrinciplesRecord.VERSION)]
    repealed = sorted(first_day(one["repealed_on"]) for _, one in records_of(facts, PrinciplesRecord.REPEAL))
    found, begins = list[Span[int]](), OPEN
    for version in sorted(versions, key=_begin, reverse=True):
        start = first_day(version["valid_from"])
        repeal = next((day for day in repealed if day > start), OPEN)
        days = Interval(start, min(day_after(version["valid_until"]), begins, repeal))
        if days:
            found.append(Span(days, version["version"]))
        begins = start
    return found[::-1]


def _begin(version: Record) -> tuple[str, int]:
    return first_day(version["valid_from"]), version["version"]
