"""What waits for an answer, what is to be followed up, and what is not published: each with its list."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event as listening

from application.commands.follow_ups import FinishFollowUp, finish_follow_up
from application.commands.journal import (
    AnswerEntry,
    AssignEntry,
    ExpectAnswer,
    answer_entry,
    assign_entry,
    expect_answer,
)
from application.office.roles import Role
from domain import clock
from domain.journal import party
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, the
from tests.web.pages.looking import addresses, page, said
from tests.web.pages.reading import Reading, following, rows
from web.services import EXTENSION, Services


@pytest.fixture
def services(filled_app: Flask) -> Services:
    found: Services = filled_app.extensions[EXTENSION]
    return found


@pytest.fixture
def filing(services: Services) -> Filing:
    return Filing(services.opened, "import")


def account(services: Services, role: Role) -> str:
    found = services.accounts.by_username(str(role))
    assert found is not None
    return str(found.id)


def wanted_by(filing: Filing, reference: str, days: int) -> str:
    """Let an entry be due so many days from now; return the day as it is written."""
    day = clock.today() + timedelta(days=days)
    expect_answer(filing.opened.archive, ExpectAnswer(entry_id=the(reference), due=day.isoformat(), by=filing.by))
    return f"{day:%d.%m.%Y}"


def waiting(reading: Reading, role: Role, query: str = "") -> list[str]:
    return rows(reading(role).get(f"/venter-pa-svar{query}").text, "waiting")


def test_what_waits_for_an_answer_the_late_ones_first_with_who_has_them(
    reading: Reading, filing: Filing, services: Services
) -> None:
    filing.entry("2025/18-2", "incoming", "Spørsmål om vei", senders=(party("Ola Prøvesen"),), received_on="2025-11-17")
    soon, late = wanted_by(filing, "2025/18-2", 4), wanted_by(filing, "2025/18-1", -3)
    far = wanted_by(filing, "2025/17-3", 60)
    command = AssignEntry(entry_id=the("2025/18-1"), responsible=account(services, Role.ADMINISTRATOR), by="import")
    assign_entry(services.archive, command)
    found = waiting(reading, Role.OFFICER)
    assert f"{late} 3 dager over" in found[0]
    assert "2025/18-1" in found[0]
    assert found[0].endswith("Navn administrator")
    assert f"{soon} om 4 dager" in found[1]
    assert "Ola Prøvesen" in found[1]
    assert found[1].endswith("Ingen")
    assert far in found[2]
    assert "dager" not in found[2]
    assert found[2].endswith("Navn officer"), "the case's officer has what nobody else has"
    assert "Ingen frist" in found[3]
    told = said(page(reading(Role.OFFICER), "/venter-pa-svar"), "#waiting")
    assert told == "4 inngående brev er ikke besvart. 1 er over fristen."


def test_one_person_s_and_late_ones_only(reading: Reading, filing: Filing, services: Services) -> None:
    wanted_by(filing, "2025/18-1", -1)
    officer = account(services, Role.OFFICER)
    (mine,) = waiting(reading, Role.OFFICER, f"?by={officer}")
    assert "2025/17-3" in mine
    (late,) = waiting(reading, Role.OFFICER, "?late=1")
    assert "1 dag over" in late
    shown = page(reading(Role.OFFICER), f"/venter-pa-svar?by={officer}&late=1")
    assert "Ingenting er over fristen." in said(shown)
    assert addresses(shown, ".ds-chip") == ["/venter-pa-svar?late=1", f"/venter-pa-svar?by={officer}"]


def test_what_is_answered_waits_no_longer(reading: Reading, services: Services) -> None:
    assert any("2025/18-1" in one for one in waiting(reading, Role.OFFICER))
    answer_entry(services.archive, AnswerEntry(entry_id=the("2025/18-1"), way="noted", by="import"))
    assert not any("2025/18-1" in one for one in waiting(reading, Role.OFFICER))


@pytest.mark.parametrize("path", ["/venter-pa-svar", "/oppfolging", "/utkast", "/ikke-publisert"])
def test_nothing_that_is_to_be_done_is_told_to_those_who_are_signed_out(reading: Reading, path: str) -> None:
    assert reading(None).get(path).status_code == 302
    assert path not in reading(None).get("/").text


@pytest.mark.parametrize("path", ["/", "/venter-pa-svar", "/oppfolging"])
def test_readers_meet_nothing_that_is_shielded(reading: Reading, path: str) -> None:
    text = reading(Role.READER).get(path).text
    assert HIDDEN not in text
    assert reading(Role.READER).get("/ikke-publisert").status_code == 403


def test_follow_ups_the_first_due_first_until_they_are_done(reading: Reading, services: Services) -> None:
    def found() -> list[str]:
        return rows(reading(Role.OFFICER).get("/oppfolging").text, "follow-ups")

    first = found()[0]
    assert first.startswith("10.11.2025")
    assert "dager over" in first
    assert "Sende uttalelsen RR 23/2025 Indre-NTP: uttalelse fra regionen" in first
    assert first.endswith("Navn officer")
    with services.stores.registers.connect() as connection:
        number = connection.exec_driver_sql(
            "SELECT number FROM decision_follow_ups WHERE text = 'Sende uttalelsen'"
        ).scalar_one()
    done = FinishFollowUp(decision_id=the("RR 23/2025"), follow_up=number, by="import")
    finish_follow_up(services.archive, done)
    assert not any("Sende uttalelsen" in one for one in found())


def test_what_is_not_published_goes_on_page_by_page(reading: Reading, filing: Filing) -> None:
    client = reading(Role.OFFICER)
    shown = page(client, "/ikke-publisert")
    assert addresses(shown, ".list a") == ["/vedtak/OU-5-2025", "/sak/2025/18/1", "/sak/2025/17/4"]
    assert said(shown, ".list > li").count(UNPUBLISHED) >= 3
    for number in range(10, 70):
        filing.entry(f"2025/18-{number}", "internal", f"Notat {number}")
    path: str | None = "/ikke-publisert"
    seen: list[str] = []
    while path:
        seen += addresses(page(client, path), ".list a")
        path = following(client.get(path).text)
    assert len(seen) == len(set(seen)) == 63
    filing.publish("journal-entry", "2025/18-10")
    assert "/sak/2025/18/10" not in client.get("/ikke-publisert?after=").text


def test_as_many_queries_for_much_to_do_as_for_little(filled_app: Flask, reading: Reading, filing: Filing) -> None:
    registers = filled_app.extensions[EXTENSION].stores.registers
    asked: list[str] = []
    listening.listen(registers, "before_cursor_execute", lambda *given: asked.append(given[2]))
    paths = ("/", "/venter-pa-svar", "/oppfolging", "/ikke-publisert")

    def counts() -> dict[str, int]:
        client, found = reading(Role.OFFICER), {}
        for path in paths:
            client.get(path)
            asked.clear()
            assert client.get(path).status_code == 200
            found[path] = len(asked)
        return found

    few = counts()
    for number in range(10, 40):
        filing.entry(f"2025/17-{number}", "incoming", f"Brev {number}", senders=(party("Ola"),))
    assert counts() == few
    assert max(few.values()) < 40, few


def test_what_is_done_is_noted_from_the_list(reading: Reading) -> None:
    page = reading(Role.OFFICER).get("/oppfolging").text
    assert "/oppfolging-gjort?nr=" in page
    assert "/oppfolging-gjort" not in reading(Role.AUDITOR).get("/oppfolging").text
