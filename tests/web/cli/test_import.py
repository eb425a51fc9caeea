"""`flask archive import`, on real folders."""

import csv
import fcntl
import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import Result

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import OpenArchive
from application.questions.cases import list_cases
from application.questions.journal import list_entries
from application.settings import Settings
from domain.access import Audience
from tests.engines.server import free_port
from tests.web.cli.test_begin import run, services


@pytest.fixture
def settings(settings: Settings) -> Settings:
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    return settings


def papers(tmp_path: Path, files: Mapping[str, str]) -> Path:
    folder = tmp_path / "Papirer"
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder


def imported(settings: Settings, folder: Path, *words: str) -> Result:
    return run(settings, "import", str(folder), "--no-wait", *words)


def opened(settings: Settings) -> OpenArchive:
    return services(settings).opened


def titles(settings: Settings, audience: Audience) -> set[str | None]:
    with opened(settings) as archive, archive.stores.registers.connect() as connection:
        return {one.title for one in list_entries(connection, audience).items}


def test_a_folder_is_filed_and_the_last_line_says_so(settings: Settings, tmp_path: Path) -> None:
    result = imported(settings, papers(tmp_path, {"Avtale/brev.txt": "hei", "Avtale/svar.txt": "ja"}))
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "Arkivert  1 sak, 2 journalposter"
    assert "ses bare av innloggede brukere" in lines[-2]
    assert lines[-1].startswith("Ferdig. ")
    assert titles(settings, Audience.READER) == {"brev", "svar"}
    assert titles(settings, Audience.PUBLIC) == set()


def test_published_papers_are_seen_by_all(settings: Settings, tmp_path: Path) -> None:
    result = imported(settings, papers(tmp_path, {"Avtale/brev.txt": "hei"}), "--publish")
    assert "kan ses av alle" in result.stdout
    assert titles(settings, Audience.PUBLIC) == {"brev"}


def test_again_there_is_nothing_new(settings: Settings, tmp_path: Path) -> None:
    folder = papers(tmp_path, {"Avtale/brev.txt": "hei"})
    imported(settings, folder)
    result = imported(settings, folder)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "Der fra før  1 journalpost"
    assert result.stdout.splitlines()[-1] == "Ferdig. Det var ikke noe nytt."


def test_files_that_wait_for_tika_are_told_of_and_not_waited_for(settings: Settings, tmp_path: Path) -> None:
    away = settings.model_copy(update={"tika": f"http://127.0.0.1:{free_port()}"})
    folder = papers(tmp_path, {"Avtale/brev.rtf": r"{\rtf1 Rekkverk\par}", "Avtale/svar.txt": "ja"})
    result = run(away, "import", str(folder))
    assert result.exit_code == 0
    assert "Én fil er ikke lest ennå, fordi Tika ikke svarer." in result.stderr
    assert result.stdout.splitlines()[-1].endswith("når serveren har lest det.")


def test_what_is_left_out_is_named_with_the_reason_and_a_code_of_its_own(settings: Settings, tmp_path: Path) -> None:
    result = imported(settings, papers(tmp_path, {"Avtale/brev.txt": "hei", "Avtale/tom.txt": ""}))
    assert result.exit_code == 3
    assert "  Avtale/tom.txt: Filen er tom. Finn den riktige, eller slett den." in result.stdout.splitlines()
    assert result.stdout.splitlines()[-1].startswith("Ferdig, men én ble utelatt.")
    assert titles(settings, Audience.READER) == {"brev"}


