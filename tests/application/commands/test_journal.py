from uuid import uuid4

import pytest

from application.archive import Archive, RecordNotFoundError, StaleVersionError
from application.commands.access import Publish, publish
from application.commands.cases import CloseCase, OpenCase, close_case, open_case
from application.commands.documents import MoveDocument, move_document
from application.commands.journal import (
    AnswerEntry,
    AttachDocument,
    CorrectEntry,
    MoveEntry,
    RegisterEntry,
    answer_entry,
    attach_to_entry,
    correct_entry,
    move_entry,
    register_entry,
)
from application.commands.withdrawing import Withdraw, withdraw
from domain.cases import CaseClosedError
from domain.documents import Document
from domain.errors import InvalidValueError
from domain.identity_numbers import IdentityNumberError
from domain.journal import JournalEntry, MainDocumentTakenError
from domain.references import ReferenceTakenError
from tests.application.commands.conftest import Refused
from tests.application.filled import BY, Filled, a_file, named
from tests.domain.given import IDENTITY_NUMBER


def entry(**values: object) -> RegisterEntry:
    given = {"entry_id": Filled.open_entry, "case_id": Filled.case, "kind": "incoming", "title": "Søknad", "by": BY}
    return RegisterEntry(**given | values)  # type: ignore[arg-type]


def test_a_paper_is_registered_with_its_documents_in_one_recording(archive: Archive, ids: type[Filled]) -> None:
    command = entry(documents=(a_file("letter", role="main"), a_file("map")))
    register_entry(archive, command)
    found = archive.load(JournalEntry, ids.open_entry)
    assert (found.reference, found.title) == ("2024/1-1", "Søknad")
    assert found.documents == {str(named("letter")): "main", str(named("map")): "attachment"}
    assert archive.load(Document, named("map")).name == "map.pdf"


def test_the_same_form_twice_registers_one_entry(archive: Archive, ids: type[Filled]) -> None:
    position = register_entry(archive, entry(documents=(a_file("letter"),)))
    assert register_entry(archive, entry(documents=(a_file("letter"),))) is None
    assert archive.recorder.max_notification_id() == position


def test_entries_are_numbered_within_their_case(archive: Archive, ids: type[Filled]) -> None:
    wanted = [uuid4() for _ in range(3)]
    for identity in wanted:
        register_entry(archive, entry(entry_id=identity))
    register_entry(archive, entry(entry_id=ids.hidden_entry, number=10))
    references = [archive.load(JournalEntry, one).reference for one in (*wanted, ids.hidden_entry)]
    assert references == ["2024/1-1", "2024/1-2", "2024/1-3", "2024/1-10"]


def test_a_number_that_is_taken_is_refused_with_its_documents(
    archive: Archive, ids: type[Filled], refused: Refused
) -> None:
    register_entry(archive, entry(number=3))
    with refused(ReferenceTakenError) as caught:
        register_entry(archive, entry(entry_id=uuid4(), number=3, documents=(a_file("letter"),)))
    assert caught.value.values["reference"] == "2024/1-3"
    assert not archive.holds(named("letter"))


