"""An archive with one of everything: each kind of record, published or not, shielded or not, and each kind of event."""

from typing import Any
from uuid import UUID, uuid5

from application.archive import Archive
from application.commands.access import LiftShielding, Publish, Shield, lift_shielding, publish, shield
from application.commands.bodies import (
    CorrectBody,
    DissolveBody,
    EstablishBody,
    RenameBody,
    SetBodyDuties,
    SetBodyOrganisations,
    correct_body,
    dissolve_body,
    establish_body,
    rename_body,
    set_body_duties,
    set_body_organisations,
)
from application.commands.cases import (
    AssignResponsible,
    ClassifyCase,
    CloseCase,
    CorrectCase,
    CorrectOpening,
    OpenCase,
    ReopenCase,
    RetitleCase,
    assign_responsible,
    classify_case,
    close_case,
    correct_case,
    correct_opening,
    open_case,
    reopen_case,
    retitle_case,
)
from application.commands.council import (
    AdmitParticipant,
    BeginNumbers,
    ChooseLogo,
    CloseArea,
    CorrectCouncil,
    CorrectParticipation,
    DescribeCouncil,
    RegisterArea,
    RegisterCouncil,
    ReleaseParticipant,
    RenameArea,
    ReopenArea,
    admit_participant,
    begin_numbers,
    choose_logo,
    close_area,
    correct_council,
    correct_participation,
    describe_council,
    register_area,
    register_council,
    release_participant,
    rename_area,
    reopen_area,
)
from application.commands.decision_treatments import (
    AskTreatment,
    NoteTreatment,
    WithdrawTreatment,
    ask_treatment,
    note_treatment,
    withdraw_treatment,
)
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
from application.commands.documents import (
    CorrectDocument,
    FileDocument,
    FileVersion,
    MoveDocument,
    correct_document,
    file_public_version,
    file_version,
    move_document,
)
from application.commands.endings import (
    RescindDecision,
    SupersedeDecision,
    TakeBackEnding,
    rescind_decision,
    supersede_decision,
    take_back_ending,
)
from application.commands.follow_ups import (
    CorrectFollowUp,
    FinishFollowUp,
    NoteFollowUp,
    ReopenFollowUp,
    correct_follow_up,
    finish_follow_up,
    note_follow_up,
    reopen_follow_up,
)
from application.commands.journal import (
    AnswerEntry,
    AssignEntry,
    AttachDocument,
    CorrectEntry,
    ExpectAnswer,
    MoveEntry,
    RegisterEntry,
    TakeBackAnswer,
    answer_entry,
    assign_entry,
    attach_to_entry,
    correct_entry,
    expect_answer,
    move_entry,
    register_entry,
    take_back_answer,
)
from application.commands.names import CorrectName, correct_name
from application.commands.organisations import (
    AssignNumber,
    CorrectNumber,
    CorrectOrganisation,
    MergeOrganisation,
    RegisterOrganisation,
    RenameOrganisation,
    assign_number,
    correct_number,
    correct_organisation,
    merge_organisation,
    register_organisation,
    rename_organisation,
)
from application.commands.people import (
    CorrectPerson,
    RegisterPerson,
    RenamePerson,
    correct_person,
    register_person,
    rename_person,
)
from application.commands.recusals import NoteRecusal, WithdrawRecusal, note_recusal, withdraw_recusal
from application.commands.withdrawing import Restore, Withdraw, restore, withdraw
from domain.councils import COUNCIL_ID, Council
from domain.decisions import Decision
from domain.journal import party
from tests.application.filled_action_plans import fill_action_plans
from tests.application.filled_agreements import fill_agreements
from tests.application.filled_consultations import fill_consultations, receive_one
from tests.application.filled_meeting_plans import fill_meeting_plans
from tests.application.filled_meetings import fill_meetings
from tests.application.filled_principles import fill_principles
from tests.application.filled_seats import fill_seats
from tests.application.filled_statements import fill_statements

_NAMES = UUID("5f0e1f0e-7b1c-4f6d-8f53-0a4b7d9c2e11")

BY = "kari"
BASIS = {"section": "13", "paragraph": 1, "rule": "fvl. § 13"}
SECRET = "Hemmelegheit"
"""Stands in everything that is shielded, and in nothing else."""
UNPUBLISHED = "Upublisert"
"""Stands in everything that is neither published nor shielded."""


def named(name: str) -> UUID:
    """Return an id that is the same in every run."""
    return uuid5(_NAMES, name)


