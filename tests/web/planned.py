"""Action plans over the archive of tests/web/archive.py, for tests of their pages.

| plan | is |
|---|---|
| 2025/1 | version 1 for 2025, 2 for 2026 by RR 23/2025, with a paper; followed measure by measure; published |
| 2025/2 | shielded as a whole, without a public title; published |
| 2025/3 | not published, repealed from 01.06.2026, no decision found |
"""

from typing import Any

from application.commands.action_plan_progress import LinkMeasure, TellProgress, link_measure, tell_progress
from application.commands.action_plans import (
    AdoptPlan,
    RegisterPlan,
    RepealPlan,
    adopt_action_plan,
    register_action_plan,
    repeal_action_plan,
)
from tests.search.extraction.papers import a_pdf
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, text, the

SECTIONS = (
    {"heading": "Formål", "text": "Rådet skal utvikle regionen.\nDet skal bygge stolthet."},
    {"heading": "Omdømmebygging", "text": "Vi skal lage en kommunikasjonsplan."},
)
GOALS = (
    {"key": "M1", "area": "Samferdsel", "text": "Raskere og sikrere reiser i hele regionen"},
    {"key": "M2", "area": "Utdanning og kompetanse", "text": "Høyere utdanning der folk bor"},
)
FIRST = (
    {"key": "T1", "area": "Samferdsel", "goal": "M1", "text": "Lage en felles transportplan", "due": "2025-12"},
    {"key": "T2", "area": "Samferdsel", "text": "Støtte Ring 4"},
    {"key": "T3", "area": "Utdanning og kompetanse", "goal": "M2", "text": "Åpne campus", "due": "2025-06-01"},
    {"key": "T4", "area": None, "text": "Bygge et enkelt bildearkiv", "due": "2025-10-01"},
)
ARENAS = (
    {"name": "Ordførerutvalget", "meetings": 8},
    {"name": "Kommunedirektørutvalget", "meetings": 6},
    {"kind": "joint", "name": "Felles formannskapsmøte", "meetings": 1},
    {"kind": "network", "name": "Nettverk for næring", "note": "Eierskapet avklares"},
)


def plan(filing: Filing) -> None:
    """File the plans; the id of each is `the("handlingsplan 2025/1")`."""
    archive = filing.opened.archive
    council = {"kind": "body", "id": the("RR").hex}
    with filing.at("2026-03-04T09:00"):
        first = _version(
            filing,
            "2025/1",
            label="2025",
            valid_from="2025",
            valid_until="2025",
            sections=SECTIONS,
            goals=GOALS,
            measures=tuple(one | {"responsible": council} for one in FIRST[:2]) + FIRST[2:],
            do_more=({"text": "Utspill og kronikker"},),
            do_not=({"text": "Drift av tjenester"},),
            arenas=ARENAS,
            basis={"kind": "other", "authority": "Prøvdal kommunestyre", "reference": "KS 3/2025"},
        )
        _register(filing, "2025/1", "Strategi- og handlingsplan", first, about="Det rådet styrer etter.")
        filing.publish("action-plan", "handlingsplan 2025/1")
        _tell(filing, "T1", "under-way", "2025-05-02", percent=40, note="Utkast er laget", told_by="Kari Tenkt")
        _tell(filing, "T2", "done", "2025-09-15")
        _tell(filing, "T3", "done", "2025-05-30")
        about: dict[str, Any] = {"plan_id": the("handlingsplan 2025/1"), "by": filing.by}
        link_measure(archive, LinkMeasure(measure="T1", to_kind="decision", to_id=the("RR 23/2025"), **about))
        hidden = LinkMeasure(measure="T1", to_kind="decision", to_id=the("OU 6/2025"), **about)
        link_measure(archive, hidden)
        link_measure(archive, LinkMeasure(measure="T2", to_kind="case", to_id=the("2025/17"), note="saken", **about))
    with filing.at("2026-03-05T09:00"):
        paper = filing.paper("plan-2026.pdf", a_pdf("Handlingsplan"), title="Plan 2026", read=text("Handlingsplan"))
        ours = {"kind": "decision", "decision_id": the("RR 23/2025")}
        kept = tuple(
            one | {"due": "2026-06", "text": f"{one['text']} og vedta den"} if one["key"] == "T1" else one
            for one in FIRST
            if one["key"] in ("T1", "T4")
        )
        new = ({"area": "Klima", "text": "Plante trær langs veiene"},)
        told: dict[str, Any] = {"label": "2026", "valid_from": "2026", "files": (paper,), "basis": ours}
        adopt_action_plan(archive, _version(filing, "2025/1", measures=kept + new, goals=GOALS, arenas=ARENAS, **told))
        secret = _version(filing, "2025/2", valid_from="2025", measures=({"text": f"Om {HIDDEN}"},))
        _register(filing, "2025/2", f"Plan om {HIDDEN}", secret)
        filing.publish("action-plan", "handlingsplan 2025/2")
        filing.shield("action-plan", "handlingsplan 2025/2")
        closed = _version(filing, "2025/3", valid_from="2025", measures=({"text": UNPUBLISHED},))
        _register(filing, "2025/3", f"Plan {UNPUBLISHED}", closed)
        ended: dict[str, Any] = {"plan_id": the("handlingsplan 2025/3"), "by": filing.by}
        repeal_action_plan(archive, RepealPlan(repealed_on="2026-06-01", note="Gikk ut", **ended))


def _tell(filing: Filing, measure: str, state: str, day: str, **more: Any) -> None:
    about: dict[str, Any] = {"plan_id": the("handlingsplan 2025/1"), "by": filing.by}
    tell_progress(filing.opened.archive, TellProgress(measure=measure, state=state, told_on=day, **more, **about))


def _version(filing: Filing, reference: str, **told: Any) -> AdoptPlan:
    return AdoptPlan(plan_id=the(f"handlingsplan {reference}"), by=filing.by, **told)


def _register(filing: Filing, reference: str, title: str, first: AdoptPlan, **told: Any) -> None:
    command = RegisterPlan(
        plan_id=the(f"handlingsplan {reference}"),
        reference=reference,
        title=title,
        first_version=first,
        by=filing.by,
        **told,
    )
    register_action_plan(filing.opened.archive, command)
