"""Action plans: adopted version by version, progress told, late, linked to what came of them, put right."""

from typing import Any

import pytest

from domain.action_plans import ActionPlan, PlanVersionTakenError, changes_between, is_late, progress_of, state_of
from domain.errors import DomainError, InvalidRowsError, InvalidValueError
from domain.identity_numbers import IdentityNumberError
from domain.in_force import in_force, version_in
from domain.intervals import fact_on
from domain.put_right import RegisteredByMistakeError
from domain.recorded import Record
from tests.domain.given import SHA, known
from tests.domain.histories_of_action_plans import History

BY = "kari"
MEASURES = [
    {"area": "Samferdsel", "text": "Lag en plan for tog og veg", "due": "2025-12"},
    {"area": "Samferdsel", "text": "Støtt ringveien"},
    {"area": "Utdanning", "text": "Åpne campus", "due": "2025-06-01"},
]


def plan(**more: Any) -> ActionPlan:
    one = ActionPlan.register(reference="2025/1", title="Handlingsplan", by=BY)
    one.adopt(**{"valid_from": "2025", "valid_until": "2025", "measures": MEASURES, "by": BY, **more})
    return one


def version(one: ActionPlan, number: int) -> Record:
    found = version_in(one.facts, number)
    assert found is not None
    return found[1]


def wrong_in(error: InvalidRowsError) -> dict[int, str]:
    return {row: one.values["problem"] for row, one in error.rows.items()}


def test_a_plan_of_a_year_is_in_force_that_year_and_is_followed_by_the_next() -> None:
    one = plan()
    one.adopt(valid_from="2026", measures=MEASURES, by=BY)
    days = ("2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01", "2027-05-01")
    assert [fact_on(in_force(one.facts), day) for day in days] == [None, 1, 1, 2, 2]
    one.repeal(repealed_on="2026-08-01", by=BY)
    assert [fact_on(in_force(one.facts), day) for day in ("2026-07-31", "2026-08-01")] == [2, None]
    with pytest.raises(PlanVersionTakenError):
        one.adopt(version=2, valid_from="2027", measures=MEASURES, by=BY)


def test_measures_keep_their_keys_and_new_ones_get_numbers_that_none_had() -> None:
    one = plan()
    assert [measure["key"] for measure in version(one, 1)["measures"]] == ["T1", "T2", "T3"]
    one.adopt(
        valid_from="2026", measures=[{**MEASURES[0], "key": "T1", "due": "2026"}, {"text": "Lag bildearkiv"}], by=BY
    )
    assert [measure["key"] for measure in version(one, 2)["measures"]] == ["T1", "T4"]
    found = changes_between(version(one, 1), version(one, 2))
    assert found == {"new": ["T4"], "kept": ["T1"], "gone": ["T2", "T3"], "changed": {"T1": ["due"]}}
    one.correct({"measures": [{"key": "T1", "text": "A"}, {"text": "B"}]}, number=3, reason="glemt", by=BY)
    assert [measure["key"] for measure in version(one, 2)["measures"]] == ["T1", "T5"]


@pytest.mark.parametrize(
    ("measures", "wrong"),
    [
        ([{"key": "T1", "text": "En"}, {"key": "T1", "text": "To"}], {1: "key-twice"}),
        ([{"text": ""}, {"text": "To", "goal": "M1"}], {0: "missing"}),
        ([{"text": "En", "goal": "M9"}], {0: "no-such-goal"}),
        ([{"key": "T 1", "text": "En"}, {"text": "To", "responsible": {"kind": "body"}}], {0: "bad-key", 1: "missing"}),
        ([{"text": "To", "due": "snart"}], {0: "bad-date"}),
    ],
)
def test_rows_that_are_wrong_are_told_by_their_place(measures: list[Any], wrong: dict[int, str]) -> None:
    with pytest.raises(InvalidRowsError) as error:
        plan(measures=measures)
    assert wrong_in(error.value) == wrong


def test_everything_else_of_the_plan_finds_its_place() -> None:
    one = plan(
        goals=[{"area": "Samferdsel", "text": "Bedre tog"}],
        measures=[{"goal": "M1", "text": "Lag en plan", "responsible": {"kind": "organisation", "id": known(6)}}],
        sections=[{"heading": "Formål", "text": "Utvikle regionen."}, {"heading": "Omdømme"}],
        do_more=[{"text": "Utspill"}],
        do_not=[{"text": "Drift"}],
        arenas=[
            {"name": "Regionrådet", "meetings": "6", "body_id": str(known(5))},
            {"kind": "study-trip", "name": "Studietur"},
        ],
    )
    told = version(one, 1)
    assert told["measures"][0]["responsible"] == {"kind": "organisation", "id": known(6).hex, "name": None}
    assert [row["key"] for row in told["sections"]] == ["1", "2"]
    assert (told["do_more"], told["do_not"]) == ([{"key": "F1", "text": "Utspill"}], [{"key": "I1", "text": "Drift"}])
    assert [(row["kind"], row["body_id"], row["meetings"]) for row in told["arenas"]] == [
        ("body", known(5).hex, 6),
        ("study-trip", None, None),
    ]


