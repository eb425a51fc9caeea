"""Action plans of the archive with one of everything: each kind of event that they have."""

from typing import Any

from application.archive import Archive
from application.commands.access import LiftShielding, Publish, Shield, lift_shielding, publish, shield
from application.commands.action_plan_progress import LinkMeasure, TellProgress, link_measure, tell_progress
from application.commands.action_plans import (
    AdoptPlan,
    RegisterPlan,
    RepealPlan,
    adopt_action_plan,
    register_action_plan,
    repeal_action_plan,
)
from application.commands.action_plans_put_right import (
    CorrectPlan,
    TakeBackPlanRecord,
    WithdrawPlan,
    correct_plan,
    take_back_plan_record,
    withdraw_plan,
)
from application.commands.documents import FileDocument, MoveDocument, move_document

_SHIELDED = {"section": "14", "paragraph": 1}


def fill_action_plans(archive: Archive, ids: Any, by: str) -> None:
    """Let everything that can happen to action plans happen."""
    about: dict[str, Any] = {"plan_id": ids.action_plan, "by": by}
    paper = FileDocument(
        document_id=ids.action_plan_paper,
        sha256="8" * 64,
        size=8,
        media_type="application/pdf",
        name="handlingsplan.pdf",
    )
    measures = (
        {
            "area": "Samferdsel",
            "goal": "M1",
            "text": "Lag en plan for tog og veg",
            "responsible": {"kind": "body", "id": ids.council},
            "due": "2024-10",
        },
        {"area": "Samferdsel", "text": "Støtt ringveien", "due": "2024-06-30"},
        {"area": "Utdanning", "text": "Åpne campus", "responsible": {"kind": "named", "name": "Campusstyret"}},
    )
    first = AdoptPlan(
        valid_from="2024",
        valid_until="2024",
        sections=({"heading": "Formål", "text": "Utvikle regionen."},),
        goals=({"area": "Samferdsel", "text": "Bedre tog"},),
        measures=measures,
        do_more=({"text": "Utspill"},),
        do_not=({"text": "Drift"},),
        arenas=({"name": "Regionrådet", "body_id": ids.council, "meetings": 6}, {"kind": "seminar", "name": "Seminar"}),
        files=(paper,),
        **about,
    )
    register_action_plan(
        archive,
        RegisterPlan(
            reference="2024/1", title="Strategi- og handlingsplan", about="Hva vi vil", first_version=first, **about
        ),
    )
    ours = {"kind": "decision", "decision_id": ids.open_decision}
    kept = ({**measures[0], "key": "T1", "goal": None, "due": "2025-06"}, {"area": "Klima", "text": "Plant trær"})
    adopt_action_plan(archive, AdoptPlan(valid_from="2025", measures=kept, basis=ours, note="enstemmig", **about))
    for measure, state, percent, day in (
        ("T1", "under-way", 40, "2024-05-02"),
        ("T2", "done", None, "2024-09"),
        ("T3", "stopped", None, "2024-08-01"),
        ("T1", "carried-over", None, "2024-12-01"),
    ):
        telling = TellProgress(measure=measure, state=state, percent=percent, told_on=day, told_by="Kari", **about)
        tell_progress(archive, telling)
    for measure, kind, identity in (
        ("T1", "decision", ids.open_decision),
        ("T1", "agreement", ids.agreement),
        ("T1", "document", ids.action_plan_paper),
        ("T2", "statement", ids.statement),
        ("T2", "consultation", ids.consultation),
        ("T3", "case", ids.case),
        ("T3", "appointment", ids.appointment),
        ("T3", "meeting", ids.meeting),
    ):
        link_measure(archive, LinkMeasure(measure=measure, to_kind=kind, to_id=identity, **about))
    correct_plan(archive, CorrectPlan(changes={"valid_from": "2025-02"}, number=4, reason="feil", **about))
    correct_plan(archive, CorrectPlan(changes={"about": "Det vi styrer etter"}, reason="avskrift", **about))
    tell_progress(archive, TellProgress(measure="T2", state="not-started", told_on="2024-10", **about))
    mistaken = archive.version_of(ids.action_plan) or 0
    take_back_plan_record(archive, TakeBackPlanRecord(number=mistaken, reason="feil tiltak", **about))
    repeal_action_plan(archive, RepealPlan(repealed_on="2026-01-01", note="ny plan", basis=ours, **about))
    publish(archive, Publish(kind="action-plan", record_id=ids.action_plan, by=by))
    _hidden(archive, ids, by)
    for source, target in ((ids.action_plan, ids.hidden_action_plan), (ids.hidden_action_plan, ids.action_plan)):
        moving = MoveDocument(
            document_id=ids.action_plan_paper,
            kind="action-plan",
            record_id=source,
            to_kind="action-plan",
            to_id=target,
            reason="feil plan",
            by=by,
        )
        move_document(archive, moving)


def _hidden(archive: Archive, ids: Any, by: str) -> None:
    """Register a plan that is shielded, and one by mistake."""
    about: dict[str, Any] = {"plan_id": ids.hidden_action_plan, "by": by}
    first = AdoptPlan(valid_from="2024", measures=({"text": "Hemmelegheit", "due": "2024-01"},), **about)
    register_action_plan(archive, RegisterPlan(title="Hemmelegheit", first_version=first, **about))
    what: dict[str, Any] = {"kind": "action-plan", "record_id": ids.hidden_action_plan, "by": by}
    shield(archive, Shield(scope="whole", basis=_SHIELDED, **what))
    lift_shielding(archive, LiftShielding(**what))
    shield(archive, Shield(scope="whole", basis=_SHIELDED, **what))
    mistaken: dict[str, Any] = {"plan_id": ids.mistaken_action_plan, "by": by}
    register_action_plan(archive, RegisterPlan(title="Feil", **mistaken))
    withdraw_plan(archive, WithdrawPlan(reason="ført to ganger", **mistaken))
