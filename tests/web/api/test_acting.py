"""What programs may do: open, correct and publish by token, one version after another, and nothing twice."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from domain import clock
from tests.web.api.conftest import Headers, one
from tests.web.filing import the

NEW_DECISION = {
    "case_id": "2025/17",
    "body_id": "RR",
    "decided_on": "2025-12-01",
    "number": "31/2025",
    "title": "Ny uttalelse",
    "outcome": "as-recommended",
    "ballots": [{"method": "for-against", "ayes": 6, "noes": 2}],
}


def test_a_case_is_opened_and_read_where_it_is_said_to_be(client: FlaskClient, officer: Headers) -> None:
    made = client.post("/api/v1/cases", json={"title": "Ny sak", "subject_areas": ["Klima"]}, headers=officer)
    assert made.status_code == 201
    read = client.get(made.headers["Location"], headers=officer)
    assert (read.json["title"], read.json["subject_areas"]) == ("Ny sak", ["Klima"])
    assert read.headers["ETag"] == made.headers["ETag"]


def test_the_same_key_makes_one_record(client: FlaskClient, officer: Headers) -> None:
    headers = officer | {"Idempotency-Key": "brev-17"}
    first = client.post("/api/v1/cases", json={"title": "Bare én"}, headers=headers)
    again = client.post("/api/v1/cases", json={"title": "Bare én"}, headers=headers)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json["id"] == again.json["id"]


def test_a_key_is_not_used_for_something_else(client: FlaskClient, officer: Headers) -> None:
    headers = officer | {"Idempotency-Key": "brev-17"}
    refused = client.post("/api/v1/cases", json={"title": "Ny sak", "reference": "2025/17"}, headers=headers)
    assert refused.status_code == 409  # nothing was made by the key, which is free again
    first = client.post("/api/v1/cases", json={"title": "Ny sak", "public_title": "Sak"}, headers=headers)
    other = client.post("/api/v1/cases", json={"title": "En annen"}, headers=headers)
    assert (first.status_code, other.status_code, other.json["code"]) == (201, 422, "key-used")
    same = client.post("/api/v1/cases", json={"public_title": "Sak", "title": "Ny sak"}, headers=headers)
    assert (same.status_code, same.json["id"]) == (200, first.json["id"])
    company = {"name": "Ny AS", "kind": "company"}
    assert client.post("/api/v1/organisations", json=company, headers=headers).status_code == 201


def test_a_change_names_the_version_it_was_made_from(client: FlaskClient, officer: Headers) -> None:
    case, matching = one(client, "/api/v1/cases/2025/17", officer)
    address, wanted = f"/api/v1/cases/{case['id']}/correct", {"title": "Rettet", "reason": "Feil"}
    assert client.post(address, json=wanted, headers=officer).status_code == 428
    done = client.post(address, json=wanted, headers=matching)
    assert (done.status_code, done.json["title"]) == (200, "Rettet")
    stale = client.post(address, json={"title": "Foreldet", "reason": "Feil"}, headers=matching)
    assert (stale.status_code, stale.json["code"]) == (412, "stale-version")
    assert client.post(address, json=wanted, headers=officer | {"If-Match": "tull"}).status_code == 412


def test_a_correction_that_says_only_why_is_refused(client: FlaskClient, officer: Headers) -> None:
    case, matching = one(client, "/api/v1/cases/2025/17", officer)
    answer = client.post(f"/api/v1/cases/{case['id']}/correct", json={"reason": "Ingen"}, headers=matching)
    assert answer.status_code == 400


def test_a_decision_is_recorded_published_and_read_by_everybody(client: FlaskClient, officer: Headers) -> None:
    made = client.post("/api/v1/decisions", json=NEW_DECISION, headers=officer)
    assert made.status_code == 201, made.json
    assert made.json["ballots"][0]["counts"] == {"for": 6, "against": 2}
    address = f"/api/v1/decisions/{made.json['id']}"
    assert client.get(address).status_code == 404
    headers = officer | {"If-Match": made.headers["ETag"]}
    assert client.post(f"{address}/publish", json={"with_documents": True}, headers=headers).status_code == 200
    assert client.get(address).json["title"] == "Ny uttalelse"


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"decided_on": (clock.today() + timedelta(days=2)).isoformat()}, 409, "decision-in-future"),
        ({"decided_on": "1999-01-01"}, 409, "decision-before-case"),
        ({"body_id": "Et ukjent organ"}, 400, "bad-input"),
        ({"number": "23/2025"}, 409, "reference-taken"),
        ({"ballots": [{"method": "for-against", "ayes": 3, "noes": 3}]}, 400, "invalid-value"),
        ({"decided_on": "2025-02-31"}, 400, "bad-input"),
        ({"decided_on": "31.2."}, 400, "bad-input"),
        ({"decided_on": "1.3.25"}, 400, "bad-input"),
        ({"title": ""}, 400, "bad-input"),
        ({"title": 17}, 400, "bad-input"),
        ({"title": "å" * 1_000}, 400, "bad-input"),
        ({"outcome": "hurra"}, 400, "bad-input"),
        ({"ukjent": 1}, 400, "bad-input"),
    ],
)
def test_bad_input_is_refused_and_nothing_is_recorded(
    client: FlaskClient, officer: Headers, changed: dict[str, Any], status: int, code: str
) -> None:
    answer = client.post("/api/v1/decisions", json=NEW_DECISION | changed, headers=officer)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert client.get("/api/v1/decisions/RR-31-2025", headers=officer).status_code == 404


def test_all_that_is_wrong_is_said_at_once(client: FlaskClient, officer: Headers) -> None:
    answer = client.post("/api/v1/decisions", json={"decided_on": "i går", "body_id": "?"}, headers=officer)
    assert set(answer.json["errors"]["json"]) == {"case_id", "body_id", "decided_on", "title", "outcome"}


def test_a_text_of_a_megabyte_is_refused(client: FlaskClient, officer: Headers) -> None:
    answer = client.post("/api/v1/decisions", json=NEW_DECISION | {"text": "å" * 600_000}, headers=officer)
    assert answer.status_code in (400, 413)


def test_markup_and_emoji_are_text(client: FlaskClient, officer: Headers) -> None:
    title = "=1+1 <b>Fet</b> 🚲 a\N{COMBINING RING ABOVE}"
    made = client.post("/api/v1/cases", json={"title": title}, headers=officer)
    assert made.json["title"] == "=1+1 <b>Fet</b> 🚲 å"


def test_a_cookie_gives_no_right_and_a_token_only_its_own(
    client: FlaskClient, bearing: Callable[[Role], Headers], reading: Any
) -> None:
    wanted = {"title": "Ny sak"}
    assert reading(Role.OFFICER).post("/api/v1/cases", json=wanted).status_code == 401
    assert client.post("/api/v1/cases", json=wanted, headers=bearing(Role.READER)).status_code == 403
    assert client.post("/api/v1/cases", json=wanted, headers=bearing(Role.AUDITOR)).status_code == 403


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b"null", b'{"title": {"a": 1}}'])
def test_what_is_no_json_is_refused(client: FlaskClient, officer: Headers, body: bytes) -> None:
    answer = client.post("/api/v1/cases", data=body, content_type="application/json", headers=officer)
    assert answer.status_code == 400


def test_bodies_and_organisations_are_registered_and_renamed(client: FlaskClient, officer: Headers) -> None:
    body = {"name": "Klimautvalget", "abbreviation": "KLU", "kind": "political"}
    assert client.post("/api/v1/bodies", json=body, headers=officer).status_code == 201
    assert client.post("/api/v1/bodies", json=body, headers=officer).json["code"] == "reference-taken"
    made = client.post("/api/v1/organisations", json={"name": "Ny AS", "kind": "company"}, headers=officer)
    headers = officer | {"If-Match": made.headers["ETag"]}
    address = f"/api/v1/organisations/{made.json['id']}"
    renamed = client.post(f"{address}/rename", json={"name": "Nyere AS", "valid_from": "2025"}, headers=headers)
    assert [name["name"] for name in renamed.json["names"]] == ["Ny AS", "Nyere AS"]


def test_people_are_registered_renamed_and_put_right(client: FlaskClient, officer: Headers) -> None:
    made = client.post("/api/v1/people", json={"name": "Kari Liksom"}, headers=officer)
    assert made.status_code == 201, made.json
    address, headers = f"/api/v1/people/{made.json['id']}", officer | {"If-Match": made.headers["ETag"]}
    renamed = client.post(f"{address}/rename", json={"name": "Kari Tenkt", "valid_from": "2025"}, headers=headers)
    headers = officer | {"If-Match": renamed.headers["ETag"]}
    right = client.post(f"{address}/correct", json={"name": "Kåre Tenkt", "reason": "Feil lest"}, headers=headers)
    assert right.status_code == 200, right.json
    assert client.get(address).json["name"] == "Kåre Tenkt"
    assert "Kåre Tenkt" in [one["name"] for one in client.get("/api/v1/people").json["data"]]
    refused = client.post("/api/v1/people", json={"name": ""}, headers=officer)
    assert refused.status_code == 400


def test_seats_are_made_filled_and_handed_over(client: FlaskClient, officer: Headers, seated: None) -> None:
    body, matching = one(client, "/api/v1/bodies/KDU", officer)
    path, seat = f"/api/v1/bodies/{body['id']}", {"role": "leader", "rights": ["vote"], "valid_from": "2020"}
    assert client.post(f"{path}/add-seat", json=seat, headers=matching).status_code == 200
    assert client.post(f"{path}/add-seat", json=seat, headers=matching).status_code == 412
    (made,) = client.get(f"{path}/seats").json["data"]
    assert (made["rights"], made["holder"]) == (["vote"], None)
    basis = {"kind": "decision", "decision_id": "RR 9/2024"}
    wanted = {"body_id": "KDU", "seat_id": made["id"], "person_id": "Siv Skissedal", "valid_from": "2024-03-15"}
    headers = officer | {"Idempotency-Key": "verv-1"}
    first = client.post("/api/v1/appointments", json=wanted | {"basis": basis}, headers=headers)
    again = client.post("/api/v1/appointments", json=wanted | {"basis": basis}, headers=headers)
    assert (first.status_code, again.status_code) == (201, 200), first.json
    assert first.json["decided_on"] == "2024-03-14"  # as the decision was
    address, tagged = first.headers["Location"], officer | {"If-Match": first.headers["ETag"]}
    other = {"person_id": "Berit Helt Ny", "new_person": True, "valid_from": "2025-01-01", "basis": basis}
    assert client.post(f"{address}/replace", json=other, headers=officer).status_code == 428
    over = client.post(f"{address}/replace", json=other, headers=tagged)
    assert (over.status_code, over.json["ground"], over.json["ended_on"]) == (200, "replaced", "2024-12-31")
    assert client.get(f"{path}/seats").json["data"][0]["holder"]["name"] == "Berit Helt Ny"
    _, matching = one(client, "/api/v1/bodies/KDU", officer)
    term = {"valid_from": "2026-01-01", "basis": basis, "seats": [{"seat_id": made["id"], "what": "again"}]}
    assert client.post(f"{path}/begin-term", json=term, headers=matching).status_code == 200
    holder = client.get(f"{path}/seats").json["data"][0]["holder"]
    assert (holder["name"], holder["valid_from"]) == ("Berit Helt Ny", "2026-01-01")


def test_a_part_of_an_appointment_is_put_right(client: FlaskClient, officer: Headers, seated: None) -> None:
    address = f"/api/v1/appointments/{the('Siv Skisse i RR Prøvdal 2')}"
    told = client.get(f"{address}/parts")
    (leave,) = told.json["data"]
    assert (leave["kind"], leave["valid_from"], leave["until"]) == ("leave", "2024-01-01", "2024-06-30")
    headers = officer | {"If-Match": told.headers["ETag"]}
    wrong = {"number": leave["number"], "reason": "Avskrift"}
    assert client.post(f"{address}/correct-part", json=wrong, headers=headers).status_code == 400
    unknown = {"kind": "decision", "decision_id": "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0099"}
    assert client.post(f"{address}/correct-part", json=wrong | {"basis": unknown}, headers=headers).status_code == 400
    right = client.post(f"{address}/correct-part", json=wrong | {"until": "2024-08-31"}, headers=headers)
    assert right.status_code == 200, right.json
    assert client.get(f"{address}/parts").json["data"][0]["until"] == "2024-08-31"
    (away,) = [one for one in client.get(address).json["spans"] if one["state"] == "on-leave"]
    assert (away["first_day"], away["last_day"]) == ("2024-01-01", "2024-08-31")


def test_what_is_wrong_with_an_appointment_is_told(client: FlaskClient, officer: Headers, seated: None) -> None:
    seat = str(the("OU vara"))
    wrong = {"body_id": "OU", "seat_id": seat, "person_id": "Siv Skissedal", "valid_from": "2024", "until": "2020"}
    refused = client.post("/api/v1/appointments", json=wrong | {"basis": {"kind": "decision"}}, headers=officer)
    assert refused.status_code == 400
    assert "2020" in refused.json["detail"]
    assert "Vedtak mangler" in refused.json["detail"]
    unknown = client.post("/api/v1/appointments", json=wrong | {"basis": {"kind": "hearsay"}}, headers=officer)
    assert "kind" in unknown.json["errors"]["json"]["basis"]
