"""Agreements of the archive with one of everything: each kind of event that they have."""

from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.access import LiftShielding, Publish, Shield, lift_shielding, publish, shield
from application.commands.adopting import (
    AdoptVersion,
    DeclineVersion,
    LiftReservation,
    PlanTreatment,
    SendVersion,
    adopt_version,
    decline_version,
    lift_reservation,
    plan_treatment,
    send_version,
)
from application.commands.agreement_versions import (
    SetInForce,
    SignVersion,
    SupersedeVersion,
    TickPoint,
    WithdrawVersion,
    set_in_force,
    sign_version,
    supersede_version,
    tick_point,
    withdraw_version,
)
from application.commands.agreements import (
    ExpireAgreement,
    JoinAgreement,
    Joining,
    LeaveAgreement,
    RegisterAgreement,
    ReviewAgreement,
    TerminateAgreement,
    expire_agreement,
    join_agreement,
    leave_agreement,
    register_agreement,
    review_agreement,
    terminate_agreement,
)
from application.commands.agreements_put_right import (
    CorrectAgreement,
    TakeBackRecord,
    WithdrawAgreement,
    correct_agreement,
    take_back_record,
    withdraw_agreement,
)
from application.commands.documents import FileDocument, MoveDocument, move_document
from application.commands.drafting import AmendVersion, DraftVersion, amend_version, draft_version
from domain.agreements import Agreement

_KS = {"kind": "other", "authority": "Prøvdal kommunestyre", "reference": "KS 33/2025", "decided_on": "2025-05-20"}


def fill_agreements(archive: Archive, ids: Any, by: str) -> None:
    """Let everything that can happen to an agreement happen."""
    _old(archive, ids, by)
    parties = (Joining(organisation_id=ids.municipality, joined_on="2024-01-01"),)
    registered = RegisterAgreement(
        agreement_id=ids.agreement,
        reference="2024/2",
        kind="cooperation",
        title="Samarbeidsavtale for Prøverådet",
        covers="Campus og næring",
        subject_areas=("Samferdsel",),
        replaces=(ids.old_agreement,),
        parties=parties,
        by=by,
    )
    register_agreement(archive, registered)
    about: dict[str, Any] = {"agreement_id": ids.agreement, "by": by}
    join_agreement(archive, JoinAgreement(organisation_id=ids.merged, joined_on="2024-01", basis=_KS, **about))
    force = {"rule": "all-adopted", "earliest": "2024-02-01", "clause": "§ 12"}
    text = _file(ids.agreement_text, "c")
    draft_version(archive, DraftVersion(files=(text,), drafted_on="2024-01-05", force=force, **about))
    first: dict[str, Any] = {"version": 1, **about}
    send_version(archive, SendVersion(sent_on="2024-01-08", deadline="2024-03-01", **first))
    plan_treatment(archive, PlanTreatment(organisation_id=ids.municipality, meets_on="2024-01-20", **first))
    adopt_version(archive, AdoptVersion(organisation_id=ids.municipality, basis=_KS, decided_on="2024-01-20", **first))
    reservation = {"text": "§ 7 tas ikke i bruk", "clauses": ["§ 7"], "effect": "partly"}
    adopt_version(
        archive,
        AdoptVersion(organisation_id=ids.merged, decided_on="2024-02-10", reservation=reservation, **first),
    )
    lift_reservation(archive, LiftReservation(organisation_id=ids.merged, lifted_on="2024-06-01", **first))
    sign_version(archive, SignVersion(signed_on="2024-02-12", signed_by="Begge ordførerne", **first))
    for point in ("name", "members"):
        ticked = TickPoint(point=point, document_id=ids.agreement_text, page=2, clause="§ 2", **first)
        tick_point(archive, ticked)
    tick_point(archive, TickPoint(point="shares", found=False, **first))
    leave_agreement(
        archive, LeaveAgreement(organisation_id=ids.merged, notice_on="2024-06", left_on="2024-12-31", **about)
    )
    second = DraftVersion(
        documents=(ids.agreement_text,),
        drafted_on="2025-01",
        points=("shares",),
        valid_until="2028-12-31",
        notice_months=12,
        notice_clause="§ 10",
        review_on="2027-06-01",
        **about,
    )
    draft_version(archive, second)
    amended = AmendVersion(version=2, files=(_file(ids.second_text, "d"),), amended_on="2025-02-01", **about)
    amend_version(archive, amended)
    ours = {"kind": "decision", "decision_id": ids.open_decision}
    set_in_force(archive, SetInForce(version=2, valid_from="2025-07-01", basis=ours, **about))
    send_version(archive, SendVersion(version=2, sent_on="2025-03-01", deadline="2025-06-30", **about))
    decline_version(
        archive,
        DeclineVersion(version=2, organisation_id=ids.municipality, decided_on="2025-05-20", basis=_KS, **about),
    )
    draft_version(archive, DraftVersion(version=3, label="Utkast", **about))
    draft_version(archive, DraftVersion(version=4, **about))
    withdraw_version(archive, WithdrawVersion(version=4, withdrawn_on="2025-04-01", note="trukket", **about))
    review_agreement(archive, ReviewAgreement(reviewed_on="2025-01-15", next_on="2026-01-15", **about))
    correct_agreement(archive, CorrectAgreement(changes={"covers": "Campus"}, reason="avskrift", **about))
    late = {"deadline": "2025-07-31"}
    sent = next(
        int(number)
        for number, one in _facts(archive, ids.agreement)["records"].items()
        if one["kind"] == "sending" and one["version"] == 2
    )
    correct_agreement(archive, CorrectAgreement(changes=late, number=sent, reason="utsatt", **about))
    publish(archive, Publish(kind="agreement", record_id=ids.agreement, by=by))
    _hidden(archive, ids, by)
    _move(archive, ids.second_text, ids.agreement, ids.old_agreement, by)
    _move(archive, ids.second_text, ids.old_agreement, ids.agreement, by)


