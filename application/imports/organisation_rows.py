"""Rows of organisations. Another row with the same key or number and another date tells of another time: a name that
it had from then on, and the numbers.
"""

from dataclasses import replace
from uuid import UUID

from application.archive import Archive
from application.commands.organisations import (
    AssignNumber,
    MergeOrganisation,
    RegisterOrganisation,
    RenameOrganisation,
    assign_number,
    merge_organisation,
    register_organisation,
    rename_organisation,
)
from application.imports.cells import date_in, folded, number_kind, numbers_in, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, differs_in, line_of
from application.imports.filing import BY
from application.imports.identity import made_from
from application.imports.report import Line, Outcome, Remark
from application.imports.row_errors import AmbiguousNameError
from application.imports.table_rows import Row
from application.imports.vocabulary import value
from application.questions.borne_names import Name
from application.questions.organisations import Number, OrganisationView
from domain.organisations import NumberKind, Organisation, OrganisationKind

Numbers = list[tuple[NumberKind, str]]

_IMPLIED = {NumberKind.MUNICIPALITY: OrganisationKind.MUNICIPALITY, NumberKind.COUNTY: OrganisationKind.COUNTY}


def file_organisation(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Register an organisation, or say that it is there; note what it was called at another time."""
    name, numbers, since = required(row, Column.TITLE), numbers_in(row), date_in(row, Column.DATE)
    content = () if numbers else (folded(name),)
    candidates = desk.naming.candidates("organisation", row, None, content)
    if numbers and not row[Column.KEY]:
        candidates = [made_from("organisation", "reference", number) for _, number in numbers]
    what = "\0".join((folded(name), *(number for _, number in numbers), since or ""))
    found = _known(desk, row, candidates, name, numbers)
    if found is None:
        view = _register(archive, candidates[0], row, name, numbers, since)
        return Dealt(record_id=view.id, line=_line(row, view, Outcome.FILED), view=view, what=what)
    desk.naming.require_first(found.id, row, what)
    changed = _changed(archive, found, name, numbers, since)
    if changed is not None:
        return Dealt(record_id=found.id, line=_line(row, changed, Outcome.CHANGED), view=changed, what=what)
    remarks = _differences(found, row, name, numbers, since)
    return Dealt(record_id=found.id, line=_line(row, found, Outcome.THERE, remarks), view=found, what=what)


def merge(desk: Desk, archive: Archive, row: Row, record_id: UUID) -> tuple[OrganisationView, bool]:
    """Let the row's organisation become part of the one it names; return it, and whether that was new."""
    found, into = desk.directory.organisations[record_id], desk.directory.organisation(row[Column.MERGED_INTO])
    if found.merged_into == into.id:
        return found, False
    when = date_in(row, Column.ENDED)
    merge_organisation(archive, MergeOrganisation(organisation_id=found.id, into_id=into.id, merged_on=when, by=BY))
    return replace(found, merged_into=into.id, merged_on=when), True


def _known(desk: Desk, row: Row, candidates: list[UUID], name: str, numbers: Numbers) -> OrganisationView | None:
    """Return the organisation that the row is about, if there is one: by id, by number, by name."""
    directory = desk.directory
    for one in candidates:
        if one in directory.organisations:
            return directory.organisations[one]
    for _, number in numbers:
        found = directory.organisations_called(number)
        if found:
            return found[0]
    alike = [
        one
        for one in directory.organisations_called(name)
        if any(folded(known.name) == folded(name) for known in one.names)
        and not _has_other_numbers(one, numbers)
        and not desk.naming.is_of_another_key(one.id, row)
    ]
    if len(alike) > 1:
        raise AmbiguousNameError(field=Column.TITLE, value=name)
    return alike[0] if alike else None


def _has_other_numbers(view: OrganisationView, numbers: Numbers) -> bool:
    kinds = {kind for kind, _ in numbers}
    return any(one.kind in kinds for one in view.numbers)


def _register(
    archive: Archive, identity: UUID, row: Row, name: str, numbers: Numbers, since: str | None
) -> OrganisationView:
    implied = next((_IMPLIED[kind] for kind, _ in numbers if kind in _IMPLIED), None)
    kind = str(implied) if implied and not row[Column.KIND] else _kind(row)
    command = RegisterOrganisation(organisation_id=identity, name=name, kind=kind, valid_from=since, by=BY)
    register_organisation(archive, command)
    for number_of, number in numbers:
        _assign(archive, identity, number_of, number, since)
    return OrganisationView(
        id=identity,
        name=name,
        kind=kind,
        merged_into=None,
        merged_on=None,
        names=(Name(name, None, since),),
        numbers=tuple(Number(str(number_of), number, since) for number_of, number in numbers),
        merged_from=(),
    )


def _kind(row: Row) -> str:
    return value(Column.KIND, required(row, Column.KIND), "organisation")


def _assign(archive: Archive, identity: UUID, kind: NumberKind, number: str, since: str | None) -> None:
    command = AssignNumber(organisation_id=identity, number_kind=kind, number=number, valid_from=since, by=BY)
    assign_number(archive, command)


def _changed(
    archive: Archive, view: OrganisationView, name: str, numbers: Numbers, since: str | None
) -> OrganisationView | None:
    """Record the name and the numbers it had from another time on; None when the row tells of nothing new."""
    times = {*(one.valid_from for one in view.names), *(one.valid_from for one in view.numbers)}
    known = {one.number for one in view.numbers}
    new = [(kind, number) for kind, number in numbers if number not in known]
    is_renamed = name not in {one.name for one in view.names}
    if since is None or since in times or not (new or is_renamed):
        return None
    if is_renamed:
        command = RenameOrganisation(organisation_id=view.id, name=name, valid_from=since, by=BY)
        rename_organisation(archive, command)
        now = archive.load(Organisation, view.id).name  # a name from before the one it has now is noted, and not borne
        view = replace(view, name=now, names=(*view.names, Name(name, None, since)))
    for kind, number in new:
        _assign(archive, view.id, kind, number, since)
    return replace(view, numbers=(*view.numbers, *(Number(str(kind), number, since) for kind, number in new)))


def _differences(
    view: OrganisationView, row: Row, name: str, numbers: Numbers, since: str | None
) -> tuple[Remark, ...]:
    borne = [one for one in view.names if one.name == name]
    known = {one.number: one.valid_from for one in view.numbers}
    found = () if borne else differs(Column.TITLE, view.name, name)
    for _, number in numbers:
        if number not in known:
            found += differs(Column.REFERENCE, ", ".join(known), number)
    if since and since not in {*(one.valid_from for one in borne), *(known.get(number) for _, number in numbers)}:
        found += differs(Column.DATE, borne[-1].valid_from if borne else None, since)
    return found + differs_in(Column.KIND, view.kind, row, "organisation")


def _line(row: Row, view: OrganisationView, outcome: Outcome, remarks: tuple[Remark, ...] = ()) -> Line:
    number = next((one.number for one in reversed(view.numbers) if number_kind(one.number)), "")
    return line_of(row, "organisation", outcome, number, view.name, remarks)
