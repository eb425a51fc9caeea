"""The council whose archive this is: name, legal form, who takes part, and how its cases are numbered."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from eventsourcing.domain import AggregateCreated, event

from domain.base import ArchiveAggregate, optional_text, require_text
from domain.corrections import altered
from domain.dates import PartialDate, iso, require_not_before
from domain.errors import DomainError, InvalidValueError, gathered

COUNCIL_ID = uuid5(UUID("6f6d4e3a-3c1d-5a0e-9a53-6f1e0a8f2b11"), "the council of this archive")
"""An archive has one council, so its id is known."""

DESCRIBED = ("name", "legal_form", "archive_creator")
"""What a council is described by; an archive creator (arkivskaper, Noark 5 M023) is who the papers come from."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_OF_YEAR = 999_999

DateLike = PartialDate | date | str | None


class AlreadyParticipantError(DomainError):
    """The organisation takes part already. Values: `field`, `organisation`."""

    code = "already-participant"


class NotParticipantError(DomainError):
    """The organisation does not take part. Values: `field`, `organisation`."""

    code = "not-participant"


class Council(ArchiveAggregate):
    """The council. `taking_part` maps an organisation that is in now to the number of the event by which it joined."""

    TOPIC = "council"

    class Registered(ArchiveAggregate.Event, AggregateCreated):
        """The archive is this council's."""

        TOPIC = "council.registered"
        name: str
        legal_form: str | None
        archive_creator: str | None

    class Described(ArchiveAggregate.Event):
        """It is described anew since `valid_from`. `changes` maps a field to `{"before": …, "after": …}`."""

        TOPIC = "council.described"
        changes: dict[str, dict[str, Any]]
        valid_from: str | None

    class Corrected(ArchiveAggregate.Event):
        """Its description had been wrong. `changes` maps a field to `{"before": …, "after": …}`."""

        TOPIC = "council.corrected"
        changes: dict[str, dict[str, Any]]
        reason: str

    class ParticipantJoined(ArchiveAggregate.Event):
        """An organisation takes part (deltaker) since `joined_on`."""

        TOPIC = "council.participant-joined"
        organisation_id: UUID
        joined_on: str | None

    class ParticipantLeft(ArchiveAggregate.Event):
        """It took part until `left_on`. `joined` is the number of the event by which it had joined."""

        TOPIC = "council.participant-left"
        organisation_id: UUID
        joined: int
        left_on: str | None

    class ParticipationCorrected(ArchiveAggregate.Event):
        """The days of a participation had been wrong: the one begun by the event number `joined`."""

        TOPIC = "council.participation-corrected"
        organisation_id: UUID
        joined: int
        changes: dict[str, dict[str, Any]]
        reason: str

    class LogoChosen(ArchiveAggregate.Event):
        """A picture in the file store is its logo, or none is."""

        TOPIC = "council.logo-chosen"
        sha256: str | None
        media_type: str | None
        before: str | None

    class NumbersBegun(ArchiveAggregate.Event):
        """Cases of a year are numbered from `start` on."""

        TOPIC = "council.numbers-begun"
        year: int
        start: int
        before: int | None

    @event(Registered)
    def __init__(
        self, name: str, legal_form: str | None, archive_creator: str | None, by: str, id: UUID | None = None
    ) -> None:
        self.name, self.legal_form, self.archive_creator = name, legal_form, archive_creator
        self.participations: dict[int, dict[str, Any]] = {}
        self.logo: str | None = None
        self.starts: dict[int, int] = {}

    @classmethod
    def register(
        cls, *, name: str, by: str, legal_form: str | None = None, archive_creator: str | None = None
    ) -> "Council":
        """Return the council of the archive."""
        with gathered() as each:
            name = each(require_text, "name", name)
            legal_form = each(optional_text, legal_form, "legal_form")
            archive_creator = each(optional_text, archive_creator, "archive_creator")
        return cls(name=name, legal_form=legal_form, archive_creator=archive_creator, by=by, id=COUNCIL_ID)

    @property
    def taking_part(self) -> dict[str, int]:
        """The organisations that are in now, by hex id, with the number of the event by which they joined."""
        return {one["organisation"]: joined for joined, one in self.participations.items() if one["in"]}

    def describe(self, changes: Mapping[str, Any], *, by: str, valid_from: DateLike = None) -> None:
        """Describe it anew by fields of DESCRIBED; what it was before was right then."""
        with gathered() as each:
            changed = each(self._changed, changes)
            since = each(iso, valid_from, field="valid_from")
        if changed:
            self.trigger_event(self.Described, changes=changed, valid_from=since, by=by)

    def correct(self, changes: Mapping[str, Any], *, reason: str, by: str) -> None:
        """Put fields of DESCRIBED right that had been wrong."""
        with gathered() as each:
            changed = each(self._changed, changes)
            reason = each(require_text, "reason", reason)
        if changed:
            self.trigger_event(self.Corrected, changes=changed, reason=reason, by=by)

    def join(self, organisation_id: UUID, *, by: str, joined_on: DateLike = None) -> None:
        """Let an organisation take part; it can have left before, and come back."""
        if organisation_id.hex in self.taking_part:
            raise AlreadyParticipantError(field="organisation", organisation=organisation_id)
        when = iso(joined_on, field="joined_on")
        left = [one["left_on"] for one in self.participations.values() if one["organisation"] == organisation_id.hex]
        require_not_before(left[-1] if left else None, when, field="joined_on")
        self.trigger_event(self.ParticipantJoined, organisation_id=organisation_id, joined_on=when, by=by)

    def leave(self, organisation_id: UUID, *, by: str, left_on: DateLike = None) -> None:
        """Let an organisation take part no longer."""
        joined = self.taking_part.get(organisation_id.hex)
        if joined is None:
            raise NotParticipantError(field="organisation", organisation=organisation_id)
        when = iso(left_on, field="left_on")
        require_not_before(self.participations[joined]["joined_on"], when, field="left_on")
        self.trigger_event(self.ParticipantLeft, organisation_id=organisation_id, joined=joined, left_on=when, by=by)

    def correct_participation(self, joined: int, changes: Mapping[str, DateLike], *, reason: str, by: str) -> None:
        """Put `joined_on` and `left_on` right, of the participation begun by the event number `joined`."""
        known = self.participations.get(joined)
        if known is None:
            raise InvalidValueError(field="organisation", value=joined, problem="unknown-record")
        with gathered() as each:
            after = {field: each(_participation_day, field, value, known) for field, value in changes.items()}
            reason = each(require_text, "reason", reason)
        line = known | after
        require_not_before(line["joined_on"], line["left_on"], field="left_on")
        changed = altered(known, after)
        if changed:
            self.trigger_event(
                self.ParticipationCorrected,
                organisation_id=UUID(known["organisation"]),
                joined=joined,
                changes=changed,
                reason=reason,
                by=by,
            )

    def choose_logo(self, sha256: str | None, *, media_type: str | None, by: str) -> None:
        """Let a picture whose bytes lie in the file store be its logo, or none."""
        if sha256 is not None and not _SHA256.fullmatch(sha256):
            raise InvalidValueError(field="sha256", value=sha256, problem="bad-sha256")
        if sha256 != self.logo:
            media_type = require_text("media_type", media_type) if sha256 else None
            self.trigger_event(self.LogoChosen, sha256=sha256, media_type=media_type, before=self.logo, by=by)

    def begin_numbers(self, year: int, start: int, *, by: str) -> None:
        """Number the cases of a year from `start` on: some keep the first numbers for another archive."""
        if not 1000 <= year <= 9999:
            raise InvalidValueError(field="year", value=year, problem="bad-year")
        if not 1 <= start <= _MOST_OF_YEAR:
            raise InvalidValueError(field="start", value=start, problem="bad-start")
        before = self.starts.get(year)
        if start != (before or 1):
            self.trigger_event(self.NumbersBegun, year=year, start=start, before=before, by=by)

    def _changed(self, changes: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        with gathered() as each:
            after = {field: each(_described, field, value) for field, value in changes.items()}
        return altered({field: getattr(self, field) for field in DESCRIBED}, after)

    @event(Described)
    def _when_described(self, changes: dict[str, dict[str, Any]]) -> None:
        for field, change in changes.items():
            setattr(self, field, change["after"])

    @event(Corrected)
    def _when_corrected(self, changes: dict[str, dict[str, Any]]) -> None:
        for field, change in changes.items():
            setattr(self, field, change["after"])

    @event(ParticipantJoined)
    def _when_participant_joined(self, organisation_id: UUID, joined_on: str | None) -> None:
        begun = {"organisation": organisation_id.hex, "joined_on": joined_on, "left_on": None, "in": True}
        self.participations[self.version + 1] = begun  # an event is applied before the version is that event's

    @event(ParticipantLeft)
    def _when_participant_left(self, joined: int, left_on: str | None) -> None:
        self.participations[joined] |= {"left_on": left_on, "in": False}

    @event(ParticipationCorrected)
    def _when_participation_corrected(self, joined: int, changes: dict[str, dict[str, Any]]) -> None:
        self.participations[joined] |= {field: change["after"] for field, change in changes.items()}

    @event(LogoChosen)
    def _when_logo_chosen(self, sha256: str | None) -> None:
        self.logo = sha256

    @event(NumbersBegun)
    def _when_numbers_begun(self, year: int, start: int) -> None:
        self.starts[year] = start


def _described(field: str, value: Any) -> str | None:
    if field not in DESCRIBED:
        raise InvalidValueError(field=field, value="", problem="not-correctable")
    return require_text(field, value) if field == "name" else optional_text(value, field)


def _participation_day(field: str, value: DateLike, known: Mapping[str, Any]) -> str | None:
    if field not in ("joined_on", "left_on") or (field == "left_on" and known["in"]):
        raise InvalidValueError(field=field, value="", problem="not-correctable")
    return iso(value, field=field)
