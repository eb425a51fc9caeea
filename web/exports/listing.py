"""What a list is as a file: its name, its columns, and its rows as JSON."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from flask import request
from flask_babel import gettext
from marshmallow import Schema

from application.questions.seen import Access
from web.formats import format_day
from web.labels import access_label
from web.services import current_services

T = TypeVar("T")

Cell = str | int | date | datetime | None
"""What a cell holds. A day is a day and a time the office's own time; text is never taken for a formula."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True)
class Column(Generic[T]):
    """A column: its heading, what it holds of a row, and how wide it is in a spreadsheet, in characters."""

    label: Any
    cell: Callable[[T], Cell]
    width: int = 16


@dataclass(frozen=True)
class Listing(Generic[T]):
    """A list as a file. `name` is what it is called; `as_json` gives the rows as the API's `schema` has them."""

    name: Any
    columns: Sequence[Column[T]]
    schema: type[Schema]
    as_json: Callable[[Sequence[T]], Sequence[Any]]


def day(written: str | None) -> date | str | None:
    """Return an ISO date as a day; a month or a year alone as people write it, for it is no day."""
    if written is None:
        return None
    return date.fromisoformat(written) if _DAY.fullmatch(written) else format_day(written)


def moment(written: str | None) -> datetime | None:
    """Return a stored time as the time at the office, to the second, without a zone: spreadsheets know none."""
    if written is None:
        return None
    local = datetime.fromisoformat(written).astimezone(current_services().settings.zone)
    return local.replace(tzinfo=None, microsecond=0)


def whole_address(address: str) -> str:
    """Return an address on this site as it is quoted elsewhere."""
    return request.host_url.rstrip("/") + address


def access_words(access: Access) -> str:
    """Return who may see a record, in words; the legal basis has a column of its own."""
    return access_label(
        published=access.published, shielded=access.shielded, partly=access.partly, withdrawn=access.withdrawn
    )


def title_or_why_not(title: str | None, access: Access) -> str:
    """Return the title the asker may see, or why there is none."""
    if title is None and access.withdrawn:
        return str(gettext("Withdrawn: registered by mistake"))
    return title or str(gettext("Title exempt from public access"))
