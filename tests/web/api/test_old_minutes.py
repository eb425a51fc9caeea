"""Old minutes read for programs: what is proposed of them, with where it stands, and nothing recorded."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from benchmarks.minutes_files import minutes
from tests.search.extraction.papers import an_xlsx
from tests.web.api.conftest import Headers
from tests.web.api.test_files import send
from tests.web.filing import the

PATH = "/api/v1/meetings/proposals"
SHEET = [["Navn", "Funksjon", "Til stede"], ["Kari Eksempel", "Leder", "x"], ["Ny Person", "", "x"]]


def test_what_is_proposed_has_its_line_and_nothing_is_recorded(client: FlaskClient, officer: Headers) -> None:
    (file,) = (one for one in minutes("open") if one.name == "02-mayors-dash")
    main = send(client, officer, file.file_name, file.content())
    sheet = send(client, officer, "oppmote.xlsx", an_xlsx(Liste=SHEET))
    before = client.get("/api/v1/status", headers=officer).json["events"]
    answer = client.get(f"{PATH}?file={main}", headers=officer)
    assert answer.status_code == 200, answer.text
    told = answer.json
    meeting = told["meeting"]
    assert (meeting["body_id"], meeting["starts_on"]["value"]) == (str(the("OU")), "2025-08-22")
    assert (meeting["opened_at"]["value"], meeting["closed_at"]["value"]) == ("09:00", "11:30")
    assert "22" in meeting["starts_on"]["read_from"]
    assert meeting["starts_on"]["page"] == 1
    assert told["is_minutes"]
    assert [one["name"] for one in told["attendance"]] == [one.split("|")[0] for one in file.right["people"]]
    (deputy,) = (one for one in told["attendance"] if one["role"] == "deputy")
    assert (deputy["name"], deputy["deputy_for"], deputy["in_sheet"]) == ("Bjørn Påfunn", "Åse Tenkt", False)
    assert [one["written"]["value"] for one in told["items"]] == [one["number"] for one in file.right["items"]]
    assert told["items"][1]["number"] == "24/2025"
    wanted, decision = file.right["items"][1], told["items"][1]["decision"]
    assert " ".join(decision["text"].split()) == file.whole(wanted["decision"])
    assert decision["line"] <= decision["last_line"]
    (task,) = told["items"][1]["tasks"]
    assert (task["task"], task["responsible_name"], task["due"]) == tuple(wanted["tasks"][0].split("|"))
    assert task["task"] in task["read_from"]

    both = client.get(f"{PATH}?file={main}&sheet={sheet}", headers=officer).json
    (added,) = (one for one in both["attendance"] if one["name"] == "Ny Person")
    assert (added["in_sheet"], added["line"]) == (True, 4)
    assert client.get("/api/v1/status", headers=officer).json["events"] == before


def test_what_cannot_be_read_is_told(client: FlaskClient, officer: Headers) -> None:
    paper, other_sheet = send(client, officer), send(client, officer, "tall.xlsx", an_xlsx(Tall=[["A", 1], ["B", 2]]))
    begun = client.post("/api/v1/files?name=stor.pdf&size=1000", headers=officer).json["id"]
    for query, status, parameter in (
        ("", 400, "file"),
        ("file=tull", 400, "file"),
        (f"file={the('RR')}", 404, None),
        (f"file={begun}", 400, "file"),
        (f"file={send(client, officer, 'tom.pdf', b'%PDF-1.7 broken')}", 400, "file"),
        (f"file={other_sheet}", 400, "file"),
        (f"file={paper}&sheet={other_sheet}", 400, "sheet"),
        (f"file={paper}&sheet={paper}", 400, "sheet"),
    ):
        answer = client.get(f"{PATH}?{query}", headers=officer)
        assert answer.status_code == status, (query, answer.text)
        if parameter:
            assert answer.json["errors"]["query"][parameter], query
    other = client.get(f"{PATH}?file={paper}", headers=officer).json
    assert (other["is_minutes"], other["items"]) == (False, [])


@pytest.mark.parametrize(("role", "status"), [(None, 401), (Role.READER, 403), (Role.AUDITOR, 403)])
def test_it_is_for_those_who_record(
    client: FlaskClient, bearing: Callable[[Role], Headers], role: Role | None, status: int
) -> None:
    headers = bearing(role) if role else {}
    assert client.get(f"{PATH}?file={the('RR')}", headers=headers).status_code == status
