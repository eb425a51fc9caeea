"""`flask archive backup` and `restore`: the drill, and what is said."""

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from application.engines import initialise
from application.events.counted import all_events
from application.imports.folder import import_folder
from application.office.facts import ArchiveKind
from application.settings import Settings, read_settings
from domain.access import Audience
from search.question import Question
from tests.application.files.buckets import bucket_settings
from tests.web.apps import app_over
from tests.web.cli.test_begin import run, services
from tests.web.office_folder import SHIELDED, lay
from web.cli.deriving import derive_anew
from web.services import EXTENSION, Services

PAGES = (
    "/",
    "/sak/2019/4",
    "/vedtak/RR-23-2019",
    "/journal/2019/uke/10",
    "/vedtak",
    "/sok?q=kveld",
    "/sok?q=samarbeidsavtale",
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an archive of an office's papers, all of which can be found."""
    folder = tmp_path_factory.mktemp("office")
    settings = read_settings({"secret_key": "s" * 40, "data": folder / "archive"}, env_file=None)
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    manifest = lay(folder / "papers")
    result = run(settings, "import", str(folder / "papers"), "--manifest", str(manifest))
    assert result.exit_code in (0, 3), result.output
    return settings.data


@pytest.fixture(scope="module")
def answered(office: Path) -> list[str]:
    """What that archive answers, before it is moved, backed up, lost and restored."""
    return answers(read_settings({"secret_key": "s" * 40, "data": office}, env_file=None))


@pytest.fixture
def settings(settings: Settings, office: Path) -> Settings:
    """Those of a copy of it."""
    shutil.copytree(office, settings.data)
    return settings


@contextmanager
def filing(settings: Settings, folder: Path) -> Iterator[None]:
    """File without a pause while the block runs, and somewhat before and after."""
    stop, began = threading.Event(), threading.Event()

    def file() -> None:
        found = services(settings)
        number = 0
        while not stop.is_set():
            number += 1
            paper = folder / str(number) / f"Travel {number}" / "brev.txt"
            paper.parent.mkdir(parents=True)
            paper.write_text(f"Et brev som kom mens kopien ble tatt: {number}.")
            import_folder(found.opened, paper.parent.parent)
            if number == 3:
                began.set()
        found.close()

    thread = threading.Thread(target=file)
    thread.start()
    assert began.wait(30)
    try:
        yield
    finally:
        stop.set()
        thread.join()


def answers(settings: Settings) -> list[str]:
    """What everybody is shown, and what officers find."""
    with app_over(settings) as app:
        client: FlaskClient = app.test_client()
        pages = [client.get(page).get_data(as_text=True) for page in PAGES]
        engine = app.extensions[EXTENSION].engine
        for audience in Audience:
            found = engine.search(Question(words=(SHIELDED,)), audience)
            hits = [(hit.record_id, hit.document_id, hit.page, hit.snippet) for hit in found.hits]
            pages.append(f"{audience}: {found.total} {hits}")
        return pages


@pytest.fixture(params=["small", "large"])
def places(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> Iterator[tuple[Settings, Settings]]:
    """An archive of an office's papers, and an empty place of the same size for it to be restored into."""
    empty = {"data": tmp_path / "restored"}
    if request.param == "small":
        yield settings, settings.model_copy(update=empty)
        return
    server, store = request.getfixturevalue("postgresql"), request.getfixturevalue("object_store")
    databases = [server.new_database() for _ in range(2)]
    large = bucket_settings(store, data=tmp_path / "large", database=databases[0])
    lines = [f"REGIONARKIV_{name.upper()}={value}" for name, value in _said(large).items()]
    (tmp_path / "large.env").write_text("\n".join(lines))
    result = run(settings, "move", "--to", str(tmp_path / "large.env"))
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1].startswith("Arkivet til Prøveregionen er flyttet: ")
    yield large, bucket_settings(store, database=databases[1], **empty)
    for database in databases:
        server.drop_database(database)


def _said(settings: Settings) -> dict[str, object]:
    said = settings.model_dump(include={"data", "database", "files", "files_endpoint", "files_key", "files_secret"})
    return {name: getattr(value, "get_secret_value", lambda value=value: value)() for name, value in said.items()}


def test_the_drill(places: tuple[Settings, Settings], answered: list[str], tmp_path: Path) -> None:
    settings, empty = places
    with filing(settings, tmp_path / "busy"):
        result = run(settings, "backup", str(tmp_path / "backups"))
    assert result.exit_code == 0, result.output
    result = run(empty, "restore", str(tmp_path / "backups"))
    assert result.exit_code == 0, result.output
    assert re.fullmatch(
        r"Arkivet til Prøveregionen er gjenopprettet fra sikkerhetskopien \S+: Alle \S+ hendelser, \S+ filer og \S+ "
        r"rader med kontordata er slik de var\.",
        result.stdout.splitlines()[-1].replace("\xa0", ""),
    )
    found, live = services(empty), services(settings)
    restored = list(all_events(found.stores.recorder))
    assert len(restored) > 30
    assert restored == [one for one in all_events(live.stores.recorder) if one.id <= restored[-1].id]
    assert len(restored) < len(list(all_events(live.stores.recorder)))
    for sha256 in found.stores.files.digests():
        with found.stores.files.open(sha256) as ours, live.stores.files.open(sha256) as theirs:
            assert ours.read() == theirs.read()
    live.close()
    found.close()
    assert answers(empty) == answered


def test_a_backup_is_looked_at_without_restoring_it(settings: Settings, tmp_path: Path) -> None:
    run(settings, "backup", str(tmp_path / "backups"))
    result = run(settings, "restore", str(tmp_path / "backups"), "--dry-run")
    assert result.exit_code == 0, result.output
    assert "er slik den ble laget" in result.stdout
    damaged = next((tmp_path / "backups" / "files").glob("*/*/*"))
    damaged.unlink()
    result = run(settings, "restore", str(tmp_path / "backups"), "--dry-run")
    assert result.exit_code == 1
    assert damaged.name in result.stdout
    away = settings.model_copy(update={"data": tmp_path / "restored"})
    refused = run(away, "restore", str(tmp_path / "backups"))
    assert refused.exit_code == 1
    assert "--without-damaged" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert run(away, "restore", str(tmp_path / "backups"), "--without-damaged", "--no-wait").exit_code == 3


def test_a_rebuild_of_a_worker_that_is_there_already_is_waited_for(settings: Settings) -> None:
    held, done = threading.Event(), threading.Event()
    with app_over(settings) as app:
        found: Services = app.extensions[EXTENSION]

        def rebuild() -> None:
            with found.stores.locks.if_free("rebuild"):
                held.set()
                assert not done.wait(1)

        thread = threading.Thread(target=rebuild)
        thread.start()
        assert held.wait(10)
        with app.app_context():
            derive_anew(found, wait=False)
        done.set()
        thread.join()
        assert {one.state for one in found.follower.states()} == {"live"}


def test_a_file_the_archive_has_lost_is_told_of(settings: Settings, tmp_path: Path) -> None:
    lost = next((settings.data / "files").glob("[0-9a-f]*/*/*"))
    lost.unlink()
    result = run(settings, "backup", str(tmp_path / "backups"))
    assert result.exit_code == 3
    assert lost.name in result.stdout


def test_what_is_refused_is_one_plain_line(settings: Settings, tmp_path: Path) -> None:
    inside = run(settings, "backup", str(settings.data / "kopi"))
    assert (inside.exit_code, inside.stdout) == (1, "")
    assert "egen mappe" in inside.stderr
    run(settings, "backup", str(tmp_path / "backups"))
    not_empty = run(settings, "restore", str(tmp_path / "backups"))
    assert not_empty.exit_code == 1
    assert "er ikke tom" in not_empty.stderr
    shutil.rmtree(settings.data)
    unknown = run(settings, "restore", str(tmp_path / "backups"), "--backup", "i går")
    assert unknown.exit_code == 1
    assert next((tmp_path / "backups").glob("2*")).name in unknown.stderr


def test_an_archive_is_fetched_from_where_it_is(settings: Settings, tmp_path: Path) -> None:
    new = settings.model_copy(update={"data": tmp_path / "new"})
    run(new, "init")  # as containers do when they start
    result = run(new, "move", "--from", str(settings.data), "--no-wait")
    assert result.exit_code == 0, result.output
    assert "Prøveregionen" in result.stdout
    assert f"Arkivet til Prøveregionen er klart i {new.data}." in run(new, "init").stdout


def test_where_to_move_is_explained_when_it_cannot_be(settings: Settings, tmp_path: Path) -> None:
    nowhere = run(settings, "move", "--to", "mysql://db/arkiv")
    assert nowhere.exit_code == 1
    assert "postgresql://" in nowhere.stderr
    both = run(settings, "move", "--to", "her", "--from", "der")
    assert both.exit_code == 2
    same = run(settings, "move", "--to", str(settings.data))
    assert same.exit_code == 1
    assert "allerede" in same.stderr
    (tmp_path / "feil.env").write_text("REGIONARKIV_DATABASE=postgresql://\n")
    wrong = run(settings, "move", "--to", str(tmp_path / "feil.env"))
    assert wrong.exit_code == 2
    assert "REGIONARKIV_DATABASE" in wrong.stderr
