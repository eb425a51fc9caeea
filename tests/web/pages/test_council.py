"""The council and the subject areas, as administrators look after them."""

import html
import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from application.office.roles import Role
from application.questions.council import all_areas, numbers_begin, participants, the_council
from tests.web.filing import UNPUBLISHED, the
from web.services import EXTENSION, Services

COUNCIL, AREAS = "/administrasjon/radet", "/administrasjon/fagomrader"
PNG = b"\x89PNG\r\n\x1a\n" + b"picture"
Reading = Callable[[Role | None], FlaskClient]


@pytest.fixture
def services(filled_app: Flask) -> Services:
    services: Services = filled_app.extensions[EXTENSION]
    return services


@pytest.fixture
def client(reading: Reading) -> FlaskClient:
    return reading(Role.ADMINISTRATOR)


def send(client: FlaskClient, path: str, at: str | None = None, **form: object) -> TestResponse:
    """Send the form of a page with what it holds already, and these values."""
    page = client.get(at or path).text
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)"[^>]* value="([^"]*)"', page))
    return client.post(path, data={name: html.unescape(value) for name, value in hidden.items()} | form)


def register(client: FlaskClient) -> None:
    answer = send(client, f"{COUNCIL}/registrer", name="Prøveregionen regionråd", legal_form="Politisk råd")
    assert answer.status_code == 303, answer.text


def asked(services: Services, question: Callable[..., object], *more: object) -> object:
    with services.stores.registers.connect() as connection:
        return question(connection, *more)


def test_only_administrators_look_after_the_council(reading: Reading) -> None:
    for path in (COUNCIL, f"{COUNCIL}/registrer", f"{COUNCIL}/rett", AREAS, f"{AREAS}/nytt"):
        codes = {role: reading(role).get(path).status_code for role in (None, Role.READER, Role.OFFICER, Role.AUDITOR)}
        assert codes == {None: 302, "reader": 403, "officer": 403, "auditor": 403}
    assert reading(Role.OFFICER).post(f"{COUNCIL}/logo").status_code == 400  # without the token of a form
    assert UNPUBLISHED in reading(Role.ADMINISTRATOR).get(AREAS).text


def test_the_council_is_registered_described_and_corrected(client: FlaskClient, services: Services) -> None:
    if asked(services, the_council) is None:
        register(client)
    assert send(client, f"{COUNCIL}/ny-beskrivelse", name="Nytt råd", valid_from="01.01.2026").status_code == 303
    assert "Nytt råd" in client.get("/om").text  # the head and foot of every page
    wrong = send(client, f"{COUNCIL}/rett", name="", reason="")
    assert wrong.status_code == 400
    assert "<title>Feil:" in wrong.text
    assert (
        send(client, f"{COUNCIL}/rett", name="Nytt råd", archive_creator="Rådet 😀", reason="Glemt").status_code == 303
    )
    found = asked(services, the_council)
    assert (found.name, found.archive_creator) == ("Nytt råd", "Rådet 😀")


def test_who_takes_part_is_recorded_and_corrected(client: FlaskClient, services: Services) -> None:
    register(client)
    form = {"organisation_id": "Prøvdal kommune", "joined_on": "2012"}
    assert send(client, f"{COUNCIL}/ny-deltaker", **form).status_code == 303
    again = send(client, f"{COUNCIL}/ny-deltaker", **form)
    assert again.status_code == 400
    assert 'aria-invalid="true"' in again.text
    for wrong in ({"organisation_id": "Finnes ikke"}, {"organisation_id": "Prøvdal kommune", "left_on": "31.2.2024"}):
        assert send(client, f"{COUNCIL}/deltaker-ut", **wrong).status_code == 400
    page = client.get(f"{COUNCIL}/deltaker-ut?deltaker={the('Prøvdal')}").text
    assert 'value="Prøvdal kommune"' in page
    left = {"organisation_id": "Prøvdal kommune", "left_on": "31.12.2024"}
    assert send(client, f"{COUNCIL}/deltaker-ut", **left).status_code == 303
    (one,) = asked(services, participants)
    assert (one.name, one.joined_on, one.left_on, one.left) == ("Prøvdal kommune", "2012", "2024-12-31", True)
    correcting = f"{COUNCIL}/rett-deltaker/{one.joined}"
    corrected = send(client, correcting, joined_on="01.01.2013", left_on="31.12.2024", reason="Feil år")
    assert corrected.status_code == 303, corrected.text
    assert asked(services, participants)[0].joined_on == "2013-01-01"
    assert "31.12.2024" in client.get(COUNCIL).text
    assert client.get(f"{COUNCIL}/rett-deltaker/99").status_code == 404


def test_the_numbers_of_a_year_begin_where_it_is_said(client: FlaskClient, services: Services) -> None:
    register(client)
    for wrong in ({"year": "27", "start": "5"}, {"year": "2090", "start": "0"}, {"year": "2090", "start": "fem"}):
        assert send(client, f"{COUNCIL}/nummerserie", **wrong).status_code == 400
    assert send(client, f"{COUNCIL}/nummerserie", year="2090", start="500").status_code == 303
    assert asked(services, numbers_begin, 2090) == 500


def test_a_logo_is_a_small_picture_that_everybody_sees(client: FlaskClient, reading: Reading) -> None:
    register(client)

    def choose(content: bytes, name: str) -> str:
        answer = send(client, f"{COUNCIL}/logo", at=COUNCIL, logo=(io.BytesIO(content), name))
        assert answer.status_code == 303
        return client.get(COUNCIL).text

    assert "Velg et bilde først" in choose(b"", "")
    assert "PNG, JPEG eller WebP" in choose(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "logo.png")
    assert "større enn 300 kB" in choose(PNG + b"x" * 300_000, "logo.png")
    assert "/logo/" not in reading(None).get("/om").text
    choose(PNG, "logo.png")
    shown = re.search(r'src="(/logo/[0-9a-f]{12})"', reading(None).get("/om").text)
    assert shown
    picture = reading(None).get(shown[1])
    assert (picture.data, picture.mimetype) == (PNG, "image/png")
    assert "sandbox" in picture.headers["Content-Security-Policy"]
    assert reading(None).get("/logo/000000000000").status_code == 404
    assert send(client, f"{COUNCIL}/logo", at=COUNCIL, fjern="ja").status_code == 303
    assert "/logo/" not in reading(None).get("/om").text
    assert reading(None).get(shown[1]).status_code == 404


def test_subject_areas_are_registered_renamed_closed_and_opened(client: FlaskClient, services: Services) -> None:
    def standing() -> dict[str, tuple[bool, str | None]]:
        return {one.name: (one.closed, one.renamed_to) for one in asked(services, all_areas) if one.id}

    page = client.get(AREAS).text
    assert "Brukt, ikke registrert" in page
    assert 'value="Samferdsel"' in client.get(f"{AREAS}/nytt?navn=Samferdsel").text
    assert send(client, f"{AREAS}/nytt", name="Klima").status_code == 303
    taken = send(client, f"{AREAS}/nytt", name="KLIMA")
    assert taken.status_code == 400
    assert 'aria-invalid="true"' in taken.text
    assert send(client, f"{AREAS}/nytt", name=" ").status_code == 400
    (area,) = [one for one in asked(services, all_areas) if one.name == "Klima"]
    assert send(client, f"{AREAS}/{area.id}/nytt-navn", name="=Klima <b>").status_code == 303
    assert standing() == {"Klima": (False, "=Klima <b>"), "=Klima <b>": (False, None)}
    assert "<b>" not in client.get(AREAS).text.partition("=Klima")[2][:9]
    assert send(client, f"{AREAS}/{area.id}/avslutt", reason="").status_code == 400
    assert send(client, f"{AREAS}/{area.id}/avslutt", reason="Brukes ikke").status_code == 303
    assert standing()["=Klima <b>"] == (True, None)
    assert send(client, f"{AREAS}/{area.id}/apne", reason="Likevel").status_code == 303
    assert standing()["=Klima <b>"] == (False, None)