def _move(archive: Archive, document_id: UUID, one: UUID, other: UUID, by: str) -> None:
    moving = MoveDocument(
        document_id=document_id,
        kind="agreement",
        record_id=one,
        to_kind="agreement",
        to_id=other,
        reason="feil avtale",
        by=by,
    )
    move_document(archive, moving)


def _old(archive: Archive, ids: Any, by: str) -> None:
    parties = (Joining(organisation_id=ids.municipality),)
    about: dict[str, Any] = {"agreement_id": ids.old_agreement, "by": by}
    old = {"reference": "2020/1", "kind": "partnership", "title": "Partnerskap med fylket", "parties": parties}
    register_agreement(archive, RegisterAgreement(**old, **about))
    draft_version(archive, DraftVersion(force={"rule": "date", "earliest": "2020-01"}, **about))
    draft_version(archive, DraftVersion(force={"rule": "date", "earliest": "2022"}, **about))
    supersede_version(archive, SupersedeVersion(version=1, superseded_on="2022", by_version=2, **about))
    terminate_agreement(archive, TerminateAgreement(ended_on="2023-06-30", **about))
    number = max(int(one) for one in _facts(archive, ids.old_agreement)["records"])
    take_back_record(archive, TakeBackRecord(number=number, reason="feil avtale", **about))
    expire_agreement(archive, ExpireAgreement(ended_on="2023-12-31", note="ikke fornyet", **about))
    publish(archive, Publish(kind="agreement", record_id=ids.old_agreement, by=by))


def _hidden(archive: Archive, ids: Any, by: str) -> None:
    parties = (Joining(organisation_id=ids.municipality),)
    about: dict[str, Any] = {"agreement_id": ids.hidden_agreement, "by": by}
    hidden = {"reference": "2025/1", "kind": "ownership", "title": "Eierskap i Prøvetog", "public_title": "Eierskap"}
    register_agreement(archive, RegisterAgreement(parties=parties, **hidden, **about))
    draft_version(archive, DraftVersion(force={"rule": "date", "earliest": "2025-01-01"}, **about))
    publish(archive, Publish(kind="agreement", record_id=ids.hidden_agreement, by=by))
    basis = {"section": "23", "paragraph": 1}
    whole: dict[str, Any] = {"kind": "agreement", "record_id": ids.hidden_agreement, "by": by}
    shield(archive, Shield(scope="whole", basis=basis, **whole))
    lift_shielding(archive, LiftShielding(**whole))
    shield(archive, Shield(scope="whole", basis=basis, **whole))
    mistake = {"agreement_id": ids.mistaken_agreement, "by": by}
    register_agreement(archive, RegisterAgreement(reference="2025/2", kind="other", title="Ført to ganger", **mistake))
    withdraw_agreement(archive, WithdrawAgreement(reason="ført to ganger", **mistake))


def _file(document_id: UUID, letter: str) -> FileDocument:
    return FileDocument(
        document_id=document_id,
        sha256=letter * 64,
        size=1000,
        media_type="application/pdf",
        name=f"avtale-{letter}.pdf",
    )


def _facts(archive: Archive, agreement_id: UUID) -> dict[str, Any]:
    return archive.load(Agreement, agreement_id).facts
