"""The list of decisions and a decision's own page."""

import pytest
from flask import Flask
from selenium.webdriver import Chrome

from application.office.roles import Role
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, sign_in
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, the
from tests.web.pages.reading import Reading, following, links, rows, section, words
from web.services import EXTENSION


def test_what_was_recommended_stands_beside_what_was_decided_with_differences_marked(reading: Reading) -> None:
    page = reading(None).get("/vedtak/RR-23-2025").text
    text = section(page, "text")
    assert text.startswith("Vedtakstekst Vedtatt Regionrådet ber om svar innen 31.12.2026.")
    assert "Innstilling Regionrådet ber om svar" in text
    assert "<ins>og Tenkeby kommune</ins>" in page
    assert "<del>" not in page.partition('id="votes"')[0]


def test_a_decision_as_recommended_shows_its_text_once(reading: Reading) -> None:
    text = section(reading(None).get("/vedtak/OU-4-2025").text, "text")
    assert text == "Vedtakstekst Uttalelsen vedtas. Samme tekst som innstillingen."


def test_votes_are_told_by_participant_with_deputies_and_casting_vote(reading: Reading) -> None:
    page = reading(None).get("/vedtak/RR-23-2025").text
    votes = section(page, "votes")
    assert "Alternativ votering: Innstillingen 4 stemmer, Tenkebys forslag 4 stemmer." in votes
    assert "Stemmetallet var likt. Møtelederens dobbeltstemme avgjorde: Tenkebys forslag." in votes
    assert "Tenkeby 0 2 Åse Tenkt, Siv Skissedal møtte for Bjørn Påfunn" in votes
    assert "Til sammen 4 (falt) 4 (vedtatt)" in votes
    assert "Votering 2 6 for, 2 mot." in votes
    assert "Forslag A fra Tenkeby ved Åse Tenkt Uttalelsen sendes også Tenkeby kommune." in votes
    assert votes.index("Prøvdal 2") < votes.index("Eksempelvik 2"), "in the order of the minutes"


def test_attachments_tell_how_their_reading_went_and_hide_what_is_shielded(reading: Reading) -> None:
    public = reading(None).get("/vedtak/RR-23-2025").text
    attached = rows(public, "attachments")
    assert "7 vedlegg: 2 av 6 søkbare, 2 venter, 1 kryptert, 1 feilet." in section(public, "attachments")
    assert [row.split(" ")[0] for row in attached] == [
        "Protokoll",
        "Kostnader",
        "Brev",
        "Juridisk",
        "Innspill",
        "Nettopp",
        "Skjermet",
    ]
    assert "Kryptert" in attached[3]
    assert "Feilet" in attached[4]
    assert attached[6].startswith("Skjermet dokument 31.10.2025 Unntatt offentlighet, offl. § 13")
    officer = rows(reading(Role.OFFICER).get("/vedtak/RR-23-2025").text, "attachments")
    assert officer[6].startswith(f"Vurdering {HIDDEN}")


def test_a_decision_leads_to_its_case_its_papers_and_the_other_bodies(reading: Reading) -> None:
    page = reading(None).get("/vedtak/RR-23-2025").text
    assert "/sak/2025/17" in links(page, "/sak/")
    assert "/sak/2025/17/2" in links(page, "/sak/")
    assert "/sak/2025/17/4" not in page, "a paper that is not published"
    assert {"/vedtak/KDU-3-2025", "/vedtak/OU-4-2025"} <= set(links(page, "/vedtak/"))
    assert "/sak/2025/17/4" in reading(Role.READER).get("/vedtak/RR-23-2025").text


def test_what_is_to_be_done_is_for_those_who_are_signed_in(reading: Reading) -> None:
    reader, public = (words(reading(role).get("/vedtak/RR-23-2025").text) for role in (Role.READER, None))
    assert "Sende uttalelsen Frist 10.11.2025. Navn officer" in reader
    assert "Sende uttalelsen" not in public


def test_what_ended_and_what_ended_it_lead_to_each_other(reading: Reading) -> None:
    rescinded, superseded, later = (
        reading(None).get(f"/vedtak/{one}").text for one in ("AU-5-2023", "RR-8-2023", "RR-9-2024")
    )
    assert "Vedtaket er opphevet. Se RR 9/2024" in words(rescinded)
    assert "Vedtaket er erstattet av et annet. Se RR 9/2024" in words(superseded)
    assert "Opphever AU 5/2023" in words(later)
    assert "Erstatter RR 8/2023" in words(later)


def test_a_decision_is_its_bodys_of_the_time(reading: Reading) -> None:
    page = words(reading(None).get("/vedtak/AU-5-2023").text)
    assert "Vedtak AU 5/2023 · Arbeidsutvalget 21.04.2023" in page
    assert "Ordførerutvalget (het da Arbeidsutvalget)" in page


