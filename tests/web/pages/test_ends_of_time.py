"""The first and the last days that dates can name: whatever is asked of them, the answer is a page or a problem."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.application.seated_council import the

ASKED_ON = (
    "/organ/REG?",
    "/organ/REG/sammenlign?",
    "/organ/REG/plasser?format=csv&",
    "/verv/funn?",
    "/verv/rapporter?",
    "/verv/revisjon?",
    "/attest/organ/REG?",
    "/attest/funn?",
    "/api/v1/findings?",
    f"/api/v1/bodies/{the('RR')}/seats?",
    f"/api/v1/popolo/bodies/{the('RR')}?",
)


@pytest.mark.parametrize("day", ["9999-12-31", "9999-12-30", "9999", "1000-01-01"])
def test_the_ends_of_time_are_answered(reading_seats: Callable[[Role | None], FlaskClient], day: str) -> None:
    client = reading_seats(Role.AUDITOR)
    asked = [f"{path}{name}={day}" for path in ASKED_ON for name in ("on", "known")]
    asked.append(f"/organ/REG?on={day}&fra={day}&til={day}")
    answers = {path: client.get(path, follow_redirects=True).status_code for path in asked}
    assert {path: status for path, status in answers.items() if status not in (200, 400)} == {}
