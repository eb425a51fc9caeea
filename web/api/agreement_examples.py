"""Examples of what is sent to the API about agreements and answered, by the names of schemas; all invented."""

from collections.abc import Mapping
from typing import Any

_CASE, _MUNICIPALITY, _DOCUMENT = (f"7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a000{number}" for number in (1, 5, 6))
_AGREEMENT = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0013"

AGREEMENTS: Mapping[str, Mapping[str, Any]] = {
    "AgreementComparison": {"is_compared": True, "is_same": False, "changed": 1, "position": 48_190}
    | {"address": "/avtale/2025/3/sammenlign/1/2"},
    "TouchedPoint": {"point": "members", "recorded": True, "text_changed": True},
    "MustAdoptVersion": {"organisation_id": _MUNICIPALITY, "organisation": "Prøvdal kommune", "stand": "adopted"},
    "Reminder": {
        "day": "2026-12-31",
        "clause": "§ 10",
    },
    "AskTreatment": {"sent_on": "2025-11-03"},
    "Replaced": {
        "agreement_id": _AGREEMENT,
    },
    "MustAdopt": {
        "by": "parties",
        "adopters": [_MUNICIPALITY],
        "majority": None,
        "clause": "§ 9",
    },
    "FirstMustAdopt": {
        "by": "law",
        "majority": None,
        "clause": None,
    },
    "ComesIntoForce": {
        "rule": "all-adopted",
        "earliest": "2026-01-01",
        "clause": "§ 12",
    },
    "FiledText": {
        "document_id": _DOCUMENT,
    },
    "JoiningParty": {
        "organisation_id": _MUNICIPALITY,
        "role": "participant",
        "joined_on": "2024-01-01",
    },
    "RegisterAgreementWithFiles": {
        "kind": "cooperation",
        "title": "Samarbeidsavtale for Prøveregionen",
        "reference": None,
        "covers": "Næring og samferdsel",
    },
    "CorrectAgreement": {
        "kind": "cooperation",
        "title": "Samarbeidsavtale for Prøveregionen",
        "covers": "Næring og samferdsel",
        "reason": "Tittelen manglet et ord.",
    },
    "FirstVersion": {
        "drafted_on": "2025-11-01",
        "valid_until": None,
        "notice_months": 12,
        "notice_by": None,
        "notice_clause": "§ 10",
        "review_on": "2027-06-01",
        "review_clause": "§ 11",
    },
    "DraftVersionWithFiles": {
        "number": 2,
        "label": "Etter høringen",
        "drafted_on": "2025-11-01",
        "amends": 1,
        "summary": "Nytt punkt om klima",
        "points": ["matters"],
        "valid_until": None,
        "notice_months": 12,
        "notice_by": None,
        "notice_clause": "§ 10",
        "review_on": "2027-06-01",
        "review_clause": "§ 11",
    },
    "AmendVersionWithFiles": {
        "of_version": 2,
        "amended_on": "2025-11-20",
        "note": "Rettet etter møtet",
    },
    "JoinAgreement": {
        "role": "participant",
        "joined_on": "2026-01-01",
        "basis": None,
    },
    "LeaveAgreement": {
        "notice_on": "2025-06-30",
        "left_on": "2026-12-31",
        "basis": None,
    },
    "ReviewAgreement": {
        "reviewed_on": "2026-06-01",
        "next_on": "2027-06-01",
        "note": "Ingen endring",
        "basis": None,
    },
    "TerminateAgreement": {
        "notice_on": "2025-12-31",
        "ended_on": "2026-12-31",
        "basis": None,
    },
    "ExpireAgreement": {
        "ended_on": "2026-12-31",
        "note": "Ikke fornyet",
    },
    "WithdrawAgreement": {
        "reason": "Ført to ganger.",
    },
    "TakeBackRecord": {
        "number": 7,
        "reason": "Det gjaldt noe annet.",
    },
    "SendVersion": {
        "of_version": 2,
        "sent_on": "2025-11-03",
        "deadline": "2025-12-15",
        "basis": None,
    },
    "PlanTreatment": {
        "of_version": 2,
        "meets_on": "2025-12-09",
        "body": "Prøvdal kommunestyre",
        "reference": "KS 70/2025",
    },
    "AdoptVersion": {
        "of_version": 2,
        "body": "Prøvdal kommunestyre",
        "votes": None,
        "decided_on": "2025-12-09",
    },
    "DeclineVersion": {
        "of_version": 2,
        "body": "Prøvdal kommunestyre",
        "note": None,
        "decided_on": "2025-12-09",
    },
    "Reserved": {
        "text": "§ 7 tas ikke i bruk.",
        "clauses": ["§ 7"],
        "effect": "partly",
    },
    "VotesCounted": {
        "votes_for": 6,
        "votes_cast": 8,
    },
    "TreatmentRow": {
        "outcome": "adopted",
        "day": "2025-12-09",
        "body": "Prøvdal kommunestyre",
        "reference": "KS 70/2025",
        "votes": None,
        "note": None,
        "decision_id": None,
    },
    "RecordTreatments": {
        "of_version": 2,
    },
    "LiftReservation": {
        "of_version": 2,
        "lifted_on": "2026-02-01",
        "basis": None,
    },
    "PointRow": {
        "point": "name",
        "answer": "yes",
        "clause": "§ 1",
        "page": 1,
    },
    "TickPoints": {
        "of_version": 2,
    },
    "SignVersion": {
        "of_version": 2,
        "signed_on": "2025-12-15",
        "signed_by": "Ordførerne",
    },
    "SetInForce": {
        "of_version": 2,
        "valid_from": "2026-01-01",
        "basis": None,
    },
    "SupersedeVersion": {
        "of_version": 1,
        "superseded_on": "2026-01-01",
        "by_version": 2,
        "basis": None,
    },
    "WithdrawVersion": {
        "of_version": 2,
        "withdrawn_on": "2025-12-01",
        "note": "Ny tekst kommer",
    },
    "RecordedAgreement": {
        "id": _AGREEMENT,
        "reference": "2025/4",
        "kind": "cooperation",
        "case_id": _CASE,
        "title": "Samarbeidsavtale for Prøveregionen",
        "covers": "Næring og samferdsel",
        "replaced_ids": [],
        "address": "/avtale/2025/4",
    },
    "AgreementRecord": {
        "number": 7,
        "kind": "sending",
        "version": 2,
        "told": {"sent_on": "2025-11-03", "deadline": "2025-12-15"},
    },
    "CorrectAgreementRecord": {
        "sent_on": "2025-11-03",
        "signed_on": "2025-12-15",
        "lifted_on": "2026-02-01",
        "reviewed_on": "2026-06-01",
        "left_on": "2026-12-31",
        "ended_on": "2026-12-31",
        "meets_on": "2025-12-09",
        "withdrawn_on": "2025-12-01",
        "number": 7,
        "deadline": "2025-12-31",
        "reason": "Fristen ble utsatt.",
    },
}
"""As web/api/examples.py tells."""
