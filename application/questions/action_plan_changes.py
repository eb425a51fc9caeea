"""What is otherwise in one version of an action plan than in another."""

from collections.abc import Sequence
from dataclasses import dataclass

from application.questions.action_plan_on_day import Measure, PlanVersion
from domain.action_plans import changes_between


@dataclass(frozen=True, slots=True)
class ChangedMeasure:
    """A measure that both versions have, as each tells it, and the fields that differ; none where it stands alike."""

    key: str
    before: Measure
    after: Measure
    fields: Sequence[str]


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What is new, kept (changed or not) and gone from one version to another, in the order of the versions."""

    before: PlanVersion
    after: PlanVersion
    new: Sequence[Measure]
    kept: Sequence[ChangedMeasure]
    gone: Sequence[Measure]

    @property
    def changed(self) -> Sequence[ChangedMeasure]:
        """The measures that both have, and tell otherwise."""
        return [one for one in self.kept if one.fields]


def changes_of(before: PlanVersion, after: PlanVersion) -> PlanChanges:
    """Return what is otherwise in `after` than in `before`."""
    found = changes_between(before.record, after.record)
    was, now = ({one.key: one for one in version.measures} for version in (before, after))
    return PlanChanges(
        before=before,
        after=after,
        new=[now[key] for key in found["new"]],
        kept=[ChangedMeasure(key, was[key], now[key], found["changed"].get(key, ())) for key in found["kept"]],
        gone=[was[key] for key in found["gone"]],
    )
