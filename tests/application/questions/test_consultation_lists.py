"""Consultations asked for together: what the public may not learn of drafts, and what is still to be published."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection

from application.archive import Archive
from application.commands.access import Publish, publish
from application.commands.consultation_answers import ChooseWay, DraftAnswer, choose_way, draft_answer
from application.commands.consultation_inputs import AskForInput, TakeInput, ask_for_input, take_input
from application.commands.consultation_rows import MunicipalityTold, RecordInputs, record_inputs
from application.commands.consultations import ReceiveConsultation, receive_consultation
from application.commands.consultations_put_right import (
    CorrectConsultation,
    TakeBackConsultationRecord,
    WithdrawConsultation,
    correct_consultation,
    take_back_consultation_record,
    withdraw_consultation,
)
from application.commands.documents import FileDocument
from application.commands.organisations import RegisterOrganisation, register_organisation
from application.opened import OpenArchive
from application.questions.consultation_lines import choices_among_consultations
from application.questions.consultation_lists import count_consultations, list_consultations
from application.questions.known import last_position
from application.questions.unpublished import unpublished
from domain.access import Audience
from domain.consultations import Consultation
from domain.documents import Document
from domain.errors import DomainError, InvalidRowsError, InvalidValueError
from tests.application.filled import BY, Filled

DAY = "2030-02-01"


@pytest.fixture
def asked(archive: Archive, filled: Filled) -> UUID:
    """A consultation of 2030 that is public, about which a municipality was asked, and of which a draft is made."""
    identity = uuid4()
    about: dict[str, Any] = {"consultation_id": identity, "by": BY}
    letter: dict[str, Any] = {"title": "Høring: Havn", "sender": "Prøvefylket", "received_on": "2030-01-10"}
    receive_consultation(archive, ReceiveConsultation(reference="2030/1", **letter, **about))
    ask_for_input(archive, AskForInput(organisations=(Filled.municipality,), asked_on="2030-01-12", **about))
    publish(archive, Publish(kind="consultation", record_id=identity, by=BY))
    draft_answer(archive, DraftAnswer(drafted_on="2030-01-20", files=(_file("a"),), **about))
    return identity


def test_the_public_learns_of_no_draft_by_how_consultations_stand(
    opened: OpenArchive, archive: Archive, asked: UUID
) -> None:
    opened.follower.catch_up()
    with opened.stores.registers.connect() as connection:
        for audience, state, other in ((Audience.PUBLIC, "asked", "drafted"), (Audience.READER, "drafted", "asked")):
            assert _state(connection, audience, asked) == state
            assert _state(connection, audience, asked, state=state) == state
            assert _state(connection, audience, asked, state=other) is None
        of_all: dict[str, Any] = {"on": DAY, "known": last_position(connection)}
        public = [count_consultations(connection, Audience.PUBLIC, state=one, **of_all)[0] for one in ("drafted", None)]
        assert public[0] == 0
        assert public[1] > 0
        odd = list_consultations(connection, Audience.PUBLIC, after="\0_" + "0" * 32, **of_all)
        assert odd.items == ()


def test_texts_of_public_consultations_are_to_be_published_and_drafts_are_not(
    opened: OpenArchive, archive: Archive, asked: UUID
) -> None:
    given = _file("b")
    take_input(
        archive,
        TakeInput(
            consultation_id=asked,
            organisation_id=Filled.municipality,
            received_on="2030-01-25",
            files=(given,),
            by=BY,
        ),
    )
    opened.follower.catch_up()
    with opened.stores.registers.connect() as connection:
        left = unpublished(connection, record_id=asked)
    assert [(one.kind, one.record_id, one.reference) for one in left] == [("document", given.document_id, "2030/1")]


def test_a_draft_that_was_taken_back_is_not_published_with_the_consultation(
    opened: OpenArchive, archive: Archive, asked: UUID
) -> None:
    facts = archive.load(Consultation, asked).facts
    number, draft = next((int(key), one) for key, one in facts["records"].items() if one["kind"] == "draft")
    taken = TakeBackConsultationRecord(consultation_id=asked, number=number, reason="feil fil", by=BY)
    take_back_consultation_record(archive, taken)
    publish(archive, Publish(kind="consultation", record_id=asked, by=BY))
    assert not archive.load(Document, UUID(draft["texts"][0]["document_id"])).is_published
    opened.follower.catch_up()
    with opened.stores.registers.connect() as connection:
        assert unpublished(connection, record_id=asked) == []


def test_they_are_narrowed_and_chosen_among_as_it_was_known(
    opened: OpenArchive, archive: Archive, filled: Filled
) -> None:
    identity, wrong, right = uuid4(), uuid4(), Filled.municipality
    misread = RegisterOrganisation(
        organisation_id=wrong, name="Kaiselskapet", kind="association", valid_from="1990", by=BY
    )
    register_organisation(archive, misread)
    letter: dict[str, Any] = {"title": "Høring: Kai", "sender_id": wrong, "received_on": "2030-01-10"}
    letter["subject_areas"] = ("Kaier",)
    receive_consultation(archive, ReceiveConsultation(consultation_id=identity, reference="2030/2", by=BY, **letter))
    opened.follower.catch_up()
    with opened.stores.registers.connect() as connection:
        before = last_position(connection)
    changes = {"sender_id": right.hex}
    correct_consultation(archive, CorrectConsultation(consultation_id=identity, changes=changes, reason="feil", by=BY))
    opened.follower.catch_up()
    with opened.stores.registers.connect() as connection:
        now = last_position(connection)
        found = {
            (known, sender): [
                one.consultation.reference
                for one in list_consultations(connection, Audience.READER, on=DAY, known=known, sender=[sender]).items
                if one.consultation.id == identity
            ]
            for known in (before, now)
            for sender in (wrong, right)
        }
        senders = {
            one: set(choices_among_consultations(connection, Audience.READER, one).senders) for one in (before, now)
        }
    assert found == {(before, wrong): ["2030/2"], (before, right): [], (now, wrong): [], (now, right): ["2030/2"]}
    assert (wrong in senders[before], wrong in senders[now]) == (True, False)
    withdraw_consultation(archive, WithdrawConsultation(consultation_id=identity, reason="to ganger", by=BY))
    opened.follower.catch_up()
    with opened.stores.registers.connect() as connection:
        assert "Kaier" not in choices_among_consultations(connection, Audience.READER, now).areas


def test_odd_words_and_ids_are_refused_with_the_reason(archive: Archive, asked: UUID) -> None:
    odd = MunicipalityTold(organisation_id=Filled.municipality, told="svar", day="2030-01-25")
    with pytest.raises(InvalidRowsError) as rows:
        record_inputs(archive, RecordInputs(consultation_id=asked, rows=(odd,), by=BY))
    assert rows.value.rows[0].values["problem"] == "unknown"
    for basis, field in (
        ({"kind": "decision", "decision_id": "x"}, "decision_id"),
        ({"kind": "other", "authority": "KS", "organisation_id": "x"}, "organisation"),
    ):
        chosen = ChooseWay(consultation_id=asked, way="each", chosen_on="2030-01-13", basis=basis, by=BY)
        with pytest.raises(DomainError) as caught:
            choose_way(archive, chosen)
        assert isinstance(caught.value, InvalidValueError)
        assert (caught.value.values["field"], caught.value.values["problem"]) == (field, "bad-id")


def _state(connection: Connection, audience: Audience, identity: UUID, **narrowed: Any) -> str | None:
    known = last_position(connection)
    found = list_consultations(connection, audience, on=DAY, known=known, **narrowed).items
    return next((one.state for one in found if one.consultation.id == identity), None)


def _file(digit: str) -> FileDocument:
    return FileDocument(
        document_id=uuid4(), sha256=digit * 64, size=10, media_type="application/pdf", name=f"havn-{digit}.pdf"
    )
