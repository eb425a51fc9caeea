"""Reports from representatives are listed with their days, and recorded from the list."""

import pytest
from flask import Flask

from application.commands.seats import SetSeating, set_seating
from application.office.roles import Role
from tests.web.filing import the
from tests.web.forms.sending import send
from tests.web.pages.looking import addresses, page
from tests.web.pages.reading import Reading, rows
from web.services import EXTENSION


@pytest.fixture(autouse=True)
def _to_be_reported_from(seated: None, filled_app: Flask) -> None:
    seating = SetSeating(body_id=the("RR"), seating={"report_months": 12}, valid_from="2015", by="prøve")
    set_seating(filled_app.extensions[EXTENSION].opened.archive, seating)


def test_a_report_is_recorded_from_the_list(reading: Reading) -> None:
    officer = reading(Role.OFFICER)
    overdue = rows(officer.get("/verv/rapporter?state=overdue&on=2024-12-01").text, "reports")
    assert any("Kari Prøve" in one and "15.11.2024" in one and "Over fristen" in one for one in overdue)
    kari = str(the("Kari Prøve i RR Prøvdal 1"))
    ways = addresses(page(officer, "/verv/rapporter?state=overdue&on=2024-12-01"), "table a")
    way = next(one for one in ways if kari in one and one.endswith("2024-11-15"))
    done = send(officer, way, delivered_on="01.12.2024", note="Muntlig i møte")
    assert done.status_code == 303
    delivered = rows(officer.get("/verv/rapporter?state=delivered&on=2024-12-01").text, "reports")
    assert len(delivered) == 1
    assert "Levert 01.12.2024 · Muntlig i møte" in delivered[0].replace("Levert01", "Levert 01")


def test_signed_out_one_reads_and_records_nothing(reading: Reading) -> None:
    client = reading(None)
    assert "Registrer rapporten" not in client.get("/verv/rapporter").text
    sheet = client.get("/verv/rapporter?on=2024-12-01&format=csv").data.decode("utf-8-sig")
    assert "Over fristen" in sheet
    assert client.get("/verv/rapporter?on=tull").status_code == 400
