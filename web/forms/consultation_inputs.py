"""What can be done with what municipalities are asked about a consultation: asked, and what they say told."""

from collections.abc import Mapping
from typing import Any

from flask import g
from flask_babel import lazy_gettext

from application.commands import consultation_inputs as commands
from application.commands import consultation_rows
from application.commands.documents import FileDocument
from domain import clock
from domain.basis import BasisKind
from domain.consultations import Consultation
from web.forms.action import Action
from web.forms.basis import PLACES as BASIS_PLACES
from web.forms.consultation_fields import inner_deadline, municipalities_to_ask
from web.forms.consultation_input_schemas import (
    AnswerItselfSchema,
    AskAlsoOthersSchema,
    DeclineInputSchema,
    RecordInputsSchema,
    TakeInputSchema,
)
from web.forms.consultations import is_there, with_texts

_PLACES = {
    **BASIS_PLACES,
    "organisation": "organisation_id",
    "inner_deadline": "deadline",
    "input_on": "received_on",
    "texts": "documents",
}
_ASKING = {"organisation": "organisations", "input-asked": "organisations", "inner_deadline": "deadline"}
_IN_ROWS = {
    "input_on": "day",
    "declined_on": "day",
    "answered_on": "day",
    "decided_on": "decided_on",
    "authority": "body",
    "organisation": "told",
    "documents": "document_id",
    "note": "summary",
}


def _asking_begun(consultation: Consultation) -> Mapping[str, Any]:
    """Return what asking begins with: everybody who is not asked already, today, and a week to spare."""
    return {
        "organisations": list(municipalities_to_ask()),
        "asked_on": clock.today().isoformat(),
        "deadline": inner_deadline(consultation.facts),
    }


def _asked(values: dict[str, Any]) -> dict[str, Any]:
    others = (values["other"],) if values.get("other") else ()
    return values | {"organisations": (*(values.get("organisations") or ()), *others)}


def _rows(values: dict[str, Any]) -> dict[str, Any]:
    files = tuple(values.get("files") or ())
    return values | {"rows": tuple(_row(row, files) for row in values.get("rows") or ())}


def _row(row: dict[str, Any], files: tuple[FileDocument, ...]) -> consultation_rows.MunicipalityTold:
    organisation_id, document_id, body = row["organisation_id"], row.get("document_id"), row.get("body")
    of_it = {one.sha256 for one in g.get("files_of_rows", {}).get(str(organisation_id), ())}
    basis = {
        "kind": BasisKind.OTHER,
        "authority": body,
        "organisation_id": organisation_id,
        "reference": row.get("reference"),
        "decided_on": row.get("decided_on"),
    }
    return consultation_rows.MunicipalityTold(
        **{name: row.get(name) for name in ("told", "day", "agreeing", "summary")},
        organisation_id=organisation_id,
        files=tuple(one for one in files if one.sha256 in of_it),
        documents=(document_id,) if document_id else (),
        basis=basis if body else None,
    )


_COMMON: dict[str, Any] = {"identity": "consultation_id", "kind": Consultation, "places": _PLACES, "fits": is_there}
_WITH_TEXTS: dict[str, Any] = {**_COMMON, "takes_files": True, "shaped": lambda values, _: with_texts(values)}

ASK = Action(
    name="ask-for-input",
    path="be-om-innspill",
    title=lazy_gettext("Ask the municipalities for input"),
    button=lazy_gettext("Record that they are asked"),
    done=lazy_gettext("It is recorded who is asked. They see it on their page."),
    intro=lazy_gettext("Record whom you asked. The archive sends nothing."),
    schema=AskAlsoOthersSchema,
    command=commands.AskForInput,
    perform=commands.ask_for_input,
    begins=_asking_begun,
    **(_COMMON | {"places": _ASKING, "shaped": lambda values, _: _asked(values)}),
)
TELL = Action(
    name="record-inputs",
    path="innspill",
    title=lazy_gettext("Record what the municipalities say"),
    button=lazy_gettext("Record it"),
    done=lazy_gettext("It is recorded what the municipalities say."),
    intro=lazy_gettext("Fill in those that have said something. A municipality for which nothing is chosen stays."),
    schema=RecordInputsSchema,
    command=consultation_rows.RecordInputs,
    perform=consultation_rows.record_inputs,
    takes_files=True,
    template="consultations/inputs.html",
    told=lambda: {"names": g.told_by, "others": g.told_of_others, "files": g.get("files_of_rows", {})},
    **(_COMMON | {"places": _IN_ROWS, "shaped": lambda values, _: _rows(values)}),
)
TAKE = Action(
    name="inputs",
    path="ta-imot",
    title=lazy_gettext("Take the input of a municipality"),
    button=lazy_gettext("Record it"),
    done=lazy_gettext("The input is recorded."),
    schema=TakeInputSchema,
    command=commands.TakeInput,
    perform=commands.take_input,
    **_WITH_TEXTS,
)
DECLINE = Action(
    name="declines",
    path="avsla",
    title=lazy_gettext("Record that a municipality gives no input"),
    button=lazy_gettext("Record it"),
    done=lazy_gettext("It is recorded."),
    schema=DeclineInputSchema,
    command=commands.DeclineInput,
    perform=commands.decline_input,
    **_COMMON,
)
OWN_ANSWER = Action(
    name="own-answers",
    path="eget-svar",
    title=lazy_gettext("Record that a municipality answered itself"),
    button=lazy_gettext("Record it"),
    done=lazy_gettext("It is recorded."),
    schema=AnswerItselfSchema,
    command=commands.AnswerItself,
    perform=commands.answer_itself,
    **_WITH_TEXTS,
)
ONE_BY_ONE = (TAKE, DECLINE, OWN_ANSWER)
"""What programs do one by one; a page has them all in one form."""
