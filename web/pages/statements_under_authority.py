"""Which statements the leader or the secretary has adopted under an authority, without a decision."""

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from application.questions.names_then import names_then
from application.questions.seen import Page
from domain.statements import UNDER_AUTHORITY
from web.asked import asked_year
from web.exports import PORTION, exported
from web.exports.under_authority import ADOPTED_UNDER_AUTHORITY
from web.labels import label
from web.narrowed_list import Narrowed
from web.on_and_known import asked_on_and_known
from web.pages.history import asked_choice
from web.services import current_services
from web.signed_in import asker
from web.statement.under_authority import AdoptedByPerson, AskedUnderAuthority
from web.statement.words import WORDS

blueprint = Blueprint("statements_under_authority", __name__)

A_PAGE = 50


@blueprint.get("/uttalelser/fullmakt")
def index() -> ResponseReturnValue:
    """List what was adopted under an authority, the last first: by whom, when, and under which authority."""
    audience, after = asker().audience, request.args.get("after") or None
    kinds = {str(one): label("statement-adopted-by", one) for one in sorted(UNDER_AUTHORITY)}
    person = _asked_person()
    with current_services().stores.registers.connect() as connection:
        asked = asked_on_and_known(connection)
        chosen = AskedUnderAuthority(
            known=asked.known.position,
            adopted_by=asked_choice("vedtatt", kinds),
            year=asked_year(),
            person_id=person,
            also_decided=request.args.get("ogsa") == "vedtak",
        )
        values = {
            "vedtatt": chosen.adopted_by,
            "year": str(chosen.year) if chosen.year else None,
            "person": str(person) if person else None,
            "ogsa": "vedtak" if chosen.also_decided else None,
            "known": asked.known.asked or None,
        }
        narrowed, wrong = Narrowed("statements_under_authority.index", values), bool(asked.wrong)
        if not wrong and (tidy := narrowed.tidy(after)):
            return tidy

        def portion(connection: Connection, cursor: str | None) -> Page[AdoptedByPerson]:
            return chosen.page(connection, audience, cursor, PORTION)

        if not wrong and (file := exported(ADOPTED_UNDER_AUTHORITY, portion, *filter(None, [values["year"]]))):
            return file
        names = names_then(connection, [person], asked.on, asked.known.position) if person else {}
        shown = render_template(
            "statements/under_authority.html",
            asked=asked,
            chosen=chosen,
            kinds=kinds,
            person=names.get(person) if person else None,
            narrowed=narrowed,
            page_of_lines=chosen.page(connection, audience, after, A_PAGE),
            after=after,
            **WORDS,
        )
    return (shown, 400) if wrong else shown


def _asked_person() -> UUID | None:
    try:
        return UUID(request.args.get("person", "").strip())
    except ValueError:
        return None
