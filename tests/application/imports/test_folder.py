"""A folder of old papers, imported as it is."""

import fcntl
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from eventsourcing.persistence import StoredEvent

from application.commands.journal import RegisterEntry, register_entry
from application.errors import StorageFullError
from application.events.sqlite import EventRecorder
from application.files.protocol import Readable, StoredFile
from application.imports import ahead as ahead_module
from application.imports import filing as filing_module
from application.imports.errors import ArchiveInsideError, ImportRunningError
from application.imports.filing import Progress
from application.imports.folder import import_folder
from application.imports.identity import made_from
from application.imports.report import Line, Outcome, Report
from application.opened import OpenArchive
from application.questions.cases import list_cases
from application.questions.journal import list_entries
from domain.access import Audience
from domain.clock import clock_set_to
from tests.domain.given import IDENTITY_NUMBER

Papers = Callable[[Mapping[str, bytes | str]], Path]

AUTUMN = datetime(2025, 10, 1, 12, 0, tzinfo=UTC)


def imported(opened: OpenArchive, folder: Path, **how: bool) -> Report:
    with clock_set_to(AUTUMN):
        return import_folder(opened, folder, **how)


def cases(opened: OpenArchive, audience: Audience = Audience.READER) -> dict[str, str | None]:
    with opened.stores.registers.connect() as connection:
        return {one.reference: one.title for one in list_cases(connection, audience).items}


def entries(opened: OpenArchive, audience: Audience = Audience.READER) -> dict[str, str | None]:
    with opened.stores.registers.connect() as connection:
        return {one.reference: one.title for one in list_entries(connection, audience).items}


def left_out(report: Report) -> dict[str, str]:
    return {line.place: line.reason.code for line in report.left_out() if line.reason}


def positions(opened: OpenArchive) -> int:
    return opened.stores.recorder.max_notification_id() or 0


def test_sub_folders_are_cases_and_files_entries_in_the_order_people_count(opened: OpenArchive, papers: Papers) -> None:
    folder = papers(
        {
            "Samarbeidsavtale/10_vedlegg.txt": "ti",
            "Samarbeidsavtale/2_brev.txt": "to",
            "Samarbeidsavtale/Møter/2021/Referat.v2.txt": "referat",
            "Årsmelding/utkast": "uten endelse",
            "løst.txt": "løst",
        }
    )
    report = imported(opened, folder)
    assert report.is_complete
    assert cases(opened) == {"2025/3": "Årsmelding", "2025/2": "Samarbeidsavtale", "2025/1": "Papirer"}
    assert entries(opened) == {
        "2025/1-1": "løst",
        "2025/2-1": "2 brev",
        "2025/2-2": "10 vedlegg",
        "2025/2-3": "Møter / 2021 / Referat.v2",
        "2025/3-1": "utkast",
    }
    assert report.kinds(Outcome.FILED) == {"case": 3, "journal-entry": 5}


def test_signed_in_users_alone_see_it_unless_it_is_published(opened: OpenArchive, papers: Papers) -> None:
    folder = papers({"Sak/brev.txt": "brev"})
    imported(opened, folder)
    assert entries(opened, Audience.PUBLIC) == {}
    report = imported(opened, folder, publish=True)
    assert [line.outcome for line in report.lines] == [Outcome.CHANGED]
    assert entries(opened, Audience.PUBLIC) == {"2025/1-1": "brev"}
    before = positions(opened)
    assert imported(opened, folder, publish=True).kinds(Outcome.THERE) == {"journal-entry": 1}
    assert positions(opened) == before


def test_a_second_run_adds_nothing_and_a_later_one_only_what_is_new(opened: OpenArchive, papers: Papers) -> None:
    folder = papers({"Sak/a.txt": "a", "Sak/b.txt": "b"})
    imported(opened, folder)
    before = positions(opened)
    again = imported(opened, folder)
    assert positions(opened) == before
    assert again.kinds(Outcome.THERE) == {"journal-entry": 2}
    papers({"Sak/c.txt": "c", "Sak/a.txt": "a, rettet"})
    later = imported(opened, folder)
    assert [line.reference for line in later.lines if line.outcome is Outcome.FILED] == ["2025/1-3", "2025/1-4"]
    assert list(cases(opened)) == ["2025/1"]


