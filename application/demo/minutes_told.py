"""What minutes of the demo archive say: who was there, and what became of each item."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from application.demo.ballots import ballot
from application.demo.calendar import months_before
from application.demo.meeting_days import PlannedItem, TimedMeeting
from application.demo.met import ExtraItem, met
from application.demo.names import Names
from application.demo.timetable import TimedDecision
from domain.decisions import DecisionOutcome
from domain.meetings import ItemKind

_VOTES = ("RR", "OU")
_STATES = {DecisionOutcome.POSTPONED: "postponed", DecisionOutcome.WITHDRAWN: "withdrawn"}
_HEARD = {
    ItemKind.APPROVAL: "Godkjent.",
    ItemKind.QUESTION: "Leder svarte på spørsmålet.",
    ItemKind.OTHER_BUSINESS: "Ingen saker ble tatt opp.",
}


def minutes_told(
    told: TimedMeeting,
    items: Iterable[tuple[int, PlannedItem]],
    rows: list[dict[str, Any]],
    *,
    chair: str | None,
    names: Names,
) -> dict[str, Any]:
    """Return the minutes of a meeting; `items` are those of its agenda with their identities, `rows` who was there."""
    keys = {row["name"]: row["key"] for row in rows}
    return {
        "opened_at": told.starts_at,
        "closed_at": told.ends_at,
        "chair": chair,
        "secretary": met().secretary,
        "attendance": rows,
        "treatments": {str(item): _treatment(told, one, keys, names) for item, one in items},
    }


def _treatment(told: TimedMeeting, one: PlannedItem, keys: Mapping[str, str], names: Names) -> dict[str, Any]:
    if one.decided:
        return _decided(one.decided, one.case, told, names)
    if one.extra:
        return _extra(one.extra, told, keys, names)
    votes = [{"method": "unanimous"}] if one.kind == ItemKind.APPROVAL and told.body in _VOTES else []
    return {"state": "treated", "ballots": votes, "text": _HEARD.get(ItemKind(one.kind), "Tatt til orientering.")}


def _decided(one: TimedDecision, case: str | None, told: TimedMeeting, names: Names) -> dict[str, Any]:
    plan, day = one.plan, told.day
    advice = names.said(plan.recommendation, day) if plan.recommendation else None
    closed = {"section": f"offl. § {plan.shield.section}", "decided": True} if plan.shield else None
    return {
        "state": _STATES.get(DecisionOutcome(plan.outcome), "treated"),
        "closed": closed,
        "recommendation": advice,
        "proposals": [{name: names.said(said, day) for name, said in each.items()} for each in plan.proposals],
        "ballots": [] if plan.vote is None else [ballot(plan.vote, plan.body, day, names)],
        "outcome": plan.outcome,
        "text": names.said(plan.text, day) if plan.text else (advice or ""),
        "statements": [
            {"from": said["from"], "text": said["text"]} for said in met().said if said["of"] == f"{case} {plan.body}"
        ],
        "tasks": [
            {"text": names.said(each["text"], day), "due": months_before(day, -int(each["months"])).isoformat()}
            for each in plan.follow_up
        ],
    }


def _extra(one: ExtraItem, told: TimedMeeting, keys: Mapping[str, str], names: Names) -> dict[str, Any]:
    return {
        "state": "treated",
        "disqualified": [
            {"key": keys[who["name"]], "section": who["section"], "ground": who["ground"]}
            | {"decided": True, "left_room": "yes"}
            for who in one.disqualified
            if who["name"] in keys
        ],
        "recommendation": names.said(one.recommendation, told.day),
        "proposals": [dict(each) for each in one.proposal],
        "ballots": [dict(each) for each in one.ballot],
        "outcome": one.outcome,
        "text": names.said(one.text, told.day),
        "statements": [dict(each) for each in one.statement],
        "tasks": [
            {
                "text": each["text"],
                "responsible": each["responsible"],
                "due": (told.day + timedelta(days=each["after"])).isoformat(),
            }
            for each in one.task
        ],
    }
