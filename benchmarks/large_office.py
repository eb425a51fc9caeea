"""A whole large archive: events as an office would record them, registers, texts and index made from these."""

import random
from functools import cache
from itertools import islice
from uuid import UUID, uuid4

from sqlalchemy import func, select

from application.commands.council import (
    AdmitParticipant,
    RegisterArea,
    RegisterCouncil,
    admit_participant,
    register_area,
    register_council,
)
from application.engines import initialise
from application.office.accounts import Accounts
from application.office.contact_details import ContactDetails
from application.office.contacts import Contacts
from application.office.facts import ArchiveKind
from application.office.roles import Role
from application.opened import OpenArchive, open_archive
from application.registers.cases import cases
from application.registers.decision_tables import decisions
from application.registers.directory import organisations
from application.registers.documents import document_versions
from application.registers.journal import journal_entries
from application.settings import Settings
from benchmarks.large_archive import Words, norwegian_words
from benchmarks.large_history import BY, EVENTS_OF_A_CASE, RECORDS_OF_A_CASE, record_history
from search.engines.opening import open_engine
from search.extraction.packed import pack
from search.extraction.result import ExtractionResult, Outcome, Page
from search.texts.store import TextStore
from search.workers import worker_of

PASSWORD = "lang setning til måling"

FIRST_CONTACT = UUID(int=1)
"""The id of contact details that are there."""

_AT_ONCE = 1000
_TEXTS = 500
"""So many different texts the files hold."""


def fill_office(settings: Settings, records: int) -> str:
    """Make an archive of so many cases, journal entries and decisions, with an account a role; say what is in it."""
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    with open_archive(settings) as opened:
        accounts = Accounts(opened.stores.office)
        officer = ""
        for role in Role:
            account, _ = accounts.create(username=str(role), name=f"Navn {role}", role=role, password=PASSWORD)
            officer = str(account.id) if role is Role.OFFICER else officer
        events = records // RECORDS_OF_A_CASE * EVENTS_OF_A_CASE
        record_history(opened.stores.recorder, opened.follower.mapper, events, responsible=officer)
        opened.follower.catch_up()
        _describe_council(opened)
        _note_addresses(opened, max(1, min(records // RECORDS_OF_A_CASE // 10, 50)))
        _read_files(opened)
        engine = open_engine(settings)
        worker_of(opened, engine).rebuild_index()
        engine.close()
        with opened.stores.registers.connect() as connection:
            counted = [
                f"{connection.scalar(select(func.count()).select_from(table)):,} {name}"
                for name, table in (("cases", cases), ("journal entries", journal_entries), ("decisions", decisions))
            ]
        return f"{', '.join(counted)}; {opened.follower.log.end:,} events."


def _describe_council(opened: OpenArchive) -> None:
    """Record the council, an organisation that takes part in it, and a subject area."""
    with opened.stores.registers.connect() as connection:
        organisation = UUID(connection.execute(select(organisations.c.id).limit(1)).scalar_one())
    register_council(opened.archive, RegisterCouncil(name="Prøveregionen", by=BY))
    admit_participant(opened.archive, AdmitParticipant(organisation_id=organisation, joined_on="2001-01-01", by=BY))
    register_area(opened.archive, RegisterArea(area_id=uuid4(), name="Samferdsel", by=BY))


def _note_addresses(opened: OpenArchive, of_each: int) -> None:
    """Keep so many contact details of every organisation, the first of them with the id FIRST_CONTACT."""
    with opened.stores.registers.connect() as connection:
        found = [*connection.execute(select(organisations.c.id).order_by(organisations.c.id)).scalars()]
    many = (
        (UUID(int=FIRST_CONTACT.int + place), ContactDetails(organisation_id=UUID(one), email=f"post{place}@prove.no"))
        for place, one in enumerate(found * of_each)
    )
    Contacts(opened.stores.office).keep(many, by=BY)


def _read_files(opened: OpenArchive) -> None:
    """Keep a text for every file, as if it had been read."""
    words, chance = _words(), random.Random(5)
    texts = [
        pack(ExtractionResult(Outcome.TEXT, tuple(Page(page, chance.choice(words.passages)) for page in (1, 2))))
        for _ in range(_TEXTS)
    ]
    store = TextStore(opened.stores.texts)
    store.initialise()
    with opened.stores.registers.connect() as connection:
        digests = iter(connection.execute(select(document_versions.c.sha256)).scalars().all())
    while some := list(islice(digests, _AT_ONCE)):
        store.put_many({sha256: chance.choice(texts) for sha256 in some})


@cache
def _words() -> Words:
    return norwegian_words(random.Random(1))
