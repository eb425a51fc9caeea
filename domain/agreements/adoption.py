"""Who must adopt a version, and what each of them has done: the matrix of an agreement."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from domain.agreements.facts import AdoptedBy, Majority, RecordKind, ReservationEffect, latest
from domain.agreements.records import Records
from domain.intervals import first_day
from domain.recorded import Record


class Stand(StrEnum):
    """How somebody who must adopt a version stands to it."""

    ADOPTED = "adopted"
    RESERVED = "reserved"
    """Adopted with a reservation that is not lifted."""
    DECLINED = "declined"
    TOO_FEW_VOTES = "too-few-votes"
    AWAITING = "awaiting"
    NOT_SENT = "not-sent"


SETTLED = frozenset({Stand.ADOPTED, Stand.RESERVED})
"""Those that have adopted it."""


@dataclass(frozen=True, slots=True)
class Treatment:
    """What an adopter has done with a version: `organisation_id` is None for the assembly.

    `number` is that of the record that tells of it, `planned` that of its next treatment, `lifted` that of the lifting
    of its reservation.
    """

    organisation_id: str | None
    stand: str
    number: int | None = None
    planned: int | None = None
    lifted: int | None = None


def adopters(records: Records, version: int) -> tuple[str | None, ...]:
    """Return who must adopt a version, in the order in which they became parties; None is the assembly.

    Parties must who are when it is sent; of an agreement that nobody is a party to yet, those with whom it begins.
    """
    rule = records.version(version)["adoption"]
    if rule["by"] == AdoptedBy.ASSEMBLY:
        return (None,)
    if rule["adopters"] is not None:
        return tuple(rule["adopters"])
    day = _asked_on(records, version)
    if day is None:
        return tuple(records.parties)
    first = min((days.start for each in records.parties.values() for days in each), default=day)
    return tuple(one for one in records.parties if records.is_party(one, max(day, first)))


def treatment(records: Records, version: int, organisation_id: str | None) -> Treatment:
    """Return what an adopter has done with a version."""
    planned = latest(records.told(RecordKind.PLANNED, version, organisation_id), "meets_on")
    decided = decided_by(records, version, organisation_id)
    if decided is None:
        sent = records.told_of(RecordKind.SENDING, version)
        stand = Stand.AWAITING if sent else Stand.NOT_SENT
        return Treatment(organisation_id, stand, planned=planned[0] if planned else None)
    number, record = decided
    lifting = latest(records.told(RecordKind.LIFTING, version, organisation_id), "lifted_on")
    lifted = lifting[0] if lifting else None
    return Treatment(organisation_id, _stand(records, version, record, lifted), number, lifted=lifted)


def decided_by(records: Records, version: int, organisation_id: str | None) -> tuple[int, Record] | None:
    """Return the record of what an adopter decided last on a version."""
    adopted = records.told(RecordKind.ADOPTION, version, organisation_id)
    declined = records.told(RecordKind.DECLINE, version, organisation_id)
    return latest([*adopted, *declined], "decided_on")


def bound_from(records: Records, version: int, organisation_id: str | None) -> str | None:
    """Return the date from which what an adopter decided holds, partial as it was written; None while it does not.

    A reservation that suspends holds it back until it is lifted.
    """
    decided = decided_by(records, version, organisation_id)
    if decided is None or decided[1]["kind"] != RecordKind.ADOPTION:
        return None
    record = decided[1]
    if too_few_votes(records.version(version)["adoption"], record):
        return None
    reservation = record["reservation"]
    if reservation is None or reservation["effect"] != ReservationEffect.SUSPENSIVE:
        return str(record["decided_on"])
    lifting = latest(records.told(RecordKind.LIFTING, version, organisation_id), "lifted_on")
    if lifting is None:
        return None
    return max((str(record["decided_on"]), str(lifting[1]["lifted_on"])), key=first_day)


def too_few_votes(rule: Mapping[str, Any], record: Record) -> bool:
    """Return whether the votes that are told are fewer than the rule takes."""
    votes = record["votes"]
    if votes is None or rule["by"] != AdoptedBy.ASSEMBLY:
        return False
    if rule["majority"] == Majority.TWO_THIRDS:
        return bool(3 * votes["for"] < 2 * votes["cast"])
    return bool(2 * votes["for"] <= votes["cast"])


def _stand(records: Records, version: int, record: Record, lifted: int | None) -> Stand:
    if record["kind"] == RecordKind.DECLINE:
        return Stand.DECLINED
    if too_few_votes(records.version(version)["adoption"], record):
        return Stand.TOO_FEW_VOTES
    return Stand.RESERVED if record["reservation"] is not None and lifted is None else Stand.ADOPTED


def _asked_on(records: Records, version: int) -> str | None:
    """Return the day on which those who are parties must adopt a version: when it was sent or first treated."""
    told = records.told_of(RecordKind.SENDING, version)
    days = [record["sent_on"] for _, record in told]
    if not days:
        treated = [*records.told_of(RecordKind.ADOPTION, version), *records.told_of(RecordKind.DECLINE, version)]
        days = [record["decided_on"] for _, record in treated]
    known = records.version(version)
    dates = days or filter(None, [known["drafted_on"] or known["force"]["earliest"]])
    return min((first_day(one) for one in dates), default=None)
