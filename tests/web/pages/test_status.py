"""Status says to everybody whether all is well, and to those who see everything what could not be read."""

import fcntl
import shutil
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from application.office.roles import Role
from application.questions.documents import documents_by_id
from application.registers import positions
from domain.clock import OFFICE_ZONE
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome
from search.worker import Worker
from tests.search.extraction.papers import a_pdf
from tests.web.apps import app_over
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, the
from web.pages import status
from web.services import EXTENSION, Services

Reading = Callable[[Role | None], FlaskClient]
SEES_ALL = (Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR)
UNTITLED = "Filer som ikke kunne leses fullt ut"


def services_of(app: Flask) -> Services:
    found: Services = app.extensions[EXTENSION]
    return found


@pytest.mark.parametrize("role", [None, Role.READER])
def test_everybody_sees_how_it_stands_and_no_title(reading: Reading, role: Role | None) -> None:
    shown = reading(role).get("/status").text
    assert "Søkeindeks" in shown
    assert "filer er søkbare, 1 uten tekst, 1 kryptert, 1 feilet." in shown
    for word in (HIDDEN, UNPUBLISHED, UNTITLED, "Juridisk vurdering", "Ledig plass"):
        assert word not in shown


@pytest.mark.parametrize("role", SEES_ALL)
def test_those_who_see_all_see_what_could_not_be_read(reading: Reading, role: Role) -> None:
    shown = reading(role).get("/status").text
    assert UNTITLED in shown
    assert f'href="/dokument/{the("låst.pdf")}"' in shown
    assert "Filen kan bare åpnes med passord" in shown
    assert f'href="/dokument/{the("innspill.zip")}"' in shown
    assert ("Prøv alle som feilet" in shown) is (role is not Role.AUDITOR)
    assert ("Be avsenderen om en kopi uten passord" in shown) is (role is not Role.AUDITOR)
    assert ("Ledig plass" in shown) is (role is Role.ADMINISTRATOR)


def test_an_empty_archive_is_fine(client: FlaskClient) -> None:
    shown = client.get("/status")
    assert shown.status_code == 200
    assert "0 av 0 filer er søkbare" in shown.text


def test_all_is_well_when_everything_can_be_found(filled_app: Flask, reading: Reading) -> None:
    services = services_of(filled_app)
    shutil.rmtree(services.settings.index_folder)
    assert "Ikke laget ennå" in reading(None).get("/status").text
    with services.stores.registers.connect() as connection:
        version = documents_by_id(connection, [the("ny.docx")])[the("ny.docx")].original
    services.texts.put(version.sha256, ExtractionResult(Outcome.TEXT))
    Worker(services.opened, services.engine).rebuild_index()
    shown = reading(None).get("/status").text
    assert "Alt er oppdatert:" in shown
    assert "Ikke laget ennå" not in shown


