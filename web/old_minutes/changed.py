"""In words, for the record: which file minutes were read from, and what a person changed before accepting them."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext, ngettext
from marshmallow import Schema

from application.commands.documents import FileDocument
from web.forms.form import Form
from web.forms.old_minutes_schemas import AttendeeSchema, OldItemSchema

_UNSAID = ("source", "approve", "approved_on", "how", "case_id", "new_case", "person_id", "public_title")
"""What the file does not tell, or what a person must say anyway."""


def told_of(form: Form, files: Sequence[FileDocument]) -> str:
    """Return what is noted with the minutes."""
    said = []
    if files:
        told = {"name": files[0].name, "sha256": files[0].sha256}
        said.append(gettext("Read from the file “%(name)s” (SHA-256 %(sha256)s).", **told))
    said += [
        gettext("With it: “%(name)s” (SHA-256 %(sha256)s).", name=one.name, sha256=one.sha256) for one in files[1:]
    ]
    changed = [*_fields(form.schema, form.was, form.written), *_people(form), *_items(form)]
    if not changed:
        return " ".join([*said, gettext("Nothing was changed by hand.")])
    return " ".join([*said, gettext("Changed by hand: %(what)s.", what="; ".join(changed))])


def _fields(schema: Schema, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return the labels of the fields that are written otherwise; rows of the form itself are told apart."""
    return [
        str(field.metadata["label"]).lower()
        for name, field in schema.fields.items()
        if name not in (*_UNSAID, "attendance", "items") and _plain(before.get(name)) != _plain(after.get(name))
    ]


def _people(form: Form) -> list[str]:
    before, after = _by_source(form.was, "attendance"), _by_source(form.written, "attendance")
    schema = AttendeeSchema()
    said = [
        f"{row.get('name', '')}: {', '.join(fields)}"
        for source, row in after.items()
        if source in before and (fields := _fields(schema, before[source], row))
    ]
    added = [row for row in form.written.get("attendance") or () if row.get("source") not in before]
    said += [gettext("%(name)s added", name=row.get("name", "")) for row in added]
    out = [row.get("name", "") for source, row in before.items() if source not in after]
    return said + [gettext("%(name)s taken out", name=name) for name in out]


def _items(form: Form) -> list[str]:
    before, after = _by_source(form.was, "items"), _by_source(form.written, "items")
    schema = OldItemSchema()
    said = [
        gettext("item “%(title)s”: %(fields)s", title=row.get("title", ""), fields=", ".join(fields))
        for source, row in after.items()
        if source in before and (fields := _fields(schema, before[source], row))
    ]
    added = sum(row.get("source") not in before for row in form.written.get("items") or ())
    out = [row.get("title", "") for source, row in before.items() if source not in after]
    said += [ngettext("%(num)s item added", "%(num)s items added", added)] if added else []
    return said + [gettext("the item “%(title)s” taken out", title=title) for title in out]


def _by_source(written: Mapping[str, Any], name: str) -> dict[str, Mapping[str, Any]]:
    return {row["source"]: row for row in written.get(name) or () if row.get("source")}


def _plain(value: Any) -> Any:
    """Return a value so that what only a browser writes otherwise, line ends and empty fields, is the same."""
    if isinstance(value, Mapping):
        return {name: plain for name, one in value.items() if (plain := _plain(one))} or None
    if isinstance(value, list):
        return [plain for one in value if (plain := _plain(one))] or None
    return " ".join(str(value or "").split()) or None
