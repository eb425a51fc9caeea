"""Elections as forms and JSON take them, beside other votes, and as events hold them (domain/elections.py)."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema

from domain.elections import ElectionMethod
from web.forms import fields

ELECTIONS = {
    ElectionMethod.MAJORITY.value: lazy_gettext("Election by majority"),
    ElectionMethod.PROPORTIONAL.value: lazy_gettext("Election by lists"),
    ElectionMethod.AGREED.value: lazy_gettext("Agreed election"),
    ElectionMethod.LOT.value: lazy_gettext("Drawing of lots"),
}
"""How an election was held, in words."""


class ElectionSchema(Schema):
    """What is told of an election alone; candidates or lists, and their votes, are the alternatives."""

    elected = fields.listed(
        lazy_gettext("Elected"), help=lazy_gettext("Who was elected, with a semicolon between them.")
    )
    lot = fields.listed(
        lazy_gettext("Won by lot"), help=lazy_gettext("The candidate, or the lists, that won when votes were equal.")
    )
    round = fields.number(lazy_gettext("Round"), least=1, most=2, help=lazy_gettext("By majority: 1 or 2."))
    blank = fields.number(lazy_gettext("Blank votes"))
    places = fields.number(lazy_gettext("Places"), least=1, help=lazy_gettext("By lists: how many were to be elected."))


def election_as_held(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is told of an election, in a ballot as its schema read it, as events hold it."""
    told = values.get("election") or {}
    rows = values.get("alternatives") or []
    lot = told.get("lot") or []
    held: dict[str, Any] = {name: told.get(name) for name in ("round", "blank", "places", "elected")}
    match values["method"]:
        case ElectionMethod.PROPORTIONAL:
            seats = {one["option"]: one["seats"] for one in rows if one.get("seats") is not None}
            return held | {"seats": seats, "lot": lot}
        case ElectionMethod.LOT:
            return held | {"adopted": next(iter(lot), None)}
        case _:
            return held | {"lot": next(iter(lot), None)}


def election_values(held: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an event holds of an election as ElectionSchema takes it; nothing for another vote."""
    if held["method"] not in ELECTIONS:
        return {}
    lot = held["adopted"] if held["method"] == ElectionMethod.LOT else held.get("lot")
    is_told_by_votes = held["method"] in (ElectionMethod.MAJORITY, ElectionMethod.LOT)
    return {
        "elected": [] if is_told_by_votes else held["elected"],
        "lot": [lot] if isinstance(lot, str) else lot or [],
        **{name: held.get(name) for name in ("round", "blank", "places")},
    }
