"""What programs may do with consultations: from a letter that was sent to the answer, corrected and taken back."""

from collections.abc import Callable

import pytest
from flask import Flask

from application.office.roles import Role
from tests.search.extraction.papers import a_pdf
from tests.web.api.conftest import Headers
from tests.web.api.test_agreeing import Program
from tests.web.filing import the

BASE = "/api/v1/consultations"


@pytest.fixture
def program(filled_app: Flask, bearing: Callable[[Role], Headers]) -> Program:
    return Program(filled_app.test_client(), bearing(Role.OFFICER))


def test_a_consultation_is_registered_once_and_followed_to_its_end(program: Program) -> None:
    told = {"title": "Høring om tog", "sender": "Prøvedirektoratet", "received_on": "2026-10-01"}
    told |= {"deadline": "2027-03-01", "files": [{"id": program.file("brev.pdf", a_pdf("Høring"))}]}
    made = program.post(BASE, told, **{"Idempotency-Key": "horing-1"})
    assert made.status_code == 201, made.text
    again = program.post(BASE, told, **{"Idempotency-Key": "horing-1"})
    assert (again.status_code, again.json["id"], len(again.json["document_ids"])) == (200, made.json["id"], 1)
    one, prøvdal = f"{BASE}/{made.json['id']}", str(the("Prøvdal"))
    for action, sent in (
        ("choose-way", {"way": "jointly", "chosen_on": "2026-10-02", "reason": "Alle berøres"}),
        ("ask-for-input", {"organisations": [prøvdal, str(the("Tenkeby"))], "asked_on": "2026-10-03"}),
        ("record-inputs", {"rows": [{"organisation_id": prøvdal, "told": "input", "day": "2026-11-01"}]}),
        ("declines", {"organisation_id": str(the("Tenkeby")), "declined_on": "2026-11-02"}),
        ("own-answers", {"organisation_id": str(the("Tenkeby")), "answered_on": "2026-11-03"}),
        ("drafts", {"drafted_on": "2026-12-01", "files": [{"id": program.file("utkast.pdf", a_pdf("Utkast"))}]}),
        ("treatments", {"body": "Regionrådet", "outcome": "adopted", "treated_on": "2026-12-10"}),
        ("move-deadline", {"deadline": "2027-04-01", "moved_on": "2026-12-11"}),
        ("let-pass", {"reason": "Trukket av avsenderen", "passed_on": "2026-12-12"}),
        ("outcomes", {"known_on": "2027", "outcome": "Utsatt", "heard": "unclear"}),
    ):
        done = program.post(f"{one}/{action}", sent)
        assert done.status_code == 200, (action, done.text)
    kinds = {record["kind"]: record for record in done.json["records"]}
    assert len(kinds) == len(done.json["records"]) - 1 == 10
    right = {"number": kinds["way"]["number"], "because": "Alle kommunene berøres", "reason": "Skrivefeil"}
    assert program.post(f"{one}/correct-record", right).json["records"][0]["told"]["reason"] == right["because"]
    worded = {"number": kinds["outcome"]["number"], "outcome": "Vedtatt", "reason": "Skrivefeil"}
    assert program.post(f"{one}/correct-record", worded).json["records"][-1]["told"]["outcome"] == "Vedtatt"
    foreign = program.post(f"{one}/correct-record", {"number": kinds["way"]["number"], "heard": "heard", "reason": "x"})
    assert foreign.status_code in (400, 409), foreign.text
    back = program.post(f"{one}/take-back-record", {"number": kinds["passed"]["number"], "reason": "Feil høring"})
    assert "passed" not in [record["kind"] for record in back.json["records"]]
    unknown = {"way": "both", "chosen_on": "2026-10-04", "principle": {"principles_id": prøvdal, "version": 1}}
    assert program.post(f"{one}/choose-way", unknown).status_code == 400
    stale = program.post(f"{one}/correct", {"title": "Ny", "reason": "x"}, **{"If-Match": '"1"'})
    assert stale.status_code == 412


def test_what_is_missing_is_told_and_readers_may_not(program: Program, bearing: Callable[[Role], Headers]) -> None:
    wanted = {"title": "Høring"}
    missing = program.post(BASE, wanted)
    assert (missing.status_code, sorted(missing.json["errors"]["json"])) == (400, ["received_on", "sender_id"])
    assert program.client.post(BASE, json=wanted, headers=bearing(Role.READER)).status_code == 403
