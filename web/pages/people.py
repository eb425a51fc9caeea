"""People in public roles: the list of them, one with what they hold and held, and those who may be the same."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.questions.holdings import same_person
from application.questions.people import PersonView, list_people, people_by_id
from application.questions.people_named import posts_of
from application.questions.representation import HeldView, held_by_person
from application.questions.seen import Page
from domain import clock
from web.exports import PORTION, exported
from web.exports.people import HELD, PEOPLE, PersonRow
from web.formats import day_before
from web.history_shown.public import public_history
from web.on_and_known import asked_on_and_known
from web.services import current_services
from web.signed_in import asker
from web.statement.belonging import has_adopted_under_authority

blueprint = Blueprint("people", __name__)

ON_A_PAGE = 50


@blueprint.get("/personer")
def index() -> str | Response:
    """List people in Norwegian order, those of a name if it is asked for (`?q=kari`)."""
    named = " ".join(request.args.get("q", "").split())[:200]
    after = _asked_id("after")

    def portion(connection: Connection, cursor: str | None) -> Page[PersonRow]:
        following = UUID(cursor) if cursor else None
        return _rows(connection, list_people(connection, named=named, after=following, limit=PORTION))

    if (file := exported(PEOPLE, portion, named)) is not None:
        return file
    with current_services().stores.registers.connect() as connection:
        page = _rows(connection, list_people(connection, named=named, after=after, limit=ON_A_PAGE))
        return render_template("people/index.html", page_of_people=page, named=named, after=after)


@blueprint.get("/person/<uuid:person_id>")
def person(person_id: UUID) -> str | Response | tuple[str, int]:
    """Show a person: what they hold and held, on a day and as it was known if that is asked for.

    Who was found to be the same as another is shown under that one.
    """
    audience = asker().audience
    with current_services().stores.registers.connect() as connection:
        asked = asked_on_and_known(connection)
        if tidy := asked.tidy("people.person", person_id=person_id):
            return tidy
        shown, same = same_person(connection, person_id, asked.known.position)
        views = people_by_id(connection, [*same, person_id])
        if person_id not in views:
            abort(404)
        if shown != person_id:
            return redirect(
                asked.address("people.person", person_id=shown, fra=person_id, format=request.args.get("format"))
            )
        held = held_by_person(connection, person_id, asked.on, asked.known.position, audience)
        if (file := exported(HELD, lambda *_: Page(held), views[shown].name)) is not None:
            return file
        appointments = sorted({one.holding.appointment_id for one in held})
        page = render_template(
            "people/person.html",
            person=views[shown],
            others=[views[one] for one in same[1:]],
            came_from=_came_from(views),
            names=_with_ends(views[shown]),
            asked=asked,
            **_in_time(held, asked.on),
            adopts=has_adopted_under_authority(connection, shown, asked.known.position, audience),
            history=public_history(connection, shown, audience, beside=[*same[1:], *appointments]),
        )
    return (page, 400) if asked.wrong else page


def _rows(connection: Connection, page: Page[PersonView]) -> Page[PersonRow]:
    """Return the people of a page with what they are today, and whom they are shown under."""
    posts = posts_of(connection, [one.id for one in page.items], on=clock.today().isoformat())
    others = people_by_id(connection, [one.same_as for one in page.items if one.same_as])
    rows = [
        PersonRow(one, posts.get(one.id, ()), others[one.same_as].name if one.same_as else None) for one in page.items
    ]
    return Page(rows, page.next)


def _in_time(held: list[HeldView], on: str) -> dict[str, Any]:
    """Return what is held on a day, what was before it, and what is to come, each the latest first."""
    there = [one for one in held if one.is_on(on)]
    later = [one for one in held if one.valid_from > on]
    return {"there": there, "later": later, "earlier": [one for one in held if one not in there and one not in later]}


def _came_from(views: dict[UUID, PersonView]) -> PersonView | None:
    """Return the person whose address led here, None when it was this one's own."""
    written = request.args.get("fra", "")
    return next((one for one in views.values() if str(one.id) == written), None)


def _with_ends(one: PersonView) -> list[tuple[Any, str | None]]:
    """Return the names, the latest first, each with until when it was borne."""
    ends = [day_before(name.valid_from) for name in one.names[1:]]
    return list(reversed(list(zip(one.names, [*ends, None], strict=True))))


def _asked_id(name: str) -> UUID | None:
    """Return an id of the address, None when there is none; 404 for what is no id."""
    written = request.args.get(name)
    try:
        return UUID(written) if written else None
    except ValueError:
        abort(404)
