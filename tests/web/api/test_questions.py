"""What programs may ask beside records: history, corrections, what is to be done, look-ups, legal bases, status."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.api.conftest import Headers, Reader, one
from tests.web.filing import HIDDEN, UNPUBLISHED, the


@pytest.fixture
def corrected(client: FlaskClient, officer: Headers) -> str:
    """The id of a case that was corrected."""
    case, matching = one(client, "/api/v1/cases/2025/17", officer)
    wanted = {"title": "Jernbanen rettet", "reason": "Skrivefeil"}
    assert client.post(f"/api/v1/cases/{case['id']}/correct", json=wanted, headers=matching).status_code == 200
    return str(case["id"])


def test_a_correction_is_told_with_before_after_why_and_by_whom(
    client: FlaskClient, officer: Headers, corrected: str
) -> None:
    latest = client.get(f"/api/v1/cases/{corrected}/history", headers=officer).json["data"][0]
    assert (latest["is_correction"], latest["reason"], latest["by"]) == (True, "Skrivefeil", "Navn officer")
    assert latest["changes"][0]["after"] == "Jernbanen rettet"
    for path in ("corrections", "history"):
        found = client.get(f"/api/v1/{path}?limit=1", headers=officer).json
        assert found["data"] == [latest]
        if found["next"]:
            onward = client.get(f"/api/v1/{path}", query_string={"limit": 1, "cursor": found["next"]}, headers=officer)
            assert onward.json["data"][0]["position"] < latest["position"]


def test_who_is_signed_out_is_told_of_no_person_and_of_nothing_closed(api: Reader, corrected: str) -> None:
    told = api.json(f"cases/{corrected}/history")["data"] + api.all("corrections")
    assert told
    assert {step["by"] for step in told} == {None}
    assert HIDDEN not in str(told)
    assert UNPUBLISHED not in str(told)


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("history", {Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR}),
        ("waiting", set(Role)),
        ("follow-ups", set(Role)),
        ("lookups/case?q=2025", {Role.OFFICER, Role.ADMINISTRATOR}),
    ],
)
def test_what_is_not_for_everybody_takes_a_token_of_the_right_role(
    client: FlaskClient, bearing: Callable[[Role], Headers], path: str, allowed: set[Role]
) -> None:
    assert client.get(f"/api/v1/{path}").status_code == 401
    for role in Role:
        status = client.get(f"/api/v1/{path}", headers=bearing(role)).status_code
        assert status == (200 if role in allowed else 403), role


def test_names_of_accounts_are_not_asked_by_without_a_token(api: Reader) -> None:
    assert api.get("corrections", by="x").status_code == 401


def test_what_waits_and_what_is_to_be_done_is_listed_page_by_page(client: FlaskClient, officer: Headers) -> None:
    def everything(path: str) -> list[Any]:
        found, cursor = [], ""
        while True:
            page = client.get(f"/api/v1/{path}?limit=1{cursor}", headers=officer).json
            found += page["data"]
            if page["next"] is None:
                return found
            cursor = f"&cursor={quote(page['next'])}"

    address = f"/api/v1/decisions/{the('RR 23/2025')}"
    for text, due in (("Send svar", "2025-05-01"), ("Følg opp", None)):
        _, matching = one(client, address, officer)
        wanted = {"text": text, "due": due}
        assert client.post(f"{address}/follow-up", json=wanted, headers=matching).status_code == 200
    noted = [(todo["text"], todo["decision_reference"]) for todo in everything("follow-ups")]
    mine = [("Send svar", "RR 23/2025"), ("Følg opp", "RR 23/2025")]
    assert [todo for todo in noted if todo in mine] == mine
    waiting = client.get("/api/v1/waiting", headers=officer).json["data"]
    assert everything("waiting") == waiting
    assert all(entry["kind"] == "incoming" and entry["answered_way"] is None for entry in waiting)


def test_look_ups_offer_what_may_be_sent(client: FlaskClient, officer: Headers) -> None:
    found = client.get("/api/v1/lookups/body?q=regionr", headers=officer).json["data"]
    wanted = {"title": "Ny", "case_id": "2025/17", "decided_on": "2025-12-01", "outcome": "adopted"}
    assert found
    answer = client.post("/api/v1/decisions", json=wanted | {"body_id": found[0]["value"]}, headers=officer)
    assert "body_id" not in answer.json.get("errors", {}).get("json", {})
    assert client.get("/api/v1/lookups/noe?q=x", headers=officer).status_code == 404


def test_legal_bases_and_status_are_for_everybody(api: Reader) -> None:
    sections = {one["section"]: one for one in api.json("legal-bases")["data"]}
    assert sections["13"]["needs_rule"]
    assert not sections["26"]["needs_rule"]
    status = api.json("status")
    assert (status["registers_current"], status["index_current"]) == (True, True)
    assert set(status) == {"events", "registers_current", "files", "files_unread", "index_current"}


def test_the_example_of_the_documentation_works_as_it_says(client: FlaskClient, officer: Headers) -> None:
    headers = officer | {"Idempotency-Key": "brev-17"}
    wanted = {"title": "Høring om ny holdeplas", "subject_areas": ["Samferdsel"]}
    made = client.post("/api/v1/cases", json=wanted, headers=headers)
    assert (made.status_code, made.headers["ETag"]) == (201, '"2"')
    address = f"/api/v1/cases/{made.json['id']}"
    assert made.headers["Location"].endswith(address)
    correction = {"title": "Høring om ny holdeplass", "reason": "Skrivefeil"}
    done = client.post(f"{address}/correct", json=correction, headers=officer | {"If-Match": '"2"'})
    assert done.status_code == 200, done.json
    told = client.get(f"{address}/history", headers=officer).json["data"]
    assert [step["is_correction"] for step in told] == [True, False, False]
    assert told[0]["reason"] == "Skrivefeil"
