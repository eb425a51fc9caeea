"""Statements of the archive with one of everything: each kind of event that they have."""

from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.access import LiftShielding, Publish, Shield, lift_shielding, publish, shield
from application.commands.documents import FileDocument, MoveDocument, move_document
from application.commands.statement_versions import (
    AdoptStatement,
    DraftStatementVersion,
    PublishStatement,
    SendStatement,
    adopt_statement,
    draft_statement_version,
    publish_statement,
    send_statement,
)
from application.commands.statements import (
    RecordReply,
    RegisterStatement,
    RetractStatement,
    Standpoint,
    StateSupport,
    record_reply,
    register_statement,
    retract_statement,
    state_support,
)
from application.commands.statements_put_right import (
    CorrectStatement,
    TakeBackStatementRecord,
    WithdrawStatement,
    correct_statement,
    take_back_statement_record,
    withdraw_statement,
)
from domain.statements import Statement


def fill_statements(archive: Archive, ids: Any, by: str) -> None:
    """Let everything that can happen to a statement happen."""
    _old(archive, ids, by)
    about: dict[str, Any] = {"statement_id": ids.statement, "by": by}
    first = DraftStatementVersion(
        files=(_file(ids.statement_text, "1"),),
        drafted_on="2025-02",
        label="Til arbeidsutvalget",
        note="Første utkast",
        **about,
    )
    registered = RegisterStatement(
        reference="2025/7",
        kind="consultation-answer",
        title="Svar på høring om ny bru",
        summary="Rådet vil ha ny bru med gangvei før 2030",
        subject_areas=("Samferdsel",),
        case_id=ids.case,
        consultation_id=ids.consultation,
        replaces=(ids.old_statement,),
        first_version=first,
        **about,
    )
    register_statement(archive, registered)
    ours = {"kind": "decision", "decision_id": ids.open_decision}
    adopt_statement(archive, AdoptStatement(version=1, adopted_on="2025-03-01", basis=ours, **about))
    points = (
        Standpoint(organisation_id=ids.municipality),
        Standpoint(organisation_id=ids.merged, stance="reserved", text="Ikke bom på brua"),
    )
    state_support(archive, StateSupport(standpoints=points, stated_on="2025-03-01", basis=ours, **about))
    dissent = (Standpoint(organisation_id=ids.merged, stance="dissent", text="Brua bør ligge lenger nord"),)
    state_support(archive, StateSupport(standpoints=dissent, version=1, **about))
    sent = SendStatement(
        version=1, sent_on="2025-03-05", recipients=(ids.merged, ids.municipality), entry_id=ids.open_entry, **about
    )
    send_statement(archive, sent)
    published = PublishStatement(
        version=1,
        published_on="2025-03-06",
        channel="website",
        outlet="Prøverådet",
        address="https://proveradet.example/uttalelser/bru",
        **about,
    )
    publish_statement(archive, published)
    second = DraftStatementVersion(
        documents=(ids.statement_text,),
        files=(_file(ids.statement_second_text, "2"),),
        main=ids.statement_second_text,
        drafted_on="2025-04-01",
        corrects=1,
        note="Riktig årstall i punkt 2",
        **about,
    )
    draft_statement_version(archive, second)
    adopted = AdoptStatement(
        version=2,
        adopted_on="2025-04-02",
        adopted_by="leader",
        person_id=ids.person,
        authority="Delegering fra Regionrådet, RR 4/2020",
        **about,
    )
    adopt_statement(archive, adopted)
    send_statement(
        archive, SendStatement(version=2, sent_on="2025-04", recipients=(ids.merged,), how="portal", **about)
    )
    reply = RecordReply(
        organisation_id=ids.merged,
        replied_on="2025-05-10",
        summary="Brua er tatt inn i planen",
        files=(_file(ids.reply_text, "3"),),
        **about,
    )
    record_reply(archive, reply)
    draft_statement_version(archive, DraftStatementVersion(label="Utkast", **about))
    correct_statement(archive, CorrectStatement(changes={"summary": "Ny bru før 2030"}, reason="kortere", **about))
    number = _number(archive, ids.statement, "publication")
    changes = {"published_on": "2025-03-07"}
    correct_statement(archive, CorrectStatement(changes=changes, number=number, reason="avskrift", **about))
    publish(archive, Publish(kind="statement", record_id=ids.statement, by=by))
    _others(archive, ids, by)
    _move(archive, ids.statement_second_text, ids.statement, ids.old_statement, by)
    _move(archive, ids.statement_second_text, ids.old_statement, ids.statement, by)


