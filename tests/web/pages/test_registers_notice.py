"""Pages say so when what they show is being built anew, or has stopped."""

import pytest
from flask import Flask
from sqlalchemy import text

from application.office.roles import Role
from tests.web.pages.reading import Reading
from web.services import EXTENSION

REBUILT = "Listene bygges opp på nytt og kan mangle noe."
STOPPED = "En liste har stoppet og kan mangle det som er nytt."
PAGES = ("/saker", "/vedtak", "/journal", "/sak/2025/17", "/vedtak/RR-23-2025", "/organer", "/organisasjoner")


def change(app: Flask, *statements: str) -> None:
    """Do something to the registers that no part of the program would."""
    with app.extensions[EXTENSION].stores.registers.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_nothing_is_said_while_all_is_well(reading: Reading) -> None:
    for path in PAGES:
        page = reading(None).get(path).text
        assert REBUILT not in page
        assert STOPPED not in page


@pytest.mark.parametrize("path", PAGES)
def test_a_register_of_another_version_is_said_to_be_built_anew(filled_app: Flask, reading: Reading, path: str) -> None:
    change(filled_app, "UPDATE register_positions SET version = 999 WHERE name = 'decisions'")
    answer = reading(None).get(path)
    assert answer.status_code == 200
    assert REBUILT in answer.text


def test_a_register_that_has_stopped_is_told_of(filled_app: Flask, reading: Reading) -> None:
    change(filled_app, "UPDATE register_positions SET error = 'ValueError: x' WHERE name = 'journal'")
    page = reading(None).get("/journal").text
    assert STOPPED in page
    assert "ValueError" not in page
    assert STOPPED not in reading(None).get("/om").text, "nothing there comes from a register"


def test_a_page_that_cannot_be_made_of_the_old_tables_says_when_to_come_back(
    filled_app: Flask, reading: Reading
) -> None:
    change(
        filled_app,
        "ALTER TABLE cases DROP COLUMN closed_on",
        "UPDATE register_positions SET version = 1 WHERE name = 'cases'",
    )
    answer = reading(None).get("/saker")
    assert answer.status_code == 503
    assert "Listene bygges opp på nytt" in answer.text
    assert "Ingenting er tapt" in answer.text
    assert reading(None).get("/api/v1/cases").json["code"] == "registers-outdated"
    filled_app.extensions[EXTENSION].follower.rebuild(["cases"])
    assert reading(Role.READER).get("/saker").status_code == 200