def sha(name: str) -> str:
    """Return something that looks like a SHA-256."""
    return (named(name).hex * 2)[:64]


def a_file(name: str, *, role: str = "attachment", called: str | None = None) -> FileDocument:
    return FileDocument(
        document_id=named(name),
        sha256=sha(name),
        size=len(name),
        media_type="application/pdf",
        name=f"{called or name}.pdf",
        role=role,
    )


class Filled:
    """Ids of what is filed. `open_…` is published, `part_…` and `shielded_…` too; `hidden_…` is not."""

    case = named("case")
    closed_case = named("closed case")
    hidden_case = named("hidden case")
    open_entry = named("open entry")
    part_entry = named("part entry")
    shielded_entry = named("shielded entry")
    hidden_entry = named("hidden entry")
    stray_entry = named("stray entry")
    open_decision = named("open decision")
    shielded_decision = named("shielded decision")
    hidden_decision = named("hidden decision")
    replaced_decision = named("replaced decision")
    open_paper = named("open paper")
    part_paper = named("part paper")
    shielded_paper = named("shielded paper")
    hidden_paper = named("hidden paper")
    council = named("council")
    executive = named("executive")
    municipality = named("municipality")
    merged = named("merged")
    person = named("person")
    deputy = named("deputy")
    twin = named("twin")
    other = named("other person")
    member_seat = named("member seat")
    deputy_seat = named("deputy seat")
    observer_seat = named("observer seat")
    appointment = named("appointment")
    deputy_appointment = named("deputy appointment")
    mistaken_appointment = named("mistaken appointment")
    agreement = named("agreement")
    old_agreement = named("old agreement")
    hidden_agreement = named("hidden agreement")
    mistaken_agreement = named("mistaken agreement")
    agreement_text = named("agreement text")
    second_text = named("second text")
    consultation = named("consultation")
    statement = named("statement")
    old_statement = named("old statement")
    hidden_statement = named("hidden statement")
    draft_statement = named("draft statement")
    mistaken_statement = named("mistaken statement")
    statement_text = named("statement text")
    statement_second_text = named("statement second text")
    reply_text = named("reply text")
    principles = named("principles")
    hidden_principles = named("hidden principles")
    mistaken_principles = named("mistaken principles")
    principles_paper = named("principles paper")
    meeting_plan = named("meeting plan")
    hidden_meeting_plan = named("hidden meeting plan")
    mistaken_meeting_plan = named("mistaken meeting plan")
    action_plan = named("action plan")
    hidden_action_plan = named("hidden plan")
    mistaken_action_plan = named("mistaken plan")
    action_plan_paper = named("plan paper")
    late_consultation = named("late consultation")
    hidden_consultation = named("hidden consultation")
    mistaken_consultation = named("mistaken consultation")
    hearing_letter = named("hearing letter")
    input_text = named("input text")
    draft_text = named("draft text")
    meeting = named("meeting")
    planned_meeting = named("planned meeting")
    hidden_meeting = named("hidden meeting")
    mistaken_meeting = named("mistaken meeting")
    meeting_paper = named("meeting paper")


def fill(archive: Archive) -> Filled:
    """File one of everything."""
    ids = Filled()
    _directory(archive, ids)
    _cases(archive, ids)
    _entries(archive, ids)
    _decisions(archive, ids)
    fill_seats(archive, ids, BY)
    fill_agreements(archive, ids, BY)
    receive_one(archive, ids, BY)
    fill_statements(archive, ids, BY)
    fill_principles(archive, ids, BY)
    fill_consultations(archive, ids, BY)
    fill_meetings(archive, ids, BY)
    fill_meeting_plans(archive, ids, BY)
    fill_action_plans(archive, ids, BY)
    _strays(archive, ids)
    _access(archive, ids)
    _council(archive, ids)
    close_case(archive, CloseCase(case_id=ids.closed_case, ground="ferdig", closed_on="2024", by=BY))
    return ids


