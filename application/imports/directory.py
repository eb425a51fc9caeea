"""Bodies and organisations by what rows call them: names of now and before, abbreviations and numbers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from operator import itemgetter
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection

from application.imports.cells import folded, number_kind
from application.imports.columns import Column
from application.imports.naming import Naming
from application.imports.row_errors import (
    AmbiguousNameError,
    MisspelledOrganisationError,
    UnknownBodyError,
    UnknownOrganisationError,
)
from application.questions.bodies import BodyView, all_bodies
from application.questions.borne_names import Name
from application.questions.organisations import OrganisationView, all_organisations
from domain.dates import PartialDate

V = TypeVar("V", BodyView, OrganisationView)

_LEFT_AWAY = (" kommune", " fylkeskommune", " kommun")
"""What people leave away when it is clear who is meant: `Prøvdal` is Prøvdal kommune."""

_SUGGESTED, _LIKE = 3, 0.75
"""So many names at most are suggested for one that nobody has, and so alike they must be, of 1."""


@dataclass
class Directory:
    """All bodies and organisations there are, those that rows have filed among them."""

    naming: Naming
    bodies: dict[UUID, BodyView] = field(default_factory=dict)
    organisations: dict[UUID, OrganisationView] = field(default_factory=dict)
    _called: dict[tuple[str, str], set[UUID]] = field(default_factory=dict)

    @classmethod
    def of(cls, connection: Connection, naming: Naming) -> "Directory":
        """Return the directory as the registers have it."""
        directory = cls(naming)
        for body in all_bodies(connection):
            directory.put(body)
        for organisation in all_organisations(connection):
            directory.put(organisation)
        return directory

    def put(self, view: BodyView | OrganisationView) -> None:
        """Add a body or an organisation, or what it is now."""
        if isinstance(view, BodyView):
            self.bodies[view.id] = view
            names = [written for name in view.names for written in (name.abbreviation, name.name) if written]
        else:
            self.organisations[view.id] = view
            names = [*(name.name for name in view.names), *(one.number for one in view.numbers)]
        for name in names:
            self._called.setdefault((type(view).__name__, folded(name)), set()).add(view.id)

    def bodies_called(self, name: str) -> list[BodyView]:
        """Return the bodies with this name or abbreviation, now or before."""
        return [self.bodies[one] for one in self._called.get((BodyView.__name__, folded(name)), ())]

    def organisations_called(self, name: str) -> list[OrganisationView]:
        """Return the organisations with this name or number, now or before; `kommune` may be left away."""
        wanted = folded("".join(name.split()) if number_kind(name) else name)
        for ending in ("", *_LEFT_AWAY):
            found = self._called.get((OrganisationView.__name__, f"{wanted}{ending}"))
            if found:
                return [self.organisations[one] for one in found]
        return []

    def body(self, name: str) -> BodyView:
        """Return the body that a row names; UnknownBodyError, AmbiguousNameError, LeftOutAboveError."""
        keyed = self.naming.known("body", name)
        if keyed is not None:
            return self.bodies[keyed]
        found = self.bodies_called(name)
        if not found:
            self.naming.require_not_left_out("body", name)
            raise UnknownBodyError(body=name)
        now = [one for one in found if folded(name) in (folded(one.abbreviation), folded(one.name))]
        in_force = [one for one in now if not one.dissolved]
        return _only(Column.BODY, name, (in_force, now, found))

    def organisation(self, name: str, *, suggest: bool = True) -> OrganisationView:
        """Return the organisation a row names; UnknownOrganisationError, AmbiguousNameError, LeftOutAboveError.

        MisspelledOrganisationError where some are called nearly so, and `suggest` is not False.
        """
        keyed = self.naming.known("organisation", name)
        if keyed is not None:
            return self.organisations[keyed]
        found = self.organisations_called(name)
        if not found:
            self.naming.require_not_left_out("organisation", name)
            if suggest and (alike := self._alike(name)):
                raise MisspelledOrganisationError(organisation=name, alike=", ".join(alike))
            raise UnknownOrganisationError(organisation=name)
        now = [one for one in found if folded(name) == folded(one.name)]
        apart = [one for one in now if one.merged_into is None]
        return _only("organisation", name, (apart, now, found))

    def party(self, name: str) -> OrganisationView | None:
        """Return the organisation that a party's name certainly means, None for one that stays a plain name."""
        try:
            return self.organisation(name, suggest=False)
        except (UnknownOrganisationError, AmbiguousNameError):
            if number_kind(name):
                raise
            return None

    def _alike(self, name: str) -> list[str]:
        """Return what organisations are called whose names are like this one, the likest first."""
        names = {called: ids for (kind, called), ids in self._called.items() if kind == OrganisationView.__name__}
        short = {called.removesuffix(ending): ids for called, ids in names.items() for ending in _LEFT_AWAY}
        near = get_close_matches(folded(name), short, n=_SUGGESTED, cutoff=_LIKE)
        return list(dict.fromkeys(self.organisations[one].name for called in near for one in short[called]))


def abbreviation_on(body: BodyView, day: str) -> str:
    """Return what a body's abbreviation was on an ISO day, partial as it may be."""
    first = PartialDate.parse(day).first.toordinal()
    begun = [(_since(one), one) for one in body.names if _since(one) <= first]
    borne = max(begun, key=itemgetter(0), default=(0, body.names[0]))[1]
    return borne.abbreviation or body.abbreviation


def written_abbreviation(body: BodyView, name: str) -> str | None:
    """Return the abbreviation, now or before, that somebody called the body by; None when it was no abbreviation."""
    known = {folded(one.abbreviation): one.abbreviation for one in body.names if one.abbreviation}
    return known.get(folded(name))


def _since(name: Name) -> int:
    return PartialDate.parse(name.valid_from).first.toordinal() if name.valid_from else 0


def _only(column: str, name: str, choices: Iterable[list[V]]) -> V:
    """Return the one of the first choice that holds any; AmbiguousNameError when there are several."""
    first = next(found for found in choices if found)
    if len(first) > 1:
        raise AmbiguousNameError(field=column, value=name)
    return first[0]
