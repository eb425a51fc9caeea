"""What can be done with action plans: registered, adopted version by version, followed measure by measure, repealed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.action_plan_rows import require_named
from application.commands.bases import Basis, decided, require_basis
from application.commands.documents import FileDocument, filed
from application.commands.numbering import claimed, numbered_once
from domain.action_plans import ActionPlan
from domain.attached import DocumentRole
from domain.documents import Document
from domain.errors import gathered
from domain.references import action_plan_claim

Rows = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class AdoptPlan:
    """Adopt a version of an action plan, with papers that are filed with it or are filed already (`documents`).

    Rows are as domain/action_plans/rows.py tells. Without a `version` it is the next one. Without an `adopted_on` that
    is the day of the decision it rests on. The first paper is the main one, unless `main` says which.
    """

    plan_id: UUID
    by: str
    version: int | None = None
    label: str | None = None
    adopted_on: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    sections: Rows = ()
    goals: Rows = ()
    measures: Rows = ()
    do_more: Rows = ()
    do_not: Rows = ()
    arenas: Rows = ()
    files: tuple[FileDocument, ...] = ()
    documents: tuple[UUID, ...] = ()
    main: UUID | None = None
    note: str | None = None
    basis: Basis = None
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterPlan:
    """Register an action plan, with its first version if that is told.

    Without a `reference` it gets the next free number of this year.
    """

    plan_id: UUID
    title: str
    by: str
    reference: str | None = None
    next_sequence: int = 1
    public_title: str | None = None
    about: str | None = None
    first_version: AdoptPlan | None = None


@dataclass(frozen=True, kw_only=True)
class RepealPlan:
    """Let an action plan be in force no longer from a day; without one that of the decision it rests on."""

    plan_id: UUID
    by: str
    repealed_on: str | None = None
    note: str | None = None
    basis: Basis = None
    expected_version: int | None = None


def register_action_plan(archive: Archive, command: RegisterPlan) -> int | None:
    """Register an action plan. ReferenceTakenError, UnknownRecordError."""

    def attempt(reference: str) -> int | None:
        plan = ActionPlan.register(
            reference=reference,
            title=command.title,
            public_title=command.public_title,
            about=command.about,
            by=command.by,
            id=command.plan_id,
        )
        documents = list[Document]()
        if command.first_version is not None:
            documents = _adopted(archive, plan, command.first_version)
        claim = claimed(archive, action_plan_claim(plan.reference), plan.id, by=command.by)
        return archive.record(*documents, plan, claim)

    return numbered_once(archive, command.plan_id, command.reference, command.next_sequence, attempt)


def adopt_action_plan(archive: Archive, command: AdoptPlan) -> int | None:
    """Adopt a version and file its papers, in one recording. PlanVersionTakenError, UnknownRecordError."""
    plan = archive.load(ActionPlan, command.plan_id, expected=command.expected_version)
    return archive.record(*_adopted(archive, plan, command), plan)


def repeal_action_plan(archive: Archive, command: RepealPlan) -> int | None:
    """Let an action plan be in force no longer. UnknownRecordError."""
    plan = archive.load(ActionPlan, command.plan_id, expected=command.expected_version)
    day = decided(archive, command.basis, command.repealed_on)
    plan.repeal(repealed_on=day, note=command.note, basis=command.basis, by=command.by)
    return archive.record(plan)


def _adopted(archive: Archive, plan: ActionPlan, command: AdoptPlan) -> list[Document]:
    """Adopt a version of a plan; return the documents that are filed with it, to be recorded together."""
    with gathered() as each:
        new = [each(filed, one, by=command.by) for one in command.files]
        there = [each(archive.require, Document, one, field="documents") for one in command.documents]
        each(require_basis, archive, command.basis)
        each(require_named, archive, command.measures, command.arenas)
    papers = sorted([*new, *there], key=lambda one: one.id != command.main)
    for number, document in enumerate(papers):
        plan.attach(document.id, role=DocumentRole.ATTACHMENT if number else DocumentRole.MAIN, by=command.by)
    plan.adopt(
        version=command.version,
        label=command.label,
        adopted_on=decided(archive, command.basis, command.adopted_on),
        valid_from=command.valid_from,
        valid_until=command.valid_until,
        sections=command.sections,
        goals=command.goals,
        measures=command.measures,
        do_more=command.do_more,
        do_not=command.do_not,
        arenas=command.arenas,
        texts=[{"document_id": one.id, "sha256": one.sha256} for one in papers],
        note=command.note,
        basis=command.basis,
        by=command.by,
    )
    return new
