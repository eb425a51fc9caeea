"""Whatever is asked for, the answer is a page or a problem, never a fault."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from application.office.roles import Role
from tests.web.pages.reading import Reading

ODD = ("%00", "%FF", "%ED%A0%80", "..%2F..%2Fetc", "-1", "0", "%C2%B2", "2025%2F17", "<b>", "' OR 1=1 --", "9" * 99)
ASKED = [
    "q",
    "side",
    "etter",
    "after",
    "cursor",
    "sort",
    "ar",
    "year",
    "fra",
    "til",
    "versjon",
    "limit",
    "as",
    "next",
    "uke",
    "on",
    "known",
    "med",
]


def addresses(app: Flask) -> Iterator[Rule]:
    """Every rule that is read, but those for files of our own."""
    for rule in app.url_map.iter_rules():
        if rule.methods and "GET" in rule.methods and rule.endpoint != "static":
            yield rule


@pytest.mark.parametrize("role", [None, Role.OFFICER])
def test_odd_addresses_are_answered(reading: Reading, filled_app: Flask, role: Role | None) -> None:
    client = reading(role)
    faults = []
    for rule in addresses(filled_app):
        if rule.arguments:
            for odd in ODD:
                path = rule.rule
                for argument in rule.arguments:
                    for converter in ("", "path:", "int:", "uuid:", "string:"):
                        path = path.replace(f"<{converter}{argument}>", quote(odd, safe="%"))
                faults += fault(client, path)
    assert faults == []


@pytest.mark.parametrize("role", [None, Role.OFFICER])
def test_odd_questions_are_answered(reading: Reading, filled_app: Flask, role: Role | None) -> None:
    client = reading(role)
    faults = []
    for rule in addresses(filled_app):
        if not rule.arguments:
            for odd in ODD[:: 1 if role is None else 3]:
                question = "&".join(f"{name}={quote(odd, safe='%')}" for name in ASKED)
                faults += fault(client, f"{rule.rule}?{question}")
    assert faults == []


def fault(client: FlaskClient, path: str) -> list[str]:
    with client.get(path) as answer:
        return [f"{answer.status_code} {path[:150]}"] if answer.status_code >= 500 else []
