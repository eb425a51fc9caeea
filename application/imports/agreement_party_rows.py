"""Rows of parties of agreements: an organisation joined one day, and perhaps left."""

from application.archive import Archive
from application.commands.agreements import JoinAgreement, LeaveAgreement, join_agreement, leave_agreement
from application.imports.agreements_told import agreement_in
from application.imports.appointment_bases import basis_in
from application.imports.cells import date_in, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, differs_in, line_of, not_used
from application.imports.filing import BY
from application.imports.identity import made_from
from application.imports.records_told import TAKEN_BACK, Told, the_same, told
from application.imports.report import Outcome, Remark
from application.imports.table_rows import Row
from application.imports.vocabulary import value
from domain.agreements import Agreement, PartyRole
from domain.agreements.facts import RecordKind
from domain.dates import require_not_before
from domain.intervals import first_day


def file_party(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Let an organisation join an agreement and leave it, as far as that is not told."""
    agreement, organisation = (
        agreement_in(desk, archive, row),
        desk.directory.organisation(required(row, Column.ORGANISATION)),
    )
    since, until = date_in(row, Column.FROM), date_in(row, Column.UNTIL)
    require_not_before(since, until, field=Column.UNTIL)
    record_id = made_from("agreement-party", agreement.id.hex, organisation.id.hex, since or "", until or "")
    desk.naming.claim(record_id, row)
    basis, _ = basis_in(desk, archive, row, organisation.id)
    role = value(Column.ROLE, row[Column.ROLE], "party-role") if row[Column.ROLE] else str(PartyRole.PARTICIPANT)
    joined = _joined(archive, agreement, organisation.id.hex, since)
    changed = False
    remarks: tuple[Remark, ...] = ()
    if joined is None:
        command = JoinAgreement(
            agreement_id=agreement.id,
            organisation_id=organisation.id,
            role=role,
            joined_on=since,
            basis=None if until else basis,
            by=BY,
        )
        join_agreement(archive, command)
    elif joined.now is None:
        remarks = TAKEN_BACK
    else:
        remarks = differs(Column.FROM, joined.now["joined_on"], since)
        remarks += differs_in(Column.ROLE, joined.now["role"], row, "party-role")
    if until is not None and (joined is None or joined.now is not None):
        leaving = LeaveAgreement(
            agreement_id=agreement.id,
            organisation_id=organisation.id,
            left_on=until,
            notice_on=date_in(row, Column.NOTICE),
            basis=basis,
            by=BY,
        )
        changed, said = _leave(archive, agreement, leaving)
        remarks += said
    remarks += not_used(row, () if until else (Column.NOTICE,))
    outcome = Outcome.FILED if joined is None else Outcome.CHANGED if changed else Outcome.THERE
    line = line_of(row, "agreement-party", outcome, agreement.reference, organisation.name, remarks)
    return Dealt(record_id=record_id, line=line)


def _joined(archive: Archive, agreement: Agreement, organisation_id: str, since: str | None) -> Told | None:
    """Return the joining that the row tells of; None where the organisation had left before, or never joined."""
    before = told(archive, agreement, RecordKind.PARTY, organisation_id=organisation_id)
    same = the_same(before, "joined_on", since)
    if same is None or same.has("joined_on", since) or since is None:
        return same
    left = told(archive, agreement, RecordKind.LEAVING, organisation_id=organisation_id)
    is_again = any(one.now and first_day(one.now["left_on"]) < first_day(since) for one in left)
    return None if is_again else same


def _leave(archive: Archive, agreement: Agreement, command: LeaveAgreement) -> tuple[bool, tuple[Remark, ...]]:
    """Let the party leave unless that is told; return whether it was new, and what is told otherwise."""
    organisation_id = command.organisation_id.hex
    before = told(archive, agreement, RecordKind.LEAVING, organisation_id=organisation_id)
    same = the_same(before, "left_on", command.left_on)
    joined = told(archive, agreement, RecordKind.PARTY, organisation_id=organisation_id)
    if same is None or (not same.has("left_on", command.left_on) and len(joined) > len(before)):
        leave_agreement(archive, command)
        return True, ()
    if same.now is None:
        return False, TAKEN_BACK
    remarks = differs(Column.UNTIL, same.now["left_on"], command.left_on)
    return False, remarks + differs(Column.NOTICE, same.now["notice_on"], command.notice_on)
