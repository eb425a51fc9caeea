"""One table of errors: a status for each, a page for people, problem details for programs, nothing of its inside."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from sqlalchemy.exc import DataError, OperationalError, TimeoutError  # noqa: A004
from werkzeug.exceptions import ServiceUnavailable, TooManyRequests
from werkzeug.test import TestResponse

from application.archive import RecordNotFoundError, StaleVersionError
from application.engines import initialise
from application.errors import ApplicationError, StorageFailedError, StorageFullError
from application.office.errors import TooManyAttemptsError, WrongPasswordError
from application.office.facts import ArchiveKind
from application.settings import read_settings
from domain.cases import CaseClosedError
from domain.errors import DomainError, InvalidValueError
from domain.identity_numbers import IdentityNumberError
from domain.references import ReferenceTakenError
from web.app import create_app
from web.errors import STATUS, status_of
from web.services import EXTENSION

INSIDE = "something of the inside"

BROKEN: dict[str, tuple[Exception, int, str]] = {
    "value": (InvalidValueError(field="title", value="", problem="missing"), 400, "invalid-value"),
    "password": (WrongPasswordError(), 403, "wrong-password"),
    "unknown": (RecordNotFoundError(kind="case", id=uuid4()), 404, "not-found"),
    "closed": (CaseClosedError(reference="2025/17"), 409, "case-closed"),
    "taken": (ReferenceTakenError(reference="2025/17"), 409, "reference-taken"),
    "number": (IdentityNumberError(field="title"), 409, "identity-number"),
    "stale": (StaleVersionError(kind="case", id=uuid4()), 412, "stale-version"),
    "attempts": (TooManyAttemptsError(retry_after=90), 429, "too-many-attempts"),
    "locked": (OperationalError("SELECT 1", {}, Exception(INSIDE)), 503, "service-unavailable"),
    "disk": (StorageFailedError(name="x", folder="/data", problem="no"), 503, "storage-failed"),
    "full": (StorageFullError(name="x", folder="/data"), 507, "storage-full"),
    "bug": (ZeroDivisionError(INSIDE), 500, "internal-server-error"),
    "key": (KeyError(INSIDE), 500, "internal-server-error"),
}


@pytest.fixture(scope="module")
def failing_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application that has a page and an API for each error."""
    folder = tmp_path_factory.mktemp("failing") / "archive"
    settings = read_settings({"secret_key": "s" * 40, "data": folder, "log_level": "error"}, env_file=None)
    initialise(settings, ArchiveKind.DEMO, "Prøveregionen")
    app = create_app(settings)

    def fail(name: str) -> str:
        raise BROKEN[name][0]

    def refuse(status: int) -> str:
        abort(status)

    for start in ("/feil", "/api/feil"):
        app.add_url_rule(f"{start}/<name>", f"fail {start}", fail)
        app.add_url_rule(f"{start}/status/<int:status>", f"refuse {start}", refuse)
    app.add_url_rule("/feil/vent", "wait", lambda: (_ for _ in ()).throw(TooManyRequests(retry_after=30)))
    app.add_url_rule("/feil/senere", "later", lambda: (_ for _ in ()).throw(ServiceUnavailable(retry_after=60)))
    yield app
    app.extensions[EXTENSION].close()


@pytest.fixture
def broken(failing_app: Flask) -> FlaskClient:
    return failing_app.test_client()


@pytest.mark.parametrize("name", BROKEN)
def test_a_page_says_what_to_do_and_gives_a_number_to_quote(broken: FlaskClient, name: str) -> None:
    error, status, _ = BROKEN[name]
    answer = broken.get(f"/feil/{name}")
    page = answer.get_data(as_text=True)
    assert answer.status_code == status == status_of(error)
    assert answer.mimetype == "text/html"
    assert answer.headers["X-Request-ID"] in page
    assert re.search(r"<h1[^>]*>[A-ZÆØÅ]", page)
    assert INSIDE not in page
    assert "Traceback" not in page


@pytest.mark.parametrize("name", BROKEN)
def test_a_program_gets_problem_details(broken: FlaskClient, name: str) -> None:
    """RFC 9457, with a code that does not change and the id of the request."""
    _, status, code = BROKEN[name]
    answer = broken.get(f"/api/feil/{name}")
    problem = problem_of(answer)
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert problem["instance"] == f"/api/feil/{name}"
    assert problem["request_id"] == answer.headers["X-Request-ID"]
    assert problem["title"]
    assert problem["detail"].endswith(".")
    assert INSIDE not in str(problem)


def problem_of(answer: TestResponse) -> dict[str, str]:
    assert answer.mimetype == "application/problem+json"
    assert answer.json
    assert answer.json["type"] == "about:blank"
    return dict(answer.json)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 410, 413, 418, 429, 451, 500, 501, 503, 504])
def test_every_status_has_words(broken: FlaskClient, status: int) -> None:
    page = broken.get(f"/feil/status/{status}")
    assert page.status_code == status
    assert "<h1" in page.get_data(as_text=True)
    assert problem_of(broken.get(f"/api/feil/status/{status}"))["detail"]


@pytest.mark.parametrize("path", ["/api/finnes/ikke", "/api", "/api/v1/cases/17/9", "/api/v1/finnes"])
def test_an_api_that_is_not_there_is_a_problem_too(broken: FlaskClient, path: str) -> None:
    answer = broken.get(path)
    assert answer.status_code == 404
    assert problem_of(answer)["code"] == "not-found"


def test_a_method_that_is_not_allowed_says_which_are(broken: FlaskClient) -> None:
    for path in ("/om", "/api/v1/cases"):
        answer = broken.delete(path)
        assert answer.status_code == 405
        assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize(("path", "seconds"), [("/feil/attempts", "90"), ("/feil/vent", "30"), ("/feil/senere", "60")])
def test_those_who_must_wait_are_told_how_long(broken: FlaskClient, path: str, seconds: str) -> None:
    assert broken.get(path).headers["Retry-After"] == seconds


def test_what_is_not_found_may_be_there_for_those_who_sign_in(broken: FlaskClient) -> None:
    page = broken.get("/finnes/ikke?side=2").get_data(as_text=True)
    assert "/logg-inn?next=/finnes/ikke?side%3D2" in page or "/logg-inn?next=/finnes/ikke%3Fside%3D2" in page


def test_an_error_page_that_fails_itself_is_shown_bare(
    broken: FlaskClient, failing_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError(INSIDE)

    monkeypatch.setitem(failing_app.jinja_env.globals, "main_menu", fail)
    answer = broken.get("/feil/closed")
    assert answer.status_code == 409
    assert "2025/17" in answer.get_data(as_text=True)
    assert INSIDE not in answer.get_data(as_text=True)


def test_the_nearest_class_decides() -> None:
    class UnforeseenError(DomainError):
        pass

    class OneMoreError(ApplicationError):
        pass

    class AnotherValueError(InvalidValueError):
        pass

    assert [status_of(each) for each in (UnforeseenError(), OneMoreError(), AnotherValueError(), Exception())] == [
        409,
        409,
        400,
        500,
    ]
    of_databases = (OperationalError("", {}, Exception()), DataError("", {}, Exception()), TimeoutError())
    assert [status_of(each) for each in of_databases] == [503, 400, 503]
    assert set(STATUS.values()) <= {400, 401, 403, 404, 409, 412, 413, 422, 429, 503, 507}
