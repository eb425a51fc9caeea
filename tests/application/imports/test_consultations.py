"""Rows of consultations: a whole history from a table, and again, and what becomes of rows that are wrong."""

from dataclasses import replace

from application.archive import Archive
from application.commands.consultations_put_right import TakeBackConsultationRecord, take_back_consultation_record
from application.imports.report import Line, Outcome
from application.opened import OpenArchive
from application.questions.consultations import consultation_by_reference
from application.questions.documents import documents_of
from domain.access import Audience
from domain.consultations import State, standing_on
from tests.application.imports.consultations import (
    EVENTS,
    HISTORY,
    LETTERS,
    MUNICIPALITIES,
    OLD,
    PLAN,
    WAY,
    consultation,
    event,
    records,
)
from tests.application.imports.manifests import Cells, Papers, codes, imported, positions, remarks


def test_a_whole_history_is_filed_whatever_the_order_of_the_rows(opened: OpenArchive, papers: Papers) -> None:
    report = imported(opened, papers(LETTERS), HISTORY)
    assert (codes(report), remarks(report)) == ({}, {})
    filed = report.kinds(Outcome.FILED)
    assert (filed["consultation"], filed["consultation-event"]) == (2, 10)
    facts = consultation(opened).facts
    assert (facts["their_reference"], facts["deadline"], facts["about"]) == ("2025/118-3", "2025-04-15", "Togtilbudet")
    assert facts["sender"] is None
    assert len(facts["texts"]) == 2
    told = records(opened)
    assert [one["kind"] for one in told] == [
        "way",
        "asked",
        "asked",
        "asked",
        "declined",
        "input",
        "draft",
        "treatment",
        "deadline",
        "own-answer",
        "outcome",
    ]
    given = next(one for one in told if one["kind"] == "input")
    assert (given["agreeing"], given["basis"]["reference"]) == ("partly", "KS 7/2025")
    assert given["basis"]["authority"] == "Prøvdal kommune, kommunestyret"
    treated = next(one for one in told if one["kind"] == "treatment")
    assert (treated["outcome"], treated["body_id"] is not None) == ("amended", True)
    assert told[-1]["heard"] == "partly"
    old = consultation(opened, "2025/1").facts
    assert (old["sender"], old["received_on"], old["deadline"]) == ("Vegkontoret i Utkanten", "1998", None)
    assert standing_on(old, "2025-06-01").state == State.PASSED


def test_a_second_run_adds_nothing(opened: OpenArchive, papers: Papers) -> None:
    imported(opened, papers(LETTERS), HISTORY)
    before = positions(opened)
    again = imported(opened, papers({}), HISTORY)
    assert positions(opened) == before
    assert ({line.outcome for line in again.lines}, remarks(again)) == ({Outcome.THERE}, {})


def test_a_rehearsal_says_the_same_and_keeps_nothing(opened: OpenArchive, papers: Papers) -> None:
    rows = [*HISTORY, event("innspill", "2025", organisasjon="Liksomnes", fil="finnes-ikke.txt")]
    rehearsed = imported(opened, papers(LETTERS), rows, rehearse=True)
    assert positions(opened) == 0
    assert list(opened.stores.files.digests()) == []

    def said(lines: list[Line]) -> list[Line]:
        return [replace(line, reason=None) for line in lines]

    assert said(rehearsed.lines) == said(imported(opened, papers({}), rows).lines)


def test_the_public_reads_all_but_the_draft(opened: OpenArchive, papers: Papers) -> None:
    imported(opened, papers(LETTERS), HISTORY)
    with opened.stores.registers.connect() as connection:
        shown = consultation_by_reference(connection, "2025/4", Audience.PUBLIC)
        assert shown is not None
        assert consultation_by_reference(connection, "2025/1", Audience.PUBLIC) is None
        files = documents_of(connection, [shown.id])[shown.id]
    readable = {one.versions[0].name for one in files if one.readable(Audience.PUBLIC)}
    assert readable == {"brev.txt", "plan.txt", "innspill.txt", "tenkeby.txt"}


def test_a_changed_row_is_told_and_more_rows_add_just_those(opened: OpenArchive, papers: Papers) -> None:
    rows = [*MUNICIPALITIES, PLAN, *EVENTS[2:]]
    imported(opened, papers(LETTERS), rows)
    before = positions(opened)
    changed = [
        *MUNICIPALITIES,
        PLAN | {"tittel": "En annen", "frist": "16.04.2025", "avsender": "Noen andre", "fagområde": "helse"},
        EVENTS[2] | {"utfall": "vedtatt", "organ": "AU"},
        EVENTS[3],
        EVENTS[4] | {"dato": "13.04.2025", "vedtakstekst": "Nei til planen"},
        EVENTS[5] | {"dato": "02.03.2025"},
        EVENTS[6] | {"standpunkt": "enig", "vedtaksnummer": "KS 8/2025"},
        EVENTS[7] | {"dato": "12.02.2025"},
        EVENTS[8] | {"frist": "01.05.2025"},
        WAY | {"svarmåte": "hver for seg"},
    ]
    report = imported(opened, papers({"horing/innspill.txt": "Mer buss"}), changed)
    said = {
        line.place: {one.values.get("field", one.code) for one in line.remarks} for line in report.lines if line.remarks
    }
    assert said == {
        "7": {"title", "deadline", "senders", "subject_areas"},
        "8": {"outcome", "body"},
        "11": {"date"},
        "12": {"stance", "import-other-file", "import-other-basis-there"},
        "13": {"date"},
        "14": {"deadline"},
        "15": {"answering_way"},
    }
    assert report.kinds(Outcome.FILED) == {"consultation-event": 1}
    assert records(opened)[-1]["summary"] == "Nei til planen"
    assert positions(opened) > before
    more = [
        *rows,
        EVENTS[6] | {"dato": "20.03.2025"},
        EVENTS[7] | {"dato": "01.06.2025", "frist": "", "organisasjon": "Prøvdal"},
    ]
    again = imported(opened, papers(LETTERS), more)
    assert (codes(again), remarks(again)) == ({}, {})
    assert again.kinds(Outcome.FILED) == {"consultation-event": 2}
    assert [one["kind"] for one in records(opened)[-2:]] == ["input", "asked"]


