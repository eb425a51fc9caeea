"""What a finding is: something about seats and who holds them that somebody should look at, and why."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID

from domain.law import Rule


class FindingKind(StrEnum):
    """What is found, in the order in which findings of one severity are told."""

    VACANT = "vacant"
    EXPIRED = "expired"
    NO_BASIS = "no-basis"
    REPORT_OVERDUE = "report-overdue"
    NO_MEMBER = "no-member"
    FEW_DEPUTIES = "few-deputies"
    WRONG_ELECTOR = "wrong-elector"
    TWO_HOLDERS = "two-holders"
    TWO_SEATS = "two-seats"
    DEPUTY_VACANT = "deputy-vacant"
    IN_DISSOLVED = "in-dissolved"
    LEADERSHIP = "leadership"
    TOO_LONG = "too-long"
    EXPIRING = "expiring"
    LATE = "late"


class Severity(StrEnum):
    """How it stands: something is missing, the law requires otherwise, or it should be checked."""

    MISSING = "missing"
    REQUIREMENT = "requirement"
    CHECK = "check"


_MISSING = (FindingKind.VACANT, FindingKind.EXPIRED, FindingKind.NO_BASIS, FindingKind.REPORT_OVERDUE)
_REQUIRED = (FindingKind.NO_MEMBER, FindingKind.FEW_DEPUTIES)
_KINDS, _SEVERITIES = list(FindingKind), list(Severity)
_NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found about a body on a day.

    `since` is the first and `until` the last day of it, perhaps as partial as it was written, None where it is not
    known or has no end. `values` are what it is told with. `rule` is the rule of law it is measured by, if any.
    """

    kind: FindingKind
    body_id: UUID
    seat_id: UUID | None = None
    appointment_id: UUID | None = None
    person_id: UUID | None = None
    organisation_id: UUID | None = None
    since: str | None = None
    until: str | None = None
    rule: Rule | None = None
    values: Mapping[str, Any] = field(default_factory=lambda: _NONE)

    @property
    def severity(self) -> Severity:
        """How it stands. Another elector than the law says is against it, other than the seat says is to be checked."""
        if self.kind in _MISSING:
            return Severity.MISSING
        if self.kind in _REQUIRED or (self.kind == FindingKind.WRONG_ELECTOR and self.rule is not None):
            return Severity.REQUIREMENT
        return Severity.CHECK

    @property
    def key(self) -> str:
        """What this finding is known by as long as it is about the same."""
        ids = (self.body_id, self.seat_id, self.appointment_id, self.person_id, self.organisation_id)
        told = " ".join([self.kind, *(one.hex if one else "-" for one in ids), str(self.values.get("due_on", ""))])
        return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()

    @property
    def place(self) -> str:
        """Where it stands in a list: by severity, by kind, the oldest first."""
        severity, kind = _SEVERITIES.index(self.severity), _KINDS.index(self.kind)
        return f"{severity}.{kind:02d}.{self.since or '0000-00-00'}.{self.key}"