def test_a_folder_that_was_moved_is_known_again(opened: OpenArchive, papers: Papers, tmp_path: Path) -> None:
    folder = papers({"Sak/a.txt": "a"})
    imported(opened, folder)
    moved = tmp_path / "elsewhere" / "Papirer"
    moved.parent.mkdir()
    folder.rename(moved)
    assert imported(opened, moved).kinds(Outcome.THERE) == {"journal-entry": 1}


def test_the_same_file_twice_is_stored_once_and_filed_twice(opened: OpenArchive, papers: Papers) -> None:
    report = imported(opened, papers({"A/brev.txt": "likt", "B/brev.txt": "likt"}))
    assert len(list(opened.stores.files.digests())) == 1
    assert len(entries(opened)) == 2
    remarks = {line.place: [remark.code for remark in line.remarks] for line in report.lines if line.kind != "case"}
    assert remarks == {"A/brev.txt": [], "B/brev.txt": ["import-same-bytes"]}


def test_what_is_no_paper_is_skipped_and_said(opened: OpenArchive, papers: Papers) -> None:
    folder = papers(
        {"Sak/Thumbs.db": "x", "Sak/.DS_Store": "x", "Sak/~$brev.docx": "x", ".git/config": "x", "Sak/brev.txt": "brev"}
    )
    (folder / "Tom").mkdir()
    report = imported(opened, folder)
    skipped = {line.place: line.reason.code for line in report.lines if line.outcome is Outcome.SKIPPED and line.reason}
    assert skipped == {
        "Sak/Thumbs.db": "import-hidden",
        "Sak/.DS_Store": "import-hidden",
        "Sak/~$brev.docx": "import-hidden",
        ".git": "import-hidden",
        "Tom/": "import-empty-folder",
    }
    assert report.is_complete
    assert list(cases(opened).values()) == ["Sak"]


def test_bad_files_are_left_out_with_a_reason_and_the_rest_is_filed(opened: OpenArchive, papers: Papers) -> None:
    folder = papers({"Sak/tom.txt": b"", "Sak/stor.txt": b"x" * 10_001, "Sak/brev.txt": "brev"})
    (folder / "Sak" / "lenke.txt").symlink_to("/etc/passwd")
    (folder / "Lenkemappe").symlink_to("/etc")
    os.mkfifo(folder / "Sak" / "rør")
    report = imported(opened, folder)
    assert left_out(report) == {
        "Sak/tom.txt": "import-empty-file",
        "Sak/stor.txt": "file-too-large",
        "Sak/lenke.txt": "import-link",
        "Lenkemappe": "import-link",
        "Sak/rør": "import-not-a-file",
    }
    assert entries(opened) == {"2025/1-1": "brev"}
    assert not report.is_complete


def test_an_identity_number_in_a_name_is_told_and_never_published(opened: OpenArchive, papers: Papers) -> None:
    folder = papers({f"Sak/Klage {IDENTITY_NUMBER}.txt": "klage", "Sak/brev.txt": "brev"})
    (line,) = (line for line in imported(opened, folder).lines if line.remarks)
    assert [remark.code for remark in line.remarks] == ["import-identity-number"]
    published = imported(opened, folder, publish=True)
    assert left_out(published) == {f"Sak/Klage {IDENTITY_NUMBER}.txt": "identity-number"}
    assert list(entries(opened, Audience.PUBLIC).values()) == ["brev"]


def test_names_that_trick_or_are_broken_become_harmless_ones(opened: OpenArchive, papers: Papers) -> None:
    folder = papers({"Sak/..\\..\\etc\\passwd": "tricky", "Sak/linje\nskift.txt": "x"})
    (folder / "Sak" / os.fsdecode("møte.txt".encode("cp1252"))).write_text("latin")
    report = imported(opened, folder)
    assert report.is_complete
    assert sorted(entries(opened).values(), key=str) == ["..\\..\\etc\\passwd", "linje skift", "møte"]
    respelled = [line.place for line in report.lines if any(one.code == "import-respelled" for one in line.remarks)]
    assert respelled == ["Sak/møte.txt"]
    stored = [path for path in opened.stores.places.files.rglob("*") if path.is_file()]
    assert {path.name for path in stored} == set(opened.stores.files.digests())


