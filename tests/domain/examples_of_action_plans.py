"""An action plan with one of everything that happens to it, for the shapes of its stored events."""

from domain.action_plans import ActionPlan
from tests.domain.given import SHA, known

BY = "2f0c4a52b1e84f0c9f1e0d3a6b7c8d9e"
_OTHERS = {"kind": "other", "authority": "Prøvdal kommunestyre", "reference": "KS 3/2025", "decided_on": "2025-01-30"}


def action_plan() -> ActionPlan:
    """Return a plan without versions."""
    return ActionPlan.register(
        reference="2025/1",
        title="Strategi- og handlingsplan",
        public_title="Handlingsplan",
        about="Det rådet styrer etter",
        by=BY,
        id=known(36),
    )


def adopt(one: ActionPlan) -> None:
    """Adopt a version that has one of everything."""
    one.adopt(
        label="Vedtatt i regionrådet",
        adopted_on="2025-02-20",
        valid_from="2025",
        valid_until="2025",
        sections=[{"heading": "Formål", "text": "Utvikle regionen."}],
        goals=[{"area": "Samferdsel", "text": "Bedre tog"}],
        measures=[
            {
                "goal": "M1",
                "area": "Samferdsel",
                "text": "Lag en plan",
                "responsible": {"kind": "body", "id": known(5)},
                "due": "2025-12",
            },
            {"key": "T1a", "text": "Støtt ringveien", "responsible": {"kind": "named", "name": "Rådet"}},
        ],
        do_more=[{"text": "Utspill"}],
        do_not=[{"text": "Drift"}],
        arenas=[{"kind": "body", "body_id": known(5), "name": "Regionrådet", "meetings": 6, "note": "fredager"}],
        texts=[{"document_id": known(3).hex, "sha256": SHA}],
        note="enstemmig",
        basis=_OTHERS,
        by=BY,
    )


def _tell(one: ActionPlan) -> None:
    one.tell_progress(
        "T1", state="under-way", percent=40, told_on="2025-05-02", told_by="Kari Tenkt", note="utkast", by=BY
    )


def _link(one: ActionPlan) -> None:
    one.link("T1", to_kind="decision", to_id=known(4), note="vedtok planen", by=BY)


ACTS = (
    (adopt,),
    (adopt, _tell),
    (adopt, _link),
    (adopt, lambda one: one.repeal(repealed_on="2025-11-01", note="ny plan", basis=_OTHERS, by=BY)),
    (adopt, lambda one: one.correct({"note": "mot én"}, number=2, reason="avskrift", by=BY)),
    (adopt, _link, lambda one: one.take_back(3, reason="feil vedtak", by=BY)),
    (lambda one: one.withdraw(reason="ført to ganger", by=BY),),
)
"""What happens to it."""
