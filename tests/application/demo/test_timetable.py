"""When stories happen, on whatever day the demo archive is made."""

from collections import defaultdict
from datetime import date

import pytest

from application.demo import council
from application.demo.ballots import ballot
from application.demo.content import stories
from application.demo.names import Names
from application.demo.timetable import TimedStory, timetable
from domain.votes import ballots

DAYS = [
    date(2026, 11, 24),
    date(2027, 1, 1),
    date(2028, 2, 29),
    date(2026, 12, 31),
    date(2027, 5, 17),
    date(2030, 8, 2),
]


@pytest.fixture(params=DAYS, ids=str)
def told(request: pytest.FixtureRequest) -> tuple[Names, list[TimedStory]]:
    names = Names(request.param)
    return names, timetable(stories(), names)


def test_no_two_cases_or_decisions_have_the_same_reference(told: tuple[Names, list[TimedStory]]) -> None:
    found = [story.reference for story in told[1]]
    found += [one.reference for story in told[1] for one in story.decisions]
    assert len(set(found)) == len(found)


def test_each_body_counts_upwards_through_the_year(told: tuple[Names, list[TimedStory]]) -> None:
    by_year = defaultdict(list)
    for story in told[1]:
        for one in story.decisions:
            if not one.plan.decided_on:
                by_year[one.plan.body, one.day.year].append((one.day, int(str(one.number).partition("/")[0])))
    for meetings in by_year.values():
        numbers = [number for _, number in sorted(meetings)]
        assert numbers == sorted(numbers)


def test_bodies_meet_on_workdays(told: tuple[Names, list[TimedStory]]) -> None:
    days = [one.day for story in told[1] for one in story.decisions if not one.plan.decided_on]
    assert all(day.weekday() < 5 for day in days)
    assert not [day for day in days if (day.month, day.day) in {(1, 1), (5, 1), (5, 17), (12, 24), (12, 25), (12, 26)}]


def test_a_case_is_opened_before_anything_is_decided_in_it(told: tuple[Names, list[TimedStory]]) -> None:
    assert all(story.opened.date() < one.day for story in told[1] for one in story.decisions)


def test_what_a_text_refers_to_has_happened_by_then(told: tuple[Names, list[TimedStory]]) -> None:
    names, timed = told
    day_of = {story.plan.key: story.opened.date() for story in timed}
    day_of |= {f"{story.plan.key}.{one.plan.body}": one.day for story in timed for one in story.decisions}
    for story in timed:
        written = story.opened.date()
        for reference in names.references:
            if f"{{{reference}}}" in story.plan.background:
                assert day_of[reference] < written, (story.plan.key, reference)


def test_earlier_names_are_used_while_they_were_the_names() -> None:
    names = Names(DAYS[0])
    before, after = date(2024, 6, 1), date(2025, 6, 1)
    assert (names.abbreviation("OU", before), names.abbreviation("OU", after)) == ("AU", "OU")
    assert names.said("Ordførerutvalget og ordførarutvalet", before) == "Arbeidsutvalget og arbeidsutvalet"
    assert names.said("Ordførerutvalget", after) == "Ordførerutvalget"
    assert names.said("Påfunn næringshage AS", before) == "Luftslott næringshage AS"
    assert names.said("Ingrid Luftslott", date(2026, 1, 1)) == "Ingrid Luftslott Tankestad"


def test_years_and_references_in_texts_are_filled_in(told: tuple[Names, list[TimedStory]]) -> None:
    names, timed = told
    year = names.today.year
    assert names.said("Budsjett {y+1} og {y-1}, {y}", names.today) == f"Budsjett {year + 1} og {year - 1}, {year}"
    first = timed[0]
    assert names.said(f"se {{{first.plan.key}}}", names.today) == f"se {first.reference}"


def test_every_vote_adds_up(told: tuple[Names, list[TimedStory]]) -> None:
    names, timed = told
    for story in timed:
        for one in story.decisions:
            if one.plan.vote is not None:
                made = ballots([ballot(one.plan.vote, one.plan.body, one.day, names)])
                assert sum(made[0]["counts"].values()) > 0, story.plan.key


def test_a_named_vote_is_cast_by_who_sits_for_the_municipality_or_its_deputy() -> None:
    made = ballot({"for": ["EKS", "Åse Tenkt"], "against": ["LIK"]}, "RR", date(2026, 2, 27), Names(DAYS[0]))
    assert [vote["party"] for vote in made["votes"]] == [
        "Eksempelvik",
        "Eksempelvik",
        "Prøvdal",
        "Liksomnes",
        "Liksomnes",
    ]
    sitting = {name for members in council.MEMBERS.values() for name in members} | set(council.DEPUTIES.values())
    sitting |= {name for name, _ in council.SUCCEEDED.values()}
    assert {vote["deputy_for"] or vote["attended"] for vote in made["votes"]} <= sitting


def test_where_nobody_is_against_a_vote_is_unanimous() -> None:
    names, day = Names(DAYS[0]), date(2026, 2, 27)
    assert ballots([ballot({"for": 19}, "KSL", day, names)])[0]["method"] == "unanimous"
    assert ballots([ballot({}, "RR", day, names)])[0]["counts"] == {"for": 8}
    assert ballots([ballot({"for": 14, "against": 21}, "KSE", day, names)])[0]["adopted"] == "against"
