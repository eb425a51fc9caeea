"""Rows of consultations, in tests: the whole history of one, and one of old papers."""

from typing import Any

from application.archive import Archive
from application.imports.naming import holder
from application.opened import OpenArchive
from domain.consultations import Consultation
from domain.references import consultation_claim
from tests.application.imports.manifests import Cells

MUNICIPALITIES: list[Cells] = [
    {"type": "organisasjon", "referanse": "0101", "tittel": "Prøvdal kommune"},
    {"type": "organisasjon", "referanse": "0102", "tittel": "Liksomnes kommune"},
    {"type": "organisasjon", "referanse": "0103", "tittel": "Tenkeby kommune"},
    {"type": "organisasjon", "tittel": "Oppdiktet fylkeskommune", "slag": "fylkeskommune"},
    {"type": "organ", "tittel": "Regionrådet", "slag": "politisk", "forkortelse": "RR"},
]

PLAN: Cells = {
    "type": "høring",
    "nøkkel": "plan",
    "referanse": "2025/4",
    "tittel": "Transportplan 2026–2037",
    "avsender": "Oppdiktet fylkeskommune",
    "deres referanse": "2025/118-3",
    "dato": "03.02.2025",
    "mottatt": "05.02.2025",
    "frist": "15.04.2025",
    "fagområde": "samferdsel",
    "gjelder": "Togtilbudet",
    "fil": "horing/brev.txt",
    "vedlegg": "horing/plan.txt",
    "publisert": "ja",
}
OLD: Cells = {
    "type": "høyring",
    "tittel": "Riksveg 22",
    "avsender": "Vegkontoret i Utkanten",
    "mottatt": "1998",
}


def event(name: str, day: str, **more: str) -> Cells:
    row = {"type": "høringshendelse", "høring": "plan", "hendelse": name, "dato": day}
    return row | more


WAY = event("svarmåte", "10.02.2025", svarmåte="felles", vedtakstekst="Angår alle.", organ="")
EVENTS: list[Cells] = [
    event(
        "utfall", "12.2025", vedtakstekst="Toget kom med.", hørt="delvis hørt", nettadresse="https://example.org/plan"
    ),
    event("ikke besvart", "01.05.2025", høring="gammel", vedtakstekst="For sent."),
    event("behandlet", "20.03.2025", organ="RR", utfall="vedtatt med endringer"),
    event("utkast", "15.03.2025", fil="horing/utkast.txt"),
    event("svarte selv", "14.04.2025", organisasjon="Tenkeby", fil="horing/tenkeby.txt"),
    event("gir ikkje innspel", "01.03.2025", organisasjon="Liksomnes", vedtakstekst="Sparer tid"),
    event("innspill", "04.03.2025", organisasjon="Prøvdal", standpunkt="delvis einig", vedtakstekst="Vil ha mer buss")
    | {"fil": "horing/innspill.txt", "vedtaksnummer": "KS 7/2025", "organ": "kommunestyret"},
    event("bedt om innspill", "11.02.2025", organisasjon="Prøvdal; Liksomnes, Tenkeby", frist="10.03.2025"),
    event("ny frist", "01.04.2025", frist="30.04.2025"),
    WAY,
]
HISTORY: list[Cells] = [*EVENTS, PLAN, OLD | {"nøkkel": "gammel"}, *MUNICIPALITIES]

LETTERS = {
    "horing/brev.txt": "Vi ber om svar.",
    "horing/plan.txt": "Planen",
    "horing/utkast.txt": "Utkast",
    "horing/innspill.txt": "Buss",
    "horing/tenkeby.txt": "Tenkeby mener",
}


def consultation(opened: OpenArchive, reference: str = "2025/4") -> Consultation:
    archive = Archive(opened.stores.recorder)
    held = holder(archive, consultation_claim(reference))
    assert held is not None, reference
    return archive.load(Consultation, held)


def records(opened: OpenArchive, reference: str = "2025/4") -> list[dict[str, Any]]:
    """What is told of a consultation, in the order in which it was recorded."""
    return list(consultation(opened, reference).facts["records"].values())
