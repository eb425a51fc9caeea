"""Accounts that belong to a municipality: its page is their front page, and administrators say which."""

import time
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.commands.organisations import RegisterOrganisation, register_organisation
from application.office.roles import Role
from application.questions.municipalities import municipalities_called, organisations_now
from tests.web.archive import PASSWORD
from tests.web.filing import the
from tests.web.pages.test_accounts import ACCOUNTS, NEW, given, post, said
from web.services import EXTENSION, Services

Reading = Callable[[Role | None], FlaskClient]
PRØVDAL, BORTEVIK, EKSEMPELVIK = (f"/organisasjon/{the(one)}" for one in ("Prøvdal", "Bortevik", "Eksempelvik"))


@pytest.fixture
def services(filled_app: Flask) -> Services:
    found: Services = filled_app.extensions[EXTENSION]
    return found


def client_of(app: Flask, municipality: str) -> FlaskClient:
    """Return a client that is signed in with an account of a municipality."""
    account, _ = app.extensions[EXTENSION].accounts.create(
        username="kommune", name="Kine", role=Role.READER, password=PASSWORD, municipality_id=the(municipality)
    )
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = f"{account.id}:{account.session_version}"
        session["signed_in_at"] = int(time.time())
    return client


def test_signing_in_leads_to_the_page_of_the_municipality_and_so_does_the_front_page(filled_app: Flask) -> None:
    filled_app.extensions[EXTENSION].accounts.create(
        username="kommune", name="Kine", role=Role.READER, password=PASSWORD, municipality_id=the("Prøvdal")
    )
    client = filled_app.test_client()
    signed_in = post(client, "/logg-inn", at="/logg-inn", username="kommune", password=PASSWORD)
    landed = client.get(signed_in.location)
    assert (landed.status_code, landed.location) == (302, PRØVDAL)
    page = client.get(PRØVDAL).text
    assert '<a href="/min-kommune" data-key="m" aria-current="page">Min kommune</a>' in page
    assert 'action="/sok"' in page
    assert client.get("/min-kommune").location == PRØVDAL
    assert 'href="/forsiden"' in page
    assert client.get("/forsiden").status_code == 200
    assert "Prøvdal kommune" in client.get("/min-side").text


def test_others_have_the_front_page_of_the_archive(reading: Reading) -> None:
    for role in (None, Role.READER):
        client = reading(role)
        assert client.get("/").status_code == 200
        assert "Min kommune" not in client.get("/om").text
        assert client.get("/forsiden").location == "/"
        assert client.get("/min-kommune").location == ("/logg-inn?next=/min-kommune" if role is None else "/")


def test_a_municipality_that_was_merged_leads_to_the_one_that_is_there_now(filled_app: Flask) -> None:
    client = client_of(filled_app, "Bortevik")
    assert client.get("/").location == EKSEMPELVIK
    assert client.get(BORTEVIK).status_code == 200


def test_one_that_nothing_is_known_of_leads_to_the_front_page_of_the_archive(filled_app: Flask) -> None:
    client = client_of(filled_app, "nobody")
    assert client.get("/").status_code == 200


def test_an_administrator_chooses_it_and_takes_it_away(reading: Reading, services: Services) -> None:
    client, prøvdal = reading(Role.ADMINISTRATOR), str(the("Prøvdal"))
    refused = post(client, NEW, **given(municipality_id=str(the("fylket"))))
    assert (refused.status_code, "Velg en av kommunene" in said(refused)) == (400, True)
    form = given(municipality_id=prøvdal)
    assert post(client, NEW, **form).status_code == 200
    address = f"{ACCOUNTS}/{form['id']}"
    assert f'<option value="{prøvdal}" selected>Prøvdal kommune' in client.get(address).text
    assert f'<a class="ds-link" href="{PRØVDAL}">Prøvdal kommune</a>' in client.get(ACCOUNTS).text
    assert "Prøvdal kommune" in client.get(f"{ACCOUNTS}?format=csv").text
    (row,) = [one for one in client.get(f"{ACCOUNTS}?format=json").json["data"] if one["username"] == "rita"]
    assert (row["municipality_id"], row["municipality"]) == (prøvdal, "Prøvdal kommune")
    kept = {"name": "Rita Øy", "email": "", "role": "reader", "ends_on": ""}
    assert post(client, address, **kept).status_code == 303
    assert services.accounts.by_username("rita").municipality_id == the("Prøvdal")
    assert post(client, address, **kept, municipality_id="").status_code == 303
    assert services.accounts.by_username("rita").municipality_id is None


def test_one_that_has_been_merged_since_is_still_offered_where_it_is_chosen(
    reading: Reading, services: Services
) -> None:
    account, _ = services.accounts.create(
        username="bo", name="Bo", role=Role.READER, password=PASSWORD, municipality_id=the("Bortevik")
    )
    client = reading(Role.ADMINISTRATOR)
    assert f'value="{the("Bortevik")}" selected>' in client.get(f"{ACCOUNTS}/{account.id}").text
    assert str(the("Bortevik")) not in client.get(NEW).text


@pytest.mark.parametrize("written", ["Prøvdal", "prøvdal  kommune", "9901", str(the("Prøvdal"))])
def test_a_command_names_it_by_name_number_or_id(filled_app: Flask, services: Services, written: str) -> None:
    runner = filled_app.test_cli_runner()
    made = runner.invoke(args=["archive", "create-user", "per", "--municipality", written])
    assert made.exit_code == 0, made.output
    assert services.accounts.by_username("per").municipality_id == the("Prøvdal")
    assert runner.invoke(args=["archive", "change-user", "per", "--name", "Per"]).exit_code == 0
    assert services.accounts.by_username("per").municipality_id == the("Prøvdal")
    assert runner.invoke(args=["archive", "change-user", "per", "--no-municipality"]).exit_code == 0
    assert services.accounts.by_username("per").municipality_id is None


def test_a_command_says_what_is_wrong_with_a_municipality(filled_app: Flask, services: Services) -> None:
    for name, kind in (("Prøvdal herad", "municipality"), ("Prøvdal AS", "company")):
        register_organisation(
            services.archive, RegisterOrganisation(organisation_id=the(name), name=name, kind=kind, by="x")
        )
    runner = filled_app.test_cli_runner()
    for written, words in (("Prøvdal", "Flere kommuner heter"), ("Ås", "Ingen kommune"), ("Prøvdal AS", "Ingen")):
        refused = runner.invoke(args=["archive", "create-user", "per", "--municipality", written])
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert words in refused.stderr
    assert services.accounts.by_username("per") is None


def test_a_name_of_before_means_the_one_that_is_there_if_any_is(services: Services) -> None:
    with services.stores.registers.connect() as connection:
        assert [one.id for one in municipalities_called(connection, "Bortevik")] == [the("Bortevik")]
        for written in ("", "Nirgendwo", "0000", str(the("fylket"))):
            assert municipalities_called(connection, written) == []
        now = organisations_now(connection, [the("Bortevik"), the("Eksempelvik"), the("Prøvdal"), the("nobody")])
    assert {one: view.id for one, view in now.items()} == {
        the("Bortevik"): the("Eksempelvik"),
        the("Eksempelvik"): the("Eksempelvik"),
        the("Prøvdal"): the("Prøvdal"),
    }
