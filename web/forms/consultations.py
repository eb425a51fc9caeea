"""What can be done with consultations: received, answered in a way, drafted, treated, answered or let pass, put right.

What municipalities are asked and say is told beside this (web/forms/consultation_inputs.py).
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import g
from flask_babel import lazy_gettext

from application.archive import Archive
from application.commands import consultation_answers as answering
from application.commands import consultations as commands
from application.commands import consultations_put_right as put_right
from application.questions.consultations import ConsultationView
from application.questions.numbers import next_consultation_reference
from application.questions.statements import statements_answering
from domain import clock
from domain.access import Audience
from domain.consultations import Consultation, RecordKind
from domain.consultations.standing import deadline_on, way_on
from domain.recorded import records_of
from domain.references import CaseReference
from web.forms.action import Action
from web.forms.basis import PLACES as BASIS_PLACES
from web.forms.basis import rests_on
from web.forms.consultation_fields import code_of, day_of_choice, principles_then
from web.forms.consultation_schemas import (
    ChooseWaySchema,
    ConfirmAnswerSchema,
    ConfirmPassingSchema,
    CorrectConsultationSchema,
    DraftAnswerSchema,
    LetterSchema,
    NewDeadlineSchema,
    ReceiveConsultationSchema,
    TellOutcomeSchema,
    TreatAnswerSchema,
    WithdrawConsultationSchema,
)
from web.services import current_services

PLACES = {
    "sender": "sender_id",
    "subject_area": "subject_areas",
    "case": "case_id",
    "entry": "entry_id",
    "statement": "statement_id",
    "draft": "statement_id",
    "body": "body_id",
    "answering_way": "way",
    "treatment_outcome": "outcome",
    "consultation-answered": "statement_id",
    "texts": "documents",
}
"""Where in a form of a consultation what is wrong is said."""


def next_reference() -> str:
    """Return the number that the next consultation of this year gets."""
    with current_services().stores.registers.connect() as connection:
        return next_consultation_reference(connection, clock.today().year)


def is_there(view: ConsultationView) -> bool:
    """Return whether it was not registered by mistake."""
    return not view.withdrawn


def today(*names: str) -> Any:
    """Return what begins a form with today in these fields."""
    return lambda _: dict.fromkeys(names, clock.today().isoformat())


def with_texts(values: dict[str, Any]) -> dict[str, Any]:
    """Return values with their texts as commands take them."""
    documents = tuple(one["document_id"] for one in values.get("documents") or ())
    return rests_on(values) | {"documents": documents, "files": tuple(values.get("files") or ())}


def whole_values(consultation: Consultation) -> Mapping[str, Any]:
    """Return what is known of the whole, as its form begins with it."""
    return {name: consultation.facts[name] for name in LetterSchema._declared_fields}


def _received(values: dict[str, Any]) -> dict[str, Any]:
    return with_texts(values) | {"subject_areas": tuple(values.get("subject_areas") or ())}


def _receive(archive: Archive, command: commands.ReceiveConsultation) -> int | None:
    following = CaseReference.parse(next_reference()).sequence
    return commands.receive_consultation(archive, replace(command, next_sequence=following))


def _answer_begun(consultation: Consultation) -> Mapping[str, Any]:
    """Return what an answer begins with: today, and the statement that was drafted last, or is told to answer it."""
    drafts = [one["statement_id"] for _, one in records_of(consultation.facts, RecordKind.DRAFT)]
    drafted = next((one for one in reversed(drafts) if one), None)
    return {"answered_on": clock.today().isoformat(), "statement_id": drafted or _written_for(consultation)}


def _draft_begun(consultation: Consultation) -> Mapping[str, Any]:
    """Return what a draft begins with: today, and the statement that is told to answer it."""
    return {"drafted_on": clock.today().isoformat(), "statement_id": _written_for(consultation)}


def _written_for(consultation: Consultation) -> UUID | None:
    with current_services().stores.registers.connect() as connection:
        found = statements_answering(connection, [consultation.id], Audience.OFFICER).get(consultation.id)
    return found[0].id if found else None


def _way_begun(consultation: Consultation) -> Mapping[str, Any]:
    """Return what a choice begins with: today, and the way chosen already, lest it be overruled unseen."""
    day = clock.today().isoformat()
    chosen = way_on(consultation.facts, day)
    if chosen is None:
        return {"chosen_on": day}
    cited = chosen[1]["principle"]
    return {"chosen_on": day, "way": chosen[1]["way"], "principle": code_of(cited) if cited else None}


def _deadline_begun(consultation: Consultation) -> Mapping[str, Any]:
    """Return what a move begins with: today, and the deadline as it is."""
    day = clock.today().isoformat()
    return {"moved_on": day, "deadline": deadline_on(consultation.facts, day)}


_COMMON: dict[str, Any] = {"identity": "consultation_id", "kind": Consultation, "places": PLACES, "fits": is_there}
_RESTING: dict[str, Any] = {
    **_COMMON,
    "places": {**BASIS_PLACES, **PLACES},
    "shaped": lambda values, _: rests_on(values),
}
_WITH_TEXTS: dict[str, Any] = {**_COMMON, "takes_files": True, "shaped": lambda values, _: with_texts(values)}

RECEIVE = Action(
    name="",
    path="ny",
    title=lazy_gettext("Register a consultation"),
    button=lazy_gettext("Register the consultation"),
    done=lazy_gettext("The consultation is registered. Choose how to answer it next."),
    schema=ReceiveConsultationSchema,
    command=commands.ReceiveConsultation,
    perform=_receive,
    creates=True,
    takes_files=True,
    proposes={"reference": lambda _: next_reference()},
    template="consultations/new.html",
    told=lambda: g.get("letter"),
    shaped=lambda values, _: _received(values),
    **(_COMMON | {"places": {**PLACES, "reference-taken": "reference"}}),
)
CHOOSE_WAY = Action(
    name="choose-way",
    path="svarmate",
    title=lazy_gettext("Choose who answers"),
    button=lazy_gettext("Record the choice"),
    done=lazy_gettext("It is recorded who answers."),
    schema=ChooseWaySchema,
    command=answering.ChooseWay,
    perform=answering.choose_way,
    template="consultations/way.html",
    told=lambda: {"day": day_of_choice(), "principles": principles_then()},
    begins=_way_begun,
    **_RESTING,
)
MOVE_DEADLINE = Action(
    name="move-deadline",
    path="flytt-frist",
    title=lazy_gettext("Move the deadline"),
    button=lazy_gettext("Record the new deadline"),
    done=lazy_gettext("The new deadline is recorded."),
    schema=NewDeadlineSchema,
    command=commands.MoveDeadline,
    perform=commands.move_deadline,
    begins=_deadline_begun,
    **_COMMON,
)
DRAFT = Action(
    name="drafts",
    path="utkast",
    title=lazy_gettext("Record a draft of the answer"),
    button=lazy_gettext("Record the draft"),
    done=lazy_gettext("The draft is recorded. It is for the office alone."),
    intro=lazy_gettext("A statement that is being written, or a file."),
    schema=DraftAnswerSchema,
    command=answering.DraftAnswer,
    perform=answering.draft_answer,
    template="consultations/with_files.html",
    begins=_draft_begun,
    **_WITH_TEXTS,
)
TREAT = Action(
    name="treatments",
    path="behandling",
    title=lazy_gettext("Record that a body treated the draft"),
    button=lazy_gettext("Record the treatment"),
    done=lazy_gettext("The treatment is recorded."),
    schema=TreatAnswerSchema,
    command=answering.TreatAnswer,
    perform=answering.treat_answer,
    **_RESTING,
)
ANSWER = Action(
    name="answer",
    path="svar",
    title=lazy_gettext("Record that it is answered"),
    button=lazy_gettext("Record the answer"),
    done=lazy_gettext("It is recorded that we answered."),
    intro=lazy_gettext("The statement is registered first, under «Statements»."),
    schema=ConfirmAnswerSchema,
    command=answering.AnswerConsultation,
    perform=answering.answer_consultation,
    begins=_answer_begun,
    **_COMMON,
)
LET_PASS = Action(
    name="let-pass",
    path="la-ligge",
    title=lazy_gettext("Let it pass without an answer"),
    button=lazy_gettext("Let it pass"),
    done=lazy_gettext("It is recorded that no answer is given."),
    intro=lazy_gettext("For what the council should have answered, and does not. The reason stays in the archive."),
    schema=ConfirmPassingSchema,
    command=answering.LetConsultationPass,
    perform=answering.let_consultation_pass,
    begins=today("passed_on"),
    **(_RESTING | {"places": {**BASIS_PLACES, **PLACES, "consultation-answered": "passed_on"}}),
)
OUTCOME = Action(
    name="outcomes",
    path="utfall",
    title=lazy_gettext("Record what came of it"),
    button=lazy_gettext("Record the outcome"),
    done=lazy_gettext("The outcome is recorded."),
    schema=TellOutcomeSchema,
    command=answering.TellOutcome,
    perform=answering.tell_outcome,
    template="consultations/with_files.html",
    begins=today("known_on"),
    **_WITH_TEXTS,
)
CORRECT = Action(
    name="correct",
    path="rett",
    title=lazy_gettext("Correct the consultation"),
    button=lazy_gettext("Record the correction"),
    done=lazy_gettext("The consultation is corrected. What stood before is in its history."),
    intro=lazy_gettext("For what was written wrongly. What happened since is recorded as what it was."),
    schema=CorrectConsultationSchema,
    command=put_right.CorrectConsultation,
    perform=put_right.correct_consultation,
    corrects=True,
    begins=whole_values,
    **_COMMON,
)
WITHDRAW = Action(
    name="withdraw",
    path="trekk",
    title=lazy_gettext("Withdraw what was registered by mistake"),
    button=lazy_gettext("Withdraw the consultation"),
    done=lazy_gettext("The consultation is withdrawn. Its history stays."),
    schema=WithdrawConsultationSchema,
    command=put_right.WithdrawConsultation,
    perform=put_right.withdraw_consultation,
    **_COMMON,
)
