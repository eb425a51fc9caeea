"""Which person a row means: only the very same name with what they held in common, or a word of whoever fills it in.

The rule: a name written exactly as one that a person bears or bore (order, capitals and titles aside) is that person
when they have sat for the same organisation, or in the same body where either row or archive names no organisation.
Everybody else is new, and those who are alike are told with the reasons.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection, Engine

from application.archive import Archive, RecordNotFoundError
from application.imports.directory import Directory
from application.imports.report import Remark
from application.imports.row_errors import SeveralPeopleError, UnknownPersonError
from application.questions.holdings import holdings_of_people, same_person, shown_people
from application.questions.known import last_position
from application.questions.people import people_by_id
from application.questions.people_alike import people_alike
from domain.people import Person
from domain.person_names import alike, name_words, natural, same_name_key

_ID = re.compile(r"[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")
_NEW = frozenset({"ny", "new"})
_MOST_TOLD, _MOST_PLACES = 5, 3

Place = tuple[UUID, UUID | None]
"""A body, and the organisation on whose behalf somebody sat there."""


@dataclass(frozen=True, slots=True)
class Found:
    """The person a row means, None for a new one; `alike` are those it may be too, with what their names differ in."""

    person_id: UUID | None
    remarks: tuple[Remark, ...] = ()


@dataclass
class KnownPeople:
    """People as the registers have them, and as rows of this import have filed them since."""

    registers: Engine
    directory: Directory
    _names: dict[UUID, list[str]] = field(default_factory=dict)
    _by_word: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    _places: dict[UUID, set[Place]] = field(default_factory=lambda: defaultdict(set))
    _same: dict[UUID, UUID] = field(default_factory=dict)
    elsewhere: dict[UUID, UUID] = field(default_factory=dict)
    """Who people of another archive are in this one, by the ids that they have there."""

    def note(self, person_id: UUID, place: Place, new_name: str | None) -> None:
        """Remember that somebody was put down for a seat, who is new by a name, or was there before."""
        if new_name is not None:
            self._names.setdefault(person_id, []).append(new_name)
            for word in name_words(new_name):
                self._by_word[word].add(person_id)
        self._places[person_id].add(place)

    def note_same(self, person_id: UUID, shown: UUID) -> None:
        """Remember that somebody was found to be the same as another."""
        self._same[person_id] = shown

    def names(self, identities: Iterable[UUID]) -> dict[UUID, list[str]]:
        """Return what people are and were called, the name now first."""
        wanted = set(identities)
        with self.registers.connect() as connection:
            views = people_by_id(connection, sorted(wanted))
        found = {one: [view.name, *(name.name for name in view.names)] for one, view in views.items()}
        return {one: [*found.get(one, ()), *self._names.get(one, ())] for one in wanted}

    def told(self, archive: Archive, written: str) -> UUID | None:
        """Return the person that somebody says it is: an id, an address or a name; None for one who is new.

        UnknownPersonError, SeveralPeopleError.
        """
        if written.strip().casefold() in _NEW:
            return None
        if match := _ID.search(written):
            try:
                person = archive.load(Person, UUID(match[0]))
            except RecordNotFoundError as error:
                raise UnknownPersonError(value=written) from error
            return person.same_as or person.id
        with self.registers.connect() as connection:
            exact = self._exact(connection, natural(written))
        if not exact:
            raise UnknownPersonError(value=written)
        return _only(written, exact)

    def find(self, name: str, place: Place) -> Found:
        """Return the person of this name who sat where the row says by the rule above. SeveralPeopleError."""
        with self.registers.connect() as connection:
            exact = self._exact(connection, name)
            places = self._held(connection, exact)
            fitting = [one for one in exact if any(self._fits(place, its) for its in places[one])]
            if fitting:
                return Found(_only(name, fitting))
            others = self._alike(connection, name)
            places = self._held(connection, others)
        told = list(others.items())[:_MOST_TOLD]
        return Found(None, tuple(self._remark(name, one, *its, places[one]) for one, its in told))

    def _fits(self, one: Place, other: Place) -> bool:
        """Return whether two seats are of one person's history: see the rule at the top."""
        mine, theirs = self._now(one[1]), self._now(other[1])
        if mine is None or theirs is None:
            return one[0] == other[0]
        return mine == theirs

    def _now(self, organisation_id: UUID | None) -> UUID | None:
        """Return what an organisation has become part of, or itself."""
        while organisation_id and (into := self.directory.organisations[organisation_id].merged_into):
            organisation_id = into
        return organisation_id

    def _remark(self, name: str, other: UUID, called: str, reasons: tuple[str, ...], places: set[Place]) -> Remark:
        where = sorted(self._described(one) for one in places)[:_MOST_PLACES]
        values = {"name": name, "other": called, "id": str(other), "why": " ".join(reasons), "where": ", ".join(where)}
        return Remark("import-person-alike", values)

    def _described(self, place: Place) -> str:
        body, organisation = self.directory.bodies[place[0]].abbreviation, place[1]
        return f"{body} ({self.directory.organisations[organisation].name})" if organisation else body

    def _exact(self, connection: Connection, name: str) -> list[UUID]:
        key = same_name_key(name)
        recorded = [one.id for one in people_alike(connection, name, most=None) if same_name_key(one.by_name) == key]
        here = [one for one, names in self._here(name) if any(same_name_key(its) == key for its in names)]
        return list(dict.fromkeys(self._shown(connection, [*recorded, *here])))

    def _alike(self, connection: Connection, name: str) -> dict[UUID, tuple[str, tuple[str, ...]]]:
        found = {one.id: (one.name, tuple(map(str, one.reasons))) for one in people_alike(connection, name, most=None)}
        for one, names in self._here(name):
            likeness = next((like for its in names if (like := alike(name, its))), None)
            if likeness is not None:
                found.setdefault(one, (names[0], tuple(map(str, likeness.reasons))))
        shown = dict(zip(found, self._shown(connection, list(found)), strict=True))
        return {shown[one]: its for one, its in reversed(found.items())}

    def _here(self, name: str) -> list[tuple[UUID, list[str]]]:
        """Return those filed by this import who have a word of their name in common with this one, in one order."""
        words = name_words(name)
        found = {one for word in words for one in self._by_word.get(word, ())}
        return [(one, self._names[one]) for one in sorted(found)]

    def _shown(self, connection: Connection, people: list[UUID]) -> list[UUID]:
        recorded = shown_people(connection, people, last_position(connection))
        return [self._same.get(recorded.get(one, one), recorded.get(one, one)) for one in people]

    def _held(self, connection: Connection, people: Iterable[UUID]) -> dict[UUID, set[Place]]:
        known = last_position(connection)
        held: dict[UUID, set[Place]] = defaultdict(set)
        for one in people:
            held[one] |= self._places.get(one, set())
            _, same = same_person(connection, one, known)
            held[one] |= {(its.body_id, its.organisation_id) for its in holdings_of_people(connection, same, known)}
        return held


def _only(name: str, people: list[UUID]) -> UUID:
    if len(people) > 1:
        raise SeveralPeopleError(name=name, people=", ".join(sorted(map(str, people))))
    return people[0]
