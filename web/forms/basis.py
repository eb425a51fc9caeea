"""On what an appointment rests, as forms and JSON take it: a decision of ours, another authority's, or none found."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema

from domain.appointments import BasisKind
from domain.seats import Elector
from web.forms import fields
from web.forms.lookups import decision
from web.labels import LABELS

KINDS = fields.labels(LABELS["basis"], BasisKind)
ELECTORS = fields.labels(LABELS["elector"], Elector)

_BASIS = lazy_gettext("Basis")
PLACES = {name: f"basis-{name}" for name in ("decision_id", "authority", "reference", "elector", "note")} | {
    "basis": "basis-kind"
}
"""Where in a form with a basis what is wrong with it is said."""


class RestsOnSchema(Schema):
    """What something rests on."""

    kind = fields.choice(lazy_gettext("What it rests on"), KINDS, widget="radio", unnamed=True, required=True)
    decision_id = decision(
        lazy_gettext("Our decision"), help=lazy_gettext("Its number, such as RR 23/2025, or some words of its title.")
    )
    authority = fields.line(lazy_gettext("Who decided"), help=lazy_gettext("For example Prøvdal kommunestyre."))
    reference = fields.line(lazy_gettext("Their reference"), help=lazy_gettext("For example KS 70/2021."))
    decided_on = fields.day(
        lazy_gettext("Decided on"), help=lazy_gettext("A month or a year will do. Our own decision has its day itself.")
    )
    elector = fields.choice(lazy_gettext("They elected as"), ELECTORS)
    note = fields.line(lazy_gettext("Note"), help=lazy_gettext("What is known, and where it was looked for."))


def resting_on(label: Any = _BASIS, *, required: bool = True, **more: Any) -> Any:
    """What something rests on."""
    return fields.group(label, RestsOnSchema, kind="basis", required=required, **more)


def rests_on(values: dict[str, Any]) -> dict[str, Any]:
    """Return values with `decided_on` taken from a basis that is not ours: our decision has its own day."""
    told: Mapping[str, Any] = values.get("basis") or {}
    decided_on = None if told.get("kind") == BasisKind.DECISION else told.get("decided_on")
    return {**values, "decided_on": decided_on} if decided_on else values


def begun(held: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return a basis that events hold as a form begins with it."""
    return {name: held.get(name) for name in RestsOnSchema._declared_fields} if held else None
