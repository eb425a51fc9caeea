"""Pages on which something is done with consultations, and with what is recorded of them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from application.incoming.item import Incoming
from application.questions.consultations import ConsultationView, consultation_by_reference, consultations_by_id
from application.questions.journal import entries_by_id, entry_by_reference
from domain import clock
from domain.access import Audience
from domain.consultations import Consultation
from domain.references import CaseReference
from web.addresses import consultation_address
from web.consultation_records import RECORDED
from web.filing.hearing_letter import Letter, letter_filed, letter_of_entry, letter_sent
from web.filing.receive import allow_files
from web.filing.with_form import files_of, kept_files
from web.forms import drafts
from web.forms.action import WRITERS
from web.forms.agreement_fields import names_of
from web.forms.consultation_fields import municipalities_to_ask, waited_for
from web.forms.consultation_inputs import ASK, TELL
from web.forms.consultation_schemas import WhichLetterSchema
from web.forms.consultations import RECEIVE, next_reference
from web.forms.form import Form
from web.forms.offered import by_path
from web.forms.page import Crumbs, action_page
from web.forms.put_right import PAGE
from web.forms.seats import participants_now
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("consulting", __name__)

REGISTER = "/horinger"
_PATHS = ",".join(f'"{path}"' for path in by_path("consultation") if path != TELL.path)
_ONE = "/horing/<int:year>/<int:sequence>"


@blueprint.url_value_preprocessor
def _allow(_endpoint: str | None, _values: Mapping[str, Any] | None) -> None:
    # Before anything reads the form; only for those who may file.
    if asker().has(*WRITERS):
        allow_files()


@blueprint.route(f"{REGISTER}/ny", methods=["GET", "POST"])
@needs(*WRITERS)
def new() -> ResponseReturnValue:
    """Register a consultation, its form filled in from the letter that the address names; without one, ask for it.

    `?fil=ID` names a file in the tray, `?dokument=ID` a filed document, `?post=2026/17-3` a journal entry; `?uten=brev`
    says that there is none.
    """
    if request.method == "GET" and not request.args.keys() & {"fil", "dokument", "post", "uten", drafts.ARGUMENT}:
        return _ask_for_letter(Form.begin(WhichLetterSchema()))
    g.letter = _letter() if request.form.get("wish") != "keep" else None  # a script asks for that now and then
    begins = {"reference": next_reference(), "received_on": clock.today().isoformat()}
    return action_page(
        RECEIVE,
        begins=begins | dict(g.letter.begins if g.letter else {}),
        came=g.letter.came if g.letter else (),
        crumbs=_above(),
        back=REGISTER,
        then=_address,
        sent_to=request.full_path.rstrip("?"),
    )


@blueprint.post(f"{REGISTER}/brev")
@needs(*WRITERS)
def letter() -> ResponseReturnValue:
    """Take in a letter, and go on to the form that is filled in from it."""
    form = Form.sent(WhichLetterSchema(), list(request.form.items(multi=True)))
    items = files_of(form)
    values = form.load()
    if form.errors or values is None:
        return _ask_for_letter(form, items, 400)
    if items:
        return redirect(url_for("consulting.new", fil=[str(one.id) for one in items]), code=303)
    if values.get("document_id"):
        return redirect(url_for("consulting.new", dokument=values["document_id"]), code=303)
    if values.get("entry_id"):
        with current_services().stores.registers.connect() as connection:
            entry = entries_by_id(connection, [values["entry_id"]], Audience.OFFICER)[values["entry_id"]]
        return redirect(url_for("consulting.new", post=entry.reference), code=303)
    form.say(gettext("Choose a file, or write which paper it is."))
    return _ask_for_letter(form, items, 400)


@blueprint.get("/sak/<int:year>/<int:sequence>/<int:number>/registrer-horing")
@needs(*WRITERS)
def of_entry(year: int, sequence: int, number: int) -> ResponseReturnValue:
    """Register what a journal entry asks."""
    return redirect(url_for("consulting.new", post=f"{year}/{sequence}-{number}"))


@blueprint.route(f"{_ONE}/<any({_PATHS}):path>", methods=["GET", "POST"])
@needs(*WRITERS)
def consultation(year: int, sequence: int, path: str) -> ResponseReturnValue:
    """Do something with a consultation."""
    found = _consultation(year, sequence)
    if path == ASK.path and request.method == "GET":
        g.acting_on = current_services().archive.load(Consultation, found.id)
        if not municipalities_to_ask():
            flash(gettext("All who take part are asked already. Others can be asked here."), "info")
    return _page(by_path("consultation")[path], found)


@blueprint.route(f"{_ONE}/{TELL.path}", methods=["GET", "POST"])
@needs(*WRITERS)
def inputs(year: int, sequence: int) -> ResponseReturnValue:
    """Record what municipalities say: those that were asked and have not answered, or `?part=ID`."""
    found = _consultation(year, sequence)
    g.acting_on = current_services().archive.load(Consultation, found.id)
    waiting, everybody = [one.organisation_id for one in waited_for()], participants_now()
    asked = request.args.get("part", "").replace("-", "")
    those = [UUID(one).hex for one in dict.fromkeys([*waiting, *(UUID(one).hex for one in everybody)])]
    chosen = [one for one in those if one == asked] or waiting or those
    names = names_of(UUID(one) for one in those)
    g.told_by = {str(identity): name for identity, name in names.items()}
    others = [one for one in those if one not in chosen]
    g.told_of_others = [(names[UUID(one)], f"{request.path}?part={UUID(one)}") for one in others]
    return _page(TELL, found, begins={"rows": _rows(chosen)}, sent_to=request.full_path.rstrip("?"))


@blueprint.get(f"{_ONE}/skriv-svar")
@needs(*WRITERS)
def answer(year: int, sequence: int) -> ResponseReturnValue:
    """Write the statement that answers a consultation."""
    return redirect(url_for("stating.new", horing=_consultation(year, sequence).id))


@blueprint.get(f"{_ONE}/registrert")
@needs(*WRITERS)
def records(year: int, sequence: int) -> str:
    """List what is recorded of a consultation, each with what puts it right."""
    found = _consultation(year, sequence)
    return RECORDED.page(
        found.id, address=consultation_address(found.reference), about=_about(found), crumbs=_crumbs(found)
    )


@blueprint.route(f"{_ONE}/{PAGE}", methods=["GET", "POST"])
@needs(*WRITERS)
def record(year: int, sequence: int, path: str, number: int) -> ResponseReturnValue:
    """Put right what is recorded of a consultation by the number of its event, or take it back."""
    found = _consultation(year, sequence)
    action, words = RECORDED.chosen(found.id, path, number)
    return _page(action, found, about=f"{_about(found)}. {words}", begins={"number": number})


def _ask_for_letter(form: Form, items: Sequence[Incoming] = (), status: int = 200) -> ResponseReturnValue:
    crumbs = [*_above(), (gettext("Register a consultation"), f"{REGISTER}/ny")]
    return render_template("consultations/letter.html", form=form, files=items, crumbs=crumbs), status


def _letter() -> Letter | None:
    """Return the letter that the address names, or that came with the form; 404 for one that is not there."""
    if "post" in request.args:
        with current_services().stores.registers.connect() as connection:
            entry = entry_by_reference(connection, request.args["post"], Audience.OFFICER)
        return letter_of_entry(entry) if entry is not None else abort(404)
    if "dokument" in request.args:
        found = letter_filed(_uuid_or_404(request.args["dokument"]))
        return found if found is not None else abort(404)
    sent = request.args.getlist("fil") or request.form.getlist("kept")
    sent = sent or [text for name, text in drafts.asked() or () if name == "kept"]
    return letter_sent(kept_files(sent))


def _uuid_or_404(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        abort(404)


def _page(action: Any, found: ConsultationView, *, about: str = "", **more: Any) -> ResponseReturnValue:
    back = consultation_address(found.reference)
    return action_page(action, found.id, about=about or _about(found), crumbs=_crumbs(found), back=back, **more)


def _rows(chosen: Sequence[str]) -> list[Mapping[str, Any]]:
    today = clock.today().isoformat()
    return [{"organisation_id": UUID(one), "day": today} for one in chosen]


def _consultation(year: int, sequence: int) -> ConsultationView:
    with current_services().stores.registers.connect() as connection:
        found = consultation_by_reference(connection, str(CaseReference(year, sequence)), Audience.OFFICER)
    if found is None:
        abort(404)
    return found


def _about(found: ConsultationView) -> str:
    return f"{_name(found)}: {found.title}"


def _above() -> Crumbs:
    return [(gettext("Consultations"), REGISTER)]


def _crumbs(found: ConsultationView) -> Crumbs:
    return [*_above(), (_name(found), consultation_address(found.reference))]


def _name(found: ConsultationView) -> str:
    return str(gettext("Consultation %(reference)s", reference=found.reference))


def _address(identity: UUID) -> str:
    with current_services().stores.registers.connect() as connection:
        found = consultations_by_id(connection, [identity], Audience.OFFICER).get(identity)
    return consultation_address(found.reference) if found else REGISTER
