"""Fields of the forms of statements: which version something is about, and how organisations stand to it.

A page tells which statement it is about (`g.acting_on`); programs send numbers and ids.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import g
from marshmallow import fields

from domain import clock
from domain.recorded import records_of
from domain.statements import RecordKind, Statement, standing_on, versions_of
from domain.statements.facts import version_record
from web.forms.agreement_fields import version_words
from web.forms.seats import participants_now


def among_versions(label: Any, *, required: bool = False, **more: Any) -> fields.Integer:
    """The number of one of the versions of the statement."""
    metadata = {"label": label, "widget": "choice", "choices": versions_to_choose, **more}
    if required:
        return fields.Integer(required=True, metadata=metadata)
    return fields.Integer(allow_none=True, metadata=metadata)


def versions_to_choose() -> Mapping[str, str]:
    """Return the versions of the statement that the page is about, the latest first."""
    facts = facts_here()
    if facts is None:
        return {}
    found = {one: version_record(facts, one) for one in reversed(versions_of(facts))}
    return {str(number): version_words(number, told[1]) for number, told in found.items() if told is not None}


def version_that_stands(facts: Mapping[str, Any]) -> int | None:
    """Return the version that stands today; before any does, the latest."""
    standing = standing_on(facts, clock.today().isoformat())
    return standing.version if standing else max(versions_of(facts), default=None)


def version_to_adopt(facts: Mapping[str, Any]) -> int | None:
    """Return the latest version that is not adopted; the latest of all when each is."""
    adopted = {record["version"] for _, record in records_of(facts, RecordKind.ADOPTION)}
    numbers = versions_of(facts)
    return max([one for one in numbers if one not in adopted] or numbers, default=None)


def those_to_ask(facts: Mapping[str, Any]) -> dict[str, str]:
    """Return the participants of which nothing is recorded yet for all versions, id by name; all when it is of each."""
    told = {record["organisation_id"] for _, record in records_of(facts, RecordKind.SUPPORT) if not record["version"]}
    everybody = dict(participants_now())
    left = {one: name for one, name in everybody.items() if UUID(one).hex not in {UUID(each).hex for each in told}}
    return left or everybody


def facts_here() -> Mapping[str, Any] | None:
    """Return what is recorded of the statement that the page is about."""
    statement = g.get("acting_on")
    return statement.facts if isinstance(statement, Statement) else None
