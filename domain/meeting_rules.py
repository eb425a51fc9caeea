"""What the law says of meetings, votes and elections, as dated data: the kommuneloven of 2018, and that of 1992 before.

The law of 2018 came into force for each municipality with its constituting meeting in the autumn of 2019; the last of
them was held in October. A rule never refuses what really happened: it says on which days something is a finding, and
on which paragraph.
"""

from datetime import date, timedelta
from typing import Final

from domain.law import COUNCILS_IN_FORCE, IN_FORCE, Rule

LAW_OF_1992: Final = "LOV-1992-09-25-107"
ADMINISTRATION: Final = "LOV-1967-02-10"
"""Forvaltningsloven."""

_OLD_FROM, _OLD_TO = date(1993, 1, 1), IN_FORCE - timedelta(days=1)
_ADMINISTRATION_FROM = date(1970, 1, 1)

_SECTIONS: dict[str, tuple[str, str]] = {
    "decided-in-meetings": ("11-2", "30"),
    "notice-and-agenda": ("11-3", "32"),
    "outside-agenda": ("11-3", "34"),
    "minutes-kept": ("11-4", "30"),
    "open-doors": ("11-5", "31"),
    "remote-meetings": ("11-7", "30"),
    "urgent-matters": ("11-8", "30"),
    "urgent-decision": ("11-8", "13"),
    "written-treatment": ("11-8", "30"),
    "quorum": ("11-9", "33"),
    "simple-majority": ("11-9", "35"),
    "casting-vote": ("11-9", "35"),
    "no-casting-vote-in-elections": ("11-9", "35"),
    "open-votes": ("11-9", "35"),
    "vote-duty": ("8-1", "40"),
    "disqualification": ("11-10", "40"),
    "none-disqualified-in-elections": ("11-10", "40"),
    "exemption": ("11-11", "40"),
    "ways-of-election": ("7-4", "35"),
    "proportional-lists": ("7-5", "36"),
    "proportional-settlement": ("7-6", "37"),
    "agreed-election": ("7-7", "38a"),
    "majority-election": ("7-8", "38"),
}
"""The section of each rule in the law of 2018, and in that of 1992.

`outside-agenda`: the body may take an item that is not on the agenda, unless the chair or a third of those present
object. `open-doors`: closed where the matter is one of an employee or under a duty of confidentiality, or when the body
decides so for privacy or weighty public interests. `urgent-matters`: the chair may let a matter be treated in writing
or in an urgent remote meeting, when it must be decided before the next meeting and there is no time for an extra one,
or it is not so important. `urgent-decision`: the leader, or another body, may have been given power to decide what the
body should have decided, when there is no time to call it; the body is told in its next meeting. `written-treatment`:
what is treated in writing is adopted when all members agree.
`quorum`: at least half of the members were there and voted. `casting-vote`: the chair's, not in elections.
"""

RULES: tuple[Rule, ...] = (
    *(Rule(key, new, IN_FORCE) for key, (new, _) in _SECTIONS.items()),
    *(Rule(key, old, _OLD_FROM, _OLD_TO, LAW_OF_1992) for key, (_, old) in _SECTIONS.items()),
    Rule("assembly", "18-3", COUNCILS_IN_FORCE),
    Rule("body-decides-disqualification", "8", _ADMINISTRATION_FROM, law=ADMINISTRATION),
)
"""Each rule, once for each law that has it: a key is of at most one rule on a day."""


def rule_on(key: str, day: date) -> Rule | None:
    """Return a rule as it is law on `day`; None where no law says it. KeyError for no rule at all."""
    found = [rule for rule in RULES if rule.key == key]
    if not found:
        raise KeyError(key)
    return next((rule for rule in found if rule.holds_on(day)), None)


def is_quorum(voted: int, members: int) -> bool:
    """Return whether so many of so many members are enough to decide: at least half."""
    return voted > 0 and voted * 2 >= members
