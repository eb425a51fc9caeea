from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from argon2 import PasswordHasher, Type, extract_parameters
from sqlalchemy import Engine, select

from application.office import passwords
from application.office.accounts import Account, Accounts
from application.office.errors import (
    AccountEndedError,
    AccountMadeAlreadyError,
    InvalidEmailError,
    InvalidNameError,
    InvalidUsernameError,
    LastAdministratorError,
    PasswordTooWeakError,
    TooManyAttemptsError,
    UnknownAccountError,
    UsernameTakenError,
    WrongPasswordError,
)
from application.office.passwords import STRENGTH, Passwords
from application.office.roles import Role
from application.office.tables import ACCOUNTS, ATTEMPTS
from domain.access import Audience

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PASSWORD = "riktig hest batteri stift"
MUNICIPALITY = uuid4()


def an_account(accounts: Accounts, username: str = "kari", role: Role = Role.OFFICER) -> Account:
    return accounts.create(username=username, name="Kari Åsen", role=role, password=PASSWORD)[0]


def verify(accounts: Accounts, password: str, *, username: str = "kari", address: str = "10.0.0.1", after: int = 0):
    return accounts.verify(username, password, address=address, now=NOW + timedelta(seconds=after))


def test_a_created_account_is_found_by_id_and_by_username_in_any_capitals(accounts: Accounts) -> None:
    account = an_account(accounts, "Øystein")
    assert accounts.by_id(account.id) == accounts.by_id(str(account.id)) == account
    assert accounts.by_username("øYSTEIN ") == account
    assert account.role is Role.OFFICER
    assert not account.must_change_password
    assert accounts.by_id(uuid4()) is None
    assert accounts.by_id("import") is None
    assert accounts.by_username("nobody") is None


def test_usernames_differ_in_more_than_capitals(accounts: Accounts) -> None:
    an_account(accounts, "ØYSTEIN")
    with pytest.raises(UsernameTakenError) as caught:
        an_account(accounts, "øystein")
    assert caught.value.values == {"username": "øystein"}
    assert len(accounts.all()) == 1


@pytest.mark.parametrize("username", ["", "  ", "to ord", "a/b", "<b>", "x" * 101, "a\x00b"])
def test_a_username_is_a_word(accounts: Accounts, username: str) -> None:
    with pytest.raises(InvalidUsernameError):
        an_account(accounts, username)
    assert accounts.all() == []


def test_an_account_has_somebodys_name(accounts: Accounts) -> None:
    with pytest.raises(InvalidNameError):
        accounts.create(username="kari", name=" ", role=Role.READER)


def test_without_a_password_it_gets_one_to_be_changed(accounts: Accounts) -> None:
    account, one_time = accounts.create(username="admin", name="Admin", role=Role.ADMINISTRATOR)
    assert account.must_change_password
    assert one_time is not None
    assert verify(accounts, one_time, username="admin") == account
    changed = accounts.change_password(account.id, one_time, PASSWORD)
    assert not changed.must_change_password
    assert changed.session_version == account.session_version + 1
    assert verify(accounts, PASSWORD, username="ADMIN") == changed
    with pytest.raises(WrongPasswordError):
        verify(accounts, one_time, username="admin")


def test_no_password_is_stored_in_the_clear(accounts: Accounts, office: Engine) -> None:
    an_account(accounts)
    with office.connect() as connection:
        hashed = connection.execute(select(ACCOUNTS.c.password_hash)).scalar_one()
    assert hashed.startswith("$argon2id$")


def test_letters_are_the_same_however_they_are_composed(accounts: Accounts) -> None:
    accounts.create(username="k\u00e5re", name="Kåre", role=Role.READER, password="bl\u00e5b\u00e6rsyltet\u00f8y")
    verified = accounts.verify("ka\u030are", "bla\u030ab\u00e6rsyltet\u00f8y", address="", now=NOW)
    assert verified.name == "Kåre"


