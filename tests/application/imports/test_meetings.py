"""Rows of meetings: items, what happened and who came, and what becomes of rows that are wrong."""

from application.archive import Archive
from application.imports.naming import holder
from application.imports.report import Outcome
from application.opened import OpenArchive
from domain.meetings import Meeting, agenda, standing_on
from domain.references import meeting_claim
from tests.application.imports.manifests import CASE, DECISION, RR, Cells, Papers, codes, imported, positions, remarks

MEETING: Cells = {
    "type": "møte",
    "referanse": "2019/5",
    "organ": "RR",
    "dato": "12.06.2019",
    "klokkeslett": "kl. 9",
    "sted": "Prøvdal",
}


def item(number: str, title: str, **more: str) -> Cells:
    return {"type": "møtesak", "møte": "RR 12.06.2019", "referanse": number, "tittel": title, **more}


def event(name: str, day: str = "", **more: str) -> Cells:
    return {"type": "møtehendelse", "møte": "2019/5", "hendelse": name, "dato": day, **more}


def came(name: str, **more: str) -> Cells:
    return event("oppmøte", person=name, **more)


ROWS: list[Cells] = [
    event("protokoll publisert", "01.10.2019"),
    event("protokoll godkjent", "20.09.2019", fil="protokoll.txt"),
    came("Åse Tenkt", **{"vara for": "Ola Prøve"}),
    came("Kari Eksempel", rolle="leder"),
    came("Ola Prøve", oppmøte="forfall", vedtakstekst="Syk"),
    event("avholdt", "12.06.2019", klokkeslett="09:10", slutt="11"),
    event("innkalt", "01.06.2019", mottaker="Medlemmene", fil="innkalling.txt"),
    item("RR 23/2019", "Avtalen", sak="avtale"),
    item("", "Eventuelt", slag="eventuelt", fil="notat.txt", lukket="offl. § 25"),
    DECISION,
    CASE,
    RR,
    MEETING,
]
FILES = {"protokoll.txt": "Protokoll", "innkalling.txt": "Innkalling", "notat.txt": "Notat"}


def meeting(opened: OpenArchive) -> Meeting:
    archive = Archive(opened.stores.recorder)
    held = holder(archive, meeting_claim("2019/5"))
    assert held is not None
    return archive.load(Meeting, held)


def test_a_meeting_comes_in_whole_and_a_second_run_adds_nothing(opened: OpenArchive, papers: Papers) -> None:
    rehearsed = imported(opened, papers(FILES), ROWS, rehearse=True)
    assert positions(opened) == 0
    report = imported(opened, papers({}), ROWS)
    assert (codes(report), remarks(report)) == ({}, {})
    assert rehearsed.kinds(Outcome.FILED) == report.kinds(Outcome.FILED)
    found = meeting(opened)
    assert [(one.number, one.kind) for one in agenda(found.facts)] == [
        ("23/2019", "decision"),
        (None, "other-business"),
    ]
    standing = standing_on(found.facts, "2019-12-01")
    assert standing is not None
    assert (standing.state, standing.starts_at, standing.place) == ("published", "09:00", "Prøvdal")
    minutes = found.minutes
    assert minutes is not None
    assert (minutes["opened_at"], minutes["closed_at"]) == ("09:10", "11:00")
    people = {one["name"]: one for one in minutes["attendance"]}
    assert people["Åse Tenkt"]["deputy_for"] == people["Ola Prøve"]["key"]
    assert (people["Åse Tenkt"]["role"], people["Ola Prøve"]["presence"]) == ("deputy", "absent")
    assert [one["outcome"] for one in minutes["treatments"].values()] == ["as-recommended"]
    kinds = [one["kind"] for one in found.facts["records"].values()]
    assert [kinds.count(one) for one in ("decided", "minutes", "held", "convened")] == [1, 1, 1, 1]
    before = positions(opened)
    again = imported(opened, papers({}), ROWS)
    assert (positions(opened), remarks(again)) == (before, {})
    assert {line.outcome for line in again.lines} == {Outcome.THERE}


def test_rows_that_are_wrong_stop_no_others_and_a_changed_row_is_told(opened: OpenArchive, papers: Papers) -> None:
    good = [RR, CASE, DECISION, MEETING, item("23/2019", "Avtalen"), came("Kari Eksempel", rolle="leder")]
    wrong = [
        event("avlyst", "01.06.2019"),
        item("23-XX", "Nummer"),
        came("Åse Tenkt", **{"vara for": "Ingen Slik"}),
        came("Ola Prøve", rolle="kokk"),
        event("avholdt", "12.06.2019", møte="RR 13.06.2019"),
    ]
    report = imported(opened, papers({}), [*good, *wrong])
    left_out = codes(report)
    assert left_out.keys() == {str(number) for number in range(8, 13)}
    assert left_out["12"] == "row-unknown-meeting"
    assert report.kinds(Outcome.FILED)["meeting-event"] == 1
    changed = [RR, MEETING | {"sted": "Tenkeby"}, item("23/2019", "Ny tittel"), came("Kari Eksempel", rolle="medlem")]
    before = positions(opened)
    again = imported(opened, papers({}), changed)
    assert remarks(again) == {"3": ["import-differs"], "4": ["import-differs"], "5": ["import-differs"]}
    assert positions(opened) == before


PLAN: Cells = {
    "type": "møteplan",
    "organ": "RR",
    "år": "2019",
    "møtedatoer": "12.06.2019 09:00; 20.09.2019",
    "dato": "15.08.2018",
    "sendt": "20.08.2018",
    "mottaker": "Prøvdal",
    "vedtatt av": "Regionrådet",
    "vedtaksdato": "10.10.2018",
}


def test_an_adopted_plan_becomes_meetings_which_rows_of_meetings_are_about(opened: OpenArchive, papers: Papers) -> None:
    organisation = {"type": "organisasjon", "referanse": "0101", "tittel": "Prøvdal kommune"}
    planned = {"type": "møte", "organ": "RR", "dato": "12.06.2019", "klokkeslett": "09:00"}
    rows = [RR, organisation, PLAN, planned, item("23/2019", "Avtalen")]
    report = imported(opened, papers({}), [*rows, PLAN | {"år": "2020"}])
    assert codes(report).keys() == {"7"}
    outcomes = {line.kind: line.outcome for line in report.lines if line.place != "7"}
    assert (outcomes["meeting-plan"], outcomes["meeting"]) == (Outcome.FILED, Outcome.THERE)
    archive = Archive(opened.stores.recorder)
    held = [holder(archive, meeting_claim(f"2019/{number}")) for number in (1, 2, 3)]
    assert [one is not None for one in held] == [True, True, False]
    before = positions(opened)
    again = imported(opened, papers({}), rows)
    assert (positions(opened), remarks(again)) == (before, {})
    changed = imported(opened, papers({}), [PLAN | {"møtedatoer": "12.06.2019; 21.09.2019"}])
    assert remarks(changed) == {"2": ["import-differs"]}
