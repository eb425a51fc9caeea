"""Minutes as events hold them: what stands there, and all that cannot, told at once."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.errors import DomainError, InvalidRowsError, InvalidValuesError
from domain.meetings.minutes import minutes
from tests.domain.given import IDENTITY_NUMBER
from tests.domain.given_minutes import ASE, BJORN, ITEMS, KARI, TURID, attendance, minutes_of

Wrong = dict[str, Any]


def told(error: DomainError) -> Any:
    """Return what is wrong: a problem by its field, and rows by their numbers."""
    if isinstance(error, InvalidValuesError):
        return {field: one for each in error.errors for field, one in told(each).items()}
    if isinstance(error, InvalidRowsError):
        return {error.values["field"]: {row: told(one) for row, one in error.rows.items()}}
    return {error.values["field"]: error.values.get("problem", error.code)}


def refused(given: Any, items: Any = ITEMS) -> Any:
    with pytest.raises(DomainError) as caught:
        minutes(given, items=items)
    return told(caught.value)


def test_minutes_hold_what_was_told_and_what_follows_from_it() -> None:
    found = minutes(minutes_of(), items=ITEMS)
    assert (found["opened_at"], found["closed_at"]) == ("09:00", "11:30")
    assert (found["chair"], found["secretary"]) == ("Kari Eksempel", None)
    keys = [(one["key"], one["votes"], one["presence"]) for one in found["attendance"]]
    assert keys == [*((key, True, "present") for key in (KARI, ASE, BJORN, TURID)), ("p5", False, "present")]
    assert found["treatments"] == {
        "3": {
            "state": "treated",
            "disqualified": [],
            "excused": [],
            "closed": None,
            "discussion": None,
            "recommendation": None,
            "proposals": [],
            "ballots": [],
            "outcome": None,
            "text": "",
            "statements": [],
            "tasks": [],
        }
    }


def full() -> dict[str, Any]:
    treatment = {
        "state": "treated",
        "disqualified": [
            {"key": KARI, "section": "fvl-6", "ground": "Styreleder", "decided": True, "left_room": "yes"}
        ],
        "excused": [{"key": TURID, "reason": "Nær familie"}],
        "closed": {"section": "koml. § 11-5 tredje ledd bokstav a", "decided": True},
        "discussion": "Saken ble drøftet.",
        "recommendation": "Rådet støtter forslaget.",
        "proposals": [{"from": "Skiptvet", "text": "Nytt punkt."}, {"text": "Utsettes."}],
        "ballots": [{"method": "for-against", "counts": {"for": 2, "against": 1}, "about": "Punkt 2"}],
        "outcome": "amended",
        "text": "Rådet støtter forslaget med tillegg.",
        "statements": [{"from": "Turid Liksom", "text": "Jeg ønsker ført i protokollen …"}],
        "tasks": [{"text": "Sende svar", "responsible": "Arne Arkivdal", "due": "15.1.2026"}],
    }
    return minutes_of({"8": treatment, "5": {"state": "postponed"}})


def test_what_events_hold_is_read_again_as_it_is() -> None:
    held = minutes(full(), items=ITEMS)
    assert held["treatments"]["8"]["tasks"][0]["due"] == "2026-01-15"
    assert [one["key"] for one in held["treatments"]["8"]["proposals"]] == ["A", "B"]
    assert minutes(held, items=ITEMS) == held


def test_a_deputy_meets_for_one_who_is_absent_or_away_or_takes_no_part_in_an_item() -> None:
    people = attendance()
    people[1] |= {"presence": "absent", "until_item": None}
    minutes(minutes_of(attendance=people), items=ITEMS)
    people[1] |= {"presence": "present"}
    assert refused(minutes_of(attendance=people)) == {"attendance": {2: {"deputy_for": "deputy-while-there"}}}
    minutes(minutes_of({"8": {"disqualified": [{"key": ASE}]}}, attendance=people), items=ITEMS)


@pytest.mark.parametrize(
    ("alter", "wrong"),
    [
        (lambda people: people[0].update(name=" "), {0: {"name": "missing"}}),
        (lambda people: people[0].update(name=f"Kari {IDENTITY_NUMBER}"), {0: {"name": "identity-number"}}),
        (
            lambda people: people[0].update(role="king", presence="asleep"),
            {0: {"role": "unknown", "presence": "unknown"}},
        ),
        (lambda people: people[0].update(mood="good"), {0: {"mood": "unknown-key"}}),
        (lambda people: people[0].update(person_id="x"), {0: {"person_id": "bad-id"}}),
        (lambda people: people[0].update(key="a b"), {0: {"key": "bad-key"}}),
        (lambda people: people[3].update(key=KARI), {3: {"key": "key-twice"}}),
        (lambda people: people[0].update(from_item=4), {0: {"from_item": "unknown-item"}}),
        (lambda people: people[0].update(from_item=5, until_item="8"), {0: {"until_item": "until-before-from"}}),
        (lambda people: people[2].update(deputy_for="p9"), {2: {"deputy_for": "unknown-attendee"}}),
        (lambda people: people[2].update(deputy_for="p5"), {2: {"deputy_for": "deputy-of-none"}}),
        (lambda people: people.append("Kari"), {5: {"attendance": "not-a-mapping"}}),
    ],
)
def test_attendance_that_cannot_be_is_told_by_its_row(
    alter: Callable[[list[Any]], None], wrong: dict[int, Wrong]
) -> None:
    people: list[Any] = attendance()
    alter(people)
    assert refused(minutes_of(attendance=people)) == {"attendance": wrong}


@pytest.mark.parametrize(
    ("treatments", "wrong"),
    [
        ({"4": {}}, {0: {"item": "unknown-item"}}),
        ({"3": {}, "8": []}, {1: {"treatments": "not-a-mapping"}}),
        ({"3": {"state": "slept", "outcome": "won"}}, {0: {"state": "unknown", "outcome": "unknown"}}),
        ({"3": {"votes": []}}, {0: {"votes": "unknown-key"}}),
        ({"3": {"disqualified": [{"key": "p9"}]}}, {0: {"disqualified": {0: {"key": "unknown-attendee"}}}}),
        ({"3": {"excused": [{"key": KARI}] * 2}}, {0: {"excused": {1: {"key": "key-twice"}}}}),
        (
            {"3": {"disqualified": [{"key": KARI, "section": "§ 6"}]}},
            {0: {"disqualified": {0: {"section": "unknown"}}}},
        ),
        ({"3": {"closed": {"section": IDENTITY_NUMBER}}}, {0: {"closed_section": "identity-number"}}),
        ({"3": {"text": f"Gjelder {IDENTITY_NUMBER}."}}, {0: {"text": "identity-number"}}),
        (
            {"3": {"proposals": [{"text": f"Gjelder {IDENTITY_NUMBER}."}]}},
            {0: {"proposals": {0: {"proposal": "identity-number"}}}},
        ),
        (
            {
                "3": {
                    "ballots": [{"method": "unanimous"}, {"method": "for-against", "counts": {"for": 2, "against": 2}}]
                }
            },
            {0: {"ballots": {1: {"votes": "tie"}}}},
        ),
        ({"3": {"statements": [{"text": ""}]}}, {0: {"statements": {0: {"name": "missing", "text": "missing"}}}}),
        ({"3": {"tasks": [{"text": "Svar", "due": "snart"}]}}, {0: {"tasks": {0: {"due": "bad-date"}}}}),
        ({"3": {"tasks": "Svar"}}, {0: {"tasks": "not-a-list"}}),
    ],
)
def test_what_cannot_have_become_of_an_item_is_told_by_it(treatments: Any, wrong: dict[int, Wrong]) -> None:
    assert refused(minutes_of(treatments)) == {"treatments": wrong}


def test_all_that_is_wrong_is_told_at_once() -> None:
    given = minutes_of({"4": {}}, opened_at="25:00", closed_at="nine", weather="fine", attendance=[{"role": "member"}])
    assert refused(given) == {
        "weather": "unknown-key",
        "opened_at": "bad-time",
        "closed_at": "bad-time",
        "attendance": {0: {"name": "missing"}},
        "treatments": {0: {"item": "unknown-item"}},
    }


@pytest.mark.parametrize(
    ("written", "meant"), [("9", "09:00"), ("09.05", "09:05"), ("0905", "09:05"), ("kl. 9.05", "09:05"), (" ", None)]
)
def test_times_are_read_as_people_write_them(written: str, meant: str | None) -> None:
    assert minutes(minutes_of(opened_at=written), items=ITEMS)["opened_at"] == meant


def test_pauses_are_told_in_their_order_and_need_both_times() -> None:
    told = [{"from": "12", "until": "12.20"}, {"from": "kl. 10.15", "until": "10:30"}]
    found = minutes(minutes_of({}, pauses=told), items=ITEMS)
    assert found["pauses"] == [{"from": "10:15", "until": "10:30"}, {"from": "12:00", "until": "12:20"}]
    assert "pauses" not in minutes(minutes_of({}, pauses=[]), items=ITEMS)
    for wrong in ({"from": "10:15", "until": None}, {"from": "10:15", "until": "10:00"}):
        with pytest.raises(InvalidRowsError):
            minutes(minutes_of({}, pauses=[wrong]), items=ITEMS)
