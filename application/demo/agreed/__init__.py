"""What binds whom in the demo archive: plans of agreements, read from the files beside this one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from application.demo.step_plans import StepPlan, made, rests_on, told_in

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class AgreedPlan:
    """An agreement. `participants` and `counterparts` are organisations by code with the day they joined.

    `registered` is the day before which it was not registered; `replaces` are agreements by key, `case` is a story's.
    """

    key: str
    kind: str
    title: str
    registered: str
    reference: str | None = None
    public_title: str | None = None
    covers: str | None = None
    areas: tuple[str, ...] = ()
    case: str | None = None
    replaces: tuple[str, ...] = ()
    participants: Mapping[str, str] = field(default_factory=dict)
    counterparts: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[StepPlan, ...] = ()

    def rests_on(self) -> set[str]:
        """Return the decisions that something here rests on, by `key BODY`."""
        return rests_on(self.steps, self.registered)


def agreed() -> list[AgreedPlan]:
    """Return every agreement, those before others that replace them."""
    plans = [_plan(path) for path in sorted((FOLDER / "agreements").glob("*.toml"))]
    return sorted(plans, key=lambda one: bool(one.replaces))


def _plan(path: Path) -> AgreedPlan:
    told, steps = told_in(path)
    return made(AgreedPlan, {"key": path.stem, **told, "steps": steps})