def test_unknown_wrong_and_inactive_look_the_same(accounts: Accounts) -> None:
    account = an_account(accounts)
    accounts.deactivate(account.id)
    for username, password in [("nobody", PASSWORD), ("kari", "feil"), ("kari", PASSWORD), ("kari", "x" * 100_000)]:
        with pytest.raises(WrongPasswordError) as caught:
            verify(accounts, password, username=username)
        assert caught.value.values == {}
    accounts.activate(account.id)
    assert verify(accounts, PASSWORD).active


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("kort", "too-short"),
        ("x" * 1001, "too-long"),
        ("kari.nordmann!2026", "has-username"),
        ("ababababababab", "too-simple"),
        (PASSWORD, "same-as-before"),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(accounts: Accounts, password: str, reason: str) -> None:
    account = an_account(accounts, "kari.nordmann")
    with pytest.raises(PasswordTooWeakError) as caught:
        accounts.change_password(account.id, PASSWORD, password)
    assert caught.value.values == {"reason": reason, "minimum": "12"}
    assert verify(accounts, PASSWORD, username="kari.nordmann") == account


def test_changing_a_password_takes_the_old_one(accounts: Accounts) -> None:
    account = an_account(accounts)
    with pytest.raises(WrongPasswordError):
        accounts.change_password(account.id, "noe annet enn det", "et helt nytt passord")
    with pytest.raises(UnknownAccountError):
        accounts.change_password(uuid4(), PASSWORD, "et helt nytt passord")


def test_an_account_pauses_after_five_wrong_passwords(accounts: Accounts) -> None:
    an_account(accounts)
    for second in range(5):
        with pytest.raises(WrongPasswordError):
            verify(accounts, "feil", address=f"10.0.0.{second}", after=second)
    with pytest.raises(TooManyAttemptsError) as caught:
        verify(accounts, PASSWORD, address="10.0.0.9", after=60)
    assert caught.value.retry_after == 15 * 60 - 60
    with pytest.raises(TooManyAttemptsError):
        verify(accounts, PASSWORD, after=15 * 60 - 1)
    assert verify(accounts, PASSWORD, after=15 * 60).username == "kari"


def test_an_address_pauses_after_many_wrong_names(accounts: Accounts) -> None:
    an_account(accounts)
    for number in range(25):
        with pytest.raises(WrongPasswordError):
            verify(accounts, "feil", username=f"nobody{number}")
    with pytest.raises(TooManyAttemptsError):
        verify(accounts, PASSWORD)
    assert verify(accounts, PASSWORD, address="10.0.0.2").username == "kari"


def test_a_right_password_starts_the_count_again(accounts: Accounts, office: Engine) -> None:
    an_account(accounts)
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(WrongPasswordError):
                verify(accounts, "feil")
        verify(accounts, PASSWORD)
    with office.connect() as connection:
        subjects = connection.execute(select(ATTEMPTS.c.subject)).scalars().all()
    assert len(subjects) == 12  # those of the address, which never learns that the account was opened
    assert "kari" not in " ".join(subjects)


def test_names_are_told_for_the_ids_that_are_accounts(accounts: Accounts) -> None:
    kari, ola = an_account(accounts), an_account(accounts, "ola")
    assert accounts.names([kari.id, str(ola.id), "import"]) == {str(kari.id): "Kari Åsen", str(ola.id): "Kari Åsen"}
    assert accounts.names([]) == {}


def test_all_accounts_come_in_norwegian_order(accounts: Accounts) -> None:
    for name in ["Åse", "Zahl", "Ærlig", "Anne", "Østby"]:
        accounts.create(username=name, name=name, role=Role.READER, password=PASSWORD)
    assert [account.name for account in accounts.all()] == ["Anne", "Zahl", "Ærlig", "Østby", "Åse"]


def test_the_last_administrator_stays(accounts: Accounts) -> None:
    first = an_account(accounts, "admin", Role.ADMINISTRATOR)
    with pytest.raises(LastAdministratorError):
        accounts.deactivate(first.id)
    with pytest.raises(LastAdministratorError):
        accounts.set_role(first.id, Role.READER)
    assert accounts.by_id(first.id) == first
    an_account(accounts, "admin2", Role.ADMINISTRATOR)
    assert accounts.set_role(first.id, Role.AUDITOR).role is Role.AUDITOR


def test_a_reset_password_ends_the_sessions(accounts: Accounts) -> None:
    account = an_account(accounts)
    one_time = accounts.reset_password(account.id)
    after = verify(accounts, one_time)
    assert after.must_change_password
    assert after.session_version == account.session_version + 1
    with pytest.raises(UnknownAccountError):
        accounts.reset_password(uuid4())


