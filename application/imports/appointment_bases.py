"""On what an appointment of a row rests: a decision of ours, another authority's, or none that was found."""

from typing import Any
from uuid import UUID

from application.archive import Archive
from application.imports.cells import date_in, required
from application.imports.columns import Column
from application.imports.dealing import Desk
from application.imports.decisions_alike import decisions_alike
from application.imports.row_errors import MisnumberedDecisionError, UnknownRecordError
from application.imports.table_rows import Row
from domain.decisions import Decision
from domain.seats import Elector

_COUNCILS = (" kommunestyre", " kommunestyret", " formannskap", " formannskapet", " fylkesting", " fylkestinget")
"""Who decides for a municipality or a county: `Prøvdal kommunestyre` is Prøvdal's."""


def basis_in(desk: Desk, archive: Archive, row: Row, organisation_id: UUID | None) -> tuple[dict[str, Any] | None, str]:
    """Return the basis as domain/basis.py tells, None where none is named, and the day of the decision.

    A participant that decided about its own seat did so as a participant. UnknownRecordError, LeftOutAboveError;
    InvalidValueError where something is said of a decision and not whose it is.
    """
    decided_on = date_in(row, Column.DECIDED) or ""
    decision_id = _ours(desk, archive, row) if row[Column.DECISION] else None
    if decision_id is not None:
        day = decided_on or str(archive.load(Decision, decision_id).content["decided_on"] or "")
        return {"kind": "decision", "decision_id": decision_id}, day
    if not (row[Column.AUTHORITY] or row[Column.AUTHORITY_REFERENCE]):
        return None, decided_on
    authority = required(row, Column.AUTHORITY)
    deciding = _organisation(desk, authority)
    is_its_own = deciding is not None and deciding == organisation_id
    basis = {
        "kind": "other",
        "authority": authority,
        "organisation_id": deciding,
        "reference": row[Column.AUTHORITY_REFERENCE] or None,
        "decided_on": decided_on or None,
        "elector": str(Elector.PARTICIPANT) if is_its_own else None,
    }
    return basis, decided_on


def _ours(desk: Desk, archive: Archive, row: Row) -> UUID | None:
    """Return our decision; None where the row comes from another archive, whose decision it is."""
    try:
        return desk.naming.record(archive, row[Column.DECISION], ("decision",))[1]
    except UnknownRecordError:
        if row.keeps_ids and row[Column.AUTHORITY]:
            return None
        if alike := decisions_alike(desk, row):
            raise MisnumberedDecisionError(reference=row[Column.DECISION], alike=", ".join(alike)) from None
        raise


def _organisation(desk: Desk, authority: str) -> UUID | None:
    """Return the organisation that an authority is of, None when that is not certain."""
    names = [authority]
    names += [authority[: -len(one)] for one in _COUNCILS if authority.casefold().endswith(one)]
    found = (desk.directory.party(name) for name in names if name)
    return next((one.id for one in found if one is not None), None)
