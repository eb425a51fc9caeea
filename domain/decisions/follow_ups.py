"""What is to be done about a decision: noted with a day and who does it, done, or not done after all."""

from collections.abc import Mapping
from typing import Any

from domain.base import ArchiveAggregate, optional_text, require_text
from domain.corrections import altered
from domain.dates import PartialDate, iso
from domain.errors import InvalidValueError


class FollowUpNoted(ArchiveAggregate.Event):
    """Something is to be done about it, by `due` if a date is set. Known by the number of this event."""

    text: str
    due: str | None
    responsible: str | None

    def apply(self, aggregate: Any) -> None:
        """Remember it."""
        noted = {"text": self.text, "due": self.due, "responsible": self.responsible, "done": False}
        aggregate.follow_ups[self.originator_version] = noted


class FollowUpDone(ArchiveAggregate.Event):
    """What was noted in its event number `follow_up` was done on `done_on`."""

    follow_up: int
    done_on: str | None
    note: str | None

    def apply(self, aggregate: Any) -> None:
        """Remember that it is done."""
        aggregate.follow_ups[self.follow_up]["done"] = True


class FollowUpReopened(ArchiveAggregate.Event):
    """What was noted in its event number `follow_up` was not done after all."""

    follow_up: int
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Remember that it is not done."""
        aggregate.follow_ups[self.follow_up]["done"] = False


class FollowUpCorrected(ArchiveAggregate.Event):
    """What was noted in its event number `follow_up` was wrong. `changes` are as those of `altered`."""

    follow_up: int
    changes: dict[str, dict[str, Any]]
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Remember what stands there now."""
        aggregate.follow_ups[self.follow_up] |= {field: change["after"] for field, change in self.changes.items()}


class FollowedUp(ArchiveAggregate):
    """A decision that something is to be done about: `follow_ups`, by the number of the event that noted them.

    A subclass nests its own events with their TOPIC, and its `__init__` calls `_begin_follow_ups`.
    """

    follow_ups: dict[int, dict[str, Any]]

    def _begin_follow_ups(self) -> None:
        self.follow_ups = {}

    def note_follow_up(
        self, *, text: str, by: str, due: PartialDate | str | None = None, responsible: str | None = None
    ) -> None:
        """Note something to be done about it."""
        text, when = require_text("text", text), iso(due, field="due")
        self.trigger_event(self._event("FollowUpNoted"), text=text, due=when, responsible=responsible, by=by)

    def finish_follow_up(
        self, follow_up: int, *, by: str, done_on: PartialDate | str | None = None, note: str | None = None
    ) -> None:
        """Say that what was noted in its event number `follow_up` is done; what is done already stays so."""
        noted, when = self._follow_up(follow_up), iso(done_on, field="done_on")
        if not noted["done"]:
            note = optional_text(note)
            self.trigger_event(self._event("FollowUpDone"), follow_up=follow_up, done_on=when, note=note, by=by)

    def reopen_follow_up(self, follow_up: int, *, reason: str, by: str) -> None:
        """Say that it was not done after all."""
        if not self._follow_up(follow_up)["done"]:
            raise InvalidValueError(field="follow_up", value=follow_up, problem="not-done")
        reason = require_text("reason", reason)
        self.trigger_event(self._event("FollowUpReopened"), follow_up=follow_up, reason=reason, by=by)

    def correct_follow_up(self, follow_up: int, changes: Mapping[str, Any], *, reason: str, by: str) -> None:
        """Put its text, its day or who does it right, for a reason."""
        noted, reason = self._follow_up(follow_up), require_text("reason", reason)
        changed = altered(noted, {field: _checked(field, value) for field, value in changes.items()})
        if changed:
            self.trigger_event(
                self._event("FollowUpCorrected"), follow_up=follow_up, changes=changed, reason=reason, by=by
            )

    def _follow_up(self, number: int) -> dict[str, Any]:
        if number not in self.follow_ups:
            raise InvalidValueError(field="follow_up", value=number, problem="unknown-follow-up")
        return self.follow_ups[number]


def _checked(field: str, value: Any) -> str | None:
    if field == "text":
        return require_text("text", value)
    if field == "due":
        return iso(value, field="due")
    if field == "responsible":
        return optional_text(value)
    raise InvalidValueError(field=field, value="", problem="not-correctable")