def test_a_rehearsal_says_what_would_come_and_files_nothing(settings: Settings, tmp_path: Path) -> None:
    result = imported(settings, papers(tmp_path, {"Avtale/brev.txt": "hei"}), "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "Arkivert  1 sak, 1 journalpost"
    assert result.stdout.splitlines()[-1] == "Dette var en prøvekjøring. Ingenting er arkivert."
    with opened(settings) as archive:
        assert archive.stores.recorder.max_notification_id() is None
        assert list(archive.stores.files.digests()) == []


def test_long_lists_are_cut_on_the_screen_and_whole_in_the_file(settings: Settings, tmp_path: Path) -> None:
    folder = papers(tmp_path, {f"Sak/{number}.txt": "" for number in range(1, 31)})
    report = tmp_path / "rapport.csv"
    result = imported(settings, folder, "--report", str(report))
    assert "  … og 10 til." in result.stdout
    rows = list(csv.DictReader(io.StringIO(report.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert [row["Sted"] for row in rows] == [f"Sak/{number}.txt" for number in range(1, 31)]
    assert {row["Forklaring"] for row in rows} == {"Filen er tom. Finn den riktige, eller slett den."}
    assert report.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_name_in_the_report_is_no_formula(settings: Settings, tmp_path: Path) -> None:
    report = tmp_path / "rapport.csv"
    imported(settings, papers(tmp_path, {"=SUM(A1).txt": "x"}), "--report", str(report))
    assert "'=SUM(A1).txt" in report.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("report", "said"), [("Papirer/rapport.csv", "blant papirene"), ("finnes-ikke/rapport.csv", "skrive der")]
)
def test_a_report_that_cannot_be_is_refused_before_anything_is_filed(
    settings: Settings, tmp_path: Path, report: str, said: str
) -> None:
    result = imported(settings, papers(tmp_path, {"A/a.txt": "a"}), "--report", str(tmp_path / report))
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert titles(settings, Audience.READER) == set()


def test_the_archive_itself_and_a_running_import_are_refused(settings: Settings, tmp_path: Path) -> None:
    inside = imported(settings, settings.data)
    assert (inside.exit_code, inside.stdout) == (1, "")
    assert "inni hverandre" in inside.stderr
    with (settings.data / "import.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        running = imported(settings, papers(tmp_path, {"A/a.txt": "a"}))
    assert (running.exit_code, running.stdout) == (1, "")
    assert "er i gang" in running.stderr


def test_a_folder_that_is_not_there_is_a_wrong_command_line(settings: Settings, tmp_path: Path) -> None:
    result = imported(settings, tmp_path / "finnes-ikke")
    assert result.exit_code == 2
    assert "finnes ikke" in result.stderr


def command(settings: Settings, setup: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, after `setup`."""
    script = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background jobs ignore it
        "from application.events.sqlite import EventRecorder\n"
        "from application.files.folder import FolderFileStore\n"
        "from flask.cli import ScriptInfo\n"
        "from web.app import create_app\n"
        f"{setup}\n"
        "app = create_app()\n"
        "app.cli.main(args=['archive', *sys.argv[1:]], obj=ScriptInfo(create_app=lambda: app))\n"
    )
    environment = os.environ | {"REGIONARKIV_DATA": str(settings.data), "REGIONARKIV_SECRET_KEY": "s" * 40}
    return subprocess.run(
        [sys.executable, "-c", script, *words], env=environment, capture_output=True, text=True, check=False
    )


AT_THE_THIRD_PAIR = (
    "from application.imports import filing\n"
    "filing.TOGETHER, filing._TOGETHER_S = 2, 60\n"
    "left, insert = [3], EventRecorder.insert_events\n"
    "def dying(*args, **kwargs):\n"
    "    left[0] -= 1\n"
    "    if not left[0]:\n"
    "        os.kill(os.getpid(), signal.{signal})\n"
    "    return insert(*args, **kwargs)\n"
    "EventRecorder.insert_events = dying\n"
)
"""Two files are recorded in one transaction, and the signal comes as the third two are about to be."""


def assert_each_is_there_once(settings: Settings, count: int) -> None:
    """Assert that there is one case, with as many entries, numbered from 1 without a gap."""
    with opened(settings) as archive, archive.stores.registers.connect() as connection:
        assert len(list_cases(connection, Audience.READER).items) == 1
        found = list_entries(connection, Audience.READER).items
    assert [int(one.reference.partition("-")[2]) for one in found] == list(range(count, 0, -1))


def test_ctrl_c_keeps_what_was_recorded_and_says_that_it_can_be_run_again(settings: Settings, tmp_path: Path) -> None:
    folder = papers(tmp_path, {f"Sak/{name}.txt": name for name in "abcdef"})
    stopped = command(settings, AT_THE_THIRD_PAIR.format(signal="SIGINT"), "import", str(folder), "--no-wait")
    assert stopped.returncode == 130, stopped.stderr
    assert stopped.stderr.splitlines()[-1].startswith("Stoppet.")
    assert "Traceback" not in stopped.stderr
    assert titles(settings, Audience.READER) == {"a", "b", "c", "d"}
    assert imported(settings, folder).exit_code == 0
    assert_each_is_there_once(settings, 6)


def test_a_killed_import_is_completed_by_the_next_and_nothing_is_there_twice(
    settings: Settings, tmp_path: Path
) -> None:
    folder = papers(tmp_path, {f"Sak/{name}.txt": name for name in "abcdef"})
    killed = command(settings, AT_THE_THIRD_PAIR.format(signal="SIGKILL"), "import", str(folder), "--no-wait")
    assert killed.returncode == -signal.SIGKILL
    result = imported(settings, folder)
    assert result.exit_code == 0
    assert re.search(r"^Arkivert +2 journalposter$", result.stdout, re.MULTILINE)
    assert_each_is_there_once(settings, 6)


def test_a_full_disk_ends_it_with_what_to_do_and_the_next_run_completes_it(settings: Settings, tmp_path: Path) -> None:
    folder = papers(tmp_path, {"Sak/a.txt": "a", "Sak/b.txt": "b"})
    full = (
        "import errno\n"
        "def full(self, descriptor, chunk):\n"
        "    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))\n"
        "FolderFileStore._write = full\n"
    )
    stopped = command(settings, full, "import", str(folder))
    assert stopped.returncode == 1
    assert "Importen stoppet underveis." in stopped.stdout
    assert stopped.stderr.splitlines()[-1].startswith("Det er ikke mer plass")
    assert imported(settings, folder).exit_code == 0
    assert titles(settings, Audience.READER) == {"a", "b"}


def found(settings: Settings, query: str) -> int:
    archive = services(settings)
    try:
        return archive.finder.find(query, Audience.READER).answer.total
    finally:
        archive.close()


def test_it_returns_when_all_can_be_found_and_with_no_wait_at_once(settings: Settings, tmp_path: Path) -> None:
    folder = papers(tmp_path, {"Avtale/brev.txt": "Vi vedtok jernbanekryssing i plan."})
    result = run(settings, "import", str(folder))
    assert result.stdout.splitlines()[-1] == "Ferdig. Alt er arkivert og kan søkes fram."
    assert found(settings, "jernbanekryssing") == 1
    later = imported(settings, papers(tmp_path, {"Avtale/svar.txt": "Fergeleie ble avslått."}))
    assert later.stdout.splitlines()[-1].endswith("når serveren har lest det.")
    assert found(settings, "fergeleie") == 0


def manifest(folder: Path, text: str, name: str = "manifest.csv") -> list[str]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return ["--manifest", str(path)]


def test_a_manifest_says_what_is_what_and_the_report_names_rows(settings: Settings, tmp_path: Path) -> None:
    folder = papers(tmp_path, {"brev.txt": "hei", "glemt.txt": "?"})
    words = manifest(
        folder,
        "type;referanse;tittel;sak;fil;hylle\n"
        "sak;2019/4;Samarbeidsavtale;;;A\n"
        "journalpost;2019/4-1;Brev;;brev.txt;B\n"
        "journalpost;;Svar;2019/5;;\n",
    )
    result = imported(settings, folder, *words)
    assert result.exit_code == 3
    lines = result.stdout.splitlines()
    assert lines[0] == "Arkivert  1 sak, 1 journalpost"
    assert any(line.startswith("  Rad 4 (Svar): Det finnes ingen sak med nummeret") for line in lines)
    assert any(line.startswith("  Kolonnen hylle: ") for line in lines)
    assert any(line.startswith("  glemt.txt: Manifestet nevner ikke denne filen.") for line in lines)
    assert titles(settings, Audience.READER) == {"Brev"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("navn;fil\nBrev;brev.txt\n", "mangler dette: type."),
        ("type;fil\nsak;brev.txt\n", "mangler dette: tittel."),
        ("type;tittel\n", "har ingen rader"),
        ("type;tittel;navn\nsak;A;B\n", "betyr overskriftene «tittel» og «navn» samme kolonne"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_refused_whole(
    settings: Settings, tmp_path: Path, text: str, said: str
) -> None:
    folder = papers(tmp_path, {"brev.txt": "hei"})
    result = imported(settings, folder, *manifest(folder, text))
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert titles(settings, Audience.READER) == set()


def test_it_works_while_a_worker_runs(settings: Settings, tmp_path: Path) -> None:
    environment = os.environ | {"REGIONARKIV_DATA": str(settings.data), "REGIONARKIV_SECRET_KEY": "s" * 40}
    worker = subprocess.Popen(
        [sys.executable, "-m", "flask", "archive", "worker"], env=environment, stderr=subprocess.DEVNULL
    )
    try:
        result = run(settings, "import", str(papers(tmp_path, {"Avtale/brev.txt": "Gondolbane til fjells"})))
        assert result.exit_code == 0, result.output
        assert found(settings, "gondolbane") == 1
    finally:
        worker.terminate()
        worker.wait(timeout=30)


def test_a_table_of_appointments_is_imported_alone_and_says_what_to_look_at(settings: Settings, tmp_path: Path) -> None:
    table = tmp_path / "verv.csv"
    table.write_text(
        "type;person;organ;rolle;fra og med;til og med;tittel;forkortelse;slag\n"
        "organ;;;;;;Ordførerutvalget;OU;politisk\n"
        "verv;Kari Eksempel;OU;leder;2019;2023;;;\n"
        "verv;Eksempel, K.;ou;medlem;2019;2023;;;\n"
        "verv;Kari Eksempel;OU;leiar;2021;;;;\n"
        "verv;Vakant;OU;medlem;2019;2023;;;\n"
        "verv;Ola Tenkt;OU;medlem;2019;2018;;;\n",
        encoding="cp1252",
    )
    rehearsed = imported(settings, table, "--dry-run")
    done = imported(settings, table)
    assert rehearsed.exit_code == done.exit_code == 3
    assert rehearsed.stdout.splitlines()[:-1] == done.stdout.splitlines()[: len(rehearsed.stdout.splitlines()) - 1]
    for said in (
        "Rad 5 (OU Kari Eksempel): Kari Eksempel har alt denne rollen i Ordførerutvalget (2019–2023).",
        "Rad 7 (OU Ola Tenkt): Til og med: 2018 er før 2019, da det begynte.",
        "Rad 6 (OU Vakant): En ledig plass: «Vakant» er ikke importert.",
        "Rad 4 (OU medlem K. Eksempel): Kanskje er Kari Eksempel (OU, id ",
        ") samme person: forbokstav i stedet for navn.",
        "Denne er laget: leder 1.",
        "Alle kan se det som kom inn",
    ):
        assert said in done.stdout
    again = imported(settings, table)
    assert "1 organ, 2 verv" in again.stdout
    assert run(settings, "import", str(table), "--manifest", str(table)).exit_code == 1
