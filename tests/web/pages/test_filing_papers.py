"""Papers are sent in, looked over and filed; what cannot be filed is told, and nothing typed is lost."""

import hashlib
import io
import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse

from application.office.roles import Role
from application.questions.documents import documents_by_id, same_bytes
from application.questions.journal import EntryView, entries_by_id, entry_by_reference
from domain.access import Audience
from tests.domain.given import IDENTITY_NUMBER
from tests.search.extraction.papers import a_locked_pdf, a_mail, a_pdf
from tests.web.archive import PASSWORD
from tests.web.forms.sending import standing
from tests.web.pages.reading import Reading, words
from web.services import EXTENSION, Services

LETTER = a_pdf("Tenkeby kommune\n\nVår dato: 12.03.2025\n\nDeres ref: 2025/17\n\nMerknader til saken")
AUDIENCE = Audience.OFFICER


@pytest.fixture
def officer(reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


@pytest.fixture
def services(filled_app: Flask) -> Services:
    found: Services = filled_app.extensions[EXTENSION]
    return found


def send(
    client: FlaskClient, page: str | None = None, files: Sequence[tuple[str, bytes]] = (), **written: str
) -> TestResponse:
    """Send the form with files and with something written in it, as a browser without JavaScript does."""
    held: dict[str, Any] = standing(page if page is not None else client.get("/arkiver").text)
    held.pop("upload", None)
    data: MultiDict[str, Any] = MultiDict(held | {name.replace("__", "-"): text for name, text in written.items()})
    for name, content in files:
        data.add("upload", FileStorage(io.BytesIO(content), filename=name))
    return client.post("/arkiver", data=data, content_type="multipart/form-data")


def uploaded(client: FlaskClient, *files: tuple[str, bytes]) -> str:
    answer = send(client, files=files, wish="upload")
    assert answer.status_code == 200, words(answer.text)
    return answer.text


def entries_of(services: Services, answer: TestResponse) -> list[EntryView]:
    """Return the entries that the receipt names."""
    assert answer.status_code == 303, words(answer.text)
    ids = [UUID(one) for one in re.findall(r"post=([0-9a-f-]{36})", answer.location)]
    with services.stores.registers.connect() as connection:
        found = entries_by_id(connection, ids, AUDIENCE)
    return [found[one] for one in ids]


def test_a_letter_fills_in_the_form_and_is_filed_with_the_next_number(officer: FlaskClient, services: Services) -> None:
    page = uploaded(officer, ("skann.pdf", LETTER))
    held = standing(page)
    assert held["case_id"].startswith("2025/17 – ")
    assert (held["senders"], held["kind"], held["document_date"]) == ("Tenkeby kommune", "incoming", "12.03.2025")
    assert "Lest fra: Vår dato: 12.03.2025" in words(page)
    answer = send(officer, page, title="Merknader fra Tenkeby")
    (entry,) = entries_of(services, answer)
    assert (entry.reference, entry.title, entry.document_date) == ("2025/17-7", "Merknader fra Tenkeby", "2025-03-12")
    assert entry.senders[0].organisation_id is not None
    receipt = officer.get(answer.location).text
    assert "2025/17-7" in receipt
    assert 'href="/sak/2025/17/7"' in receipt
    assert "skann.pdf" not in officer.get("/arkiver").text
    assert "skann" in officer.get("/sak/2025/17/7").text


def test_a_new_case_is_opened_with_the_papers(officer: FlaskClient, services: Services) -> None:
    page = uploaded(officer, ("innspill.eml", a_mail(("kart.pdf", a_pdf("Kart")), subject="Innspill om sykkelvei")))
    assert standing(page)["title"] == "Innspill om sykkelvei"
    answer = send(officer, page, new_case="Sykkelvei langs elva", case_id="")
    (entry,) = entries_of(services, answer)
    assert entry.reference.endswith("-1")
    assert "Sykkelvei langs elva" in officer.get(f"/sak/{entry.case_reference}").text


def test_the_same_form_sent_twice_files_once(officer: FlaskClient, services: Services) -> None:
    page = uploaded(officer, ("skann.pdf", LETTER))
    first, second = send(officer, page), send(officer, page)
    assert entries_of(services, first) == entries_of(services, second)
    with services.stores.registers.connect() as connection:
        assert entry_by_reference(connection, "2025/17-8", AUDIENCE) is None


def test_one_entry_holds_a_main_document_and_attachments(officer: FlaskClient, services: Services) -> None:
    page = uploaded(officer, ("brev.pdf", LETTER), ("kart.pdf", a_pdf("Kart over området")))
    kart = re.search(r'<option value="([0-9a-f-]+)"[^>]*>kart.pdf', page)
    assert kart is not None
    (entry,) = entries_of(services, send(officer, page, main=kart[1], title="To papirer"))
    shown = words(officer.get(f"/sak/{entry.case_reference}/7").text)
    assert shown.index("kart") < shown.index("brev")


def test_each_file_may_be_an_entry_of_its_own_with_its_own_facts(officer: FlaskClient, services: Services) -> None:
    page = uploaded(officer, ("brev.pdf", LETTER), ("Notat om veien 01.02.2025.pdf", a_pdf("Notat\nOm veien")))
    first, second = entries_of(services, send(officer, page, how="each"))
    assert {first.reference, second.reference} == {"2025/17-7", "2025/17-8"}
    kinds = {one.title: (one.kind, one.document_date) for one in (first, second)}
    assert kinds["Notat om veien 01.02.2025"] == ("internal", "2025-02-01")
    assert kinds["brev"] == ("incoming", "2025-03-12")


def test_nothing_typed_is_lost_when_it_is_refused_and_all_that_is_wrong_is_said(officer: FlaskClient) -> None:
    page = uploaded(officer, ("skann.pdf", LETTER))
    answer = send(
        officer, page, case_id="2099/9999", title="", document_date="31.02.2025", access="shielded", senders="Kari; Ola"
    )
    assert answer.status_code == 400
    said = words(answer.text)
    assert "<title>Feil:" in answer.text
    for sentence in ("«2099/9999» finnes ikke", "«31.02.2025» er ingen dato", "Velg hjemmelen"):
        assert sentence in said, sentence
    held = standing(answer.text)
    assert (held["case_id"], held["document_date"]) == ("2099/9999", "31.02.2025")
    assert held["senders"] == "Kari; Ola"
    assert "skann.pdf" in answer.text


def test_more_files_may_be_sent_while_something_is_written(officer: FlaskClient) -> None:
    page = uploaded(officer, ("skann.pdf", LETTER))
    answer = send(officer, page, [("mer.pdf", a_pdf("Mer"))], wish="upload", title="Skrevet allerede", new_case="Ny")
    held = standing(answer.text)
    assert (held["title"], held["new_case"]) == ("Skrevet allerede", "Ny")
    assert "mer.pdf" in answer.text


def test_shielded_papers_keep_what_they_hold_to_officers(
    officer: FlaskClient, services: Services, reading: Reading
) -> None:
    page = uploaded(officer, ("skann.pdf", LETTER))
    answer = send(
        officer, page, access="shielded", section="13", paragraph="1", rule="fvl. § 13", public_title="Personsak"
    )
    (entry,) = entries_of(services, answer)
    assert entry.access.shielded
    shown = reading(Role.READER).get("/sak/2025/17/7").text
    assert "Personsak" in shown
    assert "skann" not in shown


def test_a_basis_that_does_not_reach_case_papers_is_warned_of(officer: FlaskClient) -> None:
    page = uploaded(officer, ("Saksfremlegg om veien.pdf", a_pdf("Saksfremlegg")))
    filed = send(officer, page, case_id="2025/17", access="shielded", section="14", paragraph="1")
    assert filed.status_code == 303, words(filed.text)
    assert "offl. § 16" in words(officer.get(filed.location).text)


def test_a_closed_case_refuses_and_what_was_written_stands(officer: FlaskClient) -> None:
    page = uploaded(officer, ("skann.pdf", LETTER))
    answer = send(officer, page, case_id="2023/4", title="Til en avsluttet sak")
    assert answer.status_code == 400
    assert "avsluttet" in words(answer.text)
    assert standing(answer.text)["title"] == "Til en avsluttet sak"


def test_an_identity_number_is_warned_of_and_stops_publication(officer: FlaskClient, services: Services) -> None:
    page = uploaded(officer, ("skann.pdf", a_pdf("Tenkeby kommune", f"Født {IDENTITY_NUMBER}")))
    assert "Det ser ut som det står et fødselsnummer i filen: side 2." in words(page)
    answer = send(officer, page, case_id="2025/17", access="public")
    assert answer.status_code == 400
    assert "side 2" in words(answer.text)
    (entry,) = entries_of(services, send(officer, answer.text, access="unpublished"))
    published = officer.post(
        f"/sak/{entry.case_reference}/7/publiser",
        data=standing(officer.get(f"/sak/{entry.case_reference}/7/publiser").text),
    )
    assert published.status_code == 400
    assert "side 2" in words(published.text)
    with services.stores.registers.connect() as connection:
        again = entry_by_reference(connection, entry.reference, AUDIENCE)
    assert again is not None
    assert not again.access.published


def test_papers_may_be_published_at_once(officer: FlaskClient, reading: Reading) -> None:
    page = uploaded(officer, ("skann.pdf", LETTER))
    send(officer, page, access="public", title="Åpent brev")
    assert "Åpent brev" in reading(None).get("/sak/2025/17/7").text


def test_a_file_that_is_filed_already_is_pointed_at(officer: FlaskClient) -> None:
    send(officer, uploaded(officer, ("skann.pdf", LETTER)))
    page = uploaded(officer, ("igjen.pdf", LETTER), ("og igjen.pdf", LETTER))
    assert "Ligger allerede i 2025/17-7" in words(page)
    assert "Er den samme filen som «igjen.pdf»." in words(page)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("låst.pdf", a_locked_pdf(), "Klar uten søk"),
        ("program.exe", b"MZ" + bytes(range(256)) * 4, "Klar uten søk"),
        ("å" * 300 + ".pdf", LETTER, "Klar"),
    ],
)
def test_odd_files_are_filed_all_the_same(
    officer: FlaskClient, services: Services, name: str, content: bytes, said: str
) -> None:
    page = uploaded(officer, (name, content))
    assert said in words(page)
    assert entries_of(services, send(officer, page, case_id="2025/17", title="Rar fil", kind="incoming"))


