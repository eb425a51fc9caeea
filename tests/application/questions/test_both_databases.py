"""Every question is answered alike by both databases, from the same events.

The calls are made from the names of a question's parameters, so that a new question is among them by itself.
"""

import importlib
import inspect
import itertools
import pkgutil
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import Connection

from application import questions
from application.archive import Archive, event_mapper
from application.commands.becoming import decision_of
from application.commands.cases import OpenCase, open_case
from application.commands.organisations import RegisterOrganisation, register_organisation
from application.commands.people import RegisterPerson, register_person
from application.database import immediately
from application.imports.staging import StagedRecorder
from application.opened import open_archive
from application.postgresql import make_schemas, postgresql_engine
from application.questions.action_plan_on_day import Arena
from application.questions.agreements import AgreementView
from application.questions.agreements_found import AgreementFound
from application.questions.audit import AuditQuestion
from application.questions.consultation_lists import ListedConsultation
from application.questions.consultations import ConsultationView
from application.questions.history import Narrowing
from application.questions.meeting_plans import MeetingPlanView
from application.questions.seen import Access, Page
from application.questions.statements import StatementView
from application.registers import REGISTERS
from application.registers.follower import Follower
from domain.access import Audience
from tests.application.conftest import settings_for
from tests.application.filled import BY, Filled, named, sha
from tests.engines.postgresql import PostgreSQL

LIMIT = 3
IDS = [value for name, value in vars(Filled).items() if isinstance(value, UUID)] + [
    named("transport"),
    named("nobody's"),
]
WORDS = [
    "pr",
    "Prøv",
    "ØST",
    "åse",
    "kari",
    "ÅSE",
    "bru",
    "BRU",
    "VAN",
    "2025/",
    "2025/1",
    "2025/1-",
    "rr",
    "r%",
    "_",
    "nye herred",
]
PERIODS = [("2020-01-01", "2025-12-31"), ("2025-05-05", "2025-05-05")]
NARROWINGS = [
    Narrowing(by=BY),
    Narrowing(topic="case.opened", first_day=date(2025, 5, 5)),
    Narrowing(record_kind="journal-entry", last_day=date(2025, 5, 5)),
    Narrowing(record_id=Filled.open_entry),
    Narrowing(first_day=date(2025, 6, 1), last_day=date(9999, 12, 31)),
]

