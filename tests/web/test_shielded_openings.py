"""Whoever is shown something shielded is in the log: by page, file or program, and nobody else."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from application.office.roles import Role
from tests.web.filing import HIDDEN, the
from web.services import EXTENSION, Services

Reading = Callable[[Role | None], FlaskClient]

AGREEMENT = the(f"avtale-{HIDDEN}.pdf")
DECISION = "/vedtak/OU-6-2025"
ENTRY = "/sak/2025/17/3"


def status(client: FlaskClient, path: str, **headers: str) -> int:
    with client.get(path, headers=headers) as answer:
        assert answer.data
        return answer.status_code


@pytest.fixture
def services(filled_app: Flask) -> Services:
    services: Services = filled_app.extensions[EXTENSION]
    return services


@pytest.fixture
def noted(services: Services) -> Callable[[], list[tuple[str, object, str]]]:
    """Return what gives the lines since the last time, oldest first."""
    seen = {0}

    def lines() -> list[tuple[str, object, str]]:
        new = [one for one in reversed(services.openings.latest()) if one.id > max(seen)]
        seen.update(one.id for one in new)
        return [(one.record_kind, one.record_id, str(one.shown_as)) for one in new]

    return lines


def test_pages_files_and_texts_are_noted(reading: Reading, noted, services: Services) -> None:
    client = reading(Role.AUDITOR)
    for path, kind, record, shown_as in (
        (DECISION, "decision", the("OU 6/2025"), "page"),
        (ENTRY, "journal-entry", the("2025/17-3"), "page"),
        (f"/dokument/{AGREEMENT}", "document", AGREEMENT, "page"),
        (f"/dokument/{AGREEMENT}/fil", "document", AGREEMENT, "file"),
        (f"/dokument/{AGREEMENT}/fil?versjon=1&last-ned", "document", AGREEMENT, "file"),
    ):
        assert status(client, path) == 200
        assert noted() == [(kind, record, shown_as)]
    auditor = services.accounts.by_username("auditor")
    assert {one.account_id for one in services.openings.latest()} == {str(auditor.id)}


def test_what_shows_nothing_shielded_is_not_noted(reading: Reading, noted) -> None:
    for role in (None, Role.READER):
        for path in (DECISION, ENTRY, f"/dokument/{AGREEMENT}", f"/dokument/{AGREEMENT}/fil"):
            status(reading(role), path)
    client = reading(Role.OFFICER)
    for path in (
        "/vedtak/RR-23-2025",
        "/sak/2025/17/1",
        "/sak/2025/17",
        "/saker",
        f"/dokument/{AGREEMENT}/fil?versjon=1-offentlig",
        "/vedtak/finnes-ikke",
    ):
        status(client, path)
    client.head(DECISION)
    assert noted() == []


def test_a_file_fetched_in_pieces_is_opened_once(reading: Reading, noted) -> None:
    client = reading(Role.OFFICER)
    for first in (0, 10, 20):
        assert status(client, f"/dokument/{AGREEMENT}/fil", Range=f"bytes={first}-{first + 9}") == 206
    assert noted() == [("document", AGREEMENT, "file")]


def test_programs_are_noted_with_their_token(filled_app: Flask, services: Services, noted) -> None:
    officer = services.accounts.by_username("officer")
    token, secret = services.tokens.make(officer, name="Uttrekk", role=Role.OFFICER)
    _, low = services.tokens.make(officer, name="Nettside", role=Role.READER)

    def ask(path: str, secret: str) -> None:
        assert status(filled_app.test_client(), f"/api/v1/{path}", Authorization=f"Bearer {secret}") == 200

    for path in ("decisions/OU-6-2025", "journal-entries/2025/17-3", "cases/2025/17", "decisions"):
        ask(path, low)
    assert noted() == []
    ask("decisions/OU-6-2025", secret)
    ask("journal-entries/2025/17-3", secret)
    ask(f"documents/{AGREEMENT}", secret)
    assert noted() == [
        ("decision", the("OU 6/2025"), "api"),
        ("journal-entry", the("2025/17-3"), "api"),
        ("document", AGREEMENT, "api"),
    ]
    assert {one.token_id for one in services.openings.latest()} == {str(token.id)}
    ask("decisions?limit=100", secret)  # a list of decisions holds the text of each
    assert noted() == [("decision", the("OU 6/2025"), "api")]


def test_a_log_that_fails_stops_no_page(
    reading: Reading, services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    client = reading(Role.OFFICER)
    with services.stores.office.begin() as connection:
        connection.execute(text("DROP TABLE shielded_openings"))
    assert client.get(DECISION).status_code == 200
    said = capsys.readouterr().err
    assert "opening not noted" in said
    assert str(the("OU 6/2025")) in said
    assert HIDDEN not in said
