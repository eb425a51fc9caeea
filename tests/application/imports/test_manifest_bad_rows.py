"""Rows that cannot be filed: each is left out with a reason, the rest is filed, and nothing is half filed."""

from pathlib import Path

import pytest

from application.errors import ApplicationError
from application.imports import dealers
from application.imports.errors import ManifestColumnError
from application.imports.report import Outcome
from application.opened import OpenArchive
from application.questions.journal import list_entries
from domain.access import Audience
from tests.application.imports.manifests import (
    CASE,
    DECISION,
    ENTRY,
    RR,
    Cells,
    Papers,
    codes,
    imported,
    positions,
    remarks,
)
from tests.domain.given import IDENTITY_NUMBER

GOOD = [RR, CASE, ENTRY, DECISION]
"""Rows 2 to 5; what is wrong comes in row 6."""


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"type": "notat", "tittel": "Ukjent type"}, "invalid-value unknown type"),
        ({"type": "", "tittel": "Uten type"}, "invalid-value missing type"),
        ({"type": "sak", "tittel": ""}, "invalid-value missing title"),
        ({"type": "sak", "tittel": "Feil nummer", "referanse": "2019-7"}, "invalid-value bad-case-reference reference"),
        ({"type": "sak", "tittel": "Feil dato", "dato": "31.02.2019"}, "invalid-value bad-date date"),
        ({"type": "sak", "tittel": "A", "dato": "2019", "avsluttet": "2018"}, "invalid-value before-start ended"),
        ({"type": "organ", "tittel": "Uten slag", "forkortelse": "US"}, "invalid-value missing kind"),
        (
            {"type": "organ", "tittel": "Et annet", "slag": "politisk", "forkortelse": "XX", "eier": "?"},
            "row-unknown-organisation",
        ),
        (
            {"type": "organisasjon", "tittel": "A", "referanse": "123456789"},
            "invalid-value bad-organisation-number number",
        ),
        ({"type": "organisasjon", "tittel": "Uten slag"}, "invalid-value missing kind"),
        ({"type": "organisasjon", "tittel": IDENTITY_NUMBER, "slag": "lag"}, "identity-number"),
        (ENTRY | {"referanse": "2019/99-1"}, "row-unknown-case"),
        (ENTRY | {"referanse": "", "sak": ""}, "invalid-value missing case"),
        (ENTRY | {"referanse": "x1", "sak": "avtale"}, "invalid-value bad-entry-reference reference"),
        (ENTRY | {"referanse": "2019/4-1"}, "row-same-as"),
        (ENTRY | {"referanse": "2019/4-2", "sak": "2018/1"}, "row-unknown-case"),
        (ENTRY | {"referanse": "2019/4-2", "slag": "sms"}, "invalid-value unknown kind"),
        (ENTRY | {"referanse": "2019/4-2", "avsender": "9999"}, "row-unknown-organisation"),
        (ENTRY | {"referanse": "2019/4-2", "publisert": "kanskje"}, "invalid-value unknown published"),
        (ENTRY | {"referanse": "2019/4-2", "skjerming": "hel"}, "invalid-value missing basis"),
        (ENTRY | {"referanse": "2019/4-2", "hjemmel": "hemmelig"}, "row-bad-basis"),
        (ENTRY | {"referanse": "2019/4-2", "hjemmel": "offl. § 3"}, "invalid-value unknown-section basis"),
        (ENTRY | {"referanse": "2019/4-2", "hjemmel": "offl. § 13"}, "invalid-value rule-missing basis"),
        (
            ENTRY | {"referanse": "2019/4-2", "fil": "brev.txt", "offentlig versjon": "a.txt"},
            "invalid-value missing basis",
        ),
        (
            ENTRY
            | {
                "referanse": "2019/4-2",
                "fil": "brev.txt",
                "offentlig versjon": "a.txt",
                "skjerming": "hel",
                "hjemmel": "§ 23",
            },
            "invalid-value not-in-part public_file",
        ),
        (
            ENTRY | {"referanse": "2019/4-2", "fil": "brev.txt", "offentlig versjon": "brev.txt", "hjemmel": "§ 23"},
            "invalid-value same-as-shielded public_version",
        ),
        (ENTRY | {"referanse": "2019/4-2", "tittel": f"Om {IDENTITY_NUMBER}", "publisert": "ja"}, "identity-number"),
        (ENTRY | {"referanse": "2019/4-2", "fil": "finnes-ikke.txt"}, "row-file-not-found"),
        (ENTRY | {"referanse": "2019/4-2", "fil": "../utenfor.txt"}, "row-outside-folder"),
        (ENTRY | {"referanse": "2019/4-2", "fil": "..\\utenfor.txt"}, "row-outside-folder"),
        (ENTRY | {"referanse": "2019/4-2", "fil": "/etc/passwd"}, "row-outside-folder"),
        (ENTRY | {"referanse": "2019/4-2", "fil": "C:\\brev.txt"}, "row-outside-folder"),
        (ENTRY | {"referanse": "2019/4-2", "fil": "tom.txt"}, "import-empty-file"),
        (ENTRY | {"referanse": "2019/4-2", "fil": "stor.txt"}, "file-too-large"),
        (ENTRY | {"referanse": "2019/4-2", "fil": "lenke.txt"}, "import-link"),
        (ENTRY | {"referanse": "2019/4-2", "fil": "brev.txt", "vedlegg": "a.txt; borte.txt"}, "row-file-not-found"),
        (DECISION | {"referanse": "24/2019", "organ": "XX"}, "row-unknown-body"),
        (DECISION | {"referanse": "24/2019", "organ": ""}, "invalid-value missing body"),
        (DECISION | {"referanse": "tjuefire"}, "invalid-value bad-item-number number"),
        (DECISION | {"referanse": "24/2019", "dato": "01.01.2026"}, "decision-in-future"),
        (DECISION | {"referanse": "24/2018", "dato": "31.12.2018"}, "decision-before-case"),
        (DECISION | {"referanse": "24/2019", "dato": ""}, "invalid-value missing date"),
        (DECISION | {"referanse": "24/2019", "utfall": "uavgjort"}, "invalid-value unknown outcome"),
        (DECISION | {"referanse": "24/2019", "votering": "nesten alle"}, "row-bad-votes"),
        (DECISION | {"referanse": "24/2019", "votering": "3 mot 3"}, "invalid-value tie votes"),
        (DECISION | {"referanse": "24/2019", "saksframlegg": "2019/4-9"}, "row-unknown-record"),
        (DECISION | {"referanse": "RR 23/2019"}, "row-same-as"),
        (DECISION | {"referanse": "AU 24/2019"}, "row-unknown-body"),
        ({"type": "dokument", "fil": "brev.txt", "hører til": "2019/4-9"}, "row-unknown-record"),
        ({"type": "dokument", "fil": "", "hører til": "2019/4-1"}, "invalid-value missing file"),
        ({"type": "dokument", "fil": "brev.txt", "hører til": ""}, "invalid-value missing belongs_to"),
        (
            {"type": "dokument", "fil": "brev.txt", "hører til": "2019/4-1", "rolle": "forside"},
            "invalid-value unknown role",
        ),
    ],
)
def test_a_bad_row_is_left_out_with_its_reason_and_the_rest_is_filed(
    opened: OpenArchive, papers: Papers, row: Cells, code: str
) -> None:
    folder = papers({"brev.txt": "brev", "a.txt": "a", "tom.txt": "", "stor.txt": "x" * 10_001})
    (folder / "lenke.txt").symlink_to("/etc/passwd")
    (folder.parent / "utenfor.txt").write_text("hemmelig")
    filler = {"type": "journalpost", "sak": "avtale", "tittel": "Fyll", "vedlegg": ""}
    report = imported(opened, folder, [*GOOD, row, filler | {"votering": "", "rolle": ""}])
    left = [line for line in report.left_out() if line.kind != "file"]
    assert [line.place for line in left] == ["6"]
    reason = left[0].reason
    assert reason is not None
    expected = code.split()
    assert [reason.code, *(reason.values[name] for name in ("problem", "field") if expected[1:])] == expected
    assert report.kinds(Outcome.FILED) == {"body": 1, "case": 1, "journal-entry": 2, "decision": 1}
    alone = positions(opened)
    again = imported(opened, folder, [*GOOD, row, filler | {"votering": "", "rolle": ""}])
    assert positions(opened) == alone
    assert [line.place for line in again.left_out() if line.kind != "file"] == ["6"]


