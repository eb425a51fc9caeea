"""The templates and the explanation that are shipped, against what the program does."""

import re
from pathlib import Path

import pytest

from application.imports.ballots import read_ballots
from application.imports.bases import read_basis
from application.imports.columns import NAMES, Column
from application.imports.layout import REQUIRED, USED
from application.imports.manifest import import_manifest
from application.imports.report import Outcome
from application.imports.table import read_manifest
from application.imports.vocabulary import TYPES, VALUES
from application.opened import OpenArchive
from domain.votes import ballots

DOCS = Path(__file__).resolve().parents[3] / "docs"
FOLDER = DOCS / "manifest" / "eksempel"
APPOINTMENTS = [DOCS / "manifest" / "verv.csv", DOCS / "manifest" / "verv.xlsx"]
AGREEMENTS = [DOCS / "manifest" / "avtaler.csv", DOCS / "manifest" / "avtaler.xlsx"]
CONSULTATIONS = [DOCS / "manifest" / "horinger.csv", DOCS / "manifest" / "horinger.xlsx"]
PLANS = [DOCS / "manifest" / "planer.csv", DOCS / "manifest" / "planer.xlsx"]
MEETINGS = [DOCS / "manifest" / "moter.csv", DOCS / "manifest" / "moter.xlsx"]
TEMPLATES = [DOCS / "manifest" / "mal.csv", DOCS / "manifest" / "mal.xlsx"]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_imports_as_it_is_and_a_second_run_adds_nothing(opened: OpenArchive, template: Path) -> None:
    report = import_manifest(opened, FOLDER, template)
    assert [(line.place, line.reason) for line in report.left_out()] == []
    assert {remark.code for line in report.lines for remark in line.remarks} == {"import-seat-made"}
    assert report.kinds(Outcome.FILED).keys() == TYPES.keys()
    before = opened.stores.recorder.max_notification_id()
    again = import_manifest(opened, FOLDER, template)
    assert {line.outcome for line in again.lines} == {Outcome.THERE}
    assert opened.stores.recorder.max_notification_id() == before


def test_both_templates_hold_the_same_and_every_column() -> None:
    csv, xlsx = (read_manifest(path) for path in TEMPLATES)
    assert csv.columns == frozenset(Column)
    assert [row.values for row in csv.rows] == [row.values for row in xlsx.rows]
    assert (csv.columns, csv.unknown) == (xlsx.columns, xlsx.unknown)


def test_the_templates_of_appointments_hold_the_same_and_import_after_the_others(opened: OpenArchive) -> None:
    csv, xlsx = (read_manifest(path) for path in APPOINTMENTS)
    assert csv == xlsx
    assert csv.columns == USED["appointment"] - {Column.KEY}
    import_manifest(opened, FOLDER, TEMPLATES[0])
    report = import_manifest(opened, None, APPOINTMENTS[1])
    assert [(line.place, line.reason) for line in report.left_out()] == []
    assert report.kinds(Outcome.FILED) == {"appointment": 5}
    assert {line.outcome for line in import_manifest(opened, None, APPOINTMENTS[0]).lines} == {
        Outcome.THERE,
        Outcome.SKIPPED,
    }


def test_the_templates_of_agreements_hold_the_same_and_import_alone_with_their_files(opened: OpenArchive) -> None:
    csv, xlsx = (read_manifest(path) for path in AGREEMENTS)
    assert csv == xlsx
    assert csv.columns == frozenset().union(*(used for kind, used in USED.items() if kind.startswith("agreement")))
    report = import_manifest(opened, DOCS / "manifest" / "eksempel-avtaler", AGREEMENTS[1])
    assert [(line.place, line.reason, line.remarks) for line in report.lines if line.reason or line.remarks] == []
    assert report.kinds(Outcome.FILED)["agreement-version"] == 3
    again = import_manifest(opened, DOCS / "manifest" / "eksempel-avtaler", AGREEMENTS[0])
    assert {line.outcome for line in again.lines} == {Outcome.THERE}


def test_the_templates_of_consultations_and_statements_hold_the_same_and_import_alone(opened: OpenArchive) -> None:
    csv, xlsx = (read_manifest(path) for path in CONSULTATIONS)
    assert csv == xlsx
    types = [kind for kind in USED if kind.startswith(("consultation", "statement"))]
    assert csv.columns == frozenset().union(*(USED[kind] for kind in types))
    report = import_manifest(opened, DOCS / "manifest" / "eksempel-horinger", CONSULTATIONS[1])
    assert [(line.place, line.reason, line.remarks) for line in report.lines if line.reason or line.remarks] == []
    assert report.kinds(Outcome.FILED).keys() == {"organisation", *types}
    again = import_manifest(opened, DOCS / "manifest" / "eksempel-horinger", CONSULTATIONS[0])
    assert {line.outcome for line in again.lines} == {Outcome.THERE}


