"""Action plans are registered, adopted anew and followed in forms; what is wrong is told at the field."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.commands.meetings import PlanMeeting, plan_meeting
from application.office.roles import Role
from application.questions.action_plans import list_action_plans
from domain.access import Audience
from domain.action_plans import ActionPlan, PlanRecord, progress_of, told_of
from domain.in_force import version_in
from tests.search.extraction.papers import a_pdf
from tests.web.filing import the
from tests.web.forms.sending import standing
from tests.web.forms.test_principles import send
from tests.web.pages.reading import Reading, words
from web.services import EXTENSION, Services

NEW = "/handlingsplan/ny"


@pytest.fixture
def services(filled_app: Flask) -> Services:
    found: Services = filled_app.extensions[EXTENSION]
    return found


@pytest.fixture
def officer(services: Services, reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


def register(officer: FlaskClient, **written: str) -> str:
    """Register a plan with two measures, without a script; return its address."""
    page = send(officer, NEW, title="Handlingsplan", wish="add:measures").text
    page = send(officer, NEW, page=page, wish="add:sections").text
    page = send(officer, NEW, page=page, wish="add:goals").text
    page = send(officer, NEW, page=page, wish="add:arenas").text
    page = send(officer, NEW, page=page, wish="add:do_not").text
    told = {"basis__kind": "decision", "basis__decision_id": "RR 23/2025", "label": "2025"}
    told |= {"valid_from": "2025", "valid_until": "2025", "sections__0__heading": "Formål"}
    told |= {"goals__0__text": "Bedre tog", "goals__0__area": "Samferdsel", "do_not__0__text": "Drift"}
    told |= {"measures__0__text": "Lag en plan", "measures__0__goal": "M1", "measures__0__due": "12.2025"}
    told |= {"measures__0__responsible": "Regionrådet", "measures__1__text": "Støtt ringveien"}
    told |= {"measures__1__responsible": "Styret for campus", "arenas__0__name": "Regionrådet"}
    told |= {"arenas__0__body_id": "RR", "arenas__0__meetings": "6"}
    done = send(officer, NEW, page=page, file=a_pdf("Handlingsplan"), **(told | written))
    assert done.status_code == 303, words(done.text)
    return str(done.location)


def facts_of(services: Services, address: str) -> Any:
    year, sequence = address.split("/")[2:4]
    with services.stores.registers.connect() as connection:
        found = list_action_plans(connection, Audience.OFFICER).items
    identity = next(one.id for one in found if one.reference == f"{year}/{sequence}")
    return services.archive.load(ActionPlan, identity).facts


def version(facts: Any, number: int) -> Any:
    found = version_in(facts, number)
    assert found is not None
    return found[1]


def test_a_plan_is_registered_with_all_that_it_says(officer: FlaskClient, services: Services) -> None:
    told = version(facts_of(services, register(officer)), 1)
    assert [(one["key"], one["goal"], one["due"], one["responsible"]) for one in told["measures"]] == [
        ("T1", "M1", "2025-12", {"kind": "body", "id": the("RR").hex, "name": None}),
        ("T2", None, None, {"kind": "named", "id": None, "name": "Styret for campus"}),
    ]
    assert [(one["kind"], one["body_id"], one["meetings"]) for one in told["arenas"]] == [("body", the("RR").hex, 6)]
    assert told["do_not"] == [{"key": "I1", "text": "Drift"}]
    assert told["adopted_on"] == "2025-10-31", "the day of the decision"
    assert len(told["texts"]) == 1


def test_what_is_wrong_with_a_row_is_told_at_the_row(officer: FlaskClient) -> None:
    page = send(officer, NEW, wish="add:measures").text
    told = {"title": "Plan", "basis__kind": "none-found", "valid_from": "2025", "measures__0__text": "En"}
    refused = send(officer, NEW, page=page, measures__1__text="To", measures__1__goal="M7", **told)
    assert refused.status_code == 400
    assert 'href="#field-measures-1-goal"' in refused.text
    assert "Versjonen har ikke noe mål M7." in words(refused.text)
    twice = send(officer, NEW, page=page, measures__1__text="To", measures__1__key="T1", measures__0__key="T1", **told)
    assert 'href="#field-measures-1-key"' in twice.text


def test_a_new_version_begins_with_what_remains_of_the_last(officer: FlaskClient, services: Services) -> None:
    address = register(officer)
    page = officer.get(address).text
    assert "Før framdrift" in page
    done = send(officer, f"{address}/tiltak/T2/framdrift", state="done", told_on="01.06.2025")
    assert done.status_code == 303, words(done.text)
    path = f"{address}/versjon/ny"
    begun = standing(officer.get(path).text)
    assert (begun["number"], begun["valid_from"], begun["measures-0-key"]) == ("2", "2026", "T1")
    assert begun["measures-0-responsible"] == "Regionrådet"
    assert "measures-1-key" not in begun, "it is done"
    page = send(officer, path, wish="add:measures").text
    told = {"basis__kind": "none-found", "measures__1__text": "Bygg bildearkiv", "measures__0__due": "06.2026"}
    assert send(officer, path, page=page, **told).status_code == 303
    facts = facts_of(services, address)
    assert [one["key"] for one in version(facts, 2)["measures"]] == ["T1", "T3"]


def test_progress_is_told_by_one_press_and_put_right(officer: FlaskClient, services: Services) -> None:
    address = register(officer)
    quick = officer.get(f"{address}/tiltak/T1/framdrift").text
    token = standing(quick)["csrf_token"]
    pressed = officer.post(
        f"{address}/tiltak/T1/framdrift", data={"csrf_token": token, "measure": "T1", "state": "under-way"}
    )
    assert pressed.status_code == 303, words(pressed.text)
    ((number, told),) = progress_of(facts_of(services, address), "T1")
    assert told["state"] == "under-way"
    refused = send(officer, f"{address}/tiltak/T1/framdrift", state="done", percent="101")
    assert refused.status_code == 400
    assert send(officer, f"{address}/rett/{number}", percent="30", reason="Glemt").status_code == 303
    ((_, told),) = progress_of(facts_of(services, address), "T1")
    assert told["percent"] == 30
    assert send(officer, f"{address}/angre/{number}", reason="Feil tiltak").status_code == 303
    assert progress_of(facts_of(services, address), "T1") == []


@pytest.mark.parametrize("written", ["Vedtak RR 23/2025", "RR 23/2025", "https://arkiv.example/vedtak/RR-23-2025"])
def test_what_came_of_a_measure_is_found_by_kind_number_and_address(
    officer: FlaskClient, services: Services, written: str
) -> None:
    address = register(officer)
    path = f"{address}/tiltak/T1/kobling"
    done = send(officer, path, to=written, note="Vedtok planen")
    assert done.status_code == 303, words(done.text)
    ((_, told),) = told_of(facts_of(services, address), "T1", PlanRecord.LINK)
    assert (told["to_kind"], told["to_id"]) == ("decision", the("RR 23/2025").hex)
    again = send(officer, path, to=written)
    assert "koblet til tiltak T1 fra før" in words(again.text)
    assert "Se etter skrivefeil" in words(send(officer, path, to="Vedtak XX 1/1999").text)


@pytest.mark.usefixtures("seated")
def test_meetings_are_linked_by_their_body_and_day_and_appointments_by_who_has_them(
    officer: FlaskClient, services: Services
) -> None:
    address = register(officer)
    path = f"{address}/tiltak/T1/kobling"
    for number, body, told in ((1, "OU", {}), (2, "RR", {"bodies": (the("OU"),), "title": "Felles møte"})):
        about: dict[str, Any] = {"meeting_id": the(f"møte {number}"), "by": "prøve", "body_id": the(body)}
        starts_on = f"2026-05-1{number}"
        plan_meeting(services.archive, PlanMeeting(reference=f"2026/{number}", starts_on=starts_on, **about, **told))

    def offered(typed: str) -> list[str]:
        return [one["value"] for one in officer.get("/oppslag/linked", query_string={"q": typed}).get_json()]

    assert offered("OU 11.05.2026") == ["Møte 2026/1 – Ordførerutvalget 11.05.2026"]
    assert offered("Møte RR 2026") == ["Møte 2026/2 – Regionrådet 12.05.2026, Felles møte"]
    (appointment,) = offered("Siv Regionrådet")
    assert appointment.startswith("Verv Siv Skissedal – Medlem i Regionrådet for Prøvdal")
    for written in (offered("OU 11.05.2026")[0], appointment):
        assert send(officer, path, to=written).status_code == 303
    facts = facts_of(services, address)
    told = [one for _, one in told_of(facts, "T1", PlanRecord.LINK)]
    assert [(one["to_kind"], one["to_id"]) for one in told] == [
        ("meeting", the("møte 1").hex),
        ("appointment", the("Siv Skisse i RR Prøvdal 2").hex),
    ]
    measure = words(officer.get(f"{address}/tiltak/T1").text)
    assert "Ordførerutvalget Møte 2026/1" in measure
    assert "Møte 2026/1 Ordførerutvalget 11.05.2026" in words(officer.get(address).text)
    for page in ("/mote/2026/1", f"/verv/{the('Siv Skisse i RR Prøvdal 2')}"):
        assert "Kom av handlingsplanen Tiltak T1" in words(officer.get(page).text)
    several = words(send(officer, path, to="Verv Prøve").text)
    assert "Kari Prøve – Medlem i Regionrådet" in several, "what to write is told where several may be meant"


def test_suggestions_are_of_several_kinds(officer: FlaskClient) -> None:
    offered = officer.get("/oppslag/linked?q=Indre-NTP").get_json()
    assert any(one["value"].startswith("Vedtak RR 23/2025") for one in offered)
    assert any(one["value"].startswith("Sak 2025/17") for one in offered)
    answering = officer.get("/oppslag/answering?q=Regionr").get_json()
    assert answering[0]["value"] == "Regionrådet"


def test_a_version_is_put_right_and_the_plan_repealed_and_withdrawn(officer: FlaskClient, services: Services) -> None:
    address = register(officer)
    (number,) = [key for key, one in facts_of(services, address)["records"].items() if one["kind"] == "version"]
    done = send(officer, f"{address}/rett/{number}", measures__1__text="Støtt Ring 4", reason="Avskrift")
    assert done.status_code == 303, words(done.text)
    facts = facts_of(services, address)
    assert [one["text"] for one in version(facts, 1)["measures"]] == ["Lag en plan", "Støtt Ring 4"]
    assert version(facts, 1)["measures"][0]["responsible"]["id"] == the("RR").hex
    history = words(officer.get(address).text)
    assert "Støtt Ring 4, Styret for campus" in history
    assert send(officer, f"{address}/opphev", repealed_on="01.06.2025", basis__kind="none-found").status_code == 303
    assert send(officer, f"{address}/rett", title="Strategi", reason="Tittel").status_code == 303
    assert send(officer, f"{address}/trekk", reason="Ført to ganger").status_code == 303
    assert "er trukket" in words(officer.get(address).text)
    assert officer.get(f"{address}/rett/999").status_code == 404


def test_only_those_who_file_see_the_forms(reading: Reading) -> None:
    for role in (None, Role.READER, Role.AUDITOR):
        assert reading(role).get(NEW).status_code in (302, 303, 403)
