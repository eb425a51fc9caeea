"""Every reason and remark of an import has a sentence of its own, that says what to do."""

import inspect

import pytest
from flask import Flask

from application.errors import ApplicationError
from application.imports import errors, row_errors
from application.imports.columns import Column
from application.imports.row_errors import BadBasisError
from application.settings import read_settings
from domain.errors import InvalidValueError
from web.app import create_app
from web.import_messages import IMPORTS, MANIFEST_FIELDS, REMARKS
from web.messages import message, remark_message


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application; no archive is needed for what it says."""
    data = tmp_path_factory.mktemp("data")
    return create_app(read_settings({"secret_key": "s" * 40, "data": data, "log_level": "error"}, env_file=None))


ERRORS = [
    one
    for module in (errors, row_errors)
    for _, one in inspect.getmembers(module, inspect.isclass)
    if one.__module__ == module.__name__
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda one: one.code)
def test_every_error_has_a_sentence(app: Flask, error: type[ApplicationError]) -> None:
    names = dict.fromkeys(("name", "folder", "archive", "problem", "missing", "found", "first", "second"), "x")
    records = dict.fromkeys(("reference", "body", "case", "organisation", "alike", "agreement"), "x")
    with app.app_context():
        said = message(error(**names, **records, row=3, value="x"))
    assert error.code in IMPORTS
    assert said.endswith(".")
    assert "%" not in said


def test_no_sentence_is_without_an_error() -> None:
    assert IMPORTS.keys() == {one.code for one in ERRORS}


def test_every_remark_has_a_sentence(app: Flask) -> None:
    given = dict.fromkeys(("name", "is_type", "field", "filed", "given", "basis"), "x")
    with app.app_context():
        for code in REMARKS:
            said = remark_message(code, given)
            assert said.endswith(".")
            assert "%" not in said


def test_fields_of_a_manifest_go_by_its_columns(app: Flask) -> None:
    assert {one.value for one in Column} <= MANIFEST_FIELDS.keys()
    error = InvalidValueError(field="decided_on", value="i går", problem="bad-date")
    with app.app_context():
        assert message(error, fields=MANIFEST_FIELDS).startswith("Dato: «i går» er ikke en dato.")
        assert message(error).startswith("Vedtaksdato: ")


def test_dates_that_differ_are_written_as_people_write_them(app: Flask) -> None:
    with app.app_context():
        said = remark_message("import-differs", {"field": "date", "filed": "2019-06-12", "given": "2019"})
        unknown = remark_message("import-differs", {"field": "date", "filed": "-", "given": "2019"})
    assert said.startswith("Dato er «12.06.2019» i arkivet, men «2019» her.")
    assert unknown.startswith("Dato er «-» i arkivet")


def test_a_percent_sign_in_what_people_wrote_does_no_harm(app: Flask) -> None:
    with app.app_context():
        assert "100 %s" in message(BadBasisError(value="100 %s"))
