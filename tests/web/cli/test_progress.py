"""Progress of long commands, on a terminal and elsewhere."""

import io
import sys

import pytest

from web.cli import progress as shown
from web.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_bar_counts_and_is_taken_away_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress("Leser filer") as show:
        show(1, 4)
        show(4, 4)
    assert "Leser filer" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")


def test_elsewhere_a_line_is_written_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shown, "LINE_EVERY_S", 0.0)
    with progress("Leser filer") as show:
        show(1, 4)
        show(5, 4)
    assert capsys.readouterr().err == "Leser filer: 1/4\nLeser filer: 5/5\n"


def test_what_is_soon_done_says_nothing_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Leser filer") as show:
        show(1, 4)
    assert capsys.readouterr().err == ""
