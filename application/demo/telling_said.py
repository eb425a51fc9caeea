"""Tells of principles, consultations, statements and plans: registered, and what became of each, when recorded."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import partial
from typing import Any

from application.commands.statements import Standpoint
from application.demo import council
from application.demo.names import demo_id
from application.demo.office import Office
from application.demo.said import FOLDER, SaidPlan
from application.demo.said.steps import DAYS, REGISTERED, STEPS
from application.demo.telling_plans import ROWS, rows_told
from application.demo.telling_steps import StepTeller
from application.demo.timetable import TimedDecision

_NAMES_IT = {
    "principles": "principles_id",
    "consultation": "consultation_id",
    "statement": "statement_id",
    "action-plan": "plan_id",
}
_ORGANISATIONS = ("recipients", "organisations")
_SAID = ("title", "public_title", "about", "summary", "reason", "note", "outcome", "text", "authority", "label")


class SaidTeller(StepTeller):
    """Plans what happens to one of them. `known` are all decisions, by `key BODY`."""

    def __init__(self, *, office: Office, plan: SaidPlan, known: Mapping[str, TimedDecision]) -> None:
        super().__init__(
            office=office,
            known=known,
            kind=plan.kind,
            key=plan.key,
            named_by=_NAMES_IT[plan.kind],
            steps=STEPS[plan.kind],
            days=DAYS,
            texts=FOLDER / "texts",
        )
        self.plan = plan

    def tell(self) -> None:
        """Plan everything."""
        self.begin()
        kind = REGISTERED[self.plan.kind]
        named = {one.name for one in fields(kind.command)}
        told = {name: self.value(name, value) for name, value in self.plan.told.items()}
        day = self.first(self.plan.registered)
        values = {self.named_by: self.id, "by": self.by, **self.filled(told, named, "")}
        self.at(day, partial(self._register, kind.command, kind.function, values, day))
        for step in self.plan.steps:
            for code in step.of or ("",):
                self.tell_step(step, code)

    def value(self, name: str, value: Any) -> Any:
        """Return what a field of a command holds; texts are written as of today."""
        held = super().value(name, value)
        return self.said(held) if name in _SAID and isinstance(held, str) else held

    def filled(self, values: dict[str, Any], _named: set[str], _code: str) -> dict[str, Any]:
        """Return the values of a command, with the ids of what plans name by code or key."""
        found: dict[str, Any] = {}
        for name, value in values.items():
            if name == "sender" and value in council.ORGANISATIONS:
                found["sender_id"] = demo_id("organisation", value)
            elif name == "body" and value in council.BODIES:
                found["body_id"] = demo_id("body", value)
            elif name == "person":
                found["person_id"] = demo_id("person", value)
            elif name in ("case", "consultation", "statement"):
                found[f"{name}_id"] = demo_id(name, value)
            elif name == "organisation":
                found["organisation_id"] = demo_id("organisation", value)
            elif name in _ORGANISATIONS:
                found[name] = tuple(demo_id("organisation", one) for one in value)
            elif name == "replaces":
                found[name] = tuple(demo_id("statement", one) for one in value)
            elif name == "principle":
                rest = {key: one for key, one in value.items() if key != "key"}
                found[name] = {"principles_id": demo_id("principles", value["key"]), **rest}
            elif name == "to":
                of_kind = value["kind"]
                named = self.known[value["key"]].id if of_kind == "decision" else demo_id(of_kind, value["key"])
                found |= {"to_kind": of_kind, "to_id": named}
            elif name in ROWS:
                found[name] = tuple(rows_told(value, self.said))
            elif name == "standpoints":
                found[name] = tuple(self._standpoint(one) for one in value)
            else:
                found[name] = value
        return found

    def _standpoint(self, told: Mapping[str, str]) -> Standpoint:
        rest = {name: self.said(value) for name, value in told.items() if name != "of"}
        return Standpoint(organisation_id=demo_id("organisation", told["of"]), **rest)

    def _register(self, command: Any, function: Any, values: dict[str, Any], day: date) -> None:
        made = tuple(self.file(one, day) for one in self.plan.file)
        function(self.office.archive, command(**values, **({"files": made} if made else {})))
