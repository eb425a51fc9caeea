"""What administrators do with accounts, and what bad input gets."""

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from application.office.accounts import Account, Accounts
from application.office.roles import Role
from domain import clock
from web.services import EXTENSION

ACCOUNTS = "/administrasjon/kontoer"
NEW = f"{ACCOUNTS}/ny"
Reading = Callable[[Role | None], FlaskClient]
TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')


def post(client: FlaskClient, path: str, at: str = NEW, **form: str) -> TestResponse:
    token = TOKEN.search(client.get(at).text)
    assert token
    return client.post(path, data={"csrf_token": token[1], **form})


def said(answer: TestResponse) -> str:
    return html.unescape(answer.text)


def given(**changed: str) -> dict[str, str]:
    return {"id": str(uuid4()), "username": "rita", "name": "Rita Øy", "role": "reader", "ends_on": ""} | changed


@pytest.fixture
def accounts(filled_app: Flask) -> Accounts:
    found: Accounts = filled_app.extensions[EXTENSION].accounts
    return found


@pytest.fixture
def client(reading: Reading) -> FlaskClient:
    return reading(Role.ADMINISTRATOR)


@pytest.fixture
def officer(accounts: Accounts) -> Account:
    found = accounts.by_username("officer")
    assert found is not None
    return found


def test_only_administrators_look_after_accounts(reading: Reading, officer: Account) -> None:
    paths = (ACCOUNTS, NEW, f"{ACCOUNTS}/{officer.id}", "/administrasjon/nokler")
    for role in (Role.READER, Role.OFFICER, Role.AUDITOR):
        assert {reading(role).get(path).status_code for path in paths} == {403}
        assert "Administrasjon" not in reading(role).get("/om").text or role is Role.AUDITOR
        for action in ("nytt-passord", "steng", "apne"):
            assert post(reading(role), f"{ACCOUNTS}/{officer.id}/{action}", at="/min-side").status_code == 403
    assert {reading(None).get(path).status_code for path in paths} == {302}


def test_an_account_is_made_with_a_password_that_works_once(client: FlaskClient, accounts: Accounts) -> None:
    answer = post(client, NEW, **given(email="rita@prove.no"))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    password = re.search(r'id="secret"[^>]* value="([^"]+)"', answer.text)
    assert password
    account = accounts.verify("rita", password[1], address="", now=clock.now())
    assert (account.name, account.email, account.role, account.must_change_password) == (
        "Rita Øy",
        "rita@prove.no",
        Role.READER,
        True,
    )
    assert password[1] not in client.get(f"{ACCOUNTS}/{account.id}").text
    assert "Rita Øy" in client.get(ACCOUNTS).text


