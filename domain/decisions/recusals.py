"""Who was not impartial (inhabil) when a decision was made, on which ground, and whether they left the room."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.base import ArchiveAggregate, optional_text, require_one_of, require_text
from domain.errors import InvalidValueError, gathered
from domain.identity_numbers import public_name, refuse_identity_numbers


class RecusalSection(StrEnum):
    """The rule that somebody was not impartial by: forvaltningsloven § 6, kommuneloven § 11-10."""

    ADMINISTRATION = "fvl-6"
    MUNICIPALITIES = "koml-11-10"


class LeftRoom(StrEnum):
    """Whether somebody left the room while the matter was treated."""

    YES = "yes"
    NO = "no"
    NOT_TOLD = "not-told"


class RecusalNoted(ArchiveAggregate.Event):
    """Somebody was not impartial. Known by the number of this event; `person_id` is None for one not registered."""

    person_id: UUID | None
    name: str
    section: str | None
    ground: str | None
    left_room: str

    def apply(self, aggregate: Any) -> None:
        """Remember it."""
        noted = {"person_id": self.person_id.hex if self.person_id else None, "name": self.name, "ground": self.ground}
        aggregate.recusals[self.originator_version] = noted


class RecusalWithdrawn(ArchiveAggregate.Event):
    """What was noted in its event number `recusal` was not so. `before` is whom it was noted of."""

    recusal: int
    before: str
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Forget it."""
        del aggregate.recusals[self.recusal]


class Recused(ArchiveAggregate):
    """A decision that some were not impartial in: `recusals`, by the number of the event that noted them.

    A subclass nests its own events with their TOPIC, and its `__init__` calls `_begin_recusals`.
    """

    recusals: dict[int, dict[str, Any]]

    def _begin_recusals(self) -> None:
        self.recusals = {}

    def note_recusal(
        self,
        *,
        name: str | None,
        left_room: str,
        by: str,
        person_id: UUID | None = None,
        section: str | None = None,
        ground: str | None = None,
    ) -> None:
        """Note that somebody was not impartial; the same one twice is refused (InvalidValueError, already-noted)."""
        with gathered() as each:
            name = each(public_name, name or "")
            left_room = each(require_one_of, "left_room", left_room, frozenset(LeftRoom))
            if section is not None:
                section = each(require_one_of, "section", section, frozenset(RecusalSection))
            ground = each(optional_text, ground, "ground")
        refuse_identity_numbers([("ground", ground)])
        for one in self.recusals.values():
            is_same = one["name"].casefold() == name.casefold() if not (person_id and one["person_id"]) else False
            if is_same or (person_id and one["person_id"] == person_id.hex):
                raise InvalidValueError(field="name", value=name, problem="already-noted")
        self.trigger_event(
            self._event("RecusalNoted"),
            person_id=person_id,
            name=name,
            section=section,
            ground=ground,
            left_room=left_room,
            by=by,
        )

    def withdraw_recusal(self, recusal: int, *, reason: str, by: str) -> None:
        """Say that what was noted in its event number `recusal` was not so."""
        if recusal not in self.recusals:
            raise InvalidValueError(field="recusal", value=recusal, problem="unknown-recusal")
        reason, before = require_text("reason", reason), self.recusals[recusal]["name"]
        self.trigger_event(self._event("RecusalWithdrawn"), recusal=recusal, before=before, reason=reason, by=by)
