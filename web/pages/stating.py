"""Pages on which statements are registered and something is done with them, and with what is recorded of them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.questions.consultations import consultations_by_id
from application.questions.statements import StatementView, statement_by_reference, statements_by_id
from domain import clock
from domain.access import Audience
from domain.consultations import Consultation
from domain.references import CaseReference
from domain.statements import Statement, StatementKind
from web.addresses import consultation_address, statement_address
from web.filing.receive import allow_files
from web.filing.with_form import kept_files
from web.forms.action import WRITERS, Action
from web.forms.fields import MOST_IN_LINE
from web.forms.form import Form
from web.forms.offered import by_path
from web.forms.page import Crumbs, action_page
from web.forms.put_right import PAGE
from web.forms.seats import participants_now
from web.forms.statement_schemas import RegisterStatementSchema
from web.forms.statement_versions import DRAFT
from web.forms.statements import REGISTER, SUPPORT, next_reference
from web.said_before import said_before
from web.services import current_services
from web.signed_in import asker, needs
from web.statement_records import RECORDED

blueprint = Blueprint("stating", __name__)

REGISTER_OF_THEM = "/uttalelser"
_PATHS = ",".join(f'"{path}"' for path in by_path("statement") if path not in (DRAFT.path, SUPPORT.path))
_ONE = "/uttalelse/<int:year>/<int:sequence>"


@blueprint.url_value_preprocessor
def _allow(_endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    # Before anything reads the form; only for those who may file.
    if asker().has(*WRITERS):
        allow_files()


@blueprint.route(f"{REGISTER_OF_THEM}/ny", methods=["GET", "POST"])
@needs(*WRITERS)
def new() -> ResponseReturnValue:
    """Register a statement with its first version, what was said before beside it; `?horing=ID` is what it answers."""
    asked = _asked_consultation()
    begins = {"reference": next_reference(), "drafted_on": clock.today().isoformat()}
    back = REGISTER_OF_THEM
    if asked is not None:
        begins |= _answer_begun(asked)
        back = _consultation_address(asked.id)
    above = [(gettext("Statements"), REGISTER_OF_THEM)]
    return action_page(REGISTER, begins=begins, crumbs=above, back=back, then=_address)


@blueprint.post(f"{REGISTER_OF_THEM}/tidligere")
@needs(*WRITERS)
def earlier() -> str:
    """Return the list of what was said before on the same, for a script that asks while somebody writes.

    `uttalelse` is the id of the statement that a version is made of.
    """
    identity = _uuid(request.form.get("uttalelse", ""))
    if identity is not None:
        g.acting_on = current_services().archive.load(Statement, identity)
    form = Form.sent(RegisterStatementSchema(), list(request.form.items(multi=True)), unfinished=True)
    said = said_before(form, kept_files(request.form.getlist("kept")))
    return render_template("statements/_earlier.html", said=said)


@blueprint.route(f"{_ONE}/<any({_PATHS}):path>", methods=["GET", "POST"])
@needs(*WRITERS)
def statement(year: int, sequence: int, path: str) -> ResponseReturnValue:
    """Do something with a statement."""
    return _page(by_path("statement")[path], _statement(year, sequence))


@blueprint.route(f"{_ONE}/{DRAFT.path}", methods=["GET", "POST"])
@needs(*WRITERS)
def draft(year: int, sequence: int) -> ResponseReturnValue:
    """Make a version of a statement."""
    return _page(DRAFT, _statement(year, sequence))


@blueprint.route(f"{_ONE}/{SUPPORT.path}", methods=["GET", "POST"])
@needs(*WRITERS)
def support(year: int, sequence: int) -> ResponseReturnValue:
    """Record who stands behind a statement: a row for each participant of the council."""
    g.standing_by = dict(participants_now())
    return _page(SUPPORT, _statement(year, sequence))


@blueprint.get(f"{_ONE}/registrert")
@needs(*WRITERS)
def records(year: int, sequence: int) -> str:
    """List what is recorded of a statement, each with what puts it right."""
    found = _statement(year, sequence)
    return RECORDED.page(
        found.id, address=statement_address(found.reference), about=_about(found), crumbs=_crumbs(found)
    )


@blueprint.route(f"{_ONE}/{PAGE}", methods=["GET", "POST"])
@needs(*WRITERS)
def record(year: int, sequence: int, path: str, number: int) -> ResponseReturnValue:
    """Put right what is recorded of a statement by the number of its event, or take it back."""
    found = _statement(year, sequence)
    action, words = RECORDED.chosen(found.id, path, number)
    return _page(action, found, about=f"{_about(found)}. {words}", begins={"number": number})


def _asked_consultation() -> Consultation | None:
    """Return the consultation that the address says is answered; 404 for one that is not there."""
    named = request.args.get("horing")
    if named is None:
        return None
    identity = _uuid(named)
    if identity is None or not current_services().archive.holds(identity):
        abort(404)
    with current_services().stores.registers.connect() as connection:
        if identity not in consultations_by_id(connection, [identity], Audience.OFFICER):
            abort(404)
    return current_services().archive.load(Consultation, identity)


def _answer_begun(consultation: Consultation) -> dict[str, Any]:
    facts = consultation.facts
    return {
        "kind": StatementKind.CONSULTATION_ANSWER,
        "title": _answer_title(facts["title"]),
        "subject_areas": facts["subject_areas"],
        "case_id": facts["case_id"],
        "consultation_id": consultation.id,
    }


def _answer_title(title: str) -> str:
    """Return what the answer is called: `Svar på høring om ferjetilbudet`."""
    asked = title[:1].lower() + title[1:] if title.casefold().startswith(("høring", "høyring", "hearing")) else title
    proposed = str(gettext("Answer to %(title)s", title=asked))
    return proposed if len(proposed) <= MOST_IN_LINE else title


def _page(action: Action, found: StatementView, *, about: str = "", **more: Any) -> ResponseReturnValue:
    back = statement_address(found.reference)
    return action_page(action, found.id, about=about or _about(found), crumbs=_crumbs(found), back=back, **more)


def _statement(year: int, sequence: int) -> StatementView:
    with current_services().stores.registers.connect() as connection:
        found = statement_by_reference(connection, str(CaseReference(year, sequence)), Audience.OFFICER)
    if found is None:
        abort(404)
    return found


def _about(found: StatementView) -> str:
    return f"{_name(found)}: {found.title}"


def _crumbs(found: StatementView) -> Crumbs:
    return [(gettext("Statements"), REGISTER_OF_THEM), (_name(found), statement_address(found.reference))]


def _name(found: StatementView) -> str:
    return str(gettext("Statement %(reference)s", reference=found.reference))


def _address(identity: UUID) -> str:
    with current_services().stores.registers.connect() as connection:
        found = statements_by_id(connection, [identity], Audience.OFFICER).get(identity)
    return statement_address(found.reference) if found else REGISTER_OF_THEM


def _consultation_address(identity: UUID) -> str:
    with current_services().stores.registers.connect() as connection:
        return consultation_address(consultations_by_id(connection, [identity], Audience.OFFICER)[identity].reference)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
