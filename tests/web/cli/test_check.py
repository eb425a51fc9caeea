"""`flask archive check`: every engine in the settings, in words and as JSON, with an exit code."""

import ast
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from application.checks.finding import Part
from application.engines import initialise
from application.office.facts import ArchiveKind
from application.places import Places
from application.settings import Settings
from search.worker import Worker
from tests.web.cli.test_begin import run, services
from web.check_words import PARTS, WORDS

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    return settings


@pytest.fixture
def worked(settings: Settings) -> Iterator[Settings]:
    """An archive that a worker is at work on."""
    found, stop = services(settings), threading.Event()
    worker = Worker(found.opened, found.engine)
    worker.settle()
    at_work = threading.Thread(target=worker.run, args=(stop,))
    at_work.start()
    yield settings
    stop.set()
    at_work.join()
    found.close()


def test_all_in_order_is_said_with_exit_code_0(worked: Settings) -> None:
    result = run(worked.model_copy(update={"ocr": "off"}), "check", "--json")
    said = json.loads(result.stdout)
    assert {one["code"] for one in said["findings"] if one["state"] != "ok"} <= {"space-low"}
    assert result.exit_code == {"ok": 0, "warning": 3}[said["state"]]
    assert {one["part"] for one in said["findings"]} == {str(part) for part in Part}


def test_what_is_wrong_is_said_with_what_to_do_and_exit_code_1(settings: Settings) -> None:
    Places(settings.data).events.unlink()
    result = run(settings, "check", "--quick")
    assert result.exit_code == 1
    assert "events.sqlite mangler." in result.stdout
    assert "→ " in result.stdout
    assert "flask archive init" in result.stdout


def test_every_finding_has_words() -> None:
    assert set(PARTS) == set(Part)
    said = set()
    for path in [*(ROOT / "application" / "checks").glob("*.py"), *(ROOT / "search" / "checks").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in WORDS:
                said.add(node.value)
            is_finding = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) > 1
            if is_finding and node.func.id in {"ok", "warning", "wrong"} and isinstance(node.args[1], ast.Constant):
                assert node.args[1].value in WORDS, path
    assert said == set(WORDS)


def test_a_worker_that_a_server_lets_not_in_stops_with_one_line(settings: Settings, database_url: str) -> None:
    wrong = SecretStr(database_url.replace("regionarkiv@", "stranger:hunter2@"))
    result = run(settings.model_copy(update={"database": wrong}), "worker")
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert "slipper ikke arkivet inn" in line
    assert "hunter2" not in line
