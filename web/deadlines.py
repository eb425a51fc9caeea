"""Days by which something must be done: how near they are or how long past, in words. Templates get `deadline(day)`."""

from dataclasses import dataclass
from datetime import date

from flask import Flask
from flask_babel import gettext, ngettext

from domain import clock
from domain.dates import PartialDate

NEAR = 7
"""So many days before it is due, something is said to be near."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """How a day lies: `text` is for a badge of the colour, both empty when it is far off."""

    text: str
    color: str

    @property
    def is_past(self) -> bool:
        """Whether the day is over."""
        return self.color == "danger"


def deadline(day: str | None, near: int = NEAR, on: date | None = None) -> Deadline:
    """Return how near an ISO day is on a day, today for none, told from `near` days before.

    Of a month or a year the last day counts.
    """
    if not day:
        return Deadline("", "")
    left = (PartialDate.parse(day).last - (on or clock.today())).days
    if left < 0:
        return Deadline(ngettext("%(num)s day late", "%(num)s days late", -left), "danger")
    if left == 0:
        return Deadline(gettext("today"), "warning")
    if left <= near:
        return Deadline(ngettext("in %(num)s day", "in %(num)s days", left), "warning")
    return Deadline("", "")


def install(app: Flask) -> None:
    """Give templates `deadline(day)`."""
    app.jinja_env.globals["deadline"] = deadline
