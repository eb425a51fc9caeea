"""Whatever is recorded about statements in whatever order, the register answers as replaying the events does."""

from collections import Counter
from collections.abc import Mapping
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from application.opened import OpenArchive
from application.questions.known import known_then
from application.questions.statement_authority import adopted_under_authority
from application.questions.statement_choices import choices_among_statements
from application.questions.statement_facts import facts_of_statements, statements_resting_on, statements_with_document
from application.questions.statement_lines import what_was_said
from application.questions.statements import list_statements
from application.registers.statement_tables import statement_recipients, statement_spans
from application.registers.statements import register
from domain.access import Audience
from domain.statements import UNDER_AUTHORITY, said_on, supporters, without_drafts
from tests.application.conftest import SIZES
from tests.application.registers.reading import all_rows
from tests.application.registers.replaying import followed, record_among_each_other, replayed
from tests.domain.given import known
from tests.domain.histories_of_statements import BY, ORGANISATIONS, History
from tests.domain.naive_statements import standing_on

pytestmark = SIZES

STATEMENTS, STEPS = {"small": 40, "large": 12}, 25
ASKED = {"small": 60, "large": 20}

Facts = Mapping[UUID, dict[str, Any]]


def test_the_register_agrees_with_replaying_the_events(opened: OpenArchive, size: str) -> None:
    chance = Random(11)
    events = record_among_each_other(opened, [_history(seed, chance) for seed in range(STATEMENTS[size])], chance)
    follower = followed(opened, register)
    found, facts = Counter[str](), dict[UUID, dict[str, Any]]()
    asked = {chance.randrange(1, len(events) + 1) for _ in range(ASKED[size])}
    with opened.stores.registers.connect() as connection:
        for position, facts in replayed(events):
            if position in asked:
                found += _compare(connection, facts, position, chance)
        _compare_lists(connection, facts)
    assert min(found[kind] for kind in ("standing", "sent", "text", "basis", "authority", "listed")) > 5, found
    before = all_rows(opened.stores.registers)
    follower.rebuild([register.name])
    assert all_rows(opened.stores.registers) == before


def _history(seed: int, chance: Random) -> list[Any]:
    statement = History(seed).go_on(STEPS)
    if chance.random() < 0.1:
        statement.withdraw(reason="ført to ganger", by=BY)
    return list(statement.collect_events())


def _compare(connection: Connection, facts: Facts, position: int, chance: Random) -> Counter[str]:
    """Compare what is known at a position; return how much there was to compare."""
    assert facts_of_statements(connection, facts, position, Audience.READER) == facts
    public = {one: without_drafts(each) for one, each in facts.items() if said_on(each)}
    assert facts_of_statements(connection, facts, position, Audience.PUBLIC) == public
    there = {one: each for one, each in facts.items() if not each["is_withdrawn"]}
    on = f"{chance.randint(2019, 2025)}-{chance.randint(1, 12):02}-15"
    standing = {one: found for one, each in there.items() if (found := standing_on(each, on))}
    rows = statement_spans.c
    asked = select(rows.owner_id, rows.version, rows.state).where(rows.valid_from <= on, rows.valid_to > on)
    stood = {UUID(row.owner_id): (row.version, row.state) for row in _then(connection, asked, rows, position)}
    assert stood == standing, (on, position)
    sent = Counter(
        (one, organisation)
        for one, each in there.items()
        for record in each["records"].values()
        for organisation in record.get("recipients") or ()
    )
    rows = statement_recipients.c
    asked = select(rows.owner_id, rows.organisation_id)
    got = Counter((UUID(row.owner_id), row.organisation_id) for row in _then(connection, asked, rows, position))
    assert got == sent
    more = _compare_what_it_rests_on(connection, there, position, chance)
    more += _compare_lists_then(connection, there, position, on)
    return more + Counter(standing=len(standing), sent=sent.total())


