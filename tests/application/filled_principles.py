"""Principles of the archive with one of everything: each kind of event that they have."""

from typing import Any

from application.archive import Archive
from application.commands.access import LiftShielding, Publish, Shield, lift_shielding, publish, shield
from application.commands.documents import FileDocument, MoveDocument, move_document
from application.commands.principles import (
    AdoptPrinciples,
    RegisterPrinciples,
    RepealPrinciples,
    adopt_principles,
    register_principles,
    repeal_principles,
)
from application.commands.principles_put_right import (
    CorrectPrinciples,
    TakeBackPrinciplesRecord,
    WithdrawPrinciples,
    correct_principles,
    take_back_principles_record,
    withdraw_principles,
)

_POINTS = (
    {"text": "Regionrådet svarer når kommunene er enige.", "way": "jointly"},
    {"text": "Hver kommune svarer om egne arealer.", "way": "each"},
)
_SHIELDED = {"section": "14", "paragraph": 1}


def fill_principles(archive: Archive, ids: Any, by: str) -> None:
    """Let everything that can happen to principles happen."""
    about: dict[str, Any] = {"principles_id": ids.principles, "by": by}
    paper = FileDocument(
        document_id=ids.principles_paper, sha256="9" * 64, size=9, media_type="application/pdf", name="prinsipper.pdf"
    )
    first = AdoptPrinciples(adopted_on="2021-11-23", points=_POINTS[:1], files=(paper,), **about)
    registered = RegisterPrinciples(
        reference="2021/1",
        title="Prinsipper for felles høringssvar",
        about="Når regionrådet svarer",
        first_version=first,
        **about,
    )
    register_principles(archive, registered)
    ours = {"kind": "decision", "decision_id": ids.open_decision}
    second = AdoptPrinciples(valid_from="2023-06-01", points=_POINTS, basis=ours, note="enstemmig", **about)
    adopt_principles(archive, second)
    adopt_principles(archive, AdoptPrinciples(adopted_on="2024", points=_POINTS, **about))
    correct_principles(archive, CorrectPrinciples(changes={"valid_from": "2023-03"}, number=4, reason="feil", **about))
    correct_principles(archive, CorrectPrinciples(changes={"about": "Om høringer"}, reason="avskrift", **about))
    take_back_principles_record(archive, TakeBackPrinciplesRecord(number=5, reason="ikke vedtatt", **about))
    repeal_principles(archive, RepealPrinciples(repealed_on="2026-01-01", note="nye kommer", basis=ours, **about))
    publish(archive, Publish(kind="principles", record_id=ids.principles, by=by))
    _hidden(archive, ids, by)
    for source, target in ((ids.principles, ids.hidden_principles), (ids.hidden_principles, ids.principles)):
        moving = MoveDocument(
            document_id=ids.principles_paper,
            kind="principles",
            record_id=source,
            to_kind="principles",
            to_id=target,
            reason="feil prinsipper",
            by=by,
        )
        move_document(archive, moving)


def _hidden(archive: Archive, ids: Any, by: str) -> None:
    """Register principles that are shielded, and some by mistake."""
    about: dict[str, Any] = {"principles_id": ids.hidden_principles, "by": by}
    first = AdoptPrinciples(adopted_on="2022-01-01", points=({"text": "Hemmelegheit"},), **about)
    register_principles(archive, RegisterPrinciples(title="Hemmelegheit", first_version=first, **about))
    what: dict[str, Any] = {"kind": "principles", "record_id": ids.hidden_principles, "by": by}
    shield(archive, Shield(scope="whole", basis=_SHIELDED, **what))
    lift_shielding(archive, LiftShielding(**what))
    shield(archive, Shield(scope="whole", basis=_SHIELDED, **what))
    mistaken: dict[str, Any] = {"principles_id": ids.mistaken_principles, "by": by}
    register_principles(archive, RegisterPrinciples(title="Feil", **mistaken))
    withdraw_principles(archive, WithdrawPrinciples(reason="ført to ganger", **mistaken))
