"""What programs may do with meeting plans: begun, sent, answered, adopted, put right."""

from collections.abc import Callable

import pytest
from flask import Flask

from application.office.roles import Role
from tests.web.api.conftest import Headers
from tests.web.api.test_agreeing import Program
from tests.web.filing import the

BASE = "/api/v1/meeting-plans"


@pytest.fixture
def program(filled_app: Flask, bearing: Callable[[Role], Headers]) -> Program:
    return Program(filled_app.test_client(), bearing(Role.OFFICER))


def test_a_plan_is_begun_once_and_adopted_into_meetings(program: Program) -> None:
    dates = [{"starts_on": "2031-02-13", "starts_at": "9", "place": "Rådhuset"}, {"starts_on": "2031-09-11"}]
    told = {"body_id": str(the("RR")), "year": 2031, "wanted": 2, "dates": dates}
    made = program.post(BASE, told, **{"Idempotency-Key": "plan-1"})
    assert made.status_code == 201, made.text
    assert (made.json["reference"], made.json["state"], made.json["dates"][0]["starts_at"]) == (
        "2031/1",
        "proposed",
        "09:00",
    )
    assert program.post(BASE, told, **{"Idempotency-Key": "plan-1"}).json["id"] == made.json["id"]
    taken = program.post(BASE, told)
    assert (taken.status_code, taken.json["code"]) == (409, "year-planned")

    one, prøvdal = f"{BASE}/{made.json['id']}", str(the("Prøvdal"))
    for action, sent in (
        ("dates", {"dates": [*dates, {"starts_on": "2031-11-20", "kind": "seminar"}]}),
        ("send", {"organisations": [{"organisation_id": prøvdal}]}),
        ("replies", {"organisation_id": prøvdal, "fits": "no", "note": "Høstferie"}),
        ("correct", {"wanted": 3, "reason": "Talt feil"}),
        ("correct-record", {"number": 5, "fits": "yes", "reason": "Misforstått"}),
        ("adopt", {"adopted_on": "2030-11-20", "basis": {"kind": "none-found"}, "publish": True}),
    ):
        done = program.post(f"{one}/{action}", sent)
        assert done.status_code == 200, (action, done.text)
    assert (done.json["adopted"]["adopted_on"], done.json["published"], done.json["wanted"]) == ("2030-11-20", True, 3)
    assert [one["fits"] for one in done.json["replies"]] == [True]
    meetings = program.client.get("/api/v1/meetings?year=2031").json["data"]
    assert sorted(one["starts_on"] for one in meetings) == ["2031-02-13", "2031-09-11", "2031-11-20"]
    assert program.post(f"{one}/dates", {"dates": dates}).json["code"] == "meeting-plan-adopted"


def test_what_is_wrong_is_told_by_its_row_and_readers_may_not(
    program: Program, bearing: Callable[[Role], Headers]
) -> None:
    told = {
        "body_id": str(the("RR")),
        "year": 2032,
        "dates": [{"starts_on": "2032-02-12"}, {"starts_on": "2031-02-12"}],
    }
    wrong = program.post(BASE, told)
    assert (wrong.status_code, wrong.json["code"]) == (409, "invalid-rows"), wrong.text
    assert "2031-02-12" in wrong.text
    assert program.client.post(BASE, json=told, headers=bearing(Role.READER)).status_code == 403
