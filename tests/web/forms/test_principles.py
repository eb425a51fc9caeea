"""Principles are registered and adopted anew in forms, and what is wrong is told at the field, and put right."""

import io
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse

from application.office.roles import Role
from application.questions.principles import list_principles
from domain.access import Audience
from domain.principles import Principles, in_force, version_in
from tests.search.extraction.papers import a_pdf
from tests.web.filing import the
from tests.web.forms.sending import standing
from tests.web.pages.reading import Reading, words
from web.services import EXTENSION, Services

NEW = "/prinsipper/ny"


@pytest.fixture
def services(filled_app: Flask) -> Services:
    found: Services = filled_app.extensions[EXTENSION]
    return found


@pytest.fixture
def officer(services: Services, reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


def send(
    client: FlaskClient, path: str, *, page: str | None = None, file: bytes | None = None, **written: str
) -> TestResponse:
    """Send the form at `path`, or the one on `page`, with something written in it, and with a file."""
    held: dict[str, Any] = standing(page if page is not None else client.get(path).text)
    held.pop("upload", None)
    data: MultiDict[str, Any] = MultiDict(held | {name.replace("__", "-"): text for name, text in written.items()})
    if file is not None:
        data.add("upload", FileStorage(io.BytesIO(file), filename="prinsipper.pdf"))
    return client.post(path, data=data, content_type="multipart/form-data")


def register(officer: FlaskClient, **written: str) -> str:
    """Register principles with two points; return their address."""
    page = send(officer, NEW, title="Prinsipper for svar", wish="add:points").text
    told = {"basis__kind": "decision", "basis__decision_id": "RR 23/2025", "points__0__text": "Felles når alle vil."}
    told |= {"points__0__way": "jointly", "points__1__number": "1a", "points__1__text": "Ellers hver for seg."}
    done = send(officer, NEW, page=page, file=a_pdf("Prinsipper"), **(told | written))
    assert done.status_code == 303, words(done.text)
    return str(done.location)


def facts_of(services: Services, address: str) -> Any:
    year, sequence = address.split("/")[2:4]
    with services.stores.registers.connect() as connection:
        found = list_principles(connection, Audience.OFFICER).items
    identity = next(one.id for one in found if one.reference == f"{year}/{sequence}")
    return services.archive.load(Principles, identity).facts


def test_principles_are_registered_with_their_points_paper_and_decision(
    officer: FlaskClient, services: Services
) -> None:
    address = register(officer)
    facts = facts_of(services, address)
    found = version_in(facts, 1)
    assert found is not None
    assert [(one["number"], one["way"]) for one in found[1]["points"]] == [("1", "jointly"), ("1a", None)]
    assert found[1]["basis"]["decision_id"] == the("RR 23/2025").hex
    assert found[1]["valid_from"] == found[1]["adopted_on"] == "2025-10-31", "the day of the decision"
    assert len(found[1]["texts"]) == 1
    page = words(officer.get(address).text)
    assert "Felles når alle vil. Regionrådet svarer for alle" in page
    assert "Gjelder fra 31.10.2025" in page


def test_what_is_wrong_with_a_point_is_told_at_the_point(officer: FlaskClient) -> None:
    page = send(officer, NEW, wish="add:points").text
    told = {"title": "Prinsipper", "basis__kind": "none-found", "valid_from": "2025"}
    refused = send(officer, NEW, page=page, points__0__text="En", points__1__number="1", points__1__text="To", **told)
    assert refused.status_code == 400
    assert "Det er to punkter 1." in words(refused.text)
    assert 'href="#field-points-1-number"' in refused.text
    empty = send(officer, NEW, **told)
    assert "Versjonen er tom." in words(empty.text)
    assert 'href="#field-points"' in empty.text


def test_a_new_version_begins_with_the_points_of_the_last_and_takes_its_place(
    officer: FlaskClient, services: Services
) -> None:
    address = register(officer)
    path = f"{address}/versjon/ny"
    begun = standing(officer.get(path).text)
    assert (begun["number"], begun["points-1-number"], begun["points-0-text"]) == ("2", "1a", "Felles når alle vil.")
    told = {"basis__kind": "none-found", "valid_from": "01.03.2026", "points__0__text": "Felles når tre av fire vil."}
    assert send(officer, path, **told).status_code == 303
    assert [(one.fact, one.days.start) for one in in_force(facts_of(services, address))] == [
        (1, "2025-10-31"),
        (2, "2026-03-01"),
    ]
    compared = words(officer.get(f"{address}/sammenlign/1/2").text)
    assert "1 punkt er ulikt." in compared
    assert "Ikke funnet noe vedtak" in words(officer.get(f"{address}/versjon/2").text), "which is a finding"


def test_they_are_repealed_put_right_and_taken_back(officer: FlaskClient, services: Services) -> None:
    address = register(officer)
    refused = send(officer, f"{address}/opphev", repealed_on="01.01.2020", basis__kind="none-found")
    assert "ingen versjon gjaldt dagen før" in words(refused.text).casefold()
    assert send(officer, f"{address}/opphev", repealed_on="01.01.2026", basis__kind="none-found").status_code == 303
    assert "Ingen versjon gjelder" in words(officer.get(f"{address}?on=2026-02-01").text)
    numbers = list(facts_of(services, address)["records"])
    done = send(officer, f"{address}/rett/{numbers[0]}", valid_from="01.01.2025", reason="Skrevet feil")
    assert done.status_code == 303, words(done.text)
    assert send(officer, f"{address}/angre/{numbers[1]}", reason="Ikke opphevet").status_code == 303
    assert [(one.fact, one.days.start) for one in in_force(facts_of(services, address))] == [(1, "2025-01-01")]
    page = words(officer.get(address).text)
    assert "Skrevet feil" in page
    assert "Skjedde ikke likevel" in page
    assert send(officer, f"{address}/rett", title="Prinsipper for felles svar", reason="Tittel").status_code == 303
    assert send(officer, f"{address}/trekk", reason="Ført to ganger").status_code == 303
    assert "er trukket" in words(officer.get(address).text)
    assert officer.get(f"{address}/rett/999").status_code == 404


def test_only_those_who_file_see_the_forms(reading: Reading) -> None:
    for role in (None, Role.READER, Role.AUDITOR):
        assert reading(role).get(NEW).status_code in (302, 303, 403)
