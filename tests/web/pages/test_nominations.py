"""Nominations are for those who are signed in: nobody else is told of one in a history or among corrections."""

import pytest
from flask import Flask

from application.commands.appointments import ElectNominated, elect_nominated
from application.commands.appointments_put_right import CorrectAppointment, correct_appointment
from application.office.roles import Role
from tests.web.filing import the
from tests.web.pages.reading import Reading
from tests.web.seated import BY
from web.services import EXTENSION

TENKEBY = f"/organisasjon/{the('Tenkeby')}"


@pytest.fixture(autouse=True)
def corrected_nomination(seated: None, filled_app: Flask) -> None:
    command = CorrectAppointment(
        appointment_id=the("Nina"), changes={"nominated_on": "2024-01-15"}, reason="Lest feil.", by=BY
    )
    correct_appointment(filled_app.extensions[EXTENSION].opened.archive, command)


def test_a_nomination_is_told_to_those_who_are_signed_in_only(reading: Reading) -> None:
    for path in (TENKEBY, "/rettelser"):
        assert "Nina" in reading(Role.READER).get(path).text
        assert "Nina" not in reading(None).get(path).text


def test_what_was_elected_is_told_without_what_went_before(reading: Reading, filled_app: Flask) -> None:
    archive = filled_app.extensions[EXTENSION].opened.archive
    elect_nominated(archive, ElectNominated(appointment_id=the("Nina"), valid_from="2024-02-01", by=BY))
    shown = reading(None).get(TENKEBY).text
    assert "Nina Foreslått" in shown
    assert "Lest feil." not in shown
    assert "Lest feil." not in reading(None).get("/rettelser").text
    assert "Lest feil." in reading(Role.READER).get("/rettelser").text
