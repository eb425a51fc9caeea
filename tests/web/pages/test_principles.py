"""What the pages of principles show, and to whom."""

import pytest
from flask import Flask

from application.commands.consultation_answers import ChooseWay, choose_way
from application.commands.consultations import ReceiveConsultation, receive_consultation
from application.commands.principles import AdoptPrinciples, adopt_principles
from application.commands.principles_put_right import TakeBackPrinciplesRecord, take_back_principles_record
from application.office.roles import Role
from application.questions.unpublished import unpublished
from domain.consultations import Consultation
from domain.principles import Principles
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, the
from tests.web.forms.sending import standing
from tests.web.pages.reading import Reading, rows, section, words
from tests.web.principled import adopt
from web.services import EXTENSION, Services

INDEX, ONE = "/prinsipper", "/prinsipper/2021/1"


@pytest.fixture
def services(filled_app: Flask) -> Services:
    found: Services = filled_app.extensions[EXTENSION]
    adopt(Filing(found.opened, str(found.accounts.by_username(str(Role.OFFICER)).id)))
    return found


@pytest.mark.usefixtures("services")
def test_what_is_in_force_is_shown_first_with_its_points(reading: Reading) -> None:
    page = reading(None).get(INDEX).text
    told = section(page, "in-force")
    assert "Prinsipper for felles høringssvar, versjon 2" in told
    assert "Kommunene orienteres om alle svar innen en uke." in told
    assert "RR 23/2025" in told
    then = words(reading(None).get(f"{INDEX}?on=2022-05-01").text)
    assert "Regionrådet svarer for kommunene når alle er enige." in then
    assert "KS 70/2021" in then
    assert "Ingen prinsipper gjaldt den dagen." in words(reading(None).get(f"{INDEX}?on=1999-01-01").text)


@pytest.mark.usefixtures("services")
def test_a_day_is_answered_as_it_was_known_then(reading: Reading) -> None:
    page = words(reading(Role.READER).get(f"{ONE}?on=2025-06-01&known=2026-03-04").text)
    assert "Versjon 1 gjelder" in page
    assert "Dette er det som var registrert i arkivet" in page
    before = words(reading(Role.READER).get(f"{ONE}?known=2026-03-01").text)
    assert "Arkivet kjente ikke til disse prinsippene da." in before


@pytest.mark.usefixtures("services")
def test_versions_are_compared_point_by_point(reading: Reading) -> None:
    page = reading(None).get(f"{ONE}/sammenlign/1/2").text
    told = words(page)
    assert "3 punkter er ulike." in told
    assert "Uendret, nytt nummer" in told
    assert "<del>alle</del>" in page
    assert "<ins>minst tre av fire</ins>" in page
    assert reading(None).get(f"{ONE}/sammenlign/1/9").status_code == 404


@pytest.mark.usefixtures("services")
def test_a_point_has_an_address_of_its_own_for_those_who_cite_it(reading: Reading) -> None:
    page = reading(None).get(f"{ONE}/versjon/2").text
    assert 'id="punkt-3"' in page
    assert reading(None).get(f"{ONE}/versjon/7").status_code == 404
    assert reading(None).get("/prinsipper/02021/1").status_code in (301, 308)


@pytest.mark.usefixtures("services")
def test_nobody_reads_what_is_not_for_them(reading: Reading) -> None:
    public, reader = reading(None), reading(Role.READER)
    for client, hidden in ((public, (HIDDEN, UNPUBLISHED)), (reader, (HIDDEN,))):
        for path in (INDEX, "/prinsipper/2022/1", f"{INDEX}?format=csv", "/api/v1/principles"):
            text = client.get(path).text
            assert not any(word in text for word in hidden), path
    assert public.get("/prinsipper/2023/1").status_code == 404
    assert public.get(f"/api/v1/principles/{the('prinsipper 2023/1')}").status_code == 404
    assert "Unntatt offentlighet" in words(public.get("/prinsipper/2022/1").text)
    assert public.get("/prinsipper/2022/1/versjon/1").status_code == 302
    assert "Prinsipper 2025" not in words(public.get(ONE).text), "the paper is not published"
    assert HIDDEN in reading(Role.OFFICER).get("/prinsipper/2022/1").text
    log = words(reading(Role.AUDITOR).get("/administrasjon/apnet-skjermet").text)
    assert f"Prinsipper 2022/1 Prinsipper om {HIDDEN}" in log


@pytest.mark.usefixtures("services")
def test_programs_read_them_on_a_day(reading: Reading) -> None:
    client = reading(None)
    (of_list, shielded) = client.get("/api/v1/principles?on=2022-05-01").get_json()["data"][::-1]
    assert of_list["in_force"]["number"] == 1
    assert shielded["versions"] == []
    answer = client.get(f"/api/v1/principles/{the('prinsipper 2021/1')}").get_json()
    assert [one["number"] for one in answer["versions"]] == [2, 1]
    assert answer["in_force"]["points"][1] == {
        "number": "2",
        "text": "Er en kommune uenig, kan den svare i tillegg.",
        "way": "both",
    }
    assert answer["in_force"]["texts"] == [], "the paper is not published"
    assert answer["in_force"]["basis"]["reference"] == "RR 23/2025"
    assert client.get(f"{INDEX}?on=nei").status_code == 400
    assert "Det er ikke flere prinsipper her." in words(client.get(f"{INDEX}?after=tull").text)
    assert client.get("/prinsipper/2021/0").status_code == 404