def test_a_reference_that_another_record_has_is_refused_and_its_rows_go_nowhere_else(
    opened: OpenArchive, papers: Papers
) -> None:
    imported(opened, papers({}), [{"type": "sak", "nøkkel": "annen", "tittel": "En annen sak"}])
    rows = [
        {"type": "sak", "referanse": "2025/1", "tittel": "Vår sak"},
        {"type": "journalpost", "referanse": "2025/1-1", "tittel": "Vårt brev"},
        {"type": "journalpost", "sak": "2025/1", "tittel": "Vårt svar"},
    ]
    before = positions(opened)
    assert codes(imported(opened, papers({}), rows)) == {
        "2": "reference-taken",
        "3": "row-belongs-to-left-out",
        "4": "row-belongs-to-left-out",
    }
    assert positions(opened) == before


def test_rows_that_belong_to_one_that_was_left_out_say_so(opened: OpenArchive, papers: Papers) -> None:
    rows: list[Cells] = [
        RR | {"slag": "rar"},
        CASE,
        ENTRY | {"fil": "borte.txt", "nøkkel": "brev"},
        {"type": "dokument", "hører til": "brev", "fil": "brev.txt"},
        DECISION | {"organ": "Regionrådet"},
        ENTRY | {"referanse": "2019/4-2"},
    ]
    report = imported(opened, papers({"brev.txt": "brev"}), rows)
    assert codes(report) == {
        "2": "invalid-value",
        "4": "row-file-not-found",
        "5": "row-belongs-to-left-out",
        "6": "row-belongs-to-left-out",
    }
    reasons = {line.place: line.reason.values for line in report.left_out() if line.reason}
    assert reasons["5"] == {"row": "4", "name": "brev"}
    assert reasons["6"] == {"row": "2", "name": "Regionrådet"}


