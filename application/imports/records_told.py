"""What was told of a record before: as it was told first, and as it is known now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.imports.report import Remark
from domain.action_plans import ActionPlan
from domain.agreements import Agreement
from domain.consultations import Consultation
from domain.meetings import Meeting
from domain.principles import Principles
from domain.recorded import Record, Recorded
from domain.statements import Statement

Holder = ActionPlan | Agreement | Consultation | Meeting | Principles | Statement
"""What holds records of what happened to it."""

TAKEN_BACK: tuple[Remark, ...] = (Remark("import-taken-back", {}),)
"""What is said of a row that tells what somebody has taken back since."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was told: as it was told first, and as it is `now`; None where it was taken back."""

    number: int
    first: Record
    now: Record | None

    def has(self, field: str, value: object) -> bool:
        """Return whether a field has this value, or had it when it was told."""
        return self.first.get(field) == value or (self.now is not None and self.now.get(field) == value)


def told(archive: Archive, holder: Holder, kind: str, **same: Any) -> list[Told]:
    """Return what was told of a kind with these values of its fields, corrected or taken back as it may be since."""
    found = []
    for stored in archive.recorder.select_events(holder.id):
        event: Any = archive.mapper.to_domain_event(stored)
        if isinstance(event, Recorded) and kind == event.KIND:
            number = event.originator_version
            one = Told(number, event.record(), holder.facts["records"].get(str(number)))
            if all(one.has(field, value) for field, value in same.items()):
                found.append(one)
    return found


def the_same(candidates: Sequence[Told], field: str, day: str | None) -> Told | None:
    """Return the one of that day, else the last one told; None of none."""
    of_day = [one for one in candidates if one.has(field, day)]
    return (of_day or list(candidates) or [None])[-1]  # type: ignore[list-item]


def hexed(organisation_id: UUID | None) -> str | None:
    """Return an id as facts have it."""
    return organisation_id.hex if organisation_id else None
