"""Withdrawal of what was filed by mistake: number, line and history stay, what it held is for the office alone."""

from datetime import datetime
from typing import Any

from domain.access import Accessible
from domain.base import ArchiveAggregate, require_text
from domain.errors import DomainError
from domain.identity_numbers import refuse_identity_numbers


class WithdrawnError(DomainError):
    """The record is withdrawn; it must be restored first. Values: `record`."""

    code = "withdrawn"


class NotWithdrawnError(DomainError):
    """Restoring a record that is not withdrawn. Values: `record`."""

    code = "not-withdrawn"


class Withdrawn(ArchiveAggregate.Event):
    """The record was filed by mistake. Subclasses name the record."""

    reason: str

    def apply(self, aggregate: Any) -> None:
        """Remember when."""
        aggregate.withdrawn_at = self.timestamp


class Restored(ArchiveAggregate.Event):
    """The record was withdrawn by mistake, and stands again."""

    reason: str

    def apply(self, aggregate: Any) -> None:
        """Forget the withdrawal."""
        aggregate.withdrawn_at = None


class Withdrawable(Accessible):
    """An accessible record that can be withdrawn. A subclass nests its own Withdrawn and Restored with their TOPIC."""

    withdrawn_at: datetime | None

    def _begin_access(self) -> None:
        super()._begin_access()
        self.withdrawn_at = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is withdrawn."""
        return self.withdrawn_at is not None

    @property
    def hides_content(self) -> bool:
        """Whether what it holds is kept from the public: it is shielded or withdrawn."""
        return super().hides_content or self.is_withdrawn

    def withdraw(self, *, reason: str, by: str) -> None:
        """Withdraw it: its line stays, its content leaves searching and everybody but the office."""
        self.require_standing()
        self.trigger_event(self._event("Withdrawn"), reason=require_text("reason", reason), by=by)

    def restore(self, *, reason: str, by: str) -> None:
        """Let it stand again. IdentityNumberError when the public would then read one."""
        if not self.is_withdrawn:
            raise NotWithdrawnError(record=self.id)
        if self.is_published:
            refuse_identity_numbers(self._public_texts(shielded=self.shielding is not None))
        self.trigger_event(self._event("Restored"), reason=require_text("reason", reason), by=by)

    def require_standing(self) -> None:
        """Raise WithdrawnError if it is withdrawn."""
        if self.is_withdrawn:
            raise WithdrawnError(record=self.id)
