"""Organisations: the list of them by kind, and one with its names and numbers over time and what is told of it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.office.contacts import Contact
from application.questions.agreements import list_agreements
from application.questions.bodies import bodies_of
from application.questions.council import participants
from application.questions.organisations import (
    OrganisationView,
    count_organisations,
    list_organisations,
    organisations_by_id,
)
from application.questions.representation import HeldView, sent_before, sent_by_organisation
from application.questions.seen import Page
from domain.appointments import State
from domain.organisations import NumberKind, OrganisationKind
from web.agreement.links import LINKS
from web.concerning import latest_decisions, latest_entries
from web.exports import PORTION, exported
from web.exports.directory import ORGANISATIONS, OrganisationRow, with_mergers
from web.exports.people import SENT
from web.formats import day_before
from web.forms.action import WRITERS
from web.history_shown.public import public_history
from web.labels import label
from web.municipality.agreements import agreement_link
from web.municipality.facts import participation_of
from web.municipality.page import municipality_page
from web.on_and_known import asked_on_and_known
from web.services import current_services
from web.signed_in import asker
from web.statement.belonging import statements_of_organisation

blueprint = Blueprint("organisations", __name__)

SHOWN_OF_EACH_KIND = 50
ON_A_PAGE = 100


@blueprint.get("/organisasjoner")
def index() -> str | Response:
    """List organisations by kind, municipalities first; those of one kind (`?kind=company`) a page at a time."""
    kind = request.args.get("kind")
    if kind is not None and kind not in frozenset(OrganisationKind):
        abort(404)
    after = _asked_id("after") if kind else None

    def portion(connection: Connection, cursor: str | None) -> Page[OrganisationRow]:
        following = UUID(cursor) if cursor else None
        return with_mergers(connection, list_organisations(connection, kind=kind, after=following, limit=PORTION))

    if (file := exported(ORGANISATIONS, portion, kind and label("organisations", kind))) is not None:
        return file
    with current_services().stores.registers.connect() as connection:
        counts = count_organisations(connection)
        kinds = [kind] if kind else [str(one) for one in OrganisationKind if counts.get(one)]
        limit = ON_A_PAGE if kind else SHOWN_OF_EACH_KIND
        pages = {one: list_organisations(connection, kind=one, after=after, limit=limit) for one in kinds}
        into = [one.merged_into for page in pages.values() for one in page.items if one.merged_into]
        return render_template(
            "organisations/index.html",
            kind=kind,
            counts=counts,
            pages=pages,
            after=after,
            into=organisations_by_id(connection, into),
            number=_chief_number,
        )


@blueprint.get("/organisasjon/<uuid:organisation_id>")
def organisation(organisation_id: UUID) -> str | Response | tuple[str, int]:
    """Show an organisation, with whom it sends where: on a day and as it was known if that is asked for."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        found = organisations_by_id(connection, [organisation_id]).get(organisation_id)
        if found is None:
            abort(404)
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("organisations.organisation", organisation_id=organisation_id):
            return tidy
        sent = sent_by_organisation(connection, organisation_id, asked.on, asked.known.position, audience)
        if (file := exported(SENT, lambda *_: Page(sent), found.name, asked.on)) is not None:
            return file
        if times := participation_of(found.id, participants(connection)):
            shown = render_template(
                "municipalities/municipality.html",
                asked=asked,
                contacts=_contacts(found.id),
                said=statements_of_organisation(connection, found.id, audience),
                shown=municipality_page(connection, found, times, sent, asked, audience),
                organisation=found,
                agreement_link=agreement_link,
                **LINKS,
                most=SHOWN_OF_EACH_KIND,
                names=_with_ends(found.names) if len(found.names) > 1 else [],
                numbers=_numbers(found) if len(found.numbers) > 1 else {},
            )
            return (shown, 400) if asked.wrong else shown
        entries, entry_count = latest_entries(connection, found.id, audience)
        decisions, decision_count = latest_decisions(connection, [found.id], audience)
        related = [*found.merged_from, *([found.merged_into] if found.merged_into else [])]
        shown = render_template(
            "organisations/organisation.html",
            asked=asked,
            contacts=_contacts(found.id),
            said=statements_of_organisation(connection, found.id, audience),
            sent=_without_deputies_told(sent),
            history=public_history(connection, found.id, audience),
            organisation=found,
            is_party=bool(list_agreements(connection, audience, party=[found.id], limit=1).items),
            related=organisations_by_id(connection, related),
            bodies=bodies_of(connection, found.id),
            entries=entries,
            entry_count=entry_count,
            decisions=decisions,
            decision_count=decision_count,
            number=_chief_number(found),
            names=_with_ends(found.names),
            numbers=_numbers(found),
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/organisasjon/<uuid:organisation_id>/tidligere-verv")
def sent_earlier(organisation_id: UUID) -> str | Response | tuple[str, int]:
    """List whom an organisation, and those that became part of it, sent until before a day, the latest ended first."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        found = organisations_by_id(connection, [organisation_id]).get(organisation_id)
        if found is None:
            abort(404)
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("organisations.sent_earlier", organisation_id=organisation_id):
            return tidy
        when = (asked.on, asked.known.position, audience)

        def portion(connection: Connection, cursor: str | None) -> Page[HeldView]:
            return sent_before(connection, organisation_id, *when, after=cursor, limit=PORTION)

        if (file := exported(SENT, portion, found.name)) is not None:
            return file
        after = request.args.get("after") or None
        page = sent_before(connection, organisation_id, *when, after=after, limit=SHOWN_OF_EACH_KIND)
        shown = render_template(
            "organisations/earlier.html",
            organisation=found,
            asked=asked,
            sent=page.items,
            next=page.next,
            after=after,
        )
    return (shown, 400) if asked.wrong else shown


def _without_deputies_told(sent: Sequence[HeldView]) -> list[HeldView]:
    """Return the rows without those of deputies who stand beside the members that they step in for."""
    told = {deputy.appointment_id for one in sent for deputy in one.deputies}
    return [one for one in sent if one.holding.appointment_id not in told or one.holding.state == State.ACTING]


def _asked_id(name: str) -> UUID | None:
    """Return an id of the address, None when there is none; 404 for what is no id."""
    written = request.args.get(name)
    try:
        return UUID(written) if written else None
    except ValueError:
        abort(404)


def _contacts(organisation_id: UUID) -> list[Contact] | None:
    """Return how it is reached, for those who work in the office; None for everybody else."""
    if not asker().has(*WRITERS):
        return None
    return current_services().contacts.contacts_of([organisation_id]).get(organisation_id, [])


def _chief_number(one: OrganisationView) -> str | None:
    """Return the number people know it by: of the municipality or county, else that of the organisation."""
    for kind in (NumberKind.MUNICIPALITY, NumberKind.COUNTY, NumberKind.ORGANISATION):
        if found := one.number(kind):
            return found
    return None


def _with_ends(dated: Sequence[Any]) -> list[tuple[Any, str | None]]:
    """Return what has a `valid_from`, the latest first, each with until when it held."""
    ends = [day_before(one.valid_from) for one in dated[1:]]
    return list(reversed(list(zip(dated, [*ends, None], strict=True))))


def _numbers(one: OrganisationView) -> dict[str, list[tuple[Any, str | None]]]:
    """Return its numbers by whose register they are from."""
    by_kind = {kind: [number for number in one.numbers if number.kind == kind] for kind in NumberKind}
    return {kind: _with_ends(numbers) for kind, numbers in by_kind.items() if numbers}
