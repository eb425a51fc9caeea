"""Consultations and statements over the archive of tests/web/archive.py, for tests of their pages and of search.

| consultation | is |
|---|---|
| 2026/1 | open: answered jointly, asked of four, two have answered, one of them late; a draft is made |
| 2026/2 | past its deadline, and not answered |
| 2025/1 | answered by the statement 2025/1, and the outcome is known |
| 2025/2 | shielded as a whole, with a public title |
| 2025/3 | not published |

| statement | is |
|---|---|
| 2025/1 | answer to 2025/1, adopted by the leader under authority, version 2 corrects version 1, sent and published |
| 2024/1 | a resolution that was taken back |
| 2026/1 | only drafted, though published as a record |
| 2025/2 | shielded as a whole, with a public title |
| 2025/3 | not published |

The id of each is `the("høring 2026/1")` and `the("uttalelse 2025/1")`.
"""

from typing import Any

from application.commands.consultation_answers import (
    AnswerConsultation,
    ChooseWay,
    DraftAnswer,
    TellOutcome,
    answer_consultation,
    choose_way,
    draft_answer,
    tell_outcome,
)
from application.commands.consultation_inputs import AskForInput, TakeInput, ask_for_input, take_input
from application.commands.consultations import ReceiveConsultation, receive_consultation
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
    RegisterStatement,
    RetractStatement,
    Standpoint,
    StateSupport,
    register_statement,
    retract_statement,
    state_support,
)
from tests.search.extraction.papers import a_pdf
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, text, the

FOUR = ("Prøvdal", "Eksempelvik", "Tenkeby", "Liksomnes")


def say(filing: Filing) -> None:
    """File the consultations and the statements."""
    with filing.at("2026-11-20T10:00"):
        _answered(filing)
        _open(filing)
        _others(filing)


def _answered(filing: Filing) -> None:
    _receive(
        filing,
        "2025/1",
        "Høring om transportplan for Østlandet",
        received_on="2025-01-10",
        deadline="2025-03-01",
        subject_areas=("Samferdsel",),
        files=(_paper(filing, "transportplan.pdf", "Høringsbrev", "Svar innen 1. mars 2025"),),
    )
    answer = {"consultation_id": the("høring 2025/1"), "subject_areas": ("Samferdsel",)}
    _register(filing, "2025/1", "consultation-answer", "Svar om transportplanen", "Dobbeltspor før 2030", **answer)
    _draft(filing, "2025/1", "svar-1.pdf", "Regionrådet mener", "Dobbeltspor til Rakkestad må bygges")
    _draft(filing, "2025/1", "svar-2.pdf", "Regionrådet mener", "Dobbeltspor til Mysen må bygges", corrects=1)
    about: dict[str, Any] = {"statement_id": the("uttalelse 2025/1"), "by": filing.by}
    archive = filing.opened.archive
    for version, day in ((1, "2025-02-20"), (2, "2025-02-25")):
        leader = {"adopted_by": "leader", "authority": "Delegert i RR 4/2020", "adopted_on": day}
        adopt_statement(archive, AdoptStatement(version=version, **leader, **about))
    send_statement(archive, SendStatement(version=2, sent_on="2025-02-26", recipients=(the("Eksempelvik"),), **about))
    page = {"channel": "newspaper", "outlet": "Prøveavisa", "address": "https://avis.example/tog"}
    publish_statement(archive, PublishStatement(version=2, published_on="2025-03-01", **page, **about))
    stands = (
        Standpoint(organisation_id=the("Prøvdal")),
        Standpoint(organisation_id=the("Tenkeby"), stance="reserved", text="Ikke bom på fv. 120"),
    )
    state_support(archive, StateSupport(standpoints=stands, stated_on="2025-02-20", **about))
    asked: dict[str, Any] = {"consultation_id": the("høring 2025/1"), "by": filing.by}
    choose_way(archive, ChooseWay(way="jointly", chosen_on="2025-01-15", reason="Gjelder alle", **asked))
    answered = AnswerConsultation(statement_id=the("uttalelse 2025/1"), answered_on="2025-02-26", **asked)
    answer_consultation(archive, answered)
    outcome = {"known_on": "2025-10-01", "outcome": "Dobbeltsporet kom med", "heard": "heard"}
    tell_outcome(archive, TellOutcome(**outcome, **asked))
    filing.publish("consultation", "høring 2025/1")
    filing.publish("statement", "uttalelse 2025/1")


