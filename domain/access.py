"""Who may see what: published or not yet, and shielded (skjermet) with its legal basis. Two facts, never mixed."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from domain.base import ArchiveAggregate, optional_text, require_one_of
from domain.errors import DomainError
from domain.identity_numbers import refuse_identity_numbers
from domain.legal_bases import LegalBasis


class Audience(IntEnum):
    """How much an asker may see; each level sees everything the levels before it see.

    A thing carries the least audience that may see it; an asker sees what is at or below their own.
    """

    PUBLIC = 0
    """Signed out: what is published and not shielded."""
    READER = 1
    """Signed in as reader: also what is not published yet."""
    OFFICER = 2
    """Officer, auditor and administrator: also what is shielded."""


class ShieldingScope(StrEnum):
    """How much of a record is shielded; in part leaves a public version of its document, where one is filed."""

    WHOLE = "whole"
    PART = "part"


def line_audience(*, published: bool) -> Audience:
    """Return who sees that the record exists: number, dates, public title and basis."""
    return Audience.PUBLIC if published else Audience.READER


def content_audience(*, published: bool, shielded: bool) -> Audience:
    """Return who sees what the record holds: real title, text, parties, files."""
    return Audience.OFFICER if shielded else line_audience(published=published)


class AlreadyPublishedError(DomainError):
    """Publishing what is published already."""

    code = "already-published"


class NotShieldedError(DomainError):
    """Lifting a shielding that is not there."""

    code = "not-shielded"


class Published(ArchiveAggregate.Event):
    """The record was made public. Subclasses name the record."""

    def apply(self, aggregate: Any) -> None:
        """Remember when."""
        aggregate.published_at = self.timestamp


class Shielded(ArchiveAggregate.Event):
    """The record was shielded. `basis` is a LegalBasis as a mapping; `before` is what it was shielded by, if it was."""

    scope: str
    basis: dict[str, Any]
    before: dict[str, Any] | None

    def apply(self, aggregate: Any) -> None:
        """Remember the scope and the basis."""
        aggregate.shielding = {"scope": self.scope, "basis": self.basis}


class ShieldingLifted(ArchiveAggregate.Event):
    """The shielding was lifted, for `reason`."""

    reason: str | None
    before: dict[str, Any]

    def apply(self, aggregate: Any) -> None:
        """Forget the shielding."""
        aggregate.shielding = None


class Accessible(ArchiveAggregate):
    """An aggregate with access of its own: it is published or not yet, and shielded or not.

    A subclass nests its own Published, Shielded and ShieldingLifted with their TOPIC, its `__init__` calls
    `_begin_access`, and `_public_texts` names what of it the public would read.
    """

    published_at: datetime | None
    shielding: dict[str, Any] | None

    def _begin_access(self) -> None:
        self.published_at = None
        self.shielding = None

    @property
    def is_published(self) -> bool:
        """Whether it has been made public."""
        return self.published_at is not None

    @property
    def hides_content(self) -> bool:
        """Whether what it holds is kept from the public when it is published."""
        return self.shielding is not None

    def publish(self, *, by: str) -> None:
        """Make it public; a shielded record is public with its line only. IdentityNumberError if it holds one."""
        if self.is_published:
            raise AlreadyPublishedError(record=self.id)
        refuse_identity_numbers(self._public_texts(shielded=self.hides_content))
        self.trigger_event(self._event("Published"), by=by)

    def shield(self, *, scope: str, basis: LegalBasis | Mapping[str, Any], by: str) -> None:
        """Shield it, wholly or in part, on a legal basis that holds today. Shielding it again changes the basis."""
        require_one_of("scope", scope, frozenset(ShieldingScope))
        legal = basis if isinstance(basis, LegalBasis) else LegalBasis.from_mapping(basis)
        legal.require_known()
        after = {"scope": str(scope), "basis": legal.as_mapping()}
        if after == self.shielding:
            return
        self.trigger_event(self._event("Shielded"), by=by, before=self.shielding, **after)

    def lift_shielding(self, *, reason: str | None, by: str) -> None:
        """Lift the shielding; what was published is then public in full."""
        if self.shielding is None:
            raise NotShieldedError(record=self.id)
        if self.is_published:
            refuse_identity_numbers(self._public_texts(shielded=False))
        self.trigger_event(self._event("ShieldingLifted"), by=by, reason=optional_text(reason), before=self.shielding)

    @abstractmethod
    def _public_texts(self, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
        """Return the fields, with their text, that the public reads of it when it is published."""
