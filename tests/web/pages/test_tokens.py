"""Tokens on one's own page and in the administration."""

import html
import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from application.office.roles import Role
from web.services import EXTENSION, Services

OWN = "/min-side/nokler"
Reading = Callable[[Role | None], FlaskClient]


def post(client: FlaskClient, path: str = OWN, **form: str) -> TestResponse:
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', client.get(OWN).text)
    assert token
    return client.post(path, data={"csrf_token": token[1], **form})


@pytest.fixture
def services(filled_app: Flask) -> Services:
    services: Services = filled_app.extensions[EXTENSION]
    return services


def test_a_token_is_shown_once_and_gives_access(reading: Reading, filled_app: Flask) -> None:
    client = reading(Role.OFFICER)
    answer = post(client, name="Nettstedet", role="officer", ends_on="31.12.2090")
    assert answer.headers["Cache-Control"] == "no-store"
    secret = re.search(r'value="(regionarkiv_[\w-]+)"', answer.text)
    assert secret
    page = client.get(OWN).text
    assert "Nettstedet" in page
    assert secret[1] not in page
    asked = filled_app.test_client().get("/api/v1/token", headers={"Authorization": f"Bearer {secret[1]}"})
    assert (asked.json["name"], asked.json["role"], asked.json["ends_on"]) == ("Nettstedet", "officer", "2090-12-31")


def test_a_form_sent_twice_makes_one_token(reading: Reading, services: Services) -> None:
    form = {"name": "Nettstedet", "role": "reader", "id": str(uuid4())}
    assert post(reading(Role.READER), **form).status_code == 200
    assert post(reading(Role.READER), **form).status_code == 303
    assert len(services.tokens.all()) == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "Skriv hva nøkkelen skal brukes til"),
        ({"name": "x" * 201}, "1 til 200"),
        ({"role": "administrator"}, "Velg en av rollene"),
        ({"role": "auditor"}, "Velg en av rollene"),
        ({"role": ""}, "Velg en av rollene"),
        ({"ends_on": "31.2.2030"}, "ikke en dag"),
        ({"ends_on": "01.01.2020"}, "01.01.2020"),
    ],
)
def test_bad_input_makes_no_token(reading: Reading, services: Services, changed: dict[str, str], words: str) -> None:
    answer = post(reading(Role.OFFICER), **({"name": "N", "role": "reader", "ends_on": ""} | changed))
    assert answer.status_code == 400
    assert words in html.unescape(answer.text)
    assert "<title>Feil:" in answer.text
    assert services.tokens.all() == []


def test_one_revokes_ones_own_and_an_administrator_anybodys(reading: Reading, services: Services) -> None:
    officer = services.accounts.by_username("officer")
    first, _ = services.tokens.make(officer, name="Første", role=Role.READER)
    second, _ = services.tokens.make(officer, name="Andre", role=Role.READER)
    assert post(reading(Role.READER), f"{OWN}/{first.id}/trekk-tilbake").status_code == 404
    assert post(reading(Role.READER), f"/administrasjon/nokler/{first.id}/trekk-tilbake").status_code == 403
    assert all(one.revoked_at is None for one in services.tokens.all())
    assert "Første" not in reading(Role.READER).get(OWN).text
    assert post(reading(Role.OFFICER), f"{OWN}/{first.id}/trekk-tilbake").status_code == 303
    admin = reading(Role.ADMINISTRATOR)
    assert "Navn officer" in admin.get("/administrasjon/nokler").text
    assert post(admin, f"/administrasjon/nokler/{second.id}/trekk-tilbake").status_code == 303
    assert all(one.revoked_at is not None for one in services.tokens.all())