AGREEMENTS = [
    AgreementView(one, "2024/2", "2024-2", "other", None, None, None, False, "", "", Access(None, None, None), seen)
    for one, seen in ((Filled.agreement, True), (Filled.old_agreement, True), (Filled.hidden_agreement, False))
]
STATEMENTS = [
    StatementView(
        one, "2025/7", "2025-7", "letter", None, None, None, None, None, False, "", "", Access(None, None, None), seen
    )
    for one, seen in ((Filled.statement, True), (Filled.old_statement, True), (Filled.hidden_statement, False))
]
CONSULTATIONS = [
    ConsultationView(
        one,
        "2025/1",
        "2025-1",
        None,
        None,
        Filled.merged,
        None,
        None,
        "2025-01-10",
        None,
        None,
        False,
        "",
        "",
        Access(None, None, None),
        seen,
    )
    for one, seen in (
        (Filled.consultation, True),
        (Filled.late_consultation, True),
        (Filled.hidden_consultation, False),
    )
]
LISTED = [ListedConsultation(one, "asked", True, None, "2025-03-01", "2025-03-01", None) for one in CONSULTATIONS]
PLANS = [
    MeetingPlanView(
        one,
        "2025/1",
        "2025-1",
        Filled.council,
        "Rådet",
        2025,
        None,
        None,
        False,
        0,
        "",
        "",
        Access(None, None, None),
        seen,
    )
    for one, seen in ((Filled.meeting_plan, True), (Filled.hidden_meeting_plan, False))
]
CAME_OF = [
    ("decision", Filled.open_decision),
    ("decision", Filled.hidden_decision),
    ("agreement", Filled.agreement),
    ("statement", Filled.statement),
    ("consultation", Filled.consultation),
    ("case", Filled.case),
    ("appointment", Filled.appointment),
    ("meeting", Filled.meeting),
    ("document", Filled.open_paper),
]
ASKED: dict[str, list[Any]] = {
    "audience": list(Audience),
    "identity": IDS,
    "case_id": [Filled.case, Filled.closed_case, Filled.hidden_case],
    "record_id": IDS,
    "decision_id": IDS,
    "entry_id": IDS,
    "body_id": [Filled.council, Filled.executive],
    "organisation_id": [Filled.municipality, Filled.merged],
    "identities": [IDS, []],
    "among": [IDS, []],
    "texts": [["Prøvdal", "Prøvdal kommune", "0123", "Nobody"], []],
    "record_ids": [IDS, []],
    "case_ids": [IDS],
    "reference": ["2025/1", "2025/7", "2025/8", "2025/2", "2025/1-1", "2025/2-1", "2025/1-2", "2025/3-2", "nothing"],
    "slug": ["RR-23-2024", "rr-2-2022", "OU-5-2024", "nothing"],
    "abbreviation": ["rr", "AU", "St", "X"],
    "number": ["123456785", "0123", "1"],
    "sha256": [sha("open paper"), sha("part paper"), sha("nothing")],
    "digests": [[sha("open paper"), sha("part paper"), sha("shielded paper")], []],
    "typed": WORDS,
    "word": WORDS,
    "named": ["kari", "TENKT"],
    "year": [2020, 2025, 2026],
    "first_day": [first for first, _ in PERIODS],
    "last_day": [last for _, last in PERIODS],
    "kind": ["municipality", "political"],
    "responsible": [BY, "nobody"],
    "due_before": ["2025-06-01"],
    "due_from": ["2025-06-01", "9999-12-31"],
    "states": [["planned", "published"]],
    "narrowing": NARROWINGS,
    "found": [[AgreementFound(one.id, one) for one in AGREEMENTS], []],
    "words": [["bru"], ["Søknad"], ["prøvdal", "1"]],
    "most": [3],
    "name": ["Tenkt, Kari", "K. Eksempel", "Bjoern Paafunn", "Nils Ukjent"],
    "names_read": [["Tenkt, Kari", "K. Eksempel"], ["Nils Ukjent"]],
    "but": [[Filled.person]],
    "concerned": [[Filled.executive], [Filled.municipality]],
    "on": ["2022-03-01", "2023-03-15", "2024-01-15", "1999-01-01", "2025-02-10", "2025-06-01"],
    "known": [0, 40, 10_000],
    "first": ["2021-10-01"],
    "last": ["2022-12-31", "2029-12-31"],
    "end": ["2023-01-01", "2024-06-01"],
    "people": [[Filled.person, Filled.twin], [Filled.other]],
    "organisations": [[Filled.municipality]],
    "bodies": [[Filled.executive, Filled.council], []],
    "positions": [[1, 2, 40], []],
    "person_id": [Filled.person, Filled.twin, Filled.other],
    "within_days": [30],
    "audit": [
        AuditQuestion(),
        AuditQuestion("happened", "2021-09-20", "2022-12-31", body_id=Filled.executive),
        AuditQuestion("late", person_id=Filled.person, late_days=10),
        AuditQuestion("corrected", "2025", "2025-12-31", organisation_id=Filled.municipality),
    ],
    "kinds": [["no-basis", "vacant"]],
    "since": ["2020-01-01"],
    "appointment_id": [Filled.appointment, Filled.mistaken_appointment],
    "position": [0, 40, 10_000],
    "bases": [[{"kind": "decision", "decision_id": Filled.open_decision.hex}, {"kind": "none-found"}]],
    "beyond": [0, 60],
    "empty": [[Filled.member_seat.hex], [], [Filled.member_seat.hex, *(f"{one:032x}" for one in range(500))]],
    "names": [None],
    "seats": [[Filled.member_seat]],
    "written": ["Prøvdal", "0123", "nobody"],
    "text": ["Bru i Prøvdal", "Ingenting"],
    "vacant": [None, []],
    "consultation_id": [Filled.consultation, Filled.late_consultation, Filled.hidden_consultation],
    "statements": [[Filled.statement], []],
    "municipality": [[Filled.municipality]],
    "sender": [[Filled.merged]],
    "way": ["jointly"],
    "agreement_id": [Filled.agreement, Filled.old_agreement, Filled.hidden_agreement],
    "versions": [[], [1, 2]],
    "agreement_ids": [[Filled.agreement, Filled.hidden_agreement], []],
    "principles_id": [Filled.principles, Filled.hidden_principles, Filled.mistaken_principles],
    "plans": [PLANS, []],
    "today": ["2025-07-31", "2025-08-01"],
    "citations": [
        [
            {"principles_id": one.hex, "version": version, "point": point}
            for one in (Filled.principles, Filled.hidden_principles)
            for version, point in ((1, "1"), (2, None), (9, "9"))
        ],
        [],
    ],
    "arenas": [
        [
            Arena("body", "Regionrådet", Filled.council, 6, None),
            Arena("seminar", "Seminar", None, None, None),
            Arena("network", "Nettverk", None, 2, None),
        ]
    ],
    "action_plan_id": [Filled.action_plan, Filled.hidden_action_plan, Filled.mistaken_action_plan],
    "links": [
        [(number, {"to_kind": kind, "to_id": one.hex, "note": None}) for number, (kind, one) in enumerate(CAME_OF)],
        [],
    ],
    "version": [1, 2],
    "numbers": [[(Filled.agreement, 2), (Filled.agreement, 4), (Filled.hidden_agreement, 99)]],
    "party": [[Filled.municipality], [Filled.merged]],
    "counterpart": [[Filled.municipality]],
    "area": ["Samferdsel", "Klima"],
    "view": AGREEMENTS,
    "views": [AGREEMENTS, []],
    "records": [[{"texts": [{"document_id": Filled.agreement_text.hex}]}], []],
    "page": [Page(AGREEMENTS)],
    "state": ["in-force", "awaiting", "ended", "adopted", "retracted", "open", "late", "closed", "answered"],
    "document_id": [
        Filled.agreement_text,
        Filled.open_paper,
        Filled.statement_text,
        Filled.hearing_letter,
        Filled.meeting_paper,
    ],
    "statement_id": [Filled.statement, Filled.old_statement, Filled.draft_statement],
    "statement_page": [Page(STATEMENTS)],
    "consultation": CONSULTATIONS,
    "listed": [Page(LISTED)],
    "shown": [set(), {Filled.draft_text}],
    "consultation_ids": [[named("consultation")], []],
    "recipient": [[Filled.merged], [Filled.municipality]],
    "supporter": [[Filled.municipality]],
    "channel": ["website", "newspaper"],
    "adopted_by": ["decision", "leader"],
    "also_decided": [True],
    "meeting_id": [Filled.meeting, Filled.planned_meeting, Filled.hidden_meeting],
    "plan_id": [Filled.council],
    "decisions": [[decision_of(Filled.meeting, item) for item in range(2, 6)], []],
    "asked": ["2025-05-05", "05.2025", "2025-05-05T11:59:59+02:00", "nr12"],
}
"""What each parameter is asked with. Parameters with a default are asked without, and with each value alone."""

