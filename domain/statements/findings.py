"""What is odd about a statement as it is recorded: somebody should look at it. Nothing here is refused."""

from dataclasses import dataclass
from enum import StrEnum

from domain.basis import BasisKind
from domain.dates import is_before
from domain.intervals import first_day
from domain.recorded import Facts, Record, records_of
from domain.statements.facts import OUT, AdoptedBy, RecordKind


class FindingKind(StrEnum):
    """What is odd."""

    SENT_UNADOPTED = "sent-unadopted"
    """A version was sent that was not adopted by then."""
    PUBLISHED_UNADOPTED = "published-unadopted"
    AFTER_RETRACTION = "after-retraction"
    """A version was sent or published after the statement was retracted."""
    NO_DECISION = "no-decision"
    """A version is said to be adopted by a decision, and none was found."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is odd about a version. `number` is that of the record that tells of it, `day` its day as written."""

    kind: str
    version: int
    number: int
    day: str


def findings(facts: Facts) -> list[Finding]:
    """Return what is odd, by the days of it and the order in which it was recorded."""
    if facts["is_withdrawn"]:
        return []
    adopted = {record["version"]: record["adopted_on"] for _, record in records_of(facts, RecordKind.ADOPTION)}
    retracted = next((record["retracted_on"] for _, record in records_of(facts, RecordKind.RETRACTION)), None)
    found: list[Finding] = []
    for number, record in records_of(facts, *OUT):
        day = str(record[OUT[record["kind"]]])
        found += [Finding(kind, record["version"], number, day) for kind in _of(record, day, adopted, retracted)]
    return sorted(found, key=lambda one: (first_day(one.day), one.number))


def _of(record: Record, day: str, adopted: dict[int, str], retracted: str | None) -> list[FindingKind]:
    if record["kind"] == RecordKind.ADOPTION:
        rests_on_none = record["basis"]["kind"] == BasisKind.NONE_FOUND
        return [FindingKind.NO_DECISION] if record["adopted_by"] == AdoptedBy.DECISION and rests_on_none else []
    found = []
    version = record["version"]
    if version not in adopted or is_before(day, adopted[version]):
        is_sending = record["kind"] == RecordKind.SENDING
        found.append(FindingKind.SENT_UNADOPTED if is_sending else FindingKind.PUBLISHED_UNADOPTED)
    if is_before(retracted, day):
        found.append(FindingKind.AFTER_RETRACTION)
    return found
