"""What can happen to the versions of an agreement: made, amended, sent, signed, in force, superseded, withdrawn."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from domain.agreement_rules import POINT_KEYS
from domain.agreements import values
from domain.agreements.errors import AgreementWithdrawnError, VersionTakenError, VersionWithdrawnError
from domain.agreements.facts import AdoptedBy, RecordKind, version_record, versions_of
from domain.base import optional_text, require_one_of
from domain.basis import basis as checked_basis
from domain.dates import PartialDate, iso, require_iso, require_not_before
from domain.errors import InvalidValueError, gathered
from domain.put_right import PutRight
from domain.recorded import records_of
from domain.values import count
from domain.values import texts as checked_texts

DateLike = PartialDate | str | None
Basis = Mapping[str, Any] | None


class Standing(PutRight):
    """An agreement whose `facts` are looked up, and that takes no more when it was registered by mistake."""

    def require_there(self) -> None:
        """Raise AgreementWithdrawnError if it was registered by mistake."""
        if self.facts["is_withdrawn"]:
            raise AgreementWithdrawnError(agreement=self.id)

    def require_version(self, version: int) -> Mapping[str, Any]:
        """Return the record of a version. InvalidValueError(field=version, problem=unknown-version)."""
        found = version_record(self.facts, version)
        if found is None:
            raise InvalidValueError(field="version", value=version, problem="unknown-version")
        return found[1]

    def require_open(self, version: int) -> Mapping[str, Any]:
        """Return the record of a version that was not withdrawn; else VersionWithdrawnError."""
        self.require_there()
        record = self.require_version(version)
        withdrawn = records_of(self.facts, RecordKind.VERSION_WITHDRAWN)
        if any(one["version"] == version for _, one in withdrawn):
            raise VersionWithdrawnError(version=version)
        return record


class Versioned(Standing):
    """An agreement with versions. The class that is stored nests the events with their TOPICs."""

    def draft(
        self,
        *,
        by: str,
        version: int | None = None,
        label: str | None = None,
        drafted_on: DateLike = None,
        amends: int | None = None,
        summary: str | None = None,
        texts: Iterable[Mapping[str, Any]] = (),
        points: Iterable[str] = (),
        adoption: Mapping[str, Any] | None = None,
        force: Mapping[str, Any] | None = None,
        valid_until: DateLike = None,
        notice_months: int | None = None,
        notice_by: DateLike = None,
        notice_clause: str | None = None,
        review_on: DateLike = None,
        review_clause: str | None = None,
    ) -> int:
        """Make a version, the next one unless another number is given; return its number.

        VersionTakenError; InvalidValueError for all fields that are wrong at once.
        """
        self.require_there()
        known = versions_of(self.facts)
        with gathered() as each:
            number = each(count, "version", version) or max(known, default=0) + 1
            base = each(count, "amends", amends)
            until = each(iso, valid_until, field="valid_until")
            brings = each(values.force, force)
            told = {
                "label": each(optional_text, label, "title"),
                "drafted_on": each(iso, drafted_on, field="drafted_on"),
                "summary": each(optional_text, summary, "summary"),
                "texts": each(checked_texts, texts),
                "points": each(values.points, points),
                "adoption": each(values.adoption, adoption),
                "notice_months": each(count, "notice_months", notice_months),
                "notice_by": each(iso, notice_by, field="notice_by"),
                "notice_clause": each(optional_text, notice_clause, "clause"),
                "review_on": each(iso, review_on, field="review_on"),
                "review_clause": each(optional_text, review_clause, "clause"),
            }
            if brings:
                each(require_not_before, brings["earliest"], until, field="valid_until")
        if number in known:
            raise VersionTakenError(field="version", version=number)
        if base is not None and base not in known:
            raise InvalidValueError(field="amends", value=base, problem="unknown-version")
        self.trigger_event(
            self._event("VersionDrafted"),
            version=number,
            amends=base,
            force=brings,
            valid_until=until,
            by=by,
            **told,
        )
        return number

    def amend(
        self,
        version: int,
        *,
        by: str,
        texts: Iterable[Mapping[str, Any]],
        amended_on: DateLike = None,
        note: str | None = None,
        basis: Basis = None,
    ) -> None:
        """Give a version other texts: before it was adopted, or with an addendum."""
        self.require_open(version)
        with gathered() as each:
            when = each(iso, amended_on, field="amended_on")
            known, said = each(checked_texts, texts), each(optional_text, note, "note")
            on = each(checked_basis, basis)
        if not known:
            raise InvalidValueError(field="texts", value="", problem="missing")
        event = self._event("VersionAmended")
        self.trigger_event(event, version=version, amended_on=when, texts=known, note=said, basis=on, by=by)

    def send(self, version: int, *, by: str, sent_on: DateLike, deadline: DateLike = None, basis: Basis = None) -> None:
        """Send a version to those who must adopt it, once more with another deadline if need be."""
        self.require_open(version)
        with gathered() as each:
            when = each(require_iso, sent_on, field="sent_on")
            until, on = each(iso, deadline, field="deadline"), each(checked_basis, basis)
            each(require_not_before, when, until, field="deadline")
        self.trigger_event(self._event("VersionSent"), version=version, sent_on=when, deadline=until, basis=on, by=by)

    def sign(
        self,
        version: int,
        *,
        by: str,
        signed_on: DateLike,
        organisation_id: UUID | None = None,
        signed_by: str | None = None,
    ) -> None:
        """Say that a version was signed for a party, or for all of them."""
        self.require_open(version)
        self.require_party(organisation_id)
        with gathered() as each:
            when, who = each(require_iso, signed_on, field="signed_on"), each(optional_text, signed_by, "name")
        event = self._event("VersionSigned")
        self.trigger_event(
            event, version=version, organisation_id=organisation_id, signed_on=when, signed_by=who, by=by
        )

    def set_in_force(self, version: int, *, by: str, valid_from: DateLike, basis: Basis = None) -> None:
        """Settle from which day a version is in force, at the earliest where others must adopt it first."""
        record = self.require_open(version)
        with gathered() as each:
            when, on = each(require_iso, valid_from, field="valid_from"), each(checked_basis, basis)
            each(require_not_before, when, record["valid_until"], field="valid_from")
        self.trigger_event(self._event("VersionInForce"), version=version, valid_from=when, basis=on, by=by)

    def supersede(
        self, version: int, *, by: str, superseded_on: DateLike, by_version: int | None = None, basis: Basis = None
    ) -> None:
        """Say that a version is in force no longer from a day, the first; another took its place if one is named."""
        self.require_open(version)
        if by_version is not None:
            self.require_version(by_version)
            if by_version == version:
                raise InvalidValueError(field="by_version", value=version, problem="itself")
        with gathered() as each:
            when, on = each(require_iso, superseded_on, field="superseded_on"), each(checked_basis, basis)
        event = self._event("VersionSuperseded")
        self.trigger_event(event, version=version, superseded_on=when, by_version=by_version, basis=on, by=by)

    def withdraw_version(self, version: int, *, by: str, withdrawn_on: DateLike, note: str | None = None) -> None:
        """Take a version back, from a day, the first."""
        self.require_open(version)
        with gathered() as each:
            when, said = each(require_iso, withdrawn_on, field="withdrawn_on"), each(optional_text, note, "note")
        self.trigger_event(self._event("VersionWithdrawn"), version=version, withdrawn_on=when, note=said, by=by)

    def tick(
        self,
        version: int,
        *,
        point: str,
        by: str,
        found: bool = True,
        document_id: UUID | None = None,
        page: int | None = None,
        clause: str | None = None,
    ) -> None:
        """Say where a version tells of a point of kommuneloven § 18-4, or that it does not."""
        self.require_open(version)
        with gathered() as each:
            key = each(require_one_of, "point", str(point), POINT_KEYS)
            on_page, where = each(count, "page", page), each(optional_text, clause, "clause")
        self.trigger_event(
            self._event("PointTicked"),
            version=version,
            point=key,
            found=bool(found),
            document_id=document_id if found else None,
            page=on_page if found else None,
            clause=where if found else None,
            by=by,
        )

    def require_party(self, organisation_id: UUID | None, field: str = "organisation") -> None:
        """Raise InvalidValueError(problem=not-party) for an organisation that never was a party."""
        if organisation_id is None:
            return
        parties = {one["organisation_id"] for _, one in records_of(self.facts, RecordKind.PARTY)}
        if organisation_id.hex not in parties:
            raise InvalidValueError(field=field, value="", problem="not-party")

    def require_adopter(self, version: int, organisation_id: UUID | None) -> None:
        """Raise InvalidValueError when the assembly is told of where parties adopt, or a party is not one."""
        by_assembly = self.require_version(version)["adoption"]["by"] == AdoptedBy.ASSEMBLY
        if organisation_id is None and not by_assembly:
            raise InvalidValueError(field="organisation", value="", problem="missing")
        self.require_party(organisation_id)
