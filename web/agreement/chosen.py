"""Which agreements the list is narrowed to, and what binds the party that is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from flask import abort, request
from flask_babel import lazy_gettext
from sqlalchemy import Connection

from application.questions.agreement_findings import AgreementFinding, agreement_findings
from application.questions.agreement_lines import Choices, choices_among_agreements
from application.questions.agreements import AgreementView, list_agreements
from application.questions.agreements_of import BindingAgreement, ToAdopt, agreements_binding, to_adopt
from application.questions.families import families_of
from application.questions.organisations import organisation_names
from application.questions.seen import Page
from domain.access import Audience
from domain.agreements import AgreementKind
from web.labels import label
from web.municipality.facts import short_name
from web.narrowed_list import Narrowed
from web.on_and_known import OnAndKnown
from web.pages.history import asked_choice
from web.searching.filters import Chip

STATES = {
    "in-force": lazy_gettext("In force that day"),
    "awaiting": lazy_gettext("Awaits adoption that day"),
    "ended": lazy_gettext("Ended before that day"),
}


@dataclass(frozen=True)
class Chosen:
    """What the address asks for, with the choices there are. Organisations go with those that became part of them."""

    values: Mapping[str, str | None]
    choices: Choices
    families: Mapping[UUID, Sequence[UUID]]
    asked: OnAndKnown
    audience: Audience

    @property
    def narrowed(self) -> Narrowed:
        """The list with these filters."""
        return Narrowed("agreements.index", {**self.values, **self.asked.in_address})

    @property
    def party(self) -> UUID | None:
        """The party that is chosen."""
        return UUID(self.values["part"]) if self.values["part"] else None

    @property
    def party_name(self) -> str:
        """What it is called where there is no doubt what it is."""
        return short_name(self.choices.parties.get(self.party, "")) if self.party else ""

    @property
    def parties(self) -> dict[str, str]:
        """Who can be chosen as party."""
        return {str(one): name for one, name in self.choices.parties.items()}

    @property
    def counterparts(self) -> dict[str, str]:
        """Who can be chosen as counterpart."""
        return {str(one): name for one, name in self.choices.parties.items() if one in self.choices.counterparts}

    @property
    def areas(self) -> dict[str, str]:
        """Which subject areas there are."""
        return {one: one for one in self.choices.areas}

    @property
    def kinds(self) -> dict[str, str]:
        """Which kinds there are."""
        return {str(one): label("agreement", one) for one in AgreementKind}

    @property
    def states(self) -> dict[str, str]:
        """How agreements can stand on the day."""
        return {code: str(words) for code, words in STATES.items()}

    @property
    def chips(self) -> list[Chip]:
        """The filters in force, each a link to the list without it."""
        words = {
            "part": self.party_name,
            "kind": self.kinds.get(self.values["kind"] or "", ""),
            "motpart": self.counterparts.get(self.values["motpart"] or "", ""),
            "area": self.values["area"] or "",
            "state": self.states.get(self.values["state"] or "", ""),
        }
        in_force = [(name, value) for name, value in self.values.items() if value]
        return [Chip(words[name], self.narrowed.url(**{name: None})) for name, _ in in_force]

    def page(self, connection: Connection, after: str | None, limit: int) -> Page[AgreementView]:
        """Return a page of the list."""
        counterpart = UUID(self.values["motpart"]) if self.values["motpart"] else None
        return list_agreements(
            connection,
            self.audience,
            kind=self.values["kind"],
            party=self.families.get(self.party, ()) if self.party else (),
            counterpart=self.families.get(counterpart, ()) if counterpart else (),
            area=self.values["area"],
            state=self.values["state"],
            on=self.asked.on,
            after=after,
            limit=limit,
        )


@dataclass(frozen=True)
class WhatBinds:
    """What binds a party on the day, what awaits its adoption, and the gaps and overlaps it has or had."""

    binding: Sequence[BindingAgreement]
    to_adopt: Sequence[ToAdopt]
    findings: Sequence[AgreementFinding]

    def awaiting(self, agreement_id: UUID) -> ToAdopt | None:
        """Return what of an agreement awaits its adoption."""
        return next((one for one in self.to_adopt if one.agreement.id == agreement_id), None)


def chosen_agreements(connection: Connection, asked: OnAndKnown, audience: Audience) -> Chosen:
    """Return what the address asks for; 404 for what there is not."""
    choices = _with_asked(connection, choices_among_agreements(connection, audience))
    parties = {str(one): name for one, name in choices.parties.items()}
    values = {
        "part": asked_choice("part", parties),
        "kind": asked_choice("kind", {str(one): "" for one in AgreementKind}),
        "motpart": asked_choice("motpart", parties),
        "area": asked_choice("area", dict.fromkeys(choices.areas, "")),
        "state": asked_choice("state", STATES),
    }
    wanted = [UUID(one) for name in ("part", "motpart") if (one := values[name])]
    families = families_of(connection, wanted) if wanted else {}
    return Chosen(values, choices, families, asked, audience)


def what_binds(connection: Connection, chosen: Chosen, asked: OnAndKnown, audience: Audience) -> WhatBinds | None:
    """Return what binds the party that is chosen, None where none is, or a later page of the list is asked for."""
    if chosen.party is None or request.args.get("after"):
        return None
    family, known = chosen.families[chosen.party], asked.known.position
    return WhatBinds(
        agreements_binding(connection, family, asked.on, known, audience),
        to_adopt(connection, family, asked.on, known, audience),
        agreement_findings(connection, family, known, audience),
    )


def _with_asked(connection: Connection, choices: Choices) -> Choices:
    """Return the choices with the party that is asked for, who may be a party to nothing; 404 for nobody."""
    written = request.args.get("part", "").strip()
    if not written or written in map(str, choices.parties):
        return choices
    try:
        asked = UUID(written)
    except ValueError:
        abort(404)
    names = organisation_names(connection, [asked])
    if asked not in names:
        abort(404)
    return replace(choices, parties={**choices.parties, **names})
