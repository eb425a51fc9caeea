"""Answers a page that is asked for as a file: `?format=csv`, `xlsx` or `json` beside the filters of the page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar
from urllib.parse import urlencode

from flask import Flask, Response, abort, request, stream_with_context
from flask_babel import gettext
from sqlalchemy import Connection
from werkzeug.datastructures import MultiDict

from application.questions.seen import Page
from domain import clock
from domain.references import slug
from web.exports import csv_file, json_file, xlsx_file
from web.exports.listing import Listing
from web.sending import disposition_names
from web.services import current_services

T = TypeVar("T")

FORMATS = {"csv": csv_file.MEDIA_TYPE, "xlsx": xlsx_file.MEDIA_TYPE, "json": json_file.MEDIA_TYPE}
PORTION = 500
"""So many rows are read at a time."""

_OF_THE_PAGE = frozenset({"format", "after", "page"})
"""What of an address says which part of the list a page shows: a file holds all of it."""


def exported(
    listing: Listing[T], portion: Callable[[Connection, str | None], Page[T]], *about: object
) -> Response | None:
    """Return the list as the file that is asked for, None when none is; 404 for a format that there is not.

    `portion` gives the rows after a cursor, as pages of lists do. `about` says in the file's name what was chosen.
    """
    wanted = request.args.get("format")
    if wanted is None:
        return None
    if wanted not in FORMATS:
        abort(404)
    portions = _begun(_portions(portion))
    # A file that nobody takes is not made.
    body = () if request.method == "HEAD" else _body(listing, wanted, portions)
    response = Response(body, content_type=FORMATS[wanted])
    name = f"{_name(str(listing.name), *about)}.{wanted}"
    response.headers.set("Content-Disposition", "attachment", **disposition_names(name))
    return response


def file_addresses(path: str | None = None, filters: Iterable[tuple[str, str]] | None = None) -> list[tuple[str, str]]:
    """Return each format with the address of this page, or another, as a file, with its filters.

    `filters` are what the page made of them, where that is not all that its address says.
    """
    given = request.args.items(multi=True) if filters is None else filters
    kept = MultiDict((name, value) for name, value in given if name not in _OF_THE_PAGE)
    return [(each, _address(path, kept, each)) for each in FORMATS]


def install(app: Flask) -> None:
    """Give templates `file_addresses()`."""
    app.jinja_env.globals.update(file_addresses=file_addresses)


def _address(path: str | None, kept: "MultiDict[str, str]", wanted: str) -> str:
    return f"{path or request.script_root + request.path}?{urlencode([*kept.items(multi=True), ('format', wanted)])}"


def _body(listing: Listing[T], wanted: str, portions: Iterable[Sequence[T]]) -> Iterable[bytes]:
    if wanted == "json":
        return stream_with_context(json_file.json_file(listing.schema, (listing.as_json(rows) for rows in portions)))
    head = [str(column.label) for column in listing.columns]
    cells = ([[column.cell(row) for column in listing.columns] for row in rows] for rows in portions)
    if wanted == "csv":
        return stream_with_context(csv_file.csv_file(head, cells))
    return xlsx_file.xlsx_file(str(listing.name), head, [column.width for column in listing.columns], cells)


def _portions(portion: Callable[[Connection, str | None], Page[T]]) -> Iterator[Sequence[T]]:
    after: str | None = None
    while True:
        with current_services().stores.registers.connect() as connection:  # given back while the rows are fetched
            page = portion(connection, after)
        yield page.items
        if page.next is None:
            return
        after = page.next


def _begun(portions: Iterator[Sequence[T]]) -> Iterable[Sequence[T]]:
    """Read the first portion at once: what fails is answered as an error, not as half a file."""
    return chain([next(portions)], portions)


def _name(what: str, *about: object) -> str:
    chosen = " ".join(str(one) for one in about if one)
    told = gettext("%(what)s, fetched %(day)s", what=f"{what} {chosen}".strip(), day=clock.today().isoformat())
    return slug(told)
