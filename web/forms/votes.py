"""Proposals and votes as forms and JSON take them, and as events hold them (domain/votes.py)."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext
from marshmallow import Schema, post_load

from domain.elections import ElectionMethod
from domain.votes import VoteMethod
from web.forms import fields
from web.forms.elections import ELECTIONS, ElectionSchema, election_as_held, election_values
from web.forms.lookups import organisation

METHODS = {
    VoteMethod.UNANIMOUS.value: lazy_gettext("Unanimous"),
    VoteMethod.FOR_AGAINST.value: lazy_gettext("For or against"),
    VoteMethod.ALTERNATIVES.value: lazy_gettext("Between alternatives"),
    **ELECTIONS,
}

_WRITTEN = {
    "for": "for",
    "ja": "for",
    "against": "against",
    "mot": "against",
    "imot": "against",
    "nei": "against",
}
_SHOWN = {"for": lazy_gettext("for"), "against": lazy_gettext("against")}
_OF_NAMED = (VoteMethod.ALTERNATIVES, ElectionMethod.MAJORITY, ElectionMethod.PROPORTIONAL, ElectionMethod.LOT)
_COUNTED = {"ayes": "for", "noes": "against"}


class ProposalSchema(Schema):
    """A proposal on an item."""

    key = fields.line(lazy_gettext("Letter"), help=lazy_gettext("A, B, C …, if it is not to follow the order."))
    proposer = fields.line(lazy_gettext("Proposed by"))
    text = fields.text(lazy_gettext("Proposal"), rows=3, required=True)

    @post_load
    def as_held(self, values: dict[str, Any], **_more: Any) -> dict[str, Any]:
        """Return it as events hold it."""
        return {"key": values.get("key"), "from": values.get("proposer"), "text": values["text"]}


class AlternativeSchema(Schema):
    """An alternative, a candidate or a list, and the votes it got."""

    option = fields.line(lazy_gettext("Alternative"), required=True)
    count = fields.number(lazy_gettext("Votes"))
    seats = fields.number(lazy_gettext("Seats of a list"))


class VoteSchema(Schema):
    """What one of those present voted."""

    party = fields.line(lazy_gettext("Municipality or member"), required=True)
    organisation_id = organisation(lazy_gettext("Organisation"))
    option = fields.line(lazy_gettext("Voted"), help=lazy_gettext("For, against, or the alternative."))
    count = fields.number(lazy_gettext("Votes"))
    attended = fields.line(lazy_gettext("Who met"), help=lazy_gettext("The person who voted, if it is known."))
    deputy_for = fields.line(lazy_gettext("Met for"), help=lazy_gettext("Whom a deputy stood in for."))


class BallotSchema(Schema):
    """One vote taken on the item."""

    method = fields.choice(lazy_gettext("How the vote was taken"), METHODS, required=True)
    ayes = fields.number(lazy_gettext("Votes for"))
    noes = fields.number(lazy_gettext("Votes against"))
    alternatives = fields.rows(
        lazy_gettext("Alternatives"),
        AlternativeSchema,
        help=lazy_gettext(
            "In an election: the candidates, or the lists. Seats are counted from the votes if none are written."
        ),
        row=lazy_gettext("alternative"),
        add=lazy_gettext("Add an alternative"),
    )
    casting_vote = fields.line(
        lazy_gettext("Casting vote of the chair"),
        help=lazy_gettext("Only when votes were equal: for, against, or the alternative."),
    )
    votes = fields.rows(
        lazy_gettext("How each voted"),
        VoteSchema,
        row=lazy_gettext("vote"),
        add=lazy_gettext("Add who voted what"),
    )
    about = fields.line(
        lazy_gettext("What was voted on"), help=lazy_gettext("If not the whole: a point, or a question.")
    )
    trial = fields.tick(lazy_gettext("A trial vote, which adopted nothing"))
    written = fields.tick(lazy_gettext("Voted in writing"))
    election = fields.group(lazy_gettext("In an election"), ElectionSchema, kind="election")

    @post_load
    def as_held(self, values: dict[str, Any], **_more: Any) -> dict[str, Any]:
        """Return it as events hold it."""
        chosen = values.get("alternatives") or []
        counts = {option: values[name] for name, option in _COUNTED.items() if values.get(name) is not None}
        counts |= {one["option"]: one["count"] for one in chosen if one.get("count") is not None}
        told = {name: values[name] for name in ("about", "trial", "written") if values.get(name)}
        if values["method"] in ELECTIONS:
            told |= election_as_held(values)
        return {
            "method": values["method"],
            "options": [one["option"] for one in chosen],
            "counts": {} if values["method"] == VoteMethod.UNANIMOUS and not counts.get("for") else counts,
            "votes": [one | {"option": option_of(one.get("option"))} for one in values.get("votes") or ()],
            "casting_vote": option_of(values.get("casting_vote")),
            **told,
        }


def proposal_values(held: Mapping[str, Any]) -> dict[str, Any]:
    """Return a proposal that an event holds as ProposalSchema takes it."""
    return {"key": held["key"], "proposer": held["from"], "text": held["text"]}


def ballot_values(held: Mapping[str, Any]) -> dict[str, Any]:
    """Return a ballot that an event holds as BallotSchema takes it."""
    counts, seats = held["counts"], held.get("seats") or {}
    named = held["method"] in _OF_NAMED
    chosen = [
        {"option": one, "count": _text(counts.get(one)), "seats": _text(seats.get(one))} for one in held["options"]
    ]
    return {
        "method": held["method"],
        "about": held.get("about"),
        "ayes": None if named else _text(counts.get("for")),
        "noes": None if named else _text(counts.get("against")),
        "alternatives": chosen if named else [],
        "casting_vote": option_shown(held["casting_vote"]),
        "votes": [one | {"option": option_shown(one["option"]), "count": _text(one["count"])} for one in held["votes"]],
        "trial": bool(held.get("trial")),
        "written": bool(held.get("written")),
        "election": election_values(held) or None,
    }


def option_of(written: str | None) -> str | None:
    """Return an option as events hold it: «for», «ja» and «mot» are what they are in English."""
    return None if written is None else _WRITTEN.get(written.casefold(), written)


def option_shown(option: str | None) -> str | None:
    """Return an option as a form shows it."""
    return None if option is None else str(_SHOWN.get(option, option))


def _text(count: int | None) -> str | None:
    return None if count is None else str(count)