def test_a_wrong_extension_is_filed_as_what_it_is_and_said(opened: OpenArchive, papers: Papers) -> None:
    report = imported(opened, papers({"Sak/brev.docx": b"%PDF-1.4\n%%EOF"}))
    remarks = [remark for line in report.lines for remark in line.remarks]
    assert [(remark.code, remark.values["is_type"]) for remark in remarks] == [("import-other-type", "pdf")]


def test_a_rehearsal_says_the_same_and_keeps_nothing(opened: OpenArchive, papers: Papers) -> None:
    folder = papers({"A/a.txt": "a", "A/tom.txt": b"", "B/b.txt": "b", "B/like.txt": "a"})
    rehearsed = imported(opened, folder, rehearse=True, publish=True)
    assert positions(opened) == 0
    assert list(opened.stores.files.digests()) == []

    def said(lines: list[Line]) -> list[Line]:
        return [replace(line, reason=None) for line in lines]

    assert said(rehearsed.lines) == said(imported(opened, folder, publish=True).lines)


def test_a_full_disk_stops_it_and_the_next_run_completes_it(opened: OpenArchive, papers: Papers) -> None:
    class Full:
        exists = staticmethod(opened.stores.files.exists)

        def put(self, stream: Readable, *, limit: int, name: str) -> StoredFile:
            if name != "a.txt":
                raise StorageFullError(name=name, folder="archive")
            return opened.stores.files.put(stream, limit=limit, name=name)

    folder = papers({"Sak/a.txt": "a", "Sak/b.txt": "b", "Sak/c.txt": "c"})
    full = replace(opened, stores=replace(opened.stores, files=Full()))  # type: ignore[arg-type]
    report = imported(full, folder)
    assert isinstance(report.stopped, StorageFullError)
    assert not report.is_complete
    assert entries(opened) == {"2025/1-1": "a"}
    assert imported(opened, folder).is_complete
    assert len(entries(opened)) == 3


@pytest.mark.parametrize("after", [2, 3, 4])
def test_an_import_killed_anywhere_is_completed_by_the_next(
    opened: OpenArchive, papers: Papers, tmp_path: Path, after: int
) -> None:
    folder = papers({"A/a.txt": "a", "A/b.txt": "b", "C/c.txt": "c"})
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from application.events.sqlite import EventRecorder\n"
        "from application.files.folder import FolderFileStore\n"
        "from application.imports.folder import import_folder\n"
        "from application.opened import open_archive\n"
        "from application.settings import read_settings\n"
        "left = [int(sys.argv[1])]\n"
        "def dying(function):\n"
        "    def call(*args, **kwargs):\n"
        "        left[0] -= 1\n"
        "        if left[0] == 0:\n"
        "            os.kill(os.getpid(), 9)\n"
        "        return function(*args, **kwargs)\n"
        "    return call\n"
        "EventRecorder.insert_events = dying(EventRecorder.insert_events)\n"
        "FolderFileStore._settle = dying(FolderFileStore._settle)\n"
        "settings = read_settings({'secret_key': 's' * 40, 'data': sys.argv[2]}, env_file=None)\n"
        "import_folder(open_archive(settings), Path(sys.argv[3]), publish=True)\n"
    )
    pid = os.spawnv(
        os.P_WAIT, sys.executable, [sys.executable, "-c", script, str(after), str(tmp_path / "archive"), str(folder)]
    )
    assert pid == -9
    report = imported(opened, folder, publish=True)
    assert report.is_complete
    assert sorted(filter(None, entries(opened, Audience.PUBLIC).values())) == ["a", "b", "c"]
    assert len(cases(opened)) == 2


