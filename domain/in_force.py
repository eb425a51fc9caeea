"""Which version of what is adopted version by version is in force on which days: a consequence of what was recorded.

It is so for principles and action plans, whose facts (domain/recorded.py) have records of the kinds `version` and
`repeal`. The version that begins last takes the place of those before it for good: they do not come back when it ends.
"""

from domain.intervals import OPEN, Interval, Span, day_after, first_day
from domain.recorded import Facts, Record, records_of

VERSION, REPEAL = "version", "repeal"
"""What the records are called that tell of versions, and that none is in force any longer."""


def in_force(facts: Facts) -> list[Span[int]]:
    """Return the numbers of the versions with the days on which each is in force, in order; at most one a day.

    A version is in force from its first day until its last, until the next one begins, or until all are repealed. Of
    two that begin on one day the higher number holds. None where they were registered by mistake.
    """
    if facts["is_withdrawn"]:
        return []
    versions = [record for _, record in records_of(facts, VERSION)]
    repealed = sorted(first_day(one["repealed_on"]) for _, one in records_of(facts, REPEAL))
    found, begins = list[Span[int]](), OPEN
    for version in sorted(versions, key=_begin, reverse=True):
        start = first_day(version["valid_from"])
        repeal = next((day for day in repealed if day > start), OPEN)
        days = Interval(start, min(day_after(version["valid_until"]), begins, repeal))
        if days:
            found.append(Span(days, version["version"]))
        begins = start
    return found[::-1]


def version_in(facts: Facts, version: int) -> tuple[int, Record] | None:
    """Return the record that tells of a version, with its number."""
    return next((one for one in records_of(facts, VERSION) if one[1]["version"] == version), None)


def versions_of(facts: Facts) -> list[int]:
    """Return the numbers of the versions, in order."""
    return sorted(record["version"] for _, record in records_of(facts, VERSION))


def _begin(version: Record) -> tuple[str, int]:
    return first_day(version["valid_from"]), version["version"]
