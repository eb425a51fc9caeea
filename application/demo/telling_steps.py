"""Tells step by step what happens to something in the demo archive, each step when it was recorded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from application.commands.documents import FileDocument
from application.demo import council
from application.demo.calendar import THREE_YEARS, at_work, workday, years_before
from application.demo.content import ShieldPlan
from application.demo.names import demo_id
from application.demo.office import Office
from application.demo.papers.paper import Paper, Section
from application.demo.plan_days import agreed_day
from application.demo.step_plans import FilePlan, StepPlan, text
from application.demo.timetable import TimedDecision
from domain.access import ShieldingScope
from domain.dates import PartialDate

_BETWEEN = timedelta(minutes=2)
_AFTER_A_DECISION = timedelta(days=5)


@dataclass(frozen=True)
class Step:
    """A command, its function, and the fields of which the first that is told says when it was recorded."""

    command: Any
    function: Callable[..., int | None]
    days: tuple[str, ...] = ()


@dataclass(kw_only=True)
class StepTeller:
    """Plans what happens to one record. `known` are all decisions, by `key BODY`; `texts` is the folder of its texts.

    `kind` is the kind of the record, and `named_by` the field of commands that names it.
    """

    office: Office
    known: Mapping[str, TimedDecision]
    kind: str
    key: str
    named_by: str
    steps: Mapping[str, Step]
    days: frozenset[str]
    texts: Path
    _documents: dict[str, FileDocument] = field(default_factory=dict)

    def begin(self) -> None:
        """Get ready to plan."""
        today = self.office.names.today
        self.id = demo_id(self.kind, self.key)
        self.chance = Random(f"{self.kind} {self.key}")
        self.by = self.chance.choice(self.office.officers)
        self.latest = at_work(workday(years_before(today, THREE_YEARS) + timedelta(days=1)), self.chance)
        self.latest += timedelta(days=1)

    def tell_step(self, step: StepPlan, code: str = "") -> dict[str, Any]:
        """Plan a step, of an organisation if it is of one; return the values of its command."""
        if step.what == "published":
            self.office.plan_publication(self.kind, self.id, self.latest, self.chance)
            return {}
        if step.what == "shielded":
            self.at(self.latest.date(), partial(self._shield, ShieldPlan(**step.values)))
            return {}
        kind = self.steps[step.what]
        about: dict[str, Any] = {self.named_by: self.id, "by": self.by}
        values = {name: self.value(name, value) for name, value in step.values.items()}
        named = {one.name for one in fields(kind.command)}
        if code and "organisation_id" in named:
            values["organisation_id"] = demo_id("organisation", code)
        when = self._when(step, values)
        if "basis" in named:
            values["basis"] = self._basis(step, code, when)
        values = {**about, **self.filled(values, named, code)}
        self.at(when, partial(self._run, kind.command, kind.function, step.files, when, values))
        return values

    def filled(self, values: dict[str, Any], _named: set[str], _code: str) -> dict[str, Any]:
        """Return the values of a command of these fields, with what goes without saying."""
        return values

    def at(self, day: date, action: Callable[[], object]) -> None:
        """Plan an action for a day, or as early after that as what came before it is recorded."""
        self.latest = max(self.latest + _BETWEEN, at_work(day, self.chance))
        self.office.clockwork.at(self.latest, action)

    def file(self, plan: FilePlan, day: date) -> FileDocument:
        """Make a text, as it was written on a day."""
        names = self.office.names
        pages = tuple(
            tuple(
                Section(heading=one.heading and names.said(one.heading, day), paragraphs=self._said(one, day))
                for one in page
            )
            for page in text(self.texts / f"{plan.text}.txt")
        )
        title = names.said(plan.title, day)
        paper = Paper(title=title, dated=day, reference="", sender=plan.sender or council.NAME, pages=pages)
        made = self.office.desk.file(plan.kind, paper, self.kind, self.key, plan.text)
        self._documents[plan.title] = made
        return made

    def value(self, name: str, value: Any) -> Any:
        """Return what a field of a command holds, of what a plan tells."""
        if isinstance(value, Mapping):
            return {field_: self.value(field_, one) for field_, one in value.items()}
        if isinstance(value, list):
            return tuple(value)
        return self.day(value) if name in self.days else value

    def day(self, written: str | None) -> str | None:
        """Return a planned day in ISO 8601."""
        return agreed_day(written, self.office.names.today, self.known) if written else None

    def first(self, written: str) -> date:
        """Return the first day that a planned day can mean."""
        return PartialDate.parse(self.day(written) or "").first

    def said(self, written: str) -> str:
        """Return a planned text as it is written today."""
        return self.office.names.said(written, self.office.names.today)

    def document(self, title: str) -> FileDocument:
        """Return a text that was made."""
        return self._documents[title]

    def named(self, kind: str, key: str) -> UUID:
        """Return the id of another record of the demo archive."""
        return demo_id(kind, key)

    def _run(self, command: Any, function: Any, files: tuple[FilePlan, ...], day: date, values: dict[str, Any]) -> None:
        """Do it, with the files it brings made first."""
        made = tuple(self.file(one, day) for one in files)
        function(self.office.archive, command(**values, **({"files": made} if made else {})))

    def _said(self, section: Section, day: date) -> tuple[str, ...]:
        return tuple(self.office.names.said(one, day) for one in section.paragraphs)

    def _shield(self, plan: ShieldPlan) -> None:
        for one in self._documents.values():
            self.office.shield("document", one.document_id, plan, scope=ShieldingScope.WHOLE, by=self.by)
        self.office.shield(self.kind, self.id, plan, scope=plan.scope, by=self.by)

    def _when(self, step: StepPlan, values: Mapping[str, Any]) -> date:
        """Return the first day on which a step can have been recorded."""
        days = [values[name] for name in self.steps[step.what].days if values.get(name)][:1]
        earliest = self.latest.date()
        if days:
            after = timedelta(days=0 if step.what == "drafted" else self.chance.randrange(1, 4))
            earliest = max(earliest, PartialDate.parse(days[0]).first + after)
        if step.basis and "decision" in step.basis:
            earliest = max(earliest, workday(self.known[step.basis["decision"]].day + _AFTER_A_DECISION))
            earliest += timedelta(days=1)
        return max(earliest, self.first(step.recorded)) if step.recorded else earliest

    def _basis(self, step: StepPlan, code: str, when: date) -> dict[str, Any] | None:
        told = step.basis
        if not told:
            return None
        if "decision" in told:
            return {"kind": "decision", "decision_id": self.known[told["decision"]].id}
        if "note" in told:
            return {"kind": "none-found", "note": told["note"]}
        names = self.office.names
        decided = self.day(told.get("decided") or step.values.get("decided_on"))
        authority = told["authority"]
        if authority == "KS":
            authority = f"{names.organisation(code, names.today).removesuffix(' kommune')} kommunestyre"
        number = str(self.chance.randrange(31, 89))
        reference = told.get("reference", "").replace("{n}", number).replace("{year}", (decided or "")[:4])
        return {
            "kind": "other",
            "authority": authority,
            "organisation_id": demo_id("organisation", code) if code else None,
            "reference": names.said(reference, when) or None,
            "decided_on": decided,
        }
