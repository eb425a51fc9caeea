"""Two versions of a statement compared: what changed in the text."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.office.openings import ShownAs
from domain import clock
from domain.statements import versions_of
from domain.statements.facts import version_record
from web.addresses import statement_address, statement_comparison_address
from web.comparison.statements_compared import compared_statement, facts_to_compare
from web.on_and_known import OnAndKnown, asked_on_and_known
from web.pages.comparison import shown
from web.pages.statements import found_statement
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker
from web.statement.told import version_states
from web.statement.words import WORDS

blueprint = Blueprint("statement_comparison", __name__)


@blueprint.get("/uttalelse/<int:year>/<int:sequence>/sammenlign")
def choose_versions(year: int, sequence: int) -> ResponseReturnValue:
    """Lead to the comparison that `?fra=` and `?til=` name; without them to that of the last two versions."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        view = found_statement(connection, year, sequence, audience)
        asked = asked_on_and_known(connection)
        facts = facts_to_compare(connection, view, asked.known.position, audience)
    versions = versions_of(facts) if facts else []
    if len(versions) < 2:
        abort(404)
    old = request.args.get("fra", versions[-2], type=int)
    new = request.args.get("til", versions[-1], type=int)
    if old not in versions or new not in versions:
        abort(404)
    kept = {"vis": request.args["vis"]} if request.args.get("vis", "").isalpha() else {}
    return redirect(statement_comparison_address(view.reference, old, new, **_known(asked), **kept), 303)


@blueprint.get("/uttalelse/<int:year>/<int:sequence>/sammenlign/<int:old>/<int:new>")
def of_statement(year: int, sequence: int, old: int, new: int) -> ResponseReturnValue:
    """Compare two versions of a statement as it is known, or was known then (`?known=`); drafts for those signed in."""
    services, audience = current_services(), asker().audience
    with services.stores.registers.connect() as connection:
        view = found_statement(connection, year, sequence, audience)
        asked = asked_on_and_known(connection)
        places, known = (services.texts, services.comparisons), asked.known.position
        found = compared_statement(connection, *places, view, (old, new), known, audience)
    if found is None:
        abort(404)
    note_opening("statement", view.id, view.access, ShownAs.PAGE)
    address = statement_comparison_address(view.reference, old, new)
    states = version_states(found.facts, clock.today().isoformat())
    api: dict[str, Any] = {"statement_id": view.id, "old": old, "new": new, **_known(asked)}
    answer = render_template(
        "comparison/statement.html",
        statement=view,
        asked=asked,
        statement_url=statement_address(view.reference),
        choose_url=f"{statement_address(view.reference)}/sammenlign",
        api_url=url_for("api_statement_comparisons.comparison", **api) if view.access.published else None,
        permanent=statement_comparison_address(view.reference, old, new, known=f"nr{known}"),
        choices=[(one, _name(found.facts, one)) for one in versions_of(found.facts)],
        chosen=(old, new),
        stand=[(one, states[one]) for one in dict.fromkeys((old, new)) if one in states],
        **WORDS,
        **shown(found.before, found.after, address, _known(asked)),
    )
    return (answer, 400) if asked.wrong else answer


def _known(asked: OnAndKnown) -> dict[str, str]:
    return {"known": asked.known.asked} if asked.known.asked else {}


def _name(facts: Mapping[str, Any], version: int) -> str:
    name = str(gettext("version %(number)s", number=version))
    told = version_record(facts, version)
    return f"{name} ({told[1]['label']})" if told and told[1]["label"] else name
