"""A folder with a manifest, from rows to what everybody may ask of the archive."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from application.commands.cases import ReopenCase, reopen_case
from application.engines import initialise
from application.errors import StorageFullError
from application.files.protocol import Readable, StoredFile
from application.imports.report import Line, Outcome, Report
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.questions.bodies import all_bodies
from application.questions.cases import case_by_reference, list_cases
from application.questions.decisions import decision_by_slug, list_decisions
from application.questions.documents import documents_of
from application.questions.journal import entry_by_reference, list_entries
from application.questions.organisations import all_organisations
from application.settings import read_settings
from domain.access import Audience
from tests.application.imports.manifests import (
    CASE,
    DECISION,
    ENTRY,
    FILES,
    RR,
    WHOLE,
    Papers,
    codes,
    imported,
    positions,
    remarks,
    write_manifest,
)


@pytest.fixture
def whole(opened: OpenArchive, papers: Papers) -> Report:
    return imported(opened, papers(FILES), WHOLE)


def test_everything_is_filed_whatever_the_order_of_the_rows(whole: Report) -> None:
    assert codes(whole) == {}
    assert whole.kinds(Outcome.FILED) == {
        "organisation": 4,
        "body": 2,
        "case": 1,
        "journal-entry": 3,
        "decision": 2,
        "document": 1,
    }
    assert whole.kinds(Outcome.CHANGED) == {"body": 1}


def test_a_second_run_adds_nothing(opened: OpenArchive, papers: Papers, whole: Report) -> None:
    before = positions(opened)
    again = imported(opened, papers({}), WHOLE)
    assert positions(opened) == before
    assert {line.outcome for line in again.lines} == {Outcome.THERE}
    assert remarks(again) == {}


def test_what_the_rows_say_is_what_the_archive_answers(opened: OpenArchive, whole: Report) -> None:
    with opened.stores.registers.connect() as connection:
        case = case_by_reference(connection, "2019/4", Audience.OFFICER)
        first = entry_by_reference(connection, "2019/4-1", Audience.OFFICER)
        decision = decision_by_slug(connection, "RR-23-2019", Audience.OFFICER)
        assert case
        assert first
        assert decision
        names = [one.name for view in documents_of(connection, [first.id])[first.id] for one in view.versions]
        organisations = {one.name: one for one in all_organisations(connection)}
        bodies = {one.abbreviation: one for one in all_bodies(connection)}
    assert (case.title, case.opened_on, case.closed, case.closed_on) == ("Ny samarbeidsavtale", "2014", True, "2020-05")
    assert case.subject_areas == ("næring", "samferdsel")
    assert (first.kind, first.document_date, first.received_on) == ("incoming", "2019-03-03", "2019-03-05")
    assert [one.organisation_id for one in first.senders] == [organisations["Prøvdal kommune"].id]
    assert names == ["brev.txt", "a.txt", "kart.txt"]
    assert (decision.outcome, decision.decided_on, decision.number) == ("amended", "2019-06-12", "23/2019")
    assert decision.recommendation == "Avtalen godkjennes."
    assert [vote["organisation_id"] is not None for vote in decision.ballots[0]["votes"]] == [True, True, True]
    assert len(decision.papers) == 1
    assert bodies["RR"].owner_id == organisations["Prøveregionen"].id
    assert organisations["Tenkeby kommune"].merged_into == organisations["Liksomnes kommune"].id
    assert organisations["Tenkeby kommune"].merged_on == "2020-01-01"


def test_a_body_goes_by_the_abbreviation_it_had_then(opened: OpenArchive, whole: Report) -> None:
    with opened.stores.registers.connect() as connection:
        found = {one.reference: one.body_name for one in list_decisions(connection, Audience.READER).items}
    assert found == {"RR 23/2019": "Regionrådet", "AU 3/2015": "Ordførerutvalget"}


def test_the_public_reads_what_is_published_and_nothing_of_what_is_shielded(opened: OpenArchive, whole: Report) -> None:
    with opened.stores.registers.connect() as connection:
        entries = {one.reference: one for one in list_entries(connection, Audience.PUBLIC).items}
        hidden = entries["2019/4-3"]
        files = documents_of(connection, [hidden.id])[hidden.id]
    assert set(entries) == {"2019/4-1", "2019/4-2", "2019/4-3"}
    assert (hidden.title, hidden.senders[0].name) == ("Brev", None)
    assert hidden.access.basis == "offl. § 13, jf. fvl. § 13 første ledd nr. 1"
    assert [one.readable(Audience.PUBLIC) for one in files] == [None]
    assert [one.readable(Audience.OFFICER) is not None for one in files] == [True]


def test_what_is_not_said_to_be_published_is_not_unless_the_command_says_so(
    opened: OpenArchive, papers: Papers
) -> None:
    rows = [RR, CASE, ENTRY, DECISION, ENTRY | {"referanse": "2019/4-2", "publisert": "nei"}]
    imported(opened, papers({}), rows)
    with opened.stores.registers.connect() as connection:
        assert list_cases(connection, Audience.PUBLIC).items == []
    report = imported(opened, papers({}), rows, publish=True)
    assert report.kinds(Outcome.CHANGED) == {"journal-entry": 1, "decision": 1}
    with opened.stores.registers.connect() as connection:
        assert [one.reference for one in list_entries(connection, Audience.PUBLIC).items] == ["2019/4-1"]
    before = positions(opened)
    imported(opened, papers({}), rows, publish=True)
    assert positions(opened) == before


def test_a_rehearsal_says_the_same_and_keeps_nothing(opened: OpenArchive, papers: Papers) -> None:
    rows = [*WHOLE, ENTRY | {"referanse": "2019/4-9", "fil": "finnes-ikke.txt"}]
    rehearsed = imported(opened, papers(FILES), rows, rehearse=True)
    assert positions(opened) == 0
    assert list(opened.stores.files.digests()) == []

    def said(lines: list[Line]) -> list[Line]:
        return [replace(line, reason=None) for line in lines]

    assert said(rehearsed.lines) == said(imported(opened, papers({}), rows).lines)


def test_a_full_disk_stops_it_and_the_next_run_completes_it(opened: OpenArchive, papers: Papers) -> None:
    class Full:
        left = 2

        def put(self, stream: Readable, *, limit: int, name: str) -> StoredFile:
            if not self.left:
                raise StorageFullError(name=name, folder="archive")
            self.left -= 1
            return opened.stores.files.put(stream, limit=limit, name=name)

    full = replace(opened, stores=replace(opened.stores, files=Full()))  # type: ignore[arg-type]
    stopped = imported(full, papers(FILES), WHOLE)
    assert isinstance(stopped.stopped, StorageFullError)
    assert not stopped.is_complete
    later = imported(opened, papers({}), WHOLE)
    assert later.is_complete
    assert later.kinds(Outcome.THERE)["journal-entry"] == 1
    before = positions(opened)
    imported(opened, papers({}), WHOLE)
    assert positions(opened) == before


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from application.events.sqlite import EventRecorder
from application.imports.manifest import import_manifest
from application.opened import open_archive
from application.settings import read_settings

left, insert = [int(sys.argv[1])], EventRecorder.insert_events

def dying(*args, **kwargs):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), 9)
    return insert(*args, **kwargs)

EventRecorder.insert_events = dying
settings = read_settings({"secret_key": "s" * 40, "data": sys.argv[2]}, env_file=None)
import_manifest(open_archive(settings), Path(sys.argv[3]), Path(sys.argv[4]))
"""