def _old(archive: Archive, ids: Any, by: str) -> None:
    about: dict[str, Any] = {"statement_id": ids.old_statement, "by": by}
    registered = RegisterStatement(
        reference="2021/1", kind="resolution", title="Bru nå", subject_areas=("Samferdsel", "Klima"), **about
    )
    register_statement(archive, registered)
    draft_statement_version(archive, DraftStatementVersion(**about))
    adopt_statement(archive, AdoptStatement(version=1, adopted_on="2021-06", **about))
    for channel in ("newspaper", "social-media"):
        publish_statement(archive, PublishStatement(version=1, published_on="2021-06-10", channel=channel, **about))
    wrong = _number(archive, ids.old_statement, "publication")
    take_back_statement_record(archive, TakeBackStatementRecord(number=wrong, reason="aldri trykt", **about))
    publish(archive, Publish(kind="statement", record_id=ids.old_statement, by=by))
    retract_statement(archive, RetractStatement(retracted_on="2022-03-01", reason="Ny kunnskap", **about))


def _others(archive: Archive, ids: Any, by: str) -> None:
    hidden: dict[str, Any] = {"statement_id": ids.hidden_statement, "by": by}
    registered = RegisterStatement(
        reference="2022/1", kind="letter", title="Brev om Kari Tenkt", public_title="Brev om en sak", **hidden
    )
    register_statement(archive, registered)
    draft_statement_version(archive, DraftStatementVersion(**hidden))
    named = {"adopted_by": "secretary", "authority": "Reglement § 3"}
    adopt_statement(archive, AdoptStatement(version=1, adopted_on="2022-01-10", **named, **hidden))
    publish(archive, Publish(kind="statement", record_id=ids.hidden_statement, by=by))
    whole: dict[str, Any] = {"kind": "statement", "record_id": ids.hidden_statement, "by": by}
    basis = {"section": "23", "paragraph": 1}
    shield(archive, Shield(scope="whole", basis=basis, **whole))
    lift_shielding(archive, LiftShielding(**whole))
    shield(archive, Shield(scope="whole", basis=basis, **whole))
    draft: dict[str, Any] = {"statement_id": ids.draft_statement, "by": by}
    register_statement(archive, RegisterStatement(reference="2025/8", kind="op-ed", title="Kronikk om bru", **draft))
    draft_statement_version(archive, DraftStatementVersion(drafted_on="2025-05", **draft))
    publish(archive, Publish(kind="statement", record_id=ids.draft_statement, by=by))
    mistake: dict[str, Any] = {"statement_id": ids.mistaken_statement, "by": by}
    register_statement(archive, RegisterStatement(reference="2025/9", kind="letter", title="Ført to ganger", **mistake))
    withdraw_statement(archive, WithdrawStatement(reason="ført to ganger", **mistake))


def _move(archive: Archive, document_id: UUID, one: UUID, other: UUID, by: str) -> None:
    moving = MoveDocument(
        document_id=document_id,
        kind="statement",
        record_id=one,
        to_kind="statement",
        to_id=other,
        reason="feil uttalelse",
        by=by,
    )
    move_document(archive, moving)


def _file(document_id: UUID, digit: str) -> FileDocument:
    return FileDocument(
        document_id=document_id,
        sha256=digit * 64,
        size=1000,
        media_type="application/pdf",
        name=f"uttalelse-{digit}.pdf",
    )


def _number(archive: Archive, statement_id: UUID, kind: str) -> int:
    """Return the number of the first record of a kind."""
    records = archive.load(Statement, statement_id).facts["records"]
    return next(int(number) for number, one in records.items() if one["kind"] == kind)