def _directory(archive: Archive, ids: Filled) -> None:
    for identity, name in ((ids.municipality, "Prøvdal"), (ids.merged, "Gamlevik")):
        register_organisation(
            archive,
            RegisterOrganisation(
                organisation_id=identity,
                name=name,
                kind="municipality",
                number_kind="organisation-number",
                number="123456785",
                valid_from="1964",
                by=BY,
            ),
        )
    number = AssignNumber(organisation_id=ids.municipality, number_kind="municipality-number", number="0123", by=BY)
    assign_number(archive, number)
    for name, since in (("Nye Prøvdal", "2020-01-01"), ("Prøvdal herred", "1900")):
        rename_organisation(
            archive, RenameOrganisation(organisation_id=ids.municipality, name=name, valid_from=since, by=BY)
        )
    merge = MergeOrganisation(organisation_id=ids.merged, into_id=ids.municipality, merged_on="2020-01-01", by=BY)
    merge_organisation(archive, merge)
    establish_body(
        archive,
        EstablishBody(
            body_id=ids.council,
            name="Regionrådet",
            abbreviation="RR",
            kind="political",
            owner_id=ids.municipality,
            convener_id=ids.municipality,
            established_on="2010",
            by=BY,
        ),
    )
    executive = EstablishBody(
        body_id=ids.executive,
        name="Arbeidsutvalget",
        abbreviation="AU",
        kind="political",
        established_on="2015",
        by=BY,
    )
    establish_body(archive, executive)
    for name, abbreviation, since in (("Ordførerutvalget", "OU", "2021-01-01"), ("Styret", "ST", "2004")):
        renamed = RenameBody(body_id=ids.executive, name=name, abbreviation=abbreviation, valid_from=since, by=BY)
        rename_body(archive, renamed)
    organisations = SetBodyOrganisations(body_id=ids.council, owner_id=ids.municipality, convener_id=None, by=BY)
    set_body_organisations(archive, organisations)
    duties = SetBodyDuties(body_id=ids.council, agenda="Sekretariatet", chair="Leder", follow_up=None, by=BY)
    set_body_duties(archive, duties)
    abandoned = named("abandoned body")
    establish_body(archive, EstablishBody(body_id=abandoned, name="Nemnda", abbreviation="N", kind="network", by=BY))
    dissolve_body(archive, DissolveBody(body_id=abandoned, dissolved_on="2019", by=BY))
    _directory_put_right(archive, ids)
    register_person(archive, RegisterPerson(person_id=ids.person, name="Kari Eksempel", by=BY))
    correct_person(archive, CorrectPerson(person_id=ids.person, changes={"name": "Kari Test"}, reason="x", by=BY))
    rename_person(archive, RenamePerson(person_id=ids.person, name="Kari Tenkt", valid_from="2024", by=BY))


def _directory_put_right(archive: Archive, ids: Filled) -> None:
    """Put names and facts wrong and right again."""
    for name, merged_on in (("Gammelvik", "2020"), ("Gamlevik", "2020-01-01")):
        changes = {"name": name, "merged_on": merged_on}
        correct_organisation(
            archive, CorrectOrganisation(organisation_id=ids.merged, changes=changes, reason="avskrift", by=BY)
        )
    for number in ("3119", "0123"):
        fixed = {"organisation_id": ids.municipality, "assigned": 3, "changes": {"number": number}}
        correct_number(archive, CorrectNumber(reason="avskrift", by=BY, **fixed))  # type: ignore[arg-type]
    for kind, name in (("external", "Ordførarutvalget"), ("political", "Ordførerutvalget")):
        body = CorrectBody(body_id=ids.executive, changes={"kind": kind, "name": name}, reason="avskrift", by=BY)
        correct_body(archive, body)
    for name in ("Stiret", "Styret"):
        earlier = CorrectName(
            kind="body", record_id=ids.executive, number=3, changes={"name": name}, reason="avskrift", by=BY
        )
        correct_name(archive, earlier)


def _council(archive: Archive, ids: Filled) -> None:
    register_council(archive, RegisterCouncil(name="Prøverådet", legal_form="Regionråd", by=BY))
    changes = {"name": "Nye Prøverådet", "archive_creator": "Prøverådet"}
    describe_council(archive, DescribeCouncil(changes=changes, valid_from="2024", by=BY))
    correct_council(
        archive, CorrectCouncil(changes={"legal_form": "Interkommunalt politisk råd"}, reason="nytt", by=BY)
    )
    admit_participant(archive, AdmitParticipant(organisation_id=ids.municipality, joined_on="2011", by=BY))
    release_participant(archive, ReleaseParticipant(organisation_id=ids.municipality, left_on="2018", by=BY))
    begun = archive.load(Council, COUNCIL_ID).version - 1
    correct_participation(
        archive, CorrectParticipation(joined=begun, changes={"joined_on": "2010"}, reason="avskrift", by=BY)
    )
    admit_participant(archive, AdmitParticipant(organisation_id=ids.municipality, joined_on="2021", by=BY))
    choose_logo(archive, ChooseLogo(sha256=sha("logo"), media_type="image/png", by=BY))
    begin_numbers(archive, BeginNumbers(year=2026, start=100, by=BY))
    for identity, name in ((named("transport"), "transport"), (named("water"), "Vann")):
        register_area(archive, RegisterArea(area_id=identity, name=name, by=BY))
    rename_area(archive, RenameArea(area_id=named("water"), name="Vann og avløp", by=BY))
    close_area(archive, CloseArea(area_id=named("water"), reason="ikke vårt", by=BY))
    reopen_area(archive, ReopenArea(area_id=named("water"), reason="vårt likevel", by=BY))


