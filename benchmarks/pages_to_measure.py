"""The pages of the web that are measured: all there are, found by their addresses.

A new page is measured without a word here when its address holds only what is known; else that is one line more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import Engine, select
from werkzeug.routing import AnyConverter, Rule
from werkzeug.routing.exceptions import BuildError

from application.office.roles import Role
from application.registers.cases import cases
from application.registers.council import participations, subject_areas
from application.registers.decision_tables import decisions
from application.registers.documents import documents
from application.registers.journal import journal_entries
from benchmarks.large_office import FIRST_CONTACT

SEARCHED = "samarbeid om vei"

_PUBLIC = frozenset(
    {
        "about",
        "bodies",
        "cases",
        "comparison",
        "corrections",
        "decisions",
        "documents",
        "journal",
        "journal_days",
        "organisations",
    }
    | {"boards", "search", "status"}
)
"""Blueprints whose pages are asked for signed out as well; all others are for those who work in the archive."""
_NO_PAGES = (
    "api",
    "static",
    "health",
    "languages",
    "account.sign_in",
    "documents.file",
    "documents.part",
    "filing.bytes_of",
    "council.logo_file",
    "council.register",
    "many.file",
    "filing.piece",
    "filing.line",
    "attestations",
    "expiring.calendar",
    "meeting_papers",
    "action_plan_papers",
    "paper_templates.template",
    "paper_templates.preview",
)
"""What sends files or pieces of pages, or leads on to another page."""
_QUERIES: Mapping[str, tuple[str, ...]] = {
    "search.results": (f"?q={SEARCHED}", "?q=&page=400", "?q=vei&type=decision&sort=oldest"),
    "search.suggestions": ("?q=samar",),
    "contacts.index": ("", "?q=post1"),
    "lookups.offered": ("?q=samar",),
    "decisions.index": ("", "?year=2001"),
    "filing.receipt": ("?post={entry_id}",),
    "history.index": ("", "?type=decision"),
    "bodies.body": ("", "?on=2022-03-01"),
    "boards.compare": ("?on=2022-03-01&known=2022-06-01",),
}
"""What is asked after the address, with what is known filled in; other pages are asked for as they are."""


@dataclass(frozen=True, slots=True)
class PageAddress:
    """A page: its endpoint, where it is, and who asks (None is signed out)."""

    endpoint: str
    path: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What addresses are made with: values by the name of the argument, of one endpoint or of all."""

    values: Mapping[str, Any]
    of_endpoint: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def known_in(registers: Engine, account_id: str) -> Known:
    """Return a case with all that is in it, from the middle of the archive."""
    with registers.connect() as connection:
        many = connection.execute(select(cases.c.sequence).order_by(cases.c.sequence.desc()).limit(1)).scalar_one()
        case = connection.execute(select(cases).where(cases.c.sequence == many // 2).limit(1)).one()
        of_case = journal_entries.c.case_id == case.id
        entry = connection.execute(select(journal_entries).where(of_case, journal_entries.c.number == 1)).one()
        decision = connection.execute(select(decisions).where(decisions.c.case_id == case.id).limit(1)).one()
        document = connection.execute(select(documents.c.id).limit(1)).scalar_one()
        party = entry.senders[0]["organisation_id"]
        area = connection.execute(select(subject_areas.c.id).limit(1)).scalar_one()
        joined = connection.execute(select(participations.c.joined).limit(1)).scalar_one()
    year, month, day = map(int, entry.registered_on.split("-"))
    case_of = {"year": case.year, "sequence": case.sequence}
    return Known(
        {
            "abbreviation": decision.reference.partition(" ")[0],
            "account_id": UUID(account_id),
            "appointment_id": UUID(int=0),  # nobody is in a seat of this archive
            "area_id": UUID(area),
            "contact_id": FIRST_CONTACT,
            "document_id": UUID(document),
            "entry_id": entry.id,
            "joined": joined,
            "kind": "case",
            "new": "1",
            "number": 1,
            "item": 1,
            "measure": "T1",
            "key": "T1",
            "paper": "innkalling",
            "wanted": "pdf",
            "old": "1",
            "organisation_id": UUID(party),
            "person_id": UUID(int=0),
            "sequence": case.sequence,
            "slug": decision.slug.upper(),
            "year": year,
            "month": month,
            "day": day,
        },
        {
            "cases.case": case_of,
            "acting.case": case_of,
            "journal.entry": case_of,
            "acting.entry": case_of,
            "journal_days.week": {"number": date(year, month, day).isocalendar().week},
        },
    )


def pages_of(app: Flask, known: Known) -> tuple[list[PageAddress], list[str]]:
    """Return every page, and the endpoints whose addresses hold what is not known."""
    found, unknown = [], []
    with app.test_request_context():
        for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
            if "GET" not in (rule.methods or ()) or rule.endpoint.startswith(_NO_PAGES):
                continue
            if "other_spelling" in rule.endpoint:
                continue
            try:
                addresses = list(_addresses(rule, known))
            except (BuildError, KeyError):
                unknown.append(rule.endpoint)
                continue
            is_public = rule.endpoint.partition(".")[0] in _PUBLIC
            for address in addresses:
                roles = (None, Role.OFFICER) if is_public else (_works(address),)
                found += [PageAddress(rule.endpoint, address, role) for role in roles]
    return found, unknown


def _works(address: str) -> Role:
    return Role.ADMINISTRATOR if address.startswith("/administrasjon") else Role.OFFICER


def _addresses(rule: Rule, known: Known) -> Iterator[str]:
    given = {**known.values, **known.of_endpoint.get(rule.endpoint, {})}
    values = {name: given[name] for name in rule.arguments if name != "path"}
    converter = rule._converters.get("path")
    choices = sorted(converter.items) if isinstance(converter, AnyConverter) else [None]
    for choice in choices:
        every = values if choice is None else values | {"path": choice}
        built = rule.build(every, append_unknown=False)
        if built is None:
            raise KeyError(rule.endpoint)
        for query in _QUERIES.get(rule.endpoint, ("",)):
            yield f"{built[1]}{query.format_map(known.values)}".replace(" ", "+")
