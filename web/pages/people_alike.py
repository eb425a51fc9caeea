"""Two people who may be one: those whose names are alike, and a person's word on it, for those who fill in forms."""

import dataclasses
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from marshmallow import ValidationError

from application.office.roles import Role
from application.questions.likely_same import likely_same
from application.questions.people import PersonView, people_by_id
from application.questions.people_named import posts_of
from web.addresses import person_address
from web.forms.action import WRITERS, Action
from web.forms.page import action_page
from web.forms.people import CONFIRM_SAME, TELL_APART
from web.forms.records_named import resolve
from web.services import current_services
from web.signed_in import needs

blueprint = Blueprint("people_alike", __name__)


@blueprint.get("/personer/like")
@needs(*WRITERS, Role.AUDITOR)
def alike() -> str:
    """List people whose names are alike, two and two, with the reasons."""
    try:
        after = UUID(request.args["after"]) if request.args.get("after") else None
    except ValueError:
        abort(404)
    with current_services().stores.registers.connect() as connection:
        page = likely_same(connection, after=after)
    return render_template("people/alike.html", pairs=page.items, next=page.next, after=after)


@blueprint.route("/person/<uuid:person_id>/samme", methods=["GET", "POST"])
@needs(*WRITERS)
def same(person_id: UUID) -> ResponseReturnValue:
    """Say that a person is another: first who (`?med=`, a name or an id), then the two beside each other."""
    person = _person(person_id)
    if person.same_as is not None:
        return redirect(person_address(person_id))
    written, wrong = request.args.get("med", "").strip(), ""
    if request.method == "POST" or _id(written):
        return _two(CONFIRM_SAME, person, "same_as", written)
    if written:
        try:
            return redirect(url_for("people_alike.same", person_id=person_id, med=resolve("person", written)))
        except ValidationError as error:
            wrong = str(error.messages[0])
    page = render_template("people/choose.html", person=person, written=written, wrong=wrong)
    return (page, 400) if wrong else page


@blueprint.route("/person/<uuid:person_id>/to-personer", methods=["GET", "POST"])
@needs(*WRITERS)
def apart(person_id: UUID) -> ResponseReturnValue:
    """Say that a person is not another whose name is like theirs (`?med=`, an id)."""
    return _two(TELL_APART, _person(person_id), "other_id", request.args.get("med", ""))


def _two(action: Action, person: PersonView, field: str, written: str) -> ResponseReturnValue:
    """Show two people beside each other, or carry out what was said of them."""
    other_id = _id(request.form.get(field, "") if request.method == "POST" else written)
    other = _person(other_id) if other_id else abort(404)
    if other.id == person.id:
        abort(404)
    with current_services().stores.registers.connect() as connection:
        two = [(one, posts_of(connection, [one.id]).get(one.id, ())) for one in (person, other)]
    told: dict[str, Any] = {"person": person, "other": other, "two": two}
    back = person_address(person.id)
    crumbs = [(gettext("People"), "/personer"), (person.name, back)]
    shown = dataclasses.replace(action, told=lambda: told)
    about = gettext("%(one)s and %(other)s", one=person.name, other=other.name)
    return action_page(shown, person.id, about=about, crumbs=crumbs, back=back, begins={field: other.id})


def _person(identity: UUID) -> PersonView:
    with current_services().stores.registers.connect() as connection:
        found = people_by_id(connection, [identity]).get(identity)
    return found or abort(404)


def _id(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None
