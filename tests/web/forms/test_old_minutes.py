"""Old minutes from the file to decisions that are found, by forms: what is wrong is told, and a person accepts."""

import html
import io
import re
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse

from application.commands.people import RegisterPerson, register_person
from application.questions.decisions import decision_by_slug
from application.questions.meetings import meeting_by_reference
from benchmarks.minutes_files import minutes
from domain.access import Audience
from domain.decisions import Decision
from domain.meetings import Meeting, agenda
from tests.search.extraction.papers import a_pdf
from tests.web.forms.sending import standing
from tests.web.forms.test_agreements import officer, services
from tests.web.indexed import index_all
from tests.web.pages.reading import words
from web.services import Services

__all__ = ["officer", "services"]

READ_IN = "/moter/les-inn"
WRITTEN = {one.name: one for one in minutes("open")}


def sent(officer: FlaskClient, *files: tuple[str, bytes]) -> TestResponse:
    data: MultiDict[str, Any] = MultiDict(standing(officer.get(READ_IN).text) | {"upload": ""})
    data.poplist("upload")
    for name, content in files:
        data.add("upload", FileStorage(io.BytesIO(content), filename=name))
    return officer.post(f"{READ_IN}/fil", data=data, content_type="multipart/form-data")


def read(officer: FlaskClient, name: str) -> tuple[str, str]:
    """Send minutes of the benchmark; return the address of the form and its page."""
    file = WRITTEN[name]
    answer = sent(officer, (file.file_name, file.content()))
    assert answer.status_code == 303, words(answer.text)
    return answer.location, officer.get(answer.location).text


def accept(officer: FlaskClient, address: str, page: str, **written: str | None) -> TestResponse:
    held: dict[str, Any] = {**standing(page), **{name.replace("__", "-"): text for name, text in written.items()}}
    held.pop("upload", None)
    return officer.post(address, data={name: text for name, text in held.items() if text is not None})


def test_minutes_become_a_meeting_and_decisions_that_are_found(officer: FlaskClient, services: Services) -> None:
    address, page = read(officer, "02-mayors-dash")
    stands, told = standing(page), words(page)
    assert stands["body_id"] == "Ordførerutvalget"
    assert (stands["held_on"], stands["opened_at"], stands["closed_at"]) == ("22.08.2025", "09:00", "11:30")
    assert (stands["attendance-3-name"], stands["attendance-3-deputy_for"]) == ("Bjørn Påfunn", "Åse Tenkt")
    assert (stands["items-2-number"], stands["items-2-title"]) == ("24/2025a", "Kronikk om fylkesvei 115")
    assert stands["items-1-tasks-0-due"] == "01.09.2025"
    assert "Ordførerutvalget slutter seg til utkastet til uttalelse" in stands["items-1-text"]
    assert 'href="#line-1-1"' in page
    assert 'id="line-1-1"' in page
    assert "side 1, linje 1" in told
    changed = {"approve": "yes", "approved_on": "10.2025", "place": "Rådhuset", "items__1__title": "Fylkesvei 115"}
    done = accept(officer, address, page, **changed)
    assert done.status_code == 303, words(done.text)
    shown = words(officer.get(done.location).text)
    assert "Protokollen er godkjent" in shown or "Protokoll godkjent" in shown
    assert "Endret for hånd: sted; saken «Fylkesvei 115»: tittel." in shown
    assert "02-mayors-dash.docx" in shown
    with services.stores.registers.connect() as connection:
        found = decision_by_slug(connection, "ou-24-2025", Audience.OFFICER)
    assert found is not None
    decision = services.archive.load(Decision, found.id)
    assert decision.content["title"] == "Fylkesvei 115"
    assert decision.content["ballots"][0]["method"] == "unanimous"
    index_all(services)
    assert "OU 24/2025" in words(officer.get("/sok?q=uttalelse+samferdselskomiteen").text)
    again = read(officer, "02-mayors-dash")[1]
    assert "Denne filen er lest inn allerede:" in words(again)
    assert done.location in again


