"""Consultations of the archive with one of everything: each kind of event that they have."""

from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.access import LiftShielding, Publish, Shield, lift_shielding, publish, shield
from application.commands.consultation_answers import (
    AnswerConsultation,
    ChooseWay,
    DraftAnswer,
    LetConsultationPass,
    TellOutcome,
    TreatAnswer,
    answer_consultation,
    choose_way,
    draft_answer,
    let_consultation_pass,
    tell_outcome,
    treat_answer,
)
from application.commands.consultation_inputs import (
    AnswerItself,
    AskForInput,
    DeclineInput,
    TakeInput,
    answer_itself,
    ask_for_input,
    decline_input,
    take_input,
)
from application.commands.consultations import MoveDeadline, ReceiveConsultation, move_deadline, receive_consultation
from application.commands.consultations_put_right import (
    CorrectConsultation,
    TakeBackConsultationRecord,
    WithdrawConsultation,
    correct_consultation,
    take_back_consultation_record,
    withdraw_consultation,
)
from application.commands.documents import FileDocument, MoveDocument, move_document
from domain.consultations import Consultation

_KS = {"kind": "other", "authority": "Prøvdal kommunestyre", "reference": "KS 12/2025", "decided_on": "2025-02-10"}


def receive_one(archive: Archive, ids: Any, by: str) -> None:
    """Receive the consultation that everything happens to: a statement answers it."""
    received = ReceiveConsultation(
        consultation_id=ids.consultation,
        reference="2025/1",
        title="Høring: Regional transportplan",
        about="Tog og veg fram til 2037",
        sender_id=ids.merged,
        sender="Avdeling for samferdsel",
        their_reference="24/1234-5",
        subject_areas=("Samferdsel",),
        dated_on="2025-01-08",
        received_on="2025-01-10",
        deadline="2025-03-01",
        entry_id=ids.open_entry,
        files=(_file(ids.hearing_letter, "e"),),
        by=by,
    )
    receive_consultation(archive, received)


def fill_consultations(archive: Archive, ids: Any, by: str) -> None:
    """Let everything that can happen to a consultation happen."""
    about: dict[str, Any] = {"consultation_id": ids.consultation, "by": by}
    principle = {"principles_id": ids.principles, "version": 1, "point": "1"}
    ours = {"kind": "decision", "decision_id": ids.open_decision}
    choose_way(archive, ChooseWay(way="both", chosen_on="2025-01-12", **about))
    choose_way(
        archive,
        ChooseWay(
            way="jointly", chosen_on="2025-01-20", reason="Alle berøres", principle=principle, basis=ours, **about
        ),
    )
    asked = AskForInput(
        organisations=(ids.municipality, ids.merged), asked_on="2025-01-15", deadline="2025-02-15", **about
    )
    ask_for_input(archive, asked)
    move_deadline(archive, MoveDeadline(deadline="2025-03-20", moved_on="2025-02-01", note="Brev", **about))
    given: dict[str, Any] = {"agreeing": "partly", "summary": "Vil ha flere avganger", "basis": _KS}
    take_input(
        archive, TakeInput(organisation_id=ids.municipality, **given, files=(_file(ids.input_text, "f"),), **about)
    )
    decline_input(archive, DeclineInput(organisation_id=ids.merged, declined_on="2025-02-12", note="Ingen", **about))
    draft_answer(archive, DraftAnswer(drafted_on="2025-02-20", files=(_file(ids.draft_text, "a"),), **about))
    treated = TreatAnswer(
        outcome="amended", treated_on="2025-03-05", body_id=ids.council, note="Enstemmig", basis=ours, **about
    )
    treat_answer(archive, treated)
    answer_consultation(
        archive, AnswerConsultation(statement_id=ids.statement, answered_on="2025-03-19", note="Sendt", **about)
    )
    answer_itself(
        archive, AnswerItself(organisation_id=ids.municipality, answered_on="2025-03-18", summary="Lik", **about)
    )
    outcome = TellOutcome(known_on="2025-11", outcome="Vedtatt", heard="partly", address="https://example.no/", **about)
    tell_outcome(archive, outcome)
    correct_consultation(archive, CorrectConsultation(changes={"about": "Tog og veg"}, reason="avskrift", **about))
    number = max(int(one) for one in archive.load(Consultation, ids.consultation).facts["records"])
    late = CorrectConsultation(changes={"known_on": "2025-10"}, number=number, reason="avskrift", **about)
    correct_consultation(archive, late)
    publish(archive, Publish(kind="consultation", record_id=ids.consultation, by=by))
    _late(archive, ids, by)
    _move(archive, ids.input_text, ids.consultation, ids.late_consultation, by)
    _hidden(archive, ids, by)


def _late(archive: Archive, ids: Any, by: str) -> None:
    """One whose deadline is over, which nobody has answered, that was let pass by mistake."""
    letter: dict[str, Any] = {"title": "Høring: Skoleruter", "received_on": "2025-02-03", "deadline": "2025-04-01"}
    about: dict[str, Any] = {"consultation_id": ids.late_consultation, "by": by}
    receive_consultation(archive, ReceiveConsultation(reference="2025/2", sender="Prøvefylket", **letter, **about))
    let_consultation_pass(archive, LetConsultationPass(passed_on="2025-04-02", reason="Rakk det ikke", **about))
    number = max(int(one) for one in archive.load(Consultation, ids.late_consultation).facts["records"])
    take_back_consultation_record(archive, TakeBackConsultationRecord(number=number, reason="feil høring", **about))
    ask_for_input(archive, AskForInput(organisations=(ids.municipality,), asked_on="2025-02-05", **about))
    publish(archive, Publish(kind="consultation", record_id=ids.late_consultation, by=by))


def _hidden(archive: Archive, ids: Any, by: str) -> None:
    about: dict[str, Any] = {"consultation_id": ids.hidden_consultation, "by": by}
    letter: dict[str, Any] = {"title": "Høring om Prøvetog", "public_title": "Høring", "received_on": "2025-05-02"}
    receive_consultation(archive, ReceiveConsultation(reference="2025/3", sender="Prøvetilsynet", **letter, **about))
    whole: dict[str, Any] = {"kind": "consultation", "record_id": ids.hidden_consultation, "by": by}
    publish(archive, Publish(**whole))
    basis = {"section": "23", "paragraph": 1}
    shield(archive, Shield(scope="whole", basis=basis, **whole))
    lift_shielding(archive, LiftShielding(**whole))
    shield(archive, Shield(scope="whole", basis=basis, **whole))
    mistake: dict[str, Any] = {"consultation_id": ids.mistaken_consultation, "by": by}
    twice = ReceiveConsultation(
        reference="2025/4", title="To ganger", sender="Prøvefylket", received_on="2025", **mistake
    )
    receive_consultation(archive, twice)
    withdraw_consultation(archive, WithdrawConsultation(reason="ført to ganger", **mistake))


def _move(archive: Archive, document_id: UUID, one: UUID, other: UUID, by: str) -> None:
    """Move a document to another consultation, and back."""
    for source, target in ((one, other), (other, one)):
        moving = MoveDocument(
            document_id=document_id,
            kind="consultation",
            record_id=source,
            to_kind="consultation",
            to_id=target,
            reason="feil høring",
            by=by,
        )
        move_document(archive, moving)


def _file(document_id: UUID, letter: str) -> FileDocument:
    return FileDocument(
        document_id=document_id,
        sha256=letter * 64,
        size=1000,
        media_type="application/pdf",
        name=f"horing-{letter}.pdf",
    )
