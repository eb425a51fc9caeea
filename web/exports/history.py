"""What happened and what was corrected, as files: an event on each row, in the words of the pages."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema, fields

from web.exports.listing import Column, Listing, moment, whole_address
from web.history_words import Step
from web.history_words.lookup import Link


class LinkSchema(Schema):
    """A record by name. `address` is its page, null where there is none for the asker."""

    label = fields.String()
    address = fields.String(attribute="url", allow_none=True)


class ChangeSchema(Schema):
    """What stood before and after, in words; null where there was or is nothing."""

    label = fields.String()
    before = fields.String(allow_none=True)
    after = fields.String(allow_none=True)


class StepSchema(Schema):
    """An event in words. `by` is null where that is not for the asker."""

    position = fields.Integer()
    recorded_at = fields.String(attribute="moment")
    by = fields.String(allow_none=True)
    what = fields.String(attribute="telling.what")
    record = fields.Nested(LinkSchema, attribute="about", allow_none=True)
    related = fields.Nested(LinkSchema, attribute="telling.related", allow_none=True)
    changes = fields.List(fields.Nested(ChangeSchema), attribute="telling.changes")
    reason = fields.String(attribute="telling.reason", allow_none=True)
    notes = fields.List(fields.String(), attribute="telling.notes")


def _label(link: Link | None) -> str | None:
    return link.label if link else None


def _address(step: Step) -> str | None:
    return whole_address(step.about.url) if step.about and step.about.url else None


def _side(step: Step, side: str) -> str:
    """Return what stood before or after; of several changes each on a line of its own, with what it is about."""
    changes = step.telling.changes
    if len(changes) == 1:
        return getattr(changes[0], side) or ""
    return "\n".join(f"{one.label}: {getattr(one, side) or '–'}" for one in changes)


def _columns() -> Sequence[Column[Step]]:
    return (
        Column(lazy_gettext("When"), lambda step: moment(step.moment)),
        Column(lazy_gettext("What happened"), lambda step: step.telling.what, 30),
        Column(lazy_gettext("About"), lambda step: _label(step.about), 50),
        Column(lazy_gettext("Related to"), lambda step: _label(step.telling.related), 40),
        Column(lazy_gettext("What was changed"), lambda step: ", ".join(one.label for one in step.telling.changes), 24),
        Column(lazy_gettext("Before"), lambda step: _side(step, "before"), 50),
        Column(lazy_gettext("After"), lambda step: _side(step, "after"), 50),
        Column(lazy_gettext("Reason"), lambda step: step.telling.reason, 40),
        Column(lazy_gettext("Note"), lambda step: ". ".join(step.telling.notes), 40),
        Column(lazy_gettext("By whom"), lambda step: step.by, 24),
        Column(lazy_gettext("Address"), _address, 40),
    )


def _as_json(steps: Sequence[Step]) -> Sequence[Any]:
    return steps


HISTORY = Listing[Step](lazy_gettext("History"), _columns(), StepSchema, _as_json)
CORRECTIONS = Listing[Step](lazy_gettext("Corrections"), _columns(), StepSchema, _as_json)