def test_people_are_those_of_the_archive_where_one_alone_is_called_so(officer: FlaskClient, services: Services) -> None:
    for name in ("Kari Eksempel", "Øystein A. Diktstad"):
        register_person(services.archive, RegisterPerson(person_id=uuid4(), name=name, by="prøve"))
    address, page = read(officer, "02-mayors-dash")
    assert standing(page)["attendance-0-person_id"].startswith("Kari Eksempel")
    assert not standing(page)["attendance-1-person_id"]
    offered = re.search(r'value="(take:attendance-1-person_id=Øystein A. Diktstad[^"]*)"', html.unescape(page))
    assert offered is not None
    chosen = accept(officer, address, page, wish=offered[1])
    assert standing(chosen.text)["attendance-1-person_id"].startswith("Øystein A. Diktstad")
    done = accept(officer, address, chosen.text)
    assert done.status_code == 303, words(done.text)
    held = services.archive.load(Meeting, meeting(services, "2025/1").id)
    assert held.minutes is not None
    assert [bool(one["person_id"]) for one in held.minutes["attendance"]][:3] == [True, True, False]
    numbers_taken = accept(officer, address, page, id=str(uuid4()))
    assert numbers_taken.status_code == 400
    assert 'id="field-items-0-number-error"' in numbers_taken.text


def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(officer: FlaskClient, services: Services) -> None:
    address, page = read(officer, "07-casting-vote")
    assert "Arkivet har ikke noe organ som heter «Styret i Prøveregionen»." in words(page)
    wrong = {"approve": "yes", "held_on": "07.10.2099", "attendance__1__role": "guest"}
    wrong |= {"items__2__new_case": None, "items__0__number": "41/22"}
    refused = accept(officer, address, page, **wrong)
    assert refused.status_code == 400
    told = words(refused.text)
    assert "Skriv når protokollen ble godkjent" in told
    assert "«Styret i Prøveregionen» finnes ikke i arkivet." in told
    refused = accept(officer, address, refused.text, body_id="OU", approved_on="07.10.2099")
    assert words(refused.text).count("07.10.2099 er ikke kommet ennå") >= 2
    refused = accept(officer, address, refused.text, held_on="07.10.2022", approved_on="11.2022")
    assert "To saker har nummeret 41/2022" in words(refused.text)
    refused = accept(officer, address, refused.text, items__0__number="40/22")
    assert "«Leie av lokaler» ligger ikke i noen sak" in words(refused.text)
    assert standing(refused.text)["attendance-1-role"] == "guest"
    assert meeting(services, "2022/1") is None
    done = accept(officer, address, refused.text, items__2__case_id="2025/17", items__3__number="")
    assert "Vedtaket kan ikke" in words(done.text) or done.status_code == 400
    done = accept(officer, address, done.text, items__2__case_id="", items__2__new_case="yes")
    assert done.status_code == 303, words(done.text)
    held = services.archive.load(Meeting, meeting(services, "2022/1").id)
    assert [one.number for one in agenda(held.facts)] == ["40/2022", "41/2022", "42/2022", None]
    with services.stores.registers.connect() as connection:
        cast = decision_by_slug(connection, "au-41-2022", Audience.OFFICER)
        unnumbered = decision_by_slug(connection, "au-2022-10-07", Audience.OFFICER)
    assert cast is not None
    assert unnumbered is not None
    ballot = services.archive.load(Decision, cast.id).content["ballots"][0]
    assert (ballot["method"], ballot["casting_vote"] is not None) == ("alternatives", True)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("tom.pdf", b"", "er tom. Velg en annen fil."),
        ("oppmøte.xlsx", b"x", "Velg protokollen: en PDF- eller Word-fil."),
        ("brev.pdf", a_pdf("Takk for sist. Vi ses på fredag."), "Dette ser ikke ut som en protokoll."),
        ("skannet.pdf", a_pdf(""), "det er ingen tekst i den. Velg en annen fil"),
    ],
)
def test_a_file_that_cannot_be_read_as_minutes_is_said_so(
    officer: FlaskClient, name: str, content: bytes, said: str
) -> None:
    answer = sent(officer, (name, content))
    page = officer.get(answer.location).text if answer.status_code == 303 else answer.text
    assert said in words(page)


def test_a_row_is_taken_out_and_another_value_chosen_without_a_script(officer: FlaskClient) -> None:
    address, page = read(officer, "02-mayors-dash")
    less = accept(officer, address, page, wish="remove:attendance-1")
    stands = standing(less.text)
    assert (stands["attendance-1-name"], stands["attendance-1-source"]) == ("Turid Liksom", "3")
    assert html.unescape(less.text).count("person 2") < html.unescape(page).count("person 2")
    taken = accept(officer, address, less.text, wish="take:items-1-title=En annen tittel")
    assert standing(taken.text)["items-1-title"] == "En annen tittel"
    assert "Endret." in words(taken.text)


def meeting(services: Services, reference: str) -> Any:
    with services.stores.registers.connect() as connection:
        return meeting_by_reference(connection, reference, Audience.OFFICER)
