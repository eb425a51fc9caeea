"""What action plans alone have: versions with rows, and what is told of measures; more tells domain/adopted.py."""

from typing import Any
from uuid import UUID

from domain.action_plans.facts import PlanRecord
from domain.recorded import Recorded

Rows = list[dict[str, Any]]
"""As rows.py beside this tells."""


class VersionAdopted(Recorded):
    """A version was adopted, in force from `valid_from` until its last day `valid_until`, if it has one.

    `texts` are the papers it was adopted in, `{"document_id", "sha256"}`, the main one first.
    """

    KIND = PlanRecord.VERSION
    version: int
    label: str | None
    adopted_on: str | None
    valid_from: str
    valid_until: str | None
    sections: Rows
    goals: Rows
    measures: Rows
    do_more: Rows
    do_not: Rows
    arenas: Rows
    texts: list[dict[str, str]]
    note: str | None
    basis: dict[str, Any]


class ProgressTold(Recorded):
    """Somebody told how far the measure with this key had come on a day; `percent` is of the whole of it."""

    KIND = PlanRecord.PROGRESS
    measure: str
    state: str
    percent: int | None
    told_on: str
    told_by: str | None
    note: str | None


class Linked(Recorded):
    """The record `to_id` came of the measure with this key."""

    KIND = PlanRecord.LINK
    measure: str
    to_kind: str
    to_id: UUID
    note: str | None
