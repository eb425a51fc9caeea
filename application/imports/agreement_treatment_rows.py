"""Rows of treatments: a party, or the assembly, adopted or declined a version, and on what terms."""

from dataclasses import replace
from typing import Any

from application.archive import Archive
from application.commands.adopting import AdoptVersion, DeclineVersion, adopt_version, decline_version
from application.imports.agreements_told import agreement_in, version_in
from application.imports.appointment_bases import basis_in
from application.imports.cells import date_in, folded, listed, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, line_of, not_used
from application.imports.filing import BY
from application.imports.identity import made_from
from application.imports.records_told import TAKEN_BACK, hexed, the_same, told
from application.imports.report import Line, Outcome, Remark
from application.imports.table_rows import Row
from application.imports.vocabulary import VALUES, value, word
from application.questions.organisations import OrganisationView
from domain.agreements import Agreement, values
from domain.agreements.facts import AdoptedBy, RecordKind, version_record
from domain.basis import BasisKind
from domain.basis import basis as checked_basis
from domain.errors import InvalidValueError
from domain.recorded import Record

_ASSEMBLY = frozenset(map(folded, (AdoptedBy.ASSEMBLY, *VALUES["adopted-by"][AdoptedBy.ASSEMBLY])))
_OF_ADOPTIONS = (Column.RESERVATION, Column.RESERVATION_EFFECT, Column.CLAUSES, Column.VOTES_FOR, Column.VOTES_CAST)
_ONLY_OF_THE_OTHER = {RecordKind.ADOPTION: (Column.TEXT,), RecordKind.DECLINE: _OF_ADOPTIONS}
_TOLD_OF_A_BASIS = ("kind", "decision_id", "authority", "reference")


