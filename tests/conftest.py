"""What all tests share."""

import os
from collections.abc import Generator, Iterator
from dataclasses import replace

import pytest

from application.office import passwords
from tests.engines.server import MEMORY, has_room_in_memory

pytest_plugins = ["tests.engines.fixtures"]

# --- Language: commands speak that of the terminal, whatever machine the tests run on ---------------------------------


@pytest.fixture(autouse=True)
def _no_terminal_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


# --- Files: on disks of build machines, waiting for what is stored to be safe took half of the time -------------------


def pytest_configure() -> None:
    """Let `tmp_path` lie in memory, where there is room; PYTEST_DEBUG_TEMPROOT names another place."""
    if has_room_in_memory():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


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