def test_the_form_is_kept_as_a_draft_and_gone_on_with(officer: FlaskClient) -> None:
    page = uploaded(officer, ("skann.pdf", LETTER))
    kept = send(officer, page, wish="draft", title="Halvferdig", document_date="ikke ennå")
    assert kept.status_code == 303
    again = officer.get(kept.location).text
    assert (standing(again)["title"], standing(again)["document_date"]) == ("Halvferdig", "ikke ennå")
    assert "skann.pdf" in again


def test_what_was_written_is_there_when_the_session_ended_meanwhile(officer: FlaskClient) -> None:
    page = uploaded(officer, ("skann.pdf", LETTER))
    with officer.session_transaction() as session:
        session.clear()
    refused = send(officer, page, title="Skrevet før lunsj")
    assert refused.status_code == 403
    held = standing(refused.text) | {"username": "officer", "password": PASSWORD}
    again = officer.get(officer.post("/logg-inn", data=held).location).text
    assert standing(again)["title"] == "Skrevet før lunsj"
    assert "skann.pdf" in again
    assert send(officer, again).status_code == 303


def test_a_file_that_was_taken_away_elsewhere_stops_nothing(officer: FlaskClient) -> None:
    page = uploaded(officer, ("brev.pdf", LETTER), ("kart.pdf", a_pdf("Kart")))
    gone = re.search(r'value="(remove:[0-9a-f-]+)"[^>]*>Fjern<span class="ds-sr-only"> kart.pdf', page)
    assert gone is not None
    send(officer, page, wish=gone[1])
    untitled = {name: "" for name in standing(page) if name.startswith("files-1-title")}
    assert send(officer, page, how="each", **untitled).status_code == 303


