"""What tests of the domain begin with, and how they tell what was recorded."""

from typing import Any
from uuid import UUID, uuid4

from domain.bodies import Body
from domain.cases import Case
from domain.decisions import Decision
from domain.documents import Document
from domain.journal import JournalEntry
from domain.organisations import Organisation

Told = list[tuple[type, dict[str, Any]]]

_FRAME = {"originator_id", "originator_version", "originator_topic", "timestamp", "by"}

SHA = "a" * 64
OTHER_SHA = "b" * 64
IDENTITY_NUMBER = "01410050036"
"""A synthetic national identity number, of nobody (months from 41 on are for tests)."""


def recorded(aggregate: Any) -> Told:
    """Return the pending events as (class, values), without id, version, time and who; they are drained."""
    return [
        (type(event), {name: value for name, value in vars(event).items() if name not in _FRAME})
        for event in aggregate.collect_events()
    ]


def settled(aggregate: Any) -> Any:
    """Return the aggregate with nothing pending, made again from its events as a load would."""
    again = None
    for event in aggregate.collect_events():
        again = event.mutate(again)
    return again


def a_case(*, closed: bool = False, **values: Any) -> Case:
    case = Case.open(**{"reference": "2025/17", "title": "Ny bru", "opened_on": "2025-01-15", "by": "kari"} | values)
    if closed:
        case.close(by="kari")
    return settled(case)


def an_entry(**values: Any) -> JournalEntry:
    given = {"case_id": uuid4(), "reference": "2025/17-3", "kind": "incoming", "title": "Søknad", "by": "kari"}
    return settled(JournalEntry.register(**given | values))


def a_document(**values: Any) -> Document:
    given = {"sha256": SHA, "size": 12, "media_type": "application/pdf", "name": "Referat.pdf", "by": "kari"}
    return settled(Document.file(**given | values))


def a_decision(**values: Any) -> Decision:
    return settled(new_decision(**values))


def new_decision(**values: Any) -> Decision:
    case = a_case()
    given = {
        "case_id": case.id,
        "case_began": case.began,
        "body_id": uuid4(),
        "abbreviation": "RR",
        "decided_on": "2025-03-14",
        "number": "23/2025",
        "title": "Ny bru",
        "text": "Brua bygges.",
        "outcome": "as-recommended",
        "by": "kari",
    }
    return Decision.record(**given | values)


def a_body(*, dissolved_on: str | None = None, **values: Any) -> Body:
    given = {"name": "Arbeidsutvalget", "abbreviation": "AU", "kind": "political", "by": "kari"}
    body = Body.establish(**given | values)
    if dissolved_on:
        body.dissolve(dissolved_on=dissolved_on, by="kari")
    return settled(body)


def an_organisation(**values: Any) -> Organisation:
    return settled(Organisation.register(**{"name": "Prøvdal", "kind": "municipality", "by": "kari"} | values))


def known(*numbers: int) -> UUID:
    """Return an id that is the same in every run."""
    return UUID(int=sum(number << (32 * place) for place, number in enumerate(numbers)))
