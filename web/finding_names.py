"""What is named in findings is called and where it is: found together for a whole list, a query for each kind."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.bodies import body_names
from application.questions.findings import Finding
from application.questions.names_then import NamesThen
from application.questions.seats import SeatView, seats_by_id
from web.addresses import body_address
from web.seat_words import seat_names


class FindingNames:
    """The names of what findings are about, as they were on an ISO day and were known at a position.

    `names` may have some already.
    """

    def __init__(
        self,
        connection: Connection,
        findings: Sequence[Finding],
        on: str,
        known: int,
        *,
        names: NamesThen | None = None,
    ) -> None:
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
        self._names = (names or NamesThen(connection)).on(named | bodies, on, known) if bodies else {}
        self._seat_names = seat_names(self._seats.values(), self._names)
        self._bodies = body_names(connection, bodies) if bodies else {}
        self._at = f"?on={on}&known=nr{known}"

    def name(self, identity: UUID | str | None) -> str:
        """Return what a person, an organisation or a body was called, "" for none."""
        return self._names.get(_uuid(identity), "") if identity else ""

    def seat(self, identity: UUID | str | None) -> str:
        """Return what a seat is called: `Marker, medlem 2`, `Leder`."""
        return self._seat_names.get(_uuid(identity), str(gettext("a seat"))) if identity else str(gettext("a seat"))

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