def test_the_templates_of_plans_and_principles_hold_the_same_and_import_alone(opened: OpenArchive) -> None:
    csv, xlsx = (read_manifest(path) for path in PLANS)
    assert csv == xlsx
    types = [kind for kind in USED if kind.startswith(("principles", "action-plan"))] + ["repeal"]
    assert csv.columns == frozenset().union(*(USED[kind] for kind in types)) | {Column.ABBREVIATION}
    report = import_manifest(opened, DOCS / "manifest" / "eksempel-planer", PLANS[1])
    assert [(line.place, line.reason, line.remarks) for line in report.lines if line.reason or line.remarks] == []
    assert report.kinds(Outcome.FILED).keys() == {"body", "case", *types}
    again = import_manifest(opened, DOCS / "manifest" / "eksempel-planer", PLANS[0])
    assert {line.outcome for line in again.lines} == {Outcome.THERE}


def test_the_templates_of_meetings_hold_the_same_and_import_alone(opened: OpenArchive) -> None:
    csv, xlsx = (read_manifest(path) for path in MEETINGS)
    assert csv == xlsx
    types = [kind for kind in USED if kind.startswith("meeting")]
    assert csv.columns >= frozenset().union(*(USED[kind] for kind in types))
    report = import_manifest(opened, DOCS / "manifest" / "eksempel-moter", MEETINGS[1])
    assert [(line.place, line.reason, line.remarks) for line in report.lines if line.reason or line.remarks] == []
    assert report.kinds(Outcome.FILED).keys() == {"body", "case", "decision", *types}
    again = import_manifest(opened, DOCS / "manifest" / "eksempel-moter", MEETINGS[0])
    assert {line.outcome for line in again.lines} == {Outcome.THERE}


def test_norwegian_excel_opens_the_csv_template_as_it_is() -> None:
    content = TEMPLATES[0].read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.splitlines()[0].removeprefix(b"\xef\xbb\xbf").startswith(b"type;")


def rows_below(header: str) -> list[list[str]]:
    """The cells of a table in docs/manifest.md."""
    text = (DOCS / "manifest.md").read_text(encoding="utf-8")
    table = text.partition(header)[2].partition("\n\n")[0]
    lines = [line for line in table.splitlines() if line.startswith("|") and not line.startswith("|---")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def names(cell: str) -> tuple[str, ...]:
    return tuple(re.findall(r"`([^`]*)`", cell))


def test_the_explanation_lists_every_column_with_its_names_and_the_types_that_use_it() -> None:
    explained = {}
    for name, others, used, words in rows_below("| Kolonne | Kan også hete | Brukes av | Forklaring |"):
        explained[names(name) + names(others)] = used
        assert words
    norwegian = {kind: known[0] for kind, known in TYPES.items()}
    expected = {}
    for column in Column:
        marked = [
            f"**{norwegian[kind]}**" if column in REQUIRED[kind] else norwegian[kind]
            for kind in TYPES
            if column in USED[kind]
        ]
        expected[NAMES[column]] = ", ".join(marked) if len(marked) < len(TYPES) else "alle"
    expected[NAMES[Column.TYPE]] = "**alle**"
    assert explained == expected


def test_the_explanation_lists_every_value() -> None:
    text = (DOCS / "manifest.md").read_text(encoding="utf-8")
    tables = text.partition("## Verdiene")[2].partition("\n## ")[0].split("| Skriv | Eller | På engelsk |")[1:]
    listed = []
    for table in tables:
        lines = [line for line in table.splitlines() if line.startswith("| `")]
        cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        listed.append({names(english)[0]: names(first) + names(others) for first, others, english in cells})
    assert listed == [{str(meant): known for meant, known in values.items()} for values in VALUES.values()]


def test_the_examples_in_the_explanation_are_understood() -> None:
    text = (DOCS / "manifest.md").read_text(encoding="utf-8")
    votes = [names(cells[0])[0] for cells in rows_below("| Skriv | Når |")]
    assert len(votes) == 6
    for written in votes:
        assert len(ballots(read_ballots(written, lambda _: None))) == 1
    cited = [one for one in names(text.partition("## Skjerming\n")[2]) if one.startswith("offl.")]
    assert len(cited) == 3
    for written in cited:
        read_basis(written).require_known()
