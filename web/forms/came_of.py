"""Fields that name one of several kinds of record: who answers for a measure, and what came of it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask_babel import gettext, lazy_gettext
from marshmallow import ValidationError, fields

from domain.action_plans import LinkKind, ResponsibleKind
from web.addresses import address_of
from web.forms import records_named
from web.forms.fields import MOST_IN_LINE, missing
from web.labels import label

ANSWERING, LINKED = "answering", "linked"
"""What the two kinds of field are looked up by (`/oppslag/<kind>`)."""

_ANSWERING = (ResponsibleKind.BODY, ResponsibleKind.ORGANISATION, ResponsibleKind.PERSON)
_SEARCHED = tuple(kind for kind in LinkKind if kind in records_named.KINDS)
_PLACES = {kind: address_of(kind, "2000/1", UUID(int=0)).split("/")[1] for kind in LinkKind}
_PER_KIND = 4


class Answering(fields.Field[Any]):
    """Who answers for something: a body, an organisation or a person if what is written names one, else a name.

    Loaded as `{"kind", "id", "name"}` (domain/action_plans/rows.py); programs may send that, or what people write.
    """

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> Mapping[str, Any] | None:
        if isinstance(value, Mapping):
            return _sent(value, ResponsibleKind)
        typed = str(value).strip()[:MOST_IN_LINE]
        for kind in _ANSWERING if typed else ():
            try:
                return {"kind": str(kind), "id": records_named.resolve(kind, typed).hex, "name": None}
            except ValidationError:
                continue
        return {"kind": str(ResponsibleKind.NAMED), "id": None, "name": typed} if typed else None


class LinkedRecord(fields.Field[Any]):
    """A record that came of something, as `{"kind", "id"}`: people write what names it, or its address."""

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> Mapping[str, Any] | None:
        if isinstance(value, Mapping):
            return _sent(value, LinkKind)
        typed = str(value).strip()
        if not typed:
            raise ValidationError(missing())
        return _by_address(typed) or _by_kind(typed) or _by_number(typed)


def answering(name: Any, **more: Any) -> Answering:
    """Who answers for something."""
    return Answering(allow_none=True, metadata={"label": name, "widget": "line", "lookup": ANSWERING, **more})


def linked_record(name: Any, **more: Any) -> LinkedRecord:
    """What came of something."""
    help_ = lazy_gettext(
        "Write its number or some words of its title: of a meeting the body and the day, of an appointment the person "
        "or the body. Or paste the address of its page."
    )
    metadata = {"label": name, "widget": "line", "lookup": LINKED, "help": help_, **more}
    return LinkedRecord(required=True, metadata=metadata)


def answering_words(held: Mapping[str, Any] | None) -> str | None:
    """Return how a form names whoever answers for something, as events hold it."""
    if held is None:
        return None
    return held["name"] if held["id"] is None else records_named.shown(held["kind"], UUID(held["id"]))


def suggestions(kind: str, typed: str) -> list[tuple[str, str]]:
    """Return what may be meant by what is written in one of these fields: what to write, and what else tells it."""
    if kind == ANSWERING:
        return [
            (value, detail or label("kind", one))
            for one in _ANSWERING
            for value, detail in records_named.suggestions(one, typed)[:_PER_KIND]
        ]
    named = next((one for one in _SEARCHED if _begins(typed, one)), None)
    if named is not None:
        rest = typed[len(label("kind", named)) :].strip()
        return (
            [(_called(named, value), detail) for value, detail in records_named.suggestions(named, rest)]
            if rest
            else []
        )
    return [
        (_called(one, value), detail)
        for one in _SEARCHED
        for value, detail in records_named.suggestions(one, typed)[:_PER_KIND]
    ]


def _called(kind: str, value: str) -> str:
    return f"{label('kind', kind)} {value}"


def _begins(typed: str, kind: str) -> bool:
    return typed.casefold().startswith(f"{label('kind', kind)} ".casefold())


def _by_address(typed: str) -> Mapping[str, Any] | None:
    """Return the record whose page somebody has pasted the address of."""
    path = typed.partition("?")[0].partition("#")[0]
    for kind, place in _PLACES.items():
        _, found, rest = path.partition(f"/{place}/")
        if found:
            wanted = rest.strip("/").replace("-", " ", 1).replace("-", "/") if kind == LinkKind.DECISION else rest
            identity = _resolved(kind, wanted.strip("/"))
            return {"kind": str(kind), "id": identity} if identity else None
    return None


def _by_kind(typed: str) -> Mapping[str, Any] | None:
    for kind in _SEARCHED:
        if _begins(typed, kind):
            return {"kind": str(kind), "id": records_named.resolve(kind, typed[len(label("kind", kind)) :].strip())}
    return None


def _by_number(typed: str) -> Mapping[str, Any]:
    """Return the only record of whatever kind that is called so; ValidationError where there is none, or several."""
    found = [(kind, one) for kind in _SEARCHED if (one := _resolved(kind, typed)) is not None]
    if len(found) == 1:
        return {"kind": str(found[0][0]), "id": found[0][1]}
    if found:
        kinds = ", ".join(label("kind", kind) for kind, _ in found)
        raise ValidationError(
            gettext(
                "“%(typed)s” may be one of these: %(kinds)s. Write which, and then its number.",
                typed=typed[:60],
                kinds=kinds,
            )
        )
    raise ValidationError(gettext("“%(typed)s” is not in the archive. Look for a typo.", typed=typed[:60]))


def _resolved(kind: str, typed: str) -> UUID | None:
    try:
        return UUID(typed) if kind not in records_named.KINDS else records_named.resolve(kind, typed)
    except (ValueError, ValidationError):
        return None


def _sent(value: Mapping[str, Any], kinds: Any) -> Mapping[str, Any]:
    """Return what a program sent, if it has a kind that there is, and an id or a name."""
    kind, identity, name = value.get("kind"), value.get("id"), value.get("name")
    if kind not in set(kinds) or not (identity or name):
        raise ValidationError(gettext("Send a kind, one of %(kinds)s, and an id.", kinds=", ".join(kinds)))
    try:
        found = UUID(str(identity)) if identity else None
    except ValueError:
        raise ValidationError(gettext("Send a kind, one of %(kinds)s, and an id.", kinds=", ".join(kinds))) from None
    return {"kind": str(kind), "id": found if kinds is LinkKind else found and found.hex, "name": name}
