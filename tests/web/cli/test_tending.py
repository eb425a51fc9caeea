"""`flask archive status`, `rebuild`, `retry` and `worker`, on a real archive."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from application.engines import initialise
from application.imports.folder import import_folder
from application.office.facts import ArchiveKind
from application.places import Places
from application.registers import REGISTERS
from application.settings import Settings
from domain.access import Audience
from domain.clock import OFFICE_ZONE
from search.question import Question
from search.worker import Worker
from tests.web.cli.test_begin import run, services

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    """An archive of three papers, one of them broken."""
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    folder = tmp_path / "Papirer" / "Samarbeidsavtale"
    folder.mkdir(parents=True)
    (folder / "brev.txt").write_text("Partene dekker kostnadene med lik andel.")
    (folder / "svar.txt").write_text("Kommunen slutter seg til fordelingen.")
    (folder / "ødelagt.docx").write_bytes(b"PK\x03\x04" + bytes(200))
    filed(settings, folder.parent)
    return settings


def filed(settings: Settings, folder: Path) -> None:
    """File a folder, and leave the reading to the worker."""
    found = services(settings)
    assert import_folder(found.opened, folder, publish=True).is_complete
    found.close()


def settled(settings: Settings) -> None:
    found = services(settings)
    Worker(found.opened, found.engine).settle()
    found.close()


def status(settings: Settings) -> dict[str, object]:
    said: dict[str, object] = json.loads(run(settings, "status", "--json").stdout)
    return said


def hits(settings: Settings, query: str) -> int:
    found = services(settings)
    total = found.engine.search(Question(words=(query,)), Audience.PUBLIC).total
    found.close()
    return total


def test_what_is_not_read_yet_is_told_with_what_to_do(settings: Settings) -> None:
    result = run(settings, "status")
    assert result.exit_code == 1
    assert "3 er ikke lest ennå" in result.stdout
    assert "Start `flask archive worker`" in result.stdout.splitlines()[-1]


def test_when_all_can_be_found_status_says_so_and_names_what_could_not_be_read(settings: Settings) -> None:
    settled(settings)
    result = run(settings, "status")
    assert result.exit_code == 0, result.output
    assert "3, 2 søkbare" in result.stdout
    assert result.stdout.splitlines()[-1] == "Alt som er arkivert, er søkbart."
    said = status(settings)
    assert (said["settled"], said["files"]["total"], said["files"]["searchable"]) == (True, 3, 2)  # type: ignore[index]
    assert {one["state"] for one in said["registers"]} == {"live"}  # type: ignore[attr-defined]


def test_since_when_tika_is_away_is_told(settings: Settings) -> None:
    settled(settings)
    found = services(settings)
    found.texts.absence().begin()
    since = found.texts.absence().since()
    found.close()
    assert since is not None
    result = run(settings, "status")
    assert result.exit_code == 1
    assert f"har ikke svart siden {since.astimezone(OFFICE_ZONE):%d.%m.%Y}" in result.stdout
    assert "Tika svarer ikke" in result.stdout.splitlines()[-1]
    assert status(settings)["tika_away_since"] == since.isoformat()


def test_everything_is_made_anew_and_gives_the_same(settings: Settings) -> None:
    settled(settings)
    before = hits(settings, "kostnader")
    result = run(settings, "rebuild")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[0].startswith(f"{len(REGISTERS)} registre er laget på nytt fra ")
    assert result.stdout.splitlines()[-1] == "Søkeindeksen er laget på nytt: 4 oppføringer."
    assert before == 1
    assert hits(settings, "kostnader") == before


@pytest.mark.parametrize("words", [("--register", "cases"), ("--index",)])
def test_one_part_is_made_anew_alone(settings: Settings, words: tuple[str, ...]) -> None:
    settled(settings)
    result = run(settings, "rebuild", *words)
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) == 1


def test_a_register_that_is_none_is_a_wrong_command_line(settings: Settings) -> None:
    result = run(settings, "rebuild", "--register", "nothing")
    assert result.exit_code == 2
    assert "journal" in result.stderr


@pytest.mark.parametrize("lost", ["registers.sqlite", "texts.sqlite", "index"])
def test_what_is_derived_may_be_deleted_and_comes_back(settings: Settings, lost: str) -> None:
    settled(settings)
    for path in Places(settings.data).folder.glob(f"{lost}*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    settled(settings)
    assert hits(settings, "kostnader") == 1
    assert status(settings)["settled"] is True, run(settings, "status").stdout


def test_failed_files_are_read_again_on_request(settings: Settings) -> None:
    assert "ingen fil har feilet" in run(settings, "retry").stdout
    settled(settings)
    outcomes = status(settings)["files"]["outcomes"]  # type: ignore[index]
    result = run(settings, "retry")
    assert result.exit_code == 0
    if "failed" in outcomes:
        assert result.stdout == "1 fil blir lest på nytt.\n"
        settled(settings)
        assert status(settings)["files"]["outcomes"] == outcomes  # type: ignore[index]


def worker(settings: Settings) -> subprocess.Popen[bytes]:
    environment = {
        "REGIONARKIV_DATA": str(settings.data),
        "REGIONARKIV_SECRET_KEY": "s" * 40,
        "REGIONARKIV_WORKER_INTERVAL_S": "0.1",
    }
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "archive", "worker"]
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stderr=subprocess.DEVNULL)


def wait_until_settled(settings: Settings, patience_s: float = 60) -> None:
    deadline = time.monotonic() + patience_s
    while not status(settings)["settled"]:
        assert time.monotonic() < deadline, run(settings, "status").output
        time.sleep(0.2)


def test_a_worker_that_is_killed_loses_nothing_and_the_next_one_goes_on(settings: Settings, tmp_path: Path) -> None:
    first = worker(settings)
    time.sleep(1.5)  # somewhere in its start or its first round
    first.send_signal(signal.SIGKILL)
    first.wait()
    second = worker(settings)
    try:
        wait_until_settled(settings)
        more = tmp_path / "Flere" / "Uttalelse"
        more.mkdir(parents=True)
        (more / "uttalelse.txt").write_text("Rådet uttaler seg om dobbeltsporet.")
        filed(settings, more.parent)
        wait_until_settled(settings)
        assert hits(settings, "dobbeltspor") == 1
        assert run(settings, "rebuild", "--index").exit_code == 0
        wait_until_settled(settings)
        assert hits(settings, "dobbeltspor") == 1
    finally:
        second.send_signal(signal.SIGTERM)
        assert second.wait(20) == 0


def test_the_index_is_compared_with_the_registers(settings: Settings) -> None:
    settled(settings)
    compared = run(settings, "verify-index")
    assert compared.exit_code == 0, compared.output
    found = services(settings)
    mark = found.engine.mark()
    assert mark is not None
    hit = found.engine.search(Question(), Audience.OFFICER).hits[0]
    found.engine.put({hit.record_id: []}, mark)
    found.close()
    compared = run(settings, "verify-index")
    assert compared.exit_code == 1
    assert "mangler" in compared.output
    assert hit.reference in compared.output
