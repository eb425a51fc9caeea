"""Writes what was measured where it is committed: figures, with the machine, the day and the command that made them."""

import os
import platform
import sqlite3
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_report(name: str, about: str, measured: str, notes: str = "") -> None:
    """Write `results/NAME.md` and print it. `about` is the benchmark's own description; its first line is the title."""
    title, _, more = about.strip().partition("\n")
    parts = [f"# {title}", more.strip(), measured, notes, f"{_machine()} `{_command(name)}`"]
    text = "\n\n".join(part for part in parts if part) + "\n"
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.md").write_text(text, encoding="utf-8")
    print(text)


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return (
        f"{date.today().isoformat()}, {os.cpu_count()} cores (shared with other work: {_load()}), {memory:.0f} GB, "  # noqa: DTZ011
        f"{platform.system()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}."
    )


def _load() -> str:
    """Return how busy the machine was in the last minutes, and whether we went before the others."""
    load = f"load {os.getloadavg()[1]:.1f}"
    return f"{load}, ours at raised priority" if os.nice(0) < 0 else load


def _command(name: str) -> str:
    return " ".join(["python -m", f"benchmarks.{name}", *map(_shown, sys.argv[1:])])


def _shown(argument: str) -> str:
    """Return an argument of the command; what is a place on this machine is only called one."""
    if "://" in argument:
        return "ADDRESS"
    return "FOLDER" if Path(argument).is_absolute() else argument
