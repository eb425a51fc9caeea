"""The logs: who reads them, and what they say."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from application.office.errors import WrongPasswordError
from application.office.openings import OpenedRecord, ShownAs
from application.office.roles import Role
from domain import clock
from tests.web.archive import PASSWORD
from tests.web.filing import HIDDEN, the
from web.pages.logs import LINES_ON_A_PAGE
from web.services import EXTENSION, Services

SIGN_INS, OPENINGS = "/administrasjon/innlogginger", "/administrasjon/apnet-skjermet"
Reading = Callable[[Role | None], FlaskClient]


@pytest.fixture
def services(filled_app: Flask) -> Services:
    services: Services = filled_app.extensions[EXTENSION]
    return services


def test_administrators_and_auditors_read_the_logs(reading: Reading) -> None:
    for path in ("/administrasjon", SIGN_INS, OPENINGS):
        codes = {role: reading(role).get(path).status_code for role in (None, *Role)}
        assert codes == {None: 302, "reader": 403, "officer": 403, "auditor": 200, "administrator": 200}
    assert "Kontoer" not in reading(Role.AUDITOR).get("/administrasjon").text


def test_sign_ins_are_told_by_name_and_outcome(reading: Reading, services: Services) -> None:
    services.accounts.verify("reader", PASSWORD, address="10.1.2.3", now=clock.now())
    for username in ("officer", "passordet mitt"):
        with pytest.raises(WrongPasswordError):
            services.accounts.verify(username, "feil", address="10.1.2.4", now=clock.now())
    page = reading(Role.AUDITOR).get(SIGN_INS).text
    for words in ("Navn reader", "Logget inn", "10.1.2.3", "Navn officer", "Feil passord", "Ukjent brukernavn"):
        assert words in page
    assert "passordet mitt" not in page
    officer = services.accounts.by_username("officer")
    narrowed = reading(Role.AUDITOR).get(f"{SIGN_INS}?account={officer.id}").text
    assert "10.1.2.4" in narrowed
    assert "10.1.2.3" not in narrowed


def test_openings_are_told_with_the_record(reading: Reading, services: Services) -> None:
    officer = reading(Role.OFFICER)
    for path in ("/vedtak/OU-6-2025", "/sak/2025/17/3", f"/dokument/{the(f'avtale-{HIDDEN}.pdf')}"):
        officer.get(path)
    page = reading(Role.AUDITOR).get(OPENINGS).text
    for words in ("Navn officer", "Vedtak OU 6/2025", "Journalpost 2025/17-3", f"Dokument Avtale {HIDDEN}"):
        assert words in page
    narrowed = reading(Role.AUDITOR).get(f"{OPENINGS}?record={the('OU 6/2025')}").text
    assert "Vedtak OU 6/2025" in narrowed
    assert "2025/17-3" not in narrowed
    account = services.accounts.by_username("reader")
    assert "Vedtak OU 6/2025" not in reading(Role.AUDITOR).get(f"{OPENINGS}?account={account.id}").text


def test_a_long_log_comes_in_pages_with_as_many_queries(reading: Reading, services: Services) -> None:
    officer = services.accounts.by_username("officer")
    opened = [OpenedRecord("decision", the("OU 6/2025"), ShownAs.PAGE)]
    client, queries = reading(Role.AUDITOR), []
    for engine in (services.stores.office, services.stores.registers):
        event.listen(engine, "before_cursor_execute", lambda *args: queries.append(args[2]))

    def counted() -> int:
        queries.clear()
        assert client.get(OPENINGS).status_code == 200
        return len(queries)

    services.openings.note(opened, account_id=officer.id)
    counted()
    few = counted()
    services.openings.note(opened * LINES_ON_A_PAGE, account_id=officer.id)
    assert counted() == few
    first = client.get(OPENINGS).text
    assert first.count("Vedtak OU 6/2025") > LINES_ON_A_PAGE
    rest = client.get(f"{OPENINGS}?before={services.openings.latest(limit=LINES_ON_A_PAGE)[-1].id}").text
    assert "Til første side" in rest
    assert "Neste side" not in rest


@pytest.mark.parametrize("query", ["before=x", "before=-1", f"before={10**30}", "account=", "record="])
def test_an_odd_address_is_no_error(reading: Reading, query: str) -> None:
    for path in (SIGN_INS, OPENINGS):
        assert reading(Role.ADMINISTRATOR).get(f"{path}?{query}").status_code == 200


def test_what_is_not_there_is_not_found(reading: Reading) -> None:
    client = reading(Role.ADMINISTRATOR)
    assert client.get(f"{SIGN_INS}?account={uuid4()}").status_code == 404
    assert client.get(f"{OPENINGS}?record=tull").status_code == 404
    assert client.get(f"{OPENINGS}?record={uuid4()}").status_code == 200


def test_the_logs_are_files_too_with_their_filter(reading: Reading, services: Services) -> None:
    reading(Role.OFFICER).get("/vedtak/OU-6-2025")
    reading(Role.ADMINISTRATOR).get("/sak/2025/17/3")
    services.accounts.verify("reader", PASSWORD, address="=1+1", now=clock.now())
    client, officer = reading(Role.AUDITOR), services.accounts.by_username("officer")
    opened = client.get(f"{OPENINGS}?account={officer.id}&format=csv").text
    assert "Navn officer;Vedtak OU 6/2025" in opened
    assert "2025/17-3" not in opened
    assert client.get(f"{OPENINGS}?format=json").json["data"][0]["record_kind"] == "journal-entry"
    signed_in = client.get(f"{SIGN_INS}?format=csv").text
    assert "Navn reader;Logget inn" in signed_in
    assert ";=1+1" not in signed_in  # what begins with = is no formula
    assert client.get(f"{SIGN_INS}?format=xlsx").data[:2] == b"PK"
    assert reading(Role.OFFICER).get(f"{OPENINGS}?format=csv").status_code == 403
    admin = reading(Role.ADMINISTRATOR)
    services.tokens.make(officer, name="Uttrekk", role=Role.READER)
    for path in ("/administrasjon/kontoer", "/administrasjon/nokler"):
        assert "Navn officer" in admin.get(f"{path}?format=csv").text
        assert admin.get(f"{path}?format=json").status_code == 200


def test_a_shielded_record_leads_auditors_to_who_opened_it(reading: Reading) -> None:
    link = f"{OPENINGS}?record={the('OU 6/2025')}"
    assert link in reading(Role.AUDITOR).get("/vedtak/OU-6-2025").text
    assert "apnet-skjermet" not in reading(Role.OFFICER).get("/vedtak/OU-6-2025").text
    assert "apnet-skjermet" not in reading(Role.AUDITOR).get("/vedtak/RR-23-2025").text
