"""Contact details of organisations: ordinary rows that the office looks after, and that are gone when taken away.

They are in no event, no register and no search index, and only those who work in the office see them.
"""

import operator
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from functools import reduce
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, delete, func, insert, or_, select, true, update

from application.database import writing
from application.norwegian_order import norwegian_key
from application.office.contact_details import ContactDetails, tidied
from application.office.errors import ContactChangedError, ContactMadeAlreadyError, UnknownContactError
from application.office.tables import CONTACTS
from application.questions.seen import has_words
from domain import clock
from domain.errors import InvalidValueError

MOST_OF_ONE = 200
"""So many contact details one organisation may have."""

_FIELDS = tuple(one.name for one in fields(ContactDetails))
_SEARCHED: ColumnElement[Any] = reduce(
    operator.add, (func.coalesce(CONTACTS.c[name] + " ", "") for name in _FIELDS if name != "organisation_id")
)


@dataclass(frozen=True, kw_only=True)
class Contact(ContactDetails):
    """Contact details as they are kept. `version` grows with every change; `updated_by` is an account's id."""

    id: UUID
    version: int
    updated_at: datetime
    updated_by: str

    @property
    def details(self) -> ContactDetails:
        """What is written, without who wrote it and when."""
        return ContactDetails(**{name: getattr(self, name) for name in _FIELDS})


@dataclass(frozen=True)
class Word:
    """A word that contact details are looked for by, and the organisations whose names have it."""

    text: str
    named: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Contacts:
    """The contact details in the office database."""

    engine: Engine

    def contacts_of(self, organisation_ids: Collection[UUID], words: Sequence[Word] = ()) -> dict[UUID, list[Contact]]:
        """Return what each organisation is reached by, in one query; those without any are left out.

        What is for all of an organisation comes before its people, and its mail room (postmottak) first of all. Of an
        organisation's details only those that have all the words are returned, in their own text or in its name.
        """
        if not organisation_ids:
            return {}
        wanted = CONTACTS.c.organisation_id.in_(sorted(map(str, organisation_ids)))
        with self.engine.connect() as connection:
            found = [_contact(row) for row in connection.execute(select(CONTACTS).where(wanted, _has(words)))]
        grouped: dict[UUID, list[Contact]] = {}
        for one in sorted(found, key=_order):
            grouped.setdefault(one.organisation_id, []).append(one)
        return grouped

    def organisations(self, words: Sequence[Word] = ()) -> frozenset[UUID]:
        """Return the organisations that have any; with words, any that has them all."""
        asked = select(CONTACTS.c.organisation_id).where(_has(words)).distinct()
        with self.engine.connect() as connection:
            return frozenset(map(UUID, connection.execute(asked).scalars()))

    def get(self, id: UUID) -> Contact | None:
        """Return the contact details with the id, None when there are none."""
        with self.engine.connect() as connection:
            return _get(connection, id)

    def add(self, id: UUID, details: ContactDetails, *, by: str) -> Contact:
        """Keep new contact details; those that are there already with this id and say the same are returned.

        InvalidValueError and InvalidValuesError as in `tidied`, and problem too-many-contacts; ContactMadeAlreadyError.
        """
        tidy = tidied(details)
        with writing(self.engine) as connection:
            there = _get(connection, id)
            if there is not None and there.details == tidy:
                return there
            if there is not None:
                raise ContactMadeAlreadyError(contact=id)
            return _insert(connection, id, tidy, by=by)

    def change(self, id: UUID, details: ContactDetails, *, by: str, version: int) -> Contact:
        """Let contact details say this; nothing is changed when they do already.

        InvalidValueError and InvalidValuesError as in `add`; UnknownContactError; ContactChangedError when they are of
        another version than `version`.
        """
        tidy = tidied(details)
        with writing(self.engine) as connection:
            there = _get(connection, id)
            if there is None:
                raise UnknownContactError(contact=id)
            if there.details == tidy:
                return there
            if there.version != version:
                raise ContactChangedError(contact=id)
            return _update(connection, there, tidy, by=by)

    def remove(self, id: UUID) -> Contact | None:
        """Take contact details away for good; return what they were, None when they were gone."""
        with writing(self.engine) as connection:
            there = _get(connection, id)
            connection.execute(delete(CONTACTS).where(CONTACTS.c.id == str(id)))
            return there

    def keep(self, many: Iterable[tuple[UUID, ContactDetails]], *, by: str) -> None:
        """Keep many at once, in one transaction: what is there with an id is changed, the rest is new. As `add`."""
        with writing(self.engine) as connection:
            for identity, details in many:
                there, tidy = _get(connection, identity), tidied(details)
                if there is None:
                    _insert(connection, identity, tidy, by=by)
                elif there.details != tidy:
                    _update(connection, there, tidy, by=by)


def _insert(connection: Connection, id: UUID, details: ContactDetails, *, by: str) -> Contact:
    _require_room(connection, details.organisation_id)
    contact = Contact(**_values(details), id=id, version=1, updated_at=clock.now(), updated_by=by)
    connection.execute(insert(CONTACTS).values(_row(contact)))
    return contact


def _update(connection: Connection, there: Contact, details: ContactDetails, *, by: str) -> Contact:
    if details.organisation_id != there.organisation_id:
        _require_room(connection, details.organisation_id)
    contact = Contact(**_values(details), id=there.id, version=there.version + 1, updated_at=clock.now(), updated_by=by)
    connection.execute(update(CONTACTS).where(CONTACTS.c.id == str(there.id)).values(_row(contact)))
    return contact


def _require_room(connection: Connection, organisation_id: UUID) -> None:
    own = CONTACTS.c.organisation_id == str(organisation_id)
    if connection.execute(select(func.count()).select_from(CONTACTS).where(own)).scalar_one() >= MOST_OF_ONE:
        raise InvalidValueError(
            field="organisation_id", value=organisation_id, problem="too-many-contacts", most=MOST_OF_ONE
        )


def _has(words: Sequence[Word]) -> ColumnElement[bool]:
    conditions = [
        or_(has_words(_SEARCHED, word.text), CONTACTS.c.organisation_id.in_(sorted(map(str, word.named))))
        for word in words
    ]
    return and_(true(), *conditions)


def _get(connection: Connection, id: UUID) -> Contact | None:
    row = connection.execute(select(CONTACTS).where(CONTACTS.c.id == str(id))).one_or_none()
    return None if row is None else _contact(row)


def _values(details: ContactDetails) -> dict[str, Any]:
    return {name: getattr(details, name) for name in _FIELDS}


def _row(contact: Contact) -> dict[str, Any]:
    return asdict(contact) | {
        "id": str(contact.id),
        "organisation_id": str(contact.organisation_id),
        "updated_at": contact.updated_at.isoformat(),
    }


def _contact(row: Row[*tuple[Any, ...]]) -> Contact:
    values = dict(row._mapping)
    return Contact(
        **values
        | {
            "id": UUID(row.id),
            "organisation_id": UUID(row.organisation_id),
            "updated_at": datetime.fromisoformat(row.updated_at),
        }
    )


def _order(contact: Contact) -> tuple[bool, bool, str, str, str]:
    department = contact.department or ""
    return (
        contact.person is not None,
        not department.casefold().startswith("post"),
        norwegian_key(department),
        norwegian_key(contact.person or ""),
        str(contact.id),
    )
