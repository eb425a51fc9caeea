"""What programs may do with statements: from one registered with its text to the end, corrected and taken back."""

from collections.abc import Callable

import pytest
from flask import Flask

from application.office.roles import Role
from tests.search.extraction.papers import a_pdf
from tests.web.api.conftest import Headers
from tests.web.api.test_agreeing import Program
from tests.web.filing import the

BASE = "/api/v1/statements"


@pytest.fixture
def program(filled_app: Flask, bearing: Callable[[Role], Headers]) -> Program:
    return Program(filled_app.test_client(), bearing(Role.OFFICER))


def test_a_statement_is_registered_once_and_followed_to_its_end(program: Program) -> None:
    told = {"kind": "letter", "title": "Toget må komme", "drafted_on": "2026-09-01"}
    told |= {"files": [{"id": program.file("brev.pdf", a_pdf("Tog"))}]}
    made = program.post(BASE, told, **{"Idempotency-Key": "uttalelse-1"})
    assert made.status_code == 201, made.text
    again = program.post(BASE, told, **{"Idempotency-Key": "uttalelse-1"})
    assert (again.status_code, again.json["id"]) == (200, made.json["id"])
    one, fylket = f"{BASE}/{made.json['id']}", str(the("fylket"))
    standpoints = [{"organisation_id": str(the("Prøvdal")), "stance": "dissent", "text": "Heller buss"}]
    for action, sent in (
        ("versions", {"text": "Regionrådet ber om tog.", "corrects": 1}),
        ("adoptions", {"of_version": 2, "adopted_by": "secretary", "authority": "RR 4", "adopted_on": "2026-09-02"}),
        ("support", {"standpoints": standpoints, "stated_on": "2026-09-02"}),
        ("sendings", {"of_version": 2, "recipients": [{"organisation_id": fylket}], "how": "letter",
                      "sent_on": "2026-09-03"}),
        ("publications", {"of_version": 2, "channel": "website", "published_on": "2026-09-04"}),
        ("replies", {"organisation_id": fylket, "replied_on": "2026-10-01", "summary": "Tatt inn i planen"}),
        ("retraction", {"retracted_on": "2026-11-01", "reason": "Ny kunnskap"}),
    ):  # fmt: skip
        done = program.post(f"{one}/{action}", sent)
        assert done.status_code == 200, (action, done.text)
    kinds = {record["kind"]: record for record in done.json["records"]}
    assert len(done.json["records"]) == 8
    assert len(kinds["version"]["told"]["texts"]) == 1
    twice = program.post(f"{one}/retraction", {"retracted_on": "2026-11-01", "reason": "Ny kunnskap"})
    assert (twice.status_code, twice.json["code"]) == (409, "already-retracted")
    nobody = program.post(f"{one}/support", {"standpoints": []})
    assert nobody.status_code == 400, nobody.text
    right = {"number": kinds["retraction"]["number"], "because": "Bedre kunnskap", "reason": "Skrivefeil"}
    corrected = program.post(f"{one}/correct-record", right)
    assert corrected.json["records"][-1]["told"]["reason"] == "Bedre kunnskap", corrected.text
    foreign = {"number": kinds["retraction"]["number"], "channel": "website", "reason": "x"}
    assert program.post(f"{one}/correct-record", foreign).status_code in (400, 409)
    back = program.post(
        f"{one}/take-back-record", {"number": kinds["retraction"]["number"], "reason": "Feil uttalelse"}
    )
    assert len(back.json["records"]) == 7, back.text
    stale = program.post(f"{one}/withdraw", {"reason": "Ført to ganger"}, **{"If-Match": '"1"'})
    assert stale.status_code == 412
    assert program.post(f"{one}/withdraw", {"reason": "Ført to ganger"}).json["withdrawn"]
