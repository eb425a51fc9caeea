"""What was corrected, and who may know of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection

from application.archive import Archive
from application.commands.access import Publish, Shield, publish, shield
from application.commands.cases import CorrectOpening, OpenCase, correct_opening, open_case
from application.commands.follow_ups import CorrectFollowUp, NoteFollowUp, correct_follow_up, note_follow_up
from application.commands.journal import CorrectEntry, RegisterEntry, correct_entry, register_entry
from application.opened import OpenArchive
from application.questions.corrections import corrected_years, corrections
from application.questions.history import HistoryEvent, Narrowing, registered_when
from application.registers.history import is_correction
from domain.access import Audience
from domain.clock import clock_set_to
from domain.decisions import Decision
from tests.application.filled import BASIS, BY, Filled, named

PUBLIC, READER, OFFICER = Audience


@pytest.fixture
def connection(opened: OpenArchive, filled: Filled) -> Iterator[Connection]:
    with opened.stores.registers.connect() as connection:
        yield connection


@pytest.mark.parametrize("topic", ["decision.corrected", "case.opening-corrected", "case.retitled"])
def test_what_puts_right_is_a_correction(topic: str) -> None:
    assert is_correction(topic)


@pytest.mark.parametrize("topic", ["body.renamed", "decision.rescinded", "document.version-filed", "case.reopened"])
def test_what_happened_later_is_none(topic: str) -> None:
    assert not is_correction(topic)


def topics(connection: Connection, audience: Audience) -> list[str]:
    return [one.topic for one in corrections(connection, audience, limit=500).items]


def test_officers_are_told_of_every_correction(connection: Connection) -> None:
    found = topics(connection, OFFICER)
    assert {"case.retitled", "case.opening-corrected", "journal-entry.corrected", "decision.corrected"} <= set(found)


def test_of_a_case_under_another_title_only_officers_are_told(connection: Connection) -> None:
    for audience in (PUBLIC, READER):
        assert not {"case.retitled", "case.opening-corrected"} & set(topics(connection, audience))


def an_entry(archive: Archive, name: str) -> None:
    register_entry(
        archive, RegisterEntry(entry_id=named(name), case_id=Filled.case, kind="internal", title=name, by=BY)
    )


def corrected(archive: Archive, name: str) -> None:
    command = CorrectEntry(entry_id=named(name), changes={"title": f"{name}, rettet"}, reason="feil", by=BY)
    correct_entry(archive, command)


def published(archive: Archive, name: str) -> None:
    publish(archive, Publish(kind="journal-entry", record_id=named(name), by=BY))


def told_of(opened: OpenArchive, name: str) -> set[Audience]:
    """Who is told that the entry was corrected."""
    with opened.stores.registers.connect() as connection:
        return {
            audience
            for audience in Audience
            if any(one.record_id == named(name) for one in corrections(connection, audience, limit=100).items)
        }


def test_signed_out_one_is_told_of_corrections_after_publication_only(opened: OpenArchive, filled: Filled) -> None:
    with clock_set_to(datetime(2025, 6, 1, 12, tzinfo=UTC)):  # all at one moment: their order decides
        for name in ("before", "after", "never"):
            an_entry(opened.archive, name)
        corrected(opened.archive, "before")
        for name in ("before", "after"):
            published(opened.archive, name)
        for name in ("after", "never"):
            corrected(opened.archive, name)
    assert told_of(opened, "after") == {PUBLIC, READER, OFFICER}
    assert told_of(opened, "before") == told_of(opened, "never") == {READER, OFFICER}


@pytest.mark.parametrize("scope", ["whole", "part"])
def test_what_is_shielded_now_is_told_of_to_officers_only(opened: OpenArchive, filled: Filled, scope: str) -> None:
    an_entry(opened.archive, "secret")
    published(opened.archive, "secret")
    corrected(opened.archive, "secret")
    assert told_of(opened, "secret") == set(Audience)
    shield(opened.archive, Shield(kind="journal-entry", record_id=named("secret"), scope=scope, basis=BASIS, by=BY))
    assert told_of(opened, "secret") == {OFFICER}


def test_years_are_those_of_what_the_asker_is_told(opened: OpenArchive, filled: Filled) -> None:
    with clock_set_to(datetime(2023, 12, 31, 23, 30, tzinfo=UTC)):  # it is 2024 at the office
        open_case(opened.archive, OpenCase(case_id=named("old"), title="Gammel", opened_on="2023", by=BY))
        correct_opening(opened.archive, CorrectOpening(case_id=named("old"), opened_on="2022", reason="feil", by=BY))
    with opened.stores.registers.connect() as connection:
        assert corrected_years(connection, OFFICER) == [2025, 2024]
        assert corrected_years(connection, PUBLIC) == [2025]
        for audience in Audience:
            for year in corrected_years(connection, audience):
                span = Narrowing(first_day=date(year, 1, 1), last_day=date(year, 12, 31))
                assert corrections(connection, audience, span).items


def test_signed_out_nobody_is_told_of_what_is_for_the_signed_in(opened: OpenArchive, filled: Filled) -> None:
    noted = NoteFollowUp(decision_id=Filled.open_decision, text="Lyses ut", by=BY)
    note_follow_up(opened.archive, noted)
    number = opened.archive.load(Decision, Filled.open_decision).version
    changes = {"text": "Lyses ut på nytt"}
    command = CorrectFollowUp(decision_id=Filled.open_decision, follow_up=number, changes=changes, reason="feil", by=BY)
    correct_follow_up(opened.archive, command)
    with opened.stores.registers.connect() as connection:
        assert "decision.follow-up-corrected" not in topics(connection, PUBLIC)
        assert "decision.follow-up-corrected" in topics(connection, READER)


def test_corrections_go_on_page_by_page(connection: Connection) -> None:
    whole = corrections(connection, OFFICER, limit=100).items
    found: list[HistoryEvent] = []
    after: str | None = None
    while True:
        page = corrections(connection, OFFICER, after=after, limit=1)
        found += page.items
        if page.next is None:
            break
        after = page.next
    assert found == list(whole)
    assert len(found) > 3


def test_when_something_was_first_registered(connection: Connection) -> None:
    found = registered_when(connection, [Filled.case, Filled.open_entry, named("nothing")])
    assert set(found) == {Filled.case, Filled.open_entry}
    assert set(found.values()) == {"2025-05-05T12:00:00.000+00:00"}
