"""What bound an organisation on a day, and what awaited its adoption, to be attested."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from flask import url_for
from flask_babel import gettext, ngettext
from sqlalchemy import Connection

from application.documents.attestation import Lines, Section, Table
from application.questions.agreement_findings import AgreementFinding, agreement_findings
from application.questions.agreement_matrix import treated_version
from application.questions.agreement_on_day import AgreementOnDay
from application.questions.agreement_parties import PartyOnDay, parties_on_day
from application.questions.agreement_versions import version_on_day
from application.questions.agreements import AgreementView, agreements_by_id
from application.questions.agreements_on_day import agreements_on_day
from application.questions.binding import BindingView, awaiting_on, bound_on
from application.questions.families import organisation_family
from application.questions.known import KnownAt
from application.questions.names_then import names_then
from application.questions.organisations import OrganisationView
from domain.access import Audience
from domain.agreements import Binding, treatment
from domain.agreements.continuity import Break
from domain.intervals import Span, day_after
from web.attestations.agreement_words import (
    accesses_of,
    adopted_lines,
    are_public,
    caution,
    holds_lines,
    left_out,
    texts_section,
    title_lines,
    version_lines,
    version_words,
    with_party,
)
from web.attestations.answer import Answer
from web.formats import format_day, format_long_day

_Bound = tuple[AgreementOnDay, PartyOnDay, Span[Binding]]
_Awaited = tuple[AgreementOnDay, BindingView]


def organisation_bound(
    connection: Connection, one: OrganisationView, on: str, known: KnownAt, audience: Audience
) -> tuple[Answer, list[AgreementView]]:
    """Return what bound an organisation, and those that became part of it, on an ISO day; with the agreements told of.

    Of agreements that the asker may see; it says that others are left out, whether there are any or not.
    """
    name = names_then(connection, [one.id], on, known.position).get(one.id, one.name)
    family = organisation_family(connection, one.id)
    bound = bound_on(connection, family, on, known.position, audience)
    waits = awaiting_on(connection, family, on, known.position, audience)
    views = agreements_by_id(connection, {each.agreement_id for each in (*bound, *waits)}, audience)
    days = agreements_on_day(connection, views.values(), on, known.position, audience)
    binding = sorted(_binding(days, bound), key=lambda each: each[0].number)
    awaited = [(days[each.agreement_id], each) for each in waits]
    wrong = [each for each in agreement_findings(connection, family, known.position, audience) if each.is_on(on)]
    texts, papers = texts_section(connection, [(day, span.fact.version) for day, _, span in binding], audience)
    shown = [view.access for each in wrong for view in (each.before, each.after)]
    answer = Answer(
        title=gettext("What bound %(organisation)s on %(day)s", organisation=name, day=format_long_day(on)),
        question=gettext("Which agreements bound %(organisation)s?", organisation=name),
        address=url_for("attestations.bound", organisation_id=one.id, on=on, known=f"nr{known.position}"),
        name=f"avtaler-{one.id}-{on}",
        on=on,
        sections=[_in_force(binding, name, audience), *_wrong(wrong), _awaited(awaited, name), *texts],
        is_public=are_public([*papers, *shown, *(each for day in days.values() for each in accesses_of(day))]),
        caution=caution(),
    )
    return answer, [*views.values()]


def _binding(days: Mapping[UUID, AgreementOnDay], bound: Sequence[BindingView]) -> Iterator[_Bound]:
    for one in bound:
        for party in parties_on_day(days[one.agreement_id]):
            if party.binding is not None and UUID(party.organisation_id) == one.organisation_id:
                yield days[one.agreement_id], party, party.binding


def _in_force(binding: Sequence[_Bound], name: str, audience: Audience) -> Section:
    heading, hidden = gettext("What bound it"), left_out(audience)
    if not binding:
        return Section(heading, (gettext("The archive knew of no agreement that bound it on that day."), *hidden))
    told = ngettext("%(num)s agreement bound it.", "%(num)s agreements bound it.", len(binding))
    rows: list[tuple[Lines, ...]] = [
        (
            with_party(title_lines(day), party.name, name),
            version_lines(day, party, span.fact),
            holds_lines(day, party.organisation_id, span),
            adopted_lines(day, span.fact),
        )
        for day, party, span in binding
    ]
    head = (gettext("Agreement"), gettext("Version"), gettext("Days, and why"), gettext("Adopted"))
    return Section(heading, (" ".join((told, *hidden)),), Table(head, (3, 2.2, 3, 2.6), rows))


def _wrong(found: Sequence[AgreementFinding]) -> list[Section]:
    """Return the gaps and overlaps of the day, where there are any."""
    sentences = tuple(_wrong_words(one) for one in found)
    return [Section(gettext("Gaps and overlaps on that day"), sentences)] if found else []


def _wrong_words(one: AgreementFinding) -> str:
    days = {"first": format_day(one.first_day), "last": format_day(one.last_day)}
    if one.kind == Break.GAP:
        said = gettext("Nothing was in force %(first)s–%(last)s, between", **days)
    elif one.last_day:
        said = gettext("Two are in force at once %(first)s–%(last)s:", **days)
    else:
        said = gettext("Two are in force at once from %(first)s:", first=days["first"])
    first, second = (
        f"{view.title}, {gettext('version %(number)s', number=number)}"
        for view, number in ((one.before, one.before_version), (one.after, one.after_version))
    )
    return f"{said} {first} {gettext('and')} {second}."


def _awaited(awaited: Sequence[_Awaited], name: str) -> Section:
    heading = gettext("What awaited its adoption")
    if not awaited:
        return Section(heading, (gettext("The archive knew of no version that awaited its adoption on that day."),))
    rows = [_awaiting(day, one, name) for day, one in sorted(awaited, key=lambda each: (_due(each[1]), each[0].number))]
    head = (gettext("Agreement"), gettext("Version"), gettext("Deadline"), gettext("Is to be treated"))
    return Section(heading, (), Table(head, (3, 2.2, 2.4, 3), rows))


def _awaiting(day: AgreementOnDay, one: BindingView, name: str) -> tuple[Lines, ...]:
    party = one.organisation_id.hex if one.organisation_id else None
    found = treated_version(day, version_on_day(day, one.version), treatment(day.records, one.version, party))
    is_over = one.deadline is not None and day.on >= day_after(one.deadline)
    over = (gettext("The deadline had passed"),) if is_over else ()
    meeting = (format_day(found.meets_on), found.body or "") if found.meets_on else (gettext("Not recorded"),)
    return (
        with_party(title_lines(day), day.name(party) if party else "", name),
        (version_words(day, one.version),),
        (format_day(one.deadline) or gettext("No deadline"), *over),
        tuple(filter(None, meeting)),
    )


def _due(one: BindingView) -> tuple[bool, str]:
    return one.deadline is None, one.deadline or ""
