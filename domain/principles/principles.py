"""Principles for joint or separate answers: what the council goes by when it is asked, adopted version by version."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access, attached, recorded
from domain.access import Accessible
from domain.attached import HoldsDocuments
from domain.base import optional_text, require_text
from domain.basis import basis as checked_basis
from domain.dates import PartialDate, iso, require_iso, require_not_before
from domain.errors import DomainError, InvalidValueError, gathered
from domain.identity_numbers import refuse_identity_numbers
from domain.in_force import in_force, version_in, versions_of
from domain.intervals import first_day
from domain.principles import events
from domain.principles.facts import WHOLE, PrinciplesRecord
from domain.principles.facts import points as checked_points
from domain.put_right import PutRight, date, required_date, text
from domain.recorded import begun, records_of
from domain.references import principles_reference
from domain.values import count
from domain.values import texts as checked_texts

DateLike = PartialDate | str | None
Basis = Mapping[str, Any] | None


class PrinciplesVersionTakenError(DomainError):
    """The principles have a version with this number. Values: `field`, `version`."""

    code = "principles-version-taken"


class Principles(HoldsDocuments, PutRight, Accessible):
    """Principles, known by their reference `2024/1`. `facts` are as facts.py beside this tells."""

    TOPIC = "principles"
    WHOLE = WHOLE
    IN_ORDER = (("valid_from", "valid_until"),)
    RECORDS = frozenset(PrinciplesRecord)
    CHECKS = {
        "title": require_text,
        **dict.fromkeys(("public_title", "about", "label", "note"), text),
        **dict.fromkeys(("adopted_on", "valid_until"), date),
        **dict.fromkeys(("valid_from", "repealed_on"), required_date),
        "points": lambda _, value: checked_points(value),
        "texts": lambda _, value: checked_texts(value),
        "basis": lambda _, value: checked_basis(value),
    }

    class Registered(events.Registered, AggregateCreated):
        """Principles are known by their reference."""

        TOPIC = "principles.registered"

    class VersionAdopted(events.VersionAdopted):
        """A version was adopted."""

        TOPIC = "principles.version-adopted"

    class Repealed(events.Repealed):
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
        self.reference = reference
        self.facts = begun(reference, {"title": title, "public_title": public_title, "about": about})
        self._begin_documents()
        self._begin_access()

    @classmethod
    def register(
        cls,
        *,
        reference: str,
        title: str,
        by: str,
        public_title: str | None = None,
        about: str | None = None,
        id: UUID | None = None,
    ) -> "Principles":
        """Return new principles; their reference must be claimed in the same recording."""
        with gathered() as each:
            known = each(principles_reference, reference)
            name, public = each(require_text, "title", title), each(optional_text, public_title, "public_title")
            what = each(optional_text, about, "about")
        return cls(reference=known, title=name, public_title=public, about=what, by=by, id=id)

    def adopt(
        self,
        *,
        by: str,
        version: int | None = None,
        label: str | None = None,
        adopted_on: DateLike = None,
        valid_from: DateLike = None,
        valid_until: DateLike = None,
        points: Iterable[Mapping[str, Any]] = (),
        texts: Iterable[Mapping[str, Any]] = (),
        note: str | None = None,
        basis: Basis = None,
    ) -> int:
        """Adopt a version, the next one unless another number is given; return its number.

        It is in force from the day it was adopted unless another is given. It has points, or texts that hold them.
        PrinciplesVersionTakenError; InvalidValueError for all fields that are wrong at once.
        """
        self.require_there()
        known = versions_of(self.facts)
        with gathered() as each:
            number = each(count, "version", version) or max(known, default=0) + 1
            called = each(optional_text, label, "title")
            adopted = each(iso, adopted_on, field="adopted_on")
            begins = each(iso, valid_from, field="valid_from") or adopted
            until = each(iso, valid_until, field="valid_until")
            told = each(checked_points, points)
            papers = each(checked_texts, texts)
            said, on = each(optional_text, note, "note"), each(checked_basis, basis)
            each(require_not_before, begins, until, field="valid_until")
            if not each.errors:
                each(require_iso, begins, field="valid_from")
                each(_require_content, told, papers)
        if number in known:
            raise PrinciplesVersionTakenError(field="version", version=number)
        if self.is_published and not self.hides_content:
            refuse_identity_numbers([("text", one["text"]) for one in told] + [("note", said)])
        self.trigger_event(
            self.VersionAdopted,
            version=number,
            label=called,
            adopted_on=adopted,
            valid_from=begins,
            valid_until=until,
            points=told,
            texts=papers,
            note=said,
            basis=on,
            by=by,
        )
        return number

    def repeal(self, *, by: str, repealed_on: DateLike, note: str | None = None, basis: Basis = None) -> None:
        """Let the principles be in force no longer from a day, the first.

        InvalidValueError(problem=not-in-force-then) unless a version that began before is in force then.
        """
        self.require_there()
        with gathered() as each:
            day = each(require_iso, repealed_on, field="repealed_on")
            said, on = each(optional_text, note, "note"), each(checked_basis, basis)
        first = first_day(day)
        if not any(first in span.days and span.days.start < first for span in in_force(self.facts)):
            raise InvalidValueError(field="repealed_on", value=day, problem="not-in-force-then")
        self.trigger_event(self.Repealed, repealed_on=day, note=said, basis=on, by=by)

    def require_point(self, version: int, point: str | None = None) -> None:
        """Raise InvalidValueError(field=principle) unless they have this version, and it this point if one is named."""
        found = version_in(self.facts, version)
        if found is None:
            raise InvalidValueError(field="principle", value=version, problem="no-such-version")
        if point is not None and all(one["number"] != point for one in found[1]["points"]):
            raise InvalidValueError(field="principle", value=point, problem="no-such-point")

    def _require_possible(self, after: Mapping[str, Any]) -> None:
        with gathered() as each:
            each(super()._require_possible, after)
            if "points" in after:
                each(_require_content, after["points"], after["texts"])

    def _refuse_numbers(self, changes: Mapping[str, Any], number: int | None) -> None:
        super()._refuse_numbers(changes, number)
        if self.is_published and not self.hides_content:
            told = [(field, str(changes[field])) for field in ("about", "note") if changes.get(field)]
            points = [("text", str(one.get("text"))) for one in changes.get("points") or ()]
            refuse_identity_numbers(told + points)

    def _public_texts(self, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
        title = self.facts["public_title"] or (None if shielded else self.facts["title"])
        texts: list[tuple[str, str | None]] = [("title", title)]
        if not shielded:
            texts.append(("about", self.facts["about"]))
            for _, record in records_of(self.facts, *PrinciplesRecord):
                texts.append(("note", record["note"]))
                texts += [("text", one["text"]) for one in record.get("points", ())]
        return texts


def _require_content(points: list[Any], texts: list[Any]) -> None:
    """Raise InvalidValueError(field=points, problem=missing) where a version would say nothing."""
    if not points and not texts:
        raise InvalidValueError(field="points", value="", problem="no-points")
