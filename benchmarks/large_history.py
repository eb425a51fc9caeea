"""A long history of invented events, recorded without commands: what a council's office would do over many years."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from eventsourcing.persistence import Mapper, StoredEvent

from application.events.protocol import Recorder
from domain import clock
from domain.access import Accessible
from domain.base import ArchiveAggregate
from domain.bodies import Body
from domain.cases import Case
from domain.decisions import Decision
from domain.documents import Document
from domain.journal import JournalEntry, party
from domain.organisations import Organisation
from domain.references import Claim, case_claim, decision_claim, entry_claim

BY = "benchmark"
PER_COMMIT = 1000
_BEGAN = datetime(2001, 1, 2, 9, tzinfo=UTC)
_BETWEEN_CASES = timedelta(hours=1)
_OF_EVERY = 5
"""Of so many cases one has papers to answer, and decisions that were put right."""
_TIME_TO_ANSWER = timedelta(days=14)
_TEXT = "Regionrådet slutter seg til forslaget og ber administrasjonen om å følge det opp overfor kommunene. " * 6
_KINDS = ("incoming", "outgoing", "case-paper", "internal", "incoming")
_BODIES = [UUID(int=(1 << 100) + number) for number in range(8)]
_ORGANISATIONS = [UUID(int=(2 << 100) + number) for number in range(12)]


RECORDS_OF_A_CASE, EVENTS_OF_A_CASE = 8, 47
"""A case with its journal entries and decisions, about."""


def record_history(recorder: Recorder, mapper: Mapper[UUID], events: int, *, responsible: str | None = None) -> int:
    """Record at least so many events, and return how many that were.

    `responsible` is the account that deals with what waits for an answer.
    """
    waiting: list[StoredEvent] = []
    recorded = 0
    for aggregate in _aggregates(responsible):
        waiting += [mapper.to_stored_event(event) for event in aggregate.collect_events()]
        if len(waiting) >= PER_COMMIT:
            recorder.insert_events(waiting)
            recorded += len(waiting)
            waiting = []
            if recorded >= events:
                break
    return recorded


def _aggregates(responsible: str | None) -> Iterator[ArchiveAggregate]:
    for number, one in enumerate(_ORGANISATIONS):
        yield Organisation.register(name=f"Kommune {number}", kind="municipality", by=BY, id=one)
    for number, one in enumerate(_BODIES):
        yield Body.establish(name=f"Utvalg {number}", abbreviation=f"U{number}", kind="political", by=BY, id=one)
    number = 0
    while True:
        with clock.clock_set_to(_BEGAN + number * _BETWEEN_CASES):
            yield from _case(number, responsible)
        number += 1


def _case(number: int, responsible: str | None) -> Iterator[ArchiveAggregate]:
    year, sequence = clock.today().year, number + 1
    case = Case.open(reference=f"{year}/{sequence}", title=f"Samarbeid om vei og bane {number}", by=BY)
    case.classify(["transport"], by=BY)
    yield case
    yield Claim.on(case_claim(case.reference), holder=case.id, by=BY)
    for place, kind in enumerate(_KINDS, start=1):
        document = _document(f"{number}-{place}")
        parties = [party("Kommune", _ORGANISATIONS[number % len(_ORGANISATIONS)]), party("Kari Eksempel")]
        entry = JournalEntry.register(
            case_id=case.id,
            reference=f"{case.reference}-{place}",
            kind=kind,
            title=f"Høring om vei og bane {number}, brev {place}",
            senders=parties,
            recipients=parties[:1],
            document_date="2001-01-02",
            by=BY,
        )
        entry.attach(document.id, role="main", by=BY)
        if kind == "incoming" and number % _OF_EVERY == 0:
            entry.expect_answer(clock.today() + _TIME_TO_ANSWER, by=BY)
            entry.assign_responsible(responsible, by=BY)
        yield from _published(document, entry)
        yield Claim.on(entry_claim(entry.reference), holder=entry.id, by=BY)
    for body in range(2):
        document = _document(f"{number}-u{body}")
        decision = Decision.record(
            case_id=case.id,
            case_began=case.began,
            body_id=_BODIES[(number + body) % len(_BODIES)],
            abbreviation=f"U{(number + body) % len(_BODIES)}",
            decided_on=clock.today(),
            number=f"{sequence}/{year}",
            title=f"Samarbeid om vei og bane {number}",
            recommendation=_TEXT,
            text=_TEXT,
            outcome="as-recommended",
            ballots=[{"method": "unanimous"}],
            by=BY,
        )
        decision.attach(document.id, role="main", by=BY)
        decision.publish(by=BY)
        if number % _OF_EVERY == 0:
            title = f"Samarbeid om vei og bane {number}, rettet"
            decision.correct({"title": title}, reason="Skrevet feil", case_began=case.began, by=BY)
        yield from _published(document)  # wherever the history ends, what a record has is there
        yield decision
        yield Claim.on(decision_claim(decision.reference), holder=decision.id, by=BY)


def _document(name: str) -> Document:
    digest = (uuid4().hex * 2)[:64]
    return Document.file(sha256=digest, size=100_000, media_type="application/pdf", name=f"{name}.pdf", by=BY)


def _published(*records: Accessible) -> Iterator[Accessible]:
    for record in records:
        record.publish(by=BY)
        yield record