@pytest.mark.usefixtures("services")
def test_the_list_is_a_file_too(reading: Reading) -> None:
    lines = reading(None).get(f"{INDEX}?format=csv").text.splitlines()
    assert len([one for one in lines if one.startswith(('"2021/1"', "2021/1"))]) == 2
    assert rows(reading(Role.OFFICER).get(ONE).text, "versions")[0].startswith("Versjon 2")


def test_what_is_not_published_is_listed_and_papers_that_came_since_are_published(
    services: Services, reading: Reading
) -> None:
    officer = reading(Role.OFFICER)
    assert f"Prinsipper {UNPUBLISHED}" in words(officer.get("/ikke-publisert").text)
    path = f"{ONE}/publiser-dokumenter"
    form = standing(officer.get(path).text)
    assert officer.post(path, data=form).status_code == 303
    assert "Prinsipper 2025" in words(reading(None).get(f"{ONE}/versjon/2").text)
    with services.stores.registers.connect() as connection:
        left = unpublished(connection, record_id=the("prinsipper 2021/1"))
        assert [one.kind for one in unpublished(connection, record_id=the("prinsipper 2023/1"))] == ["principles"]
    assert left == []


@pytest.mark.usefixtures("services")
def test_the_decision_leads_to_what_rests_on_it_and_the_paper_to_where_it_belongs(reading: Reading) -> None:
    officer = reading(Role.OFFICER)
    decision = officer.get("/vedtak/RR-23-2025").text
    assert "Prinsipper som bygger på vedtaket" in words(decision)
    assert f'href="{ONE}/versjon/2"' in decision
    paper = officer.get(f"/dokument/{the('prinsipper-2.pdf')}").text
    assert f'href="{ONE}"' in paper


def test_the_consultations_that_cite_a_point_are_told(services: Services, reading: Reading) -> None:
    archive, about = services.archive, {"consultation_id": the("høring"), "by": "prøve"}
    received = {"received_on": "2025-05-02", "sender": "Østfold fylkeskommune"}
    receive_consultation(archive, ReceiveConsultation(title="Ny ruteplan", **received, **about))
    principle = {"principles_id": the("prinsipper 2021/1"), "version": 2, "point": "3"}
    choose_way(archive, ChooseWay(way="each", chosen_on="2025-05-05", principle=principle, **about))
    officer = reading(Role.OFFICER)
    (row,) = rows(officer.get(ONE).text, "cited")
    assert row.startswith("Ny ruteplan")
    assert "Versjon 2, punkt 3" in row
    assert "Kommunene svarer selv" in row
    assert "Punkt 3" in rows(officer.get(f"{ONE}/versjon/2").text, "cited")[0]
    assert rows(officer.get(f"{ONE}/versjon/1").text, "cited") == []
    assert "Ny ruteplan" not in reading(None).get(ONE).text, "the consultation is not published"


def test_a_principle_that_was_taken_back_is_told_of_where_it_is_cited(services: Services, reading: Reading) -> None:
    archive, about = services.archive, {"consultation_id": the("høring"), "by": "prøve"}
    which = {"principles_id": the("prinsipper 2021/1"), "by": "prøve"}
    received = {"received_on": "2025-05-02", "sender": "Østfold fylkeskommune"}
    receive_consultation(archive, ReceiveConsultation(title="Ny ruteplan", **received, **about))
    adopt_principles(archive, AdoptPrinciples(adopted_on="2025-05-03", points=({"text": "Alle svarer"},), **which))
    principle = {"principles_id": which["principles_id"], "version": 3, "point": "1"}
    choose_way(archive, ChooseWay(way="each", chosen_on="2025-05-05", principle=principle, **about))
    officer = reading(Role.OFFICER)
    reference = archive.load(Consultation, about["consultation_id"]).reference
    address = f"/horing/{reference}"
    assert f'href="{ONE}/versjon/3#punkt-1"' in officer.get(address).text
    assert "er trukket tilbake" not in officer.get(address).text
    facts = archive.load(Principles, which["principles_id"]).facts
    number = next(int(key) for key, one in facts["records"].items() if one.get("version") == 3)
    take_back_principles_record(archive, TakeBackPrinciplesRecord(number=number, reason="ikke vedtatt", **which))
    page = officer.get(address).text
    assert page.count("bygger på et prinsipp som er trukket tilbake") == 2, "beside the way, and among what was found"
    assert f'href="{ONE}"' in page
    assert f'href="{ONE}/versjon/3' not in page
    (row,) = rows(officer.get(ONE).text, "cited")
    assert "Versjon 3, punkt 1 Trukket tilbake" in row
