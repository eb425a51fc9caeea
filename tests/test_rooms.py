"""Imports point one way: web -> search -> application -> domain. And nothing is a grab bag."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("domain", "application", "search", "web")
"""Each may import those before it."""

NOT_FOR_ROOMS = {"tests", "frontend", "benchmarks", "wsgi"}
GRAB_BAGS = {"util", "utils", "helper", "helpers"}


def imported(code: str) -> Iterator[str]:
    """Every module that `code` imports from elsewhere, wherever in it."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def may_import(room: str, module: str) -> bool:
    top = module.partition(".")[0]
    if top in ROOMS:
        return ROOMS.index(top) <= ROOMS.index(room)
    if top in NOT_FOR_ROOMS:
        return False
    if room == "domain":
        return top in sys.stdlib_module_names or (module + ".").startswith("eventsourcing.domain.")
    return True


def is_grab_bag(path: Path) -> bool:
    return not GRAB_BAGS.isdisjoint(path.stem.lower().split("_"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    files = sorted((ROOT / room).rglob("*.py"))
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in files
        for module in imported(path.read_text(encoding="utf-8"))
        if not may_import(room, module)
    ]
    assert files
    assert wrong == []


def test_nothing_is_called_utils_or_helpers() -> None:
    folders = [ROOT / name for name in (*ROOMS, *NOT_FOR_ROOMS) if (ROOT / name).is_dir()]
    paths = [path for folder in folders for path in folder.rglob("*") if "node_modules" not in path.parts]
    assert [str(path) for path in paths if is_grab_bag(path)] == []


def test_relative_imports_are_not_used() -> None:
    """They would hide which room is meant."""
    relative = [
        str(path.relative_to(ROOT))
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


@pytest.mark.parametrize(
    ("room", "code", "allowed"),
    [
        ("domain", "import datetime", True),
        ("domain", "from eventsourcing.domain import event", True),
        ("domain", "from eventsourcing.persistence import Mapper", False),
        ("domain", "import eventsourcing", False),
        ("domain", "import sqlalchemy", False),
        ("domain", "def f():\n    from application import archive", False),
        ("application", "import domain.cases", True),
        ("application", "import sqlalchemy", True),
        ("application", "from search.entries import Entry", False),
        ("search", "from web import app", False),
        ("web", "from search.entries import Entry", True),
        ("web", "import tests.conftest", False),
    ],
)
def test_the_rule_itself(room: str, code: str, *, allowed: bool) -> None:
    assert all(may_import(room, module) for module in imported(code)) is allowed


@pytest.mark.parametrize(("name", "expected"), [("utils.py", True), ("date_helpers.py", True), ("dates.py", False)])
def test_the_rule_of_names_itself(name: str, *, expected: bool) -> None:
    assert is_grab_bag(Path(name)) is expected
