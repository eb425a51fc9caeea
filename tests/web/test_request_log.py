"""One line for each request, with an id that the answer carries too, and nothing of what people search for."""

import json
from pathlib import Path

import pytest

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.settings import read_settings
from web.app import create_app


def answered(tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, **headers: str) -> tuple[str, list[str]]:
    """The id in the answer's header, and the lines on standard error."""
    settings = read_settings(
        {"secret_key": "s" * 40, "data": tmp_path / "archive", "log_format": "json", "log_level": "info"}, env_file=None
    )
    initialise(settings, ArchiveKind.DEMO, "Prøveregionen")
    answer = create_app(settings).test_client().get(path, headers=headers)
    return answer.headers["X-Request-ID"], capsys.readouterr().err.splitlines()


def test_a_request_is_one_line_with_its_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given, lines = answered(tmp_path, capsys, "/finnes/ikke?q=hemmelig")
    (line,) = [each for each in map(json.loads, lines) if each["event"] == "request"]
    assert len(given) == 32
    assert line["request_id"] == given
    assert (line["method"], line["path"], line["status"]) == ("GET", "/finnes/ikke", 404)
    assert line["ms"] >= 0
    assert "hemmelig" not in "".join(lines)


def test_the_id_of_a_proxy_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given, lines = answered(tmp_path, capsys, "/finnes/ikke", **{"X-Request-ID": "proxy-17"})
    assert given == "proxy-17"
    assert {json.loads(line)["request_id"] for line in lines} == {"proxy-17"}


def test_an_id_that_is_none_is_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given, lines = answered(tmp_path, capsys, "/finnes/ikke", **{"X-Request-ID": 'a b"{}'})
    assert len(given) == 32
    assert '{}"' not in "".join(lines)
    assert "a b" not in "".join(lines)
