"""What all tests share."""

import gc
import os
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from application.office import passwords
from tests.engines.server import MEMORY, has_room_in_memory

pytest_plugins = ["tests.engines.fixtures"]

# --- Language: commands speak that of the terminal, whatever machine the tests run on ---------------------------------


@pytest.fixture(autouse=True)
def _no_terminal_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


# --- Files: on disks of build machines, waiting for what is stored to be safe took half of the time -------------------


def pytest_configure(config: pytest.Config) -> None:
    """Let `tmp_path` lie in memory, where there is room; PYTEST_DEBUG_TEMPROOT names another place."""
    if has_room_in_memory():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    _begin_elsewhere(config)


# --- Reading the tests: on a clean machine each process compiled every file, as all came to it at the same time -------
# Each begins at another file, and finds compiled what others began with. In the end all have them in the same order.


def _begin_elsewhere(config: pytest.Config) -> None:
    worker, places = os.environ.get("PYTEST_XDIST_WORKER"), [Path(each) for each in config.args]
    if worker is None or not all(place.is_dir() for place in places):
        return
    named = [name for pattern in config.getini("python_files") for place in places for name in place.rglob(pattern)]
    files = [str(name) for name in sorted({*named})]
    count = int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    first = len(files) * (int(worker.removeprefix("gw")) % count) // count
    config.args[:] = files[first:] + files[:first]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for garbage again when the tests are read: there is none among them, and looking took half of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: item.path)


# --- Passwords: a hash is slow on purpose, and thousands of tests need none to be -------------------------------------


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "STRENGTH", replace(passwords.STRENGTH, time_cost=1, memory_cost=8, parallelism=1))
        yield


# --- Skipped tests -------------------------------------------------------------------------------------------------
# A machine without a browser or tesseract may skip what needs them. With CI=true nothing may be left out unnoticed.


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if not hasattr(report, "wasxfail"):
        _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _fail_if_skipped(report)
    return report


def _fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    if os.environ.get("CI") == "true" and report.skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped, and with CI=true no test may be: {reason}"
