"""Whatever rows of agreements say: a second run adds nothing, and the program fails on none of them."""

import random
from pathlib import Path

from application.imports.manifest import import_manifest
from application.imports.report import Outcome
from application.opened import OpenArchive
from tests.application.imports.agreements import PARTIES
from tests.application.imports.manifests import Cells, write_manifest

TYPES = ["avtale", "avtalepart", "versjon", "versjon", "behandling", "behandling", "hendelse", "hendelse"]
DATES = ["2019", "03.2019", "12.10.2019", "2021-05", "2023", "2020", ""]
OFTEN: dict[str, list[str]] = {
    "avtale": ["2019/1", "2019/2", "2019/1", "ny"],
    "nøkkel": ["", "", "ny"],
    "referanse": ["2019/1", "2019/2", ""],
    "tittel": ["Samarbeid", "Partnerskap"],
    "slag": ["samarbeidsavtale", "medlemskap"],
    "parter": ["Prøvdal; Liksomnes", "Prøvdal, Tenkeby", ""],
    "erstatter": ["", "2019/1"],
    "versjon": ["1", "v2", "3"],
    "organisasjon": ["Prøvdal", "0102", "Tenkeby", "representantskapet"],
    "skal vedtas av": ["", "", "partene", "representantskapet", "Prøvdal; Liksomnes"],
    "i kraft når": ["", "signert"],
    "tidligst i kraft": DATES,
    "punkter": ["", "medlemmer", "saker"],
    "utfall": ["vedtatt", "vedtatt", "avslått"],
    "hendelse": [
        *("sendt", "skal behandles", "forbehold trukket", "signert", "i kraft", "avløst", "trukket", "punkt"),
        *("gjennomgått", "oppsagt", "utløpt"),
    ],
    "dato": DATES,
    "sendt": ["", "", "2018", "2020"],
    "frist": ["", "2024", "2017"],
    "fra og med": DATES,
    "til og med": ["", "", "2022", "2024"],
    "forbehold": ["", "Ikke § 7"],
    "stemmer for": ["", "", "7"],
    "avgitte stemmer": ["", "9"],
    "avløst av": ["", "2"],
    "vedtaksnummer": ["", "KS 1/2019"],
    "publisert": ["", "ja"],
}
"""What the cells of a row say; one row in six says something else in one of them."""


def rows_of(seed: int) -> list[Cells]:
    chance = random.Random(seed)
    good = {"type": "avtale", "tittel": "Samarbeid", "slag": "samarbeidsavtale", "parter": "Prøvdal; Tenkeby; 0102"}
    rows: list[Cells] = [good | {"referanse": "2019/1"}, good | {"referanse": "2019/2", "fra og med": "2018"}]
    for _ in range(160):
        row = {"type": chance.choice(TYPES)} | {name: chance.choice(of) for name, of in OFTEN.items()}
        if not chance.randrange(6):
            row[chance.choice([*OFTEN])] = chance.choice(["", "Ukjent", "i fjor", "2001/1"])
        if row["referanse"]:
            row["nøkkel"] = ""  # a key is one agreement's
        rows.append(row)
    return rows


def test_a_second_run_adds_nothing_whatever_the_rows_say(opened: OpenArchive, tmp_path: Path) -> None:
    rows = [*PARTIES, *rows_of(1)]
    table = write_manifest(tmp_path, rows)
    first = import_manifest(opened, None, table)
    before = opened.stores.recorder.max_notification_id()
    again = import_manifest(opened, None, table)
    told = [(one.place, one.kind, one.title) for one in again.lines if one.outcome in (Outcome.FILED, Outcome.CHANGED)]
    assert (told, opened.stores.recorder.max_notification_id()) == ([], before)
    assert len([one for one in first.lines if one.outcome is Outcome.FILED]) > 30
    assert not [one for one in first.left_out() if one.reason and one.reason.code == "import-fault"]
