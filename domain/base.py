"""What all aggregates of the archive share: an id the form brings, who did it, and the clock."""

import unicodedata
from datetime import datetime
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


def require_text(field: str, value: str | None) -> str:
    """Return `value` without blanks around it; InvalidValueError(problem=missing) when nothing is left."""
    text = optional_text(value)
    if text is None:
        raise InvalidValueError(field=field, value="", problem="missing")
    return text


def optional_text(value: str | None) -> str | None:
    """Return `value` without blanks around it, its letters composed (å is one character); None when nothing is left.

    NUL and lone surrogates, which are no text and which databases refuse, are left out.
    """
    storable = (value or "").replace("\0", "").encode("utf-8", "ignore").decode()
    return unicodedata.normalize("NFC", storable).strip() or None


def require_one_of(field: str, value: str, allowed: frozenset[str]) -> str:
    """Return `value` as a plain string if it is allowed; else InvalidValueError(problem=unknown)."""
    if value not in allowed:
        raise InvalidValueError(field=field, value=value, problem="unknown", allowed=", ".join(sorted(allowed)))
    return str(value)
