"""Invented agreements of many versions, recorded without commands: each adopted by four parties, year after year."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

from eventsourcing.persistence import Mapper

from application.events.protocol import Recorder
from domain import clock
from domain.agreements import Agreement
from domain.base import ArchiveAggregate
from domain.organisations import Organisation

BY = "benchmark"
VERSIONS, PARTIES, ORGANISATIONS = 20, 4, 240
FIRST_YEAR = 2005
_AT_ONCE = 500
"""So many agreements go on beside each other: the events of one lie as far apart."""
_BEGAN = datetime(2005, 1, 3, 9, tzinfo=UTC)
_BETWEEN = timedelta(minutes=15)
_ORDER = ("all-adopted", "all-adopted", "each-adopts", "all-adopted", "signature", "date")
_RESERVATION = {"text": "§ 7 tas ikke i bruk", "clauses": ["§ 7"], "effect": "partly"}


def organisation_id(number: int) -> UUID:
    """Return the id of an organisation."""
    return UUID(int=(2 << 100) + number)


def agreement_id(number: int) -> UUID:
    """Return the id of an agreement."""
    return UUID(int=(5 << 100) + number)


def reference(number: int) -> str:
    """Return what an agreement is known by."""
    return f"{FIRST_YEAR}/{number + 1}"


def record_agreements(recorder: Recorder, mapper: Mapper[UUID], agreements: int) -> int:
    """Record so many agreements, and return how many events all are."""
    recorded = 0
    for events in (*_together(_organisations(), ORGANISATIONS), *_together(_lives(agreements), _AT_ONCE)):
        recorded += len(events)
        for start in range(0, len(events), 1000):
            recorder.insert_events([mapper.to_stored_event(event) for event in events[start : start + 1000]])
    return recorded


def _together(aggregates: Iterator[ArchiveAggregate], at_once: int) -> Iterator[list[Any]]:
    """Yield the events of several aggregates: the first of each, then the second of each, and so on."""
    for number in range(10**6):
        with clock.clock_set_to(_BEGAN + number * at_once * _BETWEEN):
            some = list(islice(aggregates, at_once))
            events = [list(one.collect_events()) for one in some]
        if not some:
            return
        yield [of[place] for place in range(max(map(len, events))) for of in events if place < len(of)]


def _organisations() -> Iterator[ArchiveAggregate]:
    for number in range(ORGANISATIONS):
        yield Organisation.register(name=f"Kommune {number}", kind="municipality", by=BY, id=organisation_id(number))


def _lives(agreements: int) -> Iterator[ArchiveAggregate]:
    chance = Random(7)
    for number in range(agreements):
        parties = [organisation_id(one) for one in chance.sample(range(ORGANISATIONS), PARTIES)]
        yield _life(number, parties, chance)


def _life(number: int, parties: list[UUID], chance: Random) -> Agreement:
    """Return an agreement that is made anew each year: drafted, sent, and adopted by each, now and then reserved."""
    one = Agreement.register(
        reference=reference(number),
        kind="other",
        title=f"Avtale {number} om renovasjon",
        by=BY,
        id=agreement_id(number),
    )
    for party in parties:
        one.join(party, joined_on=f"{FIRST_YEAR}-01-01", by=BY)
    one.publish(by=BY)
    for turn in range(VERSIONS):
        year, rule = FIRST_YEAR + turn, _ORDER[(number + turn) % len(_ORDER)]
        version = one.draft(
            drafted_on=f"{year}-01-15",
            amends=turn or None,
            summary="Fordelingen av utgifter er endret.",
            force={"rule": rule, "earliest": f"{year}-07-01", "clause": "§ 12"},
            notice_months=12,
            review_on=f"{year + 3}-06-01",
            by=BY,
        )
        one.send(version, sent_on=f"{year}-02-01", deadline=f"{year}-06-30", by=BY)
        for party in parties:
            month, day = chance.randrange(3, 9), chance.randrange(1, 29)
            one.adopt(
                version,
                organisation_id=party,
                body="Kommunestyret",
                decided_on=f"{year}-{month:02}-{day:02}",
                reservation=_RESERVATION if chance.random() < 0.1 else None,
                basis={"kind": "other", "authority": "Kommunestyret", "reference": f"KS {day}/{year}"},
                by=BY,
            )
        if rule == "signature":
            one.sign(version, signed_on=f"{year}-09-15", by=BY)
    return one
