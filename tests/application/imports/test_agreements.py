"""Rows of agreements: a whole history from a table, and again, and what becomes of rows that are wrong."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from application.archive import Archive
from application.commands.agreements_put_right import TakeBackRecord, take_back_record
from application.engines import initialise
from application.imports.report import Line, Outcome
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.questions.agreement_facts import agreement_facts
from application.questions.agreements import agreement_by_reference
from application.questions.documents import documents_of
from application.questions.known import last_position
from application.settings import read_settings
from domain.access import Audience
from domain.documents import Document
from domain.intervals import OPEN
from tests.application.imports.agreements import (
    ADOPTED,
    FIRST,
    HISTORY,
    NEW,
    OLD,
    PARTIES,
    RESERVED,
    SECOND,
    TEXTS,
    agreement,
    bound,
    told,
)
from tests.application.imports.manifests import (
    CASE,
    DECISION,
    RR,
    Cells,
    Papers,
    codes,
    imported,
    positions,
    remarks,
    write_manifest,
)
from tests.application.imports.test_manifest import KILLED


def test_a_whole_history_is_filed_whatever_the_order_of_the_rows(opened: OpenArchive, papers: Papers) -> None:
    report = imported(opened, papers(TEXTS), HISTORY)
    assert (codes(report), remarks(report)) == ({}, {})
    assert {kind: count for kind, count in report.kinds(Outcome.FILED).items() if kind != "organisation"} == {
        "agreement": 2,
        "agreement-party": 1,
        "agreement-version": 2,
        "agreement-treatment": 4,
        "agreement-event": 6,
    }
    facts = agreement(opened).facts
    assert facts["covers"] == "Campus og næring"
    assert facts["replaces"] == [agreement(opened, "2015/3").id.hex]
    records = list(facts["records"].values())
    first, second = (one for one in records if one["kind"] == "version")
    assert (first["force"], first["adoption"]["source"]) == (
        {"rule": "all-adopted", "earliest": "2024-02-01", "clause": "§ 12"},
        "law",
    )
    assert [len(one["texts"]) for one in (first, second)] == [2, 2]
    assert first["texts"][1] == second["texts"][1]
    assert second["points"] == ["shares", "withdrawal"]
    assert (second["notice_months"], second["valid_until"], second["review_on"]) == (12, "2028-12-31", "2027-06-01")
    adopted, reserved = (one for one in records if one["kind"] == "adoption" and one["version"] == 1)
    assert adopted["basis"]["reference"] == "KS 3/2024"
    assert adopted["basis"]["authority"] == "Prøvdal kommunestyre"
    assert reserved["basis"]["authority"] == "Nye Liksomnes kommune, kommunestyret"
    assert reserved["reservation"] == {"text": "§ 7 tas ikke i bruk", "clauses": ["§ 7"], "effect": "suspensive"}
    assert ("sending", 1) in told(opened)
    assert bound(opened, "2015/3") == [[], []]
    assert bound(opened) == [
        [("2024-06-01", OPEN, 1)],
        [("2024-06-01", OPEN, 1)],
        [("2024-06-01", "2025-01-01", 1)],
    ]


def test_a_second_run_adds_nothing(opened: OpenArchive, papers: Papers) -> None:
    imported(opened, papers(TEXTS), HISTORY)
    before = positions(opened)
    again = imported(opened, papers({}), HISTORY)
    assert positions(opened) == before
    assert ({line.outcome for line in again.lines}, remarks(again)) == ({Outcome.THERE}, {})


def test_a_rehearsal_says_the_same_and_keeps_nothing(opened: OpenArchive, papers: Papers) -> None:
    rows = [*HISTORY, FIRST | {"versjon": "3", "fil": "finnes-ikke.txt"}]
    rehearsed = imported(opened, papers(TEXTS), rows, rehearse=True)
    assert positions(opened) == 0
    assert list(opened.stores.files.digests()) == []

    def said(lines: list[Line]) -> list[Line]:
        return [replace(line, reason=None) for line in lines]

    assert said(rehearsed.lines) == said(imported(opened, papers({}), rows).lines)


def test_the_public_sees_the_agreement_and_the_texts_of_what_is_more_than_a_draft(
    opened: OpenArchive, papers: Papers
) -> None:
    rows = [*HISTORY, SECOND | {"versjon": "3", "fil": "avtaler/v3.txt", "vedlegg": "", "publisert": "ja"}]
    report = imported(opened, papers(TEXTS | {"avtaler/v3.txt": "utkast"}), rows)
    assert remarks(report) == {str(len(rows) + 1): ["import-draft-closed"]}
    with opened.stores.registers.connect() as connection:
        shown = agreement_by_reference(connection, "2024/2", Audience.PUBLIC)
        assert shown is not None
        facts = agreement_facts(connection, shown.id, last_position(connection), Audience.PUBLIC)
        files = documents_of(connection, [shown.id])[shown.id]
        assert agreement_by_reference(connection, "2015/3", Audience.PUBLIC) is None
    assert facts is not None
    readable = sorted(one.versions[0].name for one in files if one.readable(Audience.PUBLIC))
    assert readable == ["kart.txt", "v1.txt", "v2.txt"]


def test_more_rows_add_just_those_and_a_changed_row_is_told(opened: OpenArchive, papers: Papers) -> None:
    rows = [*PARTIES, OLD, NEW, FIRST, ADOPTED]
    imported(opened, papers(TEXTS), rows)
    before = positions(opened)
    changed = [
        *PARTIES,
        OLD | {"slag": "eieravtale", "parter": "Prøvdal; Tenkeby"},
        NEW | {"tittel": "En annen", "fagområde": "helse"},
        FIRST | {"dato": "06.01.2024", "i kraft når": "signert", "sendt": "09.01.2024", "skal vedtas av": "Prøvdal"},
        ADOPTED | {"dato": "21.01.2024", "vedtaksnummer": "KS 4/2024", "forbehold": "Nei."},
    ]
    report = imported(opened, papers({"avtaler/v1.txt": "§ 1 Et annet"}), changed)
    assert positions(opened) == before
    said = {
        line.place: [one.values.get("field", one.code) for one in line.remarks] for line in report.lines if line.remarks
    }
    assert said == {
        "6": ["kind", "parties"],
        "7": ["title", "subject_areas"],
        "8": ["import-other-text", "date", "adopted_by", "force_rule", "sent_on"],
        "9": ["date", "reservation", "reservation_effect", "import-other-basis-there"],
    }
    only_another_day = imported(opened, papers(TEXTS), [*rows[:-1], ADOPTED | {"dato": "21.01.2024"}])
    assert remarks(only_another_day) == {"9": ["import-differs"]}
    more = imported(opened, papers(TEXTS), [*rows, RESERVED, SECOND])
    assert more.kinds(Outcome.FILED) == {"agreement-treatment": 1, "agreement-version": 1}


def test_a_column_that_says_nothing_in_a_row_is_told(opened: OpenArchive, papers: Papers) -> None:
    signed = {"type": "hendelse", "avtale": "2024/2", "versjon": "1", "hendelse": "signert", "dato": "2024-03"}
    rows = [
        *PARTIES,
        OLD,
        NEW,
        FIRST | {"sendt": "", "flertall": "2/3"},
        ADOPTED | {"tekst": "Enstemmig"},
        RESERVED | {"utfall": "avslått"},
        signed | {"frist": "2025", "underskrevet av": "Ordføreren"},
        {"type": "avtalepart", "avtale": "2024/2", "organisasjon": "Tenkeby", "fra og med": "2025", "varslet": "2025"},
    ]
    said = {
        line.place: {one.values["field"] for one in line.remarks}
        for line in imported(opened, papers(TEXTS), rows).lines
        if line.remarks
    }
    assert said == {
        "8": {"deadline", "majority"},
        "9": {"text"},
        "10": {"reservation", "reservation_effect", "clauses"},
        "11": {"deadline"},
        "12": {"notice_on"},
    }


def test_a_file_that_is_not_there_is_told_and_comes_in_later(opened: OpenArchive, papers: Papers) -> None:
    rows = [*PARTIES, OLD, NEW, FIRST, SECOND | {"fil": "../hemmelig.txt", "vedlegg": ""}]
    some = {"avtaler/kart.txt": TEXTS["avtaler/kart.txt"], "avtaler/v1.txt": ""}
    report = imported(opened, papers(some), rows)
    assert codes(report) == {"avtaler/v1.txt": "import-empty-file", "../hemmelig.txt": "row-outside-folder"}
    assert report.kinds(Outcome.FILED)["agreement-version"] == 2
    before = positions(opened)
    assert codes(imported(opened, papers({}), rows)) == codes(report)
    assert positions(opened) == before
    later = imported(opened, papers(TEXTS), [*rows[:-1], SECOND])
    assert codes(later) == {}
    assert later.kinds(Outcome.CHANGED) == {"agreement-version": 2}
    amended = [one for one in agreement(opened).facts["records"].values() if one["kind"] == "amendment"]
    assert [len(one["texts"]) for one in amended] == [2, 2]
    archive = Archive(opened.stores.recorder)
    names = [_name(archive, one["texts"][0]["document_id"]) for one in amended]
    assert names == ["v1.txt", "v2.txt"]
    before = positions(opened)
    assert {line.outcome for line in imported(opened, papers({}), [*rows[:-1], SECOND]).lines} == {Outcome.THERE}
    assert positions(opened) == before


def test_a_text_that_was_filed_by_hand_is_known_by_its_bytes(opened: OpenArchive, papers: Papers) -> None:
    rows = [*PARTIES, OLD, NEW, FIRST | {"fil": "avtaler/v1.txt", "vedlegg": ""}]
    imported(opened, papers(TEXTS), rows)
    before = positions(opened)
    moved = FIRST | {"fil": "annet sted/avtalen.txt", "vedlegg": ""}
    again = imported(opened, papers({"annet sted/avtalen.txt": TEXTS["avtaler/v1.txt"]}), [*rows[:-1], moved])
    assert (positions(opened), remarks(again)) == (before, {})


def test_a_shielding_that_is_new_in_a_row_is_told_and_the_text_stays_closed(
    opened: OpenArchive, papers: Papers
) -> None:
    rows = [*PARTIES, OLD, NEW | {"publisert": "nei"}, FIRST | {"publisert": "nei"}]
    imported(opened, papers(TEXTS), rows)
    before = positions(opened)
    shielded = FIRST | {"publisert": "ja", "skjerming": "hel", "hjemmel": "offl. § 23 første ledd"}
    again = imported(opened, papers({}), [*rows[:-1], shielded])
    assert (positions(opened), remarks(again)) == (before, {"8": ["import-differs"]})
    with opened.stores.registers.connect() as connection:
        files = documents_of(connection, [agreement(opened).id])[agreement(opened).id]
    assert [one.readable(Audience.PUBLIC) for one in files] == [None, None]


def test_what_somebody_took_back_does_not_come_in_again(opened: OpenArchive, papers: Papers) -> None:
    imported(opened, papers(TEXTS), HISTORY)
    held = agreement(opened)
    number = next(int(one) for one, record in held.facts["records"].items() if record["kind"] == "decline")
    command = TakeBackRecord(agreement_id=held.id, number=number, reason="feil", by="kari")
    take_back_record(Archive(opened.stores.recorder, opened.follower), command)
    before = positions(opened)
    again = imported(opened, papers({}), HISTORY)
    assert (positions(opened), remarks(again)) == (before, {"5": ["import-taken-back"]})


def test_an_unknown_decision_is_told_with_those_that_may_be_meant(opened: OpenArchive, papers: Papers) -> None:
    by_assembly = FIRST | {"skal vedtas av": "representantskapet", "flertall": "2/3", "fil": "", "vedlegg": ""}
    adopted = {"type": "behandling", "avtale": "2024/2", "versjon": "1", "utfall": "vedtatt"}
    votes = {"stemmer for": "8", "avgitte stemmer": "12"}
    rows = [*PARTIES, OLD, NEW, RR, CASE, by_assembly, DECISION, adopted | votes | {"vedtak": "RR 32/2019"}]
    report = imported(opened, papers({}), rows)
    reason = next(report.left_out()).reason
    assert reason is not None
    assert (reason.code, reason.values["alike"].casefold()) == ("row-unknown-decision-alike", "rr 23/2019")
    assert codes(imported(opened, papers({}), [*rows[:-1], adopted | votes | {"vedtak": "RR 23/2019"}])) == {}
    record = list(agreement(opened).facts["records"].values())[-1]
    assert (record["decided_on"], record["organisation_id"]) == ("2019-06-12", None)
    assert record["votes"] == {"for": 8, "cast": 12}
    assert record["basis"]["kind"] == "decision"


BAD: list[tuple[Cells, str]] = [
    (NEW | {"referanse": "2024/3", "parter": "Prøvdall"}, "row-unknown-organisation-alike"),
    (NEW | {"referanse": "2024/4", "parter": "Ingensteds"}, "row-unknown-organisation"),
    (NEW | {"referanse": "2024/5", "erstatter": "2001/1"}, "row-unknown-agreement"),
    (NEW | {"referanse": "2024/6", "sak": "2001/1"}, "row-unknown-case"),
    (NEW | {"referanse": "to"}, "invalid-value"),
    (NEW | {"referanse": "2024/7", "slag": "ekteskap"}, "invalid-value"),
    (NEW, "row-same-as"),
    (NEW | {"referanse": "2024/8", "nøkkel": "Gammel", "erstatter": ""}, "row-key-taken"),
    (NEW | {"referanse": "", "nøkkel": "gammel", "erstatter": ""}, "row-key-taken"),
    (FIRST | {"avtale": "2024/3"}, "row-belongs-to-left-out"),
    (FIRST | {"avtale": "2001/1"}, "row-unknown-agreement"),
    (FIRST | {"versjon": "første"}, "invalid-value"),
    (FIRST | {"versjon": "7", "i kraft når": "fra dato", "tidligst i kraft": ""}, "invalid-value"),
    (FIRST | {"versjon": "8", "til og med": "2023"}, "invalid-value"),
    (FIRST | {"versjon": "9", "skal vedtas av": "Prøvdal; Ingensteds"}, "row-unknown-organisation"),
    (FIRST | {"versjon": "10", "skal vedtas av": "kongen"}, "invalid-value"),
    (FIRST, "row-same-as"),
    (ADOPTED | {"versjon": "9"}, "row-belongs-to-left-out"),
    (ADOPTED | {"versjon": "99"}, "invalid-value"),
    (ADOPTED | {"organisasjon": "Tenkeby"}, "invalid-value"),
    (ADOPTED | {"organisasjon": "representantskapet"}, "invalid-value"),
    (ADOPTED | {"organisasjon": "Liksomnes", "vedtak": "RR 9/2024"}, "row-unknown-record"),
    (ADOPTED | {"organisasjon": "Liksomnes", "utfall": "kanskje"}, "invalid-value"),
    (ADOPTED | {"organisasjon": "Liksomnes", "dato": ""}, "invalid-value"),
    (ADOPTED | {"organisasjon": "Liksomnes", "stemmer for": "9", "avgitte stemmer": "5"}, "invalid-value"),
    (ADOPTED | {"organisasjon": "Liksomnes", "bestemmelser": "§ 2"}, "invalid-value"),
    ({"type": "hendelse", "avtale": "2024/2", "hendelse": "brant ned", "dato": "2024"}, "invalid-value"),
    ({"type": "hendelse", "avtale": "2024/2", "hendelse": "signert", "dato": "2024"}, "invalid-value"),
    (
        {"type": "hendelse", "avtale": "2024/2", "versjon": "1", "hendelse": "forbehold trukket", "dato": "2024"}
        | {"organisasjon": "Prøvdal"},
        "invalid-value",
    ),
    ({"type": "avtalepart", "avtale": "2024/2", "organisasjon": "Tenkeby", "fra og med": "i fjor"}, "invalid-value"),
]


def test_a_bad_row_is_told_and_never_stops_the_rest(opened: OpenArchive, papers: Papers) -> None:
    good = [*PARTIES, OLD, NEW, FIRST, ADOPTED]
    report = imported(opened, papers(TEXTS), [*good, *(row for row, _ in BAD)])
    files = {place: code for place, code in codes(report).items() if place.isdecimal()}
    assert files == {str(place): code for place, (_, code) in enumerate(BAD, start=len(good) + 2)}
    assert report.kinds(Outcome.FILED)["agreement-version"] == 1
    assert told(opened) == [("party", None), ("party", None), ("version", 1), ("sending", 1), ("adoption", 1)]
    alike = next(line.reason for line in report.left_out() if line.place == str(len(good) + 2))
    assert alike is not None
    assert alike.values["alike"] == "Prøvdal kommune"


@pytest.mark.parametrize("after", [9, 16])
def test_an_import_killed_anywhere_is_completed_by_the_next(
    opened: OpenArchive, papers: Papers, tmp_path: Path, after: int
) -> None:
    folder = papers(TEXTS)
    settings = read_settings({"secret_key": "s" * 40, "data": tmp_path / "elsewhere"}, env_file=None)
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    with open_archive(settings) as elsewhere:
        imported(elsewhere, folder, HISTORY)
        whole = positions(elsewhere)
    manifest = write_manifest(folder, HISTORY)
    words = [sys.executable, "-c", KILLED, str(after), str(tmp_path / "archive"), str(folder), str(manifest)]
    assert os.spawnv(os.P_WAIT, sys.executable, words) == -9
    assert imported(opened, folder, HISTORY).is_complete
    assert positions(opened) == whole


def _name(archive: Archive, document_id: str) -> str:
    return str(archive.load(Document, UUID(document_id)).name)
