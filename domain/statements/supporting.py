"""Who stands behind a statement on a day, who reserves something, and who does not."""

from dataclasses import dataclass

from domain.intervals import first_day
from domain.recorded import Facts, records_of
from domain.statements.facts import RecordKind
from domain.statements.standing import standing_on


@dataclass(frozen=True, slots=True)
class Supporter:
    """How an organisation stands to the version of a day. `number` is that of the record that tells of it."""

    organisation_id: str
    stance: str
    text: str | None
    stated_on: str | None
    number: int


def supporters(facts: Facts, day: str) -> list[Supporter]:
    """Return how organisations stand to the version that stands on an ISO day, in the order they were recorded.

    What one said of that version goes before what it said of all of them. What has no day was always so.
    """
    there = standing_on(facts, day)
    version = there.version if there else None
    found: dict[str, Supporter] = {}
    told = [one for one in records_of(facts, RecordKind.SUPPORT) if first_day(one[1]["stated_on"]) <= day]
    for of_it in (None, version):
        for number, record in told:
            if record["version"] == of_it:
                organisation = record["organisation_id"]
                found[organisation] = Supporter(
                    organisation, record["stance"], record["text"], record["stated_on"], number
                )
    return sorted(found.values(), key=lambda one: one.number)
