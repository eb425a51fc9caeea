"""What becomes of an error: one table of types and status codes, pages for people, problem details for the API."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import structlog
from flask import Flask, Response, current_app, jsonify, render_template, request
from flask_babel import gettext, lazy_gettext
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFreeError
from werkzeug.exceptions import HTTPException, TooManyRequests
from werkzeug.http import HTTP_STATUS_CODES

from application.archive import RecordNotFoundError, StaleVersionError
from application.comparison import TooMuchTextError
from application.database import is_of_the_storage
from application.documents.pdf import DocumentFailedError
from application.errors import (
    ApplicationError,
    DatabaseFailedError,
    LostEventsError,
    NotInitialisedError,
    OtherVersionError,
    StorageFailedError,
    StorageFullError,
)
from application.files.protocol import FileDamagedError, FileMissingError, FileTooLargeError
from application.incoming.errors import NoSuchIncomingError
from application.office.errors import (
    AccountEndedError,
    ContactChangedError,
    DraftTooLargeError,
    EndsInPastError,
    InvalidEmailError,
    InvalidNameError,
    InvalidTokenError,
    InvalidUsernameError,
    KeyUsedError,
    NotBegunError,
    NoteChangedError,
    NoteTooLargeError,
    PasswordTooWeakError,
    RoleTooHighError,
    TokenNeededError,
    TokenWithoutRightError,
    TooManyAttemptsError,
    UnknownAccountError,
    UnknownContactError,
    UnknownDraftError,
    UnknownTokenError,
    WrongPasswordError,
)
from domain.errors import DomainError, InvalidValueError, InvalidValuesError
from search.engines.errors import IndexIncompleteError, SearchAwayError
from search.extraction.opening import PartMissingError, PartUnreadableError
from web.languages import current_language
from web.messages import message
from web.metrics.measuring import refused
from web.registers_notice import standing
from web.request_log import request_id

log = structlog.get_logger(__name__)

STATUS: dict[type[Exception], int] = {
    InvalidValueError: 400,
    InvalidValuesError: 400,
    InvalidNameError: 400,
    InvalidEmailError: 400,
    InvalidUsernameError: 400,
    PasswordTooWeakError: 400,
    EndsInPastError: 400,
    CSRFError: 400,
    InvalidTokenError: 401,
    TokenNeededError: 401,
    TokenWithoutRightError: 403,
    WrongPasswordError: 403,
    AccountEndedError: 403,
    RoleTooHighError: 403,
    RecordNotFoundError: 404,
    UnknownAccountError: 404,
    UnknownContactError: 404,
    UnknownDraftError: 404,
    UnknownTokenError: 404,
    PartMissingError: 404,
    DomainError: 409,
    ApplicationError: 409,
    ContactChangedError: 412,
    NoteChangedError: 412,
    StaleVersionError: 412,
    DraftTooLargeError: 413,
    NoteTooLargeError: 413,
    FileTooLargeError: 413,
    NoSuchIncomingError: 404,
    PartUnreadableError: 422,
    KeyUsedError: 422,
    TooMuchTextError: 422,
    TooManyAttemptsError: 429,
    DocumentFailedError: 503,
    NotInitialisedError: 503,
    OtherVersionError: 503,
    LostEventsError: 503,
    NotBegunError: 503,
    StorageFailedError: 503,
    SearchAwayError: 503,
    IndexIncompleteError: 503,
    FileMissingError: 503,
    FileDamagedError: 503,
    StorageFullError: 507,
    OperationalError: 503,  # a database that is locked, full or away
    NoConnectionFreeError: 503,
    DataError: 400,  # a value that the database cannot even compare: a number that is too large for its column
}
"""The status of each error; the nearest base class decides. HTTPExceptions carry their own, all else is 500."""

_TITLES = {
    400: lazy_gettext("We did not understand that"),
    401: lazy_gettext("You must be signed in"),
    403: lazy_gettext("You do not have access to this page"),
    404: lazy_gettext("We cannot find that page"),
    405: lazy_gettext("This cannot be done here"),
    409: lazy_gettext("That is not possible now"),
    410: lazy_gettext("This is gone"),
    412: lazy_gettext("Somebody else was here first"),
    413: lazy_gettext("The file is too large"),
    415: lazy_gettext("This is not JSON"),
    416: lazy_gettext("The file is not that long"),
    428: lazy_gettext("Say which version you have changed"),
    429: lazy_gettext("Too many attempts"),
    500: lazy_gettext("Something went wrong with us"),
    503: lazy_gettext("The archive does not answer right now"),
    507: lazy_gettext("There is no room left"),
}

_TITLES_OF: dict[type[Exception], Any] = {
    InvalidTokenError: lazy_gettext("The token gives no access"),
    KeyUsedError: lazy_gettext("The key is used already"),
    TokenNeededError: lazy_gettext("This needs a token"),
    TooMuchTextError: lazy_gettext("The text is too long to be compared"),
    TokenWithoutRightError: lazy_gettext("The token does not give the right"),
    PartUnreadableError: lazy_gettext("The file cannot be opened by itself"),
    FileMissingError: lazy_gettext("The file is not where it should be"),
    FileDamagedError: lazy_gettext("The file is not as it was filed"),
}
"""Titles of errors that need others than their status gives."""

_ADVICE = {
    400: lazy_gettext("Go back, check what was filled in, and try again."),
    401: lazy_gettext("Sign in and try again."),
    403: lazy_gettext(
        "The role of your account does not give access. Ask an administrator of the archive if you need it."
    ),
    404: lazy_gettext(
        "The address may be misspelled, or what is there is not published. Search for what you were looking for, or "
        "sign in if you have an account."
    ),
    405: lazy_gettext("Go back and use the buttons on the page."),
    409: lazy_gettext("Nothing was changed. Go back, look at the page again, and try once more."),
    410: lazy_gettext("Search for what you were looking for."),
    412: lazy_gettext(
        "What you worked on has been changed since. Nothing of yours was recorded: reload and try again."
    ),
    416: lazy_gettext("Fetch the whole file instead."),
    413: lazy_gettext("Choose a smaller file, or ask an administrator to raise the limit."),
    415: lazy_gettext("Send what you send as JSON, with “Content-Type: application/json”."),
    428: lazy_gettext("Read the record, and send its ETag as If-Match with the change."),
    429: lazy_gettext("Wait a little, and try again."),
    500: lazy_gettext("It is not your fault. Try again; if it happens again, tell an administrator the number below."),
    503: lazy_gettext("Nothing is lost. Try again in a few minutes; if it lasts, tell an administrator."),
    507: lazy_gettext("Nothing is lost, but nothing new can be stored. Tell an administrator."),
}


_CHALLENGES: dict[type[Exception], str] = {  # RFC 6750, section 3: how a program is told what is wrong with its token
    TokenNeededError: 'Bearer realm="regionarkiv"',
    InvalidTokenError: 'Bearer realm="regionarkiv", error="invalid_token"',
    TokenWithoutRightError: 'Bearer realm="regionarkiv", error="insufficient_scope"',
}


@dataclass(frozen=True)
class Problem:
    """An error as it is told: `title` and `detail` in the reader's language, `code` for programs."""

    status: int
    code: str
    title: str
    detail: str
    errors: dict[str, Any] | None = None


