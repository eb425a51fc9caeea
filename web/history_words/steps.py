"""What is told of an event: what happened, what stood before and after, why, and which records it is about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from application.questions.history import HistoryEvent
from web.history_words.lookup import Link, Lookup

CORRECTION = "correction"
"""The kind of a step that puts something right."""


@dataclass(frozen=True)
class Change:
    """A value before and after, in words; None where there was or is none."""

    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Telling:
    """An event in words. `what` is the fact in a few words, `notes` are sentences about it.

    `relation` says what the related record is to the fact, where that does not go without saying.
    """

    what: str
    notes: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    reason: str | None = None
    related: Link | None = None
    relation: str | None = None
    kind: str | None = None


@dataclass(frozen=True)
class Step:
    """A telling with when it was recorded, by whom (None when that is not for the asker), and about which record."""

    position: int
    moment: str
    telling: Telling
    by: str | None = None
    about: Link | None = field(default=None)

    def without_details(self) -> "Step":
        """Return the step with what happened, and nothing of what it held."""
        return replace(self, telling=Telling(self.telling.what, kind=self.telling.kind))


Teller = Callable[[HistoryEvent, Lookup], Telling]
"""Puts an event into words."""


def changed(label: object, before: str | None, after: str | None) -> tuple[Change, ...]:
    """Return the change as one or none, when both are the same."""
    return (Change(str(label), before or None, after or None),) if (before or None) != (after or None) else ()


def corrected(
    changes: Mapping[str, Mapping[str, Any]], fields: Mapping[str, tuple[Any, Callable[[Any], str | None]]]
) -> tuple[Change, ...]:
    """Return what a correction changed; `fields` say what each field is called and put its values into words."""
    found: tuple[Change, ...] = ()
    for name, change in changes.items():
        label, words = fields.get(name, (name, str))
        found += changed(
            label, *(None if change[when] is None else words(change[when]) for when in ("before", "after"))
        )
    return found
