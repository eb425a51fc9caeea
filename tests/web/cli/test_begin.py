"""`flask archive init` and `create-user`, on real folders."""

import re
from pathlib import Path

import pytest
from click.testing import Result

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.settings import Settings
from tests.web.apps import app_over
from web.services import Services


def run(settings: Settings, *words: str) -> Result:
    with app_over(settings) as app:
        return app.test_cli_runner().invoke(args=["archive", *words])


def services(settings: Settings) -> Services:
    return Services(settings)


def test_the_first_time_an_administrator_is_made_with_a_password_that_works(settings: Settings) -> None:
    result = run(settings, "init", "--name", "Prøveregionen")
    assert result.exit_code == 0, result.output
    password = re.search(r"Engangspassord: (\S+)", result.stdout)
    assert password
    assert result.stdout.splitlines()[-1] == f"Arkivet til Prøveregionen er klart i {settings.data}."
    found = services(settings)
    account = found.accounts.verify("admin", password[1], address="127.0.0.1", now=found.accounts.all()[0].created_at)
    assert account.must_change_password
    found.close()


def test_again_nothing_is_harmed_and_no_password_is_given(settings: Settings) -> None:
    run(settings, "init", "--name", "Prøveregionen")
    result = run(settings, "init")
    assert result.exit_code == 0
    assert result.stdout == f"Arkivet til Prøveregionen er klart i {settings.data}.\n"
    found = services(settings)
    assert [one.username for one in found.accounts.all()] == ["admin"]
    found.close()


def test_a_name_given_later_takes_the_place_of_the_first(settings: Settings) -> None:
    run(settings, "init")
    result = run(settings, "init", "--name", "Indre Prøve")
    assert "Arkivet til Indre Prøve" in result.stdout


def test_a_demo_archive_is_refused(settings: Settings) -> None:
    initialise(settings, ArchiveKind.DEMO, "Demo")
    result = run(settings, "init")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "blandes aldri" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_folder_that_cannot_be_made_gives_one_plain_line(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    result = run(settings.model_copy(update={"data": tmp_path / "taken" / "archive"}), "init")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.output


def test_an_account_is_made_in_its_role(settings: Settings) -> None:
    run(settings, "init")
    result = run(settings, "create-user", "kari", "--role", "officer", "--name", "Kari Tenkt")
    assert result.exit_code == 0
    assert "Engangspassord: " in result.stdout
    found = services(settings)
    account = found.accounts.by_username("kari")
    assert account
    assert (account.name, str(account.role), account.must_change_password) == ("Kari Tenkt", "officer", True)
    found.close()


def test_a_username_in_use_is_refused_and_a_new_password_is_given_on_request(settings: Settings) -> None:
    run(settings, "init")
    taken = run(settings, "create-user", "ADMIN")
    assert (taken.exit_code, taken.stdout) == (1, "")
    assert "i bruk" in taken.stderr
    assert run(settings, "create-user", "admin", "--new-password").exit_code == 0
    assert run(settings, "create-user", "nobody", "--new-password").exit_code == 1


def test_without_an_archive_the_message_says_what_to_do(settings: Settings) -> None:
    result = run(settings, "create-user", "kari")
    assert result.exit_code == 1
    assert "flask archive init" in result.stderr


@pytest.mark.parametrize("words", [(), ("--help",), ("init", "--help"), ("create-user", "--help")])
def test_help_is_in_the_language_of_the_archive(settings: Settings, words: tuple[str, ...]) -> None:
    result = run(settings, *words)
    assert result.output.startswith("Bruk: ")
    assert not re.search(r"\b(the|and|Usage|Options)\b", result.output)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tull",), "Det finnes ingen kommando «tull»."),
        (("init", "--tull"), "Det finnes ikke noe valg --tull."),
        (("init", "--name"), "Valget --name mangler en verdi eller har fått en ugyldig verdi."),
        (("init", "mer", "til"), "Det står for mye på kommandolinjen: mer til."),
        (("create-user",), "BRUKERNAVN mangler."),
        (("create-user", "kari", "--role", "konge"), "--role må være en av: reader, officer, auditor, administrator."),
    ],
)
def test_a_wrong_command_line_is_explained_in_one_line(settings: Settings, words: tuple[str, ...], said: str) -> None:
    result = run(settings, *words)
    assert result.exit_code == 2
    assert result.stderr.startswith(said)
    assert len(result.stderr.splitlines()) == 1
