"""What happens to an action plan: adopted version by version, progress told, what came of measures linked, repealed."""

from typing import Any
from uuid import UUID

from domain import recorded
from domain.action_plans.facts import WHOLE, PlanRecord
from domain.recorded import Recorded

Basis = dict[str, Any]
"""As domain/basis.py tells."""

Rows = list[dict[str, Any]]
"""As rows.py beside this tells."""


class Registered(recorded.Registered):
    """An action plan is known by its reference; `about` is what it is for."""

    WHOLE = WHOLE
    title: str
    public_title: str | None
    about: str | None


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
    basis: Basis


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


class Repealed(Recorded):
    """The plan is in force no longer from `repealed_on`, the first day, unless a later version is adopted."""

    KIND = PlanRecord.REPEAL
    repealed_on: str
    note: str | None
    basis: Basis
