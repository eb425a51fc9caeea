"""`flask archive demo`, on real folders."""

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from application.demo import build as demo_build
from application.engines import initialise
from application.office.facts import ArchiveKind
from application.office.roles import Role
from application.opened import OpenArchive
from application.settings import Settings, read_settings
from domain import clock
from search.extraction.result import Outcome
from search.standing import standing
from tests.web.apps import app_over
from tests.web.filing import Filing
from web.cli.demo import PASSWORD
from web.run import ACCOUNTS
from web.services import Services


def run(settings: Settings, *words: str) -> Result:
    with app_over(settings) as app:
        return app.test_cli_runner().invoke(args=["archive", "demo", *words])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Result]:
    folder: Path = tmp_path_factory.mktemp("demo") / "archive"
    settings = read_settings({"secret_key": "s" * 40, "data": folder, "log_level": "error"}, env_file=None)
    return settings, run(settings)


def test_it_says_last_what_was_made(made: tuple[Settings, Result]) -> None:
    _, result = made
    assert result.exit_code == 0, result.output
    assert re.fullmatch(r"Demoarkivet er klart: \d+ saker, \d+ vedtak og \d+ vedlegg.", result.stdout.splitlines()[-1])


def test_when_it_returns_all_that_was_filed_can_be_found(made: tuple[Settings, Result]) -> None:
    services = Services(made[0])
    now = standing(services.opened, services.engine)
    assert now.is_settled
    assert now.files.queue.outcomes[Outcome.ENCRYPTED] > 0
    services.close()


def test_without_waiting_the_reading_is_left_to_the_worker(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_build, "build", file_one_paper)
    result = run(settings, "--no-wait", "--until", "15.03.2025")
    assert result.exit_code == 0, result.output
    services = Services(settings)
    now = standing(services.opened, services.engine)
    assert now.registers_current
    assert now.files.unread == now.files.total == 1
    services.close()


def file_one_paper(opened: OpenArchive, *, today: date, publisher: str, **more: object) -> demo_build.Built:
    """Build the smallest demo there is: whether it is waited for is not about how much there is."""
    assert today == date(2025, 3, 15)
    filing = Filing(opened, publisher)
    filing.case("2025/1", "Sak")
    filing.entry("2025/1-1", "incoming", "Brev", documents=[filing.paper("brev.txt", b"Brev")])
    opened.follower.catch_up()
    return demo_build.Built(cases=1, decisions=0, documents=1)


def test_an_account_of_each_role_can_sign_in_with_what_the_file_says(made: tuple[Settings, Result]) -> None:
    settings, _ = made
    words = (settings.data / ACCOUNTS).read_text(encoding="utf-8")
    services = Services(settings)
    accounts = services.accounts.all()
    assert {account.role for account in accounts} == set(Role)
    assert PASSWORD in words
    for account in accounts:
        assert account.username in words
        signed_in = services.accounts.verify(account.username, PASSWORD, address="127.0.0.1", now=clock.now())
        assert not signed_in.must_change_password
    assert services.is_demo
    services.close()


def test_again_it_is_refused_and_nothing_is_recorded(made: tuple[Settings, Result]) -> None:
    settings, _ = made
    services = Services(settings)
    before = services.stores.recorder.max_notification_id()
    result = run(settings)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "begynner tomt" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert services.stores.recorder.max_notification_id() == before
    services.close()


def test_a_real_archive_is_never_made_a_demo(settings: Settings) -> None:
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    result = run(settings)
    assert result.exit_code == 1
    assert "blandes aldri" in result.stderr
    services = Services(settings)
    assert not services.is_demo
    assert services.accounts.all() == []
    assert not services.stores.recorder.max_notification_id()
    services.close()


@pytest.mark.parametrize(("day", "said"), [("tull", "ikke en dato"), ("01.01.2999", "i dag eller en dag før")])
def test_a_day_that_will_not_do_is_explained_and_nothing_is_begun(settings: Settings, day: str, said: str) -> None:
    result = run(settings, "--until", day)
    assert result.exit_code != 0
    assert said in result.stderr
    assert not settings.data.exists()
