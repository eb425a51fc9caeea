"""Principles for joint or separate answers: which are in force on a day, all their versions, two of them compared."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from application.office.openings import ShownAs
from application.questions.consultation_facts import CitedIn, consultations_citing
from application.questions.known import last_position
from application.questions.principles import PrinciplesView, list_principles, principles_by_reference
from application.questions.principles_on_day import PrinciplesVersion, principles_days, was_taken_back
from application.questions.seen import Page
from domain.access import Audience
from domain.references import CaseReference
from web.addresses import principles_address
from web.adopted_words import version_state_color, version_state_words
from web.exports import PORTION, exported
from web.exports.principles import PRINCIPLES, version_rows
from web.history_shown.records import record_history
from web.on_and_known import asked_on_and_known
from web.papers import papers_of
from web.principles_compared import compared_points
from web.principles_words import citation_address, citation_words, point_anchor, way_color
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker

blueprint = Blueprint("principles", __name__)

A_PAGE = 50
_WORDS: Mapping[str, Any] = {
    "citation_address": citation_address,
    "citation_words": citation_words,
    "point_anchor": point_anchor,
    "principles_address": principles_address,
    "version_state_color": version_state_color,
    "version_state_words": version_state_words,
    "was_taken_back": was_taken_back,
    "way_color": way_color,
}


@blueprint.get("/prinsipper")
def index() -> ResponseReturnValue:
    """Show what is in force on a day with its points, and list all principles with their versions."""
    audience, after = asker().audience, request.args.get("after") or None
    with current_services().stores.registers.connect() as connection:
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("principles.index"):
            return tidy
        known = asked.known.position

        def portion(connection: Connection, cursor: str | None) -> Page[PrinciplesVersion]:
            page = list_principles(connection, audience, after=cursor, limit=PORTION)
            days = principles_days(connection, [one.id for one in page.items], known, audience)
            return version_rows(page, days)

        if not asked.wrong and (file := exported(PRINCIPLES, portion, asked.on)) is not None:
            return file
        page_of_principles = list_principles(connection, audience, after=after, limit=A_PAGE)
        days = principles_days(connection, [one.id for one in page_of_principles.items], known, audience)
        shown = render_template(
            "principles/index.html",
            asked=asked,
            page_of_principles=page_of_principles,
            days=days,
            in_force=[one for day in days.values() if (one := day.in_force(asked.on)) is not None],
            after=after,
            **_WORDS,
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/prinsipper/<int:year>/<int:sequence>")
def principles(year: int, sequence: int) -> ResponseReturnValue:
    """Show principles: what is in force on a day as it was known then, all versions, and by which decisions."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        view = found_principles(connection, year, sequence, audience)
        place = place_of(view)
        if request.path != principles_address(view.reference).removeprefix(request.script_root):
            return redirect(url_for("principles.principles", **{**request.args.to_dict(), **place}), code=301)
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("principles.principles", **place):
            return tidy
        note_opening("principles", view.id, view.access, ShownAs.PAGE)
        shown = render_template(
            "principles/principles.html",
            asked=asked,
            principles=view,
            place=place,
            day=principles_days(connection, [view.id], asked.known.position, audience).get(view.id),
            papers=_papers(connection, view, audience),
            cited=_cited(connection, view, asked.known.position, audience),
            history=record_history(connection, view.id, audience, sees_content=view.sees_content),
            is_past=not asked.known.is_now and asked.known.position < last_position(connection),
            **_WORDS,
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/prinsipper/<int:year>/<int:sequence>/versjon/<int:number>")
def version(year: int, sequence: int, number: int) -> ResponseReturnValue:
    """Show a version of principles: its points, by which decision it was adopted, and when it was in force."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        view = found_principles(connection, year, sequence, audience)
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("principles.version", number=number, **place_of(view)):
            return tidy
        if not view.sees_content:
            return redirect(principles_address(view.reference))
        note_opening("principles", view.id, view.access, ShownAs.PAGE)
        day = principles_days(connection, [view.id], asked.known.position, audience).get(view.id)
        found = day.version(number) if day else None
        if day is None or found is None:
            abort(404)
        shown = render_template(
            "principles/version.html",
            asked=asked,
            principles=view,
            place=place_of(view),
            day=day,
            version=found,
            before=max((one.number for one in day.versions if one.number < number), default=None),
            following=min((one.number for one in day.versions if one.number > number), default=None),
            papers=_papers(connection, view, audience, found),
            cited=[one for one in _cited(connection, view, asked.known.position, audience) if one.version == number],
            **_WORDS,
        )
    return (shown, 400) if asked.wrong else shown


@blueprint.get("/prinsipper/<int:year>/<int:sequence>/sammenlign/<int:old>/<int:new>")
def compare(year: int, sequence: int, old: int, new: int) -> ResponseReturnValue:
    """Show two versions of principles beside each other, point by point."""
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        view = found_principles(connection, year, sequence, audience)
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("principles.compare", old=old, new=new, **place_of(view)):
            return tidy
        if not view.sees_content:
            return redirect(principles_address(view.reference))
        note_opening("principles", view.id, view.access, ShownAs.PAGE)
        day = principles_days(connection, [view.id], asked.known.position, audience).get(view.id)
        earlier, later = (day.version(old), day.version(new)) if day else (None, None)
        if day is None or earlier is None or later is None:
            abort(404)
        shown = render_template(
            "principles/compare.html",
            asked=asked,
            principles=view,
            place=place_of(view),
            day=day,
            old=earlier,
            new=later,
            rows=compared_points(earlier, later),
            **_WORDS,
        )
    return (shown, 400) if asked.wrong else shown


def found_principles(connection: Connection, year: int, sequence: int, audience: Audience) -> PrinciplesView:
    """Return the principles of an address; 404 where there are none for the asker."""
    view = principles_by_reference(connection, str(CaseReference(year, sequence)), audience)
    if view is None:
        abort(404)
    return view


def place_of(principles: PrinciplesView) -> dict[str, Any]:
    """Return what addresses of principles are made with."""
    year, _, sequence = principles.reference.partition("/")
    return {"year": int(year), "sequence": int(sequence)}


def _cited(connection: Connection, view: PrinciplesView, known: int, audience: Audience) -> Sequence[CitedIn]:
    """Return the consultations that cite principles; none for those who do not see what these hold."""
    return consultations_citing(connection, view.id, known, audience) if view.sees_content else ()


def _papers(
    connection: Connection, view: PrinciplesView, audience: Audience, version: PrinciplesVersion | None = None
) -> list[Any]:
    """Return the papers of principles, or those of a version alone; none for those who do not see what they hold."""
    if not view.sees_content:
        return []
    rows = papers_of(connection, current_services().texts, [view.id], audience).get(view.id, [])
    if version is None:
        return rows
    wanted = {str(document) for document, _ in version.texts}
    return [row for row in rows if row.url and row.url.rpartition("/")[2] in wanted]
