"""Meeting plans as they are on a day and were known at a position: their dates, and how far each has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.bases import BasisView, basis_view, decisions_of_bases
from application.questions.decisions import DecisionView
from application.questions.meeting_plan_facts import facts_of_plans
from application.questions.meeting_plans import MeetingPlanView, plans_of_year
from domain.access import Audience
from domain.meeting_plans import PlanRecord, PlanState, dates_of, state_on
from domain.recorded import records_of


@dataclass(frozen=True, slots=True)
class PlannedDate:
    """A date of a plan. `ends_on` is the last day of what takes several."""

    key: str
    starts_on: str
    ends_on: str | None
    starts_at: str | None
    ends_at: str | None
    place: str | None
    kind: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Sending:
    """That a proposal was sent, and to whom. `number` is that of the record."""

    number: int
    sent_on: str
    organisations: Sequence[UUID]
    texts: Sequence[UUID]
    note: str | None


@dataclass(frozen=True, slots=True)
class Reply:
    """What an organisation answered: whether the dates fit."""

    number: int
    organisation_id: UUID
    replied_on: str
    fits: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class Adoption:
    """That a plan was adopted, and by which decision."""

    number: int
    adopted_on: str
    note: str | None
    basis: BasisView


@dataclass(frozen=True, slots=True)
class PlanOnDay:
    """A body's plan of a year as it was known at a position; `state` is how it stands on the day.

    `proposed_on` is when its dates were proposed last.
    """

    view: MeetingPlanView
    wanted: int | None
    about: str | None
    state: PlanState
    proposed_on: str | None
    note: str | None
    dates: Sequence[PlannedDate]
    sendings: Sequence[Sending]
    replies: Sequence[Reply]
    adoption: Adoption | None

    @property
    def silent(self) -> list[UUID]:
        """The organisations it was sent to that have not answered, in the order they were told."""
        asked = dict.fromkeys(one for sent in self.sendings for one in sent.organisations)
        answered = {one.organisation_id for one in self.replies}
        return [one for one in asked if one not in answered]


def plans_on_day(
    connection: Connection, year: int, on: str, known: int, audience: Audience, *, body_id: UUID | None = None
) -> list[PlanOnDay]:
    """Return the plans of a year, or a body's, whose content the asker may see, as known at a position; few queries."""
    views = plans_of_year(connection, year, audience, body_id=body_id)
    return plans_told(connection, views, on, known, audience)


def plans_told(
    connection: Connection, plans: Sequence[MeetingPlanView], on: str, known: int, audience: Audience
) -> list[PlanOnDay]:
    """Return plans as they are on a day and were known at a position, in the order of their numbers."""
    seen = {one.id: one for one in plans if one.sees_content and one.begun <= known}
    facts = facts_of_plans(connection, seen, known)
    told = {identity: one for identity, one in facts.items() if not one["is_withdrawn"]}
    bases = [one["basis"] for each in told.values() for _, one in records_of(each, PlanRecord.ADOPTED)]
    decisions = decisions_of_bases(connection, bases, audience)
    return [_plan(view, told[view.id], on, decisions) for view in reversed(seen.values()) if view.id in told]


def _plan(
    view: MeetingPlanView, facts: Mapping[str, Any], on: str, decisions: Mapping[UUID, DecisionView]
) -> PlanOnDay:
    proposed = list(records_of(facts, PlanRecord.DATES))
    adopted = list(records_of(facts, PlanRecord.ADOPTED))
    return PlanOnDay(
        view=view,
        wanted=facts["wanted"],
        about=facts["about"],
        state=state_on(facts, on),
        proposed_on=proposed[-1][1]["proposed_on"] if proposed else None,
        note=proposed[-1][1]["note"] if proposed else None,
        dates=[PlannedDate(**one) for one in dates_of(facts)],
        sendings=[
            Sending(
                number,
                one["sent_on"],
                [UUID(each) for each in one["organisations"]],
                [UUID(each["document_id"]) for each in one["texts"]],
                one["note"],
            )
            for number, one in records_of(facts, PlanRecord.SENT)
        ],
        replies=[
            Reply(number, UUID(one["organisation_id"]), one["replied_on"], one["fits"], one["note"])
            for number, one in records_of(facts, PlanRecord.REPLY)
        ],
        adoption=next(
            (
                Adoption(number, one["adopted_on"], one["note"], basis_view(one["basis"], decisions))
                for number, one in adopted
            ),
            None,
        ),
    )
