"""Rows of principles and action plans: whole ones from a table, and again, and what becomes of rows that are wrong."""

from typing import Any

from application.archive import Archive
from application.commands.action_plans_put_right import TakeBackPlanRecord, take_back_plan_record
from application.imports.naming import holder
from application.imports.report import Outcome
from application.opened import OpenArchive
from application.questions.documents import documents_of
from domain.access import Audience
from domain.action_plans import ActionPlan
from domain.consultations import Consultation
from domain.in_force import in_force
from domain.principles import Principles
from domain.recorded import records_of
from domain.references import action_plan_claim, consultation_claim, principles_claim
from tests.application.imports.consultations import MUNICIPALITIES, PLAN, WAY
from tests.application.imports.manifests import CASE, DECISION, Cells, Papers, codes, imported, positions, remarks

OWNER: Cells = {"type": "handlingsplan", "nøkkel": "plan", "referanse": "2019/1", "tittel": "Plan", "publisert": "ja"}
FILES = {"plan.txt": "Planen for 2020"}
TEXT = {"prinsipper.txt": "Prinsippene"}


def of_plan(kind: str, version: str = "1", **more: str) -> Cells:
    return {"type": kind, "handlingsplan": "plan", "versjon": version} | more


def progress(measure: str, status: str, day: str, **more: str) -> Cells:
    return {"type": "framdrift", "handlingsplan": "2019/1", "tiltak": measure, "status": status, "dato": day} | more


FIRST = of_plan("handlingsplanversjon", tittel="2020", vedtak="RR 23/2019", fil="plan.txt") | {
    "fra og med": "01.01.2020"
}
GOAL = of_plan("mål", referanse="M1", vedtakstekst="Toget skal gå oftere.", fagområde="samferdsel")
TRAIN = of_plan("tiltak", referanse="T1", mål="M1", vedtakstekst="Svare samlet.", ansvarlig="RR", frist="06.2020")
INVITE = of_plan("tiltak", vedtakstekst="Invitere direktøren.", ansvarlig="Kari Eksempel")
SECOND = of_plan("planversjon", "v2", dato="03.12.2020") | {"fra og med": "2021"}
KEPT = of_plan("tiltak", "2", vedtakstekst="Invitere  direktøren.", ansvarlig="0103")
NEW = of_plan("tiltak", "2", vedtakstekst="Kjøpe et tog.")
ARENA = of_plan("møtearena", organ="RR") | {"antall møter": "6"}
SEMINAR = of_plan("arena", slag="seminar", tittel="Fellesseminar", vedtakstekst="Om høsten")
LINES = [
    of_plan("planpunkt", slag="avsnitt", tittel="Visjon", vedtakstekst="Sammen."),
    of_plan("planpunkt", slag="mer av", vedtakstekst="Møtes."),
    of_plan("planpunkt", slag="ikke gjøre", vedtakstekst="Flere planer."),
]
DONE = progress("T1", "gjort", "10.04.2020") | {"meldt av": "Kari Eksempel"}
STARTED = progress("t1", "i gang", "01.03.2020", prosent="40 %")
LINK: Cells = {
    "type": "tiltakskobling",
    "handlingsplan": "plan",
    "tiltak": "T1",
    "vedtak": "RR 23/2019",
    "sak": "2019/4",
}
END: Cells = {"type": "opphevelse", "handlingsplan": "plan", "dato": "01.01.2023"}
WHOLE_PLAN = [
    *(END, LINK, DONE, STARTED, NEW, KEPT, SECOND, *LINES, SEMINAR, ARENA, INVITE, TRAIN, GOAL, FIRST, OWNER),
    *(DECISION, CASE, *MUNICIPALITIES),
]
PRINCIPLES: list[Cells] = [
    {"type": "prinsipper", "nøkkel": "p", "referanse": "2024/1", "tittel": "Felles svar"},
    {"type": "prinsippversjon", "prinsipper": "p", "versjon": "1", "dato": "03.06.2024", "fil": "prinsipper.txt"},
    {"type": "prinsippunkt", "prinsipper": "p", "versjon": "1", "vedtakstekst": "Alle sammen.", "svarmåte": "felles"},
    {"type": "prinsippunkt", "prinsipper": "2024/1", "versjon": "1", "referanse": "1", "vedtakstekst": "Hver for seg."},
]


