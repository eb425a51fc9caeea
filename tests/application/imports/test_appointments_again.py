"""Whatever rows of appointments say: a second run adds nothing, and no two sit in a seat without a word of it."""

import random
from pathlib import Path

from application.imports.manifest import import_manifest
from application.imports.report import Outcome
from application.opened import OpenArchive
from tests.application.imports.appointments import BODIES
from tests.application.imports.manifests import Cells, write_manifest

NAMES = ["Kari Eksempel", "Eksempel, Kari", "K. Eksempel", "Ola Tenkt", "Bjørn Påfunn", "Bjoern Paafunn", "Vakant", ""]
ROLES = [
    "medlem",
    "leder",
    "1. vara",
    "vara",
    "medlem 2",
    "personlig vara for Kari Eksempel",
    "møtte for Ola Tenkt",
    "x",
]
DATES = ["2019", "03.2019", "12.10.2019", "2021-05", "2023", "", "i fjor"]
CHOICES: dict[str, list[str]] = {
    "person": NAMES,
    "rolle": ROLES,
    "organ": ["OU", "AU", "Regionrådet", "Ukjent"],
    "organisasjon": ["Prøvdal", "0102", "", "Ukjent"],
    "fra og med": DATES,
    "til og med": DATES,
    "avsluttet": ["", "", "2022"],
    "opphør": ["", "", "fratrådt"],
    "samme som": ["", "", "", "ny", "Kari Eksempel"],
    "vedtatt av": ["", "Prøvdal kommunestyre"],
}

SEEDS = 2


def rows_of(seed: int) -> list[Cells]:
    chance = random.Random(seed)
    return [{"type": "verv"} | {name: chance.choice(of) for name, of in CHOICES.items()} for _ in range(120)]


def test_a_second_run_adds_nothing_whatever_the_rows_say(opened: OpenArchive, tmp_path: Path) -> None:
    for seed in range(SEEDS):
        rows = [*BODIES, *rows_of(seed)]
        table = write_manifest(tmp_path, rows)
        first = import_manifest(opened, None, table)
        before = opened.stores.recorder.max_notification_id()
        again = import_manifest(opened, None, table)
        told = [(one.place, one.title, [note.code for note in one.remarks]) for one in again.lines]
        new = [one for one in again.lines if one.outcome in (Outcome.FILED, Outcome.CHANGED)]
        assert (new, opened.stores.recorder.max_notification_id()) == ([], before), told
        assert seed or len([one for one in first.lines if one.outcome is Outcome.FILED]) > 15
        assert not [one for one in first.left_out() if one.reason and one.reason.code == "import-fault"]
