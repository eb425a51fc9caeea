"""The kinds of field a command has: each reads what a person typed in a form, or what a program sent as JSON.

A field's metadata says how it is drawn: `label`, `help`, `widget`, `choices`, `lookup`. What is wrong with a value is
said in the reader's language.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext
from marshmallow import Schema, ValidationError, fields, validate

from domain.dates import PartialDate
from domain.errors import InvalidValueError

MOST_IN_LINE, MOST_IN_TEXT = 500, 200_000
"""The most characters of a field of one line, and of one of many."""


class Written(fields.String):
    """A text: blanks around it are no part of it, and an optional one that is blank is None."""

    def _deserialize(self, value: Any, *place: Any, **more: Any) -> Any:
        text = str(super()._deserialize(value, *place, **more)).replace("\r\n", "\n").strip()
        most = self.metadata["most"]
        if len(text) > most:
            raise ValidationError(
                gettext("This is %(written)s characters long. Write at most %(most)s.", written=len(text), most=most)
            )
        if text or not self.required:
            return text or None
        raise ValidationError(missing())


class Day(fields.Field[Any]):
    """A date, a month or a year, as events hold it (ISO 8601); people write 01.03.2022, 03.2022 or 2022."""

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> str | None:
        written = str(value).strip()
        if not written:
            if self.required:
                raise ValidationError(missing())
            return None
        try:
            return str(PartialDate.parse(written))
        except InvalidValueError:
            raise ValidationError(
                gettext(
                    "“%(written)s” is not a date. Write day, month and a year of four digits, for example 01.03.2022; "
                    "a month (03.2022) or a year will do.",
                    written=written[:40],
                )
            ) from None


class Choice(fields.Field[Any]):
    """One of some codes, which metadata `choices` has words for."""

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> str | None:
        code, allowed = str(value).strip(), choices_of(self)
        if code in allowed:
            return code
        if code:
            raise ValidationError(gettext("Choose one of: %(allowed)s.", allowed=", ".join(allowed)))
        if self.required:
            raise ValidationError(missing())
        return None


class Several(fields.List[Any]):
    """Some of the codes that metadata `choices` has words for, in their order; a form has a box for each."""

    def _deserialize(self, value: Any, *place: Any, **more: Any) -> Any:
        wanted, allowed = super()._deserialize(value, *place, **more), choices_of(self)
        if not allowed.keys() >= set(wanted):
            raise ValidationError(gettext("Choose among: %(allowed)s.", allowed=", ".join(allowed)))
        return [code for code in allowed if code in wanted]


class Listed(fields.List[Any]):
    """Some texts: a form writes them in one field with a semicolon or a new line between them."""

    def _deserialize(self, value: Any, *place: Any, **more: Any) -> Any:
        if isinstance(value, str):
            value = [part.strip() for line in value.splitlines() for part in line.split(";") if part.strip()]
        return super()._deserialize(value, *place, **more)


def missing() -> str:
    """Return what is said of a field that must be filled in."""
    return str(gettext("Fill this in."))


def line(label: Any, **more: Any) -> Written:
    """A text of one line."""
    return Written(**_settings(label, widget="line", most=MOST_IN_LINE, **more))


def text(label: Any, *, rows: int = 6, **more: Any) -> Written:
    """A text of many lines."""
    return Written(**_settings(label, widget="text", most=MOST_IN_TEXT, rows=rows, **more))


def reason(**more: Any) -> Written:
    """Why something is done; it stays in the history."""
    return line(lazy_gettext("Reason"), **more)


def day(label: Any, **more: Any) -> Day:
    """A date, a month or a year."""
    return Day(**_settings(label, widget="day", **more))


def choice(label: Any, choices: Mapping[str, Any] | Callable[[], Mapping[str, Any]], **more: Any) -> Choice:
    """One of `choices`, code by words; a function is asked each time. With `widget="radio"` all are on the page."""
    return Choice(**_settings(label, **{"widget": "choice"} | more, choices=choices))


def tick(label: Any, **more: Any) -> fields.Boolean:
    """Yes or no; a box that is not ticked is not sent by a form, and is no."""
    return fields.Boolean(load_default=False, metadata={"label": label, "widget": "tick", **more})


def number(label: Any, *, least: int = 0, most: int = 999_999, **more: Any) -> fields.Integer:
    """A whole number."""
    return fields.Integer(validate=validate.Range(least, most), **_settings(label, widget="line", **more))


def which(label: Any, choices: Callable[[], Mapping[str, Any]], **more: Any) -> fields.Integer:
    """The number of something that the record has; `choices` tells people what each is."""
    return fields.Integer(**_settings(label, widget="choice", choices=choices, required=True, **more))


def listed(label: Any, **more: Any) -> Listed:
    """Some short texts; with `widget="text"` a form has room for many, a line each."""
    inner = line(label)
    return Listed(inner, **_settings(label, **{"widget": "line"} | more))


def several(label: Any, choices: Mapping[str, Any] | Callable[[], Mapping[str, Any]], **more: Any) -> Several:
    """Some of `choices`, code by words; a function is asked each time."""
    codes = fields.String(metadata={"label": label, "choices": choices})
    return Several(codes, **_settings(label, widget="several", choices=choices, **more))


def group(label: Any, schema: type[Schema], **more: Any) -> fields.Nested:
    """Some fields that belong together."""
    return fields.Nested(schema, **_settings(label, widget="group", **more))


def rows(label: Any, schema: type[Schema], *, least: int = 0, **more: Any) -> fields.List[Any]:
    """Some rows of fields; a form begins with `least` of them, and rows that nothing is written in are left out."""
    return fields.List(fields.Nested(schema), **_settings(label, widget="rows", least=least, **more))


def choices_of(field: fields.Field[Any]) -> Mapping[str, Any]:
    """Return code and words of what a field offers; nothing when it offers nothing."""
    choices: Mapping[str, Any] | Callable[[], Mapping[str, Any]] = field.metadata.get("choices") or {}
    return choices() if callable(choices) else choices


def labels(group: Mapping[str, Any], codes: Iterable[str]) -> Mapping[str, Any]:
    """Return those of a group of labels that have these codes, in their order."""
    return {str(code): group[str(code)] for code in codes}


def _settings(label: Any, *, required: bool = False, **metadata: Any) -> dict[str, Any]:
    settings: dict[str, Any] = {"required": required, "metadata": {"label": label, **metadata}}
    return settings if required else settings | {"allow_none": True}
