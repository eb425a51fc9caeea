"""The sorts of events that rows tell of consultations: how each is recorded, and which columns say what of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from application.archive import Archive
from application.commands.consultation_answers import (
    AnswerConsultation,
    ChooseWay,
    DraftAnswer,
    LetConsultationPass,
    TellOutcome,
    TreatAnswer,
    answer_consultation,
    choose_way,
    draft_answer,
    let_consultation_pass,
    tell_outcome,
    treat_answer,
)
from application.commands.consultation_inputs import (
    AnswerItself,
    AskForInput,
    DeclineInput,
    TakeInput,
    answer_itself,
    ask_for_input,
    decline_input,
    take_input,
)
from application.commands.consultations import MoveDeadline, move_deadline
from application.imports.columns import Column
from domain.consultations.facts import RecordKind

Does = Callable[[Archive, Any], int | None]


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of event: its command, the field that its day is in, and which columns fill which fields.

    `texts`: with files. `basis`: with what it rests on. `again`: it may happen several times. `needs` are columns that
    must be filled in.
    """

    command: type
    does: Does
    day: str
    columns: Mapping[Column, str] = field(default_factory=dict)
    texts: bool = False
    basis: bool = False
    again: bool = True
    needs: tuple[Column, ...] = ()


SORTS: Mapping[RecordKind, Sort] = {
    RecordKind.DEADLINE: Sort(
        MoveDeadline,
        move_deadline,
        "moved_on",
        {Column.DEADLINE: "deadline", Column.TEXT: "note"},
        needs=(Column.DEADLINE,),
    ),
    RecordKind.WAY: Sort(
        ChooseWay,
        choose_way,
        "chosen_on",
        {Column.ANSWERING_WAY: "way", Column.TEXT: "reason", Column.PRINCIPLE: "principle"},
        basis=True,
        needs=(Column.ANSWERING_WAY,),
    ),
    RecordKind.ASKED: Sort(AskForInput, ask_for_input, "asked_on", {Column.DEADLINE: "deadline", Column.TEXT: "note"}),
    RecordKind.INPUT: Sort(
        TakeInput,
        take_input,
        "received_on",
        {Column.STANCE: "agreeing", Column.TEXT: "summary"},
        texts=True,
        basis=True,
    ),
    RecordKind.DECLINED: Sort(DeclineInput, decline_input, "declined_on", {Column.TEXT: "note"}),
    RecordKind.OWN_ANSWER: Sort(
        AnswerItself, answer_itself, "answered_on", {Column.TEXT: "summary"}, texts=True, basis=True
    ),
    RecordKind.DRAFT: Sort(
        DraftAnswer,
        draft_answer,
        "drafted_on",
        {Column.STATEMENT: "statement_id", Column.TEXT: "note"},
        texts=True,
    ),
    RecordKind.TREATMENT: Sort(
        TreatAnswer,
        treat_answer,
        "treated_on",
        {Column.BODY: "body", Column.OUTCOME: "outcome", Column.TEXT: "note"},
        basis=True,
        needs=(Column.OUTCOME,),
    ),
    RecordKind.ANSWER: Sort(
        AnswerConsultation,
        answer_consultation,
        "answered_on",
        {Column.STATEMENT: "statement_id", Column.TEXT: "note"},
        again=False,
        needs=(Column.STATEMENT,),
    ),
    RecordKind.PASSED: Sort(
        LetConsultationPass,
        let_consultation_pass,
        "passed_on",
        {Column.TEXT: "reason"},
        basis=True,
        again=False,
        needs=(Column.TEXT,),
    ),
    RecordKind.OUTCOME: Sort(
        TellOutcome,
        tell_outcome,
        "known_on",
        {Column.TEXT: "outcome", Column.HEARD: "heard", Column.ADDRESS: "address"},
        texts=True,
        needs=(Column.TEXT,),
    ),
}

OF_MUNICIPALITY = frozenset({RecordKind.ASKED, RecordKind.INPUT, RecordKind.DECLINED, RecordKind.OWN_ANSWER})
"""What is told of municipalities, each of those that the row names."""

VOCABULARIES: Mapping[Column, str] = {
    Column.ANSWERING_WAY: "answering-way",
    Column.STANCE: "agreeing",
    Column.OUTCOME: "consultation-treatment",
    Column.HEARD: "heard",
}
"""Columns that hold values of a list."""


def used_columns(kind: RecordKind) -> set[Column]:
    """Return the columns that a row of such an event uses."""
    sort = SORTS[kind]
    used = {Column.TYPE, Column.CONSULTATION, Column.EVENT, Column.DATE, *sort.columns}
    if kind in OF_MUNICIPALITY:
        used.add(Column.ORGANISATION)
    if sort.texts:
        used |= {Column.FILE, Column.ATTACHMENTS}
    if sort.basis:
        used |= {Column.DECISION, Column.AUTHORITY, Column.AUTHORITY_REFERENCE, Column.DECIDED}
        used |= {Column.BODY} if kind in OF_MUNICIPALITY else set()
    return used
