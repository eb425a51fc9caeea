"""No page of people and appointments asks the databases more because there are more of them."""

from flask import Flask

from application.commands.appointments import MakeAppointment, make_appointment
from application.commands.people import RegisterPerson, register_person
from application.commands.seats import AddSeat, add_seat
from application.office.roles import Role
from tests.web.counted import fewest_asked
from tests.web.filing import the
from tests.web.pages.reading import Reading
from tests.web.seated import BY
from web.services import EXTENSION

MANY = 12
PATHS = (
    "/verv",
    "/personer",
    "/personer/like",
    f"/person/{the('Kari Prøve')}",
    f"/verv/{the('Kari Prøve i RR Prøvdal 1')}",
    f"/organisasjon/{the('Prøvdal')}",
    f"/organisasjon/{the('Prøvdal')}/tidligere-verv",
    f"/api/v1/people/{the('Kari Prøve')}/appointments",
    f"/api/v1/organisations/{the('Prøvdal')}/appointments",
)


def test_no_page_asks_more_of_more(seated: None, filled_app: Flask, reading: Reading) -> None:
    officer = reading(Role.OFFICER)

    def asked() -> dict[str, int]:
        return {path: fewest_asked(officer, path) for path in PATHS}

    few = asked()
    _seat_many(filled_app)
    many = asked()
    assert {path: (few[path], count) for path, count in many.items() if count > few[path]} == {}


def _seat_many(app: Flask) -> None:
    """Let Kari have many seats now and before, and many others be called as she is and have one each."""
    archive = app.extensions[EXTENSION].opened.archive
    for number in range(MANY):
        seat, person = the(f"seat {number}"), the(f"person {number}")
        add = {"role": "member", "number": 10 + number, "organisation_id": the("Prøvdal")}
        add_seat(archive, AddSeat(body_id=the("KDU"), seat_id=seat, seat=add, by=BY))
        register_person(archive, RegisterPerson(person_id=person, name="Kari Prøve", by=BY))
        for whose, since, until in ((person, "2021", None), (the("Kari Prøve"), "2017", "2020")):
            command = MakeAppointment(
                appointment_id=the(f"{whose} {number}"),
                person_id=whose,
                body_id=the("KDU"),
                seat_id=seat,
                valid_from=since,
                until=until,
                by=BY,
            )
            make_appointment(archive, command)