def plan(opened: OpenArchive) -> ActionPlan:
    archive = Archive(opened.stores.recorder)
    found = holder(archive, action_plan_claim("2019/1"))
    assert found is not None
    return archive.load(ActionPlan, found)


def told(opened: OpenArchive, kind: str) -> list[Any]:
    return [one for _, one in records_of(plan(opened).facts, kind)]


def test_a_whole_plan_is_filed_whatever_the_order_of_the_rows(opened: OpenArchive, papers: Papers) -> None:
    report = imported(opened, papers(FILES), WHOLE_PLAN)
    assert (codes(report), remarks(report)) == ({}, {})
    assert {line.outcome for line in report.lines} == {Outcome.FILED}
    first, second = told(opened, "version")
    assert (first["label"], first["adopted_on"], first["valid_from"]) == ("2020", "2019-06-12", "2020-01-01")
    assert (first["basis"]["kind"], len(first["texts"])) == ("decision", 1)
    assert [(one["key"], one["goal"]) for one in first["measures"]] == [("T2", None), ("T1", "M1")]
    assert [(one["responsible"] or {}).get("kind") for one in first["measures"]] == ["named", "body"]
    assert [(one["kind"], one["name"], one["meetings"]) for one in first["arenas"]] == [
        ("seminar", "Fellesseminar", None),
        ("body", "Regionrådet", 6),
    ]
    assert [first[field][0]["text"] for field in ("sections", "do_more", "do_not")] == [
        "Sammen.",
        "Møtes.",
        "Flere planer.",
    ]
    assert [(one["key"], one["text"]) for one in second["measures"]] == [
        ("T3", "Kjøpe et tog."),
        ("T2", "Invitere  direktøren."),
    ]
    assert second["measures"][1]["responsible"]["kind"] == "organisation"
    assert [(one["measure"], one["state"], one["percent"]) for one in told(opened, "progress")] == [
        ("T1", "under-way", 40),
        ("T1", "done", None),
    ]
    assert [one["to_kind"] for one in told(opened, "link")] == ["decision", "case"]
    spans = in_force(plan(opened).facts)
    assert [(one.fact, one.days.end) for one in spans] == [(1, "2021-01-01"), (2, "2023-01-01")]
    with opened.stores.registers.connect() as connection:
        (paper,) = documents_of(connection, [plan(opened).id])[plan(opened).id]
    assert paper.readable(Audience.PUBLIC)


def test_a_second_run_adds_nothing_and_a_rehearsal_keeps_nothing(opened: OpenArchive, papers: Papers) -> None:
    rehearsed = imported(opened, papers(FILES | TEXT), [*WHOLE_PLAN, *PRINCIPLES], rehearse=True)
    assert positions(opened) == 0
    assert list(opened.stores.files.digests()) == []
    report = imported(opened, papers({}), [*WHOLE_PLAN, *PRINCIPLES])
    assert [line.outcome for line in rehearsed.lines] == [line.outcome for line in report.lines]
    before = positions(opened)
    again = imported(opened, papers({}), [*WHOLE_PLAN, *PRINCIPLES[:3]])
    assert positions(opened) == before
    assert ({line.outcome for line in again.lines}, remarks(again)) == ({Outcome.THERE}, {})


def test_bad_rows_stop_no_others_and_say_what_is_wrong(opened: OpenArchive, papers: Papers) -> None:
    rows = [
        *(*MUNICIPALITIES, CASE, DECISION, OWNER, FIRST, GOAL, TRAIN),
        of_plan("tiltak", vedtakstekst="Mål som ikke finnes", mål="M9"),
        of_plan("tiltak", vedtakstekst="Samme nummer", referanse="T1"),
        of_plan("tiltak", vedtakstekst="Dårlig frist", frist="snart"),
        of_plan("møtearena", slag="kafé", tittel="Kafé"),
        of_plan("møtearena", tittel="Mange", **{"antall møter": "noen"}),
        of_plan("tiltak", "7", vedtakstekst="Ingen versjon"),
        of_plan("tiltak", vedtakstekst="Ingen plan") | {"handlingsplan": "en annen"},
        of_plan("planversjon", "2"),
        progress("T9", "gjort", "2020"),
        progress("T1", "kanskje", "2020"),
        progress("T1", "gjort", "2020", prosent="110"),
        LINK | {"vedtak": "", "sak": ""},
        LINK | {"sak": "2099/1"},
        {"type": "prinsippversjon", "prinsipper": "ingen", "versjon": "1", "dato": "2020"},
        END | {"dato": "01.01.2001"},
    ]
    report = imported(opened, papers(FILES), rows)
    first = len(rows) - 15 + 2
    assert codes(report) == dict(
        zip(
            map(str, range(first, first + 15)),
            [
                *("invalid-value", "row-same-as", "invalid-value", "invalid-value", "invalid-value"),
                *("row-unknown-adopted-version", "row-unknown-action-plan", "invalid-values"),
                *("invalid-value", "invalid-value", "invalid-value", "row-nothing-came", "row-unknown-case"),
                *("row-unknown-principles", "invalid-value"),
            ],
            strict=True,
        )
    )
    (version,) = told(opened, "version")
    assert [one["key"] for one in version["measures"]] == ["T1"]
    assert (told(opened, "progress"), told(opened, "link"), told(opened, "repeal")) == ([], [], [])


