"""A field for a day, as forms of the office have it: written dd.mm.yyyy, or as ISO has it."""

from datetime import date

from flask_babel import gettext
from wtforms import StringField
from wtforms.validators import ValidationError

from domain.dates import PartialDate
from domain.errors import InvalidValueError
from web.formats import format_day


class DayField(StringField):
    """`data` is a date, or None when nothing is written; what was written wrongly is shown again."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was written. ValueError when it is no day."""
        written = valuelist[0].strip() if valuelist else ""
        self.data = None
        if written:
            self.data = _day(written)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return format_day(self.data) if self.data else ""


def _day(written: str) -> date:
    try:
        found = PartialDate.parse(written)
    except InvalidValueError:
        found = None
    if found is None or found.day is None:
        message = gettext(
            "“%(value)s” is not a day. Write it as dd.mm.yyyy, for example 01.03.2022.", value=written[:40]
        )
        raise ValidationError(message)
    return found.first
