"""Attestations: what they say, that they are drawn from one position, and that they keep their standards."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.commands.appointments_put_right import CorrectAppointment, correct_appointment
from application.commands.names import CorrectName, correct_name
from application.office.roles import Role
from tests.engines.server import EngineMissingError
from tests.engines.verapdf import found_wanting
from tests.web.filing import the
from web.services import EXTENSION

pytestmark = pytest.mark.usefixtures("seated")

KARI = the("Kari Prøve i RR Prøvdal 1")
Reading = Callable[[Role | None], FlaskClient]


def said(client: FlaskClient, address: str, language: str = "nb") -> str:
    answer = client.get(address, headers={"Accept-Language": language})
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"].startswith("inline; filename=attest-")
    document = pypdfium2.PdfDocument(answer.data)
    texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    return " ".join(" ".join(texts).replace("\u200b", "").replace(" \xad ", "").split())


def last_position(app: Flask) -> int:
    return int(app.extensions[EXTENSION].opened.follower.reached())


def test_a_body_on_a_day_says_who_sat_on_what_basis_and_from_which_position(
    reading: Reading, filled_app: Flask
) -> None:
    position = last_position(filled_app)
    told = said(reading(None), "/attest/organ/RR?on=2024-03-01")
    for words in (
        "Prøveregionen",
        "Regionrådet 1. mars 2024",
        "Hvem satt i Regionrådet?",
        "Kari Prøve Fra 15.11.2023",
        "Prøvdal kommunestyre, KS 61/2023, 20.10.2023",
        "Siv Skissedal",
        "Permisjon",
        "Åse Tenkt",
        "Ledig",
        f"nr. {position}",
        f"/organ/RR?on=2024-03-01&known=nr{position}",
        "noen som ikke var logget inn",
        "Dette er en demo",
        "Side 1 av",
    ):
        assert words in told, words
    assert "Nina Foreslått" not in told  # only nominated
    assert "Navn officer" in said(reading(Role.OFFICER), "/attest/organ/RR?on=2024-03-01")


def test_it_answers_on_both_axes(reading: Reading, filled_app: Flask) -> None:
    before = said(reading(None), f"/attest/organ/RR?on=2024-03-01&known=nr{last_position(filled_app) - 2}")
    assert "Fra 01.11.2023" in before
    assert "Ved slutten av 31. desember 2023" in said(reading(None), "/attest/organ/RR?known=2023")
    assert "ingen plasser" in said(reading(None), "/attest/organ/RR?on=2024-03-01&known=2020")
    assert "Per Borte" in said(reading(None), "/attest/organ/RR?on=2017-01-01")


def test_the_same_position_gives_the_same_facts_after_later_corrections(reading: Reading, filled_app: Flask) -> None:
    known, client = f"known=nr{last_position(filled_app)}", reading(None)
    addresses = (f"/attest/organ/RR?on=2024-03-01&{known}", f"/attest/verv/{KARI}?{known}")
    before = [_facts(said(client, address)) for address in addresses]
    archive = filled_app.extensions[EXTENSION].opened.archive
    wrong = CorrectAppointment(appointment_id=KARI, changes={"valid_from": "2024-04-01"}, reason="feil", by="prøve")
    correct_appointment(archive, wrong)
    named = {"kind": "person", "record_id": the("Kari Prøve"), "number": 1, "changes": {"name": "Kåre Prøve"}}
    correct_name(archive, CorrectName(reason="feil", by="prøve", **named))  # type: ignore[arg-type]
    assert [_facts(said(client, address)) for address in addresses] == before
    now = said(client, "/attest/organ/RR?on=2024-03-01")
    assert "Kåre Prøve" not in now
    assert "Kåre Prøve" in said(client, "/attest/organ/RR?on=2024-05-01")


def test_the_history_of_an_appointment_tells_every_event_with_before_and_after(
    reading: Reading, filled_app: Flask
) -> None:
    told = said(reading(None), f"/attest/verv/{KARI}")
    for words in ("Kari Prøve i Regionrådet", "Fra: 01.11.2023 → 15.11.2023", "Hvorfor: Møtet ble flyttet."):
        assert words in told, words
    before = said(reading(None), f"/attest/verv/{KARI}?known=nr{last_position(filled_app) - 2}")
    assert "Verv rettet" in told
    assert "Verv rettet" not in before


def test_findings_and_changes_are_attested_and_narrowed(reading: Reading, filled_app: Flask) -> None:
    told = said(reading(None), f"/attest/funn?on=2024-03-01&body={the('RR')}")
    for words in ("Funn om Regionrådet 1. mars 2024", "1. ", "Kommuneloven §", "Tenkeby kommune"):
        assert words in told, words
    of_a_kind = said(reading(None), "/attest/funn?on=2024-03-01&kind=no-basis")
    assert "Tenkeby kommune" not in of_a_kind
    assert "Ola Tvilling" in of_a_kind
    assert "Ikke noe funnet" in said(reading(None), "/attest/funn?on=2024-03-01&known=2020")
    changes = said(reading(Role.AUDITOR), "/attest/revisjon?axis=corrected")
    assert "Fra: 01.11.2023 → 15.11.2023" in changes
    assert "Valgt eller oppnevnt" not in changes
    assert "Den viser også forslag" in changes
    assert "Den viser det som er offentlig." in told
    before = f"/attest/revisjon?axis=corrected&known=nr{last_position(filled_app) - 2}"
    assert "15.11.2023" not in said(reading(Role.AUDITOR), before)
    assert reading(None).get("/attest/revisjon").status_code == 302  # as its page


def test_pages_lead_to_their_attestations_with_the_same_dates(reading: Reading) -> None:
    dates = "on=2024-03-01&amp;known=nr190"
    for page, link in (
        ("/organ/RR", f"/attest/organ/RR?{dates}"),
        (f"/person/{the('Siv Skisse')}", f"/attest/person/{the('Siv Skisse')}?{dates}"),
        (f"/organisasjon/{the('Prøvdal')}", f"/attest/organisasjon/{the('Prøvdal')}?{dates}"),
        ("/verv/funn", f"/attest/funn?{dates}"),
    ):
        shown = reading(None).get(f"{page}?on=2024-03-01&known=nr190").get_data(as_text=True)
        assert link in shown, page
        assert "/api/v1/popolo/" in shown or page == "/verv/funn"


def test_it_is_in_the_language_of_the_reader(reading: Reading) -> None:
    address = "/attest/organ/RR?on=2024-03-01"
    assert "Kven sat i Regionrådet?" in said(reading(None), address, "nn")
    assert "Who sat in Regionrådet?" in said(reading(None), address, "en")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/attest/organ/finnes-ikke", 404),
        (f"/attest/verv/{the('Nina')}", 404),
        (f"/attest/verv/{KARI}?known=2020", 404),
        (f"/attest/verv/{the('RR')}", 404),
        ("/attest/organ/RR?on=i-fjor", 400),
        ("/attest/organ/RR?known=i-fjor", 400),
        ("/attest/funn?kind=x", 404),
        ("/attest/funn?body=x", 404),
        (f"/attest/person/{the('nothing')}", 404),
        (f"/attest/organisasjon/{the('nothing')}", 404),
    ],
)
def test_what_is_not_there_or_not_understood_is_said(reading: Reading, address: str, status: int) -> None:
    answer = reading(None).get(address)
    assert answer.status_code == status
    assert answer.mimetype == "text/html"


def test_a_position_that_is_not_reached_is_the_last_one_and_quoted(reading: Reading, filled_app: Flask) -> None:
    assert f"known=nr{last_position(filled_app)}" in said(reading(None), "/attest/organ/RR?known=nr999999999999")


@pytest.mark.slow
def test_they_keep_the_standards(reading: Reading, tmp_path: Path) -> None:
    addresses = {"body": "/attest/organ/RR?on=2024-03-01", "none": "/attest/organ/RR?on=1999-01-01"}
    addresses |= {"appointment": f"/attest/verv/{KARI}", "findings": "/attest/funn?on=2024-03-01"}
    files = []
    for name, address in addresses.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(reading(None).get(address, headers={"Accept-Language": "nn"}).data)
    try:
        assert found_wanting(files) == []
    except EngineMissingError as error:
        pytest.skip(str(error))


def _facts(told: str) -> str:
    """Return what an attestation says without when it was made."""
    return told.partition("Laget")[0] + told.partition("Attesten er laget")[2]
