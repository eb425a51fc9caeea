"""The logs of sign-ins and of opened shielded papers."""

import contextlib
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, select

from application.office.accounts import Account, Accounts
from application.office.errors import TooManyAttemptsError, WrongPasswordError
from application.office.openings import OpenedRecord, Openings, ShownAs
from application.office.roles import Role
from application.office.sign_ins import KEEP_ADDRESSES, KEEP_LINES, SignIns
from application.office.tables import SIGN_INS
from application.office.tokens import Tokens
from domain.clock import clock_set_to

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PASSWORD = "riktig hest batteri stift"


@pytest.fixture
def kari(accounts: Accounts) -> Account:
    return accounts.create(username="kari", name="Kari", role=Role.OFFICER, password=PASSWORD)[0]


@pytest.fixture
def sign_ins(office: Engine) -> SignIns:
    return SignIns(office)


def try_to(accounts: Accounts, username: str, password: str, now: datetime = NOON) -> None:
    with contextlib.suppress(WrongPasswordError, TooManyAttemptsError):
        accounts.verify(username, password, address="10.0.0.1", now=now)


def test_every_answer_to_a_sign_in_is_kept(accounts: Accounts, kari: Account, sign_ins: SignIns) -> None:
    try_to(accounts, "kari", PASSWORD)
    try_to(accounts, "KARI", "feil")
    try_to(accounts, "passordet mitt", "feil")
    accounts.deactivate(kari.id)
    try_to(accounts, "kari", PASSWORD)
    with clock_set_to(NOON):
        lines = sign_ins.latest()
    assert [(line.outcome, line.account_id) for line in lines] == [
        ("inactive", str(kari.id)),
        ("unknown-account", None),
        ("wrong-password", str(kari.id)),
        ("ok", str(kari.id)),
    ]
    assert {(line.at, line.address) for line in lines} == {(NOON, "10.0.0.1")}


def test_what_was_typed_is_not_kept(accounts: Accounts, kari: Account, office: Engine) -> None:
    try_to(accounts, "passordet mitt", "hemmelig")
    with office.connect() as connection:
        kept = str(connection.execute(select(SIGN_INS)).all())
    assert "passordet" not in kept
    assert "hemmelig" not in kept


def test_whoever_guesses_does_not_fill_the_log(accounts: Accounts, kari: Account, sign_ins: SignIns) -> None:
    for second in range(60):
        try_to(accounts, "kari", "feil", NOON + timedelta(seconds=second))
    outcomes = [line.outcome for line in sign_ins.latest()]
    assert outcomes == ["too-many-attempts"] + ["wrong-password"] * 5
    try_to(accounts, "kari", "feil", NOON + timedelta(seconds=66))
    assert len(sign_ins.latest()) == 7


def test_addresses_and_old_lines_are_forgotten(accounts: Accounts, kari: Account, sign_ins: SignIns) -> None:
    try_to(accounts, "kari", PASSWORD)
    with clock_set_to(NOON + KEEP_ADDRESSES):  # not shown, even where nobody signed in since
        assert [line.address for line in sign_ins.latest()] == [None]
    try_to(accounts, "kari", PASSWORD, NOON + KEEP_ADDRESSES)
    with clock_set_to(NOON):
        assert [line.address for line in sign_ins.latest()] == ["10.0.0.1", None]
    try_to(accounts, "kari", PASSWORD, NOON + KEEP_LINES)
    assert [line.at for line in sign_ins.latest()] == [NOON + KEEP_LINES, NOON + KEEP_ADDRESSES]


def test_the_log_of_sign_ins_is_read_in_parts_and_by_account(
    accounts: Accounts, kari: Account, sign_ins: SignIns
) -> None:
    ola, _ = accounts.create(username="ola", name="Ola", role=Role.READER, password=PASSWORD)
    for username in ("kari", "ola", "kari"):
        try_to(accounts, username, PASSWORD)
    first = sign_ins.latest(limit=2)
    rest = sign_ins.latest(limit=2, before=first[-1].id)
    assert [line.account_id for line in first + rest] == [str(kari.id), str(ola.id), str(kari.id)]
    assert [line.account_id for line in sign_ins.latest(account_id=ola.id)] == [str(ola.id)]


def test_openings_are_kept_and_found_by_account_and_record(accounts: Accounts, kari: Account, office: Engine) -> None:
    openings, tokens = Openings(office), Tokens(office, accounts)
    ola, _ = accounts.create(username="ola", name="Ola", role=Role.AUDITOR, password=PASSWORD)
    token, _ = tokens.make(ola, name="Uttrekk", role=Role.AUDITOR)
    one, other = UUID(int=1), uuid4()
    with clock_set_to(NOON):
        both = [OpenedRecord("decision", one, ShownAs.PAGE), OpenedRecord("document", other, ShownAs.FILE)]
        openings.note(both, account_id=kari.id)
        openings.note([OpenedRecord("decision", one, ShownAs.API)], account_id=ola.id, token_id=token.id)
    lines = openings.latest()
    assert [(line.record_kind, line.record_id, line.shown_as) for line in lines] == [
        ("decision", one, "api"),
        ("document", other, "file"),
        ("decision", one, "page"),
    ]
    assert {line.at for line in lines} == {NOON}
    assert (lines[0].account_id, lines[0].token_id) == (str(ola.id), str(token.id))
    assert openings.latest(account_id=kari.id) == lines[1:]
    assert openings.latest(record_id=one) == [lines[0], lines[2]]
    assert openings.latest(limit=1) + openings.latest(before=lines[0].id) == lines
