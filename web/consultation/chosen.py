"""Which consultations the list is narrowed to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from flask import abort, request
from flask_babel import lazy_gettext
from sqlalchemy import Connection

from application.questions.consultation_lines import ConsultationChoices, choices_among_consultations
from application.questions.consultation_lists import ListedConsultation, count_consultations, list_consultations
from application.questions.families import families_of
from application.questions.organisations import organisation_names
from application.questions.seen import Page
from domain.access import Audience
from domain.ways import AnsweringWay
from web.labels import label
from web.narrowed_list import Narrowed
from web.on_and_known import OnAndKnown
from web.pages.history import asked_choice
from web.searching.filters import Chip

OPEN = "open"
"""How the consultations stand that are listed where nothing else is asked for."""

STATES = {
    OPEN: lazy_gettext("Open that day"),
    "late": lazy_gettext("Past their deadline that day"),
    "closed": lazy_gettext("Closed that day"),
    "all": lazy_gettext("All consultations"),
}


@dataclass(frozen=True)
class Chosen:
    """What the address asks for, with the choices there are. Organisations go with those that became part of them."""

    values: Mapping[str, str | None]
    choices: ConsultationChoices
    families: Mapping[UUID, Sequence[UUID]]
    asked: OnAndKnown
    audience: Audience

    @property
    def narrowed(self) -> Narrowed:
        """The list with these filters."""
        return Narrowed("consultations.index", {**self.values, **self.asked.in_address})

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is in force."""
        return any(self.values.values())

    @property
    def state(self) -> str:
        """How those stand that are listed."""
        return self.values["state"] or OPEN

    @property
    def states(self) -> dict[str, str]:
        """How consultations can stand on the day."""
        return {code: str(words) for code, words in STATES.items() if code != OPEN}

    @property
    def ways(self) -> dict[str, str]:
        """The ways of answering."""
        return {str(one): label("answering-way", one) for one in AnsweringWay}

    @property
    def senders(self) -> dict[str, str]:
        """Who can be chosen as sender."""
        return {str(one): name for one, name in self.choices.senders.items()}

    @property
    def municipalities(self) -> dict[str, str]:
        """Which municipalities can be chosen."""
        return {str(one): name for one, name in self.choices.municipalities.items()}

    @property
    def areas(self) -> dict[str, str]:
        """Which subject areas there are."""
        return {one: one for one in self.choices.areas}

    @property
    def chips(self) -> list[Chip]:
        """The filters in force, each a link to the list without it."""
        words = {
            "state": self.states,
            "way": self.ways,
            "avsender": self.senders,
            "kommune": self.municipalities,
            "area": self.areas,
        }
        return [
            Chip(words[name].get(value, value), self.narrowed.url(**{name: None}))
            for name, value in self.values.items()
            if value
        ]

    def page(self, connection: Connection, after: str | None, limit: int) -> Page[ListedConsultation]:
        """Return a page of the list."""
        return list_consultations(connection, self.audience, **self._filters, case_id=None, after=after, limit=limit)

    def count(self, connection: Connection) -> tuple[int, int]:
        """Return how many there are, and how many of them are open past their deadline."""
        return count_consultations(connection, self.audience, **self._filters)

    @property
    def _filters(self) -> dict[str, Any]:
        return {
            "on": self.asked.on,
            "known": self.asked.known.position,
            "state": None if self.state == "all" else self.state,
            "way": self.values["way"],
            "sender": self._family("avsender"),
            "municipality": self._family("kommune"),
            "area": self.values["area"],
        }

    def _family(self, name: str) -> Sequence[UUID]:
        value = self.values[name]
        return self.families.get(UUID(value), ()) if value else ()


def chosen_consultations(connection: Connection, asked: OnAndKnown, audience: Audience) -> Chosen:
    """Return what the address asks for; 404 for an organisation that there is not."""
    choices = _with_asked(connection, choices_among_consultations(connection, audience, asked.known.position))
    values = {
        "state": asked_choice("state", {code: "" for code in STATES if code != OPEN}),
        "way": asked_choice("way", {str(one): "" for one in AnsweringWay}),
        "avsender": asked_choice("avsender", {str(one): name for one, name in choices.senders.items()}),
        "kommune": asked_choice("kommune", {str(one): name for one, name in choices.municipalities.items()}),
        "area": asked_choice("area", dict.fromkeys(choices.areas, "")),
    }
    wanted = [UUID(one) for name in ("avsender", "kommune") if (one := values[name])]
    families = families_of(connection, wanted) if wanted else {}
    return Chosen(values, choices, families, asked, audience)


def _with_asked(connection: Connection, choices: ConsultationChoices) -> ConsultationChoices:
    """Return the choices with the organisations that are asked for, who may be in none; 404 for nobody."""
    asked = {name: _asked_id(name) for name in ("avsender", "kommune")}
    missing = {
        one for one in asked.values() if one is not None and one not in {**choices.senders, **choices.municipalities}
    }
    names = organisation_names(connection, missing) if missing else {}
    if missing - names.keys():
        abort(404)
    names = {**choices.senders, **choices.municipalities, **names}
    sender, municipality = asked["avsender"], asked["kommune"]
    if sender is not None and sender not in choices.senders:
        choices = replace(choices, senders={**choices.senders, sender: names[sender]})
    if municipality is not None and municipality not in choices.municipalities:
        choices = replace(choices, municipalities={**choices.municipalities, municipality: names[municipality]})
    return choices


def _asked_id(name: str) -> UUID | None:
    written = request.args.get(name, "").strip()
    if not written:
        return None
    try:
        return UUID(written)
    except ValueError:
        abort(404)
