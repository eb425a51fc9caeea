"""One event of every class, made by the rules of today on a fixed day, and where the shapes ever stored are kept.

`python -m tests.domain.examples` writes a file for each class and class version that has none yet. Files that are there
are never changed: events of that shape are stored somewhere.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from eventsourcing.utils import get_topic

from application.archive import event_mapper
from domain.agreements import Agreement
from domain.appointments import Appointment
from domain.base import ArchiveAggregate
from domain.bodies import Body
from domain.cases import Case
from domain.clock import clock_set_to
from domain.consultations import Consultation
from domain.councils import Council
from domain.decisions import Decision
from domain.documents import Document
from domain.journal import JournalEntry, party
from domain.legal_bases import LegalBasis
from domain.meeting_plans import MeetingPlan
from domain.meetings import Meeting
from domain.organisations import Organisation
from domain.people import Person
from domain.principles import Principles
from domain.references import Claim
from domain.statements import Statement
from domain.subject_areas import SubjectArea
from tests.domain import examples_of_action_plans
from tests.domain.given import OTHER_SHA, SHA, known

FOLDER = Path(__file__).parent / "stored_events"
BY = "2f0c4a52b1e84f0c9f1e0d3a6b7c8d9e"
MOMENT = datetime(2025, 3, 14, 12, 30, 15, 250_000, tzinfo=UTC)
_BASIS = LegalBasis("13", paragraph=1, rule="fvl. § 13 første ledd nr. 1")

Act = Callable[[Any], None]


@dataclass(frozen=True)
class Example:
    """An event with the aggregate before it, None for one that begins an aggregate, and after it."""

    before: Any
    event: Any
    after: Any

    @property
    def path(self) -> Path:
        """Where the shape of today is kept."""
        return FOLDER / f"{get_topic(type(self.event))}.v{version_of(type(self.event))}.json"

    def as_file(self) -> dict[str, Any]:
        """Return it as its file holds it: the stored event, its state as JSON."""
        stored = event_mapper().to_stored_event(self.event)
        return {
            "topic": stored.topic,
            "originator_id": str(stored.originator_id),
            "originator_version": stored.originator_version,
            "state": json.loads(stored.state),
        }


def version_of(event_class: type) -> int:
    """Return which shape of its class an event of today has."""
    return int(getattr(event_class, "class_version", 1))


def classes() -> set[type]:
    """Return every class of event that is stored: those nested in an aggregate, but for the base they share."""
    nested = [pair for aggregate in _aggregates(ArchiveAggregate) for pair in vars(aggregate).items()]
    classes = {each for name, each in nested if isinstance(each, type) and name != "Event"}
    return {each for each in classes if issubclass(each, ArchiveAggregate.Event)}


def _aggregates(above: type) -> Iterator[type]:
    for each in above.__subclasses__():
        if each.__module__.startswith("domain."):
            yield each
        yield from _aggregates(each)


def stored_event(held: dict[str, Any]) -> StoredEvent:
    """Return the stored event that a file holds."""
    state = json.dumps(held["state"], ensure_ascii=False).encode()
    return StoredEvent(UUID(held["originator_id"]), held["originator_version"], held["topic"], state)


def examples() -> Iterator[Example]:
    """Yield one event of every class."""
    with clock_set_to(MOMENT):
        for begin, *histories in _HISTORIES:
            begun = begin()
            yield Example(None, begun.collect_events()[0], begun)
            for *earlier, last in histories:
                before, after = begin(), begin()
                for act in earlier:
                    act(before)
                    act(after)
                before.collect_events()
                after.collect_events()
                last(after)
                (event,) = after.collect_events()
                yield Example(before, event, after)


def _case() -> Case:
    return Case.open(reference="2025/17", title="Ny bru", opened_on="2025-01", by=BY, id=known(1))


def _entry() -> JournalEntry:
    return JournalEntry.register(
        case_id=known(1),
        reference="2025/17-3",
        kind="incoming",
        title="Søknad",
        senders=[party("Kari Eksempel", shielded=True)],
        recipients=[party("Prøvdal", known(6))],
        document_date="2025-01-02",
        received_on="2025-01-03",
        by=BY,
        id=known(2),
    )


def _document() -> Document:
    return Document.file(
        sha256=SHA, size=12, media_type="application/pdf", name="Referat.pdf", title="Referat", by=BY, id=known(3)
    )


def _decision() -> Decision:
    vote = {"party": "Prøvdal", "organisation_id": known(6), "attended": "Åse Tenkt", "deputy_for": "Bjørn Påfunn"}
    return Decision.record(
        case_id=known(1),
        case_began=_case().began,
        body_id=known(5),
        abbreviation="RR",
        decided_on="2025-02",
        number="23/2025",
        title="Ny bru",
        recommendation="Brua bygges.",
        text="Brua bygges i stål.",
        outcome="amended",
        proposals=[{"from": "Prøvdal", "text": "i stål"}],
        ballots=[{"method": "for-against", "votes": [vote]}],
        papers=[known(2)],
        urgent={"decided_by": "Rådslederen", "delegation": "RR 4/2023", "reason": "Fristen gikk ut før neste møte."},
        by=BY,
        id=known(4),
    )


def _body() -> Body:
    return Body.establish(
        name="Arbeidsutvalget", abbreviation="AU", kind="political", established_on="2015", by=BY, id=known(5)
    )


_SEAT = {
    "role": "member",
    "number": 1,
    "organisation_id": known(6),
    "elector": "participant",
    "votes_for": "participant",
}
_OTHERS = {"kind": "other", "authority": "Prøvdal kommunestyre", "organisation_id": known(6), "reference": "KS 70/2021"}


def _add_seat(body: Body) -> None:
    body.add_seat(known(20), _SEAT, valid_from="2019-10", by=BY)


def _set_seating(body: Body) -> None:
    given = {"elector": "assembly", "term_months": 48, "report_months": 12, "nomination": "Begge kjønn"}
    body.set_seating(given, valid_from="2019", by=BY)


def _appointment() -> Appointment:
    return Appointment.register(
        person_id=known(8),
        body_id=known(5),
        seat_id=known(20),
        role="numbered-deputy",
        organisation_id=known(6),
        by=BY,
        id=known(21),
    )


def _make(one: Appointment) -> None:
    basis = {**_OTHERS, "decided_on": "2019-10-01", "elector": "participant"}
    one.make(valid_from="2019-10", until="2023-09-30", decided_on="2019-10-01", way="settlement", basis=basis, by=BY)


def _report(one: Appointment) -> None:
    one.deliver_report(due_on="2020-10-31", delivered_on="2020-11", entry_id=known(2), note="Muntlig i møte", by=BY)


def _end(one: Appointment) -> None:
    basis = {"kind": "decision", "decision_id": known(4)}
    one.end(ground="resigned", ended_on="2022-01-14", decided_on="2022-01-10", basis=basis, by=BY)


def _treat(decision: Decision) -> None:
    told = {"body": "Prøvdal kommunestyre", "note": "enstemmig", "basis": {**_OTHERS, "decided_on": "2025-05-14"}}
    decision.note_treatment(known(6), outcome="adopted", treated_on="2025-05-14", by=BY, **told)


def _agreement() -> Agreement:
    return Agreement.register(
        reference="2025/3",
        kind="cooperation",
        title="Samarbeidsavtale",
        public_title="Avtale",
        covers="Regionrådet",
        subject_areas=["Samferdsel"],
        case_id=known(1),
        replaces=[known(30)],
        by=BY,
        id=known(31),
    )


def _become_party(one: Agreement) -> None:
    one.join(known(6), joined_on="2020", basis=_OTHERS, by=BY)


def _draft(one: Agreement) -> None:
    one.draft(
        label="Vedtatt tekst",
        drafted_on="2025-02",
        summary="Ny nøkkel for utgifter",
        texts=[{"document_id": known(3).hex, "sha256": SHA}],
        points=["shares", "members"],
        adoption={"by": "parties", "adopters": [known(6)], "source": "law", "clause": "§ 18-4"},
        force={"rule": "all-adopted", "earliest": "2025-07-01", "clause": "§ 12"},
        valid_until="2028-12-31",
        notice_months=12,
        notice_clause="§ 10",
        review_on="2027-06-01",
        review_clause="§ 11",
        by=BY,
    )


def _adopt(one: Agreement) -> None:
    reservation = {"text": "§ 7 tas ikke i bruk", "clauses": ["§ 7"], "effect": "partly"}
    basis = {**_OTHERS, "decided_on": "2025-05-14"}
    body = "Prøvdal kommunestyre"
    one.adopt(
        1, organisation_id=known(6), decided_on="2025-05-14", body=body, reservation=reservation, basis=basis, by=BY
    )


def _statement() -> Statement:
    return Statement.register(
        reference="2025/7",
        kind="consultation-answer",
        title="Svar på høring om ny bru",
        public_title="Svar på høring",
        summary="Ny bru før 2030",
        subject_areas=["Samferdsel"],
        case_id=known(1),
        consultation_id=known(40),
        replaces=[known(41)],
        by=BY,
        id=known(42),
    )


def _say(one: Statement) -> None:
    one.draft(
        label="Til arbeidsutvalget",
        drafted_on="2025-02",
        texts=[{"document_id": known(3).hex, "sha256": SHA}],
        summary="Ny bru",
        note="Første utkast",
        by=BY,
    )


def _adopt_it(one: Statement) -> None:
    one.adopt(
        1, adopted_on="2025-03-01", adopted_by="leader", person_id=known(8), authority="RR 4/2020", basis=_OTHERS, by=BY
    )


def _support(one: Statement) -> None:
    one.state_support(
        known(6), stance="reserved", version=1, text="Ikke bom", stated_on="2025-03-01", basis=_OTHERS, by=BY
    )


def _publish_it(one: Statement) -> None:
    page = {"outlet": "Prøveavisa", "address": "https://avis.example/bru", "note": "side 2"}
    one.publish_in_channel(1, published_on="2025-03-06", channel="newspaper", by=BY, **page)


def _reply(one: Statement) -> None:
    texts = [{"document_id": known(3).hex, "sha256": SHA}]
    one.record_reply(known(6), replied_on="2025-05", texts=texts, summary="Tatt inn", entry_id=known(2), by=BY)


def _principles() -> Principles:
    return Principles.register(
        reference="2025/1",
        title="Prinsipper for felles høringssvar",
        public_title="Prinsipper",
        about="Når regionrådet svarer for kommunene",
        by=BY,
        id=known(32),
    )


def _adopt_principles(one: Principles) -> None:
    one.adopt(
        label="Vedtatt i regionrådet",
        adopted_on="2025-02-20",
        valid_from="2025-03",
        valid_until="2028-12-31",
        points=[{"text": "Felles svar når alle er enige", "way": "jointly"}, {"number": "1a", "text": "Ellers hver"}],
        texts=[{"document_id": known(3).hex, "sha256": SHA}],
        note="enstemmig",
        basis=_OTHERS,
        by=BY,
    )


def _meeting_plan() -> MeetingPlan:
    about = "Etter ønske fra kommunene"
    return MeetingPlan.begin(
        reference="2026/1", body_id=known(5), year=2026, wanted=8, about=about, by=BY, id=known(37)
    )


def _propose_dates(one: MeetingPlan) -> None:
    first = {"starts_on": "2026-02-12", "starts_at": "09:00", "ends_at": "11:30", "place": "Rådhuset"}
    trip = {"starts_on": "2026-09-08", "ends_on": "2026-09-10", "kind": "study-trip", "title": "Studietur"}
    one.propose(dates=[first, trip], proposed_on="2025-08-20", note="som i fjor", by=BY)


def _send_plan(one: MeetingPlan) -> None:
    texts = [{"document_id": known(3).hex, "sha256": SHA}]
    one.send(organisations=[known(6)], sent_on="2025-08-25", texts=texts, note="frist 15.09.", by=BY)


def _consultation() -> Consultation:
    return Consultation.receive(
        reference="2025/4",
        title="Høring om transportplan",
        public_title="Høring",
        about="Tog og veg",
        sender_id=known(6),
        sender="Avdeling for plan",
        their_reference="24/1234-5",
        subject_areas=["Samferdsel"],
        dated_on="2025-01-10",
        received_on="2025-01-13",
        deadline="2025-03-15",
        case_id=known(1),
        entry_id=known(2),
        texts=[{"document_id": known(3).hex, "sha256": SHA}],
        by=BY,
        id=known(33),
    )


_PAPER: dict[str, Any] = {"texts": [{"document_id": known(3).hex, "sha256": OTHER_SHA}], "by": BY}


def _ask(one: Consultation) -> None:
    one.ask(known(6), asked_on="2025-01-15", deadline="2025-02-15", note="Kort frist", by=BY)


def _choose_way(one: Consultation) -> None:
    principle = {"principles_id": known(34), "version": 2, "point": "3"}
    one.choose_way("jointly", chosen_on="2025-01-20", reason="Alle berøres", principle=principle, basis=_OTHERS, by=BY)


def _answer_itself(one: Consultation) -> None:
    one.answer_itself(known(6), answered_on="2025-03-12", summary="Vil ha fire spor", basis=_OTHERS, **_PAPER)


def _tell_outcome(one: Consultation) -> None:
    said = {"outcome": "Vedtatt med to spor", "heard": "partly", "address": "https://example.no/plan"}
    one.tell_outcome(known_on="2025-11", **said, **_PAPER)


def _meeting() -> Meeting:
    return Meeting.plan(
        reference="2025/12",
        body_id=known(5),
        bodies=[known(36)],
        kind="joint",
        title="Felles møte om beredskap",
        public_title="Felles møte",
        about="Beredskap",
        starts_on="2025-03-20",
        starts_at="9.00",
        ends_on="2025-03-21",
        ends_at="15",
        place="Rådhuset",
        link="https://mote.example/1",
        form="hybrid",
        plan_id=known(37),
        by=BY,
        id=known(38),
    )


def _put_on_agenda(one: Meeting) -> None:
    one.set_item(
        title="Budsjett 2026",
        item_kind="decision",
        public_title="Budsjett",
        case_id=known(1),
        recommendation="Budsjettet vedtas.",
        papers=[known(3)],
        closed={"section": "koml. § 11-5", "reason": "forhandling"},
        outside_agenda=True,
        by=BY,
    )


def _hold(one: Meeting) -> None:
    one.hold(held_on="2025-03-20", opened_at="9", closed_at="11.30", by=BY)


def _draft_minutes(one: Meeting) -> None:
    told: dict[str, Any] = {
        "opened_at": "09:00",
        "chair": "Kari Eksempel",
        "attendance": [{"key": "p1", "name": "Kari Eksempel", "role": "leader", "votes": True, "presence": "present"}],
        "treatments": {"2": {"state": "treated", "outcome": "as-recommended", "text": "Budsjettet vedtas."}},
    }
    one.draft_minutes(told, drafted_on="2025-03-21", note="utkast", by=BY)


def _approve(one: Meeting) -> None:
    one.approve_minutes(approved_on="2025-04-10", how="in-meeting", meeting_id=known(39), note="enstemmig", by=BY)


_MINUTES: tuple[Act, ...] = (_put_on_agenda, _hold, _draft_minutes, _approve)


def _extract(one: Meeting) -> None:
    told = {"sent_on": "2025-04-13", "entry_id": known(2), "recipients": ["KS"]}
    one.extract(2, **told, **_PAPER)


_AMENDED = [{"document_id": known(3).hex, "sha256": OTHER_SHA}]


def _organisation() -> Organisation:
    return Organisation.register(name="Prøvdal", kind="municipality", valid_from="2020", by=BY, id=known(6))


def _merge(organisation: Organisation) -> None:
    other = Organisation.register(name="Tenkvik", kind="municipality", by=BY, id=known(7))
    organisation.merge_into(other, merged_on="2024-01-01", by=BY)


def _close(case: Case) -> None:
    case.close(ground="ferdig", closed_on="2025-03", by=BY)


def _shield(record: Any) -> None:
    record.shield(scope="part", basis=_BASIS, by=BY)


_ACCESS: tuple[tuple[Act, ...], ...] = (
    (lambda record: record.publish(by=BY),),
    (_shield,),
    (_shield, lambda record: record.lift_shielding(reason="ferdig", by=BY)),
)

_WITHDRAWAL: tuple[tuple[Act, ...], ...] = (
    (lambda record: record.withdraw(reason="feil sak", by=BY),),
    (lambda record: record.withdraw(reason="feil sak", by=BY), lambda record: record.restore(reason="rett", by=BY)),
)


def _attach(record: Any) -> None:
    record.attach(known(3), role="main", by=BY)


def _move_document(record: Any) -> None:
    record.move_document(known(3), record_kind="decision", record_id=known(11), reason="feil post", by=BY)


_DOCUMENTS: tuple[tuple[Act, ...], ...] = (
    (_attach,),
    (_attach, _move_document),
    (_attach, _move_document, lambda record: record.attach(known(3), role="attachment", by=BY)),
)


def _answer(entry: JournalEntry) -> None:
    entry.answer(way="by-letter", answered_on="2025-02", answer_id=known(9), by=BY)


def _rescind(decision: Decision) -> None:
    decision.rescind(by_decision_id=known(9), rescinded_on="2025-03", reason="feil", by=BY)


def _note(decision: Decision) -> None:
    decision.note_follow_up(text="Lyses ut", due="2025-09", responsible=BY, by=BY)


def _recuse(decision: Decision) -> None:
    told = {"section": "fvl-6", "ground": "Styremedlem i selskapet", "left_room": "yes"}
    decision.note_recusal(person_id=known(30), name="Åse Tenkt", by=BY, **told)


def _finish(decision: Decision) -> None:
    decision.finish_follow_up(2, done_on="2025-08", note="Lyst ut på Doffin", by=BY)


def _correct_reference(decision: Decision) -> None:
    decision.correct_reference(body_id=known(12), abbreviation="AU", number="24/2025", reason="avskrift", by=BY)


def _find_same(person: Person) -> None:
    other = Person.register(name="Kari Eksempel", by=BY, id=known(23))
    person.find_same(other, reason="skrevet på to måter", by=BY)


def _join(council: Council) -> None:
    council.join(known(6), joined_on="2010", by=BY)


def _close_area(area: SubjectArea) -> None:
    area.close(reason="slått sammen", by=BY)


def _assign(organisation: Organisation) -> None:
    organisation.assign_number(number_kind="municipality-number", number="3118", valid_from="2024", by=BY)


_BYTES = {"sha256": OTHER_SHA, "size": 9, "media_type": "application/pdf", "name": "Nytt.pdf", "by": BY}

_HISTORIES: tuple[Any, ...] = (
    (
        _case,
        (lambda case: case.classify(["transport"], by=BY),),
        (lambda case: case.retitle(title="Bru over elva", public_title="Bru", reason="tydeligere", by=BY),),
        (lambda case: case.correct({"title": "Bru", "subject_areas": ["transport"]}, reason="avskrift", by=BY),),
        (lambda case: case.correct_opening("2024-12-01", reason="avskrift", by=BY),),
        (lambda case: case.assign_responsible(BY, by=BY),),
        (_close,),
        (_close, lambda case: case.reopen(reason="klage", by=BY)),
    ),
    (
        _entry,
        (lambda entry: entry.correct({"title": "Klage", "senders": []}, reason="avskrift", by=BY),),
        (lambda entry: entry.expect_answer("2025-02-01", by=BY),),
        (lambda entry: entry.assign_responsible(BY, by=BY),),
        (lambda entry: entry.move(case_id=known(10), reference="2025/18-1", reason="feil sak", by=BY),),
        (_answer,),
        (_answer, lambda entry: entry.take_back_answer(reason="feil post", by=BY)),
        *_DOCUMENTS,
        *_WITHDRAWAL,
        *_ACCESS,
    ),
    (
        _document,
        (lambda document: document.file_version(reason="rettet", **_BYTES),),
        (lambda document: document.file_public_version(**_BYTES),),
        (lambda document: document.correct({"title": "Protokoll"}, reason="avskrift", by=BY),),
        *_WITHDRAWAL,
        *_ACCESS,
    ),
    (
        _decision,
        (lambda decision: decision.attach(known(3), role="attachment", by=BY),),
        *_DOCUMENTS[1:],
        (lambda one: one.correct({"text": "I tre."}, reason="avskrift", case_began=_case().began, by=BY),),
        (_rescind,),
        (_rescind, lambda decision: decision.take_back_ending(reason="feil vedtak", by=BY)),
        (_correct_reference,),
        (lambda one: one.move(case_id=known(10), case_began=_case().began, reason="feil sak", by=BY),),
        (lambda decision: decision.supersede(by_decision_id=known(9), superseded_on="2025-03-01", by=BY),),
        (_note,),
        (_note, _finish),
        (_note, _finish, lambda decision: decision.reopen_follow_up(2, reason="ikke helt", by=BY)),
        (_note, lambda decision: decision.correct_follow_up(2, {"due": "2025-10"}, reason="utsatt", by=BY)),
        (_recuse,),
        (_recuse, lambda decision: decision.withdraw_recusal(2, reason="en annen", by=BY)),
        (lambda one: one.ask_treatment([known(6), known(7)], sent_on="2025-03-01", deadline="2025-06-30", by=BY),),
        (_treat,),
        (_treat, lambda decision: decision.withdraw_treatment(2, reason="feil kommune", by=BY)),
        *_ACCESS,
    ),
    (
        _body,
        (lambda body: body.rename(name="Ordførerutvalget", abbreviation="OU", valid_from="2021", by=BY),),
        (lambda body: body.rename(name="Styret", abbreviation="ST", valid_from="2004", by=BY),),
        (lambda body: body.set_owner(known(6), by=BY),),
        (lambda body: body.set_convener(known(6), by=BY),),
        (lambda body: body.set_duties(agenda="Næringssjefen", chair="På omgang", follow_up=None, by=BY),),
        (lambda body: body.dissolve(dissolved_on="2024-12-31", by=BY),),
        (lambda body: body.correct({"name": "Arbeidsutvalet"}, reason="avskrift", by=BY),),
        (lambda body: body.correct({"kind": "external", "owner_id": known(6)}, reason="feil", by=BY),),
        (_add_seat,),
        (_add_seat, lambda body: body.change_seat(known(20), {"rights": ["speak"]}, valid_from="2021", by=BY)),
        (_add_seat, lambda body: body.correct_seat(known(20), {"number": 2}, reason="avskrift", by=BY)),
        (_add_seat, lambda body: body.abolish_seat(known(20), abolished_on="2023-09-30", by=BY)),
        (_set_seating,),
    ),
    (
        _appointment,
        (lambda one: one.nominate(nominated_on="2019-09", basis=_OTHERS, by=BY),),
        (_make,),
        (_make, lambda one: one.extend(until="2024-01-31", decided_on="2023-09-01", basis=_OTHERS, by=BY)),
        (_make, lambda one: one.grant_leave(valid_from="2021-01-01", until="2021-06", note="studier", by=BY)),
        (_make, lambda one: one.step_in(for_seat_id=known(22), valid_from="2021-01-01", until="2021-06", by=BY)),
        (_make, _end),
        (_make, _end, lambda one: one.take_back_ending(reason="feil person", by=BY)),
        (_make, lambda one: one.correct({"valid_from": "2019-10-22"}, reason="avskrift", by=BY)),
        (_make, lambda one: one.withdraw(reason="ført to ganger", by=BY)),
        (_make, _report),
        (_make, _report, lambda one: one.take_back_report(due_on="2020-10-31", reason="feil verv", by=BY)),
    ),
    (
        _agreement,
        (_become_party,),
        (_become_party, lambda one: one.leave(known(6), notice_on="2023-06", left_on="2024-12-31", by=BY)),
        (_become_party, _draft),
        (
            _become_party,
            _draft,
            lambda one: one.amend(1, texts=_AMENDED, amended_on="2025-03-01", note="etter møtet", by=BY),
        ),
        (_become_party, _draft, lambda one: one.send(1, sent_on="2025-03-15", deadline="2025-06-30", by=BY)),
        (
            _become_party,
            _draft,
            lambda one: one.plan_treatment(1, organisation_id=known(6), meets_on="2025-05-14", by=BY),
        ),
        (_become_party, _draft, _adopt),
        (
            _become_party,
            _draft,
            lambda one: one.decline(1, organisation_id=known(6), decided_on="2025-05", note="for dyrt", by=BY),
        ),
        (
            _become_party,
            _draft,
            _adopt,
            lambda one: one.lift_reservation(1, organisation_id=known(6), lifted_on="2026", by=BY),
        ),
        (_become_party, _draft, lambda one: one.sign(1, signed_on="2025-06-01", signed_by="Ordføreren", by=BY)),
        (_become_party, _draft, lambda one: one.set_in_force(1, valid_from="2025-08-01", by=BY)),
        (_become_party, _draft, lambda one: one.supersede(1, superseded_on="2027-01-01", by=BY)),
        (_become_party, _draft, lambda one: one.withdraw_version(1, withdrawn_on="2025-04-01", note="trukket", by=BY)),
        (
            _become_party,
            _draft,
            lambda one: one.tick(1, point="shares", document_id=known(3), page=4, clause="§ 7", by=BY),
        ),
        (lambda one: one.review(reviewed_on="2026-06-01", next_on="2027-06-01", note="uendret", by=BY),),
        (lambda one: one.terminate(notice_on="2026-12", ended_on="2027-12-31", basis=_OTHERS, by=BY),),
        (lambda one: one.expire(ended_on="2028-12-31", note="ikke fornyet", by=BY),),
        (_become_party, _draft, lambda one: one.correct({"valid_until": "2029"}, number=3, reason="avskrift", by=BY)),
        (_become_party, _draft, lambda one: one.take_back(3, reason="feil avtale", by=BY)),
        (lambda one: one.withdraw(reason="ført to ganger", by=BY),),
        *_DOCUMENTS,
        *_ACCESS,
    ),
    (
        _statement,
        (_say,),
        (_say, _adopt_it),
        (_say, _support),
        (
            _say,
            lambda one: one.send(1, sent_on="2025-03", recipients=[known(6)], entry_id=known(2), note="post", by=BY),
        ),
        (_say, _publish_it),
        (_say, _adopt_it, _reply),
        (_say, _adopt_it, lambda one: one.retract(retracted_on="2026", reason="ny kunnskap", basis=_OTHERS, by=BY)),
        (_say, lambda one: one.correct({"label": None}, number=2, reason="avskrift", by=BY)),
        (_say, lambda one: one.take_back(2, reason="feil uttalelse", by=BY)),
        (lambda one: one.withdraw(reason="ført to ganger", by=BY),),
        *_DOCUMENTS,
        *_ACCESS,
    ),
    (
        _principles,
        (_adopt_principles,),
        (_adopt_principles, lambda one: one.repeal(repealed_on="2027-01-01", note="nye", basis=_OTHERS, by=BY)),
        (_adopt_principles, lambda one: one.correct({"note": "mot én"}, number=2, reason="avskrift", by=BY)),
        (_adopt_principles, lambda one: one.take_back(2, reason="feil vedtak", by=BY)),
        (lambda one: one.withdraw(reason="ført to ganger", by=BY),),
        *_DOCUMENTS,
        *_ACCESS,
    ),
    (examples_of_action_plans.action_plan, *examples_of_action_plans.ACTS, *_DOCUMENTS, *_ACCESS),
    (
        _meeting_plan,
        (_propose_dates,),
        (_propose_dates, _send_plan),
        (
            lambda one: one.reply(
                organisation_id=known(6), replied_on="2025-09-10", fits=False, note="vinterferie", by=BY
            ),
        ),
        (_propose_dates, lambda one: one.adopt(adopted_on="2025-11-20", note="enstemmig", basis=_OTHERS, by=BY)),
        (lambda one: one.correct({"wanted": 6}, reason="avskrift", by=BY),),
        (_propose_dates, lambda one: one.take_back(2, reason="feil organ", by=BY)),
        (lambda one: one.withdraw(reason="ført to ganger", by=BY),),
        *_ACCESS,
    ),
    (
        _consultation,
        (lambda one: one.move_deadline(deadline="2025-04-01", moved_on="2025-02-20", note="brev", by=BY),),
        (_choose_way,),
        (_ask,),
        (
            _ask,
            lambda one: one.take_input(
                known(6), received_on="2025-02-14", agreeing="partly", summary="Enig", basis=_OTHERS, **_PAPER
            ),
        ),
        (_ask, lambda one: one.decline_input(known(6), declined_on="2025-02-01", note="ingen merknader", by=BY)),
        (_answer_itself,),
        (lambda one: one.draft(drafted_on="2025-02-20", statement_id=known(35), note="utkast", **_PAPER),),
        (
            lambda one: one.treat(
                treated_on="2025-03-01",
                outcome="adopted",
                body_id=known(5),
                body="Regionrådet",
                note="enstemmig",
                basis=_OTHERS,
                by=BY,
            ),
        ),
        (lambda one: one.answer(known(35), answered_on="2025-03-14", note="sendt", by=BY),),
        (lambda one: one.let_pass(passed_on="2025-03-16", reason="rakk det ikke", basis=_OTHERS, by=BY),),
        (_tell_outcome,),
        (lambda one: one.correct({"deadline": "2025-03-20"}, reason="avskrift", by=BY),),
        (_ask, lambda one: one.take_back(2, reason="feil kommune", by=BY)),
        (lambda one: one.withdraw(reason="ført to ganger", by=BY),),
        *_DOCUMENTS,
        *_ACCESS,
    ),
    (
        _meeting,
        (lambda one: one.move(moved_on="2025-03-01", reason="sykdom", starts_on="2025-03-27", ends_on=None, by=BY),),
        (lambda one: one.cancel(cancelled_on="2025-03-02", reason="ingen saker", by=BY),),
        (_put_on_agenda,),
        (_put_on_agenda, lambda one: one.drop_item(2, reason="trukket", by=BY)),
        (_put_on_agenda, lambda one: one.arrange([{"item": 2, "number": "23/2025"}], by=BY)),
        (lambda one: one.convene(sent_on="2025-03-12", recipients=["Medlemmene"], note="per e-post", **_PAPER),),
        (_hold,),
        (_put_on_agenda, _hold, _draft_minutes),
        _MINUTES,
        (*_MINUTES, lambda one: one.sign_minutes(signed_on="2025-04-11", names=["Kari Eksempel"], by=BY)),
        (
            *_MINUTES,
            lambda one: one.publish_minutes(published_on="2025-04-12", recipients=["Kontrollutvalget"], **_PAPER),
        ),
        (*_MINUTES, lambda one: one.decide(2, known(11), by=BY)),
        (*_MINUTES, _extract),
        (lambda one: one.correct({"place": "Kulturhuset"}, reason="avskrift", by=BY),),
        (_hold, lambda one: one.take_back(2, reason="feil møte", by=BY)),
        (lambda one: one.withdraw(reason="ført to ganger", by=BY),),
        *_DOCUMENTS,
        *_ACCESS,
    ),
    (
        _organisation,
        (lambda one: one.rename(name="Nye Prøvdal", valid_from="2024-01-01", by=BY),),
        (lambda one: one.rename(name="Gamle Prøvdal", valid_from="1964", by=BY),),
        (_merge,),
        (lambda one: one.correct({"name": "Prøvedal"}, reason="avskrift", by=BY),),
        (_merge, lambda one: one.correct({"merged_into": None, "merged_on": None}, reason="feil", by=BY)),
        (_assign, lambda one: one.correct_number(2, {"number": "3119"}, reason="avskrift", by=BY)),
        (lambda one: one.assign_number(number_kind="municipality-number", number="3118", valid_from="2024", by=BY),),
    ),
    (
        lambda: Person.register(name="Kari Eksempel", by=BY, id=known(8)),
        (lambda person: person.correct_name({"name": "Kari Eksempel"[:-1]}, reason="avskrift", by=BY),),
        (lambda person: person.rename(name="Kari Tenkt", valid_from="2024-06", by=BY),),
        (_find_same,),
        (_find_same, lambda person: person.find_different(reason="to søstre", by=BY)),
    ),
    (
        lambda: Council.register(name="Prøverådet", legal_form="regionråd", archive_creator="Prøverådet", by=BY),
        (lambda one: one.describe({"name": "Nye Prøverådet"}, valid_from="2024-01-01", by=BY),),
        (lambda one: one.correct({"legal_form": "KO"}, reason="avskrift", by=BY),),
        (_join,),
        (_join, lambda one: one.leave(known(6), left_on="2020", by=BY)),
        (_join, lambda one: one.correct_participation(2, {"joined_on": "2012"}, reason="avskrift", by=BY)),
        (lambda one: one.choose_logo(SHA, media_type="image/png", by=BY),),
        (lambda one: one.begin_numbers(2025, 100, by=BY),),
    ),
    (
        lambda: SubjectArea.register(name="Samferdsel", by=BY, id=known(13)),
        (lambda area: area.rename(name="Veg og bane", by=BY),),
        (_close_area,),
        (_close_area, lambda area: area.reopen(reason="brukes likevel", by=BY)),
    ),
    (
        lambda: Claim.on("case 2025/17", holder=known(1), by=BY),
        (lambda claim: claim.release(by=BY),),
        (lambda claim: claim.release(by=BY), lambda claim: claim.take(known(2), by=BY)),
    ),
)


def write_missing() -> list[Path]:
    """Write the files that are missing, and return them."""
    FOLDER.mkdir(exist_ok=True)
    missing = [example for example in examples() if not example.path.exists()]
    for example in missing:
        content = json.dumps(example.as_file(), ensure_ascii=False, indent=2, sort_keys=True)
        example.path.write_text(content + "\n", encoding="utf-8")
    return [example.path for example in missing]


if __name__ == "__main__":
    for path in write_missing():
        print(path)