MADE_OF = {"adopted", "adopted_on_day", "borne_names", "recorded_facts", "seen"}
LEFT_TO_PAGING = {"connection", "after", "until", "limit"}


@dataclass(frozen=True)
class Both:
    small: Connection
    large: Connection


@pytest.fixture(scope="module")
def both(_filled_archive: Any, tmp_path_factory: pytest.TempPathFactory, postgresql: PostgreSQL) -> Iterator[Both]:
    """The registers of the same events in both databases; the large one was made for a language of its own."""

    folder = tmp_path_factory.mktemp("both") / "archive"
    shutil.copytree(_filled_archive, folder)
    url = postgresql.new_database(language="en-US")
    with psycopg.connect(url) as making:
        make_schemas(making)
    large = postgresql_engine(url, "registers", snapshots=True)
    with open_archive(settings_for(folder)) as opened:
        staged = StagedRecorder(opened.stores.recorder)
        _record_names(Archive(staged))
        staged.commit()
        opened.follower.catch_up()
        follower = Follower(immediately(large), opened.stores.recorder, event_mapper(), REGISTERS)
        follower.initialise()
        follower.catch_up()
        with opened.stores.registers.connect() as one, large.connect() as other:
            yield Both(one, other)
    large.dispose()
    postgresql.drop_database(url)


