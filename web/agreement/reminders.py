"""What agreements ask to be remembered, in words: on the list, as events of a calendar, and on the front page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from application.questions.agreement_reminders import Remembered
from domain import clock
from domain.agreements import AdoptedBy
from web.addresses import agreement_address
from web.agreement.links import days_left
from web.agreement_words import reminder_words
from web.calendar import Day
from web.exports.listing import whole_address
from web.labels import label
from web.municipality.facts import short_name

REMINDED_BEFORE = timedelta(days=30)
SOON = 60
"""A day so many days ahead is one to look at."""


def remembered_words(one: Remembered) -> str:
    """Return what is to be remembered, of whom if of some."""
    names = [short_name(name) if who else label("adopted-by", AdoptedBy.ASSEMBLY) for who, name in one.organisations]
    return reminder_words(one.kind, one.version, names, one.clause)


def title_of(one: Remembered) -> str:
    """Return what its agreement is called."""
    return one.agreement.title or one.agreement.reference


def days_to(one: Remembered) -> int:
    """Return how many days there are to it; below 0 it is overdue."""
    return (date.fromisoformat(one.day) - clock.today()).days


def calendar_days(found: Sequence[Remembered]) -> list[Day]:
    """Return what is to be remembered as days of a calendar."""
    return [
        Day(
            uid=f"{one.kind}-{one.agreement.id.hex}-{one.version or 0}-{one.day}",
            day=date.fromisoformat(one.day),
            title=f"{title_of(one)}: {remembered_words(one)}",
            text=f"{label('agreement', one.agreement.kind)} {one.agreement.reference}",
            url=whole_address(agreement_address(one.agreement.reference)),
            reminded_before=REMINDED_BEFORE,
        )
        for one in found
    ]


WORDS: Mapping[str, Callable[..., Any]] = {one.__name__: one for one in (remembered_words, days_to, days_left)}
"""What templates that list reminders are given."""
