"""What programs may do with meetings: from the plan to published minutes, corrected and taken back."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask

from application.office.roles import Role
from domain.meetings import Meeting
from tests.search.extraction.papers import a_pdf
from tests.web.api.conftest import Headers
from tests.web.api.test_agreeing import Program
from tests.web.filing import the
from web.services import EXTENSION

BASE = "/api/v1/meetings"


@pytest.fixture
def program(filled_app: Flask, bearing: Callable[[Role], Headers]) -> Program:
    return Program(filled_app.test_client(), bearing(Role.OFFICER))


def test_a_meeting_is_planned_once_and_followed_to_its_published_minutes(program: Program, filled_app: Flask) -> None:
    told = {"body_id": str(the("RR")), "starts_on": "2026-03-12", "starts_at": "9"}
    made = program.post(BASE, told, **{"Idempotency-Key": "mote-1"})
    assert (made.status_code, made.json["reference"], made.json["starts_at"]) == (201, "2026/1", "09:00"), made.text
    again = program.post(BASE, told, **{"Idempotency-Key": "mote-1"})
    assert (again.status_code, again.json["id"]) == (200, made.json["id"])
    one = f"{BASE}/{made.json['id']}"
    paper = {"id": program.file("framlegg.pdf", a_pdf("Framlegg"))}
    bridge = {"title": "Bru", "item_kind": "decision", "case_id": str(the("2025/17")), "files": [paper]}
    treated = {"state": "treated", "outcome": "as-recommended", "text": "Bru bygges."}
    for action, sent in (
        ("items", bridge),
        ("items", {"title": "Orientering", "item_kind": "information"}),
        ("arrange", {"items": [{"item": 4}, {"item": 3, "number": "7/2026"}]}),
        ("move", {"starts_on": "2026-03-19", "moved_on": "2026-02-01", "reason": "Kollisjon"}),
        ("convene", {"sent_on": "2026-03-05", "recipients": ["Kari", "Ola"]}),
        ("drop-item", {"item": 4}),
        (
            "draft-minutes",
            {"minutes": {"treatments": {"3": treated}}, "drafted_on": "2026-03-20", "held_on": "2026-03-19"},
        ),
        ("approve", {"approved_on": "2026-04-10", "how": "in-meeting"}),
        ("sign", {"signed_on": "2026-04-11", "names": ["Kari Prøve"]}),
        ("publish-minutes", {"published_on": "2026-04-12", "recipients": ["Kontrollutvalget"]}),
    ):
        done = program.post(f"{one}/{action}", sent)
        assert done.status_code == 200, (action, done.text)
    kinds = {record["kind"]: record for record in done.json["records"]}
    assert kinds["moved"]["told"]["starts_at"] == "09:00"
    assert kinds["decided"]["told"]["item"] == 3
    services = filled_app.extensions[EXTENSION]
    assert services.archive.load(Meeting, UUID(made.json["id"])).is_published
    again = program.post(f"{one}/draft-minutes", {"minutes": {}, "drafted_on": "2026-04-12"})
    assert (again.status_code, again.json["code"]) == (409, "minutes-approved")
    right = {"number": kinds["moved"]["number"], "because": "Kolliderte", "reason": "Skrivefeil"}
    assert program.post(f"{one}/correct-record", right).status_code == 200
    back = program.post(f"{one}/take-back-record", {"number": kinds["signed"]["number"], "reason": "Ikke signert"})
    assert "signed" not in [record["kind"] for record in back.json["records"]]
    stale = program.post(f"{one}/correct", {"title": "Ny", "reason": "x"}, **{"If-Match": '"1"'})
    assert stale.status_code == 412


def test_what_is_missing_is_told_and_readers_may_not(program: Program, bearing: Callable[[Role], Headers]) -> None:
    missing = program.post(BASE, {"title": "Seminar"})
    assert (missing.status_code, sorted(missing.json["errors"]["json"])) == (400, ["body_id", "starts_on"])
    assert program.client.post(BASE, json={}, headers=bearing(Role.READER)).status_code == 403
