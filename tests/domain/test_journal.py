from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.errors import InvalidValueError
from domain.identity_numbers import IdentityNumberError
from domain.journal import AlreadyAnsweredError, JournalEntry, MainDocumentTakenError, NotAnsweredError, party
from domain.withdrawal import NotWithdrawnError, WithdrawnError
from tests.domain.given import IDENTITY_NUMBER, an_entry, known, recorded


def new_entry(**values: Any) -> JournalEntry:
    given = {"case_id": known(1), "reference": "2025/17-3", "kind": "incoming", "title": "Søknad", "by": "kari"}
    return JournalEntry.register(**given | values)


def test_a_paper_is_registered() -> None:
    entry = new_entry(
        senders=[party("Kari Eksempel", shielded=True)],
        recipients=[{"name": " Prøvdal kommune ", "organisation_id": known(9)}],
        document_date="12.2024",
        received_on="02.01.2025",
    )
    assert recorded(entry) == [
        (
            JournalEntry.Registered,
            {
                "case_id": known(1),
                "reference": "2025/17-3",
                "kind": "incoming",
                "title": "Søknad",
                "public_title": None,
                "senders": [{"name": "Kari Eksempel", "organisation_id": None, "shielded": True}],
                "recipients": [{"name": "Prøvdal kommune", "organisation_id": str(known(9)), "shielded": False}],
                "document_date": "2024-12",
                "received_on": "2025-01-02",
                "sent_on": None,
            },
        )
    ]


@pytest.mark.parametrize(
    ("given", "field", "problem"),
    [
        ({"kind": "letter"}, "kind", "unknown"),
        ({"title": ""}, "title", "missing"),
        ({"reference": "2025/17-0"}, "number", "bad-entry-number"),
        ({"reference": "2025/17--1"}, "reference", "bad-case-reference"),
        ({"reference": "2025/17"}, "number", "bad-entry-number"),
        ({"senders": [{"name": " "}]}, "party", "missing"),
        ({"received_on": "31.02.2025"}, "received_on", "bad-date"),
    ],
)
def test_what_is_no_paper_is_not_registered(given: dict[str, Any], field: str, problem: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        new_entry(**given)
    assert (caught.value.values["field"], caught.value.values["problem"]) == (field, problem)


def test_documents_are_attached_one_of_them_as_main() -> None:
    entry = an_entry()
    entry.attach(known(5), role="main", by="kari")
    entry.attach(known(6), role="attachment", by="kari")
    entry.attach(known(5), role="attachment", by="kari")
    assert recorded(entry) == [
        (JournalEntry.DocumentAttached, {"document_id": known(5), "role": "main"}),
        (JournalEntry.DocumentAttached, {"document_id": known(6), "role": "attachment"}),
    ]


def test_there_is_one_main_document() -> None:
    entry = an_entry()
    entry.attach(known(5), role="main", by="kari")
    entry.collect_events()
    with pytest.raises(MainDocumentTakenError) as caught:
        entry.attach(known(6), role="main", by="kari")
    assert caught.value.values == {"reference": "2025/17-3"}
    assert entry.collect_events() == []


def test_a_role_that_noark_does_not_know_is_refused() -> None:
    entry = an_entry()
    with pytest.raises(InvalidValueError):
        entry.attach(known(5), role="cover", by="kari")
    assert entry.collect_events() == []


def test_an_entry_is_answered_by_another() -> None:
    entry = an_entry()
    entry.answer(way="by-letter", answered_on="03.02.2025", answer_id=known(7), by="kari")
    assert recorded(entry) == [
        (JournalEntry.Answered, {"way": "by-letter", "answered_on": "2025-02-03", "answer_id": known(7)})
    ]


def test_an_entry_is_answered_once() -> None:
    entry = an_entry()
    entry.answer(way="noted", by="kari")
    entry.collect_events()
    with pytest.raises(AlreadyAnsweredError):
        entry.answer(way="noted", by="kari")
    assert entry.collect_events() == []


@pytest.mark.parametrize(("way", "itself"), [("by-letter", True), ("shouted", False)])
def test_what_is_no_answer_is_refused(way: str, *, itself: bool) -> None:
    entry = an_entry()
    with pytest.raises(InvalidValueError):
        entry.answer(way=way, answer_id=entry.id if itself else None, by="kari")
    assert entry.collect_events() == []


def test_an_entry_is_corrected_for_a_reason() -> None:
    entry = an_entry(senders=[party("Kari Eksempel")])
    shielded = [party("Kari Eksempel", shielded=True)]
    changes = {"public_title": "Klage", "senders": shielded, "kind": "incoming", "document_date": "2.1.2025"}
    entry.correct(changes, reason="taushetsplikt", by="ola")
    assert recorded(entry) == [
        (
            JournalEntry.Corrected,
            {
                "changes": {
                    "public_title": {"before": None, "after": "Klage"},
                    "senders": {"before": [party("Kari Eksempel")], "after": shielded},
                    "document_date": {"before": None, "after": "2025-01-02"},
                },
                "reason": "taushetsplikt",
            },
        )
    ]
    assert (entry.public_title, entry.senders, entry.title) == ("Klage", shielded, "Søknad")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"reference": "2025/18-1"}, "feil"),
        ({"case_id": str(uuid4())}, "feil"),
        ({"title": ""}, "feil"),
        ({"kind": "letter"}, "feil"),
        ({"title": "Ny tittel"}, ""),
    ],
)
def test_a_correction_that_is_none_is_refused(changes: dict[str, Any], reason: str) -> None:
    entry = an_entry()
    with pytest.raises(InvalidValueError):
        entry.correct(changes, reason=reason, by="ola")
    assert entry.collect_events() == []
    assert entry.title == "Søknad"


