"""`flask archive publish`, on real archives."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection

from application.commands.access import Shield, shield
from application.engines import initialise
from application.office.facts import ArchiveKind
from application.questions.decisions import list_decisions
from application.questions.documents import documents_of, list_documents
from application.questions.journal import entry_by_reference, list_entries
from application.settings import Settings
from domain.access import Audience
from tests.domain.given import IDENTITY_NUMBER
from tests.web.apps import app_over
from tests.web.cli.test_begin import run, services
from web.services import Services

MANIFEST = """\
type;referanse;tittel;sak;fil;organ;forkortelse;slag;dato;utfall
organ;;Regionrådet;;;;RR;politisk;;
sak;2019/4;Samarbeidsavtale;;;;;;;
sak;2019/5;Årsmelding;;;;;;;
journalpost;2019/4-1;Brev;;brev.txt;;;;;
journalpost;2019/4-2;Svar;;svar.txt;;;;;
journalpost;2019/5-1;Utkast;;utkast.txt;;;;;
vedtak;23/2019;Avtalen;2019/4;;RR;;;12.06.2019;som innstilt
"""


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    """An archive with two cases, three entries and a decision, none of them published."""
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    folder = tmp_path / "Papirer"
    folder.mkdir()
    for name in ("brev", "svar", "utkast"):
        (folder / f"{name}.txt").write_text(name)
    (folder / "manifest.csv").write_text(MANIFEST)
    done = run(settings, "import", str(folder), "--manifest", str(folder / "manifest.csv"), "--no-wait")
    assert done.exit_code == 0, done.output
    return settings


def public(settings: Settings) -> set[str]:
    """What everybody sees: references, and names of files."""
    archive: Services = services(settings)
    try:
        with archive.stores.registers.connect() as connection:
            entries = list_entries(connection, Audience.PUBLIC).items
            decisions = list_decisions(connection, Audience.PUBLIC).items
            owned = documents_of(connection, [one.id for one in entries])
            files = {one.shown_title(Audience.PUBLIC) for views in owned.values() for one in views}
        return {one.reference for one in (*entries, *decisions)} | {one for one in files if one}
    finally:
        archive.close()


def test_a_case_is_published_with_everything_in_it(settings: Settings) -> None:
    result = run(settings, "publish", "2019/4", "--no-wait")
    assert (result.exit_code, result.stdout) == (0, "Publisert: 2 journalposter, 1 vedtak, 2 dokumenter.\n")
    assert public(settings) == {"2019/4-1", "2019/4-2", "RR 23/2019", "brev.txt", "svar.txt"}


@pytest.mark.parametrize(
    ("reference", "seen"),
    [
        ("2019/4-1", {"2019/4-1", "brev.txt"}),
        ("RR 23/2019", {"RR 23/2019"}),
        ("rr-23-2019", {"RR 23/2019"}),
    ],
)
def test_a_record_is_published_with_its_documents(settings: Settings, reference: str, seen: set[str]) -> None:
    assert run(settings, "publish", reference, "--no-wait").exit_code == 0
    assert public(settings) == seen


def test_again_nothing_is_published_and_nothing_recorded(settings: Settings) -> None:
    run(settings, "publish", "2019/4", "--no-wait")
    archive = services(settings)
    before = archive.stores.recorder.max_notification_id()
    again = run(settings, "publish", "2019/4", "2019/4-1", "--no-wait")
    assert (again.exit_code, again.stdout) == (0, "Ingenting ble publisert: Alt er offentlig fra før.\n")
    assert archive.stores.recorder.max_notification_id() == before
    archive.close()


def test_one_unknown_reference_and_nothing_is_published(settings: Settings) -> None:
    result = run(settings, "publish", "2019/4", "2019/99")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "2019/99" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert public(settings) == set()


def test_what_is_shielded_stays_a_line(settings: Settings) -> None:
    archive = services(settings)
    with archive.stores.registers.connect() as connection:
        entry = entry_by_reference(connection, "2019/4-1", Audience.OFFICER)
    assert entry is not None
    command = Shield(kind="journal-entry", record_id=entry.id, scope="whole", basis={"section": "23"}, by="kari")
    shield(archive.archive, command)
    archive.close()
    result = run(settings, "publish", "2019/4-1", "--no-wait")
    assert "Én av dem er skjermet" in result.stdout
    assert public(settings) == {"2019/4-1"}


def test_a_rehearsal_says_how_much_and_publishes_nothing(settings: Settings) -> None:
    result = run(settings, "publish", "2019/5", "--dry-run")
    assert (result.exit_code, result.stdout) == (0, "1 journalpost, 1 dokument ville blitt publisert.\n")
    assert public(settings) == set()


def test_everything_is_published_after_a_yes(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def answered(answer: str) -> tuple[int, str]:
        with app_over(settings) as app:
            result = app.test_cli_runner().invoke(
                args=["archive", "publish", "--everything", "--no-wait"], input=answer
            )
        return result.exit_code, result.stdout

    assert answered("nei\n") == (1, "Ingenting ble publisert.\n")
    assert answered("") == (1, "Ingenting ble publisert.\n")
    assert public(settings) == set()
    assert answered("ja\n") == (0, "Publisert: 3 journalposter, 1 vedtak, 3 dokumenter.\n")
    assert "2019/5-1" in public(settings)


def test_everything_is_published_unasked_with_yes(settings: Settings) -> None:
    assert run(settings, "publish", "--everything", "--yes", "--no-wait").exit_code == 0
    assert len(public(settings)) == 7


@pytest.mark.parametrize("words", [(), ("2019/4", "--everything")])
def test_a_wrong_command_line_publishes_nothing(settings: Settings, words: tuple[str, ...]) -> None:
    result = run(settings, "publish", *words)
    assert result.exit_code == 2
    assert result.stderr.startswith("Oppgi hva som skal publiseres, eller skriv --everything.")
    assert public(settings) == set()


def test_what_holds_an_identity_number_is_left_out_and_said_and_the_rest_is_published(
    settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "Papirer"
    (folder / "mer.csv").write_text(f"type;referanse;tittel\njournalpost;2019/4-7;Om {IDENTITY_NUMBER}\n")
    run(settings, "import", str(folder), "--manifest", str(folder / "mer.csv"), "--no-wait")
    result = run(settings, "publish", "2019/4", "--no-wait")
    assert result.exit_code == 3
    lines = result.stdout.splitlines()
    assert lines[0].startswith("2019/4-7 (journalpost): Tittel inneholder")
    assert IDENTITY_NUMBER not in result.output
    assert lines[-1].startswith("Publisert: 2 journalposter, 1 vedtak, 2 dokumenter.")
    assert "2019/4-7" not in public(settings)


def test_it_returns_when_everybody_can_find_it(settings: Settings) -> None:
    run(settings, "publish", "2019/4")
    archive = services(settings)
    hits = archive.finder.find("avtalen", Audience.PUBLIC).answer.hits
    assert {one.reference for one in hits} == {"2019/4", "RR 23/2019"}
    archive.close()


def test_a_text_that_came_after_its_agreement_was_published_is_published_and_that_of_a_draft_is_not(
    settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "Avtaler"
    folder.mkdir()
    names = ("avtale-1", "avtale-2", "avtale-3")
    for name in names:
        (folder / f"{name}.txt").write_text(name)
    head = "type;referanse;tittel;slag;avtale;versjon;fil;sendt;publisert\n"
    rows = ["avtale;2024/2;Avtalen;samarbeidsavtale;;;;;ja", "versjon;;;;2024/2;1;avtale-1.txt;01.02.2024;nei"]
    rows += ["versjon;;;;2024/2;2;avtale-2.txt;01.02.2025;nei", "versjon;;;;2024/2;3;avtale-3.txt;;nei"]
    (folder / "avtaler.csv").write_text(head + "\n".join(rows) + "\n")
    done = run(settings, "import", str(folder), "--manifest", str(folder / "avtaler.csv"), "--no-wait")
    assert done.exit_code == 0, done.output

    def closed() -> list[str]:
        archive = services(settings)
        with archive.stores.registers.connect() as connection:
            found = documents_by_name(connection, names)
        archive.close()
        return found

    assert closed() == list(names)
    everything = run(settings, "publish", "--everything", "--dry-run")
    assert "5 dokumenter" in everything.stdout  # three of entries, two of versions that were sent
    assert run(settings, "publish", "--everything", "--yes", "--no-wait").exit_code == 0
    assert closed() == ["avtale-3"]
    again = run(settings, "publish", "--everything", "--yes", "--no-wait")
    assert again.stdout == "Ingenting ble publisert: Alt er offentlig fra før.\n"


def documents_by_name(connection: Connection, names: Sequence[str]) -> list[str]:
    """Return which of these documents are not public."""
    held = list_documents(connection, Audience.OFFICER, limit=50).items
    return sorted(
        name
        for name in names
        for one in held
        if name in (one.shown_title(Audience.OFFICER) or "") and not one.access.published
    )
