"""Two versions of an agreement compared: what changed, which points of the law it touches, and who must adopt it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request
from flask_babel import gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.office.openings import ShownAs
from application.questions.agreement_facts import agreement_facts, texts_of_agreement
from application.questions.agreements import AgreementView, agreement_by_reference
from application.questions.known import known_at
from application.questions.names_then import names_then
from domain import clock
from domain.agreements import Records, adopters, awaiting, bindings, treatment
from domain.intervals import fact_on
from web.addresses import agreement_address, comparison_address
from web.comparison.of_agreements import agreement_sides
from web.comparison.points import touched_points
from web.pages.comparison import shown
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("agreement_comparison", __name__)


@blueprint.get("/avtale/<int:year>/<int:sequence>/sammenlign")
def choose_versions(year: int, sequence: int) -> Response:
    """Lead to the comparison that `?fra=` and `?til=` name; without them to that of the last two versions."""
    with current_services().stores.registers.connect() as connection:
        view, records = _records(connection, f"{year}/{sequence}")
    versions = records.versions
    if len(versions) < 2:
        abort(404)
    old = request.args.get("fra", versions[-2], type=int)
    new = request.args.get("til", versions[-1], type=int)
    if old not in versions or new not in versions:
        abort(404)
    kept = "&".join(f"{name}={request.args[name]}" for name in ("vis",) if request.args.get(name, "").isalpha())
    return redirect(comparison_address(view.reference, old, new) + (f"?{kept}" if kept else ""), 303)


@blueprint.get("/avtale/<int:year>/<int:sequence>/sammenlign/<int:old>/<int:new>")
def of_agreement(year: int, sequence: int, old: int, new: int) -> str:
    """Compare two versions of an agreement, as far as the asker may read their texts."""
    services, who = current_services(), asker()
    with services.stores.registers.connect() as connection:
        view, records = _records(connection, f"{year}/{sequence}")
        if old not in records.versions or new not in records.versions:
            abort(404)
        known = known_at(connection)
        texts = texts_of_agreement(connection, view.id, known.position)
        before, after = agreement_sides(connection, services.texts, texts, (old, new), who.audience)
        note_opening("agreement", view.id, view.access, ShownAs.PAGE)
        adopting = _adopting(connection, records, max(old, new), known.position)
    page = shown(before, after, comparison_address(view.reference, old, new))
    today = clock.today().isoformat()
    return render_template(
        "comparison/agreement.html",
        agreement=view,
        agreement_url=agreement_address(view.reference),
        choose_url=f"{agreement_address(view.reference)}/sammenlign",
        choices=[(one, _name(records, one)) for one in records.versions],
        chosen=(old, new),
        in_force=[one for one in dict.fromkeys((old, new)) if _binds(records, one, today)],
        awaited=[one for one in dict.fromkeys((old, new)) if _awaits(records, one, today)],
        points=touched_points(page["comparison"], records, old, new),
        rule=records.version(max(old, new))["adoption"],
        adopting=adopting,
        newest=max(old, new),
        **page,
    )


def _records(connection: Connection, reference: str) -> tuple[AgreementView, Records]:
    """Return the agreement and what is recorded about it; 404 for those who may not see what it holds."""
    audience = asker().audience
    view = agreement_by_reference(connection, reference, audience)
    if view is None or not view.sees_content or view.withdrawn:
        abort(404)
    facts = agreement_facts(connection, view.id, known_at(connection).position, audience)
    if facts is None:
        abort(404)
    return view, Records(facts)


def _name(records: Records, version: int) -> str:
    name = str(gettext("version %(number)s", number=version))
    label = records.version(version)["label"]
    return f"{name} ({label})" if label else name


def _adopting(connection: Connection, records: Records, version: int, known: int) -> list[dict[str, Any]]:
    """Return who must adopt a version, by name, and how each stands to it; the assembly has no name."""
    those = adopters(records, version)
    names = names_then(connection, [UUID(one) for one in those if one], clock.today().isoformat(), known)
    return [
        {"name": names.get(UUID(one)) if one else None, "id": UUID(one) if one else None, "stand": treated.stand}
        for one in those
        for treated in (treatment(records, version, one),)
    ]


def _binds(records: Records, version: int, day: str) -> bool:
    return any(fact is not None and fact.version == version for fact in _on(bindings(records), day))


def _awaits(records: Records, version: int, day: str) -> bool:
    found = awaiting(records).values()
    return any(day in span.days and span.fact.version == version for spans in found for span in spans)


def _on(spans: Any, day: str) -> list[Any]:
    return [fact_on(each, day) for each in spans.values()]
