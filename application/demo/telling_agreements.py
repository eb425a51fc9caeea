"""Tells of agreements: registered with their parties, version by version adopted, and ended, each when recorded."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from application.commands.agreement_versions import TickPoint, tick_point
from application.commands.agreements import Joining, RegisterAgreement, register_agreement
from application.demo import council
from application.demo.agreed import FOLDER, AgreedPlan
from application.demo.agreed.steps import DAYS, STEPS
from application.demo.names import demo_id
from application.demo.office import Office
from application.demo.step_plans import FilePlan, text
from application.demo.telling_steps import StepTeller
from application.demo.timetable import TimedDecision
from domain.agreements import PartyRole

_COMMITTEE = "Kommunestyret"
_TEXTS = FOLDER / "texts"


class AgreementTeller(StepTeller):
    """Plans what happens to one agreement. `known` are all decisions, by `key BODY`."""

    def __init__(self, *, office: Office, plan: AgreedPlan, known: Mapping[str, TimedDecision]) -> None:
        super().__init__(
            office=office,
            known=known,
            kind="agreement",
            key=plan.key,
            named_by="agreement_id",
            steps=STEPS,
            days=DAYS,
            texts=_TEXTS,
        )
        self.plan = plan

    def tell(self) -> None:
        """Plan everything."""
        self.begin()
        self._register()
        for step in self.plan.steps:
            for code in step.of or ("",):
                values = self.tell_step(step, code)
                for point, clause in step.ticks.items():
                    about = {"agreement_id": self.id, "version": int(values["version"]), "by": self.by}
                    self.at(self.latest.date(), partial(self._tick, step.files[0], point, clause, about))

    def _register(self) -> None:
        plan = self.plan
        known = [(PartyRole.PARTICIPANT, plan.participants), (PartyRole.COUNTERPART, plan.counterparts)]
        command = RegisterAgreement(
            agreement_id=self.id,
            kind=plan.kind,
            title=self.said(plan.title),
            public_title=plan.public_title,
            reference=plan.reference,
            covers=plan.covers,
            subject_areas=plan.areas,
            case_id=demo_id("case", plan.case) if plan.case else None,
            replaces=tuple(demo_id("agreement", one) for one in plan.replaces),
            parties=tuple(
                Joining(organisation_id=demo_id("organisation", code), role=role, joined_on=self.day(joined))
                for role, parties in known
                for code, joined in parties.items()
            ),
            by=self.by,
        )
        self.at(self.first(plan.registered), partial(register_agreement, self.office.archive, command))

    def filled(self, values: dict[str, Any], _named: set[str], _code: str) -> dict[str, Any]:
        """Return the values of a command; a municipality decides in its council."""
        if "body" in _named and _code in council.MUNICIPALITIES:
            values.setdefault("body", _COMMITTEE)
        return values

    def value(self, name: str, value: Any) -> Any:
        """Return what a field of a command holds; adopters are organisations by code."""
        return [demo_id("organisation", code) for code in value] if name == "adopters" else super().value(name, value)

    def _tick(self, file: FilePlan, point: str, clause: str, about: dict[str, Any]) -> None:
        """Tick a point where its paragraph stands in the text, or say that it is missing."""
        page = next((number for number, headings in self._headings(file) if clause and clause in headings), None)
        document = self.document(file.title)
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
        for number, page in enumerate(text(_TEXTS / f"{file.text}.txt"), start=1):
            yield number, {" ".join(section.heading.split()[:2]) for section in page}
