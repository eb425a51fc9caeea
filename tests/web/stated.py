"""Statements over the archive of tests/web/archive.py, for tests of their pages.

| statement | is |
|---|---|
| 2025/6 | answer to the consultation 2025/1: version 1 by RR 23/2025, 2 put right by the leader, 3 a draft; replied |
| 2021/1 | resolution about the railway, retracted 01.03.2022, replaced by 2025/6 |
| 2024/2 | op-ed by the leader under authority, in a newspaper |
| 2024/3 | press release by the secretary under authority, published before it was adopted |
| 2023/1 | shielded as a whole, with a public title |
| 2025/8 | only drafted, though published |
| 2025/9 | not published |

The texts are PDFs: the id of that of version 1 is `the("uttalelse-1.pdf")`.
"""

from typing import Any

from application.commands.consultation_answers import AnswerConsultation, TellOutcome, answer_consultation, tell_outcome
from application.commands.consultations import ReceiveConsultation, receive_consultation
from application.commands.people import RegisterPerson, register_person
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
from tests.search.extraction.papers import a_pdf
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, text, the

FIRST = "Regionrådet ber om dobbeltspor til Prøvdal innen 2030."
SECOND = "Regionrådet ber om dobbeltspor til Prøvdal innen 2032."
LEADER = "Gro Ordfører"


def state(filing: Filing) -> None:
    """File the statements; the id of each is `the("uttalelse 2025/6")`."""
    with filing.at("2026-03-01T09:00"):
        leader = RegisterPerson(person_id=the(LEADER), name=LEADER, by=filing.by)
        register_person(filing.opened.archive, leader)
        _old(filing)
        _answer(filing)
    with filing.at("2026-03-10T09:00"):
        _later(filing)
        _under_authority(filing)
        _closed(filing)


def _old(filing: Filing) -> None:
    _register(filing, "2021/1", "resolution", "Dobbeltspor nå", summary="Toget må komme", subject_areas=("Samferdsel",))
    _draft(filing, "2021/1", drafted_on="2021-06-01")
    _adopt(filing, "2021/1", 1, "2021-06-02", basis={"kind": "none-found", "note": "ikke funnet"})
    _publish(filing, "2021/1", 1, "2021-06-03", "website")
    retract = RetractStatement(
        statement_id=the("uttalelse 2021/1"), retracted_on="2022-03-01", reason="Ny kunnskap", by=filing.by
    )
    retract_statement(filing.opened.archive, retract)
    filing.publish("statement", "uttalelse 2021/1")


def _answer(filing: Filing) -> None:
    received = ReceiveConsultation(
        consultation_id=the("høring 2025/1"),
        reference="2025/1",
        title="Høring om transportplanen",
        sender_id=the("fylket"),
        received_on="2025-08-14",
        deadline="2025-10-31",
        subject_areas=("Samferdsel",),
        by=filing.by,
    )
    receive_consultation(filing.opened.archive, received)
    filing.publish("consultation", "høring 2025/1")
    _register(
        filing,
        "2025/6",
        "consultation-answer",
        "Svar på høring om transportplanen",
        summary="Vi vil ha dobbeltspor til Prøvdal før 2030",
        subject_areas=("Samferdsel",),
        case_id=the("2025/17"),
        consultation_id=the("høring 2025/1"),
        replaces=(the("uttalelse 2021/1"),),
    )
    _draft(filing, "2025/6", "uttalelse-1.pdf", FIRST, drafted_on="2025-09-01", label="Til Regionrådet")
    ours = {"kind": "decision", "decision_id": the("RR 23/2025")}
    _adopt(filing, "2025/6", 1, "2025-10-20", basis=ours)
    points = (
        Standpoint(organisation_id=the("Prøvdal")),
        Standpoint(organisation_id=the("Tenkeby"), stance="reserved", text="Tenkeby vil ikke ha bom på veien."),
        Standpoint(organisation_id=the("Liksomnes"), stance="dissent", text="Liksomnes vil heller ha buss."),
    )
    about: dict[str, Any] = {"statement_id": the("uttalelse 2025/6"), "by": filing.by}
    state_support(filing.opened.archive, StateSupport(standpoints=points, stated_on="2025-10-20", **about))
    _send(filing, "2025/6", 1, "2025-10-22", "fylket", "Eksempelvik")
    _publish(
        filing, "2025/6", 1, "2025-10-23", "website", outlet="Prøverådet", address="https://proveradet.example/svar"
    )
    filing.publish("statement", "uttalelse 2025/6")
    answered = AnswerConsultation(
        consultation_id=the("høring 2025/1"),
        statement_id=the("uttalelse 2025/6"),
        answered_on="2025-10-22",
        by=filing.by,
    )
    answer_consultation(filing.opened.archive, answered)


