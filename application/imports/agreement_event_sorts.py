"""The sorts of events that rows tell of agreements: how each is recorded, and which columns say what of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from application.archive import Archive
from application.commands.adopting import (
    LiftReservation,
    PlanTreatment,
    SendVersion,
    lift_reservation,
    plan_treatment,
    send_version,
)
from application.commands.agreement_versions import (
    SetInForce,
    SignVersion,
    SupersedeVersion,
    WithdrawVersion,
    set_in_force,
    sign_version,
    supersede_version,
    withdraw_version,
)
from application.commands.agreements import (
    ExpireAgreement,
    ReviewAgreement,
    TerminateAgreement,
    expire_agreement,
    review_agreement,
    terminate_agreement,
)
from application.imports.columns import Column
from domain.agreements.facts import RecordKind

Does = Callable[[Archive, Any], int | None]


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of event: its command, the field that its day is in, and which other columns fill which fields.

    `again` is whether it may happen several times, each on a day of its own.
    """

    command: type
    does: Does
    day: str
    columns: Mapping[Column, str]
    again: bool = False


SORTS: Mapping[RecordKind, Sort] = {
    RecordKind.SENDING: Sort(SendVersion, send_version, "sent_on", {Column.DEADLINE: "deadline"}, again=True),
    RecordKind.PLANNED: Sort(
        PlanTreatment,
        plan_treatment,
        "meets_on",
        {Column.BODY: "body", Column.AUTHORITY_REFERENCE: "reference"},
        again=True,
    ),
    RecordKind.LIFTING: Sort(LiftReservation, lift_reservation, "lifted_on", {}),
    RecordKind.SIGNATURE: Sort(SignVersion, sign_version, "signed_on", {Column.SIGNED_BY: "signed_by"}),
    RecordKind.IN_FORCE: Sort(SetInForce, set_in_force, "valid_from", {}),
    RecordKind.SUPERSEDED: Sort(
        SupersedeVersion, supersede_version, "superseded_on", {Column.REPLACED_BY: "by_version"}
    ),
    RecordKind.VERSION_WITHDRAWN: Sort(WithdrawVersion, withdraw_version, "withdrawn_on", {Column.TEXT: "note"}),
    RecordKind.REVIEW: Sort(
        ReviewAgreement,
        review_agreement,
        "reviewed_on",
        {Column.DEADLINE: "next_on", Column.TEXT: "note"},
        again=True,
    ),
    RecordKind.TERMINATION: Sort(TerminateAgreement, terminate_agreement, "ended_on", {Column.NOTICE: "notice_on"}),
    RecordKind.EXPIRY: Sort(ExpireAgreement, expire_agreement, "ended_on", {Column.TEXT: "note"}),
}

OF_POINTS = frozenset(
    {Column.TYPE, Column.AGREEMENT, Column.VERSION, Column.EVENT, Column.POINTS, Column.PAGE, Column.CLAUSES}
)
"""What a row uses that tells where a point of § 18-4 stands."""

OF_AGREEMENT = frozenset({RecordKind.REVIEW, RecordKind.TERMINATION, RecordKind.EXPIRY})
OF_PARTY = frozenset({RecordKind.PLANNED, RecordKind.LIFTING})
PERHAPS_OF_PARTY = frozenset({RecordKind.SIGNATURE, RecordKind.TERMINATION})
WITHOUT_BASIS = frozenset({RecordKind.PLANNED, RecordKind.SIGNATURE, RecordKind.VERSION_WITHDRAWN, RecordKind.EXPIRY})
"""What is about no version; what is of one party, and what may be; what rests on nothing that is told."""


def used_columns(kind: RecordKind, *, by_party: bool) -> set[Column]:
    """Return the columns that a row of such an event uses, of a party or of all."""
    used = {Column.TYPE, Column.AGREEMENT, Column.EVENT, Column.DATE, *SORTS[kind].columns}
    if kind not in OF_AGREEMENT:
        used.add(Column.VERSION)
    if kind in OF_PARTY | PERHAPS_OF_PARTY:
        used.add(Column.ORGANISATION)
    if kind not in WITHOUT_BASIS:
        used |= {Column.DECISION, Column.AUTHORITY, Column.AUTHORITY_REFERENCE, Column.DECIDED}
        used |= {Column.BODY} if by_party else set()
    return used
