"""How the council's papers look: head, foot and colour, and Word templates of its own, for administrators."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from application import media
from application.documents.word.placeholders import CONTENT, FIELDS
from application.documents.word.template import LARGEST, TemplateRefusedError, require_usable, template_to_begin_with
from application.office.paper_looks import PaperLookError
from application.office.roles import Role
from web.paper_template_messages import chosen_message, look_message, refused_message
from web.papers_of_meetings.invented import invented_paper
from web.papers_of_meetings.kinds import NAMES, PATHS, PaperKind
from web.papers_of_meetings.making import current_frame, sent_paper
from web.sending import disposition_names
from web.services import current_services
from web.signed_in import asker, needs

blueprint = Blueprint("paper_templates", __name__, url_prefix="/administrasjon/maler")

_KINDS = {path: kind for kind, path in PATHS.items()}


@blueprint.get("")
@needs(Role.ADMINISTRATOR)
def index() -> str:
    """Show how papers look, and what can be chosen."""
    return _page({}, {})


@blueprint.post("")
@needs(Role.ADMINISTRATOR)
def choose() -> ResponseReturnValue:
    """Choose head, foot and colour."""
    typed = {field: request.form.get(field, "") for field in ("header", "footer", "accent", "absence_to")}
    try:
        current_services().paper_looks.choose(
            header=typed["header"].splitlines(),
            footer=typed["footer"].splitlines(),
            accent=typed["accent"],
            absence_to=typed["absence_to"],
            by=asker().by,
        )
    except PaperLookError as error:
        return _page(typed, {error.values["field"]: look_message(error)}), 400
    flash(gettext("Papers look like this from now on."), "success")
    return redirect(url_for("paper_templates.index"), code=303)


@blueprint.post("/<paper>")
@needs(Role.ADMINISTRATOR)
def upload(paper: str) -> ResponseReturnValue:
    """Use another template for a kind of paper, or ours again (`reset`)."""
    kind, looks = _kind(paper), current_services().paper_looks
    if "reset" in request.form:
        looks.reset_template(kind)
        flash(gettext("%(name)s: our template is used again.", name=NAMES[kind]), "success")
        return redirect(url_for("paper_templates.index"), code=303)
    sent = request.files.get("template")
    content = _content(sent)
    if not content or sent is None:
        return _page({}, {paper: gettext("Choose a Word document first.")}), 400
    try:
        require_usable(content, invented_paper(kind, current_frame()))
    except TemplateRefusedError as error:
        return _page({}, {paper: refused_message(error)}), 400
    looks.choose_template(kind, name=sent.filename or f"{paper}.docx", content=content, by=asker().by)
    flash(chosen_message(str(NAMES[kind])), "success")
    return redirect(url_for("paper_templates.index"), code=303)


@blueprint.get("/<paper>/mal.docx")
@needs(Role.ADMINISTRATOR)
def template(paper: str) -> Response:
    """Send the template that is used: the council's own, or one like ours to begin with."""
    kind = _kind(paper)
    own = current_services().paper_looks.template(kind)
    content = own.content if own else template_to_begin_with(invented_paper(kind, current_frame()))
    response = Response(content, content_type=media.DOCX)
    response.headers.set("Content-Disposition", "attachment", **disposition_names(own.name if own else f"{paper}.docx"))
    return response


@blueprint.get("/<paper>/prove.<wanted>")
@needs(Role.ADMINISTRATOR)
def preview(paper: str, wanted: str) -> Response:
    """Send a paper about an invented meeting, as papers look now."""
    kind = _kind(paper)
    return sent_paper(invented_paper(kind, current_frame()), wanted, f"{paper}-prove", kind)


def _kind(path: str) -> PaperKind:
    return _KINDS.get(path) or abort(404)


def _content(sent: FileStorage | None) -> bytes:
    return sent.stream.read(LARGEST + 1) if sent is not None else b""


def _page(typed: dict[str, str], wrong: dict[str, str]) -> str:
    looks = current_services().paper_looks
    look = looks.look()
    kept = {"header": "\n".join(look.header), "footer": "\n".join(look.footer)}
    kept |= {"accent": look.accent, "absence_to": look.absence_to}
    return render_template(
        "paper_templates/index.html",
        kinds=[(PATHS[kind], name, looks.template(kind)) for kind, name in NAMES.items()],
        typed={**kept, **typed},
        wrong=wrong,
        content_field=f"{{{{{CONTENT}}}}}",
        other_fields=[f"{{{{{name}}}}}" for name in FIELDS],
    )
