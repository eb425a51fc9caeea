"""Rows of agreements, in tests: the whole history of one, with what it replaced, and what binds whom after it."""

from application.archive import Archive
from application.imports.naming import holder
from application.opened import OpenArchive
from domain.agreements import Agreement, Records, bindings
from domain.references import agreement_claim
from tests.application.imports.manifests import Cells

PARTIES: list[Cells] = [
    {"type": "organisasjon", "referanse": "0101", "tittel": "Prøvdal kommune"},
    {"type": "organisasjon", "referanse": "0102", "tittel": "Liksomnes kommune", "nøkkel": "l"},
    {"type": "organisasjon", "nøkkel": "l", "tittel": "Nye Liksomnes kommune", "dato": "01.01.2020"},
    {"type": "organisasjon", "referanse": "0103", "tittel": "Tenkeby kommune"},
]

OLD: Cells = {
    "type": "avtale",
    "nøkkel": "gammel",
    "referanse": "2015/3",
    "tittel": "Samarbeidsavtale 2015",
    "slag": "samarbeidsavtale",
    "parter": "Prøvdal; Liksomnes",
    "fra og med": "2015",
}
NEW: Cells = {
    "type": "avtale",
    "referanse": "2024/2",
    "tittel": "Samarbeidsavtale for Prøverådet",
    "slag": "Samarbeidsavtale",
    "gjelder": "Campus og næring",
    "fagområde": "samferdsel, næring",
    "erstatter": "gammel",
    "parter": "Prøvdal, 0102",
    "fra og med": "01.01.2024",
    "publisert": "ja",
}
FIRST: Cells = {
    "type": "versjon",
    "avtale": "2024/2",
    "versjon": "1",
    "dato": "05.01.2024",
    "sendt": "08.01.2024",
    "frist": "01.03.2024",
    "i kraft når": "alle har vedtatt",
    "tidligst i kraft": "01.02.2024",
    "i kraft etter": "§ 12",
    "fil": "avtaler/v1.txt",
    "vedlegg": "avtaler/kart.txt",
}
SECOND: Cells = {
    "type": "avtaleversjon",
    "avtale": "2024/2",
    "versjon": "v2",
    "tittel": "Ny fordeling",
    "dato": "01.2025",
    "punkter": "eierandel og ansvar; uttreden",
    "endringer": "Andelene er endret.",
    "til og med": "31.12.2028",
    "oppsigelsestid": "1 år",
    "oppsigelse etter": "§ 10",
    "gjennomgås": "01.06.2027",
    "fil": "avtaler/v2.txt",
    "vedlegg": "avtaler/kart.txt",
}
ADOPTED: Cells = {
    "type": "behandling",
    "avtale": "2024/2",
    "versjon": "1",
    "organisasjon": "Prøvdal",
    "utfall": "vedtatt",
    "dato": "20.01.2024",
    "organ": "Prøvdal kommunestyre",
    "vedtaksnummer": "KS 3/2024",
}
RESERVED: Cells = {
    "type": "behandling",
    "avtale": "2024/2",
    "versjon": "1",
    "organisasjon": "Liksomnes kommune",
    "utfall": "vedtatt",
    "dato": "10.02.2024",
    "organ": "kommunestyret",
    "forbehold": "§ 7 tas ikke i bruk",
    "bestemmelser": "§ 7",
    "forbeholdets virkning": "utsettende",
}

HISTORY: list[Cells] = [
    ADOPTED | {"versjon": "2", "dato": "2025-02", "organisasjon": "0101"},
    RESERVED,
    ADOPTED,
    {
        "type": "behandling",
        "avtale": "2024/2",
        "versjon": "2",
        "organisasjon": "Nye Liksomnes",
        "utfall": "avslått",
        "dato": "03.2025",
        "tekst": "For dyrt.",
    },
    {
        "type": "hendelse",
        "avtale": "2024/2",
        "versjon": "1",
        "hendelse": "forbehold trukket",
        "organisasjon": "Liksomnes",
        "dato": "01.06.2024",
    },
    {"type": "hendelse", "avtale": "2024/2", "versjon": "1", "hendelse": "signert", "dato": "12.02.2024"},
    {
        "type": "hendelse",
        "avtale": "2024/2",
        "versjon": "1",
        "hendelse": "punkt",
        "punkter": "medlemmer",
        "side": "2",
        "bestemmelser": "§ 2",
    },
    {"type": "hendelse", "avtale": "2024/2", "versjon": "2", "hendelse": "i kraft", "dato": "01.07.2025"},
    {"type": "hendelse", "avtale": "2024/2", "hendelse": "gjennomgått", "dato": "15.01.2025", "frist": "2026"},
    {"type": "hendelse", "avtale": "2015/3", "hendelse": "utløpt", "dato": "31.12.2023"},
    {
        "type": "avtalepart",
        "avtale": "2024/2",
        "organisasjon": "Tenkeby",
        "fra og med": "2024-05",
        "til og med": "31.12.2024",
        "varslet": "06.2024",
    },
    SECOND,
    FIRST,
    NEW,
    OLD,
    *PARTIES,
]

TEXTS = {"avtaler/v1.txt": "§ 1 Navn", "avtaler/v2.txt": "§ 1 Nytt navn", "avtaler/kart.txt": "kart"}


def agreement(opened: OpenArchive, reference: str = "2024/2") -> Agreement:
    archive = Archive(opened.stores.recorder)
    held = holder(archive, agreement_claim(reference))
    assert held is not None, reference
    return archive.load(Agreement, held)


def told(opened: OpenArchive, reference: str = "2024/2") -> list[tuple[str, int | None]]:
    """What is told of an agreement, in the order in which it was recorded: kinds of records, and versions."""
    records = agreement(opened, reference).facts["records"].values()
    return [(one["kind"], one.get("version")) for one in records]


def bound(opened: OpenArchive, reference: str = "2024/2") -> list[list[tuple[str, str, int]]]:
    """What binds each party on which days."""
    found = bindings(Records(agreement(opened, reference).facts))
    return [[(span.days.start, span.days.end, span.fact.version) for span in spans] for spans in found.values()]