@pytest.mark.parametrize("role", [None, Role.READER])
def test_of_a_shielded_decision_there_is_its_line_and_nothing_else(reading: Reading, role: Role | None) -> None:
    page = reading(role).get("/vedtak/OU-6-2025").text
    assert "<title>OU 6/2025 Personalsak –" in page
    assert "Innholdet er unntatt offentlighet." in page
    for hidden in ('id="text"', 'id="votes"', 'id="attachments"', 'id="history"', "/dokument/", "Rettet", "Oppfølging"):
        assert hidden not in page, hidden
    assert "Vedtatt med endringer" not in page, "the outcome is content too"
    assert "/sak/2025/19/1" not in page
    assert f"Vedtak nr. 2 {HIDDEN}" in words(reading(Role.OFFICER).get("/vedtak/OU-6-2025").text)


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("/vedtak/rr-23-2025", "/vedtak/RR-23-2025"),
        ("/vedtak/RR-23-25", "/vedtak/RR-23-2025"),
        ("/vedtak/RR%2023-2025", "/vedtak/RR-23-2025"),
        ("/vedtak/OU-5-2023", "/vedtak/AU-5-2023"),
        ("/vedtak/au-4-2025", "/vedtak/OU-4-2025"),
        ("/vedtak/RR/23/2025", "/vedtak/RR-23-2025"),
        ("/vedtak/RR%2023/2025", "/vedtak/RR-23-2025"),
    ],
)
def test_other_spellings_lead_to_the_permanent_address(reading: Reading, written: str, there: str) -> None:
    answer = reading(None).get(written)
    assert (answer.status_code, answer.location) == (301, there)


@pytest.mark.parametrize(
    "path",
    [
        "/vedtak/RR-99-2025",
        "/vedtak/x",
        "/vedtak/%20",
        "/vedtak/-",
        "/vedtak/%2F",
        "/vedtak/OU-5-2025",
        "/vedtak/AU-5-25",
    ],
)
def test_an_address_where_nothing_is_for_the_asker_says_so(reading: Reading, path: str) -> None:
    answer = reading(None).get(path, follow_redirects=True)
    assert answer.status_code == 404
    assert UNPUBLISHED not in answer.text


def test_the_list_is_chosen_by_body_and_year(reading: Reading) -> None:
    client = reading(None)
    assert links(client.get("/vedtak?body=RR&year=2025").text, "/vedtak/") == [
        "/vedtak/RR-23-2025",
        "/vedtak/RR-22-2025",
    ]
    assert links(client.get("/vedtak?body=au&year=2023").text, "/vedtak/") == ["/vedtak/AU-5-2023"]
    assert links(client.get("/vedtak?year=2019").text, "/vedtak/") == ["/vedtak/KDU-2019-05"]
    assert "05.2019" in client.get("/vedtak?year=2019").text
    assert "Det er ingen vedtak her." in client.get("/vedtak?body=KDU&year=2024").text
    assert client.get("/vedtak?body=XX").status_code == 404


def test_the_list_tells_no_outcome_of_what_is_shielded(reading: Reading) -> None:
    page = reading(Role.READER).get("/vedtak?body=OU&year=2025").text
    row = next(row for row in page.split("<tr") if "/vedtak/OU-6-2025" in row)
    assert "endringer" not in row
    assert "Unntatt offentlighet" in row


def test_a_long_list_goes_on_page_by_page_without_leaving_any_out(filled_app: Flask, reading: Reading) -> None:
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    for number in range(100, 220):  # several on one day
        filing.decision(f"KDU {number}/2022", "2019/1", f"2022-{1 + number % 12:02d}-01", "Vedtak", "noted")
    client, path, seen = reading(Role.READER), "/vedtak?body=KDU&year=2022", []
    for _ in range(5):
        page = client.get(path).text
        seen += links(page, "/vedtak/KDU")
        path = following(page) or ""
        if not path:
            break
    assert len(seen) == len(set(seen)) == 120


@pytest.mark.parametrize("query", ["year=x", "year=99999999999999999999", "after=x", "after=2025-01-01_%00", "body="])
def test_a_list_asked_for_nonsense_is_still_a_page(reading: Reading, query: str) -> None:
    assert reading(None).get(f"/vedtak?{query}").status_code == 200


def test_the_pages_can_be_used_by_everybody(browser: Chrome, filled_site: Site) -> None:
    for path in ("/vedtak", "/vedtak/RR-23-2025", "/vedtak/OU-6-2025", "/vedtak/AU-5-2023"):
        browser.get(filled_site.url(path))
        accessible(browser)
    sign_in(browser, filled_site, str(Role.OFFICER), PASSWORD)
    for path in ("/vedtak/RR-23-2025", "/vedtak/OU-6-2025", "/hendelser"):
        browser.get(filled_site.url(path))
        accessible(browser)


def test_what_failed_is_tried_again_by_those_who_file_papers(filled_app: Flask, reading: Reading) -> None:
    retry = f"/dokument/{the('innspill.zip')}/les-igjen"
    for role in (None, Role.READER, Role.AUDITOR):
        assert "les-igjen" not in reading(role).get("/vedtak/RR-23-2025").text
    client = reading(Role.OFFICER)
    page = client.get("/vedtak/RR-23-2025").text
    assert page.count("les-igjen") == 1
    token = page.partition(f'action="{retry}"')[2].partition('name="csrf_token" value="')[2].partition('"')[0]
    answer = client.post(retry, data={"csrf_token": token, "next": "/vedtak/RR-23-2025"})
    assert (answer.status_code, answer.location) == (303, "/vedtak/RR-23-2025")
    assert rows(client.get("/vedtak/RR-23-2025").text, "attachments")[4].count("Venter på å bli lest") == 1


def test_programs_are_led_to_what_they_may_read(reading: Reading) -> None:
    page = reading(None).get("/vedtak/RR-23-2025").text
    (there,) = links(page, "/api/v1/decisions/")
    assert reading(None).get(there).json["reference"] == "RR 23/2025"
    assert "/api/" not in reading(Role.OFFICER).get("/vedtak/OU-5-2025").text, (
        "programs do not read what is not published"
    )
