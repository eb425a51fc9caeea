"""Puts what `package-lock.json` names into `node_modules`, by the machine's npm or, without one, by a wheel's."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

NODE = Path(__file__).resolve().parent.parent / "requirements" / "node.txt"
"""Node.js with npm as a wheel, pinned by hash."""

_CI = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


class InstallError(Exception):
    """The packages could not be installed. The message says why."""


Run = Callable[[Sequence[str | Path], Path], "subprocess.CompletedProcess[str]"]


def run(command: Sequence[str | Path], folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run a command in `folder`; its node is found beside it before any other."""
    path = os.pathsep.join((str(Path(command[0]).parent), os.environ.get("PATH", "")))
    return subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )


def install_packages(folder: Path, *, run: Run = run, npm: str | None = None) -> Path:
    """Return the `node_modules` of `folder`, installed again only when the lock file is another than last time.

    `npm` is the machine's (found by itself when not given); an InstallError says what it and the wheel's said.
    """
    packages = folder / "node_modules"
    stamp = packages / ".regionarkiv-lock"
    lock = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == lock:
        return packages
    print("Installing the style sheets and font of the pages ...", flush=True)
    machines = npm or shutil.which("npm")
    done = run([machines, *_CI], folder) if machines else None
    if done is None or done.returncode != 0:
        if done is not None:
            print(f"{machines} could not ({_last_line(done)})", flush=True)
        done = run([_npm_from_wheel(run), *_CI], folder)
    if done.returncode != 0:
        message = f"npm said: {(done.stderr or done.stdout).strip()}"
        raise InstallError(message)
    stamp.write_text(lock)
    return packages


def _last_line(done: "subprocess.CompletedProcess[str]") -> str:
    return (done.stderr or done.stdout).strip().rpartition("\n")[2]


def _npm_from_wheel(run: Run) -> str:
    """Install Node.js into the environment of this Python and return its npm."""
    print("Getting Node.js for it ...", flush=True)
    installed = run([sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", NODE], NODE.parent)
    if installed.returncode != 0:
        message = f"Node.js could not be installed: {installed.stderr.strip()}"
        raise InstallError(message)
    return str(Path(sys.executable).with_name("npm"))
