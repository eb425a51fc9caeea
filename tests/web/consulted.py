"""Consultations over the archive of tests/web/archive.py, for tests of their pages. The day is DAY.

| consultation | is |
|---|---|
| 2025/4 | transport plan, from the county: answered by 2025/12, Tenkeby reserved, Liksomnes answered itself too |
| 2026/1 | ferries: late, nobody has settled how to answer |
| 2026/2 | schools: two weeks left, Prøvdal and Eksempelvik asked, the deadline moved |
| 2026/3 | shore zone: left to each municipality |
| 2026/4 | wind power: shielded as a whole, with a public title |
| 2026/5 | not published |
| 2026/6 | data centres: let pass |

The letter of 2025/4 is `the("transportplan.pdf")`, its draft `the("utkast-transportplan.pdf")`.
"""

from typing import Any

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
from application.commands.council import AdmitParticipant, RegisterCouncil, admit_participant, register_council
from application.commands.documents import FileDocument
from application.commands.principles import AdoptPrinciples, RegisterPrinciples, register_principles
from application.commands.statement_versions import (
    AdoptStatement,
    DraftStatementVersion,
    SendStatement,
    adopt_statement,
    send_statement,
)
from application.commands.statements import (
    RegisterStatement,
    Standpoint,
    StateSupport,
    register_statement,
    state_support,
)
from tests.search.extraction.papers import a_pdf
from tests.web.agreed import FOUR
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, text, the

DAY = "2026-11-23"
_KS = {"kind": "other", "authority": "Tenkeby kommunestyre", "reference": "KS 31/2025", "decided_on": "2025-10-02"}


def consult(filing: Filing) -> None:
    """File the consultations; the id of each is `the("høring 2025/4")`, of the statement `the("uttalelse 2025/12")`."""
    _council(filing)
    _transport_plan(filing)
    _answer(filing)
    _open_ones(filing)
    _others(filing)


def _council(filing: Filing) -> None:
    archive, by = filing.opened.archive, filing.by
    with filing.at("2026-03-02T09:00"):
        register_council(archive, RegisterCouncil(name="Prøveregionen", by=by))
        for name in FOUR:
            admit_participant(archive, AdmitParticipant(organisation_id=the(name), joined_on="2020-01-01", by=by))
        first = AdoptPrinciples(
            principles_id=the("prinsipper 2024/1"),
            adopted_on="2024-01-01",
            points=(
                {"text": "Regionrådet svarer for alle når saken berører alle kommunene likt.", "way": "jointly"},
                {"text": "Hver kommune svarer selv når saken gjelder egne arealer.", "way": "each"},
            ),
            by=by,
        )
        registered = RegisterPrinciples(
            principles_id=the("prinsipper 2024/1"),
            reference="2024/1",
            title="Prinsipper for felles høringssvar",
            first_version=first,
            by=by,
        )
        register_principles(archive, registered)
        filing.publish("principles", "prinsipper 2024/1")


def _transport_plan(filing: Filing) -> None:
    archive = filing.opened.archive
    with filing.at("2026-03-03T09:00"):
        about = _receive(
            filing,
            "2025/4",
            "Høring av regional transportplan 2026–2037",
            about="Tog, buss og vei fram til 2037",
            sender_id=the("fylket"),
            their_reference="25/1187-3",
            subject_areas=("Samferdsel",),
            dated_on="2025-08-15",
            received_on="2025-08-18",
            deadline="2025-10-31",
            case_id=the("2025/17"),
            files=(_paper(filing, "transportplan.pdf", "Høringsbrev om transportplanen"),),
        )
        ours = {"kind": "decision", "decision_id": the("RR 23/2025")}
        principle = {"principles_id": the("prinsipper 2024/1"), "version": 1, "point": "1"}
        reason = "Planen berører alle fire kommunene."
        chosen = ChooseWay(
            way="jointly", chosen_on="2025-08-25", reason=reason, principle=principle, basis=ours, **about
        )
        choose_way(archive, chosen)
        asked = tuple(the(one) for one in FOUR)
        ask_for_input(archive, AskForInput(organisations=asked, asked_on="2025-08-26", deadline="2025-09-30", **about))
        filing.publish("consultation", "høring 2025/4")
    with filing.at("2026-03-05T09:00"):
        given: dict[str, Any] = {"agreeing": "agrees", "summary": "Vil ha timesavganger."}
        take_input(archive, TakeInput(organisation_id=the("Prøvdal"), received_on="2025-09-20", **given, **about))
        partly: dict[str, Any] = {"agreeing": "partly", "summary": "Uenig i bomstasjonen.", "basis": _KS}
        papers = (_paper(filing, "innspill-tenkeby.pdf", "Tenkeby sier"),)
        late = TakeInput(organisation_id=the("Tenkeby"), received_on="2025-10-05", files=papers, **partly, **about)
        take_input(archive, late)
        declined = DeclineInput(organisation_id=the("Eksempelvik"), declined_on="2025-09-25", note="Har intet", **about)
        decline_input(archive, declined)
        paper = _paper(filing, "utkast-transportplan.pdf", "Utkast til svar")
        draft = DraftAnswer(drafted_on="2025-10-01", files=(paper,), note=f"Første utkast {UNPUBLISHED}", **about)
        draft_answer(archive, draft)
        treated = TreatAnswer(body_id=the("OU"), treated_on="2025-10-20", outcome="amended", note="Enstemmig", **about)
        treat_answer(archive, treated)
        filing.publish("consultation", "høring 2025/4")


