"""Records as people name them in a form, by kind: what may be meant by what is typed, and how one is shown."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from flask_babel import gettext
from marshmallow import ValidationError
from sqlalchemy import Connection

from application.questions.agreements import agreements_by_id
from application.questions.bodies import bodies_by_id
from application.questions.cases import cases_by_id
from application.questions.consultations import consultations_by_id
from application.questions.decisions import decisions_by_id
from application.questions.documents import documents_by_id
from application.questions.journal import entries_by_id
from application.questions.lookups import (
    Named,
    agreements_named,
    areas_named,
    bodies_named,
    cases_named,
    consultations_named,
    decisions_named,
    documents_named,
    entries_named,
    organisations_named,
    statements_named,
)
from application.questions.organisations import organisations_by_id
from application.questions.people_named import people_named
from application.questions.statements import statements_by_id
from domain.access import Audience
from web.formats import quoted
from web.forms import appointments_told, meetings_told, people_told, seats_told
from web.services import current_services

BETWEEN = " – "
"""Between the name of a record and what else tells it."""

Ask = Callable[[Connection, str], Sequence[Named]]

_Asked = TypeVar("_Asked")
_Found = TypeVar("_Found")


def _for_the_office(
    ask: Callable[[Connection, _Asked, Audience], _Found],
) -> Callable[[Connection, _Asked], _Found]:
    """Return what asks as those who see everything do: forms are for them."""
    return lambda connection, asked: ask(connection, asked, Audience.OFFICER)


KINDS: Mapping[str, Ask] = {
    "case": _for_the_office(cases_named),
    "journal-entry": _for_the_office(entries_named),
    "decision": _for_the_office(decisions_named),
    "agreement": _for_the_office(agreements_named),
    "consultation": _for_the_office(consultations_named),
    "meeting": meetings_told.named,
    "statement": _for_the_office(statements_named),
    "document": documents_named,
    "body": bodies_named,
    "organisation": organisations_named,
    "person": lambda connection, typed: people_told.several(people_named(connection, typed)),
    "appointment": appointments_told.named,
    "seat": seats_told.named,
}
"""What a kind of record is asked for by."""


def suggestions(kind: str, typed: str) -> list[tuple[str, str]]:
    """Return what may be meant: what to write, and what else tells it."""
    with current_services().stores.registers.connect() as connection:
        if kind == "subject-area":
            return [(one, "") for one in areas_named(connection, typed.rpartition(";")[2])]
        return [_offered(kind, one) for one in KINDS[kind](connection, typed)]


def resolve(kind: str, typed: str) -> UUID:
    """Return the id of the record that is meant; ValidationError, with what may be meant, when none or several are."""
    try:
        return UUID(typed)
    except ValueError:
        pass
    named = typed.rpartition(BETWEEN)[0] or typed if kind == "document" else typed.partition(BETWEEN)[0]
    wanted = named.strip().casefold()
    with current_services().stores.registers.connect() as connection:
        offered = KINDS[kind](connection, wanted)
    whole = typed.strip().casefold()
    told = [one for one in offered if whole == f"{one.name}{BETWEEN}{one.title}".casefold()]
    exact = told or [one for one in offered if wanted in (one.name.casefold(), one.title.casefold())]
    by_name = [one for one in exact if one.name.casefold() == wanted]
    if len(by_name or exact) == 1:
        return (by_name or exact)[0].id
    if not offered:
        raise ValidationError(gettext("“%(typed)s” is not in the archive. Look for a typo.", typed=typed[:60]))
    meant = ", ".join(quoted(_offered(kind, one)[0] if kind in _TOLD else one.name) for one in offered[:5])
    raise ValidationError(
        gettext(
            "“%(typed)s” is not the whole name of one. Write one of these: %(meant)s.", typed=typed[:60], meant=meant
        )
    )


def shown(kind: str, identity: UUID) -> str:
    """Return how a form names a record; its id when nothing is known of it."""
    with current_services().stores.registers.connect() as connection:
        view = _VIEWS[kind](connection, [identity]).get(identity)
    if view is None:
        return str(identity)
    if kind in ("body", "organisation", "seat"):
        return str(view.name)
    if kind in (*_TOLD, "meeting"):
        return f"{view.name}{BETWEEN}{view.title}"
    if kind == "document":
        return f"{view.title}{BETWEEN}{view.original.name}"
    return f"{view.reference}{BETWEEN}{view.title}"


_TOLD = ("person", "appointment")
"""Kinds of which several bear a name, and what else tells them is needed to tell them apart."""

_VIEWS: Mapping[str, Callable[[Connection, list[UUID]], Mapping[UUID, Any]]] = {
    "case": _for_the_office(cases_by_id),
    "journal-entry": _for_the_office(entries_by_id),
    "decision": _for_the_office(decisions_by_id),
    "agreement": _for_the_office(agreements_by_id),
    "consultation": _for_the_office(consultations_by_id),
    "meeting": meetings_told.by_id,
    "statement": _for_the_office(statements_by_id),
    "document": documents_by_id,
    "body": bodies_by_id,
    "organisation": organisations_by_id,
    "person": people_told.by_id,
    "appointment": appointments_told.by_id,
    "seat": seats_told.by_id,
}


def _offered(kind: str, one: Named) -> tuple[str, str]:
    if kind == "body":
        return one.name, one.title
    return (one.name, "") if kind in ("organisation", "seat") else (f"{one.name}{BETWEEN}{one.title}", "")
