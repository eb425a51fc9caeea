"""Which statements the list is narrowed to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from flask import abort, request
from flask_babel import lazy_gettext
from sqlalchemy import Connection

from application.questions.families import families_of
from application.questions.organisations import organisation_names
from application.questions.seen import Page
from application.questions.statement_choices import StatementChoices, choices_among_statements
from application.questions.statements import StatementView, list_statements
from domain.access import Audience
from web.labels import label
from web.narrowed_list import Narrowed
from web.on_and_known import OnAndKnown
from web.pages.history import asked_choice
from web.searching.filters import Chip

_STATES = {
    "adopted": lazy_gettext("In force that day"),
    "out": lazy_gettext("Sent or published without being adopted"),
    "retracted": lazy_gettext("Retracted by that day"),
    "drafted": lazy_gettext("Only drafted that day"),
}
_PUBLIC_STATES = ("adopted", "out", "retracted")
_NAMES = ("area", "year", "mottaker", "kanal", "kind", "bak", "vedtatt", "state")


@dataclass(frozen=True)
class Chosen:
    """What the address asks for, with the choices there are. Organisations go with those that became part of them."""

    values: Mapping[str, str | None]
    choices: StatementChoices
    families: Mapping[UUID, Sequence[UUID]]
    asked: OnAndKnown
    audience: Audience

    @property
    def narrowed(self) -> Narrowed:
        """The list with these filters."""
        return Narrowed("statements.index", {**self.values, **self.asked.in_address})

    @property
    def offered(self) -> Mapping[str, Mapping[str, str]]:
        """By the name of each filter what can be chosen, in words with how many there are."""
        return _offered(self.choices, self.audience)

    @property
    def chips(self) -> list[Chip]:
        """The filters in force, each a link to the list without it."""
        plain = _offered(self.choices, self.audience, counted=False)
        in_force = [(name, value) for name, value in self.values.items() if value]
        return [Chip(_chip(name, plain[name][value]), self.narrowed.url(**{name: None})) for name, value in in_force]

    @property
    def spoken(self) -> list[str]:
        """What the filters say, for the name of a file."""
        plain = _offered(self.choices, self.audience, counted=False)
        return [plain[name][value] for name, value in self.values.items() if value]

    def page(self, connection: Connection, after: str | None, limit: int) -> Page[StatementView]:
        """Return a page of the list."""
        return list_statements(
            connection,
            self.audience,
            known=self.asked.known.position,
            kind=self.values["kind"],
            area=self.values["area"],
            year=int(self.values["year"]) if self.values["year"] else None,
            recipient=self._family("mottaker"),
            channel=self.values["kanal"],
            supporter=self._family("bak"),
            adopted_by=self.values["vedtatt"],
            state=self.values["state"],
            on=self.asked.on,
            after=after,
            limit=limit,
        )

    def _family(self, name: str) -> Sequence[UUID]:
        chosen = self.values[name]
        return self.families.get(UUID(chosen), ()) if chosen else ()


def chosen_statements(connection: Connection, asked: OnAndKnown, audience: Audience) -> Chosen:
    """Return what the address asks for; 404 for an organisation that there is not."""
    choices = _with_asked(connection, choices_among_statements(connection, audience, asked.known.position))
    offered = _offered(choices, audience)
    values = {name: asked_choice(name, offered[name]) for name in _NAMES}
    wanted = [UUID(one) for name in ("mottaker", "bak") if (one := values[name])]
    return Chosen(values, choices, families_of(connection, wanted) if wanted else {}, asked, audience)


def _offered(choices: StatementChoices, audience: Audience, *, counted: bool = True) -> dict[str, dict[str, str]]:
    def words(said: str, count: int) -> str:
        return f"{said} ({count})" if counted else said

    states = _PUBLIC_STATES if audience == Audience.PUBLIC else tuple(_STATES)
    return {
        "area": {one: words(one, count) for one, count in choices.areas.items()},
        "year": {str(one): words(str(one), count) for one, count in choices.years.items()},
        "mottaker": {str(one): name for one, name in choices.recipients.items()},
        "kanal": {one: words(label("channel", one), count) for one, count in choices.channels.items()},
        "kind": {one: words(label("statement", one), count) for one, count in choices.kinds.items()},
        "bak": {str(one): name for one, name in choices.supporters.items()},
        "vedtatt": {one: words(label("statement-adopted-by", one), count) for one, count in choices.adopted_by.items()},
        "state": {one: str(_STATES[one]) for one in states},
    }


def _chip(name: str, words: str) -> str:
    """Return what a chip says: organisations with whether they got it or stand behind it."""
    legend = {"mottaker": lazy_gettext("Recipient"), "bak": lazy_gettext("Stands behind")}.get(name)
    return f"{legend}: {words}" if legend else words


def _with_asked(connection: Connection, choices: StatementChoices) -> StatementChoices:
    """Return the choices with the organisations that are asked for, who may have got nothing; 404 for nobody."""
    asked = {name: request.args.get(name, "").strip() for name in ("mottaker", "bak")}
    missing = {
        "mottaker": _missing(asked["mottaker"], choices.recipients),
        "bak": _missing(asked["bak"], choices.supporters),
    }
    wanted = [one for one in missing.values() if one is not None]
    if not wanted:
        return choices
    names = organisation_names(connection, wanted)
    if not names.keys() >= {*wanted}:
        abort(404)
    recipients = {one: names[one] for one in [missing["mottaker"]] if one is not None}
    supporters = {one: names[one] for one in [missing["bak"]] if one is not None}
    return replace(
        choices,
        recipients={**choices.recipients, **recipients},
        supporters={**choices.supporters, **supporters},
    )


def _missing(written: str, there: Mapping[UUID, str]) -> UUID | None:
    if not written:
        return None
    try:
        asked = UUID(written)
    except ValueError:
        abort(404)
    return None if asked in there else asked
