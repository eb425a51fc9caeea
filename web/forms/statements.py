"""What can be done with statements: registered, supported by organisations, replied to, retracted, put right."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import g
from flask_babel import lazy_gettext

from application.archive import Archive
from application.commands import statements as commands
from application.commands import statements_put_right as put_right
from application.commands.statement_versions import DraftStatementVersion
from application.questions.numbers import next_statement_reference
from domain import clock
from domain.recorded import records_of
from domain.references import CaseReference
from domain.statements import RecordKind, Statement
from web.forms.action import Action
from web.forms.basis import PLACES as BASIS_PLACES
from web.forms.consultations import with_texts
from web.forms.statement_fields import those_to_ask
from web.forms.statement_schemas import (
    ConfirmRetractingSchema,
    CorrectStatementSchema,
    RecordReplySchema,
    RegisterStatementSchema,
    StateSupportSchema,
    WhatWeSaySchema,
    WithdrawStatementSchema,
)
from web.forms.statement_versions import draft_to_record, is_there, of_version, version_values
from web.said_before import said_before
from web.services import current_services
from web.signed_in import asker

PLACES = {
    **BASIS_PLACES,
    "subject_area": "subject_areas",
    "case": "case_id",
    "consultation": "consultation_id",
    "organisation": "organisation_id",
    "entry": "entry_id",
    "version": "of_version",
    "texts": "documents",
}
"""Where in a form of a statement what is wrong is said."""

_WHOLE = ("kind", "title", "summary", "subject_areas", "consultation_id", "case_id", "replaces", "public_title")


def next_reference() -> str:
    """Return the number that the next statement of this year gets."""
    with current_services().stores.registers.connect() as connection:
        return next_statement_reference(connection, clock.today().year)


def whole_values(statement: Statement) -> Mapping[str, Any]:
    """Return what is known of the whole, as its form begins with it."""
    facts = statement.facts
    told = {name: facts[name] for name in WhatWeSaySchema._declared_fields}
    return told | {"replaces": [{"statement_id": one} for one in facts["replaces"]]}


def replaced(values: dict[str, Any]) -> dict[str, Any]:
    """Return values with the ids alone of what a statement replaces."""
    if "replaces" not in values:
        return values
    return values | {"replaces": tuple(one["statement_id"] for one in values["replaces"] or ())}


def _registered(values: dict[str, Any], identity: UUID) -> dict[str, Any]:
    whole = {name: values.get(name) for name in (*_WHOLE, "reference")}
    told = {name: values.get(name) for name in ("text", "documents", "files", "drafted_on")}
    first = version_values(told, values.get("title") or "", identity)
    told_of_it = first["documents"] or first["files"] or first.get("drafted_on")
    whole["subject_areas"] = tuple(values.get("subject_areas") or ())
    version = DraftStatementVersion(statement_id=identity, by=asker().by, **first) if told_of_it else None
    return replaced(whole) | {"first_version": version}


def _register(archive: Archive, command: commands.RegisterStatement) -> int | None:
    following = CaseReference.parse(next_reference()).sequence
    return commands.register_statement(archive, replace(command, next_sequence=following))


def _support_begun(statement: Statement) -> Mapping[str, Any]:
    rows = [{"organisation_id": one} for one in those_to_ask(statement.facts)]
    return {"standpoints": rows, "stated_on": clock.today().isoformat()}


def _reply_begun(statement: Statement) -> Mapping[str, Any]:
    """Return what a reply begins with: today, and who replied where it was sent to one alone."""
    sent = [one for _, record in records_of(statement.facts, RecordKind.SENDING) for one in record["recipients"]]
    only = sent[0] if len({*sent}) == 1 else None
    return {"replied_on": clock.today().isoformat(), "organisation_id": only}


def _supported(values: dict[str, Any]) -> dict[str, Any]:
    told = [*(values.get("standpoints") or ()), *(values.get("others") or ())]
    points = tuple(commands.Standpoint(**one) for one in told if one.get("stance"))
    return of_version(values) | {"standpoints": points}


_COMMON: dict[str, Any] = {"identity": "statement_id", "kind": Statement, "places": PLACES, "fits": is_there}

REGISTER = Action(
    name="",
    path="ny",
    title=lazy_gettext("Register a statement"),
    button=lazy_gettext("Register the statement"),
    done=lazy_gettext("The statement is registered. Its text is a draft until it is adopted, sent or published."),
    schema=RegisterStatementSchema,
    command=commands.RegisterStatement,
    perform=_register,
    creates=True,
    takes_files=True,
    proposes={"reference": lambda _: next_reference()},
    template="statements/new.html",
    told=lambda: said_before,
    warns=draft_to_record,
    shaped=_registered,
    **(_COMMON | {"places": {**PLACES, "reference-taken": "reference"}}),
)
SUPPORT = Action(
    name="support",
    path="hvem-star-bak",
    title=lazy_gettext("Record who stands behind it"),
    button=lazy_gettext("Record it"),
    done=lazy_gettext("It is recorded who stands behind the statement."),
    intro=lazy_gettext("Those for which nothing is chosen stay as they are."),
    schema=StateSupportSchema,
    command=commands.StateSupport,
    perform=commands.state_support,
    template="statements/support.html",
    told=lambda: g.get("standing_by", {}),
    begins=_support_begun,
    **(
        _COMMON
        | {
            "places": {**PLACES, "organisation": "standpoints", "already-stated": "standpoints"},
            "shaped": lambda values, _: _supported(values),
        }
    ),
)
REPLY = Action(
    name="replies",
    path="svar",
    title=lazy_gettext("Record a reply"),
    button=lazy_gettext("Record the reply"),
    done=lazy_gettext("The reply is recorded."),
    schema=RecordReplySchema,
    command=commands.RecordReply,
    perform=commands.record_reply,
    takes_files=True,
    template="consultations/with_files.html",
    begins=_reply_begun,
    **(_COMMON | {"shaped": lambda values, _: with_texts(values)}),
)
RETRACT = Action(
    name="retraction",
    path="trekk-tilbake",
    title=lazy_gettext("Retract what was said"),
    button=lazy_gettext("Retract the statement"),
    done=lazy_gettext("It is recorded from when we stand by the statement no longer."),
    intro=lazy_gettext("For what was said, and is not meant any longer. What was registered by mistake is withdrawn."),
    schema=ConfirmRetractingSchema,
    command=commands.RetractStatement,
    perform=commands.retract_statement,
    begins=lambda _: {"retracted_on": clock.today().isoformat()},
    **(_COMMON | {"fits": lambda view: not view.withdrawn and view.said_on is not None}),
)
CORRECT = Action(
    name="correct",
    path="rett",
    title=lazy_gettext("Correct the statement"),
    button=lazy_gettext("Record the correction"),
    done=lazy_gettext("The statement is corrected. What stood before is in its history."),
    intro=lazy_gettext("For what was written wrongly here. A text that said something wrong gets a new version."),
    schema=CorrectStatementSchema,
    command=put_right.CorrectStatement,
    perform=put_right.correct_statement,
    corrects=True,
    begins=whole_values,
    **(_COMMON | {"shaped": lambda values, _: replaced(values)}),
)
WITHDRAW = Action(
    name="withdraw",
    path="trekk",
    title=lazy_gettext("Withdraw what was registered by mistake"),
    button=lazy_gettext("Withdraw the statement"),
    done=lazy_gettext("The statement is withdrawn. Its history stays."),
    schema=WithdrawStatementSchema,
    command=put_right.WithdrawStatement,
    perform=put_right.withdraw_statement,
    **_COMMON,
)
