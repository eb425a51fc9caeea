"""Fields that name a record: people write its reference or name, programs send its id, and both may send either."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from flask_babel import gettext, lazy_gettext
from marshmallow import ValidationError, fields
from sqlalchemy import Connection

from application.office.roles import Role
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
from web.forms.fields import MOST_IN_LINE, Listed, listed, missing, tick
from web.services import current_services

BETWEEN = " – "
"""Between the name of a record and what else tells it."""

Ask = Callable[[Connection, str], Sequence[Named]]

KINDS: Mapping[str, Ask] = {
    "case": lambda connection, typed: cases_named(connection, typed, Audience.OFFICER),
    "journal-entry": lambda connection, typed: entries_named(connection, typed, Audience.OFFICER),
    "decision": lambda connection, typed: decisions_named(connection, typed, Audience.OFFICER),
    "agreement": lambda connection, typed: agreements_named(connection, typed, Audience.OFFICER),
    "consultation": lambda connection, typed: consultations_named(connection, typed, Audience.OFFICER),
    "meeting": meetings_told.named,
    "statement": lambda connection, typed: statements_named(connection, typed, Audience.OFFICER),
    "document": documents_named,
    "body": bodies_named,
    "organisation": organisations_named,
    "person": lambda connection, typed: people_told.several(people_named(connection, typed)),
    "appointment": appointments_told.named,
    "seat": seats_told.named,
}
"""What a kind of record is asked for by. Forms are for those who see everything."""


class NewPerson(str):
    """The name of a person who is to be registered."""

    __slots__ = ()


class Lookup(fields.Field[Any]):
    """A record of one kind, as its id."""

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> UUID | None:
        typed = str(value).strip()
        if not typed:
            if self.required:
                raise ValidationError(missing())
            return None
        return resolve(self.metadata["lookup"], typed)

    def show(self, value: UUID | str) -> str:
        """Return how a form names the record; what names none stays as it is."""
        kind = self.metadata["lookup"]
        try:
            return shown(kind, resolve(kind, str(value)))
        except ValidationError:
            return str(value)


class PersonOrNew(Lookup):
    """A person as their id, or a NewPerson where `new_person` beside it says that nobody who is registered is meant."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> Any:
        typed = str(value).strip()
        if typed and isinstance(data, Mapping) and data.get("new_person") in fields.Boolean.truthy:
            return NewPerson(typed.partition(BETWEEN)[0].strip()[:MOST_IN_LINE])
        try:
            return super()._deserialize(value, attr, data, **more)
        except ValidationError as error:
            if not typed:
                raise
            otherwise = gettext("If it is somebody who is not registered, tick that below.")
            raise ValidationError([f"{error.messages[0]} {otherwise}"]) from None


def case(label: Any, **more: Any) -> Lookup:
    """A case: `2025/17`."""
    return _lookup("case", label, **more)


def entry(label: Any, **more: Any) -> Lookup:
    """A journal entry: `2025/17-3`."""
    return _lookup("journal-entry", label, **more)


def decision(label: Any, **more: Any) -> Lookup:
    """A decision: `RR 23/2025`."""
    return _lookup("decision", label, **more)


def consultation(label: Any, **more: Any) -> Lookup:
    """A consultation: `2025/3`."""
    return _lookup("consultation", label, **more)


def meeting(label: Any, **more: Any) -> Lookup:
    """A meeting: `2026/12`."""
    return _lookup("meeting", label, **more)


def agreement(label: Any, **more: Any) -> Lookup:
    """An agreement: `2025/3`."""
    return _lookup("agreement", label, **more)


def statement(label: Any, **more: Any) -> Lookup:
    """A statement: `2025/7`."""
    return _lookup("statement", label, **more)


def document(label: Any, **more: Any) -> Lookup:
    """A document that is filed, by its title; the name of its file tells two of the same title apart."""
    return _lookup("document", label, **more)


def body(label: Any, **more: Any) -> Lookup:
    """A body, by its name or its abbreviation."""
    return _lookup("body", label, **{"help": lazy_gettext("Its name, or its abbreviation such as RR.")} | more)


def organisation(label: Any, **more: Any) -> Lookup:
    """An organisation, by its name."""
    return _lookup("organisation", label, **more)


def seat(label: Any, **more: Any) -> Lookup:
    """A seat of any body, by words of the body and of what the seat is called."""
    told = lazy_gettext("Some words of the body and the seat. Choose among those suggested.")
    return _lookup("seat", label, **{"help": told} | more)


def person(label: Any, **more: Any) -> Lookup:
    """A person, by a name; what they held tells two of the same name apart."""
    return _lookup("person", label, **{"help": lazy_gettext("Write a name, and choose among those suggested.")} | more)


def person_or_new(label: Any, *, required: bool = False, **more: Any) -> PersonOrNew:
    """A person, by a name; beside it goes `new_person`."""
    metadata = {"label": label, "widget": "line", "lookup": "person", **more}
    return (
        PersonOrNew(required=True, metadata=metadata) if required else PersonOrNew(allow_none=True, metadata=metadata)
    )


def new_person(*, asked_by: str = "person_id") -> fields.Boolean:
    """Whether the person is not registered yet: asked when nobody of that name is found."""
    return tick(lazy_gettext("This is a new person: register the name as it is written"), asked_by=asked_by)


def subject_areas(**more: Any) -> Listed:
    """Subject areas."""
    several = lazy_gettext("With a semicolon between them, if there are several.")
    return listed(lazy_gettext("Subject areas"), lookup="subject-area", help=several, **more)


def account_names() -> Mapping[str, str]:
    """Return those who can answer for something, id by name."""
    accounts = current_services().accounts.all()
    return {str(one.id): one.name for one in accounts if one.active and one.role is not Role.READER}


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
    "case": lambda connection, ids: cases_by_id(connection, ids, Audience.OFFICER),
    "journal-entry": lambda connection, ids: entries_by_id(connection, ids, Audience.OFFICER),
    "decision": lambda connection, ids: decisions_by_id(connection, ids, Audience.OFFICER),
    "agreement": lambda connection, ids: agreements_by_id(connection, ids, Audience.OFFICER),
    "consultation": lambda connection, ids: consultations_by_id(connection, ids, Audience.OFFICER),
    "meeting": meetings_told.by_id,
    "statement": lambda connection, ids: statements_by_id(connection, ids, Audience.OFFICER),
    "document": documents_by_id,
    "body": bodies_by_id,
    "organisation": organisations_by_id,
    "person": people_told.by_id,
    "appointment": appointments_told.by_id,
    "seat": seats_told.by_id,
}


def _lookup(kind: str, label: Any, *, required: bool = False, **more: Any) -> Lookup:
    metadata = {"label": label, "widget": "line", "lookup": kind, **more}
    return Lookup(required=True, metadata=metadata) if required else Lookup(allow_none=True, metadata=metadata)


def _offered(kind: str, one: Named) -> tuple[str, str]:
    if kind == "body":
        return one.name, one.title
    return (one.name, "") if kind in ("organisation", "seat") else (f"{one.name}{BETWEEN}{one.title}", "")
