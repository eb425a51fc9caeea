"""Rows of agreements: what each is, who its first parties are, and what it replaces."""

from uuid import UUID

from application.archive import Archive
from application.commands.agreements import Joining, RegisterAgreement, register_agreement
from application.imports.accessing import WantedAccess, access_in, make_public, set_shielding
from application.imports.agreements_told import organisations_in
from application.imports.cells import date_in, folded, listed, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, differs_in, line_of, not_used
from application.imports.filing import BY
from application.imports.naming import holder
from application.imports.records_told import TAKEN_BACK
from application.imports.report import Line, Outcome, Remark
from application.imports.table_rows import Row
from application.imports.vocabulary import value
from domain.agreements import Agreement, PartyRole
from domain.cases import Case
from domain.references import agreement_claim, agreement_reference

_BETWEEN_AREAS, _BETWEEN_REFERENCES = ";,\n", ";,\n"
_PARTIES = ((Column.PARTIES, PartyRole.PARTICIPANT), (Column.COUNTERPARTS, PartyRole.COUNTERPART))


def file_agreement(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Register an agreement with its parties, or say that it is there."""
    title, kind = required(row, Column.TITLE), value(Column.KIND, required(row, Column.KIND), "agreement")
    reference = agreement_reference(row[Column.REFERENCE]) if row[Column.REFERENCE] else None
    agreement_id, there = _identify(desk, archive, row, reference)
    desk.naming.claim(agreement_id, row)
    desk.naming.require_own_key("agreement", agreement_id, row)
    access, parties = access_in(row), _parties(desk, row)
    case_id = desk.naming.case(archive, row[Column.CASE]) if row[Column.CASE] else None
    replaces = tuple(desk.naming.agreement(archive, one) for one in listed(row[Column.REPLACES], _BETWEEN_REFERENCES))
    if there:
        return _there(desk, archive, row, agreement_id, access, case_id, replaces, parties)
    command = RegisterAgreement(
        agreement_id=agreement_id,
        reference=reference,
        kind=kind,
        title=title,
        public_title=row[Column.PUBLIC_TITLE] or None,
        covers=row[Column.COVERS] or None,
        subject_areas=tuple(listed(row[Column.SUBJECT_AREAS], _BETWEEN_AREAS)),
        case_id=case_id,
        replaces=replaces,
        parties=parties,
        by=BY,
    )
    register_agreement(archive, command)
    remarks = not_used(row, () if parties else (Column.FROM,))
    remarks += set_shielding(archive, "agreement", agreement_id, access, title=title)
    if access.publishes(otherwise=desk.filing.publish):
        make_public(archive, "agreement", agreement_id)
    agreement = archive.load(Agreement, agreement_id)
    return Dealt(record_id=agreement_id, line=_line(row, agreement, Outcome.FILED, remarks))


def turn_of_agreement(row: Row) -> tuple[bool, str]:
    """Return when a row has its turn: given numbers before numbers to be given, and those replaced before the rest."""
    written = row[Column.REFERENCE]
    year, _, number = written.partition("/")
    return not written, f"{year.strip():>8}/{number.strip():>8}"


def _identify(desk: Desk, archive: Archive, row: Row, reference: str | None) -> tuple[UUID, bool]:
    """Return the agreement's id, and whether it is there; one that was registered by hand goes by its reference."""
    held = holder(archive, agreement_claim(reference)) if reference else None
    if held is not None:
        return held, True
    content = (folded(row[Column.TITLE]), folded(row[Column.KIND]))
    return desk.naming.identify(archive, "agreement", row, reference=reference, content=content)


def _parties(desk: Desk, row: Row) -> tuple[Joining, ...]:
    since = date_in(row, Column.FROM)
    found = {
        one.id: Joining(organisation_id=one.id, role=role, joined_on=since)
        for column, role in _PARTIES
        for one in organisations_in(desk, row[column])
    }
    return tuple(found.values())


def _there(
    desk: Desk,
    archive: Archive,
    row: Row,
    agreement_id: UUID,
    access: WantedAccess,
    case_id: UUID | None,
    replaces: tuple[UUID, ...],
    parties: tuple[Joining, ...],
) -> Dealt:
    """Compare the agreement with the row; publish it where the row or the command asks for that."""
    agreement = archive.load(Agreement, agreement_id)
    if agreement.facts["is_withdrawn"]:
        return Dealt(record_id=agreement_id, line=_line(row, agreement, Outcome.THERE, TAKEN_BACK))
    remarks = _differences(archive, agreement, row, case_id, replaces) + _other_parties(desk, agreement, row, parties)
    shielding = access.differs_from(agreement)
    published = False
    if not shielding and access.publishes(otherwise=desk.filing.publish):
        published = make_public(archive, "agreement", agreement_id)
    remarks += access.unpublished_in_vain(agreement)
    outcome = Outcome.CHANGED if published else Outcome.THERE
    return Dealt(record_id=agreement_id, line=_line(row, agreement, outcome, remarks + shielding))


def _differences(
    archive: Archive, agreement: Agreement, row: Row, case_id: UUID | None, replaces: tuple[UUID, ...]
) -> tuple[Remark, ...]:
    facts = agreement.facts
    found = (
        differs(Column.TITLE, facts["title"], row[Column.TITLE])
        + differs(Column.PUBLIC_TITLE, facts["public_title"], row[Column.PUBLIC_TITLE])
        + differs_in(Column.KIND, facts["kind"], row, "agreement")
        + differs(Column.COVERS, facts["covers"], row[Column.COVERS])
    )
    areas = listed(row[Column.SUBJECT_AREAS], _BETWEEN_AREAS)
    if areas and set(areas) != set(facts["subject_areas"]):
        found += differs(Column.SUBJECT_AREAS, ", ".join(facts["subject_areas"]), ", ".join(areas))
    if case_id is not None and case_id.hex != facts["case_id"]:
        filed = archive.load(Case, UUID(facts["case_id"])).reference if facts["case_id"] else None
        found += differs(Column.CASE, filed, row[Column.CASE])
    if replaces and {one.hex for one in replaces} != set(facts["replaces"]):
        filed = "; ".join(archive.load(Agreement, UUID(one)).reference for one in facts["replaces"])
        found += differs(Column.REPLACES, filed, row[Column.REPLACES])
    return found


def _other_parties(desk: Desk, agreement: Agreement, row: Row, parties: tuple[Joining, ...]) -> tuple[Remark, ...]:
    """Return a remark where the row has parties that the agreement never had: a row of their own lets them join."""
    joined = {one["organisation_id"] for one in agreement.facts["records"].values() if one["kind"] == "party"}
    found: tuple[Remark, ...] = ()
    for column, role in _PARTIES:
        given = [one.organisation_id for one in parties if one.role == role]
        if any(one.hex not in joined for one in given):
            names = [desk.directory.organisations[UUID(one)].name for one in sorted(joined)]
            found += differs(column, "; ".join(sorted(names)), row[column])
    return found


def _line(row: Row, agreement: Agreement, outcome: Outcome, remarks: tuple[Remark, ...] = ()) -> Line:
    return line_of(row, "agreement", outcome, agreement.reference, agreement.facts["title"], remarks)
