"""The shared content of the tests of pages is what its description says."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.office.roles import Role
from application.questions.cases import case_by_reference, list_cases
from application.questions.decisions import decision_by_slug
from application.questions.journal import entry_by_reference
from domain.access import Audience
from tests.web.filing import HIDDEN, UNPUBLISHED
from web.services import EXTENSION


def test_each_audience_sees_what_is_for_it(filled_app: Flask) -> None:
    opened = filled_app.extensions[EXTENSION].opened
    assert {state.state for state in opened.follower.states()} == {"live"}
    with opened.stores.registers.connect() as connection:
        references = [one.reference for one in list_cases(connection, Audience.PUBLIC).items]
        assert references == ["2025/19", "2025/17", "2024/3", "2023/4", "2019/1"]
        unpublished = case_by_reference(connection, "2025/18", Audience.READER)
        assert unpublished
        assert UNPUBLISHED in unpublished.title
        decision = decision_by_slug(connection, "OU-6-2025", Audience.READER)
        assert decision
        assert not decision.sees_content
        assert HIDDEN not in repr(decision)
        entry = entry_by_reference(connection, "2025/17-3", Audience.PUBLIC)
        assert entry
        assert entry.title == "Brev fra privatperson"
        assert HIDDEN in repr(entry_by_reference(connection, "2025/17-3", Audience.OFFICER))


@pytest.mark.parametrize("role", [None, *Role])
def test_a_client_is_signed_in_as_asked(reading: Callable[[Role | None], FlaskClient], role: Role | None) -> None:
    answer = reading(role).get("/min-side")
    assert answer.status_code == (302 if role is None else 200)
    assert role is None or f"Navn {role}" in answer.text
