"""How a version of an agreement stands, which decides what can be done with it."""

from dataclasses import dataclass

from domain.agreement_rules import POINTS
from domain.agreements import (
    SETTLED,
    AgreementKind,
    RecordKind,
    Records,
    Stand,
    adopters,
    bindings,
    treatment,
)


@dataclass(frozen=True)
class VersionStands:
    """A version of an agreement whose records are laid out."""

    records: Records
    version: int


def is_open(view: VersionStands) -> bool:
    """Return whether it was neither taken back nor registered by mistake with its agreement."""
    withdrawn = view.records.told_of(RecordKind.VERSION_WITHDRAWN, view.version)
    return not withdrawn and not view.records.facts["is_withdrawn"]


def awaited(view: VersionStands) -> list[str | None]:
    """Return who must adopt it and has not, in the order in which they became parties; None is the assembly."""
    who = adopters(view.records, view.version)
    return [one for one in who if treatment(view.records, view.version, one).stand not in SETTLED]


def awaits_somebody(view: VersionStands) -> bool:
    """Return whether somebody who must adopt it has not."""
    return is_open(view) and bool(awaited(view))


def was_sent(view: VersionStands) -> bool:
    """Return whether it was sent to those who must adopt it."""
    return bool(view.records.told_of(RecordKind.SENDING, view.version))


def can_be_sent(view: VersionStands) -> bool:
    """Return whether it can be sent to those who must adopt it: what binds somebody unsent is past that."""
    if not awaits_somebody(view):
        return False
    binds = any(span.fact.version == view.version for spans in bindings(view.records).values() for span in spans)
    return was_sent(view) or not binds


def has_reservation(view: VersionStands) -> bool:
    """Return whether somebody adopted it with a reservation that is not lifted."""
    stands = (treatment(view.records, view.version, one).stand for one in adopters(view.records, view.version))
    return is_open(view) and Stand.RESERVED in stands


def has_points(view: VersionStands) -> bool:
    """Return whether it must hold the points of kommuneloven § 18-4."""
    return is_open(view) and bool(POINTS) and view.records.facts["kind"] == AgreementKind.COOPERATION
