"""A key stands for one thing that was sent."""

from uuid import uuid4

import pytest
from sqlalchemy import Engine

from application.office.accounts import Accounts
from application.office.errors import KeyUsedError
from application.office.roles import Role
from application.office.sent_keys import SentKeys


def test_a_key_is_used_for_one_thing_until_it_is_forgotten(office: Engine, accounts: Accounts) -> None:
    account = accounts.create(username="kari", name="Kari", role=Role.OFFICER)[0].id
    keys, record_id = SentKeys(office), uuid4()
    assert keys.note(record_id, account, key="brev-17", digest="a" * 64)
    assert not keys.note(record_id, account, key="brev-17", digest="a" * 64)
    with pytest.raises(KeyUsedError) as refused:
        keys.note(record_id, account, key="brev-17", digest="b" * 64)
    assert refused.value.values == {"key": "brev-17"}
    keys.forget(record_id)
    assert keys.note(record_id, account, key="brev-17", digest="b" * 64)
