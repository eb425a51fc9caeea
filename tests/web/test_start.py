"""A program that is set up wrongly does not start: it says in one line what is wrong, and what to do."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from application.settings import KINDS, Language, SettingProblem, SettingsError
from web.starting import settings_message

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_wrong_setting_stops_the_start_with_one_line(tmp_path: Path) -> None:
    data = tmp_path / "archive"
    done = subprocess.run(
        [sys.executable, "-c", "import wsgi"],
        cwd=ROOT,
        env={**os.environ, "REGIONARKIV_SECRET_KEY": "short", "REGIONARKIV_DATA": str(data)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "REGIONARKIV_SECRET_KEY" in line
    assert "docs/settings.md" in line
    assert not data.exists()


@pytest.mark.parametrize(("name", "value"), [("REGIONARKIV_TIME_ZONE", "Mars/Olympus"), ("REGIONARKIV_OCR", "perhaps")])
def test_so_does_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    data = tmp_path / "archive"
    given = {"REGIONARKIV_SECRET_KEY": "s" * 40, "REGIONARKIV_DATA": str(data), name: value}
    for variable, text in given.items():
        monkeypatch.setenv(variable, text)
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(ROOT / "wsgi.py"))
    (line,) = str(stopped.value.code).splitlines()
    assert name in line
    assert "docs/settings.md" in line
    assert not data.exists()


@pytest.mark.parametrize("language", list(Language))
def test_every_problem_has_words_in_every_language(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGIONARKIV_LANGUAGE", str(language))
    told = set()
    for kind in [*dict.fromkeys(KINDS.values()), "other"]:
        problem = SettingProblem(variable="REGIONARKIV_OCR", kind=kind, given="kanskje", wanted="7")
        (line,) = settings_message(SettingsError(problem)).splitlines()
        assert line.startswith("REGIONARKIV_OCR ")
        told.add(line)
    assert len(told) == len(set(KINDS.values())) + 1
    hidden = SettingProblem(variable="REGIONARKIV_SECRET_KEY", kind="weak-secret", given=None, wanted="32")
    assert "None" not in settings_message(SettingsError(hidden))
    assert ".env" in settings_message(SettingsError(file=".env", reason="no"))


def test_the_languages_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = SettingProblem(variable="REGIONARKIV_OCR", kind="not-among", given="kanskje", wanted="on, off")
    lines = []
    for language in Language:
        monkeypatch.setenv("REGIONARKIV_LANGUAGE", str(language))
        lines.append(settings_message(SettingsError(problem)))
    assert len(set(lines)) == 3
