"""What the pages of action plans show, and to whom."""

import csv
import io
from pathlib import Path

import pytest
from flask import Flask

from application.commands.action_plan_progress import LinkMeasure, link_measure
from application.commands.meetings import PlanMeeting, plan_meeting
from application.office.roles import Role
from application.questions.unpublished import unpublished
from tests.application.documents.papers import text_of
from tests.engines.server import EngineMissingError
from tests.engines.verapdf import found_wanting
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, the
from tests.web.pages.reading import Reading, section, words
from tests.web.planned import plan
from web.services import EXTENSION, Services

INDEX, ONE = "/handlingsplan", "/handlingsplan/2025/1"


@pytest.fixture
def services(filled_app: Flask) -> Services:
    found: Services = filled_app.extensions[EXTENSION]
    plan(Filing(found.opened, str(found.accounts.by_username(str(Role.OFFICER)).id)))
    return found


@pytest.mark.usefixtures("services")
def test_one_page_shows_what_became_of_the_plan(reading: Reading) -> None:
    page = reading(None).get(f"{INDEX}?on=2025-11-01").text
    told = section(page, "summary")
    assert "2 av 4 gjort" in told
    assert "1 tiltak er over fristen" in told
    assert "T4 Bygge et enkelt bildearkiv" in told
    whole = words(page)
    assert "I gang, 40 %" in whole
    assert "RR 23/2025" in whole
    assert "Ordførerutvalget Møter i et organ 8 i året" in whole
    assert "Drift av tjenester" in whole
    assert "Rådet skal utvikle regionen." in whole
    then = words(reading(None).get(f"{INDEX}?on=2025-05-10").text)
    assert "0 av 4 gjort" in then
    assert "Ingen handlingsplan gjaldt den dagen." in words(reading(None).get(f"{INDEX}?on=1999-01-01").text)


@pytest.mark.usefixtures("services")
def test_a_day_is_answered_as_it_was_known_then(reading: Reading) -> None:
    page = words(reading(Role.READER).get(f"{ONE}?on=2026-02-01&known=2026-03-04").text)
    assert "Tidligere versjon" in page
    assert "Dette er det som var registrert i arkivet" in page
    before = words(reading(Role.READER).get(f"{ONE}?known=2026-03-01").text)
    assert "Arkivet kjente ikke til denne planen da." in before


@pytest.mark.usefixtures("services")
def test_a_measure_is_followed_through_all_versions(reading: Reading) -> None:
    page = words(reading(Role.READER).get(f"{ONE}/tiltak/T1?on=2026-03-10").text)
    assert "Lage en felles transportplan og vedta den" in page
    assert "Utkast er laget" in page
    assert "Meldt av Kari Tenkt" in page
    assert "Versjon 1" in page
    public = words(reading(None).get(f"{ONE}/tiltak/T1").text)
    assert "Kari Tenkt" not in public
    assert "Kari Tenkt" not in words(reading(None).get(ONE).text)
    assert reading(None).get(f"{ONE}/tiltak/T99").status_code == 404


@pytest.mark.usefixtures("services")
@pytest.mark.parametrize("path", ["/vedtak/RR-23-2025", "/sak/2025/17"])
def test_what_came_of_a_measure_leads_back_to_it(reading: Reading, path: str) -> None:
    page = reading(None).get(path).text
    assert "Kom av handlingsplanen" in words(page)
    assert 'href="/handlingsplan/2025/1/tiltak/T' in page


@pytest.mark.usefixtures("services")
def test_two_versions_are_compared_measure_by_measure(reading: Reading) -> None:
    page = reading(None).get(f"{ONE}/sammenlign/1/2").text
    assert "1 nye tiltak, 2 videreført (1 av dem endret), 2 tatt ut." in words(page)
    assert "Plante trær langs veiene" in section(page, "new")
    assert "Åpne campus" in section(page, "gone")
    assert "og vedta den</ins>" in page
    assert reading(None).get(f"{ONE}/sammenlign/1/9").status_code == 404