def _cases(archive: Archive, ids: Filled) -> None:
    for identity, title in (
        (ids.case, "Ny bru"),
        (ids.closed_case, f"{UNPUBLISHED} gammel bru"),
        (ids.hidden_case, f"{UNPUBLISHED} bru"),
    ):
        open_case(archive, OpenCase(case_id=identity, title=title, opened_on="2020-05", by=BY))
    retitle_case(
        archive,
        RetitleCase(case_id=ids.case, title=f"Ny bru {SECRET}", public_title="Bru over elva", reason="navn", by=BY),
    )
    classify_case(archive, ClassifyCase(case_id=ids.case, subject_areas=("transport", "climate"), by=BY))
    assign_responsible(archive, AssignResponsible(case_id=ids.case, responsible="ola", by=BY))
    correct_opening(archive, CorrectOpening(case_id=ids.case, opened_on="2020-04", reason="avskrift", by=BY))
    changes = {"subject_areas": ("climate", "transport", "water"), "responsible": "per"}
    correct_case(archive, CorrectCase(case_id=ids.case, changes=changes, reason="glemt", by=BY))
    changes = {"subject_areas": ("climate", "transport"), "responsible": "ola"}
    correct_case(archive, CorrectCase(case_id=ids.case, changes=changes, reason="feil sak", by=BY))
    close_case(archive, CloseCase(case_id=ids.case, by=BY))
    reopen_case(archive, ReopenCase(case_id=ids.case, reason="klage", by=BY))


def _entries(archive: Archive, ids: Filled) -> None:
    hidden_case_entry = named("entry of hidden case")
    for identity, case_id, title, document, kind in (
        (ids.open_entry, ids.case, "Søknad om bru", a_file("open paper", role="main"), "incoming"),
        (ids.part_entry, ids.case, f"Tilbud {SECRET}", a_file("part paper", role="main", called=SECRET), "incoming"),
        (ids.shielded_entry, ids.case, f"Klage {SECRET}", a_file("shielded paper", called=SECRET), "outgoing"),
        (ids.hidden_entry, ids.case, f"{UNPUBLISHED} notat", a_file("hidden paper", called=UNPUBLISHED), "internal"),
        (hidden_case_entry, ids.hidden_case, f"{UNPUBLISHED} brev", a_file("hidden case paper"), "case-paper"),
    ):
        register_entry(
            archive,
            RegisterEntry(
                entry_id=identity,
                case_id=case_id,
                kind=kind,
                title=title,
                senders=(party("Prøvdal", ids.municipality), party(SECRET, ids.merged, shielded=True)),
                recipients=(party("Regionrådet"),),
                document_date="2024-01-15",
                received_on="2024-01-16",
                documents=(document,),
                by=BY,
            ),
        )
    changes = {"public_title": "Tilbud", "sent_on": "2024-01"}
    correct_entry(archive, CorrectEntry(entry_id=ids.part_entry, changes=changes, reason="taushetsplikt", by=BY))
    attached = a_file("more", called="Kart")
    attach_to_entry(archive, AttachDocument(record_id=ids.open_entry, document=attached, by=BY))
    answer = AnswerEntry(
        entry_id=ids.open_entry, way="by-letter", answered_on="2024-02", answer_id=ids.shielded_entry, by=BY
    )
    answer_entry(archive, answer)
    for number in (1, 2):
        again = _version(ids.open_paper, f"open paper {number}", "Kart")
        file_version(archive, again)
    file_public_version(archive, _version(ids.part_paper, "part paper without secrets", "Sladdet tilbud"))


def _version(document_id: UUID, content: str, name: str) -> FileVersion:
    return FileVersion(
        document_id=document_id,
        sha256=sha(content),
        size=7,
        media_type="application/pdf",
        name=f"{name}.pdf",
        reason="rettet",
        by=BY,
    )


