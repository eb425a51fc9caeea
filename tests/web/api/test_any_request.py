"""Whatever is sent to the API, it answers as it is described, and never with an error of its own.

Schemathesis makes requests from the description, half of them wrong; ids and references are mostly those of records
there are, so that what lies behind is reached too. The same requests every time.
"""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode, openapi
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from application.office.roles import Role
from tests.web.filing import the
from web.services import EXTENSION

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
PER_OPERATION, REFUSED = 4, 1
"""How many requests of each kind, right and wrong, go to each address; to one that is refused without a token."""

THERE = {
    "cases": "2025/17",
    "journal-entries": "2025/17-1",
    "decisions": "RR 23/2025",
    "bodies": "OU",
    "organisations": "Bortevik",
}


def operations(app: Flask) -> list[APIOperation]:
    described = openapi.from_wsgi("/api/v1/openapi.json", app)
    return [one.ok() for one in described.get_all_operations()]


def ask(
    operation: APIOperation, mode: GenerationMode, headers: dict[str, str], tell: Callable[[Case, Any], None]
) -> None:
    @seed(2025)
    @settings(
        max_examples=PER_OPERATION if "Authorization" in headers or operation.method == "get" else REFUSED,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def run(case: Case) -> None:
        subject = case.path.split("/")[3]
        for name in case.path_parameters or ():
            if name.endswith("_id") and subject in THERE:
                case.path_parameters[name] = str(the(THERE[subject]))
        tell(case, case.call(headers=headers))

    try:
        run()
    except Unsatisfiable:  # nothing that is sent there can be wrong
        assert mode is GenerationMode.NEGATIVE


@pytest.mark.parametrize("role", [None, Role.ADMINISTRATOR])
def test_every_answer_is_as_described(filled_app: Flask, role: Role | None) -> None:
    headers = {"Accept-Encoding": "identity"}
    if role:
        services = filled_app.extensions[EXTENSION]
        _, secret = services.tokens.make(services.accounts.by_username(str(role)), name="Prøve", role=role)
        headers["Authorization"] = f"Bearer {secret}"
    seen: dict[str, str] = {}
    statuses = set()

    def tell(case: Case, response: Any) -> None:
        statuses.add(response.status_code)
        try:
            case.validate_response(response, checks=CHECKS)
        except FailureGroup as failed:
            seen.setdefault(f"{case.method} {case.operation.path}", str(failed))

    for operation in operations(filled_app):
        for mode in GenerationMode:
            ask(operation, mode, headers, tell)
    assert not seen, "\n\n".join(f"{one}\n{told}" for one, told in seen.items())
    assert statuses >= ({200, 400, 401, 404} if role is None else {200, 201, 400, 404, 409, 428})