def test_only_one_import_at_a_time(opened: OpenArchive, papers: Papers) -> None:
    folder = papers({"Sak/a.txt": "a"})
    with (opened.settings.data / "import.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(ImportRunningError):
            imported(opened, folder)
    assert imported(opened, folder).is_complete


def test_the_archive_is_not_imported_into_itself(opened: OpenArchive) -> None:
    for folder in (opened.settings.data, opened.settings.data / "files", opened.settings.data.parent):
        with pytest.raises(ArchiveInsideError):
            imported(opened, folder)


def test_numbers_go_on_after_what_others_filed(opened: OpenArchive, papers: Papers) -> None:
    imported(opened, papers({"A/a.txt": "a"}))
    imported(opened, papers({"A/b.txt": "b", "B/b.txt": "b2"}))
    assert cases(opened) == {"2025/2": "B", "2025/1": "A"}
    assert set(entries(opened)) == {"2025/1-1", "2025/1-2", "2025/2-1"}


def test_progress_is_told_and_registers_follow_on_the_way(
    opened: OpenArchive, papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filing_module, "FOLLOWED_EVERY", 2)
    monkeypatch.setattr(filing_module, "TOGETHER", 1)
    told: list[tuple[Progress, int]] = []
    folder = papers({f"Sak/{name}.txt": name for name in "abcd"})
    import_folder(opened, folder, watcher=lambda progress: told.append((progress, len(entries(opened)))))
    assert [progress.done for progress, _ in told] == [1, 2, 3, 4]
    assert {(progress.total, progress.bytes_total) for progress, _ in told} == {(4, 4)}
    assert [followed for _, followed in told] == [1, 1, 3, 3]


def test_files_are_recorded_together_and_one_that_fails_leaves_the_others(
    opened: OpenArchive, papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded: list[int] = []
    insert = EventRecorder.insert_events

    def counted(recorder: EventRecorder, events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        recorded.append(len(events))
        return insert(recorder, events, **kwargs)

    monkeypatch.setattr(EventRecorder, "insert_events", counted)
    monkeypatch.setattr(ahead_module, "AHEAD", 0)
    folder = papers({f"Sak/{name}.txt": name for name in "abcd"})

    def remove(_: Progress) -> None:
        (folder / "Sak" / "c.txt").unlink(missing_ok=True)

    with clock_set_to(AUTUMN):
        report = import_folder(opened, folder, watcher=remove)
    assert len(recorded) == 1
    assert [line.place for line in report.left_out()] == ["Sak/c.txt"]
    assert set(entries(opened)) == {"2025/1-1", "2025/1-2", "2025/1-3"}
    assert report.count(Outcome.FILED, "journal-entry") == 3


def test_what_somebody_else_recorded_first_makes_no_gap_and_costs_nobody_anything(
    opened: OpenArchive, papers: Papers
) -> None:
    imported(opened, papers({"Sak/a.txt": "a"}))
    folder = papers({"Sak/b.txt": "b", "Sak/c.txt": "c"})
    case_id = made_from("case", "Papirer", "Sak")

    def register_another(progress: Progress) -> None:
        if progress.done == 2:  # it is held back with the file before it
            command = RegisterEntry(
                entry_id=uuid4(), case_id=case_id, kind="incoming", title="Brev", next_number=2, by="kari"
            )
            register_entry(opened.archive, command)

    with clock_set_to(AUTUMN):
        report = import_folder(opened, folder, watcher=register_another)
    assert report.is_complete
    assert set(entries(opened)) == {"2025/1-1", "2025/1-2", "2025/1-3", "2025/1-4"}
    assert entries(opened)["2025/1-2"] == "Brev"


def test_a_file_that_went_away_in_between_is_said(
    opened: OpenArchive, papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead_module, "AHEAD", 0)
    folder = papers({"Sak/a.txt": "a", "Sak/b.txt": "b"})

    def remove(_: Progress) -> None:
        (folder / "Sak" / "b.txt").unlink(missing_ok=True)

    report = import_folder(opened, folder, watcher=remove)
    assert left_out(report) == {"Sak/b.txt": "import-unreadable"}
