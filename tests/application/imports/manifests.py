"""Manifests to import in tests, and what came of it."""

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from application.imports.manifest import import_manifest
from application.imports.report import Report
from application.opened import OpenArchive
from domain.clock import clock_set_to

Cells = dict[str, str]
Papers = Callable[[Mapping[str, bytes | str]], Path]

AUTUMN = datetime(2025, 10, 1, 12, 0, tzinfo=UTC)

RR: Cells = {"type": "organ", "tittel": "Regionrådet", "slag": "politisk", "forkortelse": "RR"}
CASE: Cells = {"type": "sak", "nøkkel": "avtale", "referanse": "2019/4", "tittel": "Avtale", "dato": "2019"}
ENTRY: Cells = {"type": "journalpost", "referanse": "2019/4-1", "tittel": "Brev", "slag": "inn", "dato": "03.03.2019"}
DECISION: Cells = {
    "type": "vedtak",
    "referanse": "23/2019",
    "tittel": "Avtalen",
    "sak": "avtale",
    "organ": "RR",
    "dato": "12.06.2019",
    "utfall": "som innstilt",
}

WHOLE: list[Cells] = [
    {
        "type": "vedtak",
        "referanse": "23/2019",
        "tittel": "Samarbeidsavtalen",
        "sak": "avtale",
        "organ": "RR",
        "dato": "12.06.2019",
        "innstilling": "Avtalen godkjennes.",
        "vedtakstekst": "Avtalen godkjennes med endring.",
        "utfall": "vedtatt med endring",
        "votering": "for: Prøvdal, Tenkeby; mot: Liksomnes",
        "saksframlegg": "2019/4-2",
        "publisert": "ja",
    },
    {
        "type": "vedtak",
        "referanse": "3/2015",
        "tittel": "Arbeidsplan",
        "sak": "avtale",
        "organ": "Ordførerutvalget",
        "dato": "2015-03",
        "vedtakstekst": "Planen vedtas.",
        "utfall": "som innstilt",
        "votering": "enstemmig",
        "publisert": "ja",
    },
    {"type": "dokument", "tittel": "Kart", "fil": "kart.txt", "hører til": "2019/4-1"},
    {
        "type": "journalpost",
        "referanse": "2019/4-1",
        "tittel": "Brev om avtalen",
        "slag": "inn",
        "dato": "03.03.2019",
        "mottatt": "05.03.2019",
        "avsender": "Prøvdal kommune",
        "mottaker": "Prøveregionen",
        "fil": "brev.txt",
        "vedlegg": "vedlegg\\a.txt",
        "publisert": "ja",
    },
    {
        "type": "journalpost",
        "referanse": "2",
        "tittel": "Saksframlegg",
        "slag": "s",
        "sak": "avtale",
        "dato": "01.06.2019",
        "fil": "framlegg.txt",
        "publisert": "ja",
    },
    {
        "type": "journalpost",
        "tittel": "Personalsak",
        "offentlig tittel": "Brev",
        "slag": "inn",
        "sak": "avtale",
        "dato": "2019",
        "avsender": "Kari Eksempel (skjermet)",
        "fil": "hemmelig.txt",
        "publisert": "ja",
        "skjerming": "hel",
        "hjemmel": "offl. § 13, jf. fvl. § 13 første ledd nr. 1",
    },
    {
        "type": "sak",
        "nøkkel": "avtale",
        "referanse": "2019/4",
        "tittel": "Ny samarbeidsavtale",
        "dato": "2014",
        "avsluttet": "2020-05",
        "fagområde": "samferdsel, næring",
    },
    {
        "type": "organ",
        "nøkkel": "ou",
        "tittel": "Ordførerutvalget",
        "slag": "politisk",
        "forkortelse": "OU",
        "dato": "01.06.2016",
    },
    {
        "type": "organ",
        "nøkkel": "ou",
        "tittel": "Arbeidsutvalget",
        "slag": "politisk",
        "forkortelse": "AU",
        "dato": "2003",
    },
    {"type": "organ", "tittel": "Regionrådet", "slag": "politisk", "forkortelse": "RR", "eier": "Prøveregionen"},
    {"type": "organisasjon", "referanse": "0101", "tittel": "Prøvdal kommune"},
    {
        "type": "organisasjon",
        "referanse": "0102",
        "tittel": "Tenkeby kommune",
        "avsluttet": "01.01.2020",
        "gått inn i": "3001",
    },
    {"type": "organisasjon", "referanse": "3001", "tittel": "Liksomnes kommune"},
    {"type": "organisasjon", "tittel": "Prøveregionen", "slag": "nettverk"},
]

FILES = {
    "brev.txt": "brev",
    "vedlegg/a.txt": "vedlegg",
    "framlegg.txt": "framlegg",
    "hemmelig.txt": "hemmelig",
    "kart.txt": "kart",
}


def write_manifest(folder: Path, rows: Sequence[Cells]) -> Path:
    """Write the rows as Norwegian Excel would, beside the papers."""
    path = folder / "manifest.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        columns = list(dict.fromkeys(name for row in rows for name in row))
        writer = csv.DictWriter(file, columns, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def imported(opened: OpenArchive, folder: Path, rows: Sequence[Cells], **how: bool) -> Report:
    path = write_manifest(folder, rows)
    with clock_set_to(AUTUMN):
        return import_manifest(opened, folder, path, **how)


def codes(report: Report) -> dict[str, str]:
    """What was left out, by row, with the reason."""
    return {line.place: line.reason.code for line in report.left_out() if line.reason}


def remarks(report: Report) -> dict[str, list[str]]:
    return {line.place: [remark.code for remark in line.remarks] for line in report.lines if line.remarks}


def positions(opened: OpenArchive) -> int:
    return opened.stores.recorder.max_notification_id() or 0
