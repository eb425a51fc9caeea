"""What lists are asked by, and what they answer: pages of at most so many records, and a cursor to the next."""

import dataclasses
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from flask_babel import gettext
from marshmallow import Schema, fields, validate
from sqlalchemy import Connection
from werkzeug.exceptions import BadRequest

from application.archive import RecordNotFoundError
from domain.access import Audience
from web.services import current_services
from web.signed_in import asker

PER_PAGE, MOST = 50, 100
"""How many records a page holds unless something else is asked for, and the most it holds."""


class ListArguments(Schema):
    """A page of a list."""

    limit = fields.Integer(
        load_default=PER_PAGE,
        validate=validate.Range(1, MOST),
        metadata={"description": "How many records to answer with"},
    )
    cursor = fields.String(
        load_default=None, metadata={"description": "`next` of the answer before, to go on from there"}
    )


def page_schema(item: type[Schema], **more: Any) -> type[Schema]:
    """Return the schema of a page of `item`s: `data`, `next`, and whatever else the answer holds."""
    cursor = fields.String(allow_none=True, metadata={"description": "The cursor of the next page; null on the last"})
    name = item.__name__.removesuffix("Schema") + "Page"
    made: type[Schema] = Schema.from_dict({"data": fields.List(fields.Nested(item)), "next": cursor, **more}, name=name)
    return made


def require_cursor(cursor: str | None, pattern: str) -> str | None:
    """Return the cursor if it looks as ours do; 400 otherwise."""
    if cursor is not None and not re.fullmatch(pattern, cursor, re.ASCII):
        raise bad_parameter("cursor", gettext("This is not a cursor of this list. Begin again without one."))
    return cursor


def require_id(cursor: str | None) -> UUID | None:
    """Return a cursor that is the id of the last record; 400 when it is none."""
    found = require_cursor(cursor, "[0-9a-f]{32}")
    return UUID(found) if found else None


def bad_parameter(name: str, message: str) -> BadRequest:
    """Return the error for a query parameter that cannot be used: 400, with the parameter's name."""
    error = BadRequest()
    error.data = {"messages": {"query": {name: [message]}}}  # type: ignore[attr-defined]
    return error


def one_of(kinds: type[Any]) -> validate.OneOf:
    """Return a validator for the values of an enumeration."""
    return validate.OneOf([str(kind) for kind in kinds])


@contextmanager
def asking() -> Iterator[tuple[Connection, Audience]]:
    """Open the registers, and say for whom."""
    with current_services().stores.registers.connect() as connection:
        yield connection, asker().audience


def found_or_404(kind: str, wanted: object, record: Any) -> Any:
    """Return the record; 404 when there is none for this asker."""
    if record is None:
        raise RecordNotFoundError(kind=kind, id=wanted)
    return record


def day(description: str) -> fields.Date:
    """Return a query parameter that is an ISO date, None when it is not given."""
    return fields.Date(load_default=None, metadata={"description": description})


def plain(view: Any, **more: Any) -> dict[str, Any]:
    """Return a view's own fields by name, and more; a schema says which of them are answered."""
    return {one.name: getattr(view, one.name) for one in dataclasses.fields(view)} | more