@pytest.mark.usefixtures("services")
def test_the_measures_are_fetched_as_a_file(reading: Reading) -> None:
    answer = reading(None).get(f"{ONE}/versjon/1?on=2025-11-01&format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True).lstrip("\N{BOM}")), delimiter=";"))
    assert [row["Tiltak"] for row in rows] == ["T1", "T2", "T3", "T4"]
    assert rows[0]["Ansvarlig"] == "Regionrådet"
    assert rows[0]["Hva det førte til"].startswith("Vedtak RR 23/2025")
    assert [row["Over fristen"] for row in rows] == ["", "", "", "Over fristen"]
    (first, *_) = reading(None).get(f"{INDEX}?on=2025-11-01&format=json").get_json()["data"]
    assert (first["key"], first["state"], first["percent"]) == ("T1", "under-way", 40)


@pytest.mark.usefixtures("services")
def test_the_year_report_is_a_file_of_what_became_of_the_plan(reading: Reading) -> None:
    public, officer = reading(None), reading(Role.OFFICER)
    link = f"{ONE}/arsrapport.pdf"
    assert f'href="{link}?on=2025-12-31"' in public.get(f"{ONE}/versjon/1").text
    answer = public.get(f"{link}?on=2025-12-31", headers={"Accept-Language": "nb"})
    assert "arsrapport-2025-handlingsplan-2025-1.pdf" in answer.headers["Content-Disposition"]
    told = text_of(answer.data)
    for words_told in ("Strategi- og handlingsplan: rapport for 2025", "Prøvdal kommunestyre, KS 3/2025", "40 %"):
        assert words_told in told
    assert "Vedtak RR 23/2025" in told
    assert "Gjeldende 2025 Status" in told
    assert "0 av 1 holdt" in told
    assert "Nettverk for næring" in told
    whole = text_of(officer.get(f"{link}?on=2025-12-31&closed=1").data)
    assert "Vedtak OU 6/2025" in whole
    for client in (public, officer):
        assert HIDDEN not in text_of(client.get(f"{link}?on=2025-12-31").data)
    assert public.get(link.replace("pdf", "docx")).data.startswith(b"PK")
    for path, status in (
        (f"{ONE}/arsrapport.exe", 404),
        ("/handlingsplan/2025/2/arsrapport.pdf", 404),
        ("/handlingsplan/2025/3/arsrapport.pdf", 404),
        (f"{ONE}/arsrapport.pdf?on=tull", 400),
    ):
        assert public.get(path).status_code == status, path
    assert HIDDEN in text_of(officer.get("/handlingsplan/2025/2/arsrapport.pdf").data)
    assert f'href="{link}?on=' in officer.get(INDEX).text


def test_a_meeting_that_came_of_a_measure_is_told_to_those_who_may_know_of_it(
    reading: Reading, services: Services
) -> None:
    filing = Filing(services.opened, "import")
    for number in (1, 2):
        about = {"meeting_id": the(f"møte {number}"), "by": filing.by}
        meeting = PlanMeeting(reference=f"2026/{number}", body_id=the("OU"), starts_on=f"2026-05-1{number}", **about)
        plan_meeting(services.archive, meeting)
        link = LinkMeasure(
            plan_id=the("handlingsplan 2025/1"),
            measure="T4",
            to_kind="meeting",
            to_id=the(f"møte {number}"),
            by=filing.by,
        )
        link_measure(services.archive, link)
    filing.publish("meeting", "møte 1")
    day = "on=2026-11-01"
    told = words(reading(None).get(f"{ONE}?{day}").text)
    assert "Møte 2026/1 Ordførerutvalget 11.05.2026" in told
    assert "2026/2" not in told
    assert "Møte 2026/2 Ordførerutvalget 12.05.2026" in words(reading(Role.READER).get(f"{ONE}?{day}").text)
    report = text_of(reading(None).get(f"{ONE}/arsrapport.pdf?{day}", headers={"Accept-Language": "nb"}).data)
    assert "Møte 2026/1 Ordførerutvalget 11.05.2026" in report
    assert "Kom av handlingsplanen Tiltak T4" in words(reading(None).get("/mote/2026/1").text)


@pytest.mark.slow
@pytest.mark.usefixtures("services")
def test_the_year_report_keeps_the_standards(reading: Reading, tmp_path: Path) -> None:
    files = [tmp_path / f"{day}.pdf" for day in ("2025-12-31", "2026-11-01")]
    for file in files:
        answer = reading(Role.OFFICER).get(f"{ONE}/arsrapport.pdf?closed=1&on={file.stem}")
        file.write_bytes(answer.data)
    try:
        assert found_wanting(files) == []
    except EngineMissingError as error:
        pytest.skip(str(error))


def test_nobody_reads_what_is_not_for_them(reading: Reading, services: Services) -> None:
    for role, secret, unpublished_too in ((None, False, False), (Role.READER, False, True), (Role.OFFICER, True, True)):
        client = reading(role)
        pages = [client.get(path).text for path in (f"{INDEX}?on=2025-11-01", "/handlingsplan/2025/2")]
        assert any(HIDDEN in page for page in pages) is secret, role
        assert (UNPUBLISHED in pages[0]) is unpublished_too, role
        assert client.get("/handlingsplan/2025/3").status_code == (200 if unpublished_too else 404)
        assert client.get("/handlingsplan/2025/2/tiltak/T1").status_code == (200 if secret else 302)
        hidden = client.get(f"{ONE}/tiltak/T1").text
        assert ("Lønn" in hidden) is False
    with services.stores.registers.connect() as connection:
        left = [(one.kind, one.reference) for one in unpublished(connection) if one.kind == "action-plan"]
    assert left == [("action-plan", "2025/3")]


def test_an_archive_without_plans_says_so_and_where_to_begin(filled_app: Flask, reading: Reading) -> None:
    assert "Det er ingen handlingsplaner ennå." in words(reading(None).get(INDEX).text)
    assert 'href="/handlingsplan/ny"' in reading(Role.OFFICER).get(INDEX).text


@pytest.mark.usefixtures("services")
@pytest.mark.parametrize("path", [f"{INDEX}?on=tull", f"{ONE}?known=tull", f"{ONE}/tiltak/T1?on=32.13.2025"])
def test_odd_dates_are_answered_with_words(reading: Reading, path: str) -> None:
    answer = reading(None).get(path)
    assert answer.status_code == 400
    assert "er ikke en dato" in words(answer.text)