def _later(filing: Filing) -> None:
    _draft(filing, "2025/6", "uttalelse-2.pdf", SECOND, drafted_on="2025-11-10", corrects=1, note="Riktig årstall")
    named = {"adopted_by": "leader", "person_id": the(LEADER), "authority": "Delegering, RR 4/2020"}
    _adopt(filing, "2025/6", 2, "2025-11-11", **named)
    _send(filing, "2025/6", 2, "2025-11-12", "fylket", how="portal")
    reply = RecordReply(
        statement_id=the("uttalelse 2025/6"),
        organisation_id=the("fylket"),
        replied_on="2026-01-15",
        summary="Dobbeltsporet er tatt inn i planen",
        by=filing.by,
    )
    record_reply(filing.opened.archive, reply)
    outcome = TellOutcome(
        consultation_id=the("høring 2025/1"),
        known_on="2026-02-01",
        outcome="Fylket tok inn dobbeltsporet",
        heard="partly",
        by=filing.by,
    )
    tell_outcome(filing.opened.archive, outcome)
    _draft(filing, "2025/6", f"{UNPUBLISHED}.pdf", UNPUBLISHED, drafted_on="2026-02-10", label=f"Utkast {UNPUBLISHED}")
    filing.publish("statement", "uttalelse 2025/6")


def _under_authority(filing: Filing) -> None:
    areas = {"subject_areas": ("Samferdsel", "Næring")}
    _register(filing, "2024/2", "op-ed", "Toget går fra oss", summary="Ordføreren vil ha tog hver time", **areas)
    _draft(filing, "2024/2", drafted_on="2024-05-01")
    named = {"adopted_by": "leader", "person_id": the(LEADER), "authority": "Reglementet § 6"}
    _adopt(filing, "2024/2", 1, "2024-05-02", **named)
    _publish(filing, "2024/2", 1, "2024-05-04", "newspaper", outlet="Prøveavisa")
    _register(filing, "2024/3", "press-release", "Ny busslinje", subject_areas=("Næring",))
    _draft(filing, "2024/3", drafted_on="2024-08-01")
    _publish(filing, "2024/3", 1, "2024-08-02", "press-release")
    _adopt(filing, "2024/3", 1, "2024-08-05", adopted_by="secretary", authority="Reglementet § 7")
    filing.publish("statement", "uttalelse 2024/2", "uttalelse 2024/3")


def _closed(filing: Filing) -> None:
    _register(filing, "2023/1", "letter", f"Brev om {HIDDEN}", public_title="Brev om en sak", summary=HIDDEN)
    _draft(filing, "2023/1", drafted_on="2023-01-01")
    _adopt(filing, "2023/1", 1, "2023-01-10", adopted_by="secretary", authority=f"Reglement {HIDDEN}")
    filing.publish("statement", "uttalelse 2023/1")
    filing.shield("statement", "uttalelse 2023/1")
    _register(filing, "2025/8", "op-ed", f"Kronikk {UNPUBLISHED}")
    _draft(filing, "2025/8", drafted_on="2025-05-01")
    filing.publish("statement", "uttalelse 2025/8")
    _register(filing, "2025/9", "letter", f"Brev {UNPUBLISHED}")
    _draft(filing, "2025/9", drafted_on="2025-05-01")
    _send(filing, "2025/9", 1, "2025-05-02", "fylket")


def _register(filing: Filing, reference: str, kind: str, title: str, **more: Any) -> None:
    command = RegisterStatement(
        statement_id=the(f"uttalelse {reference}"), reference=reference, kind=kind, title=title, by=filing.by, **more
    )
    register_statement(filing.opened.archive, command)


def _draft(filing: Filing, reference: str, name: str | None = None, page: str = "", **more: Any) -> None:
    files = (filing.paper(name, a_pdf(page), title=name.removesuffix(".pdf"), read=text(page)),) if name else ()
    command = DraftStatementVersion(statement_id=the(f"uttalelse {reference}"), files=files, by=filing.by, **more)
    draft_statement_version(filing.opened.archive, command)


def _adopt(filing: Filing, reference: str, version: int, day: str, **more: Any) -> None:
    command = AdoptStatement(
        statement_id=the(f"uttalelse {reference}"), version=version, adopted_on=day, by=filing.by, **more
    )
    adopt_statement(filing.opened.archive, command)


def _send(filing: Filing, reference: str, version: int, day: str, *to: str, how: str = "e-mail") -> None:
    command = SendStatement(
        statement_id=the(f"uttalelse {reference}"),
        version=version,
        sent_on=day,
        recipients=tuple(the(one) for one in to),
        how=how,
        by=filing.by,
    )
    send_statement(filing.opened.archive, command)


def _publish(filing: Filing, reference: str, version: int, day: str, channel: str, **more: Any) -> None:
    command = PublishStatement(
        statement_id=the(f"uttalelse {reference}"),
        version=version,
        published_on=day,
        channel=channel,
        by=filing.by,
        **more,
    )
    publish_statement(filing.opened.archive, command)