@pytest.mark.parametrize("after", [3, 5, 9, 12, 16])
def test_an_import_killed_anywhere_is_completed_by_the_next(
    opened: OpenArchive, papers: Papers, tmp_path: Path, whole_elsewhere: int, after: int
) -> None:
    folder = papers(FILES)
    manifest = write_manifest(folder, WHOLE)
    words = [sys.executable, "-c", KILLED, str(after), str(tmp_path / "archive"), str(folder), str(manifest)]
    assert os.spawnv(os.P_WAIT, sys.executable, words) == -9
    report = imported(opened, folder, WHOLE)
    assert report.is_complete
    assert positions(opened) == whole_elsewhere


@pytest.fixture
def whole_elsewhere(tmp_path: Path, papers: Papers) -> int:
    """How many events an import without interruption records."""
    settings = read_settings({"secret_key": "s" * 40, "data": tmp_path / "elsewhere"}, env_file=None)
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    with open_archive(settings) as archive:
        imported(archive, papers(FILES), WHOLE)
        return positions(archive)


def test_a_changed_row_is_told_and_changes_nothing(opened: OpenArchive, papers: Papers) -> None:
    rows = [RR, CASE, ENTRY | {"fil": "brev.txt"}, DECISION | {"votering": "6 mot 2"}]
    imported(opened, papers({"brev.txt": "brev"}), rows)
    before = positions(opened)
    changed = [
        RR | {"slag": "nettverk"},
        CASE | {"tittel": "En annen", "dato": "2018"},
        ENTRY
        | {"fil": "brev.txt", "avsender": "Kari Eksempel", "slag": "ut", "hjemmel": "offl. § 23", "publisert": "ja"},
        DECISION | {"votering": "5 mot 3", "utfall": "avvist", "vedtakstekst": "Nei."},
    ]
    report = imported(opened, papers({"brev.txt": "et annet brev"}), changed)
    assert positions(opened) == before
    said = {line.place: {remark.values.get("field", remark.code) for remark in line.remarks} for line in report.lines}
    assert said == {
        "2": {"kind"},
        "3": {"title", "date"},
        "4": {"import-other-file", "senders", "kind", "shielding"},
        "5": {"import-other-votes", "outcome", "text"},
    }
    differing = next(remark for line in report.lines for remark in line.remarks if remark.values["field"] == "kind")
    assert differing.values == {"field": "kind", "filed": "politisk", "given": "nettverk"}


def test_new_rows_are_added_later_and_find_what_is_there(opened: OpenArchive, papers: Papers) -> None:
    imported(opened, papers({}), [RR, CASE, ENTRY])
    later = imported(
        opened,
        papers({"b.txt": "b"}),
        [
            {"type": "journalpost", "sak": "2019/4", "tittel": "Svar"},
            DECISION | {"sak": "2019/4", "saksframlegg": "2019/4-1; 2019/4-2"},
            {"type": "dokument", "hører til": "RR 23/2019", "fil": "b.txt"},
        ],
    )
    assert codes(later) == {}
    assert [line.reference for line in later.lines] == ["2019/4-2", "RR 23/2019", "RR 23/2019"]


def test_a_case_that_somebody_reopened_stays_open(opened: OpenArchive, papers: Papers) -> None:
    rows = [CASE | {"avsluttet": "2020"}]
    imported(opened, papers({}), rows)
    with opened.stores.registers.connect() as connection:
        case = case_by_reference(connection, "2019/4", Audience.READER)
    assert case is not None
    assert case.closed
    reopen_case(opened.archive, ReopenCase(case_id=case.id, reason="mer kom", by="kari"))
    before = positions(opened)
    imported(opened, papers({}), rows)
    assert positions(opened) == before