def test_a_published_entry_is_not_given_an_identity_number() -> None:
    entry = an_entry()
    entry.publish(by="kari")
    entry.collect_events()
    with pytest.raises(IdentityNumberError):
        entry.correct({"title": f"Søknad {IDENTITY_NUMBER}"}, reason="feil", by="kari")
    with pytest.raises(IdentityNumberError):
        entry.correct({"senders": [party(f"Kari {IDENTITY_NUMBER}")]}, reason="feil", by="kari")
    assert entry.collect_events() == []
    entry.correct({"senders": [party(f"Kari {IDENTITY_NUMBER}", shielded=True)]}, reason="feil", by="kari")
    assert len(entry.collect_events()) == 1


def test_ids_of_attached_documents_are_kept_as_text() -> None:
    entry = an_entry()
    document: UUID = known(5)
    entry.attach(document, role="main", by="kari")
    assert entry.documents == {str(document): "main"}


def test_an_answer_is_expected_by_a_day_and_somebody_deals_with_it() -> None:
    entry = an_entry(received_on="2025-01-03")
    entry.expect_answer("01.02.2025", by="kari")
    entry.assign_responsible("ola", by="kari")
    entry.expect_answer("2025-02-01", by="kari")
    entry.expect_answer(None, by="kari")
    assert recorded(entry) == [
        (JournalEntry.AnswerExpected, {"due": "2025-02-01", "before": None}),
        (JournalEntry.ResponsibleAssigned, {"responsible": "ola", "before": None}),
        (JournalEntry.AnswerExpected, {"due": None, "before": "2025-02-01"}),
    ]


@pytest.mark.parametrize(
    ("kind", "due", "problem"),
    [
        ("incoming", "2025-02", "not-a-day"),
        ("incoming", "31.02.2025", "bad-date"),
        ("incoming", "2025-01-02", "before-start"),
        ("outgoing", "2025-02-01", "not-incoming"),
    ],
)
def test_a_day_that_cannot_be_is_no_day_for_an_answer(kind: str, due: str, problem: str) -> None:
    entry = an_entry(kind=kind, received_on="2025-01-03")
    with pytest.raises(InvalidValueError) as caught:
        entry.expect_answer(due, by="kari")
    assert (caught.value.values["field"], caught.value.values["problem"]) == ("due", problem)
    with pytest.raises(InvalidValueError):
        entry.correct({"due": due}, reason="feil", by="kari")
    assert entry.collect_events() == []


def test_the_day_and_who_has_it_are_corrected_with_the_line() -> None:
    entry = an_entry()
    entry.correct({"due": "2025-02-01", "responsible": "ola", "title": "Søknad"}, reason="glemt", by="kari")
    changes = {"due": {"before": None, "after": "2025-02-01"}, "responsible": {"before": None, "after": "ola"}}
    assert recorded(entry) == [(JournalEntry.Corrected, {"changes": changes, "reason": "glemt"})]
    with pytest.raises(InvalidValueError) as caught:
        entry.correct({"kind": "outgoing"}, reason="feil", by="kari")
    assert caught.value.values["problem"] == "not-incoming"