def test_files_that_no_row_names_are_told(opened: OpenArchive, papers: Papers) -> None:
    files = {"brev.txt": "brev", "glemt/utkast.txt": "?", "Thumbs.db": "x", "nevnt.txt": ""}
    rows = [CASE, ENTRY | {"fil": "BREV.TXT"}, ENTRY | {"referanse": "2019/4-2", "fil": "nevnt.txt"}]
    report = imported(opened, papers(files), rows)
    assert codes(report) == {"4": "import-empty-file", "glemt/utkast.txt": "import-not-in-manifest"}
    skipped = [line.place for line in report.lines if line.outcome is Outcome.SKIPPED]
    assert skipped == ["Thumbs.db"]


def test_columns_and_cells_that_are_not_used_are_told(opened: OpenArchive, papers: Papers) -> None:
    rows = [CASE | {"hylle": "A", "# merknad": "husk", "votering": "enstemmig"}]
    report = imported(opened, papers({}), rows)
    assert codes(report) == {"hylle": "manifest-unknown-column"}
    assert remarks(report) == {"2": ["import-not-used"]}


def test_an_identity_number_in_an_open_title_is_told(opened: OpenArchive, papers: Papers) -> None:
    about = ENTRY | {"tittel": f"Om {IDENTITY_NUMBER}"}
    rows = [CASE, about, about | {"referanse": "2019/4-2", "hjemmel": "offl. § 26"}]
    assert remarks(imported(opened, papers({}), rows)) == {"3": ["import-identity-number"]}


def test_a_basis_that_does_not_reach_case_papers_is_told(opened: OpenArchive, papers: Papers) -> None:
    rows = [CASE, ENTRY | {"slag": "saksframlegg", "hjemmel": "offl. § 14"}]
    assert remarks(imported(opened, papers({}), rows)) == {"3": ["case-paper-not-shieldable"]}


def test_the_same_file_in_two_rows_is_stored_once_and_filed_twice(opened: OpenArchive, papers: Papers) -> None:
    rows = [
        CASE,
        ENTRY | {"fil": "brev.txt", "vedlegg": "brev.txt"},
        ENTRY | {"referanse": "2019/4-2", "fil": "brev.txt", "hjemmel": "offl. § 23"},
    ]
    report = imported(opened, papers({"brev.txt": "brev"}), rows)
    assert len(list(opened.stores.files.digests())) == 1
    assert remarks(report) == {"4": ["import-same-bytes"]}
    assert report.kinds(Outcome.FILED) == {"case": 1, "journal-entry": 2}


def test_a_file_whose_name_holds_the_separator_is_found(opened: OpenArchive, papers: Papers) -> None:
    files = {"a; b.txt": "en", "c.txt": "to"}
    report = imported(opened, papers(files), [CASE, ENTRY | {"fil": "c.txt", "vedlegg": "a; b.txt"}])
    assert codes(report) == {}


def test_a_column_that_is_missing_for_these_rows_ends_it_before_anything_is_begun(
    opened: OpenArchive, papers: Papers
) -> None:
    without = {name: text for name, text in DECISION.items() if name != "utfall"}
    with pytest.raises(ManifestColumnError) as caught:
        imported(opened, papers({}), [RR, CASE, without])
    assert caught.value.values["missing"] == "utfall"
    assert positions(opened) == 0


def test_a_program_fault_leaves_one_row_out_and_says_so(
    opened: OpenArchive, papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        message = "broken"
        raise ZeroDivisionError(message)

    monkeypatch.setitem(dealers.DEALERS, "decision", broken)
    report = imported(opened, papers({}), GOOD)
    assert codes(report) == {"5": "import-fault"}
    with opened.stores.registers.connect() as connection:
        assert len(list_entries(connection, Audience.READER).items) == 1


def test_the_archive_is_not_a_folder_to_import(opened: OpenArchive, tmp_path: Path) -> None:
    with pytest.raises(ApplicationError) as caught:
        imported(opened, opened.settings.data, [CASE])
    assert caught.value.code == "import-archive-inside"
