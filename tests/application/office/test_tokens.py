from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Engine, select

from application.office.accounts import Account, Accounts
from application.office.errors import (
    EndsInPastError,
    InvalidNameError,
    InvalidTokenError,
    RoleTooHighError,
    TokenMadeAlreadyError,
    UnknownTokenError,
)
from application.office.roles import Role
from application.office.tables import TOKENS
from application.office.tokens import PREFIX, Tokens
from domain.clock import clock_set_to

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PASSWORD = "riktig hest batteri stift"


@pytest.fixture
def tokens(office: Engine, accounts: Accounts) -> Tokens:
    return Tokens(office, accounts)


@pytest.fixture
def officer(accounts: Accounts) -> Account:
    return accounts.create(username="kari", name="Kari", role=Role.OFFICER, password=PASSWORD)[0]


def test_a_token_tells_who_holds_it_and_with_which_role(tokens: Tokens, officer: Account) -> None:
    token, secret = tokens.make(officer, name=" Nettsiden ", role=Role.READER)
    assert secret.startswith(PREFIX)
    account, held = tokens.holder(secret)
    assert account == officer
    assert (held.id, held.name, held.role, held.ends_on) == (token.id, "Nettsiden", Role.READER, None)


def test_only_a_digest_of_a_token_is_kept(tokens: Tokens, officer: Account, office: Engine) -> None:
    _, secret = tokens.make(officer, name="Nettsiden", role=Role.OFFICER)
    with office.connect() as connection:
        kept = " ".join(str(value) for value in connection.execute(select(TOKENS)).one())
    assert secret not in kept
    assert secret.removeprefix(PREFIX) not in kept


@pytest.mark.parametrize("secret", ["", "x", PREFIX, "\udcff", "regionarkiv_" + "a" * 100_000])
def test_what_is_no_token_gives_no_access(tokens: Tokens, officer: Account, secret: str) -> None:
    tokens.make(officer, name="Nettsiden", role=Role.OFFICER)
    with pytest.raises(InvalidTokenError) as caught:
        tokens.holder(secret)
    assert caught.value.values == {}


@pytest.mark.parametrize(
    ("own", "may"),
    [
        (Role.READER, {Role.READER}),
        (Role.OFFICER, {Role.READER, Role.OFFICER}),
        (Role.AUDITOR, {Role.READER, Role.AUDITOR}),
        (Role.ADMINISTRATOR, set(Role)),
    ],
)
def test_a_token_may_do_no_more_than_its_maker(tokens: Tokens, accounts: Accounts, own: Role, may: set[Role]) -> None:
    account, _ = accounts.create(username="ola", name="Ola", role=own, password=PASSWORD)
    made = set()
    for role in Role:
        try:
            made.add(tokens.make(account, name="N", role=role)[0].role)
        except RoleTooHighError:
            continue
    assert made == may
    assert len(tokens.of(account.id)) == len(may)


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_token_has_a_name(tokens: Tokens, officer: Account, name: str) -> None:
    with pytest.raises(InvalidNameError):
        tokens.make(officer, name=name, role=Role.READER)
    assert tokens.all() == []


def test_a_token_counts_through_its_last_day_at_the_office(tokens: Tokens, officer: Account) -> None:
    with clock_set_to(NOON):
        _, secret = tokens.make(officer, name="Ut måneden", role=Role.READER, ends_on=date(2026, 3, 31))
        with pytest.raises(EndsInPastError):
            tokens.make(officer, name="I går", role=Role.READER, ends_on=date(2026, 2, 28))
    with clock_set_to(datetime(2026, 3, 31, 21, 59, tzinfo=UTC)):  # a minute before midnight in Oslo
        assert tokens.holder(secret)[0] == officer
    with clock_set_to(datetime(2026, 3, 31, 22, 0, tzinfo=UTC)), pytest.raises(InvalidTokenError):
        tokens.holder(secret)


def test_a_revoked_token_counts_no_more(tokens: Tokens, officer: Account, accounts: Accounts) -> None:
    token, secret = tokens.make(officer, name="Nettsiden", role=Role.READER)
    other, _ = accounts.create(username="ola", name="Ola", role=Role.ADMINISTRATOR, password=PASSWORD)
    for key, account_id in [(token.id, other.id), (uuid4(), officer.id), (uuid4(), None)]:
        with pytest.raises(UnknownTokenError):
            tokens.revoke(key, account_id)
    assert tokens.holder(secret)
    with clock_set_to(NOON):
        tokens.revoke(token.id, officer.id)
    tokens.revoke(token.id)
    assert tokens.of(officer.id)[0].revoked_at == NOON
    with pytest.raises(InvalidTokenError):
        tokens.holder(secret)


def test_a_token_goes_with_its_account_and_with_its_role(tokens: Tokens, officer: Account, accounts: Accounts) -> None:
    _, high = tokens.make(officer, name="Skriver", role=Role.OFFICER)
    _, low = tokens.make(officer, name="Leser", role=Role.READER)
    accounts.set_role(officer.id, Role.READER)
    assert tokens.holder(low)
    with pytest.raises(InvalidTokenError):
        tokens.holder(high)
    accounts.deactivate(officer.id)
    with pytest.raises(InvalidTokenError):
        tokens.holder(low)


def test_use_is_noted_at_most_once_a_minute(tokens: Tokens, officer: Account) -> None:
    _, secret = tokens.make(officer, name="Nettsiden", role=Role.READER)
    assert tokens.of(officer.id)[0].last_used_at is None
    for seconds, noted in [(0, 0), (59, 0), (60, 60)]:
        with clock_set_to(NOON + timedelta(seconds=seconds)):
            tokens.holder(secret)
        assert tokens.of(officer.id)[0].last_used_at == NOON + timedelta(seconds=noted)


def test_a_token_goes_with_the_last_day_of_its_account(tokens: Tokens, officer: Account, accounts: Accounts) -> None:
    _, secret = tokens.make(officer, name="Nettsiden", role=Role.READER)
    accounts.set_last_day(officer.id, date(2026, 3, 1))
    with clock_set_to(NOON):
        assert tokens.holder(secret)
    with clock_set_to(NOON + timedelta(days=1)), pytest.raises(InvalidTokenError):
        tokens.holder(secret)


def test_a_form_sent_twice_makes_one_token(tokens: Tokens, officer: Account) -> None:
    key = uuid4()
    tokens.make(officer, name="Nettsiden", role=Role.READER, id=key)
    with pytest.raises(TokenMadeAlreadyError):
        tokens.make(officer, name="Nettsiden", role=Role.READER, id=key)
    assert [one.id for one in tokens.all()] == [key]
