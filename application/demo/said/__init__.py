"""What the council of the demo archive was asked, said and set out to do, by files: principles, plans and more."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from application.demo.step_plans import FilePlan, StepPlan, made, rests_on, told_in

FOLDER = Path(__file__).parent
KINDS = ("principles", "consultation", "statement", "action-plan")
"""In the order in which they name each other."""

_FOLDERS = {
    "principles": "principles",
    "consultation": "consultations",
    "statement": "statements",
    "action-plan": "action-plans",
}


@dataclass(frozen=True, kw_only=True)
class SaidPlan:
    """Principles, a consultation, a statement or a plan: `told` are the fields of the command that registers it.

    `registered` is the day before which it was not; `file` are the texts that came with it.
    """

    kind: str
    key: str
    registered: str
    told: Mapping[str, Any]
    file: tuple[FilePlan, ...] = ()
    steps: tuple[StepPlan, ...] = field(default=())

    def rests_on(self) -> set[str]:
        """Return the decisions that something here rests on, by `key BODY`."""
        days = [value for value in self.told.values() if isinstance(value, str)]
        return rests_on(self.steps, self.registered, *days)

    def names(self) -> set[tuple[str, str]]:
        """Return what else is named, by kind and key."""
        found: set[tuple[str, str]] = set()
        for told in (self.told, *(step.values for step in self.steps)):
            found |= {(name, told[name]) for name in ("consultation", "statement") if name in told}
            found |= {("statement", one) for one in told.get("replaces", ())}
            if "to" in told:
                found.add((told["to"]["kind"], told["to"]["key"]))
            if "principle" in told:
                found.add(("principles", told["principle"]["key"]))
        return found


def said(known: Collection[str]) -> list[SaidPlan]:
    """Return every plan that rests on these decisions and no others, by `key BODY`, nor names what does."""
    plans = [_plan(kind, path) for kind in KINDS for path in sorted((FOLDER / _FOLDERS[kind]).glob("*.toml"))]
    told = [one for one in plans if one.rests_on() <= set(known)]
    while left_out := {(one.kind, one.key) for one in plans} - {(one.kind, one.key) for one in told}:
        kept = [one for one in told if not one.names() & left_out]
        if len(kept) == len(told):
            break
        told = kept
    return told


def _plan(kind: str, path: Path) -> SaidPlan:
    told, steps = told_in(path)
    files = [made(FilePlan, one) for one in told.pop("file", ())]
    return made(SaidPlan, {"kind": kind, "key": path.stem, **told, "file": files, "steps": steps})
