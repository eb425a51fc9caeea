"""On a decision's page: who was not impartial, and who held office where the case concerned, that day."""

import re
import time
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selenium.webdriver import Chrome

from application.office.roles import Role
from tests.application.norsus_case import happen, the
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, sign_in
from tests.web.counted import fewest_asked
from tests.web.forms.sending import send
from tests.web.pages.reading import section, words
from web.services import EXTENSION

PAGE = "/vedtak/RR-4-2023"


@pytest.fixture(autouse=True)
def norsus(app: Flask) -> None:
    services = app.extensions[EXTENSION]
    happen(services.archive, str(_officer(app).id))


@pytest.fixture
def officer(app: Flask) -> FlaskClient:
    client, account = app.test_client(), _officer(app)
    with client.session_transaction() as session:
        session["_user_id"] = f"{account.id}:{account.session_version}"
        session["signed_in_at"] = int(time.time())
    return client


def _officer(app: Flask) -> Any:
    return app.extensions[EXTENSION].accounts.by_username(str(Role.OFFICER))


def test_what_the_case_names_is_answered_at_once(client: FlaskClient) -> None:
    page = client.get(PAGE).text
    told = section(page, "verv-den-dagen")
    assert "Hadde verv i eller for Norsus AS 15.03.2023" in told
    assert "Åse Tenkt leder i Selskapsstyret, for Marker kommune 01.10.2021–30.09.2025 Forlot rommet" in told
    assert "Turid Liksom skrevet T. Liksom medlem i Selskapsstyret" in told
    assert "siden 01.01.2022 Stemte Ikke ført som inhabil" in told
    assert "Geir Modell" not in told
    assert "Navnet Ola Tvilling passer på 2 personer" in told
    assert "Ikke registrert som personer, så arkivet vet ikke hvilke verv de hadde: Per Prototyp." in told
    assert f'href="/person/{the("Turid Liksom")}"' in page
    assert f'href="/verv/{the("Turid Liksom one")}"' in page
    assert "forvaltningsloven § 6 Styreleder i selskapet Forlot rommet" in section(page, "inhabil")


def test_another_body_may_be_chosen_and_one_that_is_not_there_may_not(client: FlaskClient) -> None:
    told = section(client.get(f"{PAGE}?gjelder={the('TF')}").text, "verv-den-dagen")
    assert "Geir Modell medlem i Togforum, for Marker kommune 2022–31.12.2026" in told
    assert "Usikkert" not in told
    nobody = section(client.get(f"{PAGE}?gjelder={the('RR')}").text, "verv-den-dagen")
    assert "Ingen av dem som var med, er registrert med verv i eller for Regionrådet 15.03.2023." in nobody
    for odd in ("x", str(the("case")), "%00"):
        assert client.get(f"{PAGE}?gjelder={odd}").status_code == 404
    assert client.get(f"{PAGE}?gjelder=").status_code == 200


def test_an_officer_notes_who_was_not_impartial_and_takes_it_back(officer: FlaskClient, client: FlaskClient) -> None:
    answer = send(officer, f"{PAGE}/inhabil", name="Geir Modell", section="koml-11-10", left_room="no")
    assert answer.status_code == 303
    assert "Geir Modell Står også blant dem som stemte kommuneloven § 11-10 Ble i rommet" in section(
        client.get(PAGE).text, "inhabil"
    )
    page = officer.get(PAGE).text
    addresses = re.findall(r'href="(/vedtak/RR-4-2023/angre-inhabil\?nr=\d+)"', page)
    assert len(addresses) == 2
    assert "angre-inhabil" not in client.get(PAGE).text
    assert send(officer, addresses[0], reason="var til stede").status_code == 303
    assert "Geir Modell" not in section(officer.get(PAGE).text, "inhabil")
    history = words(officer.get(PAGE).text.partition('id="history"')[2])
    assert "Inhabilitet tatt tilbake" in history
    assert "Inhabilitet ført" in history
    twice = send(officer, f"{PAGE}/inhabil", name="åse tenkt", left_room="no")
    assert twice.status_code == 409 or "er allerede ført" in words(twice.text)


def test_a_program_reads_who_was_not_impartial(client: FlaskClient) -> None:
    (one,) = client.get("/api/v1/decisions/RR-4-2023").json["recusals"]
    assert one["name"] == "Åse Tenkt"
    assert (one["section"], one["left_room"], one["person_id"]) == ("fvl-6", "yes", str(the("Åse Tenkt")))


def test_the_page_asks_as_much_whatever_is_chosen(client: FlaskClient) -> None:
    def fewest(chosen: str) -> int:
        return fewest_asked(client, f"{PAGE}?gjelder={the(chosen)}")

    assert fewest("TF") == fewest("Norsus")


def test_everybody_can_use_it(browser: Chrome, site: Site) -> None:
    sign_in(browser, site, str(Role.OFFICER), PASSWORD)
    for path in (PAGE, f"{PAGE}/inhabil"):
        browser.get(site.url(path))
        accessible(browser)
