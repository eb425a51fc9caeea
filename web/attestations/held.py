"""What a person holds and held, and whom an organisation sends where, to be attested."""

from collections.abc import Sequence
from uuid import UUID

from flask_babel import gettext
from sqlalchemy import Connection

from application.documents.attestation import Lines, Section, Table
from application.questions.holdings import same_person
from application.questions.known import KnownAt
from application.questions.names_then import names_then
from application.questions.organisations import OrganisationView
from application.questions.representation import HeldView, held_by_person, sent_by_organisation
from domain.access import Audience
from web.addresses import organisation_address, person_address
from web.attestations.answer import Answer
from web.attestations.words import basis_words, recorded_words, state_lines, written_days
from web.formats import format_long_day
from web.labels import label


def person_holds(connection: Connection, person_id: UUID, on: str, known: KnownAt) -> Answer | None:
    """Return what a person holds and held, by the name of the ISO day `on`; None where nobody is known by this id."""
    shown, _ = same_person(connection, person_id, known.position)
    name = names_then(connection, [shown], on, known.position).get(shown)
    if name is None:
        return None
    held = held_by_person(connection, shown, on, known.position, Audience.PUBLIC)
    rows = [(_where(one), _days(one), (one.organisation or "",), _basis(one)) for one in held]
    head = (gettext("Body and role"), gettext("Days"), gettext("Organisation"), gettext("Basis"))
    nothing = gettext("The archive knew of no appointment of this person.")
    return Answer(
        title=name,
        question=gettext("What does %(person)s hold, and what before?", person=name),
        address=f"{person_address(shown)}?known=nr{known.position}",
        name=f"person-{shown}",
        sections=[_section(head, (2.6, 2.6, 2, 3.2), rows, nothing)],
    )


def organisation_sends(connection: Connection, one: OrganisationView, on: str, known: KnownAt) -> Answer:
    """Return whom an organisation, and those that became part of it, send where on an ISO day."""
    name = names_then(connection, [one.id], on, known.position).get(one.id, one.name)
    held = sent_by_organisation(connection, one.id, on, known.position, Audience.PUBLIC)
    rows = [(_where(each), _who(each, name), _deputies(each), _basis(each)) for each in held]
    head = (gettext("Body and role"), gettext("Held by"), gettext("Deputies, in order"), gettext("Basis"))
    nothing = gettext("The archive knew of nobody who sat anywhere for it on that day.")
    return Answer(
        title=gettext("%(organisation)s on %(day)s", organisation=name, day=format_long_day(on)),
        question=gettext("Whom does %(organisation)s send where?", organisation=name),
        address=f"{organisation_address(one.id)}?on={on}&known=nr{known.position}",
        name=f"organisasjon-{one.id}-{on}",
        on=on,
        sections=[_section(head, (2.6, 2.6, 2.2, 3.2), rows, nothing)],
    )


def _section(
    head: tuple[str, ...], widths: tuple[float, ...], rows: Sequence[tuple[Lines, ...]], nothing: str
) -> Section:
    heading = gettext("Appointments")
    return Section(heading, (), Table(head, widths, rows)) if rows else Section(heading, (nothing,))


def _where(one: HeldView) -> Lines:
    role = label("seat", one.holding.role)
    return one.body_name, (one.seat.label if one.seat and one.seat.label else role)


def _days(one: HeldView) -> Lines:
    holding = one.holding
    state = state_lines(holding.state, certain=holding.certain)
    ground = (label("ground", holding.ground),) if holding.ground else ()
    return (written_days(holding.term_from, holding.term_until), *state, *ground)


def _who(one: HeldView, sender: str) -> Lines:
    other = one.organisation if one.organisation != sender else None
    return (one.person, *_days(one), *((gettext("For %(organisation)s", organisation=other),) if other else ()))


def _deputies(one: HeldView) -> Lines:
    return tuple(each.name for each in one.deputies)


def _basis(one: HeldView) -> Lines:
    told = basis_words(one.basis)
    return (told, recorded_words(one.recorded_at, one.holding.known_from)) if one.recorded_at else (told,)
