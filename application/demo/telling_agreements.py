"""Tells of agreements: registered with their parties, version by version adopted, and ended, each when recorded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from application.commands.agreement_versions import TickPoint, tick_point
from application.commands.agreements import Joining, RegisterAgreement, register_agreement
from application.commands.documents import FileDocument
from application.demo import council
from application.demo.agreed import AgreedPlan, FilePlan, StepPlan, text
from application.demo.agreed.days import agreed_day
from application.demo.agreed.steps import DAYS, STEPS
from application.demo.calendar import THREE_YEARS, at_work, workday, years_before
from application.demo.content import ShieldPlan
from application.demo.names import demo_id
from application.demo.office import Office
from application.demo.papers.paper import Paper, Section
from application.demo.timetable import TimedDecision
from domain.access import ShieldingScope
from domain.agreements import PartyRole
from domain.dates import PartialDate

_BETWEEN = timedelta(minutes=2)
_AFTER_A_DECISION = timedelta(days=5)
_COMMITTEE = "Kommunestyret"


@dataclass(kw_only=True)
class AgreementTeller:
    """Plans what happens to one agreement. `known` are all decisions, by `key BODY`."""

    office: Office
    plan: AgreedPlan
    known: Mapping[str, TimedDecision]
    _documents: dict[str, FileDocument] = field(default_factory=dict)

    def tell(self) -> None:
        """Plan everything."""
        today = self.office.names.today
        self._id = demo_id("agreement", self.plan.key)
        self._chance = Random(f"agreement {self.plan.key}")
        self._by = self._chance.choice(self.office.officers)
        self._latest = at_work(workday(years_before(today, THREE_YEARS) + timedelta(days=1)), self._chance)
        self._latest += timedelta(days=1)
        self._register()
        for step in self.plan.steps:
            for code in step.of or ("",):
                self._tell(step, code)

    def _register(self) -> None:
        plan, said = self.plan, partial(self.office.names.said, day=self.office.names.today)
        known = [(PartyRole.PARTICIPANT, plan.participants), (PartyRole.COUNTERPART, plan.counterparts)]
        command = RegisterAgreement(
            agreement_id=self._id,
            kind=plan.kind,
            title=said(plan.title),
            public_title=plan.public_title,
            reference=plan.reference,
            covers=plan.covers,
            subject_areas=plan.areas,
            case_id=demo_id("case", plan.case) if plan.case else None,
            replaces=tuple(demo_id("agreement", one) for one in plan.replaces),
            parties=tuple(
                Joining(organisation_id=demo_id("organisation", code), role=role, joined_on=self._day(joined))
                for role, parties in known
                for code, joined in parties.items()
            ),
            by=self._by,
        )
        self._at(self._first(plan.registered), partial(register_agreement, self.office.archive, command))

    def _tell(self, step: StepPlan, code: str) -> None:
        if step.what == "published":
            self.office.plan_publication("agreement", self._id, self._latest, self._chance)
            return
        if step.what == "shielded":
            self._at(self._latest.date(), partial(self._shield, ShieldPlan(**step.values)))
            return
        kind = STEPS[step.what]
        about: dict[str, Any] = {"agreement_id": self._id, "by": self._by}
        values = {name: self._value(name, value) for name, value in step.values.items()}
        named = {one.name for one in fields(kind.command)}
        if code and "organisation_id" in named:
            values["organisation_id"] = demo_id("organisation", code)
        when = self._when(step, values)
        if "body" in named and code in council.MUNICIPALITIES:
            values.setdefault("body", _COMMITTEE)
        if "basis" in named:
            values["basis"] = self._basis(step, code, when)
        make = partial(self._run, kind.command, kind.function, step.files, when, {**about, **values})
        self._at(when, make)
        for point, clause in step.ticks.items():
            version = int(values["version"])
            self._at(when, partial(self._tick, step.files[0], point, clause, {**about, "version": version}))

    def _run(self, command: Any, function: Any, files: tuple[FilePlan, ...], day: date, values: dict[str, Any]) -> None:
        """Do it, with the files it brings made first."""
        made = {one.title: self._file(one, day) for one in files}
        self._documents |= made
        function(self.office.archive, command(**values, **({"files": tuple(made.values())} if made else {})))

    def _file(self, plan: FilePlan, day: date) -> FileDocument:
        names = self.office.names
        pages = tuple(
            tuple(
                Section(heading=one.heading and names.said(one.heading, day), paragraphs=self._said(one, day))
                for one in page
            )
            for page in text(plan.text)
        )
        paper = Paper(title=names.said(plan.title, day), dated=day, reference="", sender=council.NAME, pages=pages)
        return self.office.desk.file(plan.kind, paper, "agreement", self.plan.key, plan.text)

    def _said(self, section: Section, day: date) -> tuple[str, ...]:
        return tuple(self.office.names.said(one, day) for one in section.paragraphs)

    def _tick(self, file: FilePlan, point: str, clause: str, about: dict[str, Any]) -> None:
        """Tick a point where its paragraph stands in the text, or say that it is missing."""
        page = next((number for number, headings in self._headings(file) if clause and clause in headings), None)
        document = self._documents[file.title]
        found = TickPoint(
            point=point,
            found=page is not None,
            document_id=document.document_id if page else None,
            page=page,
            clause=clause or None,
            **about,
        )
        tick_point(self.office.archive, found)

    @staticmethod
    def _headings(file: FilePlan) -> Iterator[tuple[int, set[str]]]:
        for number, page in enumerate(text(file.text), start=1):
            yield number, {" ".join(section.heading.split()[:2]) for section in page}

    def _shield(self, plan: ShieldPlan) -> None:
        for one in self._documents.values():
            self.office.shield("document", one.document_id, plan, scope=ShieldingScope.WHOLE, by=self._by)
        self.office.shield("agreement", self._id, plan, scope=plan.scope, by=self._by)

    def _at(self, day: date, action: Any) -> None:
        """Plan an action for a day, or as early after that as what came before it is recorded."""
        self._latest = max(self._latest + _BETWEEN, at_work(day, self._chance))
        self.office.clockwork.at(self._latest, action)

    def _when(self, step: StepPlan, values: Mapping[str, Any]) -> date:
        """Return the first day on which a step can have been recorded."""
        days = [values[name] for name in STEPS[step.what].days if values.get(name)][:1]
        earliest = self._latest.date()
        if days:
            after = timedelta(days=0 if step.what == "drafted" else self._chance.randrange(1, 4))
            earliest = max(earliest, PartialDate.parse(days[0]).first + after)
        if step.basis and "decision" in step.basis:
            earliest = max(earliest, workday(self.known[step.basis["decision"]].day + _AFTER_A_DECISION))
            earliest += timedelta(days=1)
        return max(earliest, self._first(step.recorded)) if step.recorded else earliest

    def _basis(self, step: StepPlan, code: str, when: date) -> dict[str, Any] | None:
        told = step.basis
        if not told:
            return None
        if "decision" in told:
            return {"kind": "decision", "decision_id": self.known[told["decision"]].id}
        if "note" in told:
            return {"kind": "none-found", "note": told["note"]}
        names = self.office.names
        decided = self._day(told.get("decided") or step.values.get("decided_on"))
        authority = told["authority"]
        if authority == "KS":
            authority = f"{names.organisation(code, names.today).removesuffix(' kommune')} kommunestyre"
        number = str(self._chance.randrange(31, 89))
        reference = told.get("reference", "").replace("{n}", number).replace("{year}", (decided or "")[:4])
        return {
            "kind": "other",
            "authority": authority,
            "organisation_id": demo_id("organisation", code) if code else None,
            "reference": names.said(reference, when) or None,
            "decided_on": decided,
        }

    def _value(self, name: str, value: Any) -> Any:
        if name == "adopters":
            return [demo_id("organisation", code) for code in value]
        if isinstance(value, Mapping):
            return {field_: self._value(field_, one) for field_, one in value.items()}
        if isinstance(value, list):
            return tuple(value)
        return self._day(value) if name in DAYS else value

    def _day(self, written: str | None) -> str | None:
        return agreed_day(written, self.office.names.today, self.known) if written else None

    def _first(self, written: str) -> date:
        return PartialDate.parse(self._day(written) or "").first
