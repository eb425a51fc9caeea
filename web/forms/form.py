"""A form as it is drawn and as it was sent: what is written in it, what it began with, and what is wrong with it."""

import json
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from flask_babel import gettext
from marshmallow import EXCLUDE, Schema, ValidationError, fields

from domain.errors import DomainError, InvalidRowsError, InvalidValuesError
from web.api.wrong_parameters import in_words
from web.forms.fields import Several, choices_of
from web.forms.written import as_written, pruned, tree
from web.messages import message

WHOLE = "_form"
"""The key of errors that concern no single field."""

_HIDDEN = ("id", "version", "was")


class Refused(str):
    """What is said of a value that was understood, and that a rule forbids."""

    __slots__ = ()


@dataclass(frozen=True)
class Bound:
    """A field of a form as it is drawn. `value` is what is written in it; `rows` are forms within the form."""

    name: str
    field: fields.Field[Any]
    value: Any
    error: str | None
    rows: Sequence["Group"] = ()

    @property
    def id(self) -> str:
        """Its id in the page."""
        return f"field-{self.name}"

    @property
    def label(self) -> str:
        """What it is called."""
        return str(self.field.metadata["label"])

    @property
    def widget(self) -> str:
        """How it is drawn: `line`, `text`, `day`, `choice`, `radio`, `tick`, `several`, `group` or `rows`."""
        return str(self.field.metadata["widget"])

    @property
    def choices(self) -> Mapping[str, Any]:
        """What it offers, code by words."""
        return choices_of(self.field)

    def told(self, name: str, default: Any = None) -> Any:
        """Return what the schema tells about it, such as `help`."""
        return self.field.metadata.get(name, default)


@dataclass(frozen=True)
class Group:
    """The fields of one row."""

    name: str
    fields: Sequence[Bound]


@dataclass(frozen=True)
class Conflict:
    """A field that somebody else changed while this form was open: what the archive has now, and what is written."""

    name: str
    label: str
    theirs: Any
    mine: Any


