"""Cases (saker): what papers and decisions belong to, known by a claimed reference such as `2025/17`."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain.base import ArchiveAggregate, optional_text, require_text
from domain.corrections import altered
from domain.dates import PartialDate, iso, require_not_before
from domain.errors import DomainError, InvalidValueError, gathered
from domain.identity_numbers import refuse_identity_numbers
from domain.references import CaseReference


class CaseClosedError(DomainError):
    """The case is closed; it must be reopened first. Values: `reference`."""

    code = "case-closed"


class CaseOpenError(DomainError):
    """Reopening a case that is open. Values: `reference`."""

    code = "case-open"


CORRECTABLE = ("title", "public_title", "opened_on", "subject_areas", "responsible")
"""What `Case.correct` may put right."""


class Case(ArchiveAggregate):
    """A case. Its `public_title` stands in for its title where the title itself says too much."""

    TOPIC = "case"

    class Opened(ArchiveAggregate.Event, AggregateCreated):
        """The case was opened on `opened_on` (the day on the papers, partial or unknown)."""

        TOPIC = "case.opened"
        reference: str
        title: str
        public_title: str | None
        opened_on: str | None

    class Classified(ArchiveAggregate.Event):
        """The case was put under subject areas."""

        TOPIC = "case.classified"
        subject_areas: list[str]
        before: list[str]

    class Retitled(ArchiveAggregate.Event):
        """The case got another title."""

        TOPIC = "case.retitled"
        title: str
        public_title: str | None
        before: dict[str, str | None]
        reason: str | None

    class OpeningCorrected(ArchiveAggregate.Event):
        """The day the case was opened had been noted wrongly, or not at all."""

        TOPIC = "case.opening-corrected"
        opened_on: str | None
        before: str | None
        reason: str

    class Corrected(ArchiveAggregate.Event):
        """Something about the case was wrong. `changes` maps a field to `{"before": …, "after": …}`."""

        TOPIC = "case.corrected"
        changes: dict[str, dict[str, Any]]
        reason: str

    class ResponsibleAssigned(ArchiveAggregate.Event):
        """An account, named by its opaque id, answers for the case."""

        TOPIC = "case.responsible-assigned"
        responsible: str | None
        before: str | None

    class Closed(ArchiveAggregate.Event):
        """The case was closed on `closed_on` (the day on the papers, partial or unknown)."""

        TOPIC = "case.closed"
        class_version = 2  # v1 did not know the day
        ground: str | None
        closed_on: str | None

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            """Leave the day unknown."""
            state["closed_on"] = None

    class Reopened(ArchiveAggregate.Event):
        """The case was opened again."""

        TOPIC = "case.reopened"
        reason: str

    @event(Opened)
    def __init__(
        self,
        reference: str,
        title: str,
        public_title: str | None,
        opened_on: str | None,
        by: str,
        id: UUID | None = None,
    ) -> None:
        self.reference, self.title, self.public_title, self.opened_on = reference, title, public_title, opened_on
        self.subject_areas: list[str] = []
        self.responsible: str | None = None
        self.is_closed = False

    @classmethod
    def open(
        cls,
        *,
        reference: str,
        title: str,
        by: str,
        public_title: str | None = None,
        opened_on: PartialDate | str | None = None,
        id: UUID | None = None,
    ) -> "Case":
        """Return a new case; its reference must be claimed in the same recording."""
        with gathered() as each:
            checked = each(CaseReference.parse, reference)
            title = each(require_text, "title", title)
            public_title = each(optional_text, public_title, "public_title")
            opened = each(iso, opened_on, field="opened_on")
        return cls(reference=str(checked), title=title, public_title=public_title, opened_on=opened, by=by, id=id)

    @property
    def began(self) -> date:
        """The first day the case can have been open: the day on its papers, else its reference's year."""
        return PartialDate.parse(self.opened_on or self.reference[:4]).first

    def classify(self, subject_areas: Iterable[str], *, by: str) -> None:
        """Put it under these subject areas instead of those it has."""
        areas = _areas(subject_areas)
        if areas != self.subject_areas:
            self.trigger_event(self.Classified, subject_areas=areas, before=self.subject_areas, by=by)

    def retitle(self, *, title: str, by: str, public_title: str | None = None, reason: str | None = None) -> None:
        """Give it another title. IdentityNumberError if the title that the public reads would hold one."""
        with gathered() as each:
            title = each(require_text, "title", title)
            public_title = each(optional_text, public_title, "public_title")
        refuse_identity_numbers([("title", public_title or title)])
        if (title, public_title) != (self.title, self.public_title):
            before = {"title": self.title, "public_title": self.public_title}
            self.trigger_event(
                self.Retitled,
                title=title,
                public_title=public_title,
                before=before,
                reason=optional_text(reason),
                by=by,
            )

    def correct_opening(self, opened_on: PartialDate | str | None, *, reason: str, by: str) -> None:
        """Put the day it was opened right, for a reason."""
        when, reason = iso(opened_on, field="opened_on"), require_text("reason", reason)
        if when != self.opened_on:
            self.trigger_event(self.OpeningCorrected, opened_on=when, before=self.opened_on, reason=reason, by=by)

    def correct(self, changes: Mapping[str, Any], *, reason: str, by: str) -> None:
        """Put fields named in CORRECTABLE right, for a reason; what was wrong stays in the history.

        IdentityNumberError if the title that the public reads would hold one.
        """
        with gathered() as each:
            after = {field: each(_checked, field, value) for field, value in changes.items()}
            reason = each(require_text, "reason", reason)
        before = {field: getattr(self, field) for field in CORRECTABLE}
        line = before | after
        refuse_identity_numbers([("title", line["public_title"] or line["title"])])
        changed = altered(before, after)
        if changed:
            self.trigger_event(self.Corrected, changes=changed, reason=reason, by=by)

    def assign_responsible(self, responsible: str | None, *, by: str) -> None:
        """Say which account answers for it."""
        if responsible != self.responsible:
            self.trigger_event(self.ResponsibleAssigned, responsible=responsible, before=self.responsible, by=by)

    def close(self, *, by: str, ground: str | None = None, closed_on: PartialDate | str | None = None) -> None:
        """Close it; nothing more is filed in it until it is reopened."""
        self.require_open()
        when = iso(closed_on, field="closed_on")
        require_not_before(self.opened_on, when, field="closed_on")
        self.trigger_event(self.Closed, ground=optional_text(ground), closed_on=when, by=by)

    def reopen(self, *, reason: str, by: str) -> None:
        """Open it again."""
        if not self.is_closed:
            raise CaseOpenError(reference=self.reference)
        self.trigger_event(self.Reopened, reason=require_text("reason", reason), by=by)

    def require_open(self) -> None:
        """Raise CaseClosedError if the case is closed."""
        if self.is_closed:
            raise CaseClosedError(reference=self.reference)

    def require_publishable(self) -> None:
        """Raise IdentityNumberError if its title, which whoever sees something in it reads, holds one."""
        refuse_identity_numbers([("title", self.public_title or self.title)])

    @event(Classified)
    def _when_classified(self, subject_areas: list[str]) -> None:
        self.subject_areas = subject_areas

    @event(Retitled)
    def _when_retitled(self, title: str, public_title: str | None) -> None:
        self.title, self.public_title = title, public_title

    @event(OpeningCorrected)
    def _when_opening_corrected(self, opened_on: str | None) -> None:
        self.opened_on = opened_on

    @event(Corrected)
    def _when_corrected(self, changes: dict[str, dict[str, Any]]) -> None:
        for field, change in changes.items():
            setattr(self, field, change["after"])

    @event(ResponsibleAssigned)
    def _when_responsible_assigned(self, responsible: str | None) -> None:
        self.responsible = responsible

    @event(Closed)
    def _when_closed(self) -> None:
        self.is_closed = True

    @event(Reopened)
    def _when_reopened(self) -> None:
        self.is_closed = False


def _areas(given: Iterable[str]) -> list[str]:
    return sorted({area for one in given if (area := optional_text(one, "subject_area"))})


def _checked(field: str, value: Any) -> Any:
    if field not in CORRECTABLE:
        raise InvalidValueError(field=field, value="", problem="not-correctable")
    if field == "title":
        return require_text("title", value)
    if field == "opened_on":
        return iso(value, field="opened_on")
    return _areas(value or ()) if field == "subject_areas" else optional_text(value, field)
