"""Reads Popolo JSON (https://www.popoloproject.com) as rows: its bodies, organisations and memberships.

A membership is an appointment, by the number of its place in the list. Ids that are UUIDs stay what they are, so that
what one archive gives out another takes in as the same, and a second time adds nothing. Posts give numbers and whose
deputy somebody is; `number`, `deputy_for`, `end_reason` and `basis` are this archive's own beside the standard.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from application.imports.columns import Column
from application.imports.errors import ManifestEmptyError, ManifestUnreadableError
from application.imports.identity import made_from
from application.imports.table_rows import Manifest, Row
from domain.appointments import Ground
from domain.bodies import BodyKind
from domain.errors import DomainError
from domain.intervals import days_between
from domain.organisations import NumberKind, OrganisationKind

Thing = Mapping[str, Any]

_BESIDE = 100_000
"""Rows of bodies and organisations are numbered from here, so that those of memberships keep their place."""


def is_popolo(content: bytes) -> bool:
    """Return whether a file may be JSON, which no table begins like."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def read_popolo(name: str, content: bytes) -> Manifest:
    """Return the rows of a Popolo file. ManifestUnreadableError, ManifestEmptyError."""
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ManifestUnreadableError(name=name, problem=error) from error
    if not isinstance(told, dict) or not isinstance(told.get("memberships"), list):
        raise ManifestUnreadableError(name=name, problem="Popolo: memberships")
    rows = tuple(_Popolo(told).rows())
    if not rows:
        raise ManifestEmptyError(name=name)
    return Manifest(frozenset(Column), (), rows)


class _Popolo:
    def __init__(self, told: Thing) -> None:
        self.memberships = [one for one in told["memberships"] if isinstance(one, dict)]
        self.persons, self.organisations, self.posts = (
            {_text(one.get("id")): one for one in told.get(kind) or () if isinstance(one, dict) and one.get("id")}
            for kind in ("persons", "organizations", "posts")
        )

    def rows(self) -> Iterator[Row]:
        bodies = dict.fromkeys(self._body_id(one) for one in self.memberships)
        senders = dict.fromkeys(_text(one.get("on_behalf_of_id")) for one in self.memberships)
        number = _BESIDE
        for identity in [*senders, *bodies]:
            of = self.organisations.get(identity)
            values = of and (_body(of) if identity in bodies else _organisation(of))
            if values:
                number += 1
                yield _row(number, values)
        for place, one in enumerate(self.memberships, start=1):
            yield _row(place, self._appointment(one))

    def _appointment(self, one: Thing) -> dict[Column, str]:
        person, body_id = self._person(one), self._body_id(one)
        post, sender = self._post(one), _text(one.get("on_behalf_of_id")) or self._post(one).get("on_behalf_of_id")
        ground = _text(one.get("end_reason"))
        ended = ground in frozenset(Ground)
        identity = _text(one.get("id"))
        return {
            Column.TYPE: "appointment",
            Column.KEY: identity and _uuid("appointment", identity, person.get("name"), body_id),
            Column.PERSON: _text(person.get("name")),
            Column.SAME_AS: _uuid("person", _text(person.get("id")), person.get("name")) if person.get("id") else "",
            Column.BODY: self._named(body_id, Column.ABBREVIATION),
            Column.ROLE: self._role(one, post),
            Column.DEPUTY_FOR: self._principal(one, post),
            Column.ORGANISATION: self._named(_text(sender), Column.REFERENCE),
            Column.FROM: _text(one.get("start_date"))[:10],
            Column.UNTIL: "" if ended else _text(one.get("end_date"))[:10],
            Column.ENDED: _text(one.get("end_date"))[:10] if ended else "",
            Column.GROUND: ground if ended else "",
            **_basis(one.get("basis")),
        }

    def _person(self, one: Thing) -> Thing:
        inside = one.get("person")
        found = inside if isinstance(inside, dict) else self.persons.get(_text(one.get("person_id")))
        return found or {}

    def _post(self, one: Thing) -> Thing:
        return self.posts.get(_text(one.get("post_id")), {})

    def _body_id(self, one: Thing) -> str:
        return _text(one.get("organization_id") or self._post(one).get("organization_id"))

    def _named(self, identity: str, column: Column) -> str:
        """Return what a row calls an organisation: the key of its own row where it has one, else its name."""
        of = self.organisations.get(identity)
        if of is None:
            return identity
        has_row = _body(of) if column is Column.ABBREVIATION else _organisation(of)
        return identity if has_row else _text(of.get("name"))

    def _role(self, one: Thing, post: Thing) -> str:
        role = _text(one.get("role") or post.get("role") or one.get("label") or post.get("label"))
        return f"{role} {post['number']}" if isinstance(post.get("number"), int) else role

    def _principal(self, one: Thing, post: Thing) -> str:
        """Return whom a personal deputy stands in for: who has the other post at that time."""
        principal = _text(post.get("deputy_for"))
        held = [other for other in self.memberships if principal and _text(other.get("post_id")) == principal]
        together = [other for other in held if _days(one).overlaps(_days(other))]
        return _text(self._person(together[0]).get("name")) if together else ""


def _row(number: int, values: Mapping[Column, str]) -> Row:
    return Row(number, {column: value for column, value in values.items() if value}, keeps_ids=True)


def _body(one: Thing) -> dict[Column, str] | None:
    """Return the row of a body, None where too little is said of it to establish one."""
    abbreviation = next((_text(each.get("identifier")) for each in _identifiers(one, "abbreviation")), "")
    if one.get("classification") not in frozenset(BodyKind) or not abbreviation:
        return None
    return _directory_row("body", one) | {Column.ABBREVIATION: abbreviation}


def _organisation(one: Thing) -> dict[Column, str] | None:
    if one.get("classification") not in frozenset(OrganisationKind):
        return None
    numbers = [_text(each.get("identifier")) for kind in NumberKind for each in _identifiers(one, kind)]
    return _directory_row("organisation", one) | {Column.REFERENCE: "; ".join(numbers)}


def _directory_row(kind: str, one: Thing) -> dict[Column, str]:
    return {
        Column.TYPE: kind,
        Column.KEY: _text(one.get("id")),
        Column.TITLE: _text(one.get("name")),
        Column.KIND: _text(one.get("classification")),
    }


def _identifiers(one: Thing, scheme: str) -> list[Thing]:
    return [each for each in one.get("identifiers") or () if isinstance(each, dict) and each.get("scheme") == scheme]


def _basis(told: object) -> dict[Column, str]:
    """Return the basis; our own decision is another authority's in an archive that has it not."""
    if not isinstance(told, dict) or told.get("kind") not in ("decision", "other"):
        return {}
    reference = _text(told.get("reference"))
    authority = _text(told.get("authority")) or reference.rpartition(" ")[0]
    return {
        Column.DECISION: reference if told["kind"] == "decision" else "",
        Column.AUTHORITY: authority,
        Column.AUTHORITY_REFERENCE: reference if authority else "",
        Column.DECIDED: _text(told.get("decided_on"))[:10],
    }


def _days(one: Thing) -> Any:
    try:
        return days_between(_text(one.get("start_date"))[:10] or None, _text(one.get("end_date"))[:10] or None)
    except DomainError:  # said where the row is dealt with
        return days_between(None, None)


def _uuid(kind: str, identity: str, *beside: object) -> str:
    """Return an id as a UUID: what is none becomes one, together with what it is the id of."""
    try:
        return str(UUID(identity))
    except ValueError:
        return str(made_from(kind, "popolo", identity, *map(_text, beside)))


def _text(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""
