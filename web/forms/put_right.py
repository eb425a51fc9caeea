"""Putting right what is recorded of an agreement, a consultation and the like, and taking back what did not happen.

A kind of record tells the schemas of what is recorded of it, and the commands; the forms are made of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import g
from flask_babel import lazy_gettext
from marshmallow import Schema
from marshmallow import fields as plain

from application.archive import Archive
from domain.base import ArchiveAggregate
from web.forms import fields
from web.forms.action import Action
from web.forms.basis import begun as basis_begun
from web.forms.cases import CORRECTION_HELP

BECAUSE = "because"
"""What a form calls the reason that a record holds: `reason` is why it is put right."""

CORRECT_PATH, TAKE_BACK_PATH = "rett", "angre"
PAGE = f"<any({CORRECT_PATH}, {TAKE_BACK_PATH}):path>/<int:number>"
"""Where below the page of a record its records are put right, by the number of their events."""

Perform = Callable[[Archive, Any], int | None]
Begin = Callable[[Any], Mapping[str, Any]]

_NUMBER = {"label": lazy_gettext("The record’s number"), "widget": "line", "hidden": True}
_INTRO = lazy_gettext("For what was written wrongly. What happened since is recorded as what it was.")
_NEVER = ("of_version", "documents")
"""Which version it is about is never put right, and papers are moved on pages of their own."""


class TakeBackRecordSchema(Schema):
    """Something recorded that did not happen."""

    number = plain.Integer(required=True, metadata=_NUMBER)
    reason = fields.reason(required=True, help=lazy_gettext("Why it is taken back. It stays in the history."))


@dataclass(frozen=True)
class PuttingRight:
    """What can be done with what is recorded of a kind of record: `schemas` are asked for when it is put right.

    Programs send to `correct` those fields that the record has; a page asks for no others (`correcting`).
    """

    schemas: Mapping[Any, type[Schema]]
    correct: Action
    take_back: Action

    def correcting(self, kind: str) -> Action:
        """Return what puts a kind of record right."""
        return replace(self.correct, schema=self.schemas[kind])

    def on_page(self, path: str, kind: str) -> Action:
        """Return what is done on the page at `path` with a kind of record."""
        return self.take_back if path == self.take_back.path else self.correcting(kind)


def putting_right(
    recorded: Mapping[Any, type[Schema]],
    *,
    kind: type[ArchiveAggregate],
    correct: tuple[type[Any], Perform],
    take_back: tuple[type[Any], Perform],
    begins: Mapping[str, Begin] | None = None,
    by_programs: Mapping[str, Any] | None = None,
    intro: Any = _INTRO,
    shaped: Callable[[dict[str, Any], Any], dict[str, Any]] = lambda values, _: values,
    **common: Any,
) -> PuttingRight:
    """Return what puts right, and takes back, what is recorded of a `kind` with these schemas.

    `correct` and `take_back` are commands and what carries them out; `begins` tells what a form begins with where a
    record holds something otherwise; `by_programs` are fields that mean one thing in one record and another in another.
    """
    schemas = {one: _correcting(schema) for one, schema in recorded.items()}
    return PuttingRight(
        schemas,
        correct=Action(
            name="correct-record",
            path=CORRECT_PATH,
            title=lazy_gettext("Correct what is recorded"),
            button=lazy_gettext("Record the correction"),
            done=lazy_gettext("It is corrected. What stood before is in the history."),
            intro=intro,
            schema=Schema.from_dict(
                {
                    name: field
                    for schema in reversed([*schemas.values()])
                    for name, field in schema._declared_fields.items()
                    if name not in _NEVER
                }
                | dict(by_programs or {}),
                name=f"Correct{kind.__name__}RecordSchema",
            ),
            command=correct[0],
            perform=_as_events_call_it(correct[1]),
            corrects=True,
            keys=("number",),
            begins=_begun({"basis": lambda held: {"basis": basis_begun(held)}, **(begins or {})}),
            shaped=shaped,
            kind=kind,
            **common,
        ),
        take_back=Action(
            name="take-back-record",
            path=TAKE_BACK_PATH,
            title=lazy_gettext("Take back what is recorded"),
            button=lazy_gettext("Take it back"),
            done=lazy_gettext("It is taken back. It stays in the history."),
            intro=lazy_gettext("For what did not happen. What happened, but was written wrongly, is corrected."),
            schema=TakeBackRecordSchema,
            command=take_back[0],
            perform=take_back[1],
            kind=kind,
            **common,
        ),
    )


def _correcting(schema: type[Schema]) -> type[Schema]:
    """Return the schema of something recorded, as it is put right: for a reason, and of the record `number`."""
    ordered: tuple[str, ...] = getattr(schema.Meta, "fields", ())
    asked = (BECAUSE if name == "reason" else name for name in ordered)
    kept = tuple(name for name in asked if name not in (*_NEVER, "number"))
    without = tuple(name for name in _NEVER if name in schema._declared_fields)
    meta = {"fields": ("number", *kept, "reason")} if ordered else {"exclude": without}
    told = {
        "number": plain.Integer(required=True, metadata=_NUMBER),
        "reason": fields.reason(required=True, help=CORRECTION_HELP),
        "Meta": type("Meta", (), meta),
    }
    if "reason" in schema._declared_fields:  # why it was done, beside why that is put right
        told[BECAUSE] = fields.text(
            lazy_gettext("Reason as it was given then"), rows=3, required=schema._declared_fields["reason"].required
        )
    return type(f"Correct{schema.__name__}", (schema,), told)


def _begun(begins: Mapping[str, Begin]) -> Callable[[Any], Mapping[str, Any]]:
    """Return what tells of an aggregate what is known of the record that the page names."""

    def begun(aggregate: Any) -> Mapping[str, Any]:
        record = aggregate.facts["records"][str(g.acting_record)]
        told = {name: value for name, value in record.items() if name not in ("kind", "version", "texts")}
        if "reason" in told:
            told[BECAUSE] = told.pop("reason")
        for name, begin in begins.items():
            if name in told:
                told |= begin(told.pop(name))
        return {**told, "number": g.acting_record}

    return begun


def _as_events_call_it(perform: Perform) -> Perform:
    def put_right(archive: Archive, command: Any) -> int | None:
        changes = {"reason" if name == BECAUSE else name: value for name, value in command.changes.items()}
        return perform(archive, replace(command, changes=changes))

    return put_right
