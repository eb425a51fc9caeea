"""Agreements as lines of a list: what of each is in force on a day, for how many, until when, and what awaits."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import Connection, select

from application.norwegian_order import norwegian_key
from application.questions.agreements import AgreementView
from application.questions.binding import BindingView, spans_of_agreements
from application.questions.known import known_then
from application.questions.names_then import names_then
from application.questions.organisations import organisation_names
from application.questions.seen import Page, seen_by
from application.registers.access import access
from application.registers.agreement_tables import agreement_areas, agreement_parties
from domain.access import Audience
from domain.agreements import PartyRole
from domain.intervals import day_before


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party on the day, by what it is called then."""

    organisation_id: UUID
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement. What it holds is empty where that is not for the asker.

    `version` is the newest that binds somebody on the day, `since` and `until` its first and last day for them (None
    where none is told); `binds` is how many it binds. `awaited` is the newest that awaits adoption, by `deadline`, of
    `awaiting` who must. Where none binds anybody that day, `before` is the one that did last, and `after` the one that
    will first: the version, and its last or first day. `joining` is how many join first where nobody is a party yet,
    and from which day.
    """

    view: AgreementView
    parties: Sequence[PartyLine] = ()
    areas: Sequence[str] = ()
    version: int | None = None
    since: str | None = None
    until: str | None = None
    binds: int = 0
    awaited: int | None = None
    deadline: str | None = None
    awaiting: int = 0
    before: tuple[int, str] | None = None
    after: tuple[int, str] | None = None
    joining: tuple[int, str] | None = None

    @property
    def counterparts(self) -> list[PartyLine]:
        """Those that the participants have it with."""
        return [one for one in self.parties if one.role == PartyRole.COUNTERPART]


def lines_of(connection: Connection, page: Page[AgreementView], on: str, known: int) -> Page[AgreementLine]:
    """Return the agreements of a page as lines on an ISO day, as known at a position; a constant number of queries."""
    ids = [one.id for one in page.items if one.sees_content]
    if not ids:
        return Page([AgreementLine(one) for one in page.items], page.next)
    spans: dict[UUID, list[BindingView]] = defaultdict(list)
    for one in spans_of_agreements(connection, ids, known):
        spans[one.agreement_id].append(one)
    parties, joining = _parties(connection, ids, on, known)
    areas = _areas(connection, ids, known)
    lines = [
        replace(
            _line(one, spans[one.id], on, parties.get(one.id, ()), areas.get(one.id, ())), joining=joining.get(one.id)
        )
        if one.sees_content
        else AgreementLine(one)
        for one in page.items
    ]
    return Page(lines, page.next)


def _line(
    view: AgreementView, known: Sequence[BindingView], on: str, parties: Sequence[PartyLine], areas: Sequence[str]
) -> AgreementLine:
    spans = [one for one in known if one.valid_from <= on < one.valid_to]
    version = max((one.version for one in spans if one.state == "bound"), default=None)
    bound = [one for one in spans if one.state == "bound" and one.version == version]
    awaited = max((one.version for one in spans if one.state == "awaiting"), default=None)
    waits = [one for one in spans if one.state == "awaiting" and one.version == awaited]
    until = max((one.valid_to for one in bound if one.ends), default=None) if all(one.ends for one in bound) else None
    first = min(bound, key=lambda one: one.valid_from, default=None)
    return AgreementLine(
        view=view,
        parties=parties,
        areas=areas,
        version=version,
        since=(first.since or first.starts) if first else None,
        until=day_before(until) if until else None,
        binds=len(bound),
        awaited=awaited,
        deadline=next((one.deadline for one in waits if one.deadline), None),
        awaiting=len(waits),
        before=_before(known, on) if version is None else None,
        after=_after(known, on) if version is None else None,
    )


def _before(spans: Sequence[BindingView], on: str) -> tuple[int, str] | None:
    over = max(
        ((one.valid_to, one.version) for one in spans if one.state == "bound" and one.valid_to <= on), default=None
    )
    return (over[1], day_before(over[0])) if over else None


def _after(spans: Sequence[BindingView], on: str) -> tuple[int, str] | None:
    coming = min(
        ((one.valid_from, one.version) for one in spans if one.state == "bound" and one.valid_from > on), default=None
    )
    return (coming[1], coming[0]) if coming else None


def _parties(
    connection: Connection, ids: Sequence[UUID], on: str, known: int
) -> tuple[Mapping[UUID, list[PartyLine]], Mapping[UUID, tuple[int, str]]]:
    """Return the parties of each agreement on the day; of one that has none yet, how many join first, and when."""
    rows = agreement_parties.c
    asked = select(rows.agreement_id, rows.organisation_id, rows.role, rows.valid_from).where(
        rows.agreement_id.in_([one.hex for one in ids]),
        rows.valid_to > on,
        *known_then(rows, known),
    )
    still = connection.execute(asked.order_by(rows.agreement_id, rows.known_from, rows.piece)).all()
    told = [row for row in still if row.valid_from <= on]
    names = names_then(connection, {UUID(row.organisation_id) for row in told}, on, known)
    found: dict[UUID, list[PartyLine]] = defaultdict(list)
    for row in told:
        identity = UUID(row.organisation_id)
        found[UUID(row.agreement_id)].append(PartyLine(identity, names.get(identity, ""), row.role))
    coming: dict[UUID, list[str]] = defaultdict(list)
    for row in still:
        if UUID(row.agreement_id) not in found:
            coming[UUID(row.agreement_id)].append(row.valid_from)
    return found, {identity: (days.count(min(days)), min(days)) for identity, days in coming.items()}


def _areas(connection: Connection, ids: Sequence[UUID], known: int) -> Mapping[UUID, list[str]]:
    rows = agreement_areas.c
    asked = select(rows.agreement_id, rows.area).where(
        rows.agreement_id.in_([one.hex for one in ids]), *known_then(rows, known)
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in connection.execute(asked.order_by(rows.agreement_id, rows.piece)):
        found[UUID(row.agreement_id)].append(row.area)
    return found


@dataclass(frozen=True, slots=True)
class Choices:
    """What agreements that the asker sees can be narrowed to: parties by name now, counterparts, subject areas."""

    parties: Mapping[UUID, str]
    counterparts: frozenset[UUID]
    areas: Sequence[str]


def choices_among_agreements(connection: Connection, audience: Audience) -> Choices:
    """Return what there is to choose among, in Norwegian order; a constant number of queries."""
    parties, areas = agreement_parties.c, agreement_areas.c
    of_parties = select(parties.organisation_id, parties.role).join(access, access.c.record_id == parties.agreement_id)
    of_areas = select(areas.area).join(access, access.c.record_id == areas.agreement_id)
    told = connection.execute(of_parties.where(seen_by(audience)).distinct()).all()
    names = organisation_names(connection, {UUID(row.organisation_id) for row in told})
    return Choices(
        parties=dict(sorted(names.items(), key=lambda one: norwegian_key(one[1]))),
        counterparts=frozenset(UUID(row.organisation_id) for row in told if row.role == PartyRole.COUNTERPART),
        areas=sorted(connection.execute(of_areas.where(seen_by(audience)).distinct()).scalars(), key=norwegian_key),
    )
