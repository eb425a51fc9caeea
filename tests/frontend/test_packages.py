import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from frontend.packages import InstallError, install_packages


class FakeCommands:
    """Runs nothing, remembers what was asked, and fails what it is told to fail."""

    def __init__(self, *failing: str) -> None:
        self.asked: list[str] = []
        self._failing = failing

    def __call__(self, command: Sequence[str | Path], folder: Path) -> "subprocess.CompletedProcess[str]":
        name = " ".join(str(part) for part in command)
        self.asked.append(name)
        failed = any(name.startswith(start) for start in self._failing)
        if not failed and " ci " in name:
            (folder / "node_modules").mkdir(exist_ok=True)
        return subprocess.CompletedProcess(list(command), int(failed), stdout="", stderr="no such luck" * failed)


def a_folder(root: Path, lock: str = "{}") -> Path:
    (root / "package-lock.json").write_text(lock)
    return root


def test_the_machines_npm_installs_once_per_lock_file(tmp_path: Path) -> None:
    commands = FakeCommands()
    install_packages(a_folder(tmp_path), run=commands, npm="/usr/bin/npm")
    install_packages(a_folder(tmp_path), run=commands, npm="/usr/bin/npm")
    assert [name.split()[:3] for name in commands.asked] == [["/usr/bin/npm", "ci", "--ignore-scripts"]]
    install_packages(a_folder(tmp_path, '{"new": 1}'), run=commands, npm="/usr/bin/npm")
    assert len(commands.asked) == 2


def test_an_npm_that_fails_is_replaced_by_the_wheels(tmp_path: Path) -> None:
    commands = FakeCommands("/usr/bin/npm")
    install_packages(a_folder(tmp_path), run=commands, npm="/usr/bin/npm")
    assert len(commands.asked) == 3
    assert "pip install" in commands.asked[1]
    assert "npm ci" in commands.asked[2]


def test_a_failed_install_says_why_and_is_tried_again(tmp_path: Path) -> None:
    with pytest.raises(InstallError, match="no such luck"):
        install_packages(a_folder(tmp_path), run=FakeCommands("/"), npm="/usr/bin/npm")
    commands = FakeCommands()
    install_packages(tmp_path, run=commands, npm="/usr/bin/npm")
    assert commands.asked
