"""What the law says of appointments, as dated data: kommuneloven (LOV-2018-06-22-83). Findings name these rules.

A rule never refuses what really happened: it says on which days something is a finding, and on which paragraph.
"""

from datetime import date

from domain.appointments.facts import Ground, PartKind, Way
from domain.law import COUNCILS_IN_FORCE, IN_FORCE, Rule

RULES: tuple[Rule, ...] = (
    Rule("a-member-each", "18-3", COUNCILS_IN_FORCE),
    Rule("as-many-deputies", "18-3", COUNCILS_IN_FORCE),
    Rule("participants-elect", "18-3", COUNCILS_IN_FORCE),
    Rule("assembly-elects", "18-3", COUNCILS_IN_FORCE),
    Rule("four-years", "18-3", COUNCILS_IN_FORCE),
    Rule("until-the-new-election", "7-1", IN_FORCE),
    Rule("not-eligible", "7-3", IN_FORCE),
    Rule("ways-of-election", "7-4", IN_FORCE),
    Rule("proportional-lists", "7-5", IN_FORCE),
    Rule("proportional-settlement", "7-6", IN_FORCE),
    Rule("settlement", "7-7", IN_FORCE),
    Rule("majority", "7-8", IN_FORCE),
    Rule("leaving", "7-9", IN_FORCE),
    Rule("substitute-election", "7-10", IN_FORCE),
    Rule("suspension", "7-11", IN_FORCE),
)
"""Sections 7-1 to 7-11 are of elections to bodies, 18-3 of the highest body of an interkommunalt politisk råd."""

OF_WAYS: dict[Way, str] = {
    Way.PROPORTIONAL: "proportional-settlement",
    Way.SETTLEMENT: "settlement",
    Way.MAJORITY: "majority",
    Way.LOT: "ways-of-election",
}
"""Which rule tells of a way of election; none tells of those whom nobody voted for."""

OF_GROUNDS: dict[Ground, str] = {
    Ground.EXPIRED: "until-the-new-election",
    Ground.EXEMPTED: "leaving",
    Ground.RESIGNED: "leaving",
    Ground.LOST_ELIGIBILITY: "leaving",
    Ground.REPLACED: "substitute-election",
    Ground.MOVED_UP: "substitute-election",
}
"""Which rule tells of a reason why an appointment ended."""

OF_PARTS: dict[PartKind, str] = {PartKind.SUSPENSION: "suspension", PartKind.LEAVE: "leaving"}

_BY_KEY = {rule.key: rule for rule in RULES}


def rule(key: str) -> Rule:
    """Return a rule by its key; KeyError for none."""
    return _BY_KEY[key]


def rule_on(key: str, day: date) -> Rule | None:
    """Return a rule if it is law on `day`."""
    found = _BY_KEY[key]
    return found if found.holds_on(day) else None
