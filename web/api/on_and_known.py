"""What questions on two time axes are asked by: a day, and when it was known."""

from flask_babel import gettext
from marshmallow import Schema, fields
from sqlalchemy import Connection

from application.questions.known import KnownAt, known_at
from domain import clock
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from web.api.asking import bad_parameter


class OnAndKnownArguments(Schema):
    """A day, and when it was known."""

    on = fields.String(load_default=None, metadata={"description": "What held that day; today if it is not given"})
    known = fields.String(
        load_default=None,
        metadata={
            "description": "As it was known at the end of that day in Oslo, at a time, or at a position of the log "
            "(`2022-06-01`, `2022-06-01T12:00:00+02:00`, `nr48190`); as it is known now if it is not given"
        },
    )


def day_asked(written: str | None) -> str:
    """Return an ISO day, today for none; 400 for what is no date."""
    if not written:
        return clock.today().isoformat()
    try:
        return PartialDate.parse(written, field="on").first.isoformat()
    except InvalidValueError as error:
        raise bad_parameter("on", gettext("Write a date as yyyy-mm-dd, for example 2025-03-01.")) from error


def known_asked(connection: Connection, written: str | None) -> KnownAt:
    """Return what was known then, now for none; 400 for what is no time."""
    try:
        return known_at(connection, written)
    except InvalidValueError as error:
        message = gettext("Write a date as yyyy-mm-dd, a time with its zone, or a position such as nr48190.")
        raise bad_parameter("known", message) from error
