"""Every rule that can be broken is told in a sentence of the reader's language."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import force_locale

import application
import domain
import search
from application.errors import ApplicationError
from domain.appointments import TwoRolesError
from domain.errors import DomainError, InvalidValueError
from web.messages import MESSAGES, message
from web.value_messages import INVALID_VALUES

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (domain, application, search)
SAID_ELSEWHERE = {
    "invalid-value",
    "invalid-values",
    "invalid-rows",
    "password-too-weak",
    "rule-broken",
    "application-error",
}


def errors() -> Iterator[type[DomainError] | type[ApplicationError]]:
    for room in ROOMS:
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if ".migrations" not in module.name:
                importlib.import_module(module.name)
    waiting: list[type] = [DomainError, ApplicationError]
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            if each.__module__.partition(".")[0] in {room.__name__ for room in ROOMS}:
                yield each


def problems() -> set[str]:
    """Every `problem=` that the code gives an InvalidValueError."""
    found = set()
    for room in ROOMS:
        for path in (ROOT / room.__name__).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "InvalidValueError":
                    for keyword in node.keywords:
                        if keyword.arg == "problem" and isinstance(keyword.value, ast.Constant):
                            found.add(str(keyword.value.value))
    return found


def test_every_code_has_its_sentence() -> None:
    codes = {each.code for each in errors()} - SAID_ELSEWHERE
    assert codes - MESSAGES.keys() == set()


def test_every_code_is_of_one_error() -> None:
    codes = [each.code for each in errors() if "code" in vars(each)]
    assert sorted(codes) == sorted(set(codes))


def test_every_problem_with_a_value_has_its_sentence() -> None:
    assert len(problems()) > 10
    assert problems() - INVALID_VALUES.keys() == set()


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_sentence_stands_without_its_values(wordy_app: Flask, code: str) -> None:
    class BrokenError(DomainError):
        pass

    BrokenError.code = code
    with wordy_app.test_request_context(), force_locale("nb"):
        said = message(BrokenError())
    assert said
    assert "%(" not in said


@pytest.mark.parametrize("problem", sorted(INVALID_VALUES))
def test_what_is_wrong_with_a_value_is_said_with_it(wordy_app: Flask, problem: str) -> None:
    with wordy_app.test_request_context(), force_locale("nb"):
        said = message(InvalidValueError(field="decided_on", value="2021-12-31", problem=problem, start="2022"))
    assert "%(" not in said
    assert said[0].isupper() or said[0] in "«§0123456789"


def test_days_in_a_sentence_are_written_as_days(wordy_app: Flask) -> None:
    error = InvalidValueError(field="closed_on", value="2021-12-31", problem="before-start", start="2022-01")
    with wordy_app.test_request_context(), force_locale("nb"):
        said = message(error)
    assert "31.12.2021" in said
    assert "01.2022" in said
    assert "closed_on" not in said


def test_the_days_of_another_role_are_written_as_days(wordy_app: Flask) -> None:
    two = {"field": "person_id", "person": "Kari Prøve", "since": "2024-03-01"}
    with wordy_app.test_request_context(), force_locale("nb"):
        assert "fra 01.03.2024 til 31.12.2025" in message(TwoRolesError(**two, until="2025-12-31"))
        assert "fra 01.03.2024. Velg" in message(TwoRolesError(**two, until=None))


def test_a_rule_nobody_knows_is_told_by_its_code(wordy_app: Flask) -> None:
    with wordy_app.test_request_context(), force_locale("nb"):
        assert "rule-broken" in message(DomainError())
