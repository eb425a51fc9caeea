"""What is named in findings is called and where it is: found together for a whole list, a query for each kind."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from flask import current_app, request
from flask_babel import gettext
from sqlalchemy import Connection
from werkzeug.exceptions import HTTPException

from application.questions.directory import BodyView, bodies_by_id
from application.questions.findings import Finding
from application.questions.names_then import names_then
from application.questions.seats import SeatView, seats_by_id
from domain.seats import Role
from web.addresses import body_address
from web.labels import label


class FindingNames:
    """The names of what findings are about, as they were on an ISO day and were known at a position."""

    def __init__(self, connection: Connection, findings: Sequence[Finding], on: str, known: int) -> None:
        seats = {one for finding in findings for one in _ids(finding, "seat_id", "other_seat_id")}
        self._seats: dict[UUID, SeatView] = seats_by_id(connection, sorted(seats), known) if seats else {}
        principals = {one.deputy_for for one in self._seats.values() if one.deputy_for} - set(self._seats)
        if principals:
            self._seats |= seats_by_id(connection, sorted(principals), known)
        named = {
            one for finding in findings for one in _ids(finding, "person_id", "organisation_id", "other_person_id")
        }
        named |= {one.organisation_id for one in self._seats.values() if one.organisation_id}
        bodies = {finding.body_id for finding in findings}
        self._names = names_then(connection, named | bodies, on, known) if named or bodies else {}
        self._bodies: dict[UUID, BodyView] = bodies_by_id(connection, sorted(bodies)) if bodies else {}
        self._at = f"?on={on}&known=nr{known}"

    def name(self, identity: UUID | str | None) -> str:
        """Return what a person, an organisation or a body was called, "" for none."""
        return self._names.get(_uuid(identity), "") if identity else ""

    def body(self, identity: UUID) -> BodyView:
        """Return a body."""
        return self._bodies[identity]

    def seat(self, identity: UUID | str | None) -> str:
        """Return what a seat is called: `Marker, medlem 2`, `Leder`."""
        seat = self._seats.get(_uuid(identity)) if identity else None
        if seat is None:
            return str(gettext("a seat"))
        role = label("seat", seat.role)
        if seat.role == Role.PERSONAL_DEPUTY and seat.deputy_for:
            principal = self._seats.get(seat.deputy_for)
            number = f" {principal.number}" if principal and principal.number > 1 else ""
            of_whom = label("seat", principal.role).lower() + number if principal else ""
            role = str(gettext("%(deputy)s for %(member)s", deputy=role, member=of_whom))
        elif seat.number > 1:
            role = f"{role} {seat.number}"
        if seat.organisation_id:
            role = f"{self.name(seat.organisation_id)}, {role[:1].lower()}{role[1:]}"
        return f"{role} ({seat.label})" if seat.label else role

    def appointment_url(self, identity: UUID | None) -> str | None:
        """Return where an appointment is, None while no page shows it."""
        return _page(f"/verv/{identity}") if identity else None

    def body_url(self, identity: UUID) -> str:
        """Return where a body is, on the day and as known then: the address quotes the answer."""
        return body_address(self._bodies[identity].abbreviation) + self._at


def _ids(finding: Finding, *names: str) -> Iterable[UUID]:
    for name in names:
        found: Any = finding.values.get(name) if name.startswith("other_") else getattr(finding, name)
        if found:
            yield _uuid(found)


def _uuid(identity: UUID | str) -> UUID:
    return identity if isinstance(identity, UUID) else UUID(identity)


def _page(path: str) -> str | None:
    try:
        current_app.url_map.bind("").match(path)
    except HTTPException:
        return None
    return f"{request.script_root}{path}"