def test_refusals_record_nothing(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    with refused(RecordNotFoundError):
        register_entry(archive, entry(case_id=uuid4()))
    with refused(InvalidValueError):
        register_entry(archive, entry(number=0))
    with refused(InvalidValueError):
        register_entry(archive, entry(title=""))
    with refused(MainDocumentTakenError):
        register_entry(archive, entry(documents=(a_file("one", role="main"), a_file("two", role="main"))))


def test_nothing_is_filed_in_a_closed_case(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    register_entry(archive, entry())
    close_case(archive, CloseCase(case_id=ids.case, by=BY))
    with refused(CaseClosedError):
        register_entry(archive, entry(entry_id=uuid4()))
    with refused(CaseClosedError):
        attach_to_entry(archive, AttachDocument(record_id=ids.open_entry, document=a_file("map"), by=BY))
    assert register_entry(archive, entry()) is None, "what is filed already is there"


def test_a_document_is_attached_later_and_once(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    register_entry(archive, entry())
    command = AttachDocument(record_id=ids.open_entry, document=a_file("map"), by=BY, expected_version=1)
    assert attach_to_entry(archive, command) is not None
    assert attach_to_entry(archive, command) is None
    assert list(archive.load(JournalEntry, ids.open_entry).documents) == [str(named("map"))]
    with refused(StaleVersionError):
        attach_to_entry(
            archive,
            AttachDocument(record_id=ids.open_entry, document=a_file("plan"), by=BY, expected_version=1),
        )
    with refused(InvalidValueError):
        bad = a_file("bad", role="cover")
        attach_to_entry(archive, AttachDocument(record_id=ids.open_entry, document=bad, by=BY))


def test_an_entry_is_answered_by_one_that_is_there(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    register_entry(archive, entry())
    with refused(RecordNotFoundError):
        answer_entry(archive, AnswerEntry(entry_id=ids.open_entry, way="by-letter", answer_id=uuid4(), by=BY))
    with refused(RecordNotFoundError):
        answer_entry(archive, AnswerEntry(entry_id=ids.open_entry, way="by-letter", answer_id=ids.case, by=BY))
    answer = entry(entry_id=ids.shielded_entry, kind="outgoing", title="Svar")
    register_entry(archive, answer)
    answer_entry(archive, AnswerEntry(entry_id=ids.open_entry, way="by-letter", answer_id=ids.shielded_entry, by=BY))
    assert archive.load(JournalEntry, ids.open_entry).is_answered


@pytest.mark.parametrize("changes", [{"title": "Klage"}, {"public_title": "Brev", "kind": "outgoing"}])
def test_an_entry_is_corrected(archive: Archive, ids: type[Filled], changes: dict[str, str]) -> None:
    register_entry(archive, entry())
    command = CorrectEntry(entry_id=ids.open_entry, changes=changes, reason="avskrift", by=BY, expected_version=1)
    assert correct_entry(archive, command) is not None
    found = archive.load(JournalEntry, ids.open_entry)
    assert {field: getattr(found, field) for field in changes} == changes
    again = CorrectEntry(entry_id=ids.open_entry, changes=changes, reason="avskrift", by=BY)
    assert correct_entry(archive, again) is None


def test_a_paper_comes_with_the_day_for_its_answer_and_who_has_it(
    archive: Archive, ids: type[Filled], refused: Refused
) -> None:
    register_entry(archive, entry(due="2025-02-01", responsible="ola"))
    found = archive.load(JournalEntry, ids.open_entry)
    assert (found.due, found.responsible) == ("2025-02-01", "ola")
    with refused(InvalidValueError):
        register_entry(archive, entry(entry_id=uuid4(), kind="outgoing", due="2025-02-01"))


def test_an_entry_moved_gets_the_next_number_and_its_old_one_is_never_anothers(
    archive: Archive, ids: type[Filled], refused: Refused
) -> None:
    open_case(archive, OpenCase(case_id=ids.hidden_case, title="Vann", reference="2024/2", by=BY))
    for identity in (ids.open_entry, ids.part_entry):
        register_entry(archive, entry(entry_id=identity))
    register_entry(archive, entry(entry_id=uuid4(), case_id=ids.hidden_case))
    move_entry(archive, MoveEntry(entry_id=ids.open_entry, case_id=ids.hidden_case, reason="feil sak", by=BY))
    moved = archive.load(JournalEntry, ids.open_entry)
    assert (moved.reference, moved.case_id) == ("2024/2-2", ids.hidden_case)
    with refused(ReferenceTakenError):
        register_entry(archive, entry(entry_id=uuid4(), number=1))
    move_entry(archive, MoveEntry(entry_id=ids.open_entry, case_id=ids.case, reason="rett likevel", by=BY))
    assert archive.load(JournalEntry, ids.open_entry).reference == "2024/1-3"
    with refused(StaleVersionError):
        move_entry(
            archive,
            MoveEntry(entry_id=ids.open_entry, case_id=ids.hidden_case, reason="feil", by=BY, expected_version=1),
        )
    close_case(archive, CloseCase(case_id=ids.hidden_case, by=BY))
    with refused(CaseClosedError):
        move_entry(archive, MoveEntry(entry_id=ids.open_entry, case_id=ids.hidden_case, reason="feil", by=BY))


def test_a_public_entry_is_not_moved_into_a_case_whose_title_may_not_be_public(
    archive: Archive, ids: type[Filled], refused: Refused
) -> None:
    title = f"Klage fra {IDENTITY_NUMBER}"
    open_case(archive, OpenCase(case_id=ids.hidden_case, title=title, reference="2024/2", by=BY))
    register_entry(archive, entry())
    publish(archive, Publish(kind="journal-entry", record_id=ids.open_entry, by=BY))
    with refused(IdentityNumberError):
        move_entry(archive, MoveEntry(entry_id=ids.open_entry, case_id=ids.hidden_case, reason="feil sak", by=BY))


def test_a_document_is_moved_to_a_record_that_has_room_for_it(
    archive: Archive, ids: type[Filled], refused: Refused
) -> None:
    register_entry(archive, entry(documents=(a_file("letter", role="main"),)))
    register_entry(archive, entry(entry_id=ids.part_entry, documents=(a_file("other", role="main"),)))
    given = {
        "document_id": named("letter"),
        "kind": "journal-entry",
        "record_id": ids.open_entry,
        "to_kind": "journal-entry",
        "to_id": ids.part_entry,
        "reason": "feil post",
        "by": BY,
    }
    with refused(MainDocumentTakenError):
        move_document(archive, MoveDocument(**given, role="main"))
    with refused(InvalidValueError):
        move_document(archive, MoveDocument(**given | {"to_kind": "case"}))
    move_document(archive, MoveDocument(**given))
    assert archive.load(JournalEntry, ids.open_entry).documents == {}
    held = archive.load(JournalEntry, ids.part_entry).documents
    assert held == {str(named("other")): "main", str(named("letter")): "attachment"}
    with refused(InvalidValueError):
        move_document(archive, MoveDocument(**given))


def test_only_papers_are_withdrawn(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    with refused(InvalidValueError):
        withdraw(archive, Withdraw(kind="case", record_id=ids.case, reason="feil", by=BY))
