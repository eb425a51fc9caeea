"""Consultations as they are read: what is open and late, who answers for whom, and what is not for everybody."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from selenium.webdriver import Chrome

from application.office.roles import Role
from domain.clock import clock_set_to
from tests.web.browsing import accessible, at_width, serve
from tests.web.consulted import DAY
from tests.web.counted import fewest_asked
from tests.web.filing import HIDDEN, UNPUBLISHED, the
from tests.web.pages.reading import Reading, links, rows, section, words


@pytest.fixture(autouse=True)
def _autumn() -> Iterator[None]:
    with clock_set_to(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        yield


def page(client: FlaskClient, path: str, status: int = 200) -> str:
    answer = client.get(path, headers={"Accept-Language": "nb"})
    assert answer.status_code == status, answer.text
    return answer.text


def test_open_ones_are_listed_by_deadline_with_how_each_municipality_stands(reading_consultations: Reading) -> None:
    listed = page(reading_consultations(None), "/horinger")
    told = rows(listed, "consultations")
    assert told[0].startswith("Høring om ferjetilbudet 2026/1 · Ferjedirektoratet 15.11.2026 8 dager over")
    assert told[0].endswith("– ikke spurt Spurt innen 15.10.2026 39 dager over – ikke spurt – ikke spurt")
    assert told[1].startswith("Høring om skolestruktur 2026/2 · Liksomfylket 05.12.2026 om 12 dager Hos kommunene")
    assert "Spurt innen 25.11.2026 om 2 dager – ikke spurt Innspill uenig" in told[1]
    assert told[-1].startswith("Høring om strandsonen 2026/3 · Statsforvalteren 15.01.2027 Kommunene svarer selv")
    assert len(told) == 4  # with the one that is shielded
    assert "4 høringer er åpne 23. november 2026, 1 av dem er over fristen." in words(listed)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?state=late", ["2026/1"]),
        ("?state=closed", ["2026/6", "2025/4"]),
        ("?state=all&way=both", ["2026/2"]),
        (f"?state=all&avsender={the('fylket')}", ["2026/2", "2025/4"]),
        (f"?state=all&kommune={the('Prøvdal')}", ["2026/2", "2025/4"]),
        ("?state=all&area=Samferdsel", ["2025/4"]),
        ("?on=2025-09-01", ["2025/4"]),
        ("?on=2026-09-10&known=2026-09-01&state=all", ["2025/4"]),
    ],
)
def test_the_list_is_narrowed_on_both_axes(reading_consultations: Reading, query: str, found: list[str]) -> None:
    listed = page(reading_consultations(None), f"/horinger{query}")
    assert [one.removeprefix("/horing/") for one in links(listed, "/horing/")] == found


def test_a_list_that_is_empty_leads_on_and_odd_addresses_are_answered(reading_consultations: Reading) -> None:
    client = reading_consultations(None)
    empty = page(client, "/horinger?on=2020-01-01")
    assert "Ingen høring er åpen 1. januar 2020." in empty
    assert "Se alle høringer, også de avsluttede" in empty
    page(client, "/horinger?on=tull", 400)
    page(client, "/horinger?kommune=tull", 404)
    page(client, f"/horinger?avsender={the('nobody')}", 404)
    page(client, "/horinger?after=tull")
    page(client, "/horing/2025/99", 404)


def test_it_tells_for_whom_the_council_answers_with_reservations(reading_consultations: Reading) -> None:
    told = rows(page(reading_consultations(None), f"/horing/2025/4?on={DAY}"), "answered-for")
    assert told[0].startswith("Eksempelvik Ja Gir ikke innspill – Stiller seg bak")
    assert told[1].startswith("Liksomnes Ja, og kommunen svarer også selv Har svart selv")
    assert told[2].startswith("Prøvdal Ja Innspill mottatt Enig i et felles svar Stiller seg bak")
    assert "Delvis enig Stiller seg bak med forbehold: Ikke bomstasjon på Tenkebybrua 24.10.2025" in told[3]


def test_it_was_otherwise_before_the_way_was_chosen_and_before_it_was_known(reading_consultations: Reading) -> None:
    client = reading_consultations(None)
    before = page(client, "/horing/2025/4?on=2025-08-20")
    assert rows(before, "answered-for")[0].startswith("Eksempelvik Ikke avgjort ennå Ikke spurt")
    assert "Det er ikke avgjort hvem som svarer." in section(before, "way")
    assert "Prinsipper for felles høringssvar, versjon 1" in section(before, "way")
    then = page(client, "/horing/2025/4?on=2025-12-01&known=2026-03-05")
    assert "Ingenting er sendt." in section(then, "answer")
    assert "Siden da er" in words(then)
    assert "Arkivet kjente ikke til denne høringen da." in page(client, "/horing/2025/4?known=2025-01-01")
    assert "Høringen var ikke mottatt" in page(client, "/horing/2025/4?on=2025-01-01")


def test_letter_inputs_answer_and_outcome_stand_beside_each_other(reading_consultations: Reading) -> None:
    told = page(reading_consultations(None), f"/horing/2025/4?on={DAY}")
    assert "transportplan" in section(told, "letter")
    inputs = section(told, "inputs")
    assert "Tenkeby: delvis enig Etter fristen 05.10.2025, KS 31/2025 Uenig i bomstasjonen." in inputs
    assert "Vedtatt med endringer av Ordførerutvalget 20.10.2025" in section(told, "draft")
    answer = section(told, "answer")
    assert "Svar på høring av regional transportplan" in answer
    assert "Versjon 1 (Gjeldende)" in answer
    assert "Tenkeby: stiller seg bak med forbehold. Ikke bomstasjon på Tenkebybrua" in answer
    assert "Vi ble delvis hørt Planen er vedtatt" in section(told, "outcome")
    way = section(told, "way")
    assert "Regionrådet svarer for alle. Valgt 25.08.2025, RR 23/2025." in way
    assert "Regionrådet svarer for alle når saken berører alle kommunene likt." in way
    assert 'href="/prinsipper/2024/1/versjon/1#punkt-1"' in told
    moved = section(page(reading_consultations(None), f"/horing/2026/2?on={DAY}"), "way")
    assert "Fristen i brevet var 20.11.2026. 01.10.2026 flyttet avsenderen den til 05.12.2026." in moved


def test_findings_say_what_to_do_to_those_who_can(reading_consultations: Reading) -> None:
    late = page(reading_consultations(Role.OFFICER), "/horing/2026/1")
    assert "Send et svar, be om en ny frist" in words(late)
    assert 'class="ds-button" href="/horing/2026/1/' in late
    assert links(page(reading_consultations(Role.OFFICER), "/horing/2025/4"), "/horing/2025/4/rett/")
    assert "/rett/" not in page(reading_consultations(Role.READER), "/horing/2025/4")
    assert "Send et svar, be om en ny frist" not in words(page(reading_consultations(None), "/horing/2026/1"))


@pytest.mark.parametrize(("role", "hidden"), [(None, (HIDDEN, UNPUBLISHED)), (Role.READER, (HIDDEN,))])
def test_what_is_not_for_the_asker_is_not_told(
    reading_consultations: Reading, role: Role | None, hidden: tuple[str, ...]
) -> None:
    client = reading_consultations(role)
    paths = ("/horinger?state=all", "/horing/2025/4", "/horing/2026/4", "/horinger/kalender.ics")
    shown = "".join(page(client, path) for path in (*paths, f"/horinger/kalender.ics?kommune={the('Prøvdal')}"))
    shown += "".join(
        page(client, f"{path}&format={kind}")
        for path in (paths[0], f"/horing/2025/4?on={DAY}")
        for kind in ("csv", "json")
    )
    assert "Høring, unntatt" in shown
    assert [word for word in hidden if word in shown] == []
    assert ("utkast-transportplan" in shown) == (role is not None)
    page(client, "/horing/2026/5", 404 if role is None else 200)


def test_files_hold_the_list_and_who_is_answered_for(reading_consultations: Reading) -> None:
    client = reading_consultations(None)
    told = client.get("/horinger?format=json").json["data"]
    assert [(one["reference"], one["days_left"], one["late"]) for one in told][:2] == [
        ("2026/1", -8, True),
        ("2026/2", 12, False),
    ]
    csv = page(client, "/horing/2025/4?format=csv")
    assert "Stiller seg bak med forbehold: Ikke bomstasjon på Tenkebybrua" in csv
    assert client.get("/horinger?format=xlsx").data[:2] == b"PK"


def test_deadlines_are_in_a_calendar_and_inner_ones_for_a_municipality(reading_consultations: Reading) -> None:
    client = reading_consultations(None)
    all_of_them = Calendar.from_ical(page(client, "/horinger/kalender.ics"))
    days = {str(one["summary"]): (str(one["uid"]), one["dtstart"].dt.isoformat()) for one in all_of_them.walk("VEVENT")}
    identity = the("høring 2026/2").hex
    assert days["Svar til avsenderen: Høring om skolestruktur"] == (f"consultation-{identity}", "2026-12-05")
    of_one = page(client, f"/horinger/kalender.ics?kommune={the('Eksempelvik')}")
    inner = [one for one in Calendar.from_ical(of_one).walk("VEVENT") if "Innspill" in one["summary"]]
    assert [one["dtstart"].dt.isoformat() for one in inner] == ["2026-11-25"]
    assert inner[0]["uid"] == f"consultation-input-{identity}-{the('Eksempelvik').hex}"
    page(client, "/horinger/kalender.ics?kommune=tull", 404)


def test_the_pages_are_accessible_and_fit_a_telephone(browser: Chrome, consulted_app: Flask) -> None:
    with serve(consulted_app) as site:
        for path in ("/horinger?state=all", f"/horing/2025/4?on={DAY}", "/horing/2026/1?known=2026-10-01"):
            browser.get(site.url(path))
            accessible(browser)
        browser.get(site.url("/horinger?state=all"))
        at_width(browser, 360)
        hidden = "const of = document.querySelector('.table-frame'); return of.scrollWidth - of.clientWidth"
        assert browser.execute_script(hidden) == 0, "how the municipalities stand lies beside a small screen"


def test_a_list_of_many_asks_no_more_than_one_of_few(consulted_app: Flask, reading_consultations: Reading) -> None:
    client = reading_consultations(None)
    paths = ("/horinger?on=2026-02-01&state=all", "/horinger?state=all", "/horing/2026/2", "/horing/2025/4")
    asked = [fewest_asked(client, path) for path in paths]
    assert asked[1] <= asked[0]
    assert max(asked) <= 36


def test_other_pages_tell_of_consultations_where_they_belong(reading_consultations: Reading) -> None:
    client = reading_consultations(None)
    municipality = page(client, f"/organisasjon/{the('Eksempelvik')}")
    waits = rows(municipality, "waiting")
    assert any(
        one.startswith("Gi innspill til høring 2026/2: Høring om skolestruktur 25.11.2026 om 2 dager Ikke besvart")
        for one in waits
    )
    plan = "Høring av regional transportplan 2026–2037 2025/4 31.10.2025"
    assert f"{plan} Regionrådet svarer Utfallet er kjent" in rows(municipality, "consultations")
    then = rows(page(client, f"/organisasjon/{the('Eksempelvik')}?on=2025-08-20"), "consultations")
    assert then[0].startswith(f"{plan} Ikke avklart")
    deadlines = page(client, f"/organisasjon/{the('Eksempelvik')}/frister.ics")
    assert "Gi innspill til høring" in deadlines.replace("\r\n ", "")
    waiting = client.get(f"/api/v1/organisations/{the('Eksempelvik')}/waiting").json["data"]
    assert str(the("høring 2026/2")) in [one["consultation_id"] for one in waiting]
    assert "Høring av regional transportplan" in section(page(client, "/sak/2025/17"), "consultations")
    assert "Tekst i en høring" in page(client, f"/dokument/{the('transportplan.pdf')}")
    assert "Høringer som bygger på vedtaket" in page(client, "/vedtak/RR-23-2025")


def test_the_front_page_begins_with_the_deadline_that_is_past(reading_consultations: Reading) -> None:
    told = words(page(reading_consultations(Role.OFFICER), "/").partition("Høringer som skal besvares")[2])
    assert told.startswith("Høring om ferjetilbudet Hos kommunene, innen 15.11.2026 8 dager over")
    assert "Alle åpne høringer (5)" in told
    assert UNPUBLISHED in page(reading_consultations(Role.OFFICER), "/ikke-publisert")
