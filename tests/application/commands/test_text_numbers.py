"""A national identity number in the text of a file stops whatever would let everybody read it."""

from collections.abc import Iterable, Mapping, Sequence

import pytest

from application.archive import Archive
from application.commands.access import LiftShielding, Publish, Shield, lift_shielding, publish, shield
from application.commands.documents import FileVersion, file_public_version, file_version
from application.commands.journal import register_entry
from application.commands.text_numbers import Place
from domain.documents import Document
from domain.identity_numbers import IdentityNumberInTextError
from domain.journal import JournalEntry
from tests.application.commands.conftest import Refused
from tests.application.commands.test_journal import entry
from tests.application.filled import BASIS, BY, Filled, a_file, named, sha

LETTER, CLEAN = named("letter"), named("map")


class Known:
    """Texts in which numbers stand in the files with these SHA-256, on page 3."""

    def __init__(self, *digests: str) -> None:
        self._digests = digests

    def __call__(self, digests: Iterable[str], /) -> Mapping[str, Sequence[Place]]:
        return {sha256: [Place(3), Place(5)] for sha256 in digests if sha256 in self._digests}


@pytest.fixture(autouse=True)
def filed(archive: Archive, ids: type[Filled]) -> None:
    register_entry(archive, entry(documents=(a_file("letter", role="main"), a_file("map"))))
    archive.numbers_in_texts = Known(sha("letter"), sha("other-number"))


def publish_it(archive: Archive, kind: str = "journal-entry") -> None:
    publish(archive, Publish(kind=kind, record_id=Filled.open_entry if kind == "journal-entry" else LETTER, by=BY))


def version(name: str) -> FileVersion:
    return FileVersion(
        document_id=LETTER, sha256=sha(name), size=5, media_type="application/pdf", name=f"{name}.pdf", by=BY
    )


def shield_it(archive: Archive, scope: str, kind: str = "document") -> None:
    record = LETTER if kind == "document" else Filled.open_entry
    shield(archive, Shield(kind=kind, record_id=record, scope=scope, basis=BASIS, by=BY))


@pytest.mark.parametrize("kind", ["journal-entry", "document"])
def test_it_stops_publication_and_says_where_it_stands(archive: Archive, refused: Refused, kind: str) -> None:
    with refused(IdentityNumberInTextError) as stopped:
        publish_it(archive, kind)
    values = stopped.value.values
    assert (values["document"], values["name"], values["page"], values["part"]) == (str(LETTER), "letter.pdf", "3", "")
    assert not archive.load(JournalEntry, Filled.open_entry).is_published


def test_a_shielded_document_may_be_published_and_keeps_its_text_to_itself(archive: Archive, refused: Refused) -> None:
    shield_it(archive, "whole")
    publish_it(archive)
    assert archive.load(Document, LETTER).is_published
    with refused(IdentityNumberInTextError):
        lift_shielding(archive, LiftShielding(kind="document", record_id=LETTER, by=BY))


def test_a_shielded_entry_closes_its_documents_until_the_shielding_is_lifted(
    archive: Archive, refused: Refused
) -> None:
    shield_it(archive, "whole", "journal-entry")
    publish_it(archive)
    with refused(IdentityNumberInTextError):
        lift_shielding(archive, LiftShielding(kind="journal-entry", record_id=Filled.open_entry, by=BY))


def test_a_public_version_without_the_number_stands_in_for_the_document(archive: Archive, refused: Refused) -> None:
    shield_it(archive, "part")
    with refused(IdentityNumberInTextError):
        file_public_version(archive, version("other-number"))
    file_public_version(archive, version("blackened"))
    publish_it(archive)
    assert archive.load(Document, LETTER).is_published


def test_a_public_document_gets_no_version_that_holds_one(archive: Archive, refused: Refused) -> None:
    publish(archive, Publish(kind="document", record_id=CLEAN, by=BY))
    archive.numbers_in_texts = None
    publish_it(archive)
    archive.numbers_in_texts = Known(sha("other-number"))
    with refused(IdentityNumberInTextError):
        file_version(archive, version("other-number"))


def test_what_holds_none_is_published(archive: Archive) -> None:
    publish(archive, Publish(kind="document", record_id=CLEAN, by=BY))
    assert archive.load(Document, CLEAN).is_published
