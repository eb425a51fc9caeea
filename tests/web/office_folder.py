"""A folder as an office keeps it: papers of several kinds, and a manifest that says what they are. All is invented."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from application.demo.papers.docx import docx
from application.demo.papers.mail import eml
from application.demo.papers.odd import broken
from application.demo.papers.odt import odt
from application.demo.papers.paper import Paper, Section, Table
from application.demo.papers.pdf import pdf
from application.demo.papers.xlsx import xlsx

SENTENCE = "Kommunene viser til samarbeidsavtalen fra i fjor."
"""Stands on one page of one attachment: `SPOKEN_OF_ON` of `ATTACHMENT`."""
ATTACHMENT, SPOKEN_OF_ON = "buss/kjøretider.pdf", 3
UNPUBLISHED, SHIELDED = "gullregn", "hestehov"
"""Words that stand only in the paper that is not published, and only in the one that is shielded."""

_PAGES = (
    "Det går åtte avganger hver ettermiddag.",
    "På lørdager går det ingen buss etter klokka fire.",
    SENTENCE,
    "Tallene er fra høsten.",
)


def paper(title: str, *pages: str, table: Table | None = None) -> Paper:
    """A paper from Prøvdal with one paragraph a page."""
    return Paper(
        title=title,
        dated=date(2019, 3, 4),
        reference="",
        sender="Prøvdal kommune",
        recipients=("Prøveregionen",),
        pages=tuple((Section(heading="", paragraphs=(page,)),) for page in pages),
        tables=(table,) if table else (),
    )


def files() -> dict[str, bytes]:
    """What lies in the folder, by path."""
    passengers = Table(name="Reisende", head=("Linje", "Reisende"), rows=(("Prøvdal–Tenkeby", 1200),))
    return {
        "buss/brev.docx": docx(paper("Ønske om flere avganger", "Prøvdal ønsker buss også om kvelden.")),
        "buss/saksframlegg.odt": odt(paper("Buss om kvelden", "Daglig leder rår til at bussen går til klokka elleve.")),
        ATTACHMENT: pdf(paper("Kjøretider", *_PAGES)),
        "buss/reisende.xlsx": xlsx(paper("Reisende", table=passengers)),
        "buss/svar.eml": eml(paper("Svar fra Tenkeby", "Tenkeby er enig.")),
        "buss/skannet.pdf": broken(paper("Skannet", "Ingen kan lese dette.")),
        "buss/utkast.pdf": pdf(paper("Utkast", f"Utkast til avtale om {UNPUBLISHED}.")),
        "buss/tilbud.docx": docx(paper("Tilbud", f"Avtale om {SHIELDED} til en pris ingen skal vite.")),
    }


def rows() -> list[Mapping[str, str]]:
    """What the manifest says of them: a case that three bodies have treated."""
    case, yes = {"sak": "2019/4"}, {"publisert": "ja"}
    return [
        {"type": "organisasjon", "referanse": "0101", "tittel": "Prøvdal kommune", "slag": "kommune"},
        {"type": "organ", "tittel": "Regionrådet", "forkortelse": "RR", "slag": "politisk", "dato": "2003"},
        {"type": "organ", "tittel": "Ordførerutvalget", "forkortelse": "OU", "slag": "politisk", "dato": "2003"},
        {"type": "organ", "tittel": "Samferdselsnettverket", "forkortelse": "SN", "slag": "nettverk", "dato": "2008"},
        {"type": "sak", "referanse": "2019/4", "tittel": "Buss om kvelden", "dato": "14.01.2019", "fagområde": "buss"},
        _entry("2019/4-1", "inngående", "Ønske om flere avganger", "buss/brev.docx", avsender="Prøvdal kommune", **yes),
        _entry("2019/4-2", "saksframlegg", "Saksframlegg: Buss om kvelden", "buss/saksframlegg.odt", **yes),
        _entry("2019/4-3", "inngående", "Svar fra Tenkeby", "buss/svar.eml", vedlegg="buss/skannet.pdf", **yes),
        _entry("2019/4-4", "internt", f"Utkast om {UNPUBLISHED}", "buss/utkast.pdf", publisert="nei"),
        _entry(
            "2019/4-5",
            "inngående",
            f"Tilbud på {SHIELDED}",
            "buss/tilbud.docx",
            **{"offentlig tittel": "Tilbud", "hjemmel": "offl. § 23 første ledd"},
            **yes,
        ),
        _decision("SN 2/2019", "20.02.2019", "tatt til orientering", **case, **yes),
        _decision("OU 7/2019", "15.05.2019", "vedtatt med endringer", **case, **yes),
        _decision(
            "RR 23/2019",
            "12.06.2019",
            "som innstilt",
            saksframlegg="2019/4-2",
            vedlegg=f"buss/reisende.xlsx;{ATTACHMENT}",
            **case,
            **yes,
        ),
    ]


def lay(folder: Path) -> Path:
    """Lay the papers in a folder, and the manifest beside it; return where the manifest is."""
    for name, content in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    manifest, said = folder.with_name("manifest.csv"), rows()
    columns = sorted({column for row in said for column in row})
    with manifest.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, delimiter=";")
        writer.writeheader()
        writer.writerows(said)
    return manifest


def _entry(reference: str, kind: str, title: str, file: str, **more: str) -> dict[str, str]:
    return {
        "type": "journalpost",
        "referanse": reference,
        "slag": kind,
        "tittel": title,
        "dato": "04.03.2019",
        "fil": file,
        **more,
    }


def _decision(reference: str, day: str, outcome: str, **more: str) -> dict[str, str]:
    return {
        "type": "vedtak",
        "referanse": reference,
        "tittel": "Buss om kvelden",
        "dato": day,
        "vedtakstekst": "Bussen går til klokka elleve.",
        "utfall": outcome,
        **more,
    }
