"""The audit of appointments on a page and in files: late, corrected with before and after, narrowed by the address."""

import json

import pytest

from application.office.roles import Role
from tests.web.filing import the
from tests.web.pages.looking import page, said
from tests.web.pages.reading import Reading, rows

pytestmark = pytest.mark.usefixtures("seated")


def test_what_was_put_right_tells_before_and_after_and_by_how_many_days(reading: Reading) -> None:
    client = reading(Role.AUDITOR)
    (row,) = rows(client.get("/verv/revisjon?axis=corrected&since=2024&until=2026").text, "changes")
    assert "Verv rettet" in row
    assert "01.11.2023 15.11.2023 Flyttet 14 dager (senere)" in row
    assert "Møtet ble flyttet." in row
    assert "Kari Prøve" in row


def test_the_latest_come_first_and_how_many_days_is_told(reading: Reading) -> None:
    late = rows(reading(Role.READER).get("/verv/revisjon?axis=late").text, "changes")
    days = [int(one.split()[-1]) for one in late]
    assert days == sorted(days, reverse=True)
    assert days[0] > 90


def test_it_is_for_those_who_are_signed_in_and_narrowed_by_the_address(reading: Reading) -> None:
    assert reading(None).get("/verv/revisjon").status_code in (302, 401)
    client = reading(Role.AUDITOR)
    of_body = rows(client.get(f"/verv/revisjon?body={the('OU')}").text, "changes")
    assert of_body
    assert all("Ordførerutvalget" in one for one in of_body)
    assert "Fjern" in said(page(client, f"/verv/revisjon?person={the('Kari Prøve')}"))
    wrong = client.get("/verv/revisjon?since=tull")
    assert (wrong.status_code, "Rett datoene" in wrong.text) == (400, True)


def test_it_is_had_as_a_file(reading: Reading) -> None:
    client = reading(Role.AUDITOR)
    sheet = client.get("/verv/revisjon?axis=corrected&format=csv").data.decode("utf-8-sig")
    assert "01.11.2023 → 15.11.2023" in sheet
    told = json.loads(client.get("/verv/revisjon?axis=corrected&format=json").data)
    assert [one["moved_days"] for one in (told["data"] if isinstance(told, dict) else told)] == [14]
