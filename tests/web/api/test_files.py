"""Programs send files, whole or in pieces, and file them by their ids."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.domain.given import IDENTITY_NUMBER
from tests.search.extraction.papers import a_pdf
from tests.web.api.conftest import Headers, one

LETTER = a_pdf("Kjære regionråd")
ENTRY = {"case_id": "2025/17", "kind": "incoming", "title": "Et brev"}


def send(client: FlaskClient, headers: Headers, name: str = "brev.pdf", content: bytes = LETTER) -> str:
    answer = client.post(f"/api/v1/files?name={name}", data=content, headers=headers)
    assert answer.status_code == 201, answer.text
    identity: str = answer.json["id"]
    return identity


def test_a_file_is_sent_and_entered_in_a_case(client: FlaskClient, officer: Headers) -> None:
    main, other = send(client, officer), send(client, officer, "kart.pdf", a_pdf("Kart"))
    sent = client.get(f"/api/v1/files/{main}", headers=officer).json
    assert (sent["complete"], sent["media_type"], sent["size"]) == (True, "application/pdf", len(LETTER))
    files = [{"id": other}, {"id": main, "is_main": True, "title": "Selve brevet"}]
    made = client.post("/api/v1/journal-entries", json=ENTRY | {"files": files}, headers=officer)
    assert made.status_code == 201, made.text
    assert [one["title"] for one in made.json["documents"]] == ["Selve brevet", "kart.pdf"]
    assert made.json["documents"][0]["file"]["state"] == "text"
    assert client.get("/api/v1/files", headers=officer).json == {"data": []}


def test_the_same_key_files_once(client: FlaskClient, officer: Headers) -> None:
    keyed = officer | {"Idempotency-Key": "brev 1"}
    first, second = (client.post("/api/v1/files?name=a.pdf", data=LETTER, headers=keyed) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json == second.json
    wanted = ENTRY | {"files": [{"id": first.json["id"]}]}
    made, again = (client.post("/api/v1/journal-entries", json=wanted, headers=keyed) for _ in range(2))
    assert (made.status_code, again.status_code) == (201, 200)
    assert made.json["documents"] == again.json["documents"]


def test_a_file_comes_in_pieces(client: FlaskClient, officer: Headers) -> None:
    begun = client.post(f"/api/v1/files?name=stor.pdf&size={len(LETTER)}", headers=officer)
    address = f"/api/v1/files/{begun.json['id']}"
    assert (begun.status_code, begun.headers["Upload-Offset"], begun.json["complete"]) == (201, "0", False)
    part = client.patch(address, data=LETTER[:100], headers=officer | {"Upload-Offset": "0"})
    assert (part.status_code, part.json["offset"]) == (200, 100)
    wrong = client.patch(address, data=LETTER[50:], headers=officer | {"Upload-Offset": "50"})
    assert (wrong.status_code, wrong.json["code"]) == (409, "wrong-offset")
    assert client.patch(address, data=b"x", headers=officer).status_code == 400
    early = client.post("/api/v1/journal-entries", json=ENTRY | {"files": [{"id": begun.json["id"]}]}, headers=officer)
    assert (early.status_code, early.json["code"]) == (404, "no-such-incoming")
    whole = client.patch(address, data=LETTER[100:], headers=officer | {"Upload-Offset": "100"})
    assert whole.json["complete"] is True


def test_a_file_is_added_and_versions_are_filed(client: FlaskClient, officer: Headers) -> None:
    entry, matching = one(client, "/api/v1/journal-entries/2025/17-1", officer)
    address = f"/api/v1/journal-entries/{entry['id']}/add-file"
    wanted = {"id": send(client, officer, "kart.pdf", a_pdf("Kart")), "title": "Et kart"}
    assert client.post(address, json=wanted, headers=officer).status_code == 428
    added = client.post(address, json=wanted, headers=matching)
    assert added.status_code == 200, added.text
    document = next(each for each in added.json["documents"] if each["title"] == "Et kart")
    held, matching = one(client, f"/api/v1/documents/{document['id']}", officer)
    version = {"id": send(client, officer, "bedre.pdf", a_pdf("Bedre")), "reason": "Bedre skann"}
    filed = client.post(f"/api/v1/documents/{held['id']}/file-version", json=version, headers=matching)
    assert (filed.status_code, filed.json["file"]["name"]) == (200, "bedre.pdf")
    stale = {"id": send(client, officer, "feil.pdf", a_pdf("Feil"))}
    assert client.post(f"/api/v1/documents/{held['id']}/file-version", json=stale, headers=matching).status_code == 412


def test_identity_numbers_are_told_of_and_stop_publication(client: FlaskClient, officer: Headers) -> None:
    identity = send(client, officer, "brev.pdf", a_pdf("Side", f"Født {IDENTITY_NUMBER}"))
    told = client.get(f"/api/v1/files/{identity}", headers=officer).json["identity_numbers"]
    assert told == [{"page": 2, "part": None}]
    made = client.post("/api/v1/journal-entries", json=ENTRY | {"files": [{"id": identity}]}, headers=officer)
    address = f"/api/v1/journal-entries/{made.json['id']}/publish"
    matching = officer | {"If-Match": made.headers["ETag"]}
    refused = client.post(address, json={"with_documents": True}, headers=matching)
    assert (refused.status_code, refused.json["code"]) == (409, "identity-number-in-text")
    assert IDENTITY_NUMBER not in refused.text


def test_what_is_not_filed_may_be_taken_away(client: FlaskClient, officer: Headers) -> None:
    address = f"/api/v1/files/{send(client, officer)}"
    assert client.delete(address, headers=officer).status_code == 200
    assert client.get(address, headers=officer).status_code == 404


@pytest.mark.parametrize("query", ["", "?name=", "?name=a.pdf&size=-1", "?name=a.pdf&size=mye"])
def test_what_is_wrong_with_a_file_is_told(client: FlaskClient, officer: Headers, query: str) -> None:
    assert client.post(f"/api/v1/files{query}", data=b"x", headers=officer).status_code == 400


def test_a_file_over_the_limit_is_refused(client: FlaskClient, officer: Headers) -> None:
    answer = client.post("/api/v1/files?name=film.mp4&size=3000000000", headers=officer)
    assert (answer.status_code, answer.json["code"]) == (413, "file-too-large")


def test_files_are_sent_by_those_who_may_file(client: FlaskClient, bearing: Callable[[Role], Headers]) -> None:
    assert client.post("/api/v1/files?name=a.pdf", data=b"x").status_code == 401
    assert client.post("/api/v1/files?name=a.pdf", data=b"x", headers=bearing(Role.READER)).status_code == 403


def test_nobody_reaches_the_files_of_others(
    client: FlaskClient, officer: Headers, bearing: Callable[[Role], Headers]
) -> None:
    identity = send(client, officer)
    other = bearing(Role.ADMINISTRATOR)
    assert client.get(f"/api/v1/files/{identity}", headers=other).status_code == 404
    wanted = ENTRY | {"files": [{"id": identity}]}
    assert client.post("/api/v1/journal-entries", json=wanted, headers=other).status_code == 404
