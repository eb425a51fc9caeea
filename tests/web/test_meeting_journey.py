"""A whole meeting in a browser: planned, its agenda, the notice, notes in the meeting, and minutes everybody finds."""

from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from flask import Flask
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from application.office.roles import Role
from domain import clock
from tests.web.browsing import accessible, gone, serve, settled
from tests.web.indexed import index_all
from tests.web.test_day_journey import Person
from web.services import EXTENSION, Services

ADVICE = "Utvalget krever nattbuss fra Prøvdal i helgene."
ADDED = "Bussen skal stoppe ved Campus."


@pytest.fixture
def services(room_app: Flask) -> Services:
    services: Services = room_app.extensions[EXTENSION]
    return services


@pytest.fixture
def person(_browser: Chrome, services: Services, room_app: Flask) -> Iterator[Person]:
    index_all(services)
    with serve(room_app) as site:
        yield Person(_browser, site)
        _browser.execute_script("window.onbeforeunload = null")


def test_from_a_plan_to_published_minutes_and_a_decision_that_everybody_finds(
    person: Person, services: Services
) -> None:
    person.begins(Role.OFFICER)
    meeting = plans_it(person)
    sets_the_agenda(person, meeting)
    sends_the_notice(person, meeting)
    takes_notes(person, meeting)
    makes_the_minutes(person, meeting)
    index_all(services)
    everybody_finds_the_decision(person, meeting)


def plans_it(person: Person) -> str:
    """Plan a meeting of today; return its address."""
    person.opens("/moter")
    person.follows("Planlegg et møte")
    accessible(person.browser)
    person.writes(body_id="OU", starts_on=today(), starts_at="9", ends_at="11.30", place="Møterom Prøven")
    person.presses("Planlegg møtet")
    assert "Møtet er planlagt." in person.read()
    accessible(person.browser)
    return person.path


def sets_the_agenda(person: Person, meeting: str) -> None:
    """Put three items on the agenda, one of a case, and put them in order."""
    person.opens(f"{meeting}/sak")
    person.writes(title="Nattbuss i helgene", case_id="2025/17", recommendation=ADVICE)
    accessible(person.browser)
    person.presses("Registrer saken")
    for title, kind in (("Innkalling og saksliste", "approval"), ("Orientering om rutetidene", "information")):
        person.opens(f"{meeting}/sak")
        person.writes(title=title, item_kind=kind)
        person.presses("Registrer saken")
    person.opens(f"{meeting}/saksliste")
    accessible(person.browser)
    person.presses("Registrer rekkefølge og numre")
    assert "Rekkefølge og saksnumre er registrert." in person.read()


def sends_the_notice(person: Person, meeting: str) -> None:
    """Look at the notice, and record that it is sent."""
    person.opens(f"{meeting}/innkalling")
    accessible(person.browser)
    person.presses("Registrer innkallingen")
    told = person.read()
    assert "Innkalt" in told
    assert "Nattbuss i helgene" in told
    accessible(person.browser)


def takes_notes(person: Person, meeting: str) -> None:
    """Note who is there, what was proposed and how they voted."""
    person.opens(meeting)
    person.follows("I møtet")
    accessible(person.browser)
    person.follows("Nattbuss i helgene")
    chooses(person, "a.members.3.here", "deputy")
    fills(person, "a.members.3.deputy", "Bjørn Påfunn")
    fills(person, "i.proposals.0.text", ADDED)
    fills(person, "i.proposals.0.from", "Liksomnes ved Turid Liksom")
    chooses(person, "i.proposals.0.adds", "on")
    saves(person)
    chooses(person, "i.ballots.0.method", "alternatives")
    saves(person)
    assert "Bjørn Påfunn (vara for Åse Tenkt)" in person.read()
    for one in person.browser.find_elements(By.CSS_SELECTOR, "[name^='i.ballots.0.choices.'][value=B]")[1:]:
        person.browser.execute_script("arguments[0].click()", one)
    saves(person)
    accessible(person.browser)
    assert ADDED in (person.browser.find_element(By.ID, "i.text").get_attribute("value") or "")


def makes_the_minutes(person: Person, meeting: str) -> None:
    """Make minutes of the notes, and have them approved, signed and published."""
    person.opens(f"{meeting}/protokoll/skriv")
    accessible(person.browser)
    person.presses("Lag protokoll")
    assert "Protokollen er laget som utkast." in person.read()
    for path, button in (
        ("godkjenn", "Godkjenn og registrer vedtakene"),
        ("signer", "Registrer signaturene"),
        ("publiser-protokoll", "Publiser protokollen"),
    ):
        person.opens(f"{meeting}/{path}")
        if path == "godkjenn":
            accessible(person.browser)
        person.presses(button)
    accessible(person.browser)


def everybody_finds_the_decision(person: Person, meeting: str) -> None:
    """From words to the decision, from there to the meeting, and to its minutes."""
    person.begins(None)
    person.opens("/")
    person.browser.find_element(By.CSS_SELECTOR, "main [name=q]").send_keys("nattbuss campus", Keys.ENTER)
    WebDriverWait(person.browser, 30).until(lambda _: "nattbuss" in person.path)
    person.follows("Nattbuss i helgene")
    assert person.path.startswith("/vedtak/OU-")
    told = person.read()
    assert ADVICE in told
    assert ADDED in told
    accessible(person.browser)
    person.opens(meeting)
    assert "Protokoll publisert" in person.read()
    with urlopen(person.site.url(f"{meeting}/protokoll.pdf")) as answer:
        assert answer.read(5) == b"%PDF-"


def chooses(person: Person, name: str, value: str) -> None:
    """Choose one of several, or tick, also where it is drawn as a button or lies in details that are closed."""
    one = person.browser.find_element(By.CSS_SELECTOR, f"main [name='{name}'][value='{value}']")
    person.browser.execute_script("arguments[0].click()", one)


def saves(person: Person) -> None:
    """Press the button below the page, and wait for the page anew."""
    button = person.browser.find_element(By.CSS_SELECTOR, "button[name=wish][value=save]")
    person.browser.execute_script("arguments[0].click()", button)
    WebDriverWait(person.browser, 20).until(lambda _: gone(button))


def fills(person: Person, name: str, text: str) -> None:
    """Write in a field, having opened the details it lies in: they open in steps."""
    field = person.browser.find_element(By.CSS_SELECTOR, f"main [name='{name}']")
    person.browser.execute_script(
        "for (let each = arguments[0]; each; each = each.parentElement) each.open = true;"
        "arguments[0].scrollIntoView({block: 'center'})",
        field,
    )
    settled(person.browser)
    WebDriverWait(person.browser, 20).until(lambda _: field.is_displayed())
    field.send_keys(text)


def today() -> str:
    return clock.today().strftime("%d.%m.%Y")