def test_an_answer_is_taken_back_and_noted_rightly() -> None:
    entry, answer = an_entry(), uuid4()
    with pytest.raises(NotAnsweredError):
        entry.take_back_answer(reason="feil", by="kari")
    entry.answer(way="by-letter", answered_on="2025-02-01", answer_id=answer, by="kari")
    entry.collect_events()
    with pytest.raises(InvalidValueError):
        entry.take_back_answer(reason=" ", by="kari")
    entry.take_back_answer(reason="feil brev", by="kari")
    entry.answer(way="noted", by="kari")
    before = {"way": "by-letter", "answered_on": "2025-02-01", "answer_id": answer.hex}
    assert recorded(entry) == [
        (JournalEntry.AnswerWithdrawn, {"before": before, "reason": "feil brev"}),
        (JournalEntry.Answered, {"way": "noted", "answered_on": None, "answer_id": None}),
    ]


def test_an_entry_is_moved_to_the_case_it_belongs_in() -> None:
    entry, case_id = an_entry(), uuid4()
    before = {"case_id": entry.case_id.hex, "reference": "2025/17-3"}
    entry.move(case_id=case_id, reference="2025/20-1", reason="feil sak", by="kari")
    assert recorded(entry) == [
        (
            JournalEntry.Moved,
            {"case_id": case_id, "reference": "2025/20-1", "before": before, "reason": "feil sak"},
        )
    ]
    with pytest.raises(InvalidValueError) as caught:
        entry.move(case_id=case_id, reference="2025/20-2", reason="feil sak", by="kari")
    assert caught.value.values == {"field": "case", "value": "2025/20", "problem": "same-case"}
    with pytest.raises(InvalidValueError):
        entry.move(case_id=uuid4(), reference="2025/21-1", reason="", by="kari")
    assert entry.collect_events() == []


def test_a_document_is_moved_away_and_back() -> None:
    entry, document, other = an_entry(), uuid4(), uuid4()
    entry.attach(document, role="main", by="kari")
    entry.collect_events()
    moved = {"record_kind": "decision", "record_id": other, "reason": "feil post"}
    entry.move_document(document, by="kari", **moved)
    with pytest.raises(InvalidValueError) as caught:
        entry.move_document(document, by="kari", **moved)
    assert caught.value.values["problem"] == "not-here"
    entry.attach(document, role="attachment", by="kari")
    assert recorded(entry) == [
        (JournalEntry.DocumentMoved, {"document_id": document} | moved),
        (JournalEntry.DocumentReturned, {"document_id": document, "role": "attachment"}),
    ]
    with pytest.raises(InvalidValueError) as caught:
        entry.move_document(document, record_kind="journal-entry", record_id=entry.id, reason="feil", by="kari")
    assert caught.value.values["problem"] == "itself"


def test_what_was_registered_by_mistake_is_withdrawn_and_stays_as_it_is() -> None:
    entry = an_entry()
    with pytest.raises(NotWithdrawnError):
        entry.restore(reason="rett", by="kari")
    with pytest.raises(InvalidValueError):
        entry.withdraw(reason="", by="kari")
    entry.withdraw(reason="feilsendt", by="kari")
    assert recorded(entry) == [(JournalEntry.Withdrawn, {"reason": "feilsendt"})]
    for act in (
        lambda: entry.withdraw(reason="igjen", by="kari"),
        lambda: entry.answer(way="noted", by="kari"),
        lambda: entry.attach(uuid4(), role="main", by="kari"),
        lambda: entry.expect_answer("2025-02-01", by="kari"),
        lambda: entry.assign_responsible("ola", by="kari"),
        lambda: entry.move(case_id=uuid4(), reference="2025/20-1", reason="feil", by="kari"),
    ):
        with pytest.raises(WithdrawnError):
            act()
    assert entry.collect_events() == []
    entry.restore(reason="riktig likevel", by="kari")
    entry.answer(way="noted", by="kari")
    assert len(recorded(entry)) == 2


def test_an_identity_number_in_what_is_withdrawn_is_published_by_no_restoring() -> None:
    entry = an_entry(title=f"Klage fra {IDENTITY_NUMBER}")
    entry.withdraw(reason="feilsendt", by="kari")
    entry.publish(by="kari")
    entry.collect_events()
    with pytest.raises(IdentityNumberError):
        entry.restore(reason="rett", by="kari")
    assert entry.collect_events() == []
