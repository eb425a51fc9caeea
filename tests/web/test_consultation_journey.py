"""From a hearing letter to a published answer in a browser: four say what they mean, and everybody finds the answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from application.office.roles import Role
from tests.search.extraction.papers import a_pdf
from tests.web.browsing import accessible, serve
from tests.web.consulted import consult
from tests.web.filing import Filing, the
from tests.web.indexed import index_all
from tests.web.principled import adopt
from tests.web.test_day_journey import Person
from web.services import EXTENSION, Services

LETTER = (
    "Liksomfylket \\ \\ Prøveregionen \\ \\ Vår ref.: 25/88 \\ Dato: 11.08.2025 \\ \\ "
    "*Høring – handlingsplan for jernbanen 2026–2030* \\ \\ Vi ber om uttalelse.",
    "Frist for uttalelse er 15. november 2025.",
)
ANSWER = "Regionrådet krever at dobbeltspor til Rakkestad står i handlingsplanen, med avgang hver halvtime."


@pytest.fixture
def services(filled_app: Flask) -> Services:
    services: Services = filled_app.extensions[EXTENSION]
    filing = Filing(services.opened, str(services.accounts.by_username(str(Role.OFFICER)).id))
    adopt(filing)
    consult(filing)
    index_all(services)
    return services


@pytest.fixture
def person(_browser: Chrome, services: Services, filled_app: Flask) -> Iterator[Person]:
    with serve(filled_app) as site:
        yield Person(_browser, site)
        _browser.execute_script("window.onbeforeunload = null")


def test_from_a_letter_to_an_answer_that_everybody_finds(person: Person, services: Services, tmp_path: Path) -> None:
    person.begins(Role.OFFICER)
    consultation = receives_the_letter(person, tmp_path)
    hears_the_four(person, consultation)
    statement = drafts_the_answer(person, consultation)
    adopts_sends_and_publishes(person, statement)
    person.opens(f"{consultation}/svar")
    person.writes(statement_id=statement.removeprefix("/uttalelse/"), answered_on="03.11.2025")
    person.presses("Registrer svaret")
    for path in (consultation, statement):
        person.opens(f"{path}/publiser")
        person.presses("Publiser")
    index_all(services)
    everybody_finds_it(person, consultation, statement)


def receives_the_letter(person: Person, folder: Path) -> str:
    """Register the consultation that a letter tells of; return its address."""
    letter = folder / "høringsbrev.pdf"
    letter.write_bytes(a_pdf(*LETTER))
    person.opens("/horinger/ny")
    accessible(person.browser)
    person.browser.find_element(By.ID, "upload").send_keys(str(letter))
    person.presses("Les brevet")
    told = person.read()
    assert "Lest fra side 2: «Frist for uttalelse er 15. november 2025.»" in told
    assert person.stands("title") == "Høring – handlingsplan for jernbanen 2026–2030"
    assert (person.stands("sender_id"), person.stands("deadline")) == ("Liksomfylket", "15.11.2025")
    accessible(person.browser)
    person.writes(received_on="14.08.2025", subject_areas="Samferdsel", case_id="2025/17")
    person.presses("Registrer høringen")
    assert "Høringen er registrert." in person.read()
    accessible(person.browser)
    return person.path


def hears_the_four(person: Person, consultation: str) -> None:
    """Choose that the council answers for all, and record what each municipality says."""
    person.opens(f"{consultation}/svarmate")
    accessible(person.browser)
    person.ticks("way", "jointly")
    person.ticks("principle", f"{the('prinsipper 2021/1').hex}:2:1")
    person.writes(chosen_on="20.08.2025", reason="Gjelder alle fire")
    person.presses("Registrer valget")
    assert "minst tre av fire" in person.read()
    person.opens(f"{consultation}/be-om-innspill")
    accessible(person.browser)
    person.writes(asked_on="21.08.2025", deadline="01.10.2025")
    person.presses("Registrer at de er spurt")
    person.opens(f"{consultation}/innspill")
    for row, agreeing in enumerate(("agrees", "agrees", "agrees", "disagrees")):
        said = {"told": "input", "day": "25.09.2025", "agreeing": agreeing, "summary": f"Innspill {row + 1}"}
        person.writes(**{f"rows__{row}__{name}": text for name, text in said.items()})
    accessible(person.browser)
    person.presses("Registrer")
    told = person.read()
    assert all(f"Innspill {number}" in told for number in range(1, 5))
    accessible(person.browser)


def drafts_the_answer(person: Person, consultation: str) -> str:
    """Write the answer beside what was said before; return its address."""
    person.opens(f"{consultation}/skriv-svar")
    person.browser.find_element(By.CSS_SELECTOR, "main [name=text]").send_keys(ANSWER)
    person.waits_for("Svar på høring av regional transportplan")
    accessible(person.browser)
    person.writes(summary="Dobbeltspor til Rakkestad må stå i planen", drafted_on="20.10.2025")
    person.presses("Registrer uttalelsen")
    assert "Uttalelsen er registrert." in person.read()
    accessible(person.browser)
    return person.path


def adopts_sends_and_publishes(person: Person, statement: str) -> None:
    """Record the decision that the answer rests on, to whom it goes, who disagrees, and where it is published."""
    person.opens(f"{statement}/vedta")
    person.ticks("adopted_by", "decision")
    person.ticks("basis-kind", "decision")
    person.writes(basis__decision_id="RR 23/2025")
    accessible(person.browser)
    person.presses("Registrer vedtaket")
    person.opens(f"{statement}/hvem-star-bak")
    person.writes(standpoints__0__stance="behind", standpoints__1__stance="dissent", standpoints__1__text="Vil ha buss")
    accessible(person.browser)
    person.presses("Registrer")
    person.opens(f"{statement}/send")
    accessible(person.browser)
    person.writes(recipients__0__organisation_id="Liksomfylket", how="letter", sent_on="03.11.2025")
    person.presses("Registrer at den er sendt")
    person.opens(f"{statement}/publiser-i-kanal")
    person.writes(channel="website", published_on="04.11.2025")
    accessible(person.browser)
    person.presses("Registrer publiseringen")
    assert "Vil ha buss" in person.read()
    accessible(person.browser)


def everybody_finds_it(person: Person, consultation: str, statement: str) -> None:
    """From the front page to the answer, and from there to what was asked: by words, and by the list."""
    person.begins(None)
    person.opens("/")
    accessible(person.browser)
    person.browser.find_element(By.CSS_SELECTOR, "main [name=q]").send_keys("handlingsplan jernbanen", Keys.ENTER)
    person.waits_for("Dobbeltspor til Rakkestad")
    accessible(person.browser)
    person.opens("/uttalelser")
    person.follows("Svar på høring – handlingsplan for jernbanen")
    assert person.path == statement
    assert "RR 23/2025" in person.read()
    accessible(person.browser)
    told = person.opens(consultation)
    assert "Gjelder alle fire" in told
    accessible(person.browser)