def _record_names(archive: Archive) -> None:
    """Record what sorts and is spelled in many ways."""
    made = random.Random(5)
    names = ["Åse Ås", "Aas kommune", "Østfold fylke", "Ærlig AS", "Zahl & sønn", "åsen", "AASEN", "Èlan", "ås-en"]
    names += ["".join(made.choices("aABeøØåÅæzé -", k=6)).strip() or "x" for _ in range(30)]
    for number, name in enumerate(names):
        identity = named(f"name {number}")
        register_person(archive, RegisterPerson(person_id=identity, name=name, by=BY))
        organisation = RegisterOrganisation(organisation_id=named(f"as {number}"), name=name, kind="company", by=BY)
        register_organisation(archive, organisation)
        if number < 9:
            open_case(archive, OpenCase(case_id=named(f"case {number}"), title=f"Om {name} 100 %", by=BY))


def _questions() -> list[Any]:
    """Return every public function of the questions that takes a connection; MADE_OF is what questions are made of."""
    found = []
    for module in pkgutil.iter_modules(questions.__path__):
        for name, one in vars(importlib.import_module(f"{questions.__name__}.{module.name}")).items():
            of_here = (
                inspect.isfunction(one) and one.__module__.endswith(f".{module.name}") and module.name not in MADE_OF
            )
            if of_here and not name.startswith("_") and "connection" in inspect.signature(one).parameters:
                found.append(pytest.param(one, id=f"{module.name}.{name}"))
    return found


def _calls(question: Callable[..., Any]) -> Iterator[dict[str, Any]]:
    """Yield what to ask with: all that is required in every combination, and one thing more that may be said."""
    parameters = inspect.signature(question).parameters.values()
    required = [one.name for one in parameters if one.default is one.empty and one.name != "connection"]
    for values in itertools.product(*(ASKED[name] for name in required)):
        call = dict(zip(required, values, strict=True))
        if "first_day" in call and (call["first_day"], call["last_day"]) not in PERIODS:
            continue
        yield call
        for one in parameters:
            if one.default is not one.empty and one.name not in LEFT_TO_PAGING:
                yield from (call | {one.name: value} for value in ASKED[one.name])


def _answer(question: Callable[..., Any], connection: Connection, call: dict[str, Any]) -> Any:
    """Return what is answered; of a list in pages, all of it, a few at a time."""
    parameters = inspect.signature(question).parameters
    answer = question(connection, **call, **({"limit": LIMIT} if "limit" in parameters else {}))
    pages = [answer]
    while (after := _next(pages[-1])) is not None:
        of_type = parameters["after"].annotation
        pages.append(question(connection, **call, limit=LIMIT, after=_cursor(after, str(of_type))))
        assert len(pages) < 200, "the pages do not end"
    return pages


def _next(answer: Any) -> Any:
    if isinstance(answer, Page):
        return answer.next
    return answer[1] if isinstance(answer, tuple) and len(answer) == 2 and isinstance(answer[0], list) else None


def _cursor(written: str, annotation: str) -> Any:
    return UUID(written) if "UUID" in annotation else int(written) if "int" in annotation else written


@pytest.mark.parametrize("question", _questions())
def test_a_question_is_answered_alike(both: Both, question: Callable[..., Any]) -> None:
    both.large.rollback()
    asked, told = 0, 0
    for call in _calls(question):
        small, large = _answer(question, both.small, call), _answer(question, both.large, call)
        assert small == large, call
        asked, told = asked + 1, told + any(small)
    assert asked
    assert told, "nothing was ever answered: the comparison says nothing"
