"""The papers of a meeting and a plan: all of it is told, and of closed items no more than the public title."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from flask import Flask
from flask_babel import force_locale

from application.documents.paper import Paper
from application.documents.pdf import paper_as_pdf
from application.documents.word.paper import paper_as_docx
from tests.application.documents.papers import HOSTILE, LONG, text_of
from tests.engines.server import EngineMissingError
from tests.engines.verapdf import found_wanting
from tests.web.papers_of_meetings.told import APPROVAL, CALLED, FRAME, ITEMS, MEETING, MINUTES, PLAN, SECRET
from web.papers_of_meetings.minutes import extract, minutes
from web.papers_of_meetings.notice import notice
from web.papers_of_meetings.told import Approval, Called
from web.papers_of_meetings.year_report import year_report


@pytest.fixture(autouse=True)
def bokmål(wordy_app: Flask) -> Iterator[None]:
    with wordy_app.test_request_context(), force_locale("nb"):
        yield


def said(paper: Paper) -> str:
    return text_of(paper_as_pdf(paper))


def test_the_notice_says_when_where_who_is_called_and_what_is_to_be_treated() -> None:
    told = said(notice(FRAME, MEETING, ITEMS, called=CALLED, note="Vel møtt!"))
    for words in ("torsdag 12. mars 2026", "09.00–15.00", "Kommunestyresalen", "https://moter.example.no/rr/2026-12"):
        assert words in told
    for words in ("Forfall meldes så snart som mulig til post@example.no.", "RR 21/2026", "Vedtakssak", "Åse Tenkt"):
        assert words in told
    assert "Regionrådet ber om halvtimesavganger." in told
    assert "Høringsbrev fra departementet" in told
    assert "Forhandlinger" in told
    assert "for lukkede dører, jf. kommuneloven § 11-5 tredje ledd bokstav a" in told
    assert SECRET not in told
    assert told.count("Eventuelt") == 1
    assert SECRET in said(notice(FRAME, MEETING, ITEMS, called={}, shows_closed=True))


def test_the_notice_of_a_joint_meeting_tells_who_is_called_of_each_body() -> None:
    mayors = {"members": [Called(name="Turid Liksom", role="member", party="Liksomnes")]}
    told = said(notice(FRAME, MEETING, ITEMS, called=CALLED, called_jointly=[("Ordførerutvalget", mayors)]))
    assert "Regionrådet: medlemmer" in told
    assert "Ordførerutvalget: medlemmer Navn Representerer Rolle Turid Liksom Liksomnes Medlem" in told
    assert told.count("Kontrollutvalget") == 1
    unsaid = said(notice(replace(FRAME, absence_to=None), MEETING, ITEMS, called={}))
    assert "Forfall meldes så snart som mulig til sekretariatet." in unsaid


def test_the_minutes_say_who_was_there_from_which_item_and_in_whose_place() -> None:
    told = said(minutes(FRAME, MEETING, ITEMS, MINUTES, approval=APPROVAL))
    assert "Åse Tenkt møtte for Bjørn Påfunn" in told
    assert "Ola Prøve fra sak RR 21/2026 til og med sak RR 23/2026" in told
    assert "Turid Liksom bare i sak RR 22/2026" in told
    assert "09.05–14.40" in told
    assert "Til stede med stemmerett: 4." in told
    assert "syk" not in told
    assert "9. april 2026, sak RR 30/2026" in told


def test_the_minutes_tell_pauses_as_pdf_and_in_word() -> None:
    pauses = [{"from": "10:15", "until": "10:30"}, {"from": "12:00", "until": "12:20"}]
    paper = minutes(FRAME, MEETING, ITEMS, MINUTES | {"pauses": pauses}, approval=APPROVAL)
    read = Document(BytesIO(paper_as_docx(paper)))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    in_word = " ".join([*(one.text for one in read.paragraphs), *cells])
    for told in (said(paper), " ".join(in_word.split())):
        assert "Pause kl. 10.15–10.30, 12.00–12.20" in told
    assert "Pause" not in said(minutes(FRAME, MEETING, ITEMS, MINUTES, approval=APPROVAL))


def test_the_minutes_say_what_was_proposed_voted_and_decided() -> None:
    told = said(minutes(FRAME, MEETING, ITEMS, MINUTES, approval=APPROVAL))
    assert "Organet vedtok at Ola Prøve var inhabil" in told
    assert "Styreleder i Jernbanen AS." in told
    assert "Hemmelig grunn" not in told
    assert "Forslag A fra Kari Eksempel" in told
    assert "Votering 1: punkt 1" in told
    assert "A: 2 stemmer, B: 2 stemmer. Stemmetallet var likt" in told
    assert "3 for, 1 mot." in told
    assert "Skiptvet Mot 1 Åse Tenkt møtte for Bjørn Påfunn" in told
    assert "Vedtak (vedtatt med endringer) 1. Regionrådet ber om timesavganger." in told
    assert "Protokolltilførsel fra Åse Tenkt" in told
    assert "Sende uttalelsen Siri Sekretær 20.03.2026" in told
    assert "Saken ble utsatt." in told


def test_elections_are_told_in_every_form() -> None:
    told = said(minutes(FRAME, MEETING, ITEMS, MINUTES))
    assert "Votering 1: leder, skriftlig" in told
    assert "Flertallsvalg, runde 2. Kari Eksempel: 2 stemmer, Ola Prøve: 2 stemmer. 1 blank stemme." in told
    assert "Ved loddtrekning: Kari Eksempel. Valgt: Kari Eksempel." in told
    assert "Plasser: Liste 1 (2), Liste 2 (0). Valgt: Nils, Åse." in told
    assert "Alle var enige om én liste (avtalevalg). Valgt: Ola Prøve." in told
    assert "Det ble trukket lodd mellom Nils, Åse. Valgt: Åse." in told


def test_what_was_closed_is_left_out_unless_the_reader_may_see_it() -> None:
    closed_in_the_meeting = [replace(one, closed=None) for one in ITEMS]
    for items in (ITEMS, closed_in_the_meeting):
        told = said(minutes(FRAME, MEETING, items, MINUTES))
        assert "RR 23/2026 Forhandlinger" in told
        assert "Organet vedtok å lukke møtet, jf. kommuneloven § 11-5" in told
        assert SECRET not in told
        shown = said(extract(FRAME, MEETING, items[3], MINUTES))
        assert SECRET not in shown
        assert "Det som ble behandlet for lukkede dører, er utelatt." in shown
        assert f"{SECRET} avsluttes." in said(extract(FRAME, MEETING, items[3], MINUTES, shows_closed=True))
    assert "syk" in said(minutes(FRAME, MEETING, ITEMS, MINUTES, shows_closed=True))


def test_minutes_that_are_not_approved_say_so_and_signed_ones_by_whom() -> None:
    draft = minutes(FRAME, MEETING, ITEMS, MINUTES)
    assert draft.kind == "Protokoll, ikke godkjent ennå"
    signed = Approval(approved_on="2026-04-09", signed_on="2026-04-10", signed_by=("Kari Eksempel", "Åse Tenkt"))
    assert "Signert 10. april 2026 av Kari Eksempel, Åse Tenkt." in said(
        minutes(FRAME, MEETING, ITEMS, MINUTES, approval=signed)
    )


def test_an_extract_holds_one_item_and_the_meeting_it_is_from() -> None:
    paper = extract(FRAME, MEETING, ITEMS[1], MINUTES, approval=APPROVAL)
    told = said(paper)
    assert paper.title == "RR 21/2026 Høring om nytt togtilbud på Østre linje"
    assert "torsdag 12. mars 2026" in told
    assert "Utskrift fra møteprotokollen" in told
    assert "Valg av leder" not in told
    assert dict(paper.fields)["sak"] == "RR 21/2026"


def test_the_year_report_says_how_far_each_measure_has_come() -> None:
    told = said(year_report(FRAME, PLAN))
    for words in ("6 av 8 holdt", "1 holdt", "Planen har 2 tiltak. 1 er forsinket.", "M1 Halvtimesavganger", "40 %"):
        assert words in told
    for words in ("Regionrådet, RR 40/2025", "Mer av dette", "Ikke dette", "Ingen tiltak.", "Vi samarbeider."):
        assert words in told


@pytest.mark.slow
def test_every_paper_keeps_the_standards(tmp_path: Path) -> None:
    nasty = [replace(one, title=HOSTILE, recommendation=LONG, papers=(HOSTILE, LONG)) for one in ITEMS]
    papers = [
        notice(FRAME, MEETING, ITEMS, called=CALLED),
        notice(FRAME, replace(MEETING, place=LONG, title=HOSTILE), nasty, called={}, shows_closed=True),
        notice(FRAME, MEETING, [], called={}),
        minutes(FRAME, MEETING, ITEMS, MINUTES, approval=APPROVAL),
        minutes(FRAME, MEETING, nasty, MINUTES | {"attendance": [], "treatments": {}}),
        *(extract(FRAME, MEETING, one, MINUTES) for one in ITEMS),
        year_report(FRAME, PLAN),
        year_report(FRAME, replace(PLAN, areas=(), arenas=(), sections=(), title=HOSTILE)),
    ]
    files = []
    for number, paper in enumerate(papers):
        assert paper_as_docx(paper).startswith(b"PK")
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(paper_as_pdf(paper))
    try:
        wanting = found_wanting(files)
    except EngineMissingError as error:
        pytest.skip(str(error))
    assert wanting == []
