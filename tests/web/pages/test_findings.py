"""Findings on a page, in files and in the API: numbered, in words, with their rule, and narrowed by the address."""

import json
from urllib.parse import quote

import pytest

from application.office.roles import Role
from tests.web.filing import the
from tests.web.pages.looking import addresses, all_of, page, said
from tests.web.pages.reading import Reading

pytestmark = pytest.mark.usefixtures("seated")
ON = "on=2026-03-01"


def test_findings_are_numbered_and_say_what_since_when_and_how_it_stands(reading: Reading) -> None:
    shown = page(reading(None), f"/verv/funn?{ON}")
    told = said(shown, ".findings > li").splitlines()
    assert [one.partition(" ")[0] for one in told] == [f"{number}." for number in range(1, len(told) + 1)]
    vacant = next(one for one in told if "Eksempelvik" in one)
    assert "Ledig plass i 305 dager Mangler Regionrådet: Eksempelvik kommune, medlem, siden 01.05.2025." in vacant
    assert "Sist: Ola Tvilling (fratrådt)." in vacant
    assert "Kommuneloven § 7-10" in vacant.replace("\N{NO-BREAK SPACE}", " ")
    assert any("Grunnlag ikke funnet" in one and "Siv Skissedal" in one for one in told)


def test_each_leads_to_what_it_is_about_as_it_was_known(reading: Reading) -> None:
    client = reading(None)
    shown = page(client, f"/verv/funn?{ON}")
    leads = [one for one in addresses(shown, ".findings a") if one and one.startswith("/")]
    assert leads
    assert all(f"{ON}&known=nr" in one for one in leads if one.startswith("/organ/"))
    assert {client.get(one).status_code for one in leads} == {200}
    permanent = next(one for one in addresses(shown, "main a") if one and one.startswith(f"/verv/funn?{ON}&known=nr"))
    assert said(page(client, permanent), ".findings") == said(shown, ".findings")


def test_what_was_filled_without_a_decision_is_one_click_away(reading: Reading) -> None:
    client = reading(None)
    way = next(one for one in addresses(page(client, "/verv/funn"), ".page-head a") if "without-decision" in one)
    told = said(page(client, way), ".findings > li").splitlines()
    assert any("Siv Skissedal" in one for one in told)
    assert any("Kari Prøvesen" in one and "01.11.2019–31.10.2023" in one for one in told)
    assert all("Grunnlag ikke funnet" in one or "Valgt av andre" in one for one in told)


def test_the_address_narrows_and_is_written_in_one_way(reading: Reading) -> None:
    client = reading(None)
    answer = client.get("/verv/funn?on=01.03.2026&known=01.03.2024&kind=&body=")
    assert answer.headers["Location"] == "/verv/funn?on=2026-03-01&known=2024-03-01"
    of_body = page(client, f"/verv/funn?body={the('OU')}&{ON}")
    assert not all_of(of_body, ".findings") or "Regionrådet" not in said(of_body, ".findings")
    assert "Ingen funn" in said(page(client, "/verv/funn?on=2024-03-01&known=2020-01-01"))


@pytest.mark.parametrize("query", ["on=tull", "known=nr", "known=" + quote("på lørdag")])
def test_what_is_no_date_is_told_of(reading: Reading, query: str) -> None:
    answer = reading(None).get(f"/verv/funn?{query}")
    assert answer.status_code == 400
    assert "Rett datoene" in answer.text


def test_files_and_programs_get_the_same_findings(reading: Reading) -> None:
    client = reading(Role.AUDITOR)
    many = len(all_of(page(client, f"/verv/funn?{ON}"), ".findings > li"))
    sheet = client.get(f"/verv/funn?{ON}&format=csv").data.decode("utf-8-sig").splitlines()
    assert len(sheet) == many + 1
    in_file = json.loads(client.get(f"/verv/funn?{ON}&format=json").data)
    api = client.get(f"/api/v1/findings?{ON}&limit=2").get_json()
    rest = client.get(f"/api/v1/findings?{ON}&limit=100&cursor={api['next']}").get_json()
    keys = [one["key"] for one in [*api["data"], *rest["data"]]]
    assert keys == [one["key"] for one in (in_file["data"] if isinstance(in_file, dict) else in_file)]
    assert len(set(keys)) == many
    vacant = client.get(f"/api/v1/findings?{ON}&kind=vacant&body={the('RR')}").get_json()["data"][0]
    assert vacant["rule"]["section"] == "7-10"
    assert client.get("/api/v1/findings?known=tull").status_code == 400
