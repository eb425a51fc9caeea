"""Web servers as gunicorn starts them: figures of all processes in one place, and no start where a server refuses."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.settings import PREFIX, Language, read_settings
from tests.engines.object_store import ObjectStore
from tests.engines.server import free_port
from web import serving

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "t" * 40


@contextmanager
def gunicorn(environment: Mapping[str, str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run gunicorn as it is served, until the block ends; yield it and its address."""
    port = free_port()
    program = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--bind", f"127.0.0.1:{port}"],
        cwd=ROOT,
        env={**os.environ, "REGIONARKIV_SECRET_KEY": "s" * 40, "REGIONARKIV_LOG_LEVEL": "error", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield program, f"http://127.0.0.1:{port}"
    finally:
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGTERM)
        program.communicate(timeout=30)


def ask(address: str, token: str = "") -> str:
    asked = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"} if token else {})
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(asked, timeout=60) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def test_figures_are_those_of_all_processes_and_nothing_is_begun_before_the_fork(
    tmp_path: Path, object_store: ObjectStore
) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    given = {
        "SECRET_KEY": "s" * 40,
        "DATA": str(tmp_path / "archive"),
        "METRICS_TOKEN": TOKEN,
        "FILES": f"s3://{object_store.new_bucket()}",
        "FILES_ENDPOINT": object_store.endpoint,
        "FILES_KEY": object_store.key,
        "FILES_SECRET": object_store.secret,
    }
    settings = read_settings({name.lower(): value for name, value in given.items()}, env_file=None)
    initialise(settings, ArchiveKind.DEMO, "Prøveregionen")
    environment = {f"{PREFIX}{name}": value for name, value in given.items()} | {"TMPDIR": str(folder)}
    with gunicorn(environment) as (_, address):
        for _ in range(20):
            ask(f"{address}/healthz")
        # Two processes answer, each with figures of its own: whichever is asked tells those of both.
        for _ in range(4):
            told = ask(f"{address}/metrics", TOKEN)
            (counted,) = re.findall(r'regionarkiv_http_requests_total\{[^}]*route="/healthz"[^}]*\} (\S+)', told)
            assert float(counted) == 20
        assert len(list(folder.glob("regionarkiv-figures-*"))) == 1
        # The client of the object store breaks whoever uses it on both sides of a fork.
        deadline = time.monotonic() + 30
        while '"files":"ok"' not in ask(f"{address}/readyz"):
            assert time.monotonic() < deadline
            time.sleep(0.5)
    assert list(folder.glob("regionarkiv-figures-*")) == []


def test_a_database_that_lets_us_not_in_stops_the_start_with_one_line(tmp_path: Path, database_url: str) -> None:
    wrong = database_url.replace("regionarkiv@", "stranger:hunter2@")
    given = {"REGIONARKIV_DATA": str(tmp_path), "REGIONARKIV_DATABASE": wrong, "REGIONARKIV_LANGUAGE": "nb"}
    with gunicorn(given) as (program, _):
        said, complained = program.communicate(timeout=60)
    assert (program.returncode, said) == (1, "")
    (line,) = complained.splitlines()
    assert "slipper ikke arkivet inn" in line
    assert "REGIONARKIV_DATABASE" in line
    assert "hunter2" not in line


def test_it_is_said_in_every_language_and_one_that_is_away_is_waited_for(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"{PREFIX}SECRET_KEY", "s" * 40)
    monkeypatch.setenv(f"{PREFIX}DATA", str(tmp_path))
    monkeypatch.setenv(f"{PREFIX}DATABASE", f"{database_url}_unknown")
    lines = set()
    for language in Language:
        monkeypatch.setenv(f"{PREFIX}LANGUAGE", str(language))
        with pytest.raises(SystemExit) as stopped:
            serving.ask()
        lines.add(str(stopped.value))
    assert len(lines) == 3
    assert all("\n" not in line and "docs/settings.md" in line for line in lines)
    monkeypatch.setenv(f"{PREFIX}DATABASE", "postgresql://archive@127.0.0.1:1/archive")
    serving.ask()


def test_a_wrong_setting_stops_the_start_with_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}SECRET_KEY", "s" * 40)
    monkeypatch.setenv(f"{PREFIX}OCR", "perhaps")
    with pytest.raises(SystemExit) as stopped:
        serving.begin()
    assert str(stopped.value).startswith("REGIONARKIV_OCR ")
    assert len(str(stopped.value).splitlines()) == 1
