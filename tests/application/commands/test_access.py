from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from application.archive import Archive, RecordNotFoundError, StaleVersionError
from application.commands.access import (
    CASE_PAPER_WARNING,
    KINDS,
    LiftShielding,
    Publish,
    Shield,
    lift_shielding,
    publish,
    shield,
    shielding_warnings,
)
from application.commands.cases import RetitleCase, retitle_case
from application.commands.decisions import record_decision
from application.commands.documents import FileVersion, file_public_version, file_version
from application.commands.journal import register_entry
from domain.access import Accessible, NotShieldedError
from domain.documents import Document
from domain.errors import InvalidValueError
from domain.identity_numbers import IdentityNumberError
from domain.legal_bases import LegalBasis
from tests.application.commands.conftest import Refused
from tests.application.commands.test_decisions import decision
from tests.application.commands.test_journal import entry
from tests.application.filled import BASIS, BY, Filled, a_file, named, sha
from tests.domain.given import IDENTITY_NUMBER

RECORDS = {"journal-entry": Filled.open_entry, "decision": Filled.open_decision, "document": named("letter")}


@pytest.fixture
def filed(archive: Archive, ids: type[Filled]) -> None:
    register_entry(archive, entry(documents=(a_file("letter", role="main"), a_file("map"))))
    record_decision(archive, decision(documents=(a_file("minutes"),)))


def load(archive: Archive, kind: str) -> Accessible:
    return archive.load(KINDS[kind], RECORDS[kind])


@pytest.mark.parametrize("kind", RECORDS)
@pytest.mark.usefixtures("filed")
def test_a_record_is_published_once(archive: Archive, kind: str) -> None:
    command = Publish(kind=kind, record_id=RECORDS[kind], by=BY)
    assert publish(archive, command) is not None
    assert publish(archive, command) is None
    assert load(archive, kind).is_published


@pytest.mark.usefixtures("filed")
def test_its_documents_are_published_with_it(archive: Archive) -> None:
    publish(archive, Publish(kind="document", record_id=named("map"), by=BY))
    position = publish(archive, Publish(kind="journal-entry", record_id=Filled.open_entry, by=BY))
    assert position == archive.recorder.max_notification_id()
    assert all(archive.load(Document, named(name)).is_published for name in ("letter", "map"))
    assert not archive.load(Document, named("minutes")).is_published


@pytest.mark.usefixtures("filed")
def test_a_record_may_be_published_without_its_documents(archive: Archive) -> None:
    publish(archive, Publish(kind="decision", record_id=Filled.open_decision, with_documents=False, by=BY))
    assert not archive.load(Document, named("minutes")).is_published


@pytest.mark.parametrize("kind", RECORDS)
@pytest.mark.usefixtures("filed")
def test_a_shielding_is_set_and_lifted(archive: Archive, refused: Refused, kind: str) -> None:
    command = Shield(kind=kind, record_id=RECORDS[kind], scope="part", basis=BASIS, by=BY)
    assert shield(archive, command) is not None
    assert shield(archive, command) is None
    assert load(archive, kind).shielding == {"scope": "part", "basis": BASIS | {"letter": None}}
    lift = LiftShielding(kind=kind, record_id=RECORDS[kind], reason="ferdig", by=BY)
    lift_shielding(archive, lift)
    assert load(archive, kind).shielding is None
    with refused(NotShieldedError):
        lift_shielding(archive, lift)


@pytest.mark.parametrize("basis", [{}, {"section": "16"}, {"section": "13"}, {"section": "26", "paragraph": "fem"}])
@pytest.mark.usefixtures("filed")
def test_a_basis_that_is_none_is_refused(archive: Archive, refused: Refused, basis: dict[str, Any]) -> None:
    with refused(InvalidValueError):
        shield(archive, Shield(kind="decision", record_id=Filled.open_decision, scope="whole", basis=basis, by=BY))


@pytest.mark.usefixtures("filed")
def test_refusals_record_nothing(archive: Archive, refused: Refused) -> None:
    command = Publish(kind="decision", record_id=Filled.open_decision, by=BY)
    with refused(StaleVersionError):
        publish(archive, replace(command, expected_version=9))
    with refused(RecordNotFoundError):
        publish(archive, replace(command, record_id=uuid4()))
    with refused(RecordNotFoundError):
        publish(archive, replace(command, kind="document"))


@pytest.mark.usefixtures("filed")
def test_neither_case_nor_record_nor_document_publishes_an_identity_number(archive: Archive, refused: Refused) -> None:
    number = entry(entry_id=Filled.hidden_entry, documents=(a_file("klage", called=IDENTITY_NUMBER),))
    register_entry(archive, number)
    with refused(IdentityNumberError) as caught:
        publish(archive, Publish(kind="journal-entry", record_id=Filled.hidden_entry, by=BY))
    assert caught.value.values == {"field": "title"}
    shield(archive, Shield(kind="document", record_id=named("klage"), scope="whole", basis={"section": "26"}, by=BY))
    publish(archive, Publish(kind="journal-entry", record_id=Filled.hidden_entry, by=BY))


def test_a_case_title_with_an_identity_number_is_published_by_nothing_in_it(
    archive: Archive, ids: type[Filled], refused: Refused
) -> None:
    title = f"Klage fra {IDENTITY_NUMBER}"
    retitle_case(archive, RetitleCase(case_id=ids.case, title=title, public_title="Klage", by=BY))
    record_decision(archive, decision())
    publish(archive, Publish(kind="decision", record_id=ids.open_decision, by=BY))
    with refused(IdentityNumberError):
        retitle_case(archive, RetitleCase(case_id=ids.case, title=title, by=BY))


@pytest.mark.parametrize(
    ("kinds", "section", "warnings"),
    [
        (["case-paper"], "14", [CASE_PAPER_WARNING]),
        (["incoming", "case-paper"], "15", [CASE_PAPER_WARNING]),
        (["case-paper"], "13", []),
        (["internal"], "14", []),
        ([], "14", []),
    ],
)
def test_internal_documents_are_warned_of_on_a_case_paper(kinds: list[str], section: str, warnings: list[str]) -> None:
    assert shielding_warnings(kinds, LegalBasis(section)) == warnings


@pytest.mark.usefixtures("filed")
def test_versions_are_filed_and_the_same_bytes_change_nothing(archive: Archive, refused: Refused) -> None:
    version = FileVersion(
        document_id=named("letter"), sha256=sha("new"), size=3, media_type="text/plain", name="../ny.txt", by=BY
    )
    assert file_version(archive, version) is not None
    assert file_version(archive, version) is None
    public = replace(version, sha256=sha("public"))
    assert file_public_version(archive, public) is not None
    document = archive.load(Document, named("letter"))
    assert (document.number, document.name, document.public_sha256) == (2, "ny.txt", sha("public"))
    with refused(InvalidValueError):
        file_public_version(archive, replace(public, sha256=sha("new")))
    with refused(StaleVersionError):
        file_version(archive, replace(version, sha256=sha("newer"), expected_version=1))