def test_a_form_sent_twice_leads_to_the_account(client: FlaskClient, accounts: Accounts) -> None:
    form = given()
    post(client, NEW, **form)
    answer = post(client, NEW, **form)
    assert answer.status_code == 303
    assert answer.location == f"{ACCOUNTS}/{form['id']}"
    assert "allerede opprettet" in client.get(answer.location).text
    assert accounts.by_id(form["id"]).name == "Rita Øy"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"username": ""}, "Skriv et brukernavn"),
        ({"username": "to ord"}, "uten mellomrom"),
        ({"username": "OFFICER"}, "er allerede i bruk"),
        ({"username": "x" * 101}, "1 til 100"),
        ({"username": "=1+1<b>"}, "uten mellomrom"),
        ({"name": " "}, "Skriv navnet"),
        ({"name": "å" * 201}, "1 til 200"),
        ({"name": "x" * 900_000}, "1 til 200"),
        ({"email": "rita"}, "ikke en e-postadresse"),
        ({"role": "keiser"}, "Velg en av rollene"),
        ({"role": ""}, "Velg en av rollene"),
        ({"ends_on": "31.2.2027"}, "ikke en dag"),
        ({"ends_on": "1.1.27"}, "ikke en dag"),
        ({"ends_on": "2027"}, "ikke en dag"),
        ({"ends_on": "<script>"}, "ikke en dag"),
        ({"ends_on": "01.01.2020"}, "Siste dag er passert"),
        ({"role": "auditor"}, "Skriv siste dag for revisjonen"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_made(
    client: FlaskClient, accounts: Accounts, changed: dict[str, str], words: str
) -> None:
    before = accounts.all()
    answer = post(client, NEW, **given(**changed))
    assert answer.status_code == 400
    assert words in said(answer)
    assert "<title>Feil:" in answer.text
    assert 'role="alert"' in answer.text
    assert "<script>" not in answer.text
    for name, value in given(**changed).items():
        if name in {"username", "name", "ends_on"} and name not in changed:
            assert f'value="{value}"' in answer.text or not value  # what was typed is there still
    assert accounts.all() == before


def test_all_that_is_wrong_is_told_at_once(client: FlaskClient) -> None:
    answer = said(post(client, NEW, **given(username="", name="", role="auditor", ends_on="i morgen")))
    for words in ("Skriv et brukernavn", "Skriv navnet", "«i morgen» er ikke en dag"):
        assert answer.count(words) == 2  # in the summary and at the field


def test_what_is_known_of_an_account_is_changed(client: FlaskClient, accounts: Accounts, officer: Account) -> None:
    address = f"{ACCOUNTS}/{officer.id}"
    last_day = clock.today() + timedelta(days=30)
    form = {"name": "Nytt Navn 😀", "email": "", "role": "auditor", "ends_on": f"{last_day:%d.%m.%Y}"}
    assert post(client, address, **form).status_code == 303
    changed = accounts.by_id(officer.id)
    assert (changed.name, changed.role, changed.ends_on) == ("Nytt Navn 😀", Role.AUDITOR, last_day)
    assert f'value="{last_day:%d.%m.%Y}"' in client.get(address).text


def test_a_last_day_that_is_past_may_stay_but_not_be_set(
    client: FlaskClient, accounts: Accounts, officer: Account
) -> None:
    accounts.set_last_day(officer.id, date(2020, 1, 1))
    address = f"{ACCOUNTS}/{officer.id}"
    assert "Opphørt" in client.get(address).text
    form = {"name": "Sluttet", "role": "officer"}
    assert post(client, address, **form, ends_on="02.01.2020").status_code == 400
    assert post(client, address, **form, ends_on="01.01.2020").status_code == 303


def test_the_last_administrator_stays(client: FlaskClient, accounts: Accounts) -> None:
    own = accounts.by_username("administrator")
    address = f"{ACCOUNTS}/{own.id}"
    answer = post(client, address, name="A", role="reader", ends_on="")
    assert answer.status_code == 400
    assert "er den eneste administratoren" in answer.text
    assert (
        "er den eneste administratoren"
        in post(client, address, name="A", role="administrator", ends_on="2090-01-01").text
    )
    assert post(client, f"{address}/steng", at=ACCOUNTS + "/ny").status_code == 303
    assert "er den eneste administratoren" in client.get(address).text
    assert accounts.by_id(own.id) == own


def test_a_new_password_ends_sessions_and_one_does_not_reset_ones_own(
    client: FlaskClient, reading: Reading, accounts: Accounts, officer: Account
) -> None:
    theirs = reading(Role.OFFICER)
    assert theirs.get("/min-side").status_code == 200
    answer = post(client, f"{ACCOUNTS}/{officer.id}/nytt-passord")
    password = re.search(r'id="secret"[^>]* value="([^"]+)"', answer.text)
    assert password
    assert accounts.verify("officer", password[1], address="", now=clock.now()).must_change_password
    assert theirs.get("/min-side").status_code == 302
    own = accounts.by_username("administrator")
    assert post(client, f"{ACCOUNTS}/{own.id}/nytt-passord").location == "/min-side/passord"
    assert accounts.by_id(own.id) == own


def test_an_account_is_deactivated_and_activated(
    client: FlaskClient, reading: Reading, accounts: Accounts, officer: Account
) -> None:
    theirs = reading(Role.OFFICER)
    post(client, f"{ACCOUNTS}/{officer.id}/steng")
    assert theirs.get("/min-side").status_code == 302
    assert "Stengt" in client.get(ACCOUNTS).text
    post(client, f"{ACCOUNTS}/{officer.id}/apne")
    assert accounts.by_id(officer.id).active


def test_an_account_that_has_ended_is_signed_out(reading: Reading, accounts: Accounts, officer: Account) -> None:
    theirs = reading(Role.OFFICER)
    accounts.set_last_day(officer.id, clock.today())
    assert theirs.get("/min-side").status_code == 200
    accounts.set_last_day(officer.id, clock.today() - timedelta(days=1))
    assert theirs.get("/min-side").status_code == 302


def test_what_is_not_there_is_not_found(client: FlaskClient) -> None:
    for path in (str(UUID(int=1)), "ikke-en-id"):
        assert client.get(f"{ACCOUNTS}/{path}").status_code == 404
        assert post(client, f"{ACCOUNTS}/{path}/steng").status_code == 404
