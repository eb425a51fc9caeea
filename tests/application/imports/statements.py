"""Rows of statements, in tests: the whole history of one that answers a consultation, and one of the leader's."""

from typing import Any

from application.archive import Archive
from application.imports.naming import holder
from application.opened import OpenArchive
from domain.references import statement_claim
from domain.statements import Statement
from tests.application.imports.consultations import MUNICIPALITIES, PLAN, event
from tests.application.imports.manifests import CASE, DECISION, Cells

ANSWER: Cells = {
    "type": "uttalelse",
    "nøkkel": "svar",
    "referanse": "2025/7",
    "tittel": "Svar om transportplanen",
    "slag": "høringssvar",
    "sammendrag": "Toget må gå hver time.",
    "fagområde": "samferdsel",
    "høring": "plan",
    "erstatter": "2019/2",
    "publisert": "ja",
}
OLD: Cells = {"type": "fråsegn", "referanse": "2019/2", "tittel": "Tog nå", "slag": "kronikk"}
FIRST: Cells = {
    "type": "uttalelsesversjon",
    "uttalelse": "svar",
    "versjon": "1",
    "dato": "01.03.2025",
    "fil": "uttalelser/v1.txt",
    "vedtak": "RR 23/2019",
    "vedtaksdato": "20.03.2025",
}
SECOND: Cells = {
    "type": "uttalelsesversjon",
    "uttalelse": "2025/7",
    "versjon": "2",
    "retter versjon": "1",
    "sammendrag": "En skrivefeil er rettet.",
    "fil": "uttalelser/v2.txt",
    "vedtatt av": "leiar",
    "fullmakt": "Delegering fra Regionrådet 2023",
    "vedtaksdato": "21.03.2025",
}
DRAFT: Cells = {
    "type": "uttalelsesversjon",
    "uttalelse": "2019/2",
    "versjon": "1",
    "dato": "2019",
    "fil": "uttalelser/u.txt",
}


def happened(name: str, day: str, **more: str) -> Cells:
    return {"type": "uttalelseshendelse", "uttalelse": "svar", "hendelse": name, "dato": day} | more


SENT = happened("sendt", "22.03.2025", versjon="2", mottaker="Oppdiktet fylkeskommune; 0103", sendemåte="e-post")
PUBLISHED = happened("publisert", "23.03.2025", versjon="2", kanal="avis", medium="Utkantposten")
EVENTS: list[Cells] = [
    event("besvart", "22.03.2025", uttalelse="svar"),
    event("utkast", "01.03.2025", uttalelse="2025/7"),
    happened(
        "svar motteke", "05.2025", organisasjon="Oppdiktet fylkeskommune", fil="uttalelser/svar.txt", tekst="Takk."
    ),
    PUBLISHED,
    PUBLISHED | {"medium": "Bygdebladet"},
    SENT,
    happened("standpunkt", "", organisasjon="Prøvdal; Tenkeby"),
    happened("standpunkt", "2025", organisasjon="Liksomnes", standpunkt="dissens", tekst="Vil ha buss."),
]
HISTORY: list[Cells] = [*EVENTS, SECOND, FIRST, DRAFT, ANSWER, OLD, PLAN, CASE, DECISION, *MUNICIPALITIES]
TEXTS = {
    "uttalelser/v1.txt": "Toget",
    "uttalelser/v2.txt": "Toget går",
    "uttalelser/u.txt": "Tog nå",
    "uttalelser/svar.txt": "Takk for svaret",
    "horing/brev.txt": "Vi ber om svar.",
    "horing/plan.txt": "Planen",
}


def statement(opened: OpenArchive, reference: str = "2025/7") -> Statement:
    archive = Archive(opened.stores.recorder)
    held = holder(archive, statement_claim(reference))
    assert held is not None, reference
    return archive.load(Statement, held)


def records(opened: OpenArchive, kind: str) -> list[dict[str, Any]]:
    """What is told of the answer, of one kind."""
    return [one for one in statement(opened).facts["records"].values() if one["kind"] == kind]
