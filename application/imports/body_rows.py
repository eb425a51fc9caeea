"""Rows of bodies. Another row with the same key, another date and another name says what it was called from then."""

from dataclasses import replace
from uuid import UUID

from application.archive import Archive
from application.commands.bodies import DissolveBody, EstablishBody, RenameBody, dissolve_body, establish_body
from application.commands.bodies import rename_body as rename
from application.imports.cells import date_in, folded, required
from application.imports.columns import Column
from application.imports.dealing import Dealt, Desk, differs, differs_in, line_of
from application.imports.filing import BY
from application.imports.report import Line, Outcome, Remark
from application.imports.row_errors import AmbiguousNameError
from application.imports.table_rows import Row
from application.imports.vocabulary import value
from application.questions.bodies import BodyView
from application.questions.borne_names import Name
from domain.bodies import Body


def file_body(desk: Desk, archive: Archive, row: Row) -> Dealt:
    """Establish a body, or say that it is there; note what it was called at another time."""
    name, abbreviation = required(row, Column.TITLE), required(row, Column.ABBREVIATION)
    since = date_in(row, Column.DATE)
    candidates = desk.naming.candidates("body", row, None, (folded(abbreviation),))
    what = "\0".join((folded(name), folded(abbreviation), since or ""))
    found = _known(desk, row, candidates, abbreviation)
    if found is None:
        view = _establish(desk, archive, candidates[0], row)
        return Dealt(record_id=view.id, line=_line(row, view, Outcome.FILED), view=view, what=what)
    desk.naming.require_first(found.id, row, what)
    known = {(one.name, one.abbreviation) for one in found.names}
    is_of_another_time = since is not None and since not in {one.valid_from for one in found.names}
    if is_of_another_time and (name, abbreviation) not in known:
        view = _renamed(archive, found, row)
        return Dealt(record_id=found.id, line=_line(row, view, Outcome.CHANGED), view=view, what=what)
    remarks = _differences(desk, found, row)
    return Dealt(record_id=found.id, line=_line(row, found, Outcome.THERE, remarks), view=found, what=what)


def _known(desk: Desk, row: Row, candidates: list[UUID], abbreviation: str) -> BodyView | None:
    for one in candidates:
        if one in desk.directory.bodies:
            return desk.directory.bodies[one]
    alike = [
        one
        for one in desk.directory.bodies_called(abbreviation)
        if any(folded(known.abbreviation or "") == folded(abbreviation) for known in one.names)
        and not desk.naming.is_of_another_key(one.id, row)
    ]
    now = [one for one in alike if folded(one.abbreviation) == folded(abbreviation)] or alike
    if len(now) > 1:
        raise AmbiguousNameError(field=Column.ABBREVIATION, value=abbreviation)
    return now[0] if now else None


def _establish(desk: Desk, archive: Archive, identity: UUID, row: Row) -> BodyView:
    name, abbreviation, since = row[Column.TITLE], row[Column.ABBREVIATION], date_in(row, Column.DATE)
    command = EstablishBody(
        body_id=identity,
        name=name,
        abbreviation=abbreviation,
        kind=value(Column.KIND, required(row, Column.KIND), "body"),
        established_on=since,
        owner_id=_organisation(desk, row, Column.OWNER),
        convener_id=_organisation(desk, row, Column.CONVENER),
        by=BY,
    )
    establish_body(archive, command)
    view = BodyView(
        id=identity,
        name=name,
        abbreviation=abbreviation,
        kind=command.kind,
        established_on=since,
        dissolved=False,
        dissolved_on=None,
        owner_id=command.owner_id,
        convener_id=command.convener_id,
        names=(Name(name, abbreviation, since),),
    )
    return _dissolved(archive, view, row)


def _renamed(archive: Archive, view: BodyView, row: Row) -> BodyView:
    name, abbreviation, since = row[Column.TITLE], row[Column.ABBREVIATION], date_in(row, Column.DATE)
    rename(archive, RenameBody(body_id=view.id, name=name, abbreviation=abbreviation, valid_from=since, by=BY))
    body = archive.load(Body, view.id)  # a name from before the one it has now is noted, and not borne
    names = (*view.names, Name(name, abbreviation, since))
    return _dissolved(archive, replace(view, name=body.name, abbreviation=body.abbreviation, names=names), row)


def _dissolved(archive: Archive, view: BodyView, row: Row) -> BodyView:
    ended = date_in(row, Column.ENDED)
    if ended is None or view.dissolved:
        return view
    dissolve_body(archive, DissolveBody(body_id=view.id, dissolved_on=ended, by=BY))
    return replace(view, dissolved=True, dissolved_on=ended)


def _organisation(desk: Desk, row: Row, column: Column) -> UUID | None:
    return desk.directory.organisation(row[column]).id if row[column] else None


def _differences(desk: Desk, view: BodyView, row: Row) -> tuple[Remark, ...]:
    name, abbreviation = row[Column.TITLE], row[Column.ABBREVIATION]
    borne = [one for one in view.names if one.name == name and one.abbreviation == abbreviation]
    found: tuple[Remark, ...] = ()
    if not borne:
        found += differs(Column.TITLE, view.name, name) + differs(Column.ABBREVIATION, view.abbreviation, abbreviation)
    since = date_in(row, Column.DATE)
    if since not in {one.valid_from for one in borne}:
        found += differs(Column.DATE, borne[-1].valid_from if borne else view.established_on, since)
    found += differs(Column.ENDED, view.dissolved_on, date_in(row, Column.ENDED))
    found += differs_in(Column.KIND, view.kind, row, "body")
    for column, filed in ((Column.OWNER, view.owner_id), (Column.CONVENER, view.convener_id)):
        given = _organisation(desk, row, column)
        if given and given != filed:
            now = desk.directory.organisations[filed].name if filed else None
            found += differs(column, now, row[column])
    return found


def _line(row: Row, view: BodyView, outcome: Outcome, remarks: tuple[Remark, ...] = ()) -> Line:
    return line_of(row, "body", outcome, view.abbreviation, view.name, remarks)