def _open(filing: Filing) -> None:
    _receive(
        filing,
        "2026/1",
        "Høring om skoleruter",
        received_on="2026-10-20",
        deadline="2026-12-15",
        subject_areas=("Utdanning",),
        their_reference="26/889",
    )
    about: dict[str, Any] = {"consultation_id": the("høring 2026/1"), "by": filing.by}
    archive = filing.opened.archive
    choose_way(archive, ChooseWay(way="jointly", chosen_on="2026-10-25", **about))
    asked = AskForInput(organisations=tuple(map(the, FOUR)), asked_on="2026-10-26", deadline="2026-11-10", **about)
    ask_for_input(archive, asked)
    for name, day, agreeing in (("Prøvdal", "2026-11-05", "agrees"), ("Tenkeby", "2026-11-15", "disagrees")):
        given = {"received_on": day, "agreeing": agreeing, "summary": f"{name} vil ha senere rute"}
        take_input(archive, TakeInput(organisation_id=the(name), **given, **about))
    draft = _paper(filing, "utkast-ruter.pdf", f"Utkast {UNPUBLISHED}")
    draft_answer(archive, DraftAnswer(drafted_on="2026-11-18", files=(draft,), **about))
    filing.publish("consultation", "høring 2026/1")
    _receive(filing, "2026/2", "Høring om fiskekvoter", received_on="2026-09-01", deadline="2026-11-01")
    filing.publish("consultation", "høring 2026/2")


def _others(filing: Filing) -> None:
    _receive(filing, "2025/2", f"Høring om {HIDDEN}", public_title="Høring, unntatt", received_on="2025-05-02")
    filing.publish("consultation", "høring 2025/2")
    filing.shield("consultation", "høring 2025/2")
    _receive(filing, "2025/3", f"Høring om {UNPUBLISHED}", received_on="2025-06-02")
    _register(filing, "2024/1", "resolution", "Resolusjon om sykehus", "Sykehuset må bli")
    _draft(filing, "2024/1", "resolusjon.pdf", "Sykehuset på Eksempelneset")
    about: dict[str, Any] = {"statement_id": the("uttalelse 2024/1"), "by": filing.by}
    archive = filing.opened.archive
    adopt_statement(archive, AdoptStatement(version=1, adopted_on="2024-04-01", **about))
    retract_statement(archive, RetractStatement(retracted_on="2024-09-01", reason="Tallene var feil", **about))
    filing.publish("statement", "uttalelse 2024/1")
    _register(filing, "2026/1", "op-ed", f"Kronikk {UNPUBLISHED}", "Utkast")
    _draft(filing, "2026/1", "kronikk.pdf", f"Kronikk {UNPUBLISHED}")
    _register(filing, "2025/2", "letter", f"Brev om {HIDDEN}", public_title="Brev, unntatt")
    _draft(filing, "2025/2", "brev-skjermet.pdf", f"Om {HIDDEN}")
    letter: dict[str, Any] = {"statement_id": the("uttalelse 2025/2"), "by": filing.by}
    adopt_statement(archive, AdoptStatement(version=1, adopted_on="2025-04-01", **letter))
    filing.publish("statement", "uttalelse 2025/2")
    filing.shield("statement", "uttalelse 2025/2")
    _register(filing, "2025/3", "letter", f"Brev om {UNPUBLISHED}")


def _receive(filing: Filing, reference: str, title: str, **more: Any) -> None:
    told = {"sender_id": the("Eksempelvik"), "sender": "Prøvedirektoratet", "by": filing.by, **more}
    command = ReceiveConsultation(consultation_id=the(f"høring {reference}"), reference=reference, title=title, **told)
    receive_consultation(filing.opened.archive, command)


def _register(filing: Filing, reference: str, kind: str, title: str, summary: str | None = None, **more: Any) -> None:
    register_statement(
        filing.opened.archive,
        RegisterStatement(
            statement_id=the(f"uttalelse {reference}"),
            reference=reference,
            kind=kind,
            title=title,
            summary=summary,
            by=filing.by,
            **more,
        ),
    )


def _draft(filing: Filing, reference: str, name: str, *pages: str, corrects: int | None = None) -> None:
    draft_statement_version(
        filing.opened.archive,
        DraftStatementVersion(
            statement_id=the(f"uttalelse {reference}"),
            files=(_paper(filing, name, *pages),),
            drafted_on=f"{reference[:4]}-02-01",
            corrects=corrects,
            by=filing.by,
        ),
    )


def _paper(filing: Filing, name: str, *pages: str) -> Any:
    return filing.paper(name, a_pdf(*pages), title=name.removesuffix(".pdf"), read=text(*pages))
