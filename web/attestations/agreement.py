"""An agreement on a day, to be attested: whom it bound by which version and why, and who had adopted what."""

from collections.abc import Sequence

from flask_babel import gettext
from sqlalchemy import Connection

from application.documents.attestation import Lines, Section, Table
from application.questions.agreement_matrix import matrix_of
from application.questions.agreement_on_day import AgreementOnDay
from application.questions.agreement_parties import PartyOnDay, parties_on_day
from application.questions.agreement_versions import VersionOnDay, VersionState, versions_on_day
from application.questions.known import KnownAt
from application.questions.treatments import Treated
from domain.access import Audience
from web.addresses import agreement_address
from web.agreement_words import adoption_words, force_words, next_words, party_name, stand_words, state_words
from web.attestations.agreement_words import (
    accesses_of,
    adopted_lines,
    are_public,
    caution,
    holds_lines,
    texts_section,
    version_lines,
    version_words,
)
from web.attestations.answer import Answer
from web.attestations.words import basis_words
from web.formats import format_long_day
from web.labels import label

_TOLD = (VersionState.IN_FORCE, VersionState.COMING, VersionState.AWAITING)


def agreement_on(connection: Connection, day: AgreementOnDay, known: KnownAt, audience: Audience) -> Answer:
    """Return whom an agreement bound on its day: with the versions in force then, or that await adoption or come."""
    title, reference = day.facts["title"], day.view.reference
    versions = [one for one in versions_on_day(day) if one.state in _TOLD]
    texts, papers = texts_section(connection, [(day, one.number) for one in versions], audience)
    return Answer(
        title=gettext("%(agreement)s on %(day)s", agreement=title, day=format_long_day(day.on)),
        question=gettext("Whom did the agreement %(reference)s bind, by which version?", reference=reference),
        address=f"{agreement_address(reference)}?on={day.on}&known=nr{known.position}",
        name=f"avtale-{reference}-{day.on}",
        on=day.on,
        more=[(gettext("Kind of agreement"), label("agreement", day.view.kind))],
        sections=[_parties(day), *_adopted(day, versions), *texts],
        is_public=are_public([*papers, *accesses_of(day)]),
        caution=caution(),
    )


def _parties(day: AgreementOnDay) -> Section:
    found, heading = parties_on_day(day), gettext("What bound each party")
    if not found:
        return Section(heading, (gettext("The archive knew of no parties on that day."),))
    head = (gettext("Party"), gettext("Version"), gettext("Days, and why"), gettext("Adopted"), gettext("Next"))
    return Section(heading, (), Table(head, (2.2, 2, 2.8, 2.4, 2), [_party(day, one) for one in found]))


def _party(day: AgreementOnDay, one: PartyOnDay) -> tuple[Lines, ...]:
    who: Lines = (one.name, label("party", one.role))
    comes = tuple(filter(None, next_words(one.next)))
    if one.binding is None:
        return who, (gettext("No version"),), (), (), comes
    span = one.binding
    version = version_lines(day, one, span.fact)
    return who, version, holds_lines(day, one.organisation_id, span), adopted_lines(day, span.fact), comes


def _adopted(day: AgreementOnDay, versions: Sequence[VersionOnDay]) -> list[Section]:
    """Return for each version who must adopt it, and how each stands to it."""
    matrix = matrix_of(day, versions)
    head = (gettext("Who must adopt it"), gettext("Stands"), gettext("By which decision"))
    sections = []
    for version, matter in zip(versions, matrix.matters, strict=True):
        rows: list[tuple[Lines, ...]] = [
            ((party_name(day, one.organisation_id),), _stands(cell), _decision(cell))
            for one in matrix.treaters
            if (cell := matter.cells.get(one.key)) is not None
        ]
        rule = f"{adoption_words(day, version.record)} {force_words(version.record, version.earliest)}"
        heading = f"{version_words(day, version.number)} · {state_words(version)}"
        sections.append(Section(heading, (rule,), Table(head, (3, 3, 4), rows) if rows else None))
    return sections


def _stands(cell: Treated) -> Lines:
    reserved = (gettext("Reservation: %(text)s", text=cell.reservation),) if cell.reservation else ()
    besides = () if cell.is_required else (gettext("Need not adopt it"),)
    return (stand_words(cell), *reserved, *besides)


def _decision(cell: Treated) -> Lines:
    return (basis_words(cell.basis),) if cell.basis is not None else ()
