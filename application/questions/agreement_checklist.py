"""The checklist of kommuneloven § 18-4 for a version: where it tells of each point that the law of the day asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.questions.agreement_on_day import AgreementOnDay
from domain.agreement_rules import Point, points_for
from domain.agreements import RecordKind


@dataclass(frozen=True, slots=True)
class PointOnDay:
    """A point: `found` is None while nobody has looked for it; else where the version tells of it, or that it does not.

    `changes` is whether the version changes it.
    """

    point: Point
    found: bool | None
    document_id: UUID | None
    page: int | None
    clause: str | None
    changes: bool


def checklist_of(day: AgreementOnDay, version: int) -> Sequence[PointOnDay]:
    """Return the points in the order of the law; none for agreements that it asks nothing of."""
    ticked = {record["point"]: record for _, record in day.records.told_of(RecordKind.POINT, version)}
    changed = day.records.version(version)["points"]
    found = []
    for point in points_for(day.facts["kind"], date.fromisoformat(day.on)):
        tick = ticked.get(point.key)
        if tick is None:
            found.append(PointOnDay(point, None, None, None, None, point.key in changed))
            continue
        document = UUID(tick["document_id"]) if tick["document_id"] else None
        found.append(PointOnDay(point, tick["found"], document, tick["page"], tick["clause"], point.key in changed))
    return found
