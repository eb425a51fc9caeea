"""Bodies are found by all their abbreviations, bear the name of the day that is asked for, and list their decisions."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.commands.bodies import (
    DissolveBody,
    EstablishBody,
    RenameBody,
    SetBodyOrganisations,
    dissolve_body,
    establish_body,
    rename_body,
    set_body_organisations,
)
from application.office.roles import Role
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, the
from web.services import EXTENSION

Reading = Callable[[Role | None], FlaskClient]


def filing_in(app: Flask) -> Filing:
    return Filing(app.extensions[EXTENSION].opened, "prøve")


def test_all_bodies_are_listed_with_their_earlier_names(reading: Reading) -> None:
    shown = reading(None).get("/organer").text
    assert shown.index("Ordførerutvalget") < shown.index("Regionrådet") < shown.index("Kommunedirektørutvalget")
    assert "Tidligere: Arbeidsutvalget" in shown
    assert 'href="/organ/OU"' in shown


def test_an_archive_without_bodies_says_so(client: FlaskClient) -> None:
    assert "Det er ingen organer i arkivet ennå." in client.get("/organer").text
    assert client.get("/organ/RR").status_code == 404


def test_an_earlier_abbreviation_leads_to_the_body_and_is_explained(reading: Reading) -> None:
    response = reading(None).get("/organ/AU")
    assert (response.status_code, response.location) == (302, "/organ/OU?het=AU")
    shown = reading(None).get(response.location).text
    assert "AU er en tidligere forkortelse for dette organet" in shown
    assert "tidligere forkortelse" not in reading(None).get("/organ/OU?het=RR").text
    assert "<script>" not in reading(None).get("/organ/OU?het=<script>").text


def test_capitals_do_not_matter(reading: Reading) -> None:
    response = reading(None).get("/organ/rr?year=2025&abbreviation=x&_external=1")
    assert (response.status_code, response.location) == (302, "/organ/RR?year=2025")


@pytest.mark.parametrize("odd", ["XX", "..", "%00", "RR/2", " ", "９"])
def test_what_is_no_body_is_not_found(reading: Reading, odd: str) -> None:
    assert reading(None).get(f"/organ/{odd}").status_code == 404


def test_a_body_bears_the_name_of_the_day(reading: Reading) -> None:
    then = reading(None).get("/organ/OU?on=2022-03-01").text
    assert "Arbeidsutvalget 1. mars 2022</h1>" in then
    assert "01.03.2022 het organet Arbeidsutvalget (AU). I dag heter det Ordførerutvalget." in then
    assert 'value="01.03.2022"' in then
    assert "Ordførerutvalget 1. mars 2024</h1>" in reading(None).get("/organ/OU?on=2024-03-01").text
    assert "Organet fantes ikke ennå 01.03.2002" in reading(None).get("/organ/OU?on=2002-03-01").text


@pytest.mark.parametrize(
    ("written", "iso"), [("01.03.2022", "2022-03-01"), ("1.3.2022", "2022-03-01"), ("2022", "2022-01-01")]
)
def test_the_form_takes_norwegian_dates_and_the_address_holds_iso(reading: Reading, written: str, iso: str) -> None:
    response = reading(None).get("/organ/OU", query_string={"on": written})
    assert (response.status_code, response.location) == (302, f"/organ/OU?on={iso}")
    assert reading(None).get("/organ/OU?on=").status_code == 200


@pytest.mark.parametrize("wrong", ["31.02.2022", "i går", "0000-01-01", "<script>", "2022-13-01"])
def test_what_is_no_date_is_told_at_the_field(reading: Reading, wrong: str) -> None:
    response = reading(None).get("/organ/OU", query_string={"on": wrong})
    assert response.status_code == 400
    assert "er ikke en dato" in response.text
    assert 'aria-invalid="true"' in response.text
    assert "<title>Feil:" in response.text
    assert "<script>" not in response.text


def test_a_body_that_was_dissolved_is_not_there_any_more(filled_app: Flask, reading: Reading) -> None:
    archive = filing_in(filled_app).opened.archive
    made = EstablishBody(
        body_id=the("NN"), name="Næringsnettverket", abbreviation="NN", kind="network", established_on="2020", by="p"
    )
    establish_body(archive, made)
    set_body_organisations(
        archive, SetBodyOrganisations(body_id=the("NN"), owner_id=the("Prøvdal"), convener_id=None, by="p")
    )
    dissolve_body(archive, DissolveBody(body_id=the("NN"), dissolved_on="2023-06-30", by="p"))
    assert "Nedlagt 30.06.2023" in reading(None).get("/organ/NN").text
    assert f"/organisasjon/{the('Prøvdal')}" in reading(None).get("/organ/NN").text
    assert "fantes ikke lenger 01.07.2023" in reading(None).get("/organ/NN?on=2023-07-01").text
    assert "Næringsnettverket 30. juni 2023</h1>" in reading(None).get("/organ/NN?on=2023-06-30").text
    listed = reading(None).get("/organer").text
    assert listed.index("Regionrådet") < listed.index("Næringsnettverket")


def test_abbreviations_with_odd_letters_have_addresses(filled_app: Flask, reading: Reading) -> None:
    archive = filing_in(filled_app).opened.archive
    for odd in ("Å/Ø", "R&D <x>", "50%"):
        body_id = uuid4()
        establish_body(archive, EstablishBody(body_id=body_id, name=odd, abbreviation=odd, kind="network", by="p"))
    shown = reading(None).get("/organer").text
    for address in ("/organ/%C3%85%2F%C3%98", "/organ/R%26D%20%3Cx%3E", "/organ/50%25"):
        assert f'href="{address}"' in shown
        assert reading(None).get(address).status_code == 200


def test_the_decisions_of_a_body_are_those_the_asker_may_see(reading: Reading) -> None:
    outsider = reading(None).get("/organ/OU").text
    assert "OU\N{NO-BREAK SPACE}4/2025" in outsider
    assert "AU\N{NO-BREAK SPACE}5/2023" in outsider
    assert "OU\N{NO-BREAK SPACE}5/2025" not in outsider
    for word in (HIDDEN, UNPUBLISHED):
        assert word not in outsider
    assert UNPUBLISHED in reading(Role.READER).get("/organ/OU").text
    assert HIDDEN not in reading(Role.READER).get("/organ/OU").text
    assert HIDDEN in reading(Role.AUDITOR).get("/organ/OU").text


def test_decisions_are_listed_by_year(reading: Reading) -> None:
    of_2024 = reading(None).get("/organ/OU?year=2024").text
    assert "Vedtak i 2024" in of_2024
    assert "OU\N{NO-BREAK SPACE}2/2024" in of_2024
    assert "OU\N{NO-BREAK SPACE}4/2025" not in of_2024
    assert "Det er ingen vedtak av dette organet fra 1999." in reading(None).get("/organ/OU?year=1999").text
    years = reading(None).get("/organ/KDU").text
    assert "year=2019" in years
    assert "year=2023" not in years
    for odd in ("x", "-1", "9" * 5000):
        assert reading(None).get(f"/organ/OU?year={odd}&after={odd}").status_code == 200


def test_many_decisions_come_a_page_at_a_time(filled_app: Flask, reading: Reading) -> None:
    filing = filing_in(filled_app)
    with filing.at("2026-01-30T10:00"):
        for number in range(30, 60):
            reference = f"RR {number}/2026"
            filing.decision(reference, "2025/17", "2026-01-29", f"Sak {number}", "noted", text="Tatt til orientering.")
            filing.publish("decision", reference)
    first = reading(None).get("/organ/RR?year=2026").text
    assert first.count("/vedtak/RR-") == 25
    onward = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    second = reading(None).get(onward).text
    assert second.count("/vedtak/RR-") == 5
    assert "Til første side" in second
    assert 'rel="next"' not in second


def test_a_rename_without_a_date_is_told_as_it_is(filled_app: Flask, reading: Reading) -> None:
    archive = filing_in(filled_app).opened.archive
    made = EstablishBody(body_id=the("KN"), name="Klimanettverket", abbreviation="KN", kind="network", by="p")
    establish_body(archive, made)
    rename_body(archive, RenameBody(body_id=the("KN"), name="Klima- og miljønettverket", abbreviation="KMN", by="p"))
    assert "Ukjent fra når" in reading(None).get("/organ/KMN").text
    assert reading(None).get("/organ/KMN?on=2020-01-01").status_code == 200