def test_what_somebody_took_back_does_not_come_in_again(opened: OpenArchive, papers: Papers) -> None:
    imported(opened, papers(LETTERS), HISTORY)
    held = consultation(opened)
    number = next(int(one) for one, record in held.facts["records"].items() if record["kind"] == "outcome")
    command = TakeBackConsultationRecord(consultation_id=held.id, number=number, reason="feil", by="kari")
    take_back_consultation_record(Archive(opened.stores.recorder, opened.follower), command)
    before = positions(opened)
    again = imported(opened, papers({}), HISTORY)
    assert (positions(opened), remarks(again)) == (before, {"2": ["import-taken-back"]})


def test_a_sender_that_is_nearly_an_organisation_is_kept_in_words_and_told(opened: OpenArchive, papers: Papers) -> None:
    report = imported(opened, papers({}), [*MUNICIPALITIES, OLD | {"avsender": "Oppdikta fylkeskommune"}])
    assert remarks(report) == {"7": ["import-sender-in-words"]}
    assert consultation(opened, "2025/1").facts["sender"] == "Oppdikta fylkeskommune"


BAD: list[tuple[Cells, str]] = [
    (PLAN, "row-same-as"),
    (PLAN | {"referanse": "2025/5"}, "row-key-taken"),
    (PLAN | {"referanse": "2025/6", "nøkkel": "seks", "mottatt": ""}, "invalid-value"),
    (PLAN | {"referanse": "2025/7", "nøkkel": "", "mottatt": "i fjor"}, "invalid-value"),
    (PLAN | {"referanse": "2025/8", "nøkkel": "", "avsender": "999999999"}, "row-unknown-organisation"),
    (PLAN | {"referanse": "2025/9", "nøkkel": "", "fil": "borte.txt"}, "row-file-not-found"),
    (PLAN | {"referanse": "fire", "nøkkel": ""}, "invalid-value"),
    (event("utfall", "2025", høring="seks", vedtakstekst="x"), "row-belongs-to-left-out"),
    (event("utfall", "2025", høring="2001/1", vedtakstekst="x"), "row-unknown-consultation"),
    (event("brant ned", "2025"), "invalid-value"),
    (event("svarmåte", "11.02.2025", svarmåte="kanskje"), "invalid-value"),
    (event("svarmåte", "12.02.2025", svarmåte="felles", prinsipp="2024/1 punkt 3"), "row-unknown-principle"),
    (event("innspill", "13.02.2025", organisasjon="Prøvdall"), "row-unknown-organisation-alike"),
    (event("innspill", "14.02.2025", organisasjon="Prøvdal; Tenkeby"), "invalid-value"),
    (event("innspill", "", organisasjon="Prøvdal"), "invalid-value"),
    (event("innspill", "15.02.2025", organisasjon="Prøvdal", vedtak="RR 9/2024"), "row-unknown-record"),
    (event("besvart", "20.04.2025", uttalelse="2025/99"), "row-unknown-statement"),
    (event("utkast", "15.03.2025"), "invalid-value"),
    (event("utfall", "2025", vedtakstekst="x", nettadresse="der"), "invalid-value"),
    (event("behandlet", "2025", utfall="som vanlig"), "invalid-value"),
    (WAY, "row-same-as"),
]


def test_a_bad_row_is_told_and_never_stops_the_rest(opened: OpenArchive, papers: Papers) -> None:
    good = [*MUNICIPALITIES, PLAN, WAY]
    report = imported(opened, papers(LETTERS), [*good, *(row for row, _ in BAD)])
    rows = {place: code for place, code in codes(report).items() if place.isdecimal()}
    assert rows == {str(place): code for place, (_, code) in enumerate(BAD, start=len(good) + 2)}
    assert [one["kind"] for one in records(opened)] == ["way"]


def test_a_cell_that_a_sort_of_event_does_not_use_is_told(opened: OpenArchive, papers: Papers) -> None:
    rows = [*MUNICIPALITIES, PLAN, WAY | {"hørt": "ja", "frist": "2025"}]
    report = imported(opened, papers(LETTERS), rows)
    said = {one.values["field"] for line in report.lines for one in line.remarks}
    assert said == {"heard", "deadline"}