def _answer(filing: Filing) -> None:
    archive, about = filing.opened.archive, {"consultation_id": the("høring 2025/4"), "by": filing.by}
    ours: dict[str, Any] = {"statement_id": the("uttalelse 2025/12"), "by": filing.by}
    with filing.at("2026-03-06T09:00"):
        paper = _paper(filing, "svar-transportplan.pdf", "Svar på høringen")
        first = DraftStatementVersion(files=(paper,), drafted_on="2025-10-20", **ours)
        registered = RegisterStatement(
            reference="2025/12",
            kind="consultation-answer",
            title="Svar på høring av regional transportplan",
            summary="Rådet vil ha timesavganger og dobbeltspor.",
            subject_areas=("Samferdsel",),
            consultation_id=the("høring 2025/4"),
            first_version=first,
            **ours,
        )
        register_statement(archive, registered)
        basis = {"kind": "decision", "decision_id": the("RR 23/2025")}
        adopt_statement(archive, AdoptStatement(version=1, adopted_on="2025-10-24", basis=basis, **ours))
        points = (
            *(Standpoint(organisation_id=the(one)) for one in ("Prøvdal", "Eksempelvik", "Liksomnes")),
            Standpoint(organisation_id=the("Tenkeby"), stance="reserved", text="Ikke bomstasjon på Tenkebybrua"),
        )
        state_support(archive, StateSupport(standpoints=points, stated_on="2025-10-24", **ours))
        send_statement(archive, SendStatement(version=1, sent_on="2025-10-27", recipients=(the("fylket"),), **ours))
        filing.publish("statement", "uttalelse 2025/12")
        answered = AnswerConsultation(statement_id=the("uttalelse 2025/12"), answered_on="2025-10-27", **about)
        answer_consultation(archive, answered)
        own = AnswerItself(organisation_id=the("Liksomnes"), answered_on="2025-10-28", summary="Om ferjeleiet", **about)
        answer_itself(archive, own)
    with filing.at("2026-03-07T09:00"):
        outcome = TellOutcome(
            known_on="2026-02-28",
            outcome="Planen er vedtatt med timesavganger. Bomstasjonen står.",
            heard="partly",
            address="https://fylket.example/transportplan",
            **about,
        )
        tell_outcome(archive, outcome)


def _open_ones(filing: Filing) -> None:
    archive = filing.opened.archive
    with filing.at("2026-09-02T09:00"):
        late: dict[str, Any] = {"sender": "Ferjedirektoratet", "received_on": "2026-09-01", "deadline": "2026-11-15"}
        about = _receive(filing, "2026/1", "Høring om ferjetilbudet", **late)
        asked = (the("Liksomnes"),)
        ask_for_input(archive, AskForInput(organisations=asked, asked_on="2026-09-05", deadline="2026-10-15", **about))
        soon: dict[str, Any] = {"sender_id": the("fylket"), "received_on": "2026-09-01", "deadline": "2026-11-20"}
        about = _receive(filing, "2026/2", "Høring om skolestruktur", subject_areas=("Opplæring",), **soon)
        principle = {"principles_id": the("prinsipper 2024/1"), "version": 1, "point": None}
        choose_way(archive, ChooseWay(way="both", chosen_on="2026-09-03", principle=principle, **about))
        asked = (the("Prøvdal"), the("Eksempelvik"))
        ask_for_input(archive, AskForInput(organisations=asked, asked_on="2026-09-04", deadline="2026-11-25", **about))
        take_input(
            archive, TakeInput(organisation_id=the("Prøvdal"), received_on="2026-09-30", agreeing="disagrees", **about)
        )
        moved = MoveDeadline(deadline="2026-12-05", moved_on="2026-10-01", note="Flere ba om det", **about)
        move_deadline(archive, moved)
        each: dict[str, Any] = {"sender": "Statsforvalteren", "received_on": "2026-09-01", "deadline": "2027-01-15"}
        about = _receive(filing, "2026/3", "Høring om strandsonen", **each)
        choose_way(archive, ChooseWay(way="each", chosen_on="2026-09-03", **about))
        filing.publish("consultation", *(f"høring 2026/{number}" for number in (1, 2, 3)))


def _others(filing: Filing) -> None:
    archive = filing.opened.archive
    with filing.at("2026-10-02T09:00"):
        hidden: dict[str, Any] = {"sender": HIDDEN, "public_title": "Høring, unntatt", "deadline": "2026-12-24"}
        about = _receive(filing, "2026/4", f"Høring om {HIDDEN}", **hidden)
        ask_for_input(
            archive, AskForInput(organisations=(the("Prøvdal"),), asked_on="2026-10-02", note=HIDDEN, **about)
        )
        filing.publish("consultation", "høring 2026/4")
        filing.shield("consultation", "høring 2026/4")
        _receive(filing, "2026/5", f"Høring om {UNPUBLISHED}", sender="Et direktorat", deadline="2026-12-20")
        about = _receive(filing, "2026/6", "Høring om datasentre", sender="Et direktorat", deadline="2026-11-01")
        let_consultation_pass(archive, LetConsultationPass(passed_on="2026-10-20", reason="Angår oss ikke.", **about))
        filing.publish("consultation", "høring 2026/6")


def _receive(filing: Filing, reference: str, title: str, **more: Any) -> dict[str, Any]:
    about: dict[str, Any] = {"consultation_id": the(f"høring {reference}"), "by": filing.by}
    told = {"received_on": f"{reference[:4]}-10-01"} | more
    receive_consultation(filing.opened.archive, ReceiveConsultation(reference=reference, title=title, **told, **about))
    return about


def _paper(filing: Filing, name: str, said: str) -> FileDocument:
    return filing.paper(name, a_pdf(said, said), title=name.removesuffix(".pdf"), read=text(said, said))
