"""Principles for joint or separate answers: what the council goes by when it is asked, adopted version by version."""

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access, adopted, attached, recorded
from domain.adopted import AdoptedInVersions, checked_whole
from domain.errors import DomainError, InvalidValueError
from domain.in_force import version_in
from domain.principles import events
from domain.principles.facts import PrinciplesRecord
from domain.principles.facts import points as checked_points


class PrinciplesVersionTakenError(DomainError):
    """The principles have a version with this number. Values: `field`, `version`."""

    code = "principles-version-taken"


class Principles(AdoptedInVersions):
    """Principles, known by their reference `2024/1`. `facts` are as facts.py beside this tells."""

    TOPIC = "principles"
    RECORDS = frozenset(PrinciplesRecord)
    CHECKS = {**AdoptedInVersions.CHECKS, "points": lambda _, value: checked_points(value)}
    CONTENT = ("points",)
    VERSION_TAKEN = PrinciplesVersionTakenError

    class Registered(adopted.Registered, AggregateCreated):
        """Principles are known by their reference."""

        TOPIC = "principles.registered"

    class VersionAdopted(events.VersionAdopted):
        """A version was adopted."""

        TOPIC = "principles.version-adopted"

    class Repealed(adopted.Repealed):
        """They are in force no longer."""

        TOPIC = "principles.repealed"

    class Corrected(recorded.Corrected):
        """Something recorded about them was wrong."""

        TOPIC = "principles.corrected"

    class TakenBack(recorded.TakenBack):
        """Something recorded about them did not happen."""

        TOPIC = "principles.record-taken-back"

    class Withdrawn(recorded.Withdrawn):
        """They were registered by mistake."""

        TOPIC = "principles.withdrawn"

    class DocumentAttached(attached.DocumentAttached):
        """A filed document belongs to the principles."""

        TOPIC = "principles.document-attached"

    class DocumentMoved(attached.DocumentMoved):
        """A document had been filed with the wrong record, and belongs to the record `record_id` instead."""

        TOPIC = "principles.document-moved"

    class DocumentReturned(attached.DocumentReturned):
        """A document that had been moved away belongs to them again."""

        TOPIC = "principles.document-returned"

    class Published(access.Published):
        """The principles were made public."""

        TOPIC = "principles.published"

    class Shielded(access.Shielded):
        """What the principles hold was shielded."""

        TOPIC = "principles.shielded"

    class ShieldingLifted(access.ShieldingLifted):
        """The shielding of the principles was lifted."""

        TOPIC = "principles.shielding-lifted"

    @event(Registered)
    def __init__(
        self,
        reference: str,
        title: str,
        public_title: str | None,
        about: str | None,
        by: str,
        id: UUID | None = None,
    ) -> None:
        self._begin(reference, title=title, public_title=public_title, about=about)

    @classmethod
    def register(cls, *, by: str, id: UUID | None = None, **whole: Any) -> Self:
        """Return new principles; their reference must be claimed in the same recording."""
        return cls(**checked_whole(**whole), by=by, id=id)

    def require_point(self, version: int, point: str | None = None) -> None:
        """Raise InvalidValueError(field=principle) unless they have this version, and it this point if one is named."""
        found = version_in(self.facts, version)
        if found is None:
            raise InvalidValueError(field="principle", value=version, problem="no-such-version")
        if point is not None and all(one["number"] != point for one in found[1]["points"]):
            raise InvalidValueError(field="principle", value=point, problem="no-such-point")

    def _content(self, given: Mapping[str, Any]) -> dict[str, Any]:
        return {"points": checked_points(given.get("points"))}

    def _require_content(self, version: Mapping[str, Any]) -> None:
        if not version["points"] and not version["texts"]:
            raise InvalidValueError(field="points", value="", problem="no-points")

    def _words(self, record: Mapping[str, Any]) -> list[tuple[str, str | None]]:
        return [("text", str(one.get("text"))) for one in record.get("points") or ()]