def test_a_file_may_be_looked_at_by_its_sender_before_it_is_filed(officer: FlaskClient, reading: Reading) -> None:
    page = uploaded(officer, ("brev.pdf", a_pdf("Side", f"Født {IDENTITY_NUMBER}")))
    address = re.search(r'href="(/arkiver/filer/[0-9a-f-]+/fil)#page=2"', page)
    assert address is not None
    with officer.get(address[1]) as sent:
        assert (sent.mimetype, sent.data[:5]) == ("application/pdf", b"%PDF-")
        assert sent.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert reading(Role.ADMINISTRATOR).get(address[1]).status_code == 404
    assert reading(None).get(address[1]).status_code == 302


def test_an_empty_file_must_be_removed_first(officer: FlaskClient) -> None:
    page = uploaded(officer, ("tom.pdf", b""), ("skann.pdf", LETTER))
    assert "Filen er tom." in words(page)
    refused = send(officer, page)
    assert refused.status_code == 400
    assert "Fjern «tom.pdf»" in words(refused.text)
    empty = re.search(r'value="(remove:[0-9a-f-]+)"[^>]*>Fjern<span class="ds-sr-only"> tom.pdf', refused.text)
    assert empty is not None
    cleared = send(officer, refused.text, wish=empty[1])
    assert "tom.pdf" not in cleared.text
    assert send(officer, cleared.text).status_code == 303


