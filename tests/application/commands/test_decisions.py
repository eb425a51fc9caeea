from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from application.archive import Archive, RecordNotFoundError, UnknownRecordError
from application.commands.bodies import DissolveBody, RenameBody, dissolve_body, rename_body
from application.commands.cases import CloseCase, OpenCase, close_case, open_case
from application.commands.decisions import (
    CorrectDecision,
    CorrectReference,
    MoveDecision,
    RecordDecision,
    attach_to_decision,
    correct_decision,
    correct_reference,
    move_decision,
    record_decision,
)
from application.commands.endings import RescindDecision, SupersedeDecision, rescind_decision, supersede_decision
from application.commands.follow_ups import NoteFollowUp, note_follow_up
from application.commands.journal import AttachDocument
from domain.bodies import BodyDissolvedError
from domain.cases import CaseClosedError
from domain.decisions import Decision, DecisionBeforeCaseError, DecisionInFutureError, DecisionNotInForceError
from domain.documents import Document
from domain.errors import InvalidValueError, InvalidValuesError
from domain.references import ReferenceTakenError
from tests.application.commands.conftest import Refused
from tests.application.filled import BY, Filled, a_file, named


def decision(**values: Any) -> RecordDecision:
    given = {
        "decision_id": Filled.open_decision,
        "case_id": Filled.case,
        "body_id": Filled.council,
        "decided_on": "2024-03-01",
        "number": "23/2024",
        "title": "Ny bru",
        "outcome": "as-recommended",
        "by": BY,
    }
    return RecordDecision(**given | values)


def test_a_decision_is_recorded_with_its_documents_in_one_recording(archive: Archive, ids: type[Filled]) -> None:
    record_decision(archive, decision(documents=(a_file("minutes", role="main"), a_file("map"))))
    found = archive.load(Decision, ids.open_decision)
    assert found.reference == "RR 23/2024"
    assert found.documents == {str(named("minutes")): "main", str(named("map")): "attachment"}
    assert archive.load(Document, named("minutes")).title == "minutes.pdf"


def test_the_same_form_twice_records_one_decision(archive: Archive, ids: type[Filled]) -> None:
    position = record_decision(archive, decision())
    assert record_decision(archive, decision()) is None
    assert archive.recorder.max_notification_id() == position


def test_one_case_is_treated_by_several_bodies_each_with_its_own_number(archive: Archive, ids: type[Filled]) -> None:
    record_decision(archive, decision())
    record_decision(archive, decision(decision_id=ids.hidden_decision, body_id=ids.executive))
    assert archive.load(Decision, ids.hidden_decision).reference == "AU 23/2024"


@pytest.mark.parametrize("written", ["23/2024", "23-2024", "023/24"])
def test_a_number_of_the_same_body_is_taken_however_it_is_written(
    archive: Archive, ids: type[Filled], refused: Refused, written: str
) -> None:
    record_decision(archive, decision())
    with refused(ReferenceTakenError) as caught:
        record_decision(archive, decision(decision_id=uuid4(), number=written, documents=(a_file("minutes"),)))
    assert caught.value.values["reference"] == "RR 23/2024"


def test_unnumbered_decisions_of_one_day_are_told_apart(archive: Archive, ids: type[Filled]) -> None:
    wanted = [uuid4() for _ in range(3)]
    for identity in wanted:
        record_decision(archive, decision(decision_id=identity, number=None, decided_on="2024-03"))
    references = [archive.load(Decision, identity).reference for identity in wanted]
    assert references == ["RR 2024-03", "RR 2024-03 (2)", "RR 2024-03 (3)"]


def test_the_abbreviation_is_the_one_the_body_had(archive: Archive, ids: type[Filled]) -> None:
    renamed = RenameBody(body_id=ids.executive, name="Ordførerutvalget", abbreviation="OU", by=BY)
    rename_body(archive, renamed)
    before = decision(body_id=ids.executive, abbreviation="AU")
    record_decision(archive, before)
    record_decision(archive, replace(before, decision_id=ids.hidden_decision, abbreviation=None))
    references = [archive.load(Decision, one).reference for one in (ids.open_decision, ids.hidden_decision)]
    assert references == ["AU 23/2024", "OU 23/2024"]


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"decided_on": "2999-01-01"}, DecisionInFutureError),
        ({"decided_on": "2024-01-01"}, DecisionBeforeCaseError),
        ({"decided_on": "ukjent"}, InvalidValueError),
        ({"body_id": uuid4()}, RecordNotFoundError),
        ({"body_id": Filled.municipality}, RecordNotFoundError),
        ({"case_id": uuid4()}, RecordNotFoundError),
        ({"outcome": "adopted"}, InvalidValueError),
        ({"documents": (a_file("minutes", role="cover"),)}, InvalidValueError),
    ],
)
def test_refusals_record_nothing(
    archive: Archive, ids: type[Filled], refused: Refused, values: dict[str, Any], error: type[Any]
) -> None:
    with refused(error):
        record_decision(archive, decision(**{"documents": (a_file("minutes"),)} | values))


