"""The agenda of a meeting in a browser: moved with the arrows and the mouse, sent as it stands, accessible."""

from collections.abc import Iterator

import pytest
from flask import Flask
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from application.commands.agendas import SetItem, set_item
from application.commands.meetings import PlanMeeting, plan_meeting
from application.office.roles import Role
from domain.meetings import Meeting, agenda
from tests.web.browsing import accessible, serve
from tests.web.filing import the
from tests.web.test_day_journey import Person
from web.services import EXTENSION, Services

AGENDA = "/mote/2027/9/saksliste"


@pytest.fixture
def services(filled_app: Flask) -> Services:
    services: Services = filled_app.extensions[EXTENSION]
    about = {"meeting_id": the("møte"), "by": "prøve"}
    planned = PlanMeeting(reference="2027/9", body_id=the("RR"), starts_on="2027-03-12", **about)
    plan_meeting(services.archive, planned)
    for title in ("Innkalling", "Bru", "Veg"):
        set_item(services.archive, SetItem(title=title, **about))
    return services


@pytest.fixture
def person(_browser: Chrome, services: Services, filled_app: Flask) -> Iterator[Person]:
    with serve(filled_app) as site:
        yield Person(_browser, site)
        _browser.execute_script("window.onbeforeunload = null")


def test_items_are_moved_with_the_arrows_and_dragged(person: Person, services: Services) -> None:
    person.begins(Role.OFFICER)
    person.opens(AGENDA)
    accessible(person.browser)
    person.browser.find_element(By.CSS_SELECTOR, "button[value='up:items-2']").click()
    assert titles(person) == ["Innkalling", "Veg", "Bru"]
    assert "Veg: Flyttet til plass 2" in person.browser.find_element(By.CSS_SELECTOR, "[data-agenda-told]").text
    assert person.browser.switch_to.active_element.get_attribute("value") == "up:items-1"
    person.browser.execute_script(_DRAG)
    assert titles(person) == ["Veg", "Bru", "Innkalling"]
    person.writes(items__0__number="5/2027")
    person.presses("Registrer rekkefølge og numre")
    facts = services.archive.load(Meeting, the("møte")).facts
    assert [(one.title, one.number) for one in agenda(facts)] == [
        ("Veg", "5/2027"),
        ("Bru", None),
        ("Innkalling", None),
    ]
    accessible(person.browser)


def titles(person: Person) -> list[str]:
    return [one.text for one in person.browser.find_elements(By.CSS_SELECTOR, ".agenda-row .what b")]


_DRAG = """
const rows = document.querySelectorAll(".agenda-row"), carried = new DataTransfer();
const say = (row, what, y) => row.dispatchEvent(
  new DragEvent(what, { bubbles: true, cancelable: true, dataTransfer: carried, clientY: y }));
say(rows[0], "dragstart", 0);
say(rows[2], "dragover", rows[2].getBoundingClientRect().bottom);
say(rows[2], "drop", 0);
say(rows[0], "dragend", 0);
"""
"""What a browser tells of a row that is dragged to the end."""
