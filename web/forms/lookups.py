"""Fields that name a record: people write its reference or name, programs send its id, and both may send either."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask_babel import gettext, lazy_gettext
from marshmallow import ValidationError, fields

from application.office.roles import Role
from web.forms.fields import MOST_IN_LINE, Listed, listed, missing, tick
from web.forms.records_named import BETWEEN, resolve, shown
from web.services import current_services


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


def _lookup(kind: str, label: Any, *, required: bool = False, **more: Any) -> Lookup:
    metadata = {"label": label, "widget": "line", "lookup": kind, **more}
    return Lookup(required=True, metadata=metadata) if required else Lookup(allow_none=True, metadata=metadata)
