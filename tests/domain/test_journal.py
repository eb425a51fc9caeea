from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.errors import InvalidValueError
from domain.identity_numbers import IdentityNumberError
from domain.journal import AlreadyAnsweredError, JournalEntry, MainDocumentTakenError, party
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