def test_a_hash_of_weaker_days_is_renewed_at_sign_in(accounts: Accounts, office: Engine) -> None:
    account = an_account(accounts)
    weak = PasswordHasher(time_cost=1, memory_cost=16, parallelism=2, hash_len=16).hash(PASSWORD)
    with office.begin() as connection:
        connection.execute(ACCOUNTS.update().values(password_hash=weak))
    assert verify(accounts, PASSWORD) == account
    with office.connect() as connection:
        assert connection.execute(select(ACCOUNTS.c.password_hash)).scalar_one() != weak
    assert verify(accounts, PASSWORD) == account


def test_a_hash_costs_what_is_recommended() -> None:
    # STRENGTH was imported before tests/conftest.py made it quick.
    assert (STRENGTH.type, STRENGTH.time_cost, STRENGTH.memory_cost) == (Type.ID, 3, 64 * 1024)
    assert extract_parameters(Passwords().hash(PASSWORD)) == passwords.STRENGTH != STRENGTH


def test_roles_see_what_they_may() -> None:
    assert {role: role.audience for role in Role} == {
        Role.READER: Audience.READER,
        Role.OFFICER: Audience.OFFICER,
        Role.AUDITOR: Audience.OFFICER,
        Role.ADMINISTRATOR: Audience.OFFICER,
    }


def test_an_account_counts_through_its_last_day_at_the_office(accounts: Accounts) -> None:
    last_day = date(2026, 3, 31)
    account, _ = accounts.create(username="kari", name="K", role=Role.AUDITOR, password=PASSWORD, ends_on=last_day)
    assert account.ends_on == last_day
    assert (account.counts_on(last_day), account.counts_on(date(2026, 4, 1))) == (True, False)
    before_midnight = datetime(2026, 3, 31, 21, 59, tzinfo=UTC)
    assert accounts.verify("kari", PASSWORD, address="", now=before_midnight) == account
    with pytest.raises(AccountEndedError) as caught:
        accounts.verify("kari", PASSWORD, address="", now=before_midnight + timedelta(minutes=1))
    assert caught.value.values == {"ends_on": "2026-03-31"}
    with pytest.raises(WrongPasswordError):
        accounts.verify("kari", "feil", address="", now=before_midnight + timedelta(minutes=1))
    accounts.set_last_day(account.id, None)
    assert verify(accounts, PASSWORD).ends_on is None


def test_what_is_known_of_an_account_is_changed_together(accounts: Accounts) -> None:
    account = an_account(accounts)
    changed = accounts.edit(
        account.id,
        name=" Kari Øy ",
        email="kari@prove.no",
        role=Role.AUDITOR,
        ends_on=date(2027, 1, 1),
        municipality_id=MUNICIPALITY,
    )
    assert accounts.by_id(account.id) == changed
    assert (changed.name, changed.email, changed.role) == ("Kari Øy", "kari@prove.no", Role.AUDITOR)
    assert (changed.ends_on, changed.municipality_id) == (date(2027, 1, 1), MUNICIPALITY)
    assert changed.session_version == account.session_version
    with pytest.raises(InvalidNameError):
        accounts.edit(account.id, name="linje\nto", email=None, role=Role.AUDITOR, ends_on=None, municipality_id=None)
    for email in ("kari", "a b@c.no", "@prove.no", "kari@prove", "x" * 400 + "@prove.no"):
        with pytest.raises(InvalidEmailError):
            accounts.edit(account.id, name="Kari", email=email, role=Role.AUDITOR, ends_on=None, municipality_id=None)
    assert accounts.by_id(account.id) == changed


def test_the_only_administrator_gets_no_last_day(accounts: Accounts) -> None:
    first = an_account(accounts, "admin", Role.ADMINISTRATOR)
    with pytest.raises(LastAdministratorError):
        accounts.set_last_day(first.id, date(2099, 1, 1))
    accounts.create(username="b", name="B", role=Role.ADMINISTRATOR, password=PASSWORD, ends_on=date(2099, 1, 1))
    with pytest.raises(LastAdministratorError):
        accounts.edit(first.id, name="A", email=None, role=Role.OFFICER, ends_on=None, municipality_id=None)
    assert accounts.by_id(first.id) == first


def test_a_form_sent_twice_makes_one_account(accounts: Accounts) -> None:
    key = uuid4()
    account, _ = accounts.create(username="kari", name="Kari", role=Role.READER, id=key)
    assert account.id == key
    with pytest.raises(AccountMadeAlreadyError):
        accounts.create(username="kari", name="Kari", role=Role.READER, id=key)
    with pytest.raises(UsernameTakenError):
        accounts.create(username="kari", name="Kari", role=Role.READER, id=uuid4())
    assert accounts.all() == [account]