class Form:
    """A form of a schema.

    `written` is what stands in it, nested as the schema is; `was` what it began with, which a correction is told by;
    `version` the version of the record it was made from; `id` the id that what it creates gets.
    """

    def __init__(
        self, schema: Schema, written: Mapping[str, Any], *, was: Mapping[str, Any], version: int | None, id: UUID
    ) -> None:
        self.schema, self.written, self.was = schema, dict(written), dict(was)
        self.version, self.id = version, id
        self.errors: MutableMapping[str, Any] = {}
        self.conflicts: list[Conflict] = []
        self.grown: str | None = None

    @classmethod
    def begin(cls, schema: Schema, values: Mapping[str, Any] | None = None, *, version: int | None = None) -> "Form":
        """Return a form to be filled in, that begins with these values."""
        written = as_written(schema, values or {})
        return cls(schema, written, was=written, version=version, id=uuid4())

    @classmethod
    def sent(cls, schema: Schema, pairs: Sequence[tuple[str, str]], *, unfinished: bool = False) -> "Form":
        """Return a form as it was sent, or kept as a draft: names and texts in their order.

        An unfinished one keeps its empty rows.
        """
        hidden = dict(pair for pair in pairs if pair[0] in _HIDDEN)
        written = tree([pair for pair in pairs if pair[0].partition("-")[0] in schema.fields])
        version = hidden.get("version", "")
        return cls(
            schema,
            written if unfinished else pruned(schema, written),
            was=_json(hidden.get("was", "")),
            version=int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else None,
            id=_uuid(hidden.get("id", "")),
        )

    def __iter__(self) -> Iterator[Bound]:
        return iter(self._bound(self.schema, self.written, self.errors, ""))

    @property
    def was_written(self) -> str:
        """What it began with, as the page carries it."""
        return json.dumps(self.was, ensure_ascii=False)

    @property
    def wrong(self) -> list[tuple[str | None, str]]:
        """What is wrong, in the order of the fields: the field's id or None, and the sentence."""
        told: list[tuple[str | None, str]] = [(None, str(one)) for one in self.errors.get(WHOLE, ())]
        return told + list(_wrong(self))

    def load(self) -> dict[str, Any] | None:
        """Return the values the form holds, None when something is wrong with them: see `errors`."""
        try:
            return dict(self.schema.load(self.written, unknown=EXCLUDE))
        except ValidationError as error:
            self.errors.update(in_words(error.messages_dict))
            return None

    def changes(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values written otherwise than when the form began, None for what was emptied; never the reason."""
        names = [name for name in self.schema.fields if name != "reason"]
        altered = [name for name in names if (self.written.get(name) or "") != (self.was.get(name) or "")]
        return {name: values.get(name, self._nothing(name)) for name in altered}

    def refuse(self, error: DomainError, places: Mapping[str, str]) -> None:
        """Say what rule was broken, or which rules, each at its field if it has one.

        `places` leads codes and fields to fields here.
        """
        if isinstance(error, InvalidValuesError):
            for one in error.errors:
                self.refuse(one, places)
            return
        if isinstance(error, InvalidRowsError) and error.values["field"] not in self.schema.fields:
            self.say(message(error))
            return
        if isinstance(error, InvalidRowsError):
            for row, one in error.rows.items():
                self._refuse_row(error.values["field"], row, one, places)
            return
        named = error.values.get("field", "")
        field = places.get(error.code) or places.get(named) or named
        place, steps = self.errors, field.split("-")
        if steps[0] not in self.schema.fields:
            steps = [WHOLE]
        for step in steps[:-1]:
            place = place.setdefault(step, {})
        place.setdefault(steps[-1], []).append(Refused(message(error)))

    def _refuse_row(self, name: str, row: int, error: DomainError, places: Mapping[str, str]) -> None:
        """Say what rule was broken in a row, at its field, or at the first that is drawn."""
        for one in error.errors if isinstance(error, InvalidValuesError) else (error,):
            rows = self.schema.fields[name]
            assert isinstance(rows, fields.List)
            assert isinstance(rows.inner, fields.Nested)
            inner = rows.inner.schema.fields
            field = places.get(one.code) or places.get(one.values.get("field", "")) or one.values.get("field", "")
            if field not in inner:
                field = next(each for each, told in inner.items() if not told.metadata.get("hidden"))
            own = self.errors.setdefault(name, {}).setdefault(row, {})
            own.setdefault(field, []).append(Refused(message(one)))

    def say(self, sentence: str) -> None:
        """Say that something is wrong with the whole."""
        self.errors.setdefault(WHOLE, []).append(sentence)

    def rearrange(self, wish: str) -> None:
        """Add an empty row (`add:senders`), take one away (`remove:senders-1`), or write a value (`take:title=New`).

        A value of a row is written by `take:senders-1-name=New`.
        `up:items-2` and `down:items-2` move a row.
        """
        verb, _, name = wish.partition(":")
        steps = name.split("-")
        if verb == "remove" and len(steps) > 1 and steps[-1].isdecimal():
            rows = _find(self.written, steps[:-1])
            if int(steps[-1]) < len(rows):
                del rows[int(steps[-1])]
        elif verb in ("up", "down") and len(steps) > 1 and steps[-1].isdecimal():
            rows, here = _find(self.written, steps[:-1]), int(steps[-1])
            there = here + (1 if verb == "down" else -1)
            if here < len(rows) and 0 <= there < len(rows):
                rows[here], rows[there] = rows[there], rows[here]
                self.grown = "-".join((*steps[:-1], str(there)))
        elif verb == "add":
            _find(self.written, steps).append({})
            self.grown = name
        elif verb == "take":
            field, _, value = name.partition("=")
            row, last = self._row(field)
            if row is not None:
                row[last] = value
                self.grown = field

    def choose(self, chosen: Mapping[str, str], theirs: Mapping[str, Any]) -> None:
        """Write what the archive has into the fields for which that was chosen."""
        for name, whose in chosen.items():
            if whose == "theirs" and name in self.schema.fields:
                self.written[name] = theirs.get(name, "")

    def follow(self, values: Mapping[str, Any], version: int) -> bool:
        """Take in what somebody else has changed since; return whether nothing of it is written otherwise here.

        What only they changed is taken over. What both changed differently is a conflict, for the person to settle.
        """
        theirs = as_written(self.schema, values)
        for name in theirs:
            mine, before, now = (one.get(name) or "" for one in (self.written, self.was, theirs))
            if now in (before, mine):
                continue
            if mine == before:
                self.written[name] = now
            else:
                label = str(self.schema.fields[name].metadata["label"])
                self.conflicts.append(Conflict(name, label, self._words(name, now), self._words(name, mine)))
        self.was, self.version = theirs, version
        return not self.conflicts

    def _row(self, field: str) -> tuple[MutableMapping[str, Any] | None, str]:
        """Return the row that a field such as `items-2-title` is in, the whole for one of its own, and its last name.

        None where there is none such.
        """
        steps, schema, row = field.split("-"), self.schema, self.written
        while len(steps) > 2 and steps[0] in schema.fields and steps[1].isdecimal():
            rows, of = row.get(steps[0]), getattr(schema.fields[steps[0]], "inner", None)
            if not isinstance(of, fields.Nested) or not isinstance(rows, list) or int(steps[1]) >= len(rows):
                return None, ""
            schema, row, steps = of.schema, rows[int(steps[1])], steps[2:]
        return (row, steps[0]) if len(steps) == 1 and steps[0] in schema.fields else (None, "")

    def _nothing(self, name: str) -> Any:
        return [] if isinstance(self.schema.fields[name], fields.List) else None

    def _words(self, name: str, written: Any) -> str:
        field = self.schema.fields[name]
        if isinstance(field, fields.Nested) and isinstance(written, Mapping):
            inner = field.schema.fields
            return ", ".join(str(choices_of(inner[one]).get(text, text)) for one, text in written.items() if text)
        if isinstance(field, Several):
            return ", ".join(str(choices_of(field).get(one, one)) for one in written) or gettext("nothing")
        if isinstance(written, list):
            return "; ".join(", ".join(str(one) for one in row.values() if one) for row in written)
        return str(choices_of(field).get(written, written)) if written else gettext("nothing")

    def _bound(self, schema: Schema, written: Any, errors: Any, before: str) -> list[Bound]:
        return [
            self._field(name, field, written, errors, before)
            for name, field in schema.fields.items()
            if _is_asked(field, written, errors) or written.get(name)
        ]

    def _field(self, name: str, field: fields.Field[Any], written: Any, errors: Any, before: str) -> Bound:
        own = errors.get(name) if isinstance(errors, Mapping) else None
        whole = f"{before}{name}"
        if isinstance(field, fields.Nested):
            inner = self._bound(field.schema, written.get(name) or {}, own or {}, f"{whole}-")
            error = None if isinstance(own, Mapping) else _first(own)
            return Bound(whole, field, "", error, [Group(whole, inner)])
        if field.metadata["widget"] != "rows":
            return Bound(whole, field, written.get(name) or "", _first(own))
        assert isinstance(field, fields.List)
        assert isinstance(field.inner, fields.Nested)
        rows = list(written.get(name) or [])
        rows += [{}] * (field.metadata["least"] - len(rows))
        groups = []
        for place, row in enumerate(rows):
            wrong = own.get(place, {}) if isinstance(own, Mapping) else {}
            inner = self._bound(field.inner.schema, row, wrong, f"{whole}-{place}-")
            groups.append(Group(f"{whole}-{place}", inner))
        return Bound(whole, field, "", _first(own) if isinstance(own, list) else None, groups)


def _wrong(bound: Iterator[Bound] | Sequence[Bound] | Form) -> Iterator[tuple[str | None, str]]:
    for one in bound:
        if one.error:
            yield one.id, f"{one.label}: {one.error}"
        for row in one.rows:
            yield from _wrong(row.fields)


def _is_asked(field: fields.Field[Any], written: Any, errors: Any) -> bool:
    """Return whether a field is drawn: one that is `asked_by` another is when that one was not understood."""
    other = field.metadata.get("asked_by")
    if other is None:
        return True
    told = (errors.get(other) or None) if isinstance(errors, Mapping) and written.get(other) else None
    return told is not None and not isinstance(told[0], Refused)


def _first(errors: Any) -> str | None:
    while isinstance(errors, Mapping):
        errors = next(iter(errors.values()), None)
    if isinstance(errors, list):
        return str(errors[0]) if errors else None
    return None if errors is None else str(errors)


def _find(written: Any, steps: Sequence[str]) -> list[Any]:
    found = written
    for place, step in enumerate(steps):
        last = place == len(steps) - 1
        if isinstance(found, list):
            found = found[int(step)] if step.isdecimal() and int(step) < len(found) else {}
        else:
            found = found.setdefault(step, [] if last or steps[place + 1].isdecimal() else {})
    return found if isinstance(found, list) else []


def _json(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
