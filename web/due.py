"""What is to be done, as lists show it: papers that wait for an answer, follow-ups of decisions, what is not public."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.action_plans import ActionPlanView, action_plans_by_id
from application.questions.agreements import AgreementView, agreements_by_id
from application.questions.cases import CaseView, cases_by_id
from application.questions.consultation_lists import ListedConsultation, standings_of
from application.questions.decisions import DecisionView, decisions_by_id
from application.questions.follow_ups import FollowUp
from application.questions.journal import EntryView, entries_by_id
from application.questions.known import last_position
from application.questions.meeting_plans import MeetingPlanView, plans_by_id
from application.questions.principles import PrinciplesView, principles_by_id
from application.questions.seen import Page
from application.questions.statements import StatementView, statements_by_id
from domain import clock
from domain.access import Audience
from web.searching.shown import Shown, shown
from web.who import names_of

_View = (
    EntryView
    | DecisionView
    | AgreementView
    | ListedConsultation
    | StatementView
    | PrinciplesView
    | MeetingPlanView
    | ActionPlanView
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A paper that waits for an answer, the case it lies in, and who has it, by name."""

    entry: EntryView
    case: CaseView | None
    who: str | None


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to be done about a decision, and who does it, by name."""

    follow_up: FollowUp
    decision: DecisionView
    who: str | None


def waiting_lines(connection: Connection, entries: Sequence[EntryView], audience: Audience) -> list[Waiting]:
    """Return the lines of papers that wait. Whoever has the case has a paper that nobody else has. Two queries."""
    cases = cases_by_id(connection, sorted({one.case_id for one in entries}), audience) if entries else {}
    holders = {one.id: one.responsible or _holder(cases.get(one.case_id)) for one in entries}
    names = names_of(holders.values())
    return [Waiting(one, cases.get(one.case_id), names.get(holders[one.id] or "")) for one in entries]


def to_do_lines(found: Sequence[tuple[FollowUp, DecisionView]]) -> list[ToDo]:
    """Return the lines of follow-ups, with names in one query."""
    names = names_of(follow_up.responsible for follow_up, _ in found)
    return [ToDo(one, decision, names.get(one.responsible or "")) for one, decision in found]


def unpublished_lines(connection: Connection, page: Page[tuple[str, UUID]], audience: Audience) -> list[Shown]:
    """Return the lines of records that are not public, in their order. A query for each kind."""
    of_kind = {name: [one for kind, one in page.items if kind == name] for name, _ in page.items}
    now: dict[str, Any] = {"on": clock.today().isoformat(), "known": last_position(connection)}
    asked = of_kind.get("consultation", [])
    views: dict[UUID, _View] = {
        **entries_by_id(connection, of_kind.get("journal-entry", []), audience),
        **decisions_by_id(connection, of_kind.get("decision", []), audience),
        **agreements_by_id(connection, of_kind.get("agreement", []), audience),
        **(standings_of(connection, asked, audience, **now) if asked else {}),
        **statements_by_id(connection, of_kind.get("statement", []), audience),
        **principles_by_id(connection, of_kind.get("principles", []), audience),
        **plans_by_id(connection, of_kind.get("meeting-plan", []), audience),
        **action_plans_by_id(connection, of_kind.get("action-plan", []), audience),
    }
    return [shown(views[identity], kind) for kind, identity in page.items if identity in views]


def _holder(case: CaseView | None) -> str | None:
    return case.responsible if case else None
