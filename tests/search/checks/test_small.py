"""What the checks find in an installation of the small size, whole and broken."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from application.checks import space
from application.checks.finding import Finding, Part, State, gravest, wrong
from application.engines import initialise
from application.office.facts import ArchiveKind
from application.places import Places
from application.settings import Ocr, Settings, read_settings
from search.checks import everything
from search.checks.built_in_tika import BuiltInTikaCheck
from search.checks.everything import examine
from search.extraction import ocr


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = read_settings({"secret_key": "s" * 40, "data": tmp_path / "archive"}, env_file=None)
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    return settings


@pytest.fixture(autouse=True)
def _without_reading(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting a child for each test takes a second, and one test is about that."""
    if "reads" not in request.keywords:
        monkeypatch.setattr(BuiltInTikaCheck, "findings", lambda _self: iter(()))


def found(settings: Settings, **how: bool) -> dict[str, Finding]:
    return {one.code: one for one in examine(settings, **how)}


def test_a_new_archive_is_in_order_but_for_its_worker(settings: Settings) -> None:
    codes = found(settings)
    assert codes["sqlite-version"].state is State.OK
    assert codes["schema-current"].state is State.OK
    assert codes["files-written"].state is State.OK
    assert codes["registers-current"].state is State.OK
    assert codes["worker-missed"].state is State.WRONG
    assert {one.code for one in codes.values() if one.state is State.WARNING} == {"index-missing"}
    assert list(Places(settings.data).files.iterdir()) == []


def test_without_a_folder_nothing_is_made(settings: Settings) -> None:
    shutil.rmtree(settings.data)
    codes = found(settings)
    assert codes["folder-missing"].values["folder"] == str(settings.data)
    assert codes["files-missing"].state is State.WRONG
    assert not settings.data.exists()


def break_events(places: Places) -> None:
    with places.events.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 2000)


def break_registers(places: Places) -> None:
    places.registers.write_bytes(b"no database at all" * 100)


@pytest.mark.parametrize(
    ("harm", "code", "state"),
    [
        (lambda places: places.events.unlink(), "database-missing", State.WRONG),
        (break_events, "database-damaged", State.WRONG),
        (break_registers, "derived-damaged", State.WRONG),
        (lambda places: places.folder.chmod(0o755), "folder-open", State.WARNING),
        (lambda places: shutil.rmtree(places.files), "files-missing", State.WRONG),
        (lambda places: shutil.rmtree(places.index), "index-missing", State.WARNING),
    ],
)
def test_what_is_harmed_is_told(settings: Settings, harm: Callable[[Places], None], code: str, state: State) -> None:
    harm(Places(settings.data))
    assert found(settings)[code].state is state


def test_a_database_is_read_whole_unless_it_is_to_be_quick(settings: Settings) -> None:
    break_events(Places(settings.data))
    assert "database-damaged" not in found(settings, thorough=False)


def test_a_full_disk_is_told_before_it_is_full(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(space, "LOW_ON_SPACE", 10**18)
    assert found(settings)["space-low"].state is State.WARNING
    monkeypatch.setattr(space, "OUT_OF_SPACE", 10**18)
    assert found(settings)["space-out"].state is State.WRONG


@pytest.mark.reads
def test_text_reading_is_tried_on_a_file(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    wanting = settings.model_copy(update={"ocr": Ocr.ON})
    codes = {one.code: one.state for one in BuiltInTikaCheck(wanting).findings()}
    assert codes == {"reading-works": State.OK, "ocr-missing": State.WRONG}


def test_a_check_that_fails_is_a_finding_and_no_secret_is_in_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing:
        part = Part.SEARCH

        def findings(self) -> list[Finding]:
            raise RuntimeError(f"could not use {settings.secret_key.get_secret_value()}\nat all")

    class Telling:
        part = Part.FILES

        def findings(self) -> list[Finding]:
            return [wrong(Part.FILES, "told", problem="password hunter 2")]

    secretive = settings.model_copy(
        update=read_settings(
            {"secret_key": "s" * 40, "database": "postgresql://archive:hunter%202@db/archive"}, env_file=None
        ).model_dump(include={"database"})
    )
    monkeypatch.setattr(everything, "checks", lambda _settings, *, thorough: [Failing(), Telling()])
    failed, told = examine(secretive)
    assert (failed.part, failed.code, failed.values["problem"]) == (
        Part.SEARCH,
        "check-failed",
        "RuntimeError: could not use … at all",
    )
    assert told.values["problem"] == "password …"
    assert gravest([failed, told]) is State.WRONG
