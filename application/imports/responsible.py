"""Who answers for a measure, as rows name them: a body, an organisation or a person of the archive, or a name."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from application.archive import Archive
from application.imports.columns import Column
from application.imports.dealing import Desk
from application.imports.row_errors import (
    SeveralPeopleError,
    UnknownBodyError,
    UnknownOrganisationError,
    UnknownPersonError,
)
from application.imports.table_rows import Row
from domain.action_plans import ResponsibleKind


def responsible_in(desk: Desk, archive: Archive, row: Row) -> dict[str, Any] | None:
    """Return who answers as the domain takes it, None where nobody is named. AmbiguousNameError, LeftOutAboveError.

    Whoever the archive does not know, or several might be, is kept by name.
    """
    written = row[Column.RESPONSIBLE]
    if not written:
        return None
    try:
        return _of(ResponsibleKind.BODY, desk.directory.body(written).id)
    except UnknownBodyError:
        pass
    try:
        return _of(ResponsibleKind.ORGANISATION, desk.directory.organisation(written, suggest=False).id)
    except UnknownOrganisationError:
        pass
    try:
        person = desk.people.told(archive, written)
    except (UnknownPersonError, SeveralPeopleError):
        person = None
    return _of(ResponsibleKind.PERSON, person) if person else {"kind": str(ResponsibleKind.NAMED), "name": written}


def responsible_words(desk: Desk, told: Mapping[str, Any] | None) -> str:
    """Return whom a version names, as a row may write it."""
    if not told:
        return ""
    if told["id"] is None:
        return str(told["name"])
    identity = UUID(told["id"])
    if told["kind"] == ResponsibleKind.PERSON:
        return (desk.people.names([identity])[identity] or [""])[0]
    known = desk.directory.bodies if told["kind"] == ResponsibleKind.BODY else desk.directory.organisations
    return known[identity].name if identity in known else ""


def _of(kind: ResponsibleKind, identity: UUID) -> dict[str, Any]:
    return {"kind": str(kind), "id": identity}
