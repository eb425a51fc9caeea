"""What all aggregates of the archive share: an id the form brings, who did it, and the clock."""

import unicodedata
from datetime import datetime
from typing import cast
from uuid import UUID, uuid4

from eventsourcing.domain import AggregateEvent, BaseAggregate

from domain import clock
from domain.errors import InvalidValueError


class ArchiveAggregate(BaseAggregate[UUID]):
    """An aggregate whose every event carries `by`: an opaque account id, or the name of a command such as `import`."""

    class Event(AggregateEvent):
        """A fact. Stored names (TOPIC) never follow module names, so modules can be moved."""

        by: str

        @staticmethod
        def create_timestamp() -> datetime:
            """Return when the fact is recorded."""
            return clock.now()

    @staticmethod
    def create_id(*_: object, **__: object) -> UUID:
        """Return a new id, for what no form has named."""
        return uuid4()

    def _event(self, name: str) -> type["ArchiveAggregate.Event"]:
        """Return the event that the aggregate's own class nests under this name."""
        return cast("type[ArchiveAggregate.Event]", getattr(type(self), name))


LONGEST_LINE, LONGEST_TEXT = 500, 200_000
"""The most characters of a field of one line, and of a text."""

LINES: dict[str, int] = {
    "abbreviation": 40,
    "letter": 1,
    **dict.fromkeys(
        ("title", "public_title", "name", "party", "subject_area", "media_type", "rule", "legal_form"), LONGEST_LINE
    ),
}
"""Fields of one line, and the most characters of each; what is not here is a text."""


def require_text(field: str, value: str | None) -> str:
    """Return `value` as optional_text does; InvalidValueError(problem=missing) when nothing is left."""
    text = optional_text(value, field)
    if text is None:
        raise InvalidValueError(field=field, value="", problem="missing")
    return text


def optional_text(value: str | None, field: str = "text") -> str | None:
    """Return `value` without blanks around it, its letters composed (å is one character); None when nothing is left.

    Control characters and lone surrogates, which are no text, are left out; new lines stand in texts alone. Whatever
    people write with is kept, emoji and combining marks too. InvalidValueError(problem=too-long, length, limit).
    """
    storable = (value or "").encode("utf-8", "ignore").decode().replace("\r\n", "\n").replace("\r", "\n")
    composed = unicodedata.normalize("NFC", storable)
    if field in LINES:
        composed = " ".join(composed.split("\n"))
    text = "".join(one for one in composed if one in "\n\t" or unicodedata.category(one) != "Cc").strip()
    limit = LINES.get(field, LONGEST_TEXT)
    if len(text) > limit:
        raise InvalidValueError(field=field, value="", problem="too-long", length=len(text), most=limit)
    return text or None


def require_one_of(field: str, value: str, allowed: frozenset[str]) -> str:
    """Return `value` as a plain string if it is allowed; else InvalidValueError(problem=unknown)."""
    if value not in allowed:
        raise InvalidValueError(field=field, value=value, problem="unknown", allowed=", ".join(sorted(allowed)))
    return str(value)