def file_treatment(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Say that a version was adopted or declined, unless that is told."""
    agreement = agreement_in(desk, archive, row)
    version = version_in(desk, agreement, row)
    kind = RecordKind(value(Column.OUTCOME, required(row, Column.OUTCOME), "treatment"))
    party = adopter_in(desk, agreement, version, row)
    party_id = party.id if party else None
    basis, decided_on = treatment_basis(desk, archive, row, party)
    day = date_in(row, Column.DATE) or decided_on or required(row, Column.DATE)
    said = _said(row, kind)
    record_id = made_from("agreement-treatment", agreement.id.hex, str(version), hexed(party_id) or "", kind, day)
    desk.naming.claim(record_id, row)
    before = told(archive, agreement, kind, version=version, organisation_id=hexed(party_id))
    same = the_same(before, "decided_on", day)
    if same is None:
        about: dict[str, Any] = {
            "agreement_id": agreement.id,
            "version": version,
            "organisation_id": party_id,
            "decided_on": day,
            "body": row[Column.BODY] or row[Column.AUTHORITY] or None,
            "basis": basis,
            "by": BY,
        }
        if kind == RecordKind.ADOPTION:
            adopt_version(archive, AdoptVersion(**about, **said))
        else:
            decline_version(archive, DeclineVersion(**about, **said))
        line = _line(row, agreement, version, party, kind, Outcome.FILED, not_used(row, _ONLY_OF_THE_OTHER[kind]))
        return Dealt(record_id=record_id, line=line)
    remarks: tuple[Remark, ...] = TAKEN_BACK
    if same.now is not None:
        remarks = _differences(row, same.now, day, said) + other_basis(row, same.now, basis)
    remarks += not_used(row, _ONLY_OF_THE_OTHER[kind])
    return Dealt(record_id=record_id, line=_line(row, agreement, version, party, kind, Outcome.THERE, remarks))


def adopter_in(desk: Desk, agreement: Agreement, version: int, row: Row) -> OrganisationView | None:
    """Return the party a row is about; None for the assembly, which may go without saying where it adopts."""
    written = row[Column.ORGANISATION]
    record = version_record(agreement.facts, version)
    by_assembly = record is not None and record[1]["adoption"]["by"] == AdoptedBy.ASSEMBLY
    if folded(written) in _ASSEMBLY or (by_assembly and not written):
        if not by_assembly:
            raise InvalidValueError(field=Column.ORGANISATION, value=written, problem="parties-adopt")
        return None
    return desk.directory.organisation(required(row, Column.ORGANISATION))


def treatment_basis(
    desk: Desk, archive: Archive, row: Row, party: OrganisationView | None
) -> tuple[dict[str, Any] | None, str]:
    """Return on what a row rests, and the day of that decision: of the party's own body where it names no other."""
    if row[Column.AUTHORITY] or not party or not (row[Column.BODY] or row[Column.AUTHORITY_REFERENCE]):
        return basis_in(desk, archive, row, party.id if party else None)
    body = row[Column.BODY]
    names = folded(party.name).removesuffix(" kommune")
    authority = body if names in folded(body) else ", ".join(filter(None, (party.name, body)))
    basis, day = basis_in(desk, archive, replace(row, values={**row.values, Column.AUTHORITY: authority}), party.id)
    if basis is not None and basis["kind"] == BasisKind.OTHER:
        basis = {**basis, "organisation_id": party.id, "decided_on": basis["decided_on"] or date_in(row, Column.DATE)}
    return basis, day


def _said(row: Row, kind: RecordKind) -> dict[str, Any]:
    """Return what an adoption says of reservation and votes, or a decline of its grounds."""
    if kind == RecordKind.DECLINE:
        return {"note": row[Column.TEXT] or None}
    effect = row[Column.RESERVATION_EFFECT]
    given = {
        "text": row[Column.RESERVATION],
        "clauses": listed(row[Column.CLAUSES], ";,\n"),
        "effect": value(Column.RESERVATION_EFFECT, effect, "reservation") if effect else None,
    }
    if (effect or given["clauses"]) and not given["text"]:
        raise InvalidValueError(field=Column.RESERVATION, value="", problem="missing")
    votes = {"for": row[Column.VOTES_FOR], "cast": row[Column.VOTES_CAST]}
    return {"reservation": values.reservation(given), "votes": values.votes(votes)}


def _differences(row: Row, filed: Record, day: str, said: dict[str, Any]) -> tuple[Remark, ...]:
    found = differs(Column.DATE, filed["decided_on"], day)
    found += differs(Column.BODY, filed["body"], row[Column.BODY] or row[Column.AUTHORITY])
    if "note" in said:
        return found + differs(Column.TEXT, filed["note"], said["note"])
    if said["reservation"] is not None:
        before = filed["reservation"] or {"text": None, "clauses": [], "effect": None}
        after = said["reservation"]
        effects = (word(one["effect"], "reservation") for one in (before, after))
        found += differs(Column.RESERVATION, before["text"], after["text"])
        found += differs(Column.CLAUSES, ", ".join(before["clauses"]), ", ".join(after["clauses"]))
        found += differs(Column.RESERVATION_EFFECT, *effects)
    if said["votes"] is not None:
        counted = filed["votes"] or {"for": "-", "cast": "-"}
        found += differs(Column.VOTES_FOR, str(counted["for"]), str(said["votes"]["for"]))
        found += differs(Column.VOTES_CAST, str(counted["cast"]), str(said["votes"]["cast"]))
    return found


def other_basis(row: Row, filed: Record, basis: dict[str, Any] | None) -> tuple[Remark, ...]:
    """Return a remark where a record rests on something else than the row says."""
    if basis is None:
        return ()
    before, given = filed["basis"] or {}, checked_basis(basis)
    compared = (*_TOLD_OF_A_BASIS, *(("decided_on",) if row[Column.DECIDED] else ()))
    if all(before.get(field) == given.get(field) for field in compared):
        return ()
    named = row[Column.DECISION] or row[Column.AUTHORITY_REFERENCE] or str(given.get("authority"))
    return (Remark("import-other-basis-there", {"given": named}),)


def _line(
    row: Row,
    agreement: Agreement,
    version: int,
    party: OrganisationView | None,
    kind: RecordKind,
    outcome: Outcome,
    remarks: tuple[Remark, ...] = (),
) -> Line:
    name = party.name if party else VALUES["adopted-by"][AdoptedBy.ASSEMBLY][0].capitalize()
    title = f"{name}: {word(kind, 'treatment')}"
    return line_of(row, "agreement-treatment", outcome, f"{agreement.reference} v{version}", title, remarks)