def _decisions(archive: Archive, ids: Filled) -> None:
    vote = {"party": "Prøvdal", "organisation_id": str(ids.municipality), "option": "for"}
    ballots = ({"method": "for-against", "votes": [vote]},)
    for identity, body, number, word, decided_on in (
        (ids.replaced_decision, ids.council, "2/2022", "", "2022-03-01"),
        (ids.open_decision, ids.council, "23/2024", "", "2024-03-01"),
        (ids.shielded_decision, ids.executive, None, f" {SECRET}", "2020-06"),
        (ids.hidden_decision, ids.executive, "4/2024", f" {UNPUBLISHED}", "2024-02-01"),
    ):
        given: dict[str, Any] = {"abbreviation": "AU"} if identity == ids.shielded_decision else {}
        record_decision(
            archive,
            RecordDecision(
                decision_id=identity,
                case_id=ids.case,
                body_id=body,
                decided_on=decided_on,
                number=number,
                title=f"Ny bru{word}",
                recommendation=f"Brua bygges.{word}",
                text=f"Brua bygges i stål.{word}",
                outcome="amended",
                proposals=({"from": f"Prøvdal{word}", "text": f"I stål{word}"},),
                ballots=ballots,
                papers=(ids.open_entry, ids.shielded_entry),
                urgent={"decided_by": f"Rådslederen{word}", "delegation": None, "reason": f"Fristen gikk ut.{word}"},
                documents=(a_file(f"minutes of {identity}", called=f"Protokoll{word}"),),
                by=BY,
                **given,
            ),
        )
    attached = a_file("drawing", called="Tegning")
    attach_to_decision(archive, AttachDocument(record_id=ids.open_decision, document=attached, by=BY))
    correct_decision(
        archive,
        CorrectDecision(
            decision_id=ids.open_decision, changes={"text": "Brua bygges i tre."}, reason="avskrift", by=BY
        ),
    )
    supersede = SupersedeDecision(
        decision_id=ids.replaced_decision, by_decision_id=ids.open_decision, superseded_on="2024-03-01", by=BY
    )
    supersede_decision(archive, supersede)
    rescind_decision(archive, RescindDecision(decision_id=ids.hidden_decision, reason="ugyldig", by=BY))
    follow_up = NoteFollowUp(decision_id=ids.open_decision, text="Lyses ut", due="2024-09", responsible="ola", by=BY)
    note_follow_up(archive, follow_up)
    _decisions_put_right(archive, ids, archive.load(Decision, ids.open_decision).version)


def _decisions_put_right(archive: Archive, ids: Filled, follow_up: int) -> None:
    about: dict[str, Any] = {"decision_id": ids.open_decision, "follow_up": follow_up, "by": BY}
    finish_follow_up(archive, FinishFollowUp(done_on="2024-08", note="Lyst ut", **about))
    reopen_follow_up(archive, ReopenFollowUp(reason="ikke helt", **about))
    correct_follow_up(archive, CorrectFollowUp(changes={"due": "2024-10"}, reason="utsatt", **about))
    correct_follow_up(archive, CorrectFollowUp(changes={"due": "2024-09"}, reason="likevel ikke", **about))
    hidden: dict[str, Any] = {"decision_id": ids.hidden_decision, "reason": "avskrift", "by": BY}
    take_back_ending(archive, TakeBackEnding(**hidden))
    rescind_decision(archive, RescindDecision(**hidden))
    for name, person_id in (("Kari Eksempel", ids.person), ("Per Prototyp", None)):
        note = NoteRecusal(decision_id=ids.open_decision, person_id=person_id, name=name, left_room="yes", by=BY)
        note_recusal(archive, note)
    mistaken = archive.load(Decision, ids.open_decision).version
    withdraw = WithdrawRecusal(decision_id=ids.open_decision, recusal=mistaken, reason="var ikke der", by=BY)
    withdraw_recusal(archive, withdraw)
    _treatments(archive, ids)
    for number in ("5/2024", "4/2024"):
        correct_reference(archive, CorrectReference(body_id=ids.executive, number=number, **hidden))
    for case_id in (ids.hidden_case, ids.case):
        move_decision(archive, MoveDecision(case_id=case_id, **hidden))


