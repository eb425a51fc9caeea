from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from application.office.accounts import Accounts
from application.office.drafts import MAX_BYTES, Drafts
from application.office.errors import DraftTooLargeError, UnknownDraftError
from application.office.roles import Role
from domain.clock import clock_set_to

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PASSWORD = "riktig hest batteri stift"


@pytest.fixture
def drafts(office: Engine) -> Drafts:
    return Drafts(office)


@pytest.fixture
def kari(accounts: Accounts) -> UUID:
    return accounts.create(username="kari", name="Kari", role=Role.OFFICER, password=PASSWORD)[0].id


@pytest.fixture
def ola(accounts: Accounts) -> UUID:
    return accounts.create(username="ola", name="Ola", role=Role.OFFICER, password=PASSWORD)[0].id


def test_a_draft_is_kept_and_kept_again(drafts: Drafts, kari: UUID) -> None:
    key = uuid4()
    with clock_set_to(NOON):
        drafts.put(key, kari, path="/sak/ny", title="Ny sak", values='[["title", "Buss"]]')
    with clock_set_to(NOON + timedelta(minutes=1)):
        drafts.put(str(key), str(kari), path="/sak/ny", title="Ny sak: Buss på 😀", values='[["title", "Å"]]')
    draft = drafts.get(key, kari)
    assert draft is not None
    assert (draft.path, draft.title, draft.values) == ("/sak/ny", "Ny sak: Buss på 😀", '[["title", "Å"]]')
    assert draft.updated_at == NOON + timedelta(minutes=1)
    assert drafts.count(kari) == 1


def test_a_draft_is_its_owners_alone(drafts: Drafts, kari: UUID, ola: UUID) -> None:
    key = uuid4()
    drafts.put(key, kari, path="/sak/ny", title="Ny sak", values="[]")
    assert drafts.get(key, ola) is None
    assert drafts.of(ola) == []
    assert drafts.count(ola) == 0
    drafts.remove(key, ola)
    with pytest.raises(UnknownDraftError):
        drafts.put(key, ola, path="/sak/ny", title="Mitt", values="[1]")
    draft = drafts.get(key, kari)
    assert draft is not None
    assert draft.values == "[]"


def test_drafts_come_newest_first_and_in_parts(drafts: Drafts, kari: UUID) -> None:
    for minute in range(5):
        with clock_set_to(NOON + timedelta(minutes=minute // 2)):
            drafts.put(UUID(int=minute), kari, path="/sak/ny", title=f"Nr. {minute}", values="[]")
    first = drafts.of(kari, limit=2)
    rest = drafts.of(kari, before=first[-1])
    assert [line.title for line in first + rest] == [f"Nr. {minute}" for minute in (4, 3, 2, 1, 0)]


def test_a_removed_draft_is_gone(drafts: Drafts, kari: UUID) -> None:
    key = uuid4()
    drafts.put(key, kari, path="/sak/ny", title="Ny sak", values="[]")
    drafts.remove(key, kari)
    drafts.remove(key, kari)
    assert drafts.get(key, kari) is None


def test_a_draft_has_a_largest_size_and_a_title_is_cut(drafts: Drafts, kari: UUID) -> None:
    with pytest.raises(DraftTooLargeError) as caught:
        drafts.put(uuid4(), kari, path="/sak/ny", title="Ny", values="å" * (MAX_BYTES // 2 + 1))
    assert caught.value.values == {"limit": str(MAX_BYTES)}
    assert drafts.count(kari) == 0
    drafts.put(uuid4(), kari, path="/sak/ny", title="x" * 1000, values="å" * (MAX_BYTES // 2))
    assert len(drafts.of(kari)[0].title) == 300
