"""Tells of the council's principles for joint or separate answers: registered, and adopted version by version."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from application.commands.principles import (
    AdoptPrinciples,
    RegisterPrinciples,
    adopt_principles,
    register_principles,
)
from application.demo.agreed.days import agreed_day
from application.demo.calendar import THREE_YEARS, at_work, workday, years_before
from application.demo.names import demo_id
from application.demo.office import Office
from application.demo.timetable import TimedDecision

_PLAN = Path(__file__).parent / "agreed" / "principles.toml"
_RECORDED_AFTER = timedelta(days=9)
"""So long after the decision a version is recorded: once the decision is."""


def tell_principles(office: Office, known: Mapping[str, TimedDecision]) -> None:
    """Plan the principles, unless a decision that they rest on is not among the stories (`known`, by `key BODY`)."""
    plan = tomllib.loads(_PLAN.read_text(encoding="utf-8"))
    versions = plan["versions"]
    if not {one["decision"] for one in versions if "decision" in one} <= known.keys():
        return
    chance = Random(f"principles {plan['key']}")
    identity, by = demo_id("principles", plan["key"]), chance.choice(office.officers)
    first, *later = [_version(office, known, one, {"principles_id": identity, "by": by}) for one in versions]
    begin = at_work(workday(years_before(office.names.today, THREE_YEARS) + timedelta(days=2)), chance)
    told = {name: plan[name] for name in ("title", "about")}
    command = RegisterPrinciples(principles_id=identity, first_version=first[1], by=by, **told)
    office.clockwork.at(begin, partial(register_principles, office.archive, command))
    office.plan_publication("principles", identity, begin, chance)
    for day, version in later:
        moment = at_work(workday(day + _RECORDED_AFTER), chance)
        office.clockwork.at(moment, partial(adopt_principles, office.archive, version))


def _version(
    office: Office, known: Mapping[str, TimedDecision], plan: Mapping[str, Any], about: Mapping[str, Any]
) -> tuple[date, AdoptPrinciples]:
    """Return a version with the day it was adopted."""
    names = office.names
    days: dict[str, Any] = {
        name: agreed_day(plan[name], names.today, known) for name in ("adopted_on", "valid_from") if name in plan
    }
    if "decision" in plan:
        day = known[plan["decision"]].day
        basis: dict[str, Any] = {"kind": "decision", "decision_id": known[plan["decision"]].id}
    else:
        day = date.fromisoformat(days["adopted_on"])
        reference = names.said(plan["reference"], names.today)
        decided_on = days["adopted_on"]
        basis = {"kind": "other", "authority": plan["authority"], "reference": reference, "decided_on": decided_on}
    told = {name: plan[name] for name in ("label", "note") if name in plan}
    return day, AdoptPrinciples(points=tuple(plan["points"]), basis=basis, **days, **told, **about)