def test_a_body_decides_nothing_after_it_was_dissolved(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    dissolve_body(archive, DissolveBody(body_id=ids.council, dissolved_on="2024-02", by=BY))
    with refused(BodyDissolvedError) as caught:
        record_decision(archive, decision())
    assert caught.value.values == {"field": "body", "body": "Regionrådet", "dissolved_on": "2024-02"}
    record_decision(archive, decision(decided_on="2024-02-29"))


def test_nothing_is_decided_in_a_closed_case(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    record_decision(archive, decision())
    close_case(archive, CloseCase(case_id=ids.case, by=BY))
    with refused(CaseClosedError):
        record_decision(archive, decision(decision_id=uuid4(), number="24/2024"))
    with refused(CaseClosedError):
        attach_to_decision(archive, AttachDocument(record_id=ids.open_decision, document=a_file("map"), by=BY))


def test_what_is_done_with_a_decision_is_done(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    record_decision(archive, decision())
    record_decision(archive, decision(decision_id=ids.hidden_decision, number="24/2024"))
    attach_to_decision(archive, AttachDocument(record_id=ids.open_decision, document=a_file("map"), by=BY))
    correct_decision(
        archive,
        CorrectDecision(
            decision_id=ids.open_decision, changes={"text": "Ja"}, reason="avskrift", by=BY, expected_version=2
        ),
    )
    note_follow_up(archive, NoteFollowUp(decision_id=ids.open_decision, text="Lyses ut", by=BY))
    supersede_decision(
        archive, SupersedeDecision(decision_id=ids.open_decision, by_decision_id=ids.hidden_decision, by=BY)
    )
    found = archive.load(Decision, ids.open_decision)
    assert (found.content["text"], found.is_in_force, found.version) == ("Ja", False, 5)
    with refused(DecisionNotInForceError):
        rescind_decision(archive, RescindDecision(decision_id=ids.open_decision, reason="feil", by=BY))


def test_an_end_names_a_decision_that_is_there(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    record_decision(archive, decision())
    for other in (uuid4(), ids.case):
        with refused(RecordNotFoundError):
            rescind_decision(archive, RescindDecision(decision_id=ids.open_decision, by_decision_id=other, by=BY))
        with refused(RecordNotFoundError):
            supersede_decision(archive, SupersedeDecision(decision_id=ids.open_decision, by_decision_id=other, by=BY))


def test_a_correction_keeps_to_the_case(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    record_decision(archive, decision())
    with refused(DecisionBeforeCaseError):
        changes = {"decided_on": "2023"}
        correct_decision(archive, CorrectDecision(decision_id=ids.open_decision, changes=changes, reason="feil", by=BY))


def test_a_number_put_right_is_free_for_the_decision_that_bears_it(
    archive: Archive, ids: type[Filled], refused: Refused
) -> None:
    record_decision(archive, decision())
    record_decision(archive, decision(decision_id=ids.hidden_decision, number="25/2024"))
    given: dict[str, Any] = {"decision_id": ids.open_decision, "body_id": ids.council, "reason": "avskrift", "by": BY}
    with refused(ReferenceTakenError):
        correct_reference(archive, CorrectReference(number="25/2024", **given))
    correct_reference(archive, CorrectReference(number="24/2024", **given))
    assert archive.load(Decision, ids.open_decision).reference == "RR 24/2024"
    record_decision(archive, decision(decision_id=ids.replaced_decision))
    assert archive.load(Decision, ids.replaced_decision).reference == "RR 23/2024"
    with refused(ReferenceTakenError):
        record_decision(archive, decision(decision_id=uuid4()))
    with refused(ReferenceTakenError):
        correct_reference(archive, CorrectReference(number="23/2024", **given))
    correct_reference(archive, CorrectReference(number="24/2024", **given | {"body_id": ids.executive}))
    correct_reference(archive, CorrectReference(number="24/2024", **given))
    assert archive.load(Decision, ids.open_decision).reference == "RR 24/2024"


def test_a_decision_is_moved_to_an_open_case(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    record_decision(archive, decision())
    open_case(archive, OpenCase(case_id=ids.hidden_case, title="Vann", reference="2024/2", by=BY))
    move = MoveDecision(decision_id=ids.open_decision, case_id=ids.hidden_case, reason="feil sak", by=BY)
    move_decision(archive, move)
    assert archive.load(Decision, ids.open_decision).case_id == ids.hidden_case
    close_case(archive, CloseCase(case_id=ids.case, by=BY))
    with refused(CaseClosedError):
        move_decision(archive, replace(move, case_id=ids.case))


def test_a_body_and_a_case_that_are_not_there_are_told_at_their_fields(
    archive: Archive, ids: type[Filled], refused: Refused
) -> None:
    with refused(InvalidValuesError) as caught:
        record_decision(archive, decision(case_id=uuid4(), body_id=uuid4()))
    assert [one.values["field"] for one in caught.value.errors] == ["case", "body"]  # type: ignore[attr-defined]
    with refused(UnknownRecordError) as one:
        record_decision(archive, decision(body_id=ids.municipality))
    assert (one.value.values["field"], one.value.values["problem"]) == ("body", "unknown-record")


def test_a_number_that_is_taken_is_told_at_its_field(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    record_decision(archive, decision())
    with refused(ReferenceTakenError) as caught:
        record_decision(archive, decision(decision_id=uuid4()))
    assert caught.value.values["field"] == "number"
