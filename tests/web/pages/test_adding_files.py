"""Files are added to entries and decisions, and documents get new versions and public ones."""

import io
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse

from application.office.roles import Role
from application.questions.documents import DocumentView, document_by_id, documents_of
from domain.access import Audience
from tests.domain.given import IDENTITY_NUMBER
from tests.search.extraction.papers import a_pdf
from tests.web.filing import the
from tests.web.forms.sending import standing
from tests.web.pages.reading import Reading, words
from web.services import EXTENSION, Services

MAP = a_pdf("Kart")
ENTRY = "/sak/2025/17/1"


@pytest.fixture
def officer(reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


@pytest.fixture
def services(filled_app: Flask) -> Services:
    found: Services = filled_app.extensions[EXTENSION]
    return found


def send(
    client: FlaskClient, path: str, *files: tuple[str, bytes], page: str | None = None, **written: str
) -> TestResponse:
    held: dict[str, Any] = standing(page if page is not None else client.get(path).text)
    held.pop("upload", None)
    data: MultiDict[str, Any] = MultiDict(held | written)
    for name, content in files:
        data.add("upload", FileStorage(io.BytesIO(content), filename=name))
    return client.post(path, data=data, content_type="multipart/form-data")


def document_of(services: Services) -> DocumentView:
    """Return the first document of the entry."""
    with services.stores.registers.connect() as connection:
        return documents_of(connection, [the("2025/17-1")])[the("2025/17-1")][0]


def again(services: Services, document: DocumentView) -> DocumentView:
    with services.stores.registers.connect() as connection:
        found = document_by_id(connection, document.id, Audience.OFFICER)
    assert found is not None
    return found


@pytest.mark.parametrize("path", [ENTRY, "/vedtak/RR-23-2025"])
def test_several_files_are_added_at_once(officer: FlaskClient, path: str) -> None:
    assert f'href="{path}/legg-til"' in officer.get(path).text
    answer = send(officer, f"{path}/legg-til", ("kart A.pdf", a_pdf("A")), ("kart B.pdf", a_pdf("B")))
    assert answer.status_code == 303, words(answer.text)
    shown = officer.get(path).text
    assert "Filene er lagt til." in shown
    assert "kart A" in shown
    assert "kart B" in shown


def test_the_same_form_sent_twice_adds_once(officer: FlaskClient, services: Services) -> None:
    page = officer.get(f"{ENTRY}/legg-til").text
    first = send(officer, f"{ENTRY}/legg-til", ("kart.pdf", MAP), page=page, title="Bare ett kart")
    second = send(officer, f"{ENTRY}/legg-til", ("kart.pdf", MAP), page=page, title="Bare ett kart")
    assert (first.status_code, second.status_code) == (303, 303)
    with services.stores.registers.connect() as connection:
        titles = [one.title for one in documents_of(connection, [the("2025/17-1")])[the("2025/17-1")]]
    assert titles.count("Bare ett kart") == 1


def test_a_second_main_document_is_refused_and_the_file_need_not_be_sent_again(officer: FlaskClient) -> None:
    answer = send(officer, f"{ENTRY}/legg-til", ("kart.pdf", a_pdf("A")), title="Nytt kart", is_main="yes")
    assert answer.status_code == 400
    assert "hoveddokument" in words(answer.text)
    held = standing(answer.text)
    assert held["title"] == "Nytt kart"
    held.pop("is_main")
    held.pop("upload")
    assert officer.post(f"{ENTRY}/legg-til", data=held).status_code == 303
    assert "Nytt kart" in officer.get(ENTRY).text


def test_a_new_version_takes_the_place_of_the_one_before(officer: FlaskClient, services: Services) -> None:
    document = document_of(services)
    answer = send(officer, f"/dokument/{document.id}/ny-versjon", ("bedre.pdf", a_pdf("Bedre")), reason="Bedre skann")
    assert answer.status_code == 303
    found = again(services, document)
    assert [one.number for one in found.versions if not one.public] == [1, 2]
    assert (found.number, found.original.name) == (document.number + 1, "bedre.pdf")
    assert found.original.reason == "Bedre skann"


def test_a_version_with_an_identity_number_is_stopped_where_everybody_reads(
    officer: FlaskClient, services: Services
) -> None:
    document = document_of(services)
    assert document.access.published
    answer = send(officer, f"/dokument/{document.id}/ny-versjon", ("ny.pdf", a_pdf("Side", f"Født {IDENTITY_NUMBER}")))
    assert answer.status_code == 400
    assert "side 2" in words(answer.text)
    assert again(services, document).number == document.number


def test_an_empty_file_and_no_file_are_told_of(officer: FlaskClient, services: Services) -> None:
    path = f"/dokument/{document_of(services).id}/ny-versjon"
    assert "Velg en fil." in words(send(officer, path).text)
    refused = send(officer, path, ("tom.pdf", b""))
    assert "«tom.pdf» er tom." in words(refused.text)
    assert send(officer, path, ("ny.pdf", a_pdf("Ny")), page=refused.text).status_code == 303


def test_somebody_else_was_first_and_the_second_sees_it(officer: FlaskClient, services: Services) -> None:
    path = f"/dokument/{document_of(services).id}/ny-versjon"
    page = officer.get(path).text
    assert send(officer, path, ("en.pdf", MAP)).status_code == 303
    assert send(officer, path, ("en.pdf", MAP), page=page).status_code == 303  # sent twice
    refused = send(officer, path, ("to.pdf", a_pdf("To")), page=page)
    assert refused.status_code == 400
    assert "Noen andre" in words(refused.text)
    assert send(officer, path, page=refused.text).status_code == 303
    assert again(services, document_of(services)).original.name == "to.pdf"


def test_a_public_version_is_offered_for_what_is_shielded(officer: FlaskClient, services: Services) -> None:
    document = document_of(services)
    page = f"/dokument/{document.id}"
    assert "offentlig-versjon" not in officer.get(page).text
    held = standing(officer.get(f"{page}/skjerm").text) | {
        "scope": "part",
        "section": "13",
        "paragraph": "1",
        "rule": "fvl. § 13",
    }
    assert officer.post(f"{page}/skjerm", data=held).status_code == 303
    assert f"{page}/offentlig-versjon" in officer.get(page).text
    assert send(officer, f"{page}/offentlig-versjon", ("sladdet.pdf", a_pdf("Sladdet"))).status_code == 303
    public = again(services, document).public_version
    assert public is not None
    assert public.name == "sladdet.pdf"


@pytest.mark.parametrize("path", ["/sak/2025/17/1/legg-til", "/vedtak/RR-23-2025/legg-til"])
def test_those_who_only_read_may_not_add(reading: Reading, path: str) -> None:
    assert reading(Role.READER).get(path).status_code == 403
    assert "legg-til" not in reading(Role.READER).get(path.removesuffix("/legg-til")).text
