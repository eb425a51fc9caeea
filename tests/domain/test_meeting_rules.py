from datetime import date, timedelta

import pytest

from domain.law import COUNCILS_IN_FORCE, IN_FORCE
from domain.meeting_rules import LAW_OF_1992, RULES, is_quorum, rule_on
from domain.meetings.flaws import Found, finding

DAYS = [date(1993, 1, 1), IN_FORCE - timedelta(days=1), IN_FORCE, COUNCILS_IN_FORCE, date(2026, 11, 23)]


def test_a_rule_is_said_by_one_law_on_a_day_and_by_the_other_the_day_after() -> None:
    for day in DAYS:
        keys = [rule.key for rule in RULES if rule.holds_on(day)]
        assert len(keys) == len(set(keys))
    before, since = rule_on("quorum", DAYS[1]), rule_on("quorum", DAYS[2])
    assert before
    assert since
    assert (before.section, before.law, since.section) == ("33", LAW_OF_1992, "11-9")
    assert since.address == "https://lovdata.no/lov/2018-06-22-83/§11-9"


def test_no_law_said_anything_before_the_first() -> None:
    assert rule_on("quorum", date(1992, 12, 31)) is None
    assert rule_on("assembly", date(2019, 12, 31)) is None
    with pytest.raises(KeyError):
        rule_on("weather", DAYS[0])


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("kind", sorted(Found))
def test_every_finding_is_measured_by_a_rule(kind: Found, day: date) -> None:
    assert finding(kind, day).rule


@pytest.mark.parametrize(
    ("voted", "members", "enough"), [(0, 0, False), (1, 1, True), (2, 4, True), (2, 5, False), (3, 5, True)]
)
def test_half_of_the_members_are_enough(voted: int, members: int, enough: bool) -> None:
    assert is_quorum(voted, members) is enough
