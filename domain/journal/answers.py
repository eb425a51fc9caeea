"""Answers to an incoming paper (avskrivning): how and when it was answered, or that it was not after all."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.base import ArchiveAggregate, require_one_of, require_text
from domain.dates import iso
from domain.errors import DomainError, InvalidValueError
from domain.journal.line import DateLike
from domain.withdrawal import Withdrawable


class AnswerWay(StrEnum):
    """How an incoming paper was answered; Noark 5 M619 avskrivningsmåte."""

    BY_LETTER = "by-letter"
    BY_MAIL = "by-mail"
    BY_TELEPHONE = "by-telephone"
    NOTED = "noted"
    FOR_INFORMATION = "for-information"


class AlreadyAnsweredError(DomainError):
    """The entry is answered already. Values: `reference`."""

    code = "already-answered"


class NotAnsweredError(DomainError):
    """Taking back an answer that was not noted. Values: `reference`."""

    code = "not-answered"


class Answered(ArchiveAggregate.Event):
    """The entry was answered (avskrevet), with the entry that answers it if there is one."""

    way: str
    answered_on: str | None
    answer_id: UUID | None

    def apply(self, aggregate: Any) -> None:
        """Remember how, when and by what."""
        answer = self.answer_id.hex if self.answer_id else None
        aggregate.answered = {"way": self.way, "answered_on": self.answered_on, "answer_id": answer}


class AnswerWithdrawn(ArchiveAggregate.Event):
    """It had not been answered so after all. `before` is what was noted: way, answered_on, answer_id."""

    before: dict[str, Any]
    reason: str

    def apply(self, aggregate: Any) -> None:
        """Forget the answer."""
        aggregate.answered = None


class Answerable(Withdrawable):
    """An entry that may be answered. A subclass nests its own Answered and AnswerWithdrawn with their TOPIC.

    Its `__init__` calls `_begin_answers`.
    """

    reference: str
    answered: dict[str, Any] | None

    def _begin_answers(self) -> None:
        self.answered = None

    @property
    def is_answered(self) -> bool:
        """Whether it is answered (avskrevet)."""
        return self.answered is not None

    def answer(self, *, way: str, by: str, answered_on: DateLike = None, answer_id: UUID | None = None) -> None:
        """Say how and when it was answered."""
        self.require_standing()
        if self.is_answered:
            raise AlreadyAnsweredError(reference=self.reference)
        if answer_id == self.id:
            raise InvalidValueError(field="answer", value=self.reference, problem="itself")
        way = require_one_of("way", way, frozenset(AnswerWay))
        when = iso(answered_on, field="answered_on")
        self.trigger_event(self._event("Answered"), way=way, answered_on=when, answer_id=answer_id, by=by)

    def take_back_answer(self, *, reason: str, by: str) -> None:
        """Say that it had not been answered so after all; then it waits again, or is noted as answered rightly."""
        if self.answered is None:
            raise NotAnsweredError(reference=self.reference)
        reason = require_text("reason", reason)
        self.trigger_event(self._event("AnswerWithdrawn"), before=self.answered, reason=reason, by=by)
