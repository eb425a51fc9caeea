"""From an old minutes file and a spreadsheet of attendance to a meeting in a browser: read, looked over, accepted."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import Workbook
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from application.office.roles import Role
from benchmarks.minutes_files import minutes
from tests.web.browsing import accessible, serve
from tests.web.test_day_journey import Person


@pytest.fixture
def person(_browser: Chrome, filled_app: Flask) -> Iterator[Person]:
    with serve(filled_app) as site:
        yield Person(_browser, site)
        _browser.execute_script("window.onbeforeunload = null")


def test_old_minutes_are_looked_over_beside_their_text_and_accepted(person: Person, tmp_path: Path) -> None:
    (file,) = (one for one in minutes("open") if one.name == "02-mayors-dash")
    paper, sheet = tmp_path / file.file_name, tmp_path / "oppmøte.xlsx"
    paper.write_bytes(file.content())
    sheet.write_bytes(
        _sheet(["Navn", "Funksjon", "Til stede"], ["Kari Eksempel", "Leder", "x"], ["Ny Person", "", "x"])
    )
    person.begins(Role.OFFICER)
    person.opens("/moter")
    person.follows("Les inn gammel protokoll")
    accessible(person.browser)
    person.browser.find_element(By.ID, "upload").send_keys(f"{paper}\n{sheet}")
    person.presses("Les protokollen")
    assert (person.stands("attendance-1-name"), person.stands("attendance-2-name")) == ("Ny Person", "Øystein Diktstad")
    assert "regnearket, rad «Ny Person" in person.read()
    person.browser.find_element(By.CSS_SELECTOR, "#read-items-2-title a").click()
    assert person.path.endswith("#line-1-13")
    accessible(person.browser)
    person.browser.find_element(By.CSS_SELECTOR, "[name=wish][value='remove:attendance-1']").click()
    person.waits_for("Øystein Diktstad")
    person.presses("Godta og registrer")
    assert "Protokollen er registrert." in person.read()
    assert "Ny Person tatt ut" in person.read()
    assert person.path == "/mote/2025/1"


def _sheet(*rows: list[str]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