def test_an_administrator_sees_whether_the_worker_lives(filled_app: Flask, reading: Reading) -> None:
    assert "flask archive worker" in reading(Role.ADMINISTRATOR).get("/status").text
    assert "flask archive worker" not in reading(Role.OFFICER).get("/status").text
    with (services_of(filled_app).settings.data / "worker.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        shown = reading(Role.ADMINISTRATOR).get("/status").text
        assert "flask archive worker" not in shown
        assert "Arkivet arbeider med det som nylig er lagt inn." in shown


def test_everybody_sees_that_files_wait_for_tika_and_since_when(filled_app: Flask, reading: Reading) -> None:
    absence = services_of(filled_app).texts.absence()
    assert "Noen filer venter på å bli lest." not in reading(None).get("/status").text
    absence.begin()
    since = absence.since()
    assert since is not None
    for role in (None, Role.ADMINISTRATOR):
        shown = reading(role).get("/status").text
        assert "Noen filer venter på å bli lest." in shown
        assert f"har ikke svart siden {since.astimezone(OFFICE_ZONE):%d.%m.%Y}" in shown
        assert ("REGIONARKIV_TIKA" in shown) is (role is Role.ADMINISTRATOR)
    absence.end()
    assert "Noen filer venter på å bli lest." not in reading(None).get("/status").text


def test_a_register_that_stopped_is_told_without_its_inside(filled_app: Flask, reading: Reading) -> None:
    with services_of(filled_app).follower.engine.begin() as connection:
        stopped = update(positions.positions).where(positions.positions.c.name == "journal")
        connection.execute(stopped.values(error=f"ValueError: {HIDDEN}"))
    for role in (None, Role.ADMINISTRATOR):
        shown = reading(role).get("/status").text
        assert "Noen lister følger ikke lenger med" in shown
        assert "Stoppet av en feil" in shown
        assert HIDDEN not in shown.partition('id="lists"')[2]
    assert "flask archive rebuild" in reading(Role.ADMINISTRATOR).get("/status").text


def test_the_check_of_every_engine_is_for_administrators(filled_app: Flask, reading: Reading) -> None:
    for role in (Role.READER, Role.OFFICER, Role.AUDITOR):
        assert reading(role).get("/status/kontroll").status_code == 403
        assert "/status/kontroll" not in reading(role).get("/status").text
    assert reading(None).get("/status/kontroll").status_code == 302
    with services_of(filled_app).follower.engine.begin() as connection:
        stopped = update(positions.positions).where(positions.positions.c.name == "journal")
        connection.execute(stopped.values(error=f"ValueError: {HIDDEN}"))
    client = reading(Role.ADMINISTRATOR)
    assert "/status/kontroll" in client.get("/status").text
    shown = client.get("/status/kontroll").text
    assert "SQLite" in shown
    assert "ble stoppet av en feil" in shown
    assert "flask archive rebuild" in shown
    assert HIDDEN not in shown


def test_too_little_room_is_told_to_administrators(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(status, "LOW_ON_SPACE", 10**18)
    assert "Lite plass" in reading(Role.ADMINISTRATOR).get("/status").text
    assert "Lite plass" not in reading(Role.OFFICER).get("/status").text


def test_all_that_failed_is_read_again_when_asked(filled_app: Flask, reading: Reading) -> None:
    filled_app.config["WTF_CSRF_ENABLED"] = False
    for role in (Role.READER, Role.AUDITOR):
        assert reading(role).post("/status/les-igjen").status_code == 403
    assert reading(None).post("/status/les-igjen").status_code == 302
    assert services_of(filled_app).texts.counts().outcomes[Outcome.FAILED] == 1
    client = reading(Role.OFFICER)
    assert client.post("/status/les-igjen").location == "/status"
    shown = client.get("/status").text
    assert "1 fil blir lest på nytt" in shown
    assert Outcome.FAILED not in services_of(filled_app).texts.counts().outcomes
    assert services_of(filled_app).texts.counts().outcomes[Outcome.ENCRYPTED] == 1
    client.post("/status/les-igjen")
    assert "Det er ingenting å lese på nytt" in client.get("/status").text


def test_one_file_is_read_again_from_the_list_and_leads_back_to_it(filled_app: Flask, reading: Reading) -> None:
    filled_app.config["WTF_CSRF_ENABLED"] = False
    address = f"/dokument/{the('innspill.zip')}/les-igjen"
    assert f'action="{address}"' in reading(Role.OFFICER).get("/status").text
    client = reading(Role.OFFICER)
    assert client.post(address, data={"next": "/status"}).location == "/status"
    assert client.post(address, data={"next": "https://example.org/"}).location == address.removesuffix("/les-igjen")


def test_retrying_needs_the_token_of_the_form(filled_app: Flask, reading: Reading) -> None:
    assert reading(Role.ADMINISTRATOR).post("/status/les-igjen").status_code == 400
    assert services_of(filled_app).texts.counts().outcomes[Outcome.FAILED] == 1


def test_many_files_that_failed_come_a_page_at_a_time(filled_app: Flask, reading: Reading) -> None:
    filing = Filing(services_of(filled_app).opened, "prøve")
    failed = ExtractionResult(Outcome.FAILED, reason=Reason.DAMAGED)
    papers = tuple(
        filing.paper(f"ødelagt-{number:02}.txt", f"x{number}".encode(), title=f"Ødelagt {number:02}", read=failed)
        for number in range(60)
    )
    filing.entry("2025/17-60", "incoming", "Mange", documents=papers)
    first = reading(Role.OFFICER).get("/status").text
    assert first.count(">Ødelagt ") == 50
    assert ">Ødelagt 59" in first
    onward = first.partition('rel="next" href="')[2].partition('"')[0]
    second = reading(Role.OFFICER).get(onward).text
    assert second.count(">Ødelagt ") == 10
    assert "Juridisk vurdering" in second
    for odd in ("x", "-1", "0", "9" * 5000):
        assert reading(Role.OFFICER).get(f"/status?before={odd}").status_code == 200


def test_an_earlier_version_is_told_to_be_one(filled_app: Flask, reading: Reading) -> None:
    filing = Filing(services_of(filled_app).opened, "prøve")
    filing.version("låst.pdf", "åpen.pdf", a_pdf("Åpen"), reason="Uten passord")
    assert "låst.pdf, en tidligere versjon" in reading(Role.OFFICER).get("/status").text


def test_a_text_store_that_was_deleted_is_told_as_files_to_be_read(filled_app: Flask) -> None:
    services = services_of(filled_app)
    services.close()
    for file in services.settings.data.glob("texts.sqlite*"):
        file.unlink()
    with app_over(services.settings) as anew:
        shown = anew.test_client().get("/status").text
    assert "Ennå ikke lest" in shown
    assert "0 av" in shown
