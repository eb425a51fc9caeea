"""A program that is set up wrongly does not start: it says in one line what is wrong, and what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(
    ("name", "value"),
    [("REGIONARKIV_SECRET_KEY", "short"), ("REGIONARKIV_TIME_ZONE", "Mars/Olympus"), ("REGIONARKIV_OCR", "perhaps")],
)
def test_a_wrong_setting_stops_the_start_with_one_line(tmp_path: Path, name: str, value: str) -> None:
    data = tmp_path / "archive"
    done = subprocess.run(
        [sys.executable, "-c", "import wsgi"],
        cwd=ROOT,
        env={**os.environ, "REGIONARKIV_SECRET_KEY": "s" * 40, "REGIONARKIV_DATA": str(data), name: value},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert name in line
    assert "docs/settings.md" in line
    assert not data.exists()