def test_nothing_is_filed_without_files(officer: FlaskClient) -> None:
    answer = send(officer, title="Ingenting")
    assert answer.status_code == 400
    assert "Velg noen filer" in words(answer.text)


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
def test_those_who_only_read_may_not_file(reading: Reading, role: Role) -> None:
    assert reading(role).get("/arkiver").status_code == 403
    assert reading(None).get("/arkiver").status_code == 302


def test_each_account_has_a_tray_of_its_own(officer: FlaskClient, reading: Reading) -> None:
    uploaded(officer, ("hemmelig.pdf", LETTER))
    assert "hemmelig.pdf" not in reading(Role.ADMINISTRATOR).get("/arkiver").text


class Script:
    """Sends a file in pieces, as the script of the page does."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client
        self._headers = {"X-CSRFToken": standing(client.get("/arkiver").text)["csrf_token"]}

    def begin(self, name: str, size: int) -> TestResponse:
        return self._client.post("/arkiver/filer", json={"name": name, "size": size}, headers=self._headers)

    def send(self, identity: str, offset: int, content: bytes) -> TestResponse:
        headers = self._headers | {"Upload-Offset": str(offset)}
        address = f"/arkiver/filer/{identity}"
        return self._client.patch(
            address, data=content, headers=headers, content_type="application/offset+octet-stream"
        )


def test_a_file_comes_in_pieces_and_goes_on_after_it_broke_off(officer: FlaskClient, services: Services) -> None:
    script = Script(officer)
    begun = script.begin("stor.pdf", len(LETTER))
    assert begun.status_code == 201
    identity = begun.json["id"]
    assert script.send(identity, 0, LETTER[:200]).json == {"offset": 200, "whole": False}
    assert "Avbrutt" in words(officer.get("/arkiver").text)

    wrong = script.send(identity, 100, LETTER[100:])
    assert (wrong.status_code, wrong.json) == (409, {"offset": 200})
    again = script.begin("stor.pdf", len(LETTER))
    assert again.json == {"id": identity, "offset": 200}
    assert officer.get(f"/arkiver/filer/{identity}").headers["Upload-Offset"] == "200"
    assert script.send(identity, 200, LETTER[200:]).json["whole"] is True
    assert "1 side, søkbar" in words(officer.get(f"/arkiver/filer/{identity}/linje").text)
    (entry,) = entries_of(services, send(officer))
    with services.stores.registers.connect() as connection:
        assert documents_by_id(connection, same_bytes(connection, _sha(LETTER)))
    assert entry.reference == "2025/17-7"


def test_a_file_over_the_limit_is_refused_before_it_is_sent(officer: FlaskClient) -> None:
    answer = Script(officer).begin("film.mp4", 3_000_000_000)
    assert answer.status_code == 413
    assert "film.mp4" in answer.json["problem"]


def test_a_piece_without_its_place_or_from_elsewhere_is_refused(officer: FlaskClient) -> None:
    script = Script(officer)
    identity = script.begin("stor.pdf", 10).json["id"]
    address = f"/arkiver/filer/{identity}"
    assert officer.patch(address, data=b"x", headers={"Upload-Offset": "0"}).status_code == 400  # no token of a form
    assert script.send(identity, -1, b"x").status_code == 400
    assert script.send("00000000-0000-4000-8000-000000000000", 0, b"x").status_code == 404


def test_a_form_larger_than_others_is_for_those_who_may_file(reading: Reading) -> None:
    body = (
        b"--x\r\nContent-Disposition: form-data; name=upload; filename=a.bin\r\n\r\n" + b"x" * 1_500_000 + b"\r\n--x--"
    )
    answer = reading(Role.READER).post("/arkiver", data=body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
