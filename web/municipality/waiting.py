"""What waits for a municipality, in words: what it is to do, by when, and how that stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import url_for
from flask_babel import gettext, ngettext

from application.questions.awaited import Awaited, AwaitedKind
from application.questions.seats import SeatView
from domain.seats import Role
from web.addresses import body_address
from web.formats import format_day
from web.seat_roles import role_words

_FAR = 365
"""So many days ahead the page of what expires can be asked."""


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """Something that waits. `due` is the last ISO day for it; `key` stays the same while it waits."""

    key: str
    kind: str
    what: str
    url: str
    status: str
    due: str | None = None
    note: str | None = None
    note_url: str | None = None


def waiting_lines(found: Sequence[Awaited], organisation_id: UUID) -> list[WaitingLine]:
    """Return what waits for an organisation in words, in the same order."""
    return [_TOLD[one.kind](one, organisation_id) for one in found]


def _to_fill(one: Awaited, organisation_id: UUID) -> WaitingLine:  # noqa: ARG001 - as all of _TOLD
    (seat,) = one.seats
    since = gettext("Vacant since %(day)s", day=format_day(one.since)) if one.since else gettext("Vacant")
    before = gettext("Before: %(name)s", name=one.person) if one.person else gettext("Nobody is known to have had it")
    return WaitingLine(
        key=f"fill-{seat.id.hex}-{one.since}",
        kind=one.kind,
        what=gettext("Elect to %(body)s: %(seat)s", body=one.body.name, seat=_seat(seat)),
        url=body_address(one.body.abbreviation),
        status=since,
        note=before,
    )


def _to_elect(one: Awaited, organisation_id: UUID) -> WaitingLine:
    assert one.due is not None
    seats = sorted(one.seats, key=lambda seat: (list(Role).index(Role(seat.role)), seat.number))
    many = len(one.seats)
    what = ngettext(
        "Elect %(num)s representative to %(body)s for the next term",
        "Elect %(num)s representatives to %(body)s for the next term",
        many,
        body=one.body.name,
    )
    day = format_day(one.due)
    return WaitingLine(
        key=f"elect-{one.body.id.hex}-{one.due}",
        kind=one.kind,
        what=what,
        url=url_for("expiring.index", organ=one.body.abbreviation, organisasjon=organisation_id, innen=_FAR),
        status=ngettext("The term ends %(day)s", "The terms end %(day)s", many, day=day),
        due=one.due,
        note=", ".join(map(_seat, seats)),
    )


def _to_report(one: Awaited, organisation_id: UUID) -> WaitingLine:  # noqa: ARG001 - as all of _TOLD
    assert one.appointment_id is not None
    return WaitingLine(
        key=f"report-{one.appointment_id.hex}-{one.due}",
        kind=one.kind,
        what=gettext("Report from %(body)s", body=one.body.name),
        url=url_for("reports.index", body=one.body.id),
        status=gettext("Not delivered"),
        due=one.due,
        note=one.person,
    )


_TOLD = {AwaitedKind.FILL: _to_fill, AwaitedKind.ELECT: _to_elect, AwaitedKind.REPORT: _to_report}


def _seat(seat: SeatView) -> str:
    words = role_words(seat.role, seat.number)
    if seat.role != Role.NUMBERED_DEPUTY:
        words = words[:1].lower() + words[1:]
        if seat.number > 1:
            words = gettext("%(role)s, seat %(number)s", role=words, number=seat.number)
    return f"{words} ({seat.label})" if seat.label else words


def by_due(lines: Sequence[WaitingLine]) -> list[WaitingLine]:
    """Return lines of several kinds, what is due first first, and what has no day last."""
    return sorted(lines, key=lambda one: one.due or date.max.isoformat())