def _compare_what_it_rests_on(connection: Connection, there: Facts, position: int, chance: Random) -> Counter[str]:
    """Compare by document and decision, and who adopted: those withdrawn later are left out at any time."""
    views = statements_seen(connection)
    document, decision = known(400 + chance.randint(0, 5)), known(7)
    texts = {
        one: tuple(sorted(versions))
        for one, each in there.items()
        if (versions := {record["version"] for record in each["records"].values() if _has(record, document)})
    }
    found = statements_with_document(connection, document, position, Audience.READER)
    assert {one.id: versions for one, versions in found} == {one: texts[one] for one in texts if one in views}
    bases = {
        one: tuple(sorted(numbers))
        for one, each in there.items()
        if (numbers := {int(key) for key, record in each["records"].items() if _rests_on(record, decision)})
    }
    resting = statements_resting_on(connection, decision, position, Audience.READER)
    assert {one.id: numbers for one, numbers in resting} == {one: bases[one] for one in bases if one in views}
    adopted = {
        (one, int(key))
        for one, each in there.items()
        if one in views and not any(record.get("adopted_by") == "decision" for record in each["records"].values())
        for key, record in each["records"].items()
        if record.get("adopted_by") in UNDER_AUTHORITY
    }
    page = adopted_under_authority(connection, Audience.READER, position, limit=3)
    told = list(page.items)
    while page.next:
        page = adopted_under_authority(connection, Audience.READER, position, limit=3, after=page.next)
        told += page.items
    assert sorted((one.statement.id, one.number) for one in told) == sorted(adopted)
    return Counter(text=len(texts), basis=len(bases), authority=len(adopted))


def _compare_lists_then(connection: Connection, there: Facts, position: int, on: str) -> Counter[str]:
    """Compare what is listed as it was known then, and how many there are to choose of each kind and year."""
    views, body = statements_seen(connection), ORGANISATIONS[1].hex
    there = {one: each for one, each in there.items() if one in views}

    def listed(**narrowing: Any) -> set[UUID]:
        page = list_statements(connection, Audience.READER, known=position, limit=1000, **narrowing)
        return {one.id for one in page.items}

    assert listed() == set(there)
    got = {
        one
        for one, each in there.items()
        if any(body in record.get("recipients", ()) for record in each["records"].values())
    }
    assert listed(recipient=[ORGANISATIONS[1]]) == got
    stood = {one: standing_on(each, on) for one, each in there.items()}
    adopted = {one for one, stands in stood.items() if stands and stands[1] == "adopted"}
    assert listed(state="adopted", on=on) == adopted
    years = Counter(int(said[:4]) for each in there.values() if (said := said_on(each)))
    assert all(listed(year=year) == {one for one in there if _year(there[one]) == year} for year in years)
    choices = choices_among_statements(connection, Audience.READER, position)
    assert choices.years == years
    assert choices.kinds == Counter(each["kind"] for each in there.values())
    return Counter(listed=len(got))


def _year(facts: Mapping[str, Any]) -> int | None:
    said = said_on(facts)
    return int(said[:4]) if said else None


def _compare_lists(connection: Connection, facts: Facts) -> None:
    """Compare what is listed now: all that stands, those that stand behind, and the timeline of what was said."""
    there = {one: each for one, each in facts.items() if not each["is_withdrawn"]}
    assert statements_seen(connection) == set(there)
    behind = {
        one
        for one, each in there.items()
        if any(
            record["kind"] == "support"
            and record["organisation_id"] == ORGANISATIONS[0].hex
            and record["stance"] in ("behind", "reserved")
            for record in each["records"].values()
        )
    }
    listed = list_statements(connection, Audience.READER, supporter=[ORGANISATIONS[0]], limit=1000).items
    assert {one.id for one in listed} == behind
    lines = what_was_said(connection, Audience.READER, "2023-01-01", 10**9, area="Klima", limit=1000).items
    about = {one for one, each in there.items() if "Klima" in each["subject_areas"] and said_on(each)}
    assert {one.view.id for one in lines} == about
    for one in lines:
        stands = (one.version, one.state) if one.version else None
        assert stands == standing_on(there[one.view.id], "2023-01-01")
        assert list(one.supporters) == supporters(there[one.view.id], "2023-01-01")


def statements_seen(connection: Connection) -> set[UUID]:
    return {one.id for one in list_statements(connection, Audience.READER, limit=1000).items}


def _then(connection: Connection, asked: Any, rows: Any, position: int) -> list[Any]:
    return list(connection.execute(asked.where(*known_then(rows, position))))


def _has(record: Mapping[str, Any], document: UUID) -> bool:
    return any(text["document_id"] == document.hex for text in record.get("texts") or ())


def _rests_on(record: Mapping[str, Any], decision: UUID) -> bool:
    return (record.get("basis") or {}).get("decision_id") == decision.hex
