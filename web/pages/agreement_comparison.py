"""Two versions of an agreement compared: what changed, which points of the law it touches, and who must adopt it."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.office.openings import ShownAs
from application.questions.agreements import AgreementView
from application.questions.known import last_position
from domain import clock
from domain.agreements import Records, awaiting, bindings
from domain.intervals import fact_on
from web.addresses import agreement_address, comparison_address
from web.comparison.agreements_compared import compared_versions, records_known
from web.on_and_known import OnAndKnown, asked_on_and_known
from web.pages.agreements import found_agreement
from web.pages.comparison import shown
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("agreement_comparison", __name__)


@blueprint.get("/avtale/<int:year>/<int:sequence>/sammenlign")
def choose_versions(year: int, sequence: int) -> Response:
    """Lead to the comparison that `?fra=` and `?til=` name; without them to that of the last two versions."""
    with current_services().stores.registers.connect() as connection:
        view = found_agreement(connection, year, sequence, asker().audience)
        asked = asked_on_and_known(connection)
        records = _records(connection, view, asked)
    versions = records.versions
    if len(versions) < 2:
        abort(404)
    old = request.args.get("fra", versions[-2], type=int)
    new = request.args.get("til", versions[-1], type=int)
    if old not in versions or new not in versions:
        abort(404)
    kept = {"vis": request.args["vis"]} if request.args.get("vis", "").isalpha() else {}
    return redirect(comparison_address(view.reference, old, new, **_known(asked), **kept), 303)


@blueprint.get("/avtale/<int:year>/<int:sequence>/sammenlign/<int:old>/<int:new>")
def of_agreement(year: int, sequence: int, old: int, new: int) -> str | tuple[str, int] | Response:
    """Compare two versions of an agreement as it is known, or was known then (`?known=`), as far as the asker may.

    Where one of them was not known yet, it leads to the agreement, which shows what was.
    """
    services, who = current_services(), asker()
    with services.stores.registers.connect() as connection:
        view = found_agreement(connection, year, sequence, who.audience)
        asked = asked_on_and_known(connection)
        places, known = (services.texts, services.comparisons), asked.known.position
        found = compared_versions(connection, *places, view, (old, new), known, who.audience)
        is_there = found is not None or _are_known_now(connection, view, old, new)
    if not is_there:
        abort(404)
    if found is None:
        return redirect(f"{agreement_address(view.reference)}?{urlencode(_known(asked))}")
    note_opening("agreement", view.id, view.access, ShownAs.PAGE)
    page = shown(found.before, found.after, comparison_address(view.reference, old, new), _known(asked))
    today, records = clock.today().isoformat(), found.records
    answer = render_template(
        "comparison/agreement.html",
        agreement=view,
        asked=asked,
        found=found,
        agreement_url=agreement_address(view.reference),
        choose_url=f"{agreement_address(view.reference)}/sammenlign",
        api_url=_in_api(view, old, new, asked) if view.access.published else None,
        permanent=comparison_address(view.reference, old, new, known=f"nr{asked.known.position}"),
        choices=[(one, _name(records, one)) for one in records.versions],
        chosen=(old, new),
        in_force=[one for one in dict.fromkeys((old, new)) if _binds(records, one, today)],
        awaited=[one for one in dict.fromkeys((old, new)) if _awaits(records, one, today)],
        **page,
    )
    return (answer, 400) if asked.wrong else answer


def _records(connection: Connection, view: AgreementView, asked: OnAndKnown) -> Records:
    """Return what is recorded about the agreement; 404 for those who may not see what it holds."""
    records = records_known(connection, view, asked.known.position, asker().audience)
    if records is None:
        abort(404)
    return records


def _are_known_now(connection: Connection, view: AgreementView, old: int, new: int) -> bool:
    records = records_known(connection, view, last_position(connection), asker().audience)
    return records is not None and {old, new} <= {*records.versions}


def _known(asked: OnAndKnown) -> dict[str, str]:
    return {"known": asked.known.asked} if asked.known.asked else {}


def _in_api(view: AgreementView, old: int, new: int, asked: OnAndKnown) -> str:
    values: dict[str, Any] = {"agreement_id": view.id, "old": old, "new": new, **_known(asked)}
    return url_for("api_agreement_comparisons.comparison", **values)


def _name(records: Records, version: int) -> str:
    name = str(gettext("version %(number)s", number=version))
    label = records.version(version)["label"]
    return f"{name} ({label})" if label else name


def _binds(records: Records, version: int, day: str) -> bool:
    return any(fact is not None and fact.version == version for fact in _on(bindings(records), day))


def _awaits(records: Records, version: int, day: str) -> bool:
    found = awaiting(records).values()
    return any(day in span.days and span.fact.version == version for spans in found for span in spans)


def _on(spans: Any, day: str) -> list[Any]:
    return [fact_on(each, day) for each in spans.values()]
