"""What stands in a form: values as they are written there, and the names of its fields as a tree."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from web.formats import format_day
from web.forms.fields import Day, Listed, Several

_MOST_ROWS = 200


def as_written(schema: Schema, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return how values of a schema's fields are written in its form; fields without a value are left out."""
    return {
        name: _written(field, values[name])
        for name, field in schema.fields.items()
        if values.get(name) not in (None, "", [], (), False)
    }


def tree(pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return `senders-0-name` and such nested: `{"senders": [{"name": …}]}`. The first of two equal names counts."""
    found: dict[str, Any] = {}
    for name, text in pairs:
        steps = name.split("-")
        place = found
        for step in steps[:-1]:
            inner = place.setdefault(step, {})
            if not isinstance(inner, dict):
                break
            place = inner
        else:
            place.setdefault(steps[-1], text)
    return {name: _rows(value) for name, value in found.items()}


def pruned(schema: Schema, written: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is written without blank fields that need nothing, and without rows in which nothing is written."""
    kept: dict[str, Any] = {}
    for name, field in schema.fields.items():
        value = written.get(name)
        if isinstance(field, fields.List) and isinstance(field.inner, fields.Nested):
            rows = [pruned(field.inner.schema, row) for row in value or () if isinstance(row, Mapping)]
            kept[name] = [row for row in rows if any(row.values())]
        elif isinstance(field, fields.Nested):
            kept[name] = pruned(field.schema, value) if isinstance(value, Mapping) else {}
            kept[name] = kept[name] or ({} if field.required else None)
        elif isinstance(field, Several):
            kept[name] = [one for one in value or () if isinstance(one, str)] or None
        elif isinstance(value, str) and (value.strip() or not field.required):
            kept[name] = value if value.strip() else None
    return {name: value for name, value in kept.items() if value is not None}


def _written(field: fields.Field[Any], value: Any) -> Any:
    if isinstance(field, Day):
        return format_day(value)
    if isinstance(field, fields.Boolean):
        return "yes"
    if isinstance(field, Listed):
        return ("\n" if field.metadata["widget"] == "text" else "; ").join(value)
    if isinstance(field, fields.Nested):
        return as_written(field.schema, value)
    if isinstance(field, Several):
        return [str(one) for one in value]
    if isinstance(field, fields.List) and isinstance(field.inner, fields.Nested):
        return [as_written(field.inner.schema, row) for row in value]
    show = getattr(field, "show", None)
    return show(value) if show and isinstance(value, UUID | str) else str(value)


def _rows(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    inner = {name: _rows(one) for name, one in value.items()}
    if all(name.isascii() and name.isdecimal() for name in inner):
        return [inner[name] for name in sorted(inner, key=int)][:_MOST_ROWS]
    return inner
