"""What programs may do with agreements: from one registered with its text to its adoption, corrected and taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from application.office.roles import Role
from tests.search.extraction.papers import a_pdf
from tests.web.api.conftest import Headers
from tests.web.filing import the

BASE = "/api/v1/agreements"


class Program:
    """Sends JSON with a token, and each change with the version that it last saw."""

    def __init__(self, client: FlaskClient, headers: Headers) -> None:
        self.client, self.headers, self.tag = client, headers, "*"

    def file(self, name: str, content: bytes) -> str:
        answer = self.client.post(f"/api/v1/files?name={name}", data=content, headers=self.headers)
        assert answer.status_code == 201, answer.text
        return str(answer.json["id"])

    def post(self, path: str, told: dict[str, Any], **headers: str) -> TestResponse:
        answer = self.client.post(path, json=told, headers=self.headers | {"If-Match": self.tag} | headers)
        self.tag = answer.headers.get("ETag", self.tag)
        return answer


@pytest.fixture
def program(filled_app: Flask, bearing: Callable[[Role], Headers]) -> Program:
    return Program(filled_app.test_client(), bearing(Role.OFFICER))


def told_of(program: Program, **more: Any) -> dict[str, Any]:
    parties = [{"organisation_id": str(the(one)), "role": "participant"} for one in ("Prøvdal", "Tenkeby")]
    first = {"drafted_on": "2025-11-01", "adoption": {"by": "law"}, "force": {"rule": "all-adopted"}}
    whole = {"kind": "cooperation", "title": "Samarbeidsavtale", "parties": parties, "first_version": first}
    return whole | {"files": [{"id": program.file("avtale.pdf", a_pdf("Avtale")), "title": "Avtalen"}]} | more


def test_an_agreement_is_registered_once_with_its_text(program: Program) -> None:
    told = told_of(program, reference="2025/4")
    made = program.post(BASE, told, **{"Idempotency-Key": "avtale-1"})
    assert made.status_code == 201, made.text
    again = program.post(BASE, told, **{"Idempotency-Key": "avtale-1"})
    assert (again.status_code, again.json["id"]) == (200, made.json["id"])
    kinds = [one["kind"] for one in made.json["records"]]
    assert kinds == ["party", "party", "version"]
    version = made.json["records"][2]
    assert (len(version["told"]["texts"]), version["told"]["adoption"]["source"]) == (1, "law")
    taken = program.post(BASE, told_of(program, reference="2025/4"))
    assert (taken.status_code, taken.json["code"]) == (409, "reference-taken")


def test_a_version_is_sent_adopted_corrected_and_taken_back(program: Program) -> None:
    made = program.post(BASE, told_of(program))
    one = f"{BASE}/{made.json['id']}"
    sent = program.post(f"{one}/sendings", {"of_version": 1, "sent_on": "2025-11-03", "deadline": "2025-12-15"})
    assert sent.status_code == 200, sent.text
    basis = {"kind": "other", "authority": "Prøvdal kommunestyre", "reference": "KS 70/2025"}
    adopted = {"of_version": 1, "organisation_id": str(the("Prøvdal")), "decided_on": "2025-11-20", "basis": basis}
    done = program.post(f"{one}/adoptions", adopted)
    assert done.status_code == 200, done.text
    twice = program.post(f"{one}/adoptions", adopted)
    assert (twice.status_code, twice.json["code"]) == (409, "already-treated")
    row = {"organisation_id": str(the("Tenkeby")), "outcome": "declined", "day": "2025-12-01", "body": "Tenkeby KS"}
    many = program.post(f"{one}/treatments", {"of_version": 1, "rows": [row]})
    assert many.status_code == 200, many.text
    number = many.json["records"][-1]["number"]
    right = program.post(
        f"{one}/correct-record", {"number": number, "decided_on": "2025-12-02", "reason": "Skrivefeil"}
    )
    assert right.status_code == 200, right.text
    assert right.json["records"][-1]["told"]["decided_on"] == "2025-12-02"
    foreign = program.post(f"{one}/correct-record", {"number": number, "deadline": "2026", "reason": "Feil felt"})
    assert foreign.status_code in (400, 409), foreign.text
    back = program.post(f"{one}/take-back-record", {"number": number, "reason": "Ikke behandlet"})
    assert number not in [record["number"] for record in back.json["records"]]
    stale = program.post(f"{one}/review", {"reviewed_on": "2026-01-01"}, **{"If-Match": '"1"'})
    assert stale.status_code == 412
    drafted = program.post(
        f"{one}/versions",
        {
            "points": ["name"],
            "adoption": {"by": "parties", "adopters": [str(the("Tenkeby"))], "clause": "§ 9"},
            "force": {"rule": "date", "earliest": "2027-01-01"},
            "files": [{"id": program.file("to.pdf", a_pdf("To"))}],
        },
    )
    assert drafted.status_code == 200, drafted.text
    assert (drafted.json["records"][-1]["version"], len(drafted.json["records"][-1]["told"]["texts"])) == (2, 1)


def test_only_those_who_may_write_may_do_it(program: Program, bearing: Callable[[Role], Headers]) -> None:
    wanted = {"kind": "other", "title": "Uten lov"}
    assert program.client.post(BASE, json=wanted, headers=bearing(Role.READER)).status_code == 403
    assert program.client.post(BASE, json=wanted).status_code == 401
    missing = program.post(BASE, wanted)
    assert (missing.status_code, sorted(missing.json["errors"]["json"])) == (400, ["first_version", "parties"])