def _treatments(archive: Archive, ids: Filled) -> None:
    """Let one participant treat a decision and another plan to; and take back what was told wrongly."""
    about: dict[str, Any] = {"decision_id": ids.open_decision, "by": BY}
    asked = (ids.municipality, ids.merged)
    ask_treatment(archive, AskTreatment(organisations=asked, sent_on="2025-05-12", deadline="2025-09-30", **about))
    basis = {"kind": "other", "authority": "Herredsstyret", "reference": "KS 40/2025"}
    told = NoteTreatment(organisation_id=ids.merged, outcome="adopted", treated_on="2025-06-18", basis=basis, **about)
    note_treatment(archive, told)
    planned = NoteTreatment(organisation_id=ids.municipality, outcome="planned", treated_on="2025-09-10", **about)
    note_treatment(archive, planned)
    note_treatment(
        archive, NoteTreatment(organisation_id=ids.municipality, outcome="declined", treated_on="2025", **about)
    )
    wrong = max(archive.load(Decision, ids.open_decision).treatments)
    withdraw_treatment(archive, WithdrawTreatment(treatment=wrong, reason="ikke behandlet ennå", **about))


def _strays(archive: Archive, ids: Filled) -> None:
    """File something in the wrong places, and put it right."""
    entry = RegisterEntry(
        entry_id=ids.stray_entry,
        case_id=ids.hidden_case,
        kind="incoming",
        title=f"{UNPUBLISHED} forespørsel",
        senders=(party("Prøvdal", ids.municipality),),
        received_on="2025-04-01",
        due="2025-05-01",
        responsible="per",
        documents=(a_file("stray paper", called=UNPUBLISHED),),
        by=BY,
    )
    register_entry(archive, entry)
    expect_answer(archive, ExpectAnswer(entry_id=ids.stray_entry, due="2025-05-15", by=BY))
    assign_entry(archive, AssignEntry(entry_id=ids.stray_entry, responsible="ola", by=BY))
    answer_entry(archive, AnswerEntry(entry_id=ids.stray_entry, way="by-mail", answered_on="2025-04-02", by=BY))
    take_back_answer(archive, TakeBackAnswer(entry_id=ids.stray_entry, reason="feil post", by=BY))
    move_entry(archive, MoveEntry(entry_id=ids.stray_entry, case_id=ids.case, reason="feil sak", by=BY))
    places = [("journal-entry", ids.stray_entry), ("decision", ids.hidden_decision)]
    for (kind, record_id), (to_kind, to_id) in (places, places[::-1], places, places[::-1]):
        moved = MoveDocument(
            document_id=named("stray paper"),
            kind=kind,
            record_id=record_id,
            to_kind=to_kind,
            to_id=to_id,
            reason="feil post",
            by=BY,
        )
        move_document(archive, moved)
    changes = {"title": f"{UNPUBLISHED} brev", "name": f"{UNPUBLISHED} brev.pdf"}
    document = CorrectDocument(document_id=named("stray paper"), changes=changes, reason="avskrift", by=BY)
    correct_document(archive, document)
    for kind, record_id in (("document", named("stray paper")), ("journal-entry", ids.stray_entry)):
        for _ in range(2):
            withdraw(archive, Withdraw(kind=kind, record_id=record_id, reason="feilsendt", by=BY))
            restore(archive, Restore(kind=kind, record_id=record_id, reason="likevel ikke", by=BY))


def _access(archive: Archive, ids: Filled) -> None:
    for kind, identity, scope in (
        ("journal-entry", ids.part_entry, "part"),
        ("document", ids.part_paper, "part"),
        ("journal-entry", ids.shielded_entry, "whole"),
        ("decision", ids.shielded_decision, "whole"),
        ("decision", ids.replaced_decision, "whole"),
    ):
        shield(archive, Shield(kind=kind, record_id=identity, scope=scope, basis=BASIS, by=BY))
    for kind, identity in (
        ("journal-entry", ids.open_entry),
        ("journal-entry", ids.part_entry),
        ("journal-entry", ids.shielded_entry),
        ("decision", ids.open_decision),
        ("decision", ids.shielded_decision),
        ("decision", ids.replaced_decision),
    ):
        publish(archive, Publish(kind=kind, record_id=identity, by=BY))
    for kind, identity in (("journal-entry", ids.hidden_entry), ("document", ids.hidden_paper)):
        shield(archive, Shield(kind=kind, record_id=identity, scope="whole", basis=BASIS, by=BY))
    for kind, identity in (
        ("decision", ids.replaced_decision),
        ("journal-entry", ids.hidden_entry),
        ("document", ids.hidden_paper),
    ):
        lifted = LiftShielding(kind=kind, record_id=identity, reason="ikke lenger nødvendig", by=BY)
        lift_shielding(archive, lifted)