def test_a_version_says_something_and_begins_on_a_day() -> None:
    for given, problem in (({"measures": []}, "plan-says-nothing"), ({"valid_from": None}, "missing")):
        with pytest.raises(InvalidValueError) as error:
            plan(**given)
        assert error.value.values["problem"] == problem
    plan(measures=[], texts=[{"document_id": known(3), "sha256": SHA}])


def test_the_latest_that_was_told_of_a_measure_by_a_day_counts() -> None:
    one = plan()
    one.tell_progress("T1", state="done", told_on="2025-09-01", by=BY)
    one.tell_progress("T1", state="under-way", percent="40", told_on="2025-04", by=BY)
    states = {day: [record["state"] for _, record in progress_of(one.facts, "T1", day)] for day in ("2025-03-31",)}
    assert states == {"2025-03-31": []}
    assert [record["state"] for _, record in progress_of(one.facts, "T1")] == ["under-way", "done"]
    assert progress_of(one.facts, "T1", "2025-08-31")[-1][1]["percent"] == 40


def test_a_measure_is_late_after_its_last_day_until_it_is_done() -> None:
    one = plan()
    assert [is_late("2025-12", "under-way", day) for day in ("2025-12-31", "2026-01-01")] == [False, True]
    assert not is_late("2025-12", "done", "2026-01-01")
    assert not is_late(None, "not-started", "2026-01-01")
    one.tell_progress("T3", state="carried-over", told_on="2025-12-15", by=BY)
    one.adopt(valid_from="2026", measures=[{"key": "T3", "text": "Åpne campus", "due": "2026-03"}], by=BY)
    latest = progress_of(one.facts, "T3")[-1][1]
    assert [state_of(version(one, number), latest) for number in (1, 2)] == ["carried-over", "not-started"]


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"measure": "T9", "state": "done"}, "no-such-measure"),
        ({"measure": "T1", "state": "nearly"}, "unknown"),
        ({"measure": "T1", "state": "done", "percent": 101}, "bad-percent"),
    ],
)
def test_progress_that_cannot_be_is_refused(told: dict[str, Any], problem: str) -> None:
    one = plan()
    one.collect_events()
    with pytest.raises(InvalidValueError) as error:
        one.tell_progress(told_on="2025-04-01", by=BY, **told)
    assert error.value.values["problem"] == problem
    assert one.collect_events() == []


def test_what_came_of_a_measure_is_linked_once_and_can_be_taken_back() -> None:
    one = plan()
    one.link("T1", to_kind="decision", to_id=known(4), by=BY)
    with pytest.raises(InvalidValueError, match="linked-already"):
        one.link("T1", to_kind="decision", to_id=known(4).hex, by=BY)
    one.link("T2", to_kind="decision", to_id=known(4), by=BY)
    one.take_back(3, reason="feil vedtak", by=BY)
    one.link("T1", to_kind="decision", to_id=known(4), by=BY)
    assert [record["measure"] for record in one.facts["records"].values() if record["kind"] == "link"] == ["T2", "T1"]


def test_a_measure_that_is_followed_stays_in_some_version() -> None:
    one = plan()
    one.tell_progress("T3", state="done", told_on="2025-05-01", by=BY)
    for refused in (
        lambda: one.take_back(2, reason="feil", by=BY),
        lambda: one.correct({"measures": MEASURES[:2]}, number=2, reason="feil", by=BY),
        lambda: one.correct({"measure": "T9"}, number=3, reason="feil", by=BY),
    ):
        with pytest.raises(InvalidValueError, match="measure-followed"):
            refused()
    one.correct({"measure": "T2", "state": "stopped"}, number=3, reason="feil tiltak", by=BY)
    one.correct({"measures": [{**MEASURES[0], "key": "T2"}]}, number=2, reason="feil", by=BY)
    one.withdraw(reason="ført to ganger", by=BY)
    assert in_force(one.facts) == []
    with pytest.raises(RegisteredByMistakeError):
        one.tell_progress("T2", state="done", told_on="2025", by=BY)


def test_no_identity_number_is_published_in_a_plan() -> None:
    one = plan()
    secret = [{"text": "Spør 01019000083 først."}]
    one.adopt(valid_from="2026", measures=secret, by=BY)
    with pytest.raises(IdentityNumberError):
        one.publish(by=BY)
    one.take_back(3, reason="feil", by=BY)
    one.publish(by=BY)
    for told in (
        lambda: one.adopt(valid_from="2026", do_not=secret, by=BY),
        lambda: one.correct({"measures": secret}, number=2, reason="feil", by=BY),
        lambda: one.tell_progress("T1", state="done", told_on="2025", note="01019000083", by=BY),
    ):
        with pytest.raises(IdentityNumberError):
            told()


def test_histories_hold_what_they_are_to_show() -> None:
    told = [History(seed).go_on(14).facts for seed in range(20)]
    kinds = [record["kind"] for facts in told for record in facts["records"].values()]
    assert min(kinds.count(kind) for kind in ("version", "progress", "link")) > 20
    assert kinds.count("repeal") > 2


def test_what_is_wrong_is_told_at_once() -> None:
    with pytest.raises(DomainError) as error:
        plan(adopted_on="i går", measures=[{"text": ""}], arenas=[{"name": ""}])
    assert len(getattr(error.value, "errors", ())) == 3
