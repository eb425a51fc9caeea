"""The registers of a large archive, filled row by row beside its index: what a page of hits is made with."""

import random
from collections.abc import Iterable
from itertools import count, islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert

from application.engines import open_stores
from application.opened import open_archive
from application.places import Places
from application.registers import REGISTERS
from application.registers.access import access
from application.registers.cases import cases
from application.registers.columns import NEVER_DUE
from application.registers.decision_tables import decisions
from application.registers.directory import bodies, names, organisations
from application.registers.documents import document_versions, documents, record_documents
from application.registers.journal import journal_entries
from application.settings import Settings
from benchmarks.large_archive import BODIES, MUNICIPALITIES, ORGANISATIONS, OUTCOMES
from domain.access import Audience
from domain.references import slug
from search.entries import Entry

WHEN = "2024-03-01T10:00:00.000+00:00"
_CASE_OF_THREE = 2
"""Of three records in a row the last one is the case of the others."""


PORTION = 500


def fill_registers(settings: Settings, records: Iterable[Entry]) -> None:
    """Fill the registers of an archive without events, anew if it has any."""
    database = Places(settings.data).registers
    for path in database.parent.glob(f"{database.name}*"):
        path.unlink()
    open_archive(settings).close()
    chance, waiting = random.Random(3), iter(records)
    with open_stores(settings) as stores, stores.registers.begin() as connection:
        add_directory(connection)
        for start in count(0, PORTION):
            portion = list(islice(waiting, PORTION))
            if not portion:
                break
            add_records(connection, portion, start, chance)


def register_versions() -> str:
    """Return what changes whenever the tables of the registers do."""
    return " ".join(f"{one.name}={one.version}" for one in REGISTERS)


def add_directory(connection: Connection) -> None:
    """Add bodies and organisations."""
    connection.execute(
        insert(bodies),
        [
            {
                "id": one.hex,
                "name": f"Utvalg {number}",
                "abbreviation": f"U{number}",
                "kind": "political",
                "dissolved": False,
            }
            for number, one in enumerate(BODIES)
        ],
    )
    connection.execute(
        insert(organisations),
        [
            {
                "id": one.hex,
                "name": f"Prøvested {number}",
                "kind": "municipality" if one in MUNICIPALITIES else "company",
            }
            for number, one in enumerate(ORGANISATIONS)
        ],
    )
    named: list[tuple[str, UUID, str, str | None]] = [
        ("body", one, f"Utvalg {number}", f"U{number}") for number, one in enumerate(BODIES)
    ]
    named += [("organisation", one, f"Prøvested {number}", None) for number, one in enumerate(ORGANISATIONS)]
    connection.execute(
        insert(names),
        [
            {
                "record_id": one.hex,
                "position": number,
                "kind": kind,
                "name": name,
                "abbreviation": abbreviation,
                "number": 1,
            }
            for number, (kind, one, name, abbreviation) in enumerate(named)
        ],
    )


def add_records(connection: Connection, portion: Iterable[Entry], start: int, chance: random.Random) -> None:
    """Add the rows of records; `start` is the number of the first."""
    rows: dict[Any, list[dict[str, Any]]] = {}
    for number, entry in enumerate(portion, start=start):
        case_id = (entry.record_id.int - number % 3 + _CASE_OF_THREE).to_bytes(16).hex()
        for table, row in _rows(entry, number, case_id, chance):
            rows.setdefault(table, []).append(row)
    for table, of_table in rows.items():
        connection.execute(insert(table), of_table)


def _rows(entry: Entry, number: int, case_id: str, chance: random.Random) -> Iterable[tuple[Any, dict[str, Any]]]:
    assert entry.on
    identity, day, year = entry.record_id.hex, entry.on.isoformat(), entry.on.year
    facets = entry.facets or {}
    if entry.kind == "case":
        yield (
            cases,
            {
                "id": identity,
                "reference": entry.reference,
                "year": year,
                "sequence": int(entry.reference.partition("/")[2]),
                "title": entry.title,
                "recorded_at": WHEN,
                "subject_areas": list(facets["subject"]),
                "closed": False,
            },
        )
        return
    published = WHEN if Audience.PUBLIC in entry.audiences else None
    basis = None if Audience.READER in entry.audiences else {"law": "offentleglova", "section": "23"}
    yield (
        access,
        {
            "record_id": identity,
            "kind": entry.kind,
            "begun_at": WHEN,
            "published_at": published,
            "scope": "whole" if basis else None,
            "basis": basis,
        },
    )
    if entry.kind == "decision":
        yield (
            decisions,
            {
                "id": identity,
                "case_id": case_id,
                "body_id": facets["body"][0],
                "decided_on": day,
                "number": entry.reference.partition(" ")[2],
                "reference": entry.reference,
                "slug": slug(entry.reference),
                "title": entry.title,
                "text": entry.text,
                "outcome": chance.choice(OUTCOMES),
                "proposals": [],
                "ballots": [],
                "papers": [],
                "recorded_at": WHEN,
                "in_force": True,
            },
        )
    else:
        party = [{"name": "Prøvested", "organisation_id": facets["organisation"][0], "shielded": False}]
        yield (
            journal_entries,
            {
                "id": identity,
                "case_id": case_id,
                "reference": entry.reference,
                "registered_as": entry.reference,
                "number": 1,
                "due_order": NEVER_DUE,
                "kind": "incoming",
                "title": entry.title,
                "senders": party,
                "recipients": [],
                "document_date": day,
                "registered_on": day,
                "recorded_at": WHEN,
                "public_since": published,
                "year": year,
                "sequence": number,
            },
        )
    yield from _document_rows(entry, number)


def _document_rows(entry: Entry, number: int) -> Iterable[tuple[Any, dict[str, Any]]]:
    attachment = entry.attachments[0]
    document_id = attachment.document_id.hex
    yield documents, {"id": document_id, "title": attachment.name, "version": 1, "filed_at": WHEN}
    yield (
        document_versions,
        {
            "document_id": document_id,
            "number": 1,
            "public": False,
            "position": number,
            "sha256": f"{number:064x}",
            "size": 80_000,
            "media_type": "application/pdf",
            "file_type": attachment.file_type,
            "name": attachment.name,
            "filed_at": WHEN,
            "filed_by": "import",
        },
    )
    yield (
        record_documents,
        {
            "record_id": entry.record_id.hex,
            "document_id": document_id,
            "record_kind": entry.kind,
            "role": "main",
            "position": number,
        },
    )
    yield (
        access,
        {
            "record_id": document_id,
            "kind": "document",
            "begun_at": WHEN,
            "published_at": WHEN,
            "scope": None,
            "basis": None,
        },
    )