def test_what_is_otherwise_is_told_and_more_rows_add_just_those(opened: OpenArchive, papers: Papers) -> None:
    rows = [*MUNICIPALITIES, CASE, DECISION, OWNER, FIRST, GOAL, TRAIN, ARENA, DONE]
    imported(opened, papers(FILES), rows)
    before = positions(opened)
    changed = [
        *(*MUNICIPALITIES, CASE, DECISION, OWNER | {"tittel": "En annen", "gjelder": "Alt"}),
        FIRST | {"tittel": "2021", "fra og med": "2021", "vedtak": "", "vedtatt av": "Noen", "dato": "2019"},
        GOAL | {"fagområde": "helse"},
        TRAIN | {"vedtakstekst": "Svare alene.", "ansvarlig": "0103", "frist": "2021"},
        ARENA | {"antall møter": "7", "slag": "fellesmøte"},
        DONE | {"status": "stoppet"},
        of_plan("tiltak", vedtakstekst="Et nytt tiltak"),
    ]
    report = imported(opened, papers({}), changed)
    said = [{one.values.get("field", one.code) for one in line.remarks} for line in report.lines if line.remarks]
    assert said == [
        {"title", "covers"},
        {"title", "from_date", "date", "import-other-basis-there"},
        {"subject_areas"},
        {"text", "responsible", "deadline"},
        {"meetings", "kind"},
        {"state"},
    ]
    assert list(codes(report).values()) == ["row-version-without"]
    assert positions(opened) == before
    more = imported(opened, papers({}), [*rows, progress("T1", "gjort", "10.05.2020"), LINK])
    assert [line.outcome for line in more.lines][len(rows) :] == [Outcome.FILED, Outcome.FILED]


def test_what_was_taken_back_stays_so(opened: OpenArchive, papers: Papers) -> None:
    rows = [*MUNICIPALITIES, CASE, DECISION, OWNER, FIRST, GOAL, TRAIN, DONE]
    imported(opened, papers(FILES), rows)
    archive = Archive(opened.stores.recorder)
    for kind in ("progress", "version"):
        (number,) = (number for number, _ in records_of(plan(opened).facts, kind))
        command = TakeBackPlanRecord(plan_id=plan(opened).id, number=number, reason="feil", by="kari")
        take_back_plan_record(archive, command)
    before = positions(opened)
    again = imported(opened, papers({}), rows)
    assert positions(opened) == before
    assert [line.remarks[0].code for line in again.lines if line.remarks] == ["import-taken-back"] * 3
    assert codes(again) == {str(len(rows) + 1): "invalid-value"}


def test_principles_number_their_points_and_consultations_cite_them(opened: OpenArchive, papers: Papers) -> None:
    way = WAY | {"prinsipp": "2024/1 punkt 2"}
    report = imported(opened, papers(TEXT), [way, PLAN | {"fil": "", "vedlegg": ""}, *MUNICIPALITIES, *PRINCIPLES])
    assert (codes(report), remarks(report)) == ({}, {})
    archive = Archive(opened.stores.recorder)
    principles = holder(archive, principles_claim("2024/1"))
    assert principles is not None
    ((_, version),) = records_of(archive.load(Principles, principles).facts, "version")
    assert [(one["number"], one["way"]) for one in version["points"]] == [("2", "jointly"), ("1", None)]
    consultation = holder(archive, consultation_claim("2025/4"))
    assert consultation is not None
    ((_, chosen),) = records_of(archive.load(Consultation, consultation).facts, "way")
    assert chosen["principle"] == {"principles_id": principles.hex, "version": 1, "point": "2"}
