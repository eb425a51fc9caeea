"""Principles over the archive of tests/web/archive.py, for tests of their pages.

| principles | are |
|---|---|
| 2021/1 | version 1 by KS, 2 in force from 01.03.2025 by RR 23/2025, with a paper; published |
| 2022/1 | shielded as a whole, without a public title; published |
| 2023/1 | not published, repealed from 01.01.2026, no decision found |
"""

from typing import Any

from application.commands.principles import (
    AdoptPrinciples,
    RegisterPrinciples,
    RepealPrinciples,
    adopt_principles,
    register_principles,
    repeal_principles,
)
from tests.search.extraction.papers import a_pdf
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, text, the

FIRST = (
    {"text": "Regionrådet svarer for kommunene når alle er enige.", "way": "jointly"},
    {"text": "Hver kommune svarer selv om egne arealer.", "way": "each"},
)
SECOND = (
    {"text": "Regionrådet svarer for kommunene når minst tre av fire er enige.", "way": "jointly"},
    {"text": "Er en kommune uenig, kan den svare i tillegg.", "way": "both"},
    {"text": "Hver kommune svarer selv om egne arealer.", "way": "each"},
    {"text": "Kommunene orienteres om alle svar innen en uke."},
)


def adopt(filing: Filing) -> None:
    """File the principles; the id of each is `the("prinsipper 2021/1")`."""
    archive = filing.opened.archive
    by_council = {"kind": "other", "authority": "Prøvdal kommunestyre", "reference": "KS 70/2021"}
    with filing.at("2026-03-04T09:00"):
        first = _version(filing, "2021/1", adopted_on="2021-11-23", points=FIRST, basis=by_council)
        _register(filing, "2021/1", "Prinsipper for felles høringssvar", first, about="Når noen spør regionrådet.")
        filing.publish("principles", "prinsipper 2021/1")
    with filing.at("2026-03-05T09:00"):
        paper = filing.paper("prinsipper-2.pdf", a_pdf("Prinsipper"), title="Prinsipper 2025", read=text("Prinsipper"))
        ours = {"kind": "decision", "decision_id": the("RR 23/2025")}
        told: dict[str, Any] = {"valid_from": "2025-03-01", "files": (paper,), "label": "Etter evalueringen"}
        adopt_principles(archive, _version(filing, "2021/1", points=SECOND, basis=ours, **told))
        hidden = _version(filing, "2022/1", adopted_on="2022-01-01", points=({"text": f"Om {HIDDEN}"},))
        _register(filing, "2022/1", f"Prinsipper om {HIDDEN}", hidden)
        filing.publish("principles", "prinsipper 2022/1")
        filing.shield("principles", "prinsipper 2022/1")
        closed = _version(filing, "2023/1", adopted_on="2023", points=({"text": UNPUBLISHED, "way": "none"},))
        _register(filing, "2023/1", f"Prinsipper {UNPUBLISHED}", closed)
        about: dict[str, Any] = {"principles_id": the("prinsipper 2023/1"), "by": filing.by}
        repeal_principles(archive, RepealPrinciples(repealed_on="2026-01-01", note="Gikk ut", **about))


def _version(filing: Filing, reference: str, **told: Any) -> AdoptPrinciples:
    return AdoptPrinciples(principles_id=the(f"prinsipper {reference}"), by=filing.by, **told)


def _register(filing: Filing, reference: str, title: str, first: AdoptPrinciples, **more: Any) -> None:
    command = RegisterPrinciples(
        principles_id=first.principles_id, reference=reference, title=title, first_version=first, by=filing.by, **more
    )
    register_principles(filing.opened.archive, command)
