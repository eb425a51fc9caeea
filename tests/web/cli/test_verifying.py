"""`flask archive verify-files` on a folder and on a bucket: what is missing and damaged is found, and whose it is."""

import dataclasses
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from application.engines import initialise
from application.files.folder import FolderFileStore
from application.files.named import NAMING
from application.files.verifying import Sample
from application.office.facts import ArchiveKind
from application.settings import Settings
from domain.base import ArchiveAggregate
from tests.application.files.buckets import address_in, bucket_settings, damage
from tests.engines.object_store import ObjectStore
from tests.web.cli.test_begin import run, services
from tests.web.filing import Filing

Break = Callable[[str, bytes | None], None]


@pytest.fixture(params=["folder", "bucket"])
def broken(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> tuple[Settings, Break]:
    """An archive whose files are in a folder or a bucket, and what damages a file or takes it away."""
    if request.param == "folder":
        folder = settings.files_folder

        def harm(sha256: str, content: bytes | None) -> None:
            address = folder / sha256[:2] / sha256[2:4] / sha256
            address.unlink()
            if content is not None:
                address.write_bytes(content)

    else:
        server: ObjectStore = request.getfixturevalue("object_store")
        settings = bucket_settings(server, data=settings.data)

        def harm(sha256: str, content: bytes | None) -> None:
            if content is None:
                address_in(server.folder, settings, sha256).unlink()
            else:
                damage(server.folder, settings, sha256, content)

    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    return settings, harm


def filed(settings: Settings) -> dict[str, str]:
    """File three papers, one of them twice; return their checksums by name."""
    found = services(settings)
    filing = Filing(found.opened, by="somebody")
    papers = {name: filing.paper(name, name.encode()) for name in ("Brev.pdf", "Kart.pdf", "Vedtak.pdf")}
    filing.case("2025/17", "Bru")
    filing.entry("2025/17-1", "incoming", "Brev", documents=(papers["Brev.pdf"],))
    filing.entry("2025/17-2", "internal", "Kart", documents=(papers["Kart.pdf"], filing.paper("Kopi.pdf", b"Brev.pdf")))
    filing.entry("2025/17-3", "internal", "Vedtak", documents=(papers["Vedtak.pdf"],))
    found.close()
    return {name: paper.sha256 for name, paper in papers.items()}


def test_each_missing_and_damaged_file_is_told_with_the_records_it_belongs_to(broken: tuple[Settings, Break]) -> None:
    settings, harm = broken
    papers = filed(settings)
    whole = run(settings, "verify-files")
    assert (whole.exit_code, whole.stdout) == (0, "Alle 3 filer er slik de ble lagt inn.\n")

    harm(papers["Brev.pdf"], None)
    harm(papers["Kart.pdf"], b"Kort.pdf")
    result = run(settings, "verify-files")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert sorted(lines[:2]) == sorted(
        [
            f"mangler  {papers['Brev.pdf']}  Kopi.pdf  2025/17-1, 2025/17-2",
            f"skadet  {papers['Kart.pdf']}  Kart.pdf  2025/17-2",
        ]
    )
    assert lines[3].startswith("2 filer av 3 ")
    assert "sikkerhetskopi" in lines[4]


def test_what_a_backup_holds_is_put_back_and_what_it_does_not_is_told(
    broken: tuple[Settings, Break], tmp_path: Path
) -> None:
    settings, harm = broken
    papers = filed(settings)
    backup = FolderFileStore(tmp_path / "backup" / "files")
    for content in (b"Brev.pdf", b"Kart.pdf"):
        backup.put(io.BytesIO(content), limit=100, name="x")
    harm(papers["Brev.pdf"], None)
    harm(papers["Kart.pdf"], b"Kort.pdf")
    harm(papers["Vedtak.pdf"], None)

    result = run(settings, "verify-files", "--from", str(tmp_path / "backup"))
    assert result.exit_code == 1
    assert [line.split()[0] for line in result.stdout.splitlines()[:3]].count("mangler") == 1
    assert "2 filer er lagt tilbake" in result.stdout
    assert "1 fil av 3 " in result.stdout

    backup.put(io.BytesIO(b"Vedtak.pdf"), limit=100, name="x")
    assert run(settings, "verify-files", "--from", str(tmp_path / "backup")).exit_code == 0
    assert run(settings, "verify-files").stdout.startswith("Alle 3 filer")


def test_a_sample_is_of_as_many_as_are_asked_for(broken: tuple[Settings, Break]) -> None:
    settings, _ = broken
    filed(settings)
    assert run(settings, "verify-files", "--sample", "2").stdout.startswith("2 av 3 filer")
    assert run(settings, "verify-files", "--sample", "34%").stdout.startswith("2 av 3 filer")
    assert run(settings, "verify-files", "--sample", "9").stdout.startswith("Alle 3 filer")
    refused = run(settings, "verify-files", "--sample", "mange")
    assert refused.exit_code == 2
    assert "mange" in refused.stderr


@pytest.mark.parametrize(("percent", "total", "count"), [(5, 1000, 50), (1, 5, 1), (100, 7, 7), (50, 0, 0)])
def test_a_percentage_is_rounded_up(percent: int, total: int, count: int) -> None:
    assert Sample(percent, is_percent=True).of(total) == count


def test_an_archive_without_files_has_nothing_wrong(settings: Settings) -> None:
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    result = run(settings, "verify-files")
    assert (result.exit_code, result.stdout) == (0, "Det er ingen filer i arkivet ennå.\n")


def test_every_event_that_names_a_file_is_known() -> None:
    def events(kind: type[Any]) -> set[type[Any]]:
        return {kind, *(one for sub in kind.__subclasses__() for one in events(sub))}

    naming = {
        one.TOPIC
        for one in events(ArchiveAggregate.Event)
        if dataclasses.is_dataclass(one) and "sha256" in get_type_hints(one)
    }
    assert naming == {one.TOPIC for one in NAMING}