def status_of(error: Exception) -> int:
    """Return the status code of an error."""
    for kind in type(error).__mro__:
        if kind in STATUS:
            return STATUS[kind]
    if is_of_the_storage(error):  # a server that only reads, or no connection that was free in time
        return 503
    return error.code or 500 if isinstance(error, HTTPException) else 500


def problem_of(error: Exception) -> Problem:
    """Return what is told about an error; an unforeseen one tells nothing of its inside."""
    status = status_of(error)
    named = HTTP_STATUS_CODES.get(status, gettext("Something went wrong with us"))
    title = str(_TITLES_OF.get(type(error), _TITLES.get(status, named)))
    detail = str(_ADVICE.get(status, _ADVICE[500 if status >= 500 else 400]))
    code = HTTPStatus(status).name.lower().replace("_", "-")
    if isinstance(error, CSRFError):
        return Problem(status, "form-expired", gettext("The form is too old"), gettext("Go back, reload, try again."))
    if isinstance(error, DatabaseFailedError):  # where it is and what it says is the administrator's, in the log
        return Problem(status, error.code, title, detail)
    if isinstance(error, (DomainError, ApplicationError)):
        return Problem(status, error.code, title, f"{message(error)} {detail}" if status == 409 else message(error))
    if isinstance(error, OperationalError) and standing() == "outdated":  # its tables are those of an earlier version
        return Problem(status, "registers-outdated", gettext("The lists are being built anew"), str(_ADVICE[503]))
    errors = getattr(error, "data", {}).get("messages")  # webargs: which field is wrong, and why
    return Problem(status, "bad-input" if errors else code, title, detail, errors)


def is_api() -> bool:
    """Return whether the request is for the API, routed or not."""
    return request.path == "/api" or request.path.startswith("/api/")


def install(app: Flask) -> None:
    """Answer every error of `app` by the table."""
    app.register_error_handler(Exception, answer)


def answer(error: Exception) -> Response:
    """Return what an error is answered with."""
    if isinstance(error, HTTPException) and error.response is not None:
        return error.get_response()  # type: ignore[return-value]
    if isinstance(error, HTTPException) and 300 <= (error.code or 500) < 400:
        return error.get_response()  # type: ignore[return-value]
    problem = problem_of(error)
    if isinstance(error, (DomainError, ApplicationError)):
        refused(error.code)
    if problem.status >= 500:
        # Where in the program it was tells nothing of an engine that is away, and costs much when all requests fail.
        is_known = isinstance(error, ApplicationError) or is_of_the_storage(error)
        log.error("failed", code=problem.code, exc_info=None if is_known else error, error=str(error))
    response = _as_json(problem) if is_api() else _as_page(problem)
    response.status_code = problem.status
    _add_headers(response, error)
    return response


def _add_headers(response: Response, error: Exception) -> None:
    if type(error) in _CHALLENGES:
        response.headers["WWW-Authenticate"] = _CHALLENGES[type(error)]
    if isinstance(error, TooManyAttemptsError):
        response.headers["Retry-After"] = str(error.retry_after)
    elif isinstance(error, HTTPException):
        for name, value in error.get_headers():
            if name in {"Allow", "Content-Range", "Retry-After"}:
                response.headers[name] = value
    if isinstance(error, TooManyRequests) and error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)


def _as_json(problem: Problem) -> Response:
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "instance": request.path,
        "code": problem.code,
        "request_id": request_id(),
    }
    if problem.errors:
        body["errors"] = problem.errors
    response = jsonify(body)
    response.mimetype = "application/problem+json"
    return response


def _as_page(problem: Problem) -> Response:
    if problem.status < 500:
        try:
            page = render_template("errors/page.html", problem=problem, request_id=request_id())
            return Response(page, mimetype="text/html")
        except Exception:
            log.exception("the frame of the error page failed")
    # Not by render_template: what every page is given asks who is signed in, and there may be nobody to answer that.
    bare = current_app.jinja_env.get_template("errors/bare.html")
    page = bare.render(problem=problem, request_id=request_id(), language=current_language())
    return Response(page, mimetype="text/html")
