"""The page of a municipality of the council: what waits for it, whom it sends, what is new, and how to follow it."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from icalendar import Calendar
from lxml import etree
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from application.commands.access import Publish, publish
from application.commands.adopting import (
    AdoptVersion,
    PlanTreatment,
    SendVersion,
    adopt_version,
    plan_treatment,
    send_version,
)
from application.commands.agreements import Joining, RegisterAgreement, register_agreement
from application.commands.agreements_put_right import CorrectAgreement, correct_agreement
from application.commands.council import (
    AdmitParticipant,
    RegisterCouncil,
    ReleaseParticipant,
    admit_participant,
    register_council,
    release_participant,
)
from application.commands.drafting import DraftVersion, draft_version
from application.commands.organisations import AssignNumber, assign_number
from application.commands.seats import AddSeat, SetSeating, add_seat, set_seating
from application.office.roles import Role
from domain.agreements import Agreement
from domain.clock import clock_set_to
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, sign_in
from tests.web.filing import HIDDEN, UNPUBLISHED, the
from tests.web.pages.reading import Reading, rows, section, words
from tests.web.pages.test_attestations import said
from tests.web.pages.test_journal_feed import feed_of, titles
from web.services import EXTENSION

PRØVDAL, BORTEVIK, EKSEMPELVIK, TENKEBY = (
    f"/organisasjon/{the(name)}" for name in ("Prøvdal", "Bortevik", "Eksempelvik", "Tenkeby")
)
BY = "prøve"


@pytest.fixture
def council(filled_app: Flask, seated: None) -> Flask:
    """Three municipalities take part, and one that was merged did; the municipalities elect to Regionrådet."""
    archive = filled_app.extensions[EXTENSION].opened.archive
    register_council(archive, RegisterCouncil(name="Prøveregionen", by=BY))
    for name, joined in (("Prøvdal", "2012-01-01"), ("Bortevik", "2012"), ("Eksempelvik", None), ("Tenkeby", None)):
        admit_participant(archive, AdmitParticipant(organisation_id=the(name), joined_on=joined, by=BY))
    gone = ReleaseParticipant(organisation_id=the("Bortevik"), left_on="2019-12-31", by=BY)
    release_participant(archive, gone)
    seating = {"elector": "participant", "report_months": 12}
    set_seating(archive, SetSeating(body_id=the("RR"), seating=seating, valid_from="2026", by=BY))
    elected = {"role": "member", "number": 1, "organisation_id": the("Tenkeby"), "elector": "assembly"}
    add_seat(archive, AddSeat(body_id=the("OU"), seat_id=the("OU Tenkeby"), seat=elected, by=BY))
    number = AssignNumber(
        organisation_id=the("Prøvdal"), number_kind="municipality-number", number="9931", valid_from="2024-01-01", by=BY
    )
    assign_number(archive, number)
    return filled_app


@pytest.fixture
def summer(council: Flask) -> Iterator[None]:
    with clock_set_to(datetime(2027, 7, 1, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def agreed(summer: None, council: Flask) -> Flask:
    """An agreement of two parties whose first version binds, and whose second one awaits Prøvdal; one is no secret."""
    archive = council.extensions[EXTENSION].opened.archive
    parties = tuple(Joining(organisation_id=the(one), joined_on="2020-01-01") for one in ("Prøvdal", "Bortevik"))
    for title in ("Samarbeidsavtale", "Hemmelig avtale"):
        about: dict[str, Any] = {"agreement_id": the(title), "by": BY}
        register_agreement(archive, RegisterAgreement(kind="cooperation", title=title, parties=parties, **about))
        force = {"rule": "all-adopted", "earliest": "2024-07-01"}
        wanted: dict[str, Any] = {"points": ("matters",), "force": force}
        draft_version(archive, DraftVersion(drafted_on="2024-01-05", valid_until="2028-12-31", **wanted, **about))
        send_version(archive, SendVersion(version=1, sent_on="2024-01-08", deadline="2024-06-01", **about))
        for one in ("Prøvdal", "Bortevik"):
            basis = {"kind": "other", "authority": one, "reference": "KS 33/2024", "decided_on": "2024-05-20"}
            adopted = AdoptVersion(version=1, organisation_id=the(one), decided_on="2024-05-20", basis=basis, **about)
            adopt_version(archive, adopted)
        draft_version(archive, DraftVersion(drafted_on="2027-01-05", **wanted, **about))
        send_version(archive, SendVersion(version=2, sent_on="2027-01-10", deadline="2027-08-01", **about))
        other = AdoptVersion(version=2, organisation_id=the("Bortevik"), decided_on="2027-02-10", **about)
        adopt_version(archive, other)
        planned = {"organisation_id": the("Prøvdal"), "meets_on": "2027-07-20", "body": "kommunestyret"}
        plan_treatment(archive, PlanTreatment(version=2, **planned, **about))
    publish(archive, Publish(kind="agreement", record_id=the("Samarbeidsavtale"), by=BY))
    return council


def test_what_binds_it_on_a_day_is_told_with_its_own_decision(agreed: Flask, reading: Reading) -> None:
    (bound,) = rows(reading(None).get(PRØVDAL).text, "binding")
    assert bound.startswith("Samarbeidsavtale Samarbeidsavtale 1 Fra 01.07.2024 Til og med 31.12.2028")
    assert bound.endswith("20.05.2024 KS 33/2024")
    part = section(reading(None).get(PRØVDAL).text, "binding")
    assert "Ingen huller og ingen overlapp i dag. Alle avtalene, også tidligere" in part
    assert "Hemmelig avtale" not in part
    assert reading(None).get(f"/avtaler?part={the('Prøvdal')}").status_code == 200
    (merged,) = rows(reading(None).get(EKSEMPELVIK).text, "binding")
    assert "Samarbeidsavtale, som Bortevik kommune" in merged
    (line,) = rows(reading(None).get(f"/avtaler?part={the('Eksempelvik')}").text, "binds")
    assert "Samarbeidsavtale 2027/1, som Bortevik kommune" in line
    page = reading(None).get(f"{EKSEMPELVIK}?on=2027-06-01").text
    attest = f"/attest/avtaler/{the('Eksempelvik')}"
    assert f'href="{attest}?on=2027-06-01">Attest for den dagen (PDF/A)' in page
    assert "Som Bortevik kommune" in said(reading(None), f"{attest}?on=2027-06-01")
    for asked in ("on=2024-06-30", "known=nr1"):
        none = section(reading(None).get(f"{PRØVDAL}?{asked}").text, "binding")
        assert "Arkivet kjenner ingen avtale som bandt den den dagen." in none
    assert len(rows(reading(Role.READER).get(PRØVDAL).text, "binding")) == 2
    assert "Hemmelig" not in reading(None).get(PRØVDAL).text
    assert "Bortevik kommune vedtok versjon 2 Avtale" in section(reading(None).get(PRØVDAL).text, "news")


def test_what_was_put_right_of_its_agreements_is_news_but_for_what_is_only_drafted(
    agreed: Flask, reading: Reading
) -> None:
    archive = agreed.extensions[EXTENSION].opened.archive
    page = reading(None).get(PRØVDAL).text
    assert "Avtalen rettet" not in section(page, "news")
    for title in ("Samarbeidsavtale", "Hemmelig avtale"):
        about: dict[str, Any] = {"agreement_id": the(title), "by": BY}
        draft_version(archive, DraftVersion(drafted_on="2027-06-01", summary="Utkast", **about))
        number = max(map(int, archive.load(Agreement, the(title)).facts["records"]))
        changes = {"summary": f"Andre {title}"}
        correct_agreement(archive, CorrectAgreement(number=number, changes=changes, reason="Utkastet", **about))
    for role, told in ((None, 0), (Role.READER, 2)):  # in one line
        assert section(reading(role).get(PRØVDAL).text, "news").count("Utkastet") == told
    covers = CorrectAgreement(agreement_id=the("Samarbeidsavtale"), changes={"covers": "Bru"}, reason="Glemt", by=BY)
    correct_agreement(archive, covers)
    assert section(reading(None).get(PRØVDAL).text, "news").count("Avtalen rettet") == 1


def test_what_awaits_its_adoption_is_told_with_what_others_did(agreed: Flask, reading: Reading) -> None:
    waiting = rows(reading(None).get(PRØVDAL).text, "waiting")
    assert (
        "Vedta Samarbeidsavtale, versjon 2 01.08.2027 om 31 dager "
        "Skal behandles i kommunestyret 20.07.2027. 1 annen har vedtatt den"
    ) in [row.replace(" Endringer fra versjon 1", "") for row in waiting]
    told = {
        role: [one for one in asked.json["data"] if one["kind"] == "adopt"]
        for role in (None, Role.READER)
        for asked in [reading(role).get(f"/api/v1/organisations/{the('Prøvdal')}/waiting")]
    }
    (one,) = told[None]
    assert one["agreement_id"] == str(the("Samarbeidsavtale"))
    assert (one["version"], one["due"], one["meets_on"]) == (2, "2027-08-01", "2027-07-20")
    assert told[Role.READER] == told[None]  # the API knows nobody by a session
    members = reading(None).get("/kommuner?format=json").json["data"]
    counts = {row["name"]: (row["binding"], row["waiting"]) for row in members}
    assert counts["Prøvdal kommune"] == (1, 5)
    days = Calendar.from_ical(reading(None).get(f"{PRØVDAL}/frister.ics").data).walk("VEVENT")
    named = {str(day["SUMMARY"]): day["DTSTART"].dt.isoformat() for day in days}
    assert named["Vedta Samarbeidsavtale, versjon 2"] == "2027-08-01"
    assert named["Samarbeidsavtale går ut"] == "2028-12-31"
    assert not any("Hemmelig" in name for name in named)


def test_the_head_says_since_when_it_takes_part_and_its_numbers(council: Flask, reading: Reading) -> None:
    page = words(reading(None).get(PRØVDAL).text)
    assert "Medlem av regionrådet siden 2012 · Kommunenummer 9931 (9901 før det) Prøvdal kommune" in page


@pytest.mark.usefixtures("summer")
def test_what_waits_is_told_with_its_day_what_is_due_first_coming_first(reading: Reading) -> None:
    waiting = rows(reading(None).get(PRØVDAL).text, "waiting")
    assert waiting == [
        "Rapport fra Regionrådet Kari Prøve 01.01.2027 181 dager over Ikke levert",
        "Rapport fra Regionrådet Siv Skissedal 01.01.2027 181 dager over Ikke levert",
        "Velge 1 representant til Regionrådet for neste periode medlem, plass 2 31.10.2027 Perioden går ut 31.10.2027",
        "Rapport fra Regionrådet Siv Skissedal 31.10.2027 Ikke levert",
    ]
    vacant, *_ = rows(reading(None).get(TENKEBY).text, "waiting")  # not the seat that the assembly elects to
    assert (
        vacant == "Velge til Regionrådet: medlem Ingen er registrert i plassen før Ingen frist Ledig siden 01.01.2015"
    )
    assert "Ola Tvilling" in rows(reading(None).get(EKSEMPELVIK).text, "waiting")[0]


def test_its_seats_are_told_also_those_that_nobody_holds_on_a_day_as_known_then(
    council: Flask, reading: Reading
) -> None:
    client = reading(Role.READER)
    assert rows(client.get(PRØVDAL).text, "representation") == [
        "Ordførerutvalget Leder Ola Tvilling Se vervet for Ola Tvilling i Ordførerutvalget "
        "Åse Tenkt Personlig varamedlem Uten slutt",
        "Regionrådet Medlem, plass 1 Kari Prøve Se vervet for Kari Prøve i Regionrådet Åse Tenkt 1. vara Uten slutt",
        "Regionrådet Medlem, plass 2 Siv Skissedal Se vervet for Siv Skissedal i Regionrådet Grunnlag ikke funnet "
        "Åse Tenkt 1. vara 31.10.2027",
    ]
    assert rows(client.get(f"{EKSEMPELVIK}?on=2026-01-01").text, "representation") == [
        "Regionrådet Medlem Ledig siden 01.05.2025"
    ]
    (before,) = rows(client.get(f"{EKSEMPELVIK}?on=2019-01-01").text, "representation")
    assert before.startswith("Regionrådet Medlem, som Bortevik kommune Per Borte")
    assert rows(client.get(f"{PRØVDAL}?known=nr1").text, "representation") == []
    assert client.get(f"{PRØVDAL}?on=31.02.2020").status_code == 400


def test_what_is_new_is_told_as_far_as_the_asker_may_see(council: Flask, reading: Reading) -> None:
    page = reading(None).get(PRØVDAL).text
    news = section(page, "news")
    assert "RR 23/2025" in news
    assert "Verv rettet" in news
    assert "Til Prøveregionen" not in news
    for role in (None, *Role):
        shown = reading(role).get(PRØVDAL).text
        assert (HIDDEN in shown, UNPUBLISHED in shown) <= (role in {Role.OFFICER, Role.AUDITOR}, role is not None)
    assert f"/sok?type=decision&amp;organisation={the('Prøvdal').hex}" in page
    for path in (TENKEBY, f"{TENKEBY}/historikk"):
        assert "Nina Foreslått" not in reading(None).get(path).text
        assert "Nina Foreslått" in reading(Role.READER).get(path).text
    assert "Ble deltaker i rådet" in reading(None).get(f"{PRØVDAL}/historikk").text


def test_one_that_has_become_part_of_another_says_so_and_waits_for_nothing(council: Flask, reading: Reading) -> None:
    page = reading(None).get(BORTEVIK).text
    assert "Var medlem av regionrådet fra 2012 til 31.12.2019" in words(page)
    assert "Fra 01.01.2020 er dette en del av Eksempelvik kommune." in words(page)
    assert 'id="waiting"' not in page
    for feed in ("nytt.atom", "frister.ics"):
        assert reading(None).get(f"{BORTEVIK}/{feed}").location == f"{EKSEMPELVIK}/{feed}"
    assert reading(None).get(f"{BORTEVIK}/alt?format=csv").status_code == 200


def test_the_list_holds_those_of_today_and_below_them_those_of_before(council: Flask, reading: Reading) -> None:
    page = reading(None).get("/kommuner").text
    assert [row.split(" kommune ")[0] for row in rows(page, "members")] == ["Eksempelvik", "Prøvdal", "Tenkeby"]
    (gone,) = rows(page, "earlier")
    assert gone == "Bortevik kommune 9905 2012–31.12.2019 Ble en del av Eksempelvik kommune 01.01.2020"
    assert '<a href="/kommuner" data-key="k" aria-current="page">Kommuner</a>' in page
    table = reading(None).get("/kommuner?format=json").json["data"]
    assert [(one["name"], one["is_member"]) for one in table][-1] == ("Bortevik kommune", False)
    assert next(one["waiting"] for one in table if one["name"] == "Tenkeby kommune") == 1


def test_without_a_council_the_list_says_so(reading: Reading) -> None:
    assert "Ingen kommune er registrert som medlem" in reading(None).get("/kommuner").text
    assert reading(None).get(f"{PRØVDAL}/alt?format=csv").status_code == 404


@pytest.mark.usefixtures("summer")
def test_its_days_are_a_calendar(reading: Reading) -> None:
    answer = reading(None).get(f"{PRØVDAL}/frister.ics", headers={"Accept-Language": "nb"})
    assert answer.content_type == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(answer.data)
    assert str(found["NAME"]) == "Frister, Prøvdal"
    events = {(str(one["SUMMARY"]), one["DTSTART"].dt.isoformat()) for one in found.walk("VEVENT")}
    assert ("Velge 1 representant til Regionrådet for neste periode", "2027-10-31") in events
    assert ("Rapport fra Regionrådet, Kari Prøve", "2027-01-01") in events
    again = reading(None).get(f"{PRØVDAL}/frister.ics", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code in (200, 304)
    assert len({str(one["UID"]) for one in found.walk("VEVENT")}) == len(found.walk("VEVENT"))


def test_what_is_new_is_a_feed_that_is_the_same_for_everybody(council: Flask, reading: Reading) -> None:
    answers = [reading(role).get(f"{PRØVDAL}/nytt.atom") for role in (None, Role.OFFICER)]
    assert answers[0].data == answers[1].data
    feed = feed_of(answers[0].data)
    assert feed.findtext("{http://www.w3.org/2005/Atom}title") == "Siste nytt, Prøvdal"
    assert any(title.startswith("RR 23/2025") for title in titles(feed))
    assert HIDDEN not in answers[0].text
    assert UNPUBLISHED not in answers[0].text
    moments = [one.findtext("{http://www.w3.org/2005/Atom}updated") for one in feed.iter("{*}entry")]
    assert moments == sorted(moments, reverse=True)
    assert etree.fromstring(reading(None).get(f"{TENKEBY}/nytt.atom").data) is not None
    for path in (f"/organisasjon/{the('nobody')}/nytt.atom", "/organisasjon/x/frister.ics"):
        assert reading(None).get(path).status_code == 404


@pytest.mark.usefixtures("summer")
def test_all_of_it_is_taken_along_as_a_file(reading: Reading) -> None:
    answer = reading(None).get(f"{PRØVDAL}/alt?format=csv", headers={"Accept-Language": "nb"})
    found = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {row["Del"] for row in found} == {"Venter", "Representasjon", "Siste nytt"}
    assert "alt-om-pr" in answer.headers["Content-Disposition"]
    assert {one["section"] for one in reading(None).get(f"{PRØVDAL}/alt?format=json").json["data"]} >= {"Venter"}
    assert reading(None).get(f"{PRØVDAL}/alt").location == PRØVDAL
    page = reading(None).get(PRØVDAL).text
    assert f'href="{PRØVDAL}/alt?format=csv"' in page


@pytest.mark.usefixtures("summer")
def test_programs_are_told_what_waits(reading: Reading) -> None:
    answer = reading(None).get(f"/api/v1/organisations/{the('Prøvdal')}/waiting")
    told = answer.json["data"]
    assert [(one["kind"], one["due"], one["is_late"]) for one in told] == [
        ("report", "2027-01-01", True),
        ("report", "2027-01-01", True),
        ("elect", "2027-10-31", False),
        ("report", "2027-10-31", False),
    ]
    assert told[2]["seats"] == [{"id": str(the("RR Prøvdal 2")), "role": "member", "number": 2, "label": None}]
    (vacant,) = reading(None).get(f"/api/v1/organisations/{the('Tenkeby')}/waiting").json["data"]
    assert (vacant["kind"], vacant["due"], vacant["since"], vacant["person"]) == ("fill", None, "2015-01-01", None)
    then = f"/api/v1/organisations/{the('Tenkeby')}/waiting?on=2014-01-01"
    assert reading(None).get(then).json["data"] == []
    assert reading(None).get(f"/api/v1/organisations/{the('nobody')}/waiting").status_code == 404
    assert reading(None).get(f"/api/v1/organisations/{the('Prøvdal')}/waiting?on=x").status_code == 400


def test_somebody_of_a_municipality_finds_their_way(council: Flask, filled_site: Site, browser: Chrome) -> None:
    council.extensions[EXTENSION].accounts.create(
        username="kommune", name="Kine", role=Role.READER, password=PASSWORD, municipality_id=the("Bortevik")
    )
    sign_in(browser, filled_site, "kommune", PASSWORD)
    browser.get(filled_site.url("/"))
    assert browser.find_element(By.TAG_NAME, "h1").text == "Eksempelvik kommune"
    accessible(browser)
    browser.get(filled_site.url("/kommuner"))
    accessible(browser)
    browser.find_element(By.LINK_TEXT, "Bortevik kommune").click()
    assert "er dette en del av" in browser.find_element(By.ID, "content").text
    accessible(browser)
