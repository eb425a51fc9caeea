"""Approved minutes are corrected in a browser, and tell everybody that they are."""

from collections.abc import Iterator

import pytest
from flask import Flask
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from application.office.meeting_notes import ATTENDANCE
from application.office.roles import Role
from domain.meetings import Meeting, RecordKind
from domain.recorded import records_of
from tests.web.browsing import accessible, serve
from tests.web.filing import Filing, the
from tests.web.met import meet
from tests.web.test_day_journey import Person
from web.services import EXTENSION

MEETING = "/mote/2026/1"


@pytest.fixture
def person(_browser: Chrome, filled_app: Flask) -> Iterator[Person]:
    services = filled_app.extensions[EXTENSION]
    meet(Filing(services.opened, str(services.accounts.by_username(str(Role.OFFICER)).id)))
    with serve(filled_app) as site:
        yield Person(_browser, site)
        _browser.execute_script("window.onbeforeunload = null")


def test_approved_minutes_are_corrected_for_a_reason_and_tell_so(person: Person) -> None:
    person.begins(Role.OFFICER)
    person.opens(MEETING)
    person.follows("Rett det som står i protokollen")
    accessible(person.browser)
    text = person.browser.find_elements(By.CSS_SELECTOR, "textarea[name$='.text']")[1]
    text.clear()
    text.send_keys("Rådet krever tre avganger i timen.")
    person.presses("Se hva som endres")
    assert "Skriv hvorfor det rettes." in person.read()
    person.writes(reason="Tallet var skrevet feil.", closed_at="11.45")
    person.presses("Se hva som endres")
    accessible(person.browser)
    person.presses("Registrer rettelsen")
    assert "Protokollen er rettet" in person.read()
    assert "Tallet var skrevet feil." in person.read()
    accessible(person.browser)
    person.follows("Til vedtaket")
    assert "tre avganger i timen" in person.read()


def test_the_notes_are_deleted_once_the_minutes_are_approved(person: Person, filled_app: Flask) -> None:
    services = filled_app.extensions[EXTENSION]
    by = str(services.accounts.by_username(str(Role.OFFICER)).id)
    services.meeting_notes.keep(the("møte 2026/1"), ATTENDANCE, {"chair": "Kari"}, version=0, by=by)
    person.begins(Role.OFFICER)
    person.opens(f"{MEETING}/notater/slett")
    assert "Slettede notater kan ikke hentes tilbake." in person.read()
    accessible(person.browser)
    person.presses("Slett notatene for godt")
    assert "Notatene fra møtet er slettet" in person.read()
    assert services.meeting_notes.of(the("møte 2026/1")) == {}


def test_taking_back_an_approval_tells_what_goes_with_it(person: Person, filled_app: Flask) -> None:
    facts = filled_app.extensions[EXTENSION].archive.load(Meeting, the("møte 2026/1")).facts
    kinds = (RecordKind.PUBLISHED, RecordKind.SIGNED, RecordKind.APPROVED)
    published, signed, approved = (next(records_of(facts, kind))[0] for kind in kinds)
    person.begins(Role.OFFICER)
    person.opens(f"{MEETING}/angre/{approved}")
    assert "kan ikke tas tilbake ennå" in person.read()
    for number in (published, signed):
        person.opens(f"{MEETING}/angre/{number}")
        person.writes(reason="Feil møte")
        person.presses("Ta tilbake")
    person.opens(f"{MEETING}/angre/{approved}")
    assert "OU 51/2026" in person.read()
    accessible(person.browser)
    person.writes(reason="Protokollen ble ikke godkjent")
    person.presses("Ta tilbake godkjenningen og det den førte til")
    assert "Godkjenningen er tatt tilbake" in person.read()
    person.opens("/vedtak/OU-51-2026")
    assert "Opphevet" in person.read()
