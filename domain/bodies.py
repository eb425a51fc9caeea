"""Bodies: anything that meets or has seats, our own or external, with their names over time and their seats."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import names, seated
from domain.base import ArchiveAggregate, optional_text, require_one_of, require_text
from domain.corrections import altered
from domain.dates import PartialDate, is_before, iso, require_not_before
from domain.errors import DomainError, InvalidValueError, gathered
from domain.identity_numbers import public_name, refuse_identity_numbers
from domain.names import Named
from domain.references import slug
from domain.seated import Seated


class BodyKind(StrEnum):
    """What a body is."""

    POLITICAL = "political"
    ADMINISTRATIVE = "administrative"
    NETWORK = "network"
    EXTERNAL = "external"


class BodyDissolvedError(DomainError):
    """The body is dissolved. Values: `field`, `body`, `dissolved_on`."""

    code = "body-dissolved"


DUTIES = ("agenda", "chair", "follow_up")
"""Who has the agenda of its meetings, who chairs them, and who follows up what comes of them: in words."""

CORRECTABLE = ("kind", "established_on", "dissolved_on", "is_dissolved", "owner_id", "convener_id", *DUTIES)
"""What `Body.correct` may put right beside its name and abbreviation."""

_IDS = frozenset({"owner_id", "convener_id"})


class Body(Named, Seated):
    """A body. Its abbreviation begins the references of its decisions: `RR 23/2025`."""

    TOPIC = "body"

    class Established(ArchiveAggregate.Event, AggregateCreated):
        """It was established on `established_on`."""

        TOPIC = "body.established"
        name: str
        abbreviation: str
        kind: str
        established_on: str | None

    class Renamed(ArchiveAggregate.Event):
        """It has had another name and abbreviation since `valid_from`."""

        TOPIC = "body.renamed"
        name: str
        abbreviation: str
        before: dict[str, str]
        valid_from: str | None

    class EarlierNameNoted(ArchiveAggregate.Event):
        """It was called so from `valid_from`, until the next name; the name it has now is none of this."""

        TOPIC = "body.earlier-name-noted"
        name: str
        abbreviation: str
        valid_from: str

    class OwnerSet(ArchiveAggregate.Event):
        """An organisation owns it, or nobody."""

        TOPIC = "body.owner-set"
        owner_id: UUID | None
        before: UUID | None

    class ConvenerSet(ArchiveAggregate.Event):
        """An organisation calls its meetings, or nobody."""

        TOPIC = "body.convener-set"
        convener_id: UUID | None
        before: UUID | None

    class DutiesSet(ArchiveAggregate.Event):
        """Somebody has the agenda of its meetings, chairs them and follows them up, in words; or nobody is named."""

        TOPIC = "body.duties-set"
        agenda: str | None
        chair: str | None
        follow_up: str | None
        before: dict[str, str | None]

    class Dissolved(ArchiveAggregate.Event):
        """It was dissolved on `dissolved_on`."""

        TOPIC = "body.dissolved"
        dissolved_on: str | None

    class NameCorrected(names.NameCorrected):
        """One of its names was written wrongly, or dated."""

        TOPIC = "body.name-corrected"

    class Corrected(ArchiveAggregate.Event):
        """Something else about it was wrong. `changes` maps a field to `{"before": …, "after": …}`."""

        TOPIC = "body.corrected"
        changes: dict[str, dict[str, Any]]
        reason: str

    class SeatAdded(seated.SeatAdded):
        """It has a seat since `valid_from`."""

        TOPIC = "body.seat-added"

    class SeatChanged(seated.SeatChanged):
        """A seat is otherwise since `valid_from`."""

        TOPIC = "body.seat-changed"

    class SeatCorrected(seated.SeatCorrected):
        """A seat had been described wrongly."""

        TOPIC = "body.seat-corrected"

    class SeatAbolished(seated.SeatAbolished):
        """A seat was there until `abolished_on`."""

        TOPIC = "body.seat-abolished"

    class SeatingSet(seated.SeatingSet):
        """It is seated so since `valid_from`."""

        TOPIC = "body.seating-set"

    @event(Established)
    def __init__(
        self, name: str, abbreviation: str, kind: str, established_on: str | None, by: str, id: UUID | None = None
    ) -> None:
        self.name, self.abbreviation, self.kind = name, abbreviation, kind
        self.established_on = established_on
        self._begin_names(name=name, abbreviation=abbreviation, valid_from=established_on)
        self.abbreviations = {slug(abbreviation)}
        self.owner_id: UUID | None = None
        self.convener_id: UUID | None = None
        self.agenda: str | None = None
        self.chair: str | None = None
        self.follow_up: str | None = None
        self.dissolved_on: str | None = None
        self.is_dissolved = False
        self._begin_seats()

    @classmethod
    def establish(
        cls,
        *,
        name: str,
        abbreviation: str,
        kind: str,
        by: str,
        established_on: PartialDate | str | None = None,
        id: UUID | None = None,
    ) -> "Body":
        """Return a new body; its abbreviation must be claimed in the same recording."""
        with gathered() as each:
            name = each(public_name, name)
            abbreviation = each(_abbreviation, abbreviation)
            kind = each(require_one_of, "kind", kind, frozenset(BodyKind))
            began = each(iso, established_on, field="established_on")
        return cls(name=name, abbreviation=abbreviation, kind=kind, established_on=began, by=by, id=id)

    def rename(
        self, *, name: str, by: str, abbreviation: str | None = None, valid_from: PartialDate | str | None = None
    ) -> None:
        """Give it another name, and abbreviation if one is given; the same again changes nothing.

        A name from before the one it has now is noted as an earlier one. A new abbreviation must be claimed in the same
        recording.
        """
        name, abbreviation = public_name(name), _abbreviation(abbreviation or self.abbreviation)
        since = iso(valid_from, field="valid_from")
        if (name, abbreviation) == (self.name, self.abbreviation):
            return
        if since is not None and is_before(since, self.name_since):
            if {"name": name, "abbreviation": abbreviation, "valid_from": since} not in self.names.values():
                self.trigger_event(self.EarlierNameNoted, name=name, abbreviation=abbreviation, valid_from=since, by=by)
        else:
            before = {"name": self.name, "abbreviation": self.abbreviation}
            self.trigger_event(
                self.Renamed, name=name, abbreviation=abbreviation, before=before, valid_from=since, by=by
            )

    def set_owner(self, owner_id: UUID | None, *, by: str) -> None:
        """Say which organisation owns it."""
        if owner_id != self.owner_id:
            self.trigger_event(self.OwnerSet, owner_id=owner_id, before=self.owner_id, by=by)

    def set_convener(self, convener_id: UUID | None, *, by: str) -> None:
        """Say which organisation calls its meetings."""
        if convener_id != self.convener_id:
            self.trigger_event(self.ConvenerSet, convener_id=convener_id, before=self.convener_id, by=by)

    def set_duties(self, *, by: str, agenda: str | None, chair: str | None, follow_up: str | None) -> None:
        """Say who has the agenda of its meetings, who chairs them, and who follows up; the same again changes nothing.

        Everybody reads it: InvalidValueError for identity numbers in it, for each field at once.
        """
        with gathered() as each:
            after = {
                "agenda": each(_duty, "agenda", agenda),
                "chair": each(_duty, "chair", chair),
                "follow_up": each(_duty, "follow_up", follow_up),
            }
        before = {name: getattr(self, name) for name in DUTIES}
        if after != before:
            self.trigger_event(self.DutiesSet, **after, before=before, by=by)

    def dissolve(self, *, by: str, dissolved_on: PartialDate | str | None = None) -> None:
        """Dissolve it."""
        if self.is_dissolved:
            raise BodyDissolvedError(field="body", body=self.name, dissolved_on=self.dissolved_on)
        when = iso(dissolved_on, field="dissolved_on")
        require_not_before(self.established_on, when, field="dissolved_on")
        self.trigger_event(self.Dissolved, dissolved_on=when, by=by)

    def correct(self, changes: Mapping[str, Any], *, reason: str, by: str) -> None:
        """Put its name now and fields named in CORRECTABLE right, for a reason."""
        named = {field: value for field, value in changes.items() if field in self.names[self.current]}
        others = {field: value for field, value in changes.items() if field not in named}
        with gathered() as each:
            each(self.correct_name, named, reason=reason, by=by)
            after = {field: each(_checked, field, value) for field, value in others.items()}
            if not each.errors:
                each(self._require_possible, after)
        changed = altered({field: getattr(self, field) for field in CORRECTABLE}, after)
        if changed:
            self.trigger_event(self.Corrected, changes=changed, reason=require_text("reason", reason), by=by)

    def _require_possible(self, after: Mapping[str, Any]) -> None:
        line = {field: getattr(self, field) for field in CORRECTABLE} | dict(after)
        if line["dissolved_on"] is not None and not line["is_dissolved"]:
            raise InvalidValueError(field="dissolved_on", value=line["dissolved_on"], problem="not-dissolved")
        require_not_before(line["established_on"], line["dissolved_on"], field="dissolved_on")

    def _be_called(self, after: Mapping[str, Any]) -> None:
        super()._be_called(after)
        self.abbreviation = after.get("abbreviation", self.abbreviation)
        self.abbreviations.add(slug(self.abbreviation))

    def _checked_name(self, field: str, value: Any, known: Mapping[str, Any]) -> str | None:
        return _abbreviation(value) if field == "abbreviation" else super()._checked_name(field, value, known)

    def abbreviation_on(self, day: str) -> str:
        """Return the abbreviation it had on an ISO day; one without a day follows those recorded before it."""
        began, borne = "", []
        for number, name in sorted(self.names.items()):
            begins = name["valid_from"] or began
            began = max(began, begins)
            borne.append((begins, number, str(name["abbreviation"])))
        return max([one for one in borne if one[0] <= day] or [min(borne)])[2]

    def require_there(self, on: str) -> None:
        """Raise BodyDissolvedError if it was certainly dissolved before the ISO date `on`."""
        if self.is_dissolved and is_before(self.dissolved_on, on):
            raise BodyDissolvedError(field="body", body=self.name, dissolved_on=self.dissolved_on)

    @event(Renamed)
    def _when_renamed(self, name: str, abbreviation: str, valid_from: str | None) -> None:
        self.name, self.abbreviation = name, abbreviation
        self._add_name(name=name, abbreviation=abbreviation, valid_from=valid_from, is_current=True)
        self.abbreviations.add(slug(abbreviation))

    @event(EarlierNameNoted)
    def _when_earlier_name_noted(self, name: str, abbreviation: str, valid_from: str) -> None:
        self._add_name(name=name, abbreviation=abbreviation, valid_from=valid_from, is_current=False)
        self.abbreviations.add(slug(abbreviation))

    @event(Corrected)
    def _when_corrected(self, changes: dict[str, dict[str, Any]]) -> None:
        for field, change in changes.items():
            after = change["after"]
            setattr(self, field, UUID(after) if after and field in _IDS else after)

    @event(OwnerSet)
    def _when_owner_set(self, owner_id: UUID | None) -> None:
        self.owner_id = owner_id

    @event(ConvenerSet)
    def _when_convener_set(self, convener_id: UUID | None) -> None:
        self.convener_id = convener_id

    @event(DutiesSet)
    def _when_duties_set(self, agenda: str | None, chair: str | None, follow_up: str | None) -> None:
        self.agenda, self.chair, self.follow_up = agenda, chair, follow_up

    @event(Dissolved)
    def _when_dissolved(self, dissolved_on: str | None) -> None:
        self.is_dissolved, self.dissolved_on = True, dissolved_on


def _checked(field: str, value: Any) -> Any:
    if field not in CORRECTABLE:
        raise InvalidValueError(field=field, value="", problem="not-correctable")
    if field == "kind":
        return require_one_of("kind", value, frozenset(BodyKind))
    if field == "is_dissolved":
        return bool(value)
    if field in DUTIES:
        return _duty(field, value)
    return value if field in _IDS else iso(value, field=field)


def _duty(field: str, text: str | None) -> str | None:
    words = optional_text(text, field)
    refuse_identity_numbers([(field, words or "")])
    return words


def _abbreviation(text: str) -> str:
    # Addresses are made of it, so something in it must be a letter or a digit.
    return require_text("abbreviation", text if slug(text) else "")
