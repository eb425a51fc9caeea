"""What programs may do with action plans: registered, followed, corrected and taken back."""

from collections.abc import Callable

import pytest
from flask import Flask

from application.office.roles import Role
from tests.application.documents.papers import text_of
from tests.search.extraction.papers import a_pdf
from tests.web.api.conftest import Headers
from tests.web.api.test_agreeing import Program
from tests.web.filing import HIDDEN, Filing, the
from tests.web.planned import plan
from web.services import EXTENSION

BASE = "/api/v1/action-plans"


@pytest.fixture
def program(filled_app: Flask, bearing: Callable[[Role], Headers]) -> Program:
    return Program(filled_app.test_client(), bearing(Role.OFFICER))


def test_a_plan_is_registered_followed_and_put_right(program: Program) -> None:
    told = {"title": "Handlingsplan", "valid_from": "2026", "basis": {"kind": "none-found"}}
    told |= {"goals": [{"text": "Bedre tog"}], "files": [{"id": program.file("plan.pdf", a_pdf("Plan"))}]}
    told |= {"measures": [{"text": "Lag en plan", "goal": "M1", "responsible": {"kind": "body", "id": str(the("RR"))}}]}
    told |= {"arenas": [{"name": "Regionrådet", "body_id": "RR", "meetings": 6}]}
    made = program.post(BASE, told, **{"Idempotency-Key": "plan-1"})
    assert made.status_code == 201, made.text
    one = f"{BASE}/{made.json['id']}"
    (measure,) = made.json["shown"]["measures"]
    assert (measure["key"], measure["responsible"]["name"]) == ("T1", "Regionrådet")
    for action, sent in (
        ("progress", {"measure": "T1", "state": "under-way", "percent": 30, "told_on": "2026-05-01"}),
        ("links", {"measure": "T1", "to": {"kind": "decision", "id": str(the("RR 23/2025"))}}),
        (
            "versions",
            {"valid_from": "2027", "basis": {"kind": "none-found"}, "measures": [{"key": "T1", "text": "Ny"}]},
        ),
    ):
        done = program.post(f"{one}/{action}", sent)
        assert done.status_code == 200, (action, done.text)
    (measure,) = program.client.get(f"{one}?version=1&on=2026-06-01", headers=program.headers).json["shown"]["measures"]
    assert (measure["state"], measure["percent"], measure["came_of"][0]["reference"]) == ("under-way", 30, "RR 23/2025")
    right = {"number": measure["progress"][0]["record"], "percent": 60, "reason": "Skrivefeil"}
    assert program.post(f"{one}/correct-record", right).status_code == 200
    back = {"number": measure["came_of"][0]["record"], "reason": "Feil vedtak"}
    assert program.post(f"{one}/take-back-record", back).status_code == 200
    (measure,) = program.client.get(f"{one}?version=1&on=2026-06-01", headers=program.headers).json["shown"]["measures"]
    assert (measure["percent"], measure["came_of"]) == (60, [])
    refused = program.post(f"{one}/progress", {"measure": "T9", "state": "done"})
    assert refused.status_code in (400, 409), refused.text


def test_readers_may_not_and_the_public_reads_what_is_published(
    program: Program, bearing: Callable[[Role], Headers]
) -> None:
    told = {
        "title": "Handlingsplan",
        "valid_from": "2026",
        "basis": {"kind": "none-found"},
        "measures": [{"text": "A"}],
    }
    assert program.client.post(BASE, json=told, headers=bearing(Role.READER)).status_code == 403
    made = program.post(BASE, told).json
    assert program.client.get(f"{BASE}/{made['id']}").status_code == 404
    assert program.post(f"{BASE}/{made['id']}/publish", {}).status_code == 200
    assert program.client.get(f"{BASE}/{made['id']}").json["title"] == "Handlingsplan"
    assert [one["reference"] for one in program.client.get(BASE).json["data"]] == [made["reference"]]


def test_the_year_report_says_what_the_file_says(filled_app: Flask, program: Program) -> None:
    services = filled_app.extensions[EXTENSION]
    plan(Filing(services.opened, str(services.accounts.by_username(str(Role.OFFICER)).id)))
    address = f"{BASE}/{the('handlingsplan 2025/1')}/year-report"
    told = program.client.get(f"{address}?on=2025-12-31").json
    assert (told["reference"], told["number"], told["on"], told["year"]) == ("2025/1", 1, "2025-12-31", 2025)
    assert next((one["key"], one["percent"]) for one in told["measures"]) == ("T1", 40)
    assert ("Felles formannskapsmøte", 1, 0) in [(one["name"], one["meetings"], one["held"]) for one in told["arenas"]]
    assert "closed" not in told["files"]["pdf"]
    held = program.client.get(told["files"]["pdf"], headers={"Accept-Language": "nb"})
    assert "rapport for 2025" in text_of(held.data)
    assert "0 av 1 holdt" in text_of(held.data)
    assert program.client.get(told["files"]["docx"]).data.startswith(b"PK")

    (public, whole) = (
        program.client.get(f"{address}?on=2025-12-31", headers=one).json for one in ({}, program.headers)
    )
    assert whole["files"]["pdf"].endswith("&closed=1")
    assert "OU 6/2025" in str(public["measures"])
    assert HIDDEN not in str(public)
    assert HIDDEN in str(whole)
    then = program.client.get(f"{address}?on=2025-12-31&known=nr{told['position']}").json
    assert then == told


def test_a_year_report_of_what_is_not_there_or_not_for_the_asker_is_not_found(
    filled_app: Flask, program: Program
) -> None:
    services = filled_app.extensions[EXTENSION]
    plan(Filing(services.opened, str(services.accounts.by_username(str(Role.OFFICER)).id)))
    one, hidden = (f"{BASE}/{the(f'handlingsplan 2025/{number}')}/year-report" for number in (1, 2))
    for address, status in (
        (hidden, 404),
        (one.replace(str(the("handlingsplan 2025/1")), str(the("RR"))), 404),
        (f"{one}?known=nr1", 404),
        (f"{one}?on=tull", 400),
        (f"{one}?known=tull", 400),
    ):
        assert program.client.get(address).status_code == status, address
    assert program.client.get(hidden, headers=program.headers).status_code == 200
