"""`flask archive change-user`, `create-token` and `tokens`, on real folders."""

from datetime import date

import pytest

from application.office.errors import InvalidTokenError
from application.office.roles import Role
from application.settings import Settings
from tests.web.cli.test_begin import run, services


@pytest.fixture
def kari(settings: Settings) -> Settings:
    """An archive with an administrator and Kari, an auditor until the end of 2090."""
    run(settings, "init")
    made = run(settings, "create-user", "kari", "--role", "auditor", "--name", "Kari", "--last-day", "31.12.2090")
    assert made.exit_code == 0, made.output
    return settings


def test_what_is_not_named_stays_and_what_is_named_is_changed(kari: Settings) -> None:
    changed = run(kari, "change-user", "KARI", "--name", "Kari Øy", "--email", "kari@prove.no")
    assert changed.stdout == "Kari Øy (kari, auditor): Kan logge inn til og med 31.12.2090.\n"
    assert run(kari, "change-user", "kari", "--last-day", "2091-01-31").exit_code == 0
    found = services(kari)
    account = found.accounts.by_username("kari")
    assert (account.name, account.email, account.role) == ("Kari Øy", "kari@prove.no", Role.AUDITOR)
    assert account.ends_on == date(2091, 1, 31)
    found.close()
    assert run(kari, "change-user", "kari", "--no-last-day", "--role", "reader").stdout.endswith("Kan logge inn.\n")
    assert "Ingen kan logge inn" in run(kari, "change-user", "kari", "--inactive").stdout
    assert run(kari, "change-user", "kari", "--active").stdout.endswith("Kan logge inn.\n")


def test_the_last_administrator_and_nobody_are_refused(kari: Settings) -> None:
    for words in (("admin", "--inactive"), ("admin", "--role", "reader"), ("admin", "--last-day", "31.12.2090")):
        refused = run(kari, "change-user", *words)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert "eneste administratoren" in refused.stderr
    assert run(kari, "change-user", "ola", "--inactive").exit_code == 1


def test_a_token_is_printed_once_listed_and_revoked(kari: Settings) -> None:
    made = run(kari, "create-token", "kari", "--name", "Uttrekk", "--role", "auditor", "--last-day", "30.06.2090")
    secret = made.stdout.strip()
    listed = run(kari, "tokens").stdout
    assert "Uttrekk · Kari · auditor · sist brukt: aldri · til og med 30.06.2090" in listed
    assert secret not in listed
    found = services(kari)
    assert found.tokens.holder(secret)[0].username == "kari"
    assert run(kari, "tokens", "--revoke", listed.partition(" ")[0]).exit_code == 0
    with pytest.raises(InvalidTokenError):
        found.tokens.holder(secret)
    found.close()
    assert run(kari, "tokens").stdout.endswith("trukket tilbake\n")


def test_a_token_that_may_not_be_is_refused_in_a_line(kari: Settings) -> None:
    for words, said in (
        (("kari", "--name", "N", "--role", "officer"), "kan ikke gjøre mer enn kontoen"),
        (("kari", "--name", "N", "--last-day", "01.01.2020"), "før i dag"),
        (("ola", "--name", "N"), "Det finnes ingen slik konto"),
    ):
        refused = run(kari, "create-token", *words)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert said in refused.stderr
    for words in (("kari",), ("kari", "--name", "N", "--last-day", "31.2.2030")):
        assert run(kari, "create-token", *words).exit_code == 2
    assert run(kari, "tokens", "--revoke", "tull").exit_code == 2
    assert run(kari, "tokens").stdout == "Ingen har laget noen nøkkel ennå.\n"
