from datetime import datetime

import pytest
from sqlalchemy import Engine

from application.office.errors import MixedArchiveError, NotBegunError
from application.office.facts import ArchiveFacts, ArchiveKind


def test_an_archive_is_begun_once(office: Engine) -> None:
    facts = ArchiveFacts(office)
    assert not facts.has_begun
    with pytest.raises(NotBegunError):
        facts.kind()
    facts.begin(ArchiveKind.DEMO, "Eksempel regionråd")
    facts.begin(ArchiveKind.DEMO, "Et annet navn")
    assert facts.has_begun
    assert facts.kind() is ArchiveKind.DEMO
    assert facts.name() == "Eksempel regionråd"
    assert isinstance(facts.created_at(), datetime)


def test_a_demo_never_becomes_a_real_archive(office: Engine) -> None:
    facts = ArchiveFacts(office)
    facts.begin(ArchiveKind.DEMO, "Eksempel regionråd")
    with pytest.raises(MixedArchiveError) as caught:
        facts.begin(ArchiveKind.REAL, "Indre Østfold regionråd")
    assert caught.value.values == {"is_kind": "demo", "asked_kind": "real", "name": "Eksempel regionråd"}
    assert facts.kind() is ArchiveKind.DEMO
