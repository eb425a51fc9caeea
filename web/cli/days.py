"""A day on the command line, as people write it or as ISO has it."""

from datetime import date
from typing import Any

import click

from domain.dates import PartialDate
from domain.errors import InvalidValueError
from web.cli.words import gettext


class Day(click.ParamType[date]):
    """A whole date; a month or a year is none."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date that was written."""
        if isinstance(value, date):
            return value
        try:
            found = PartialDate.parse(value)
        except InvalidValueError:
            found = None
        if found is None or found.day is None:
            self.fail(gettext("“%(value)s” is not a day. Write it as 31.12.2026.", value=value), param, ctx)
        return found.first
