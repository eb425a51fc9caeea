"""Papers with one of everything, and with what people write."""

import io
from datetime import UTC, datetime

import pypdfium2
from PIL import Image

from application.documents.paper import (
    Block,
    Boxed,
    Facts,
    Heading,
    Listed,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Table,
    Tone,
)

HOSTILE = (
    '"#panic("x")] \\ $a$ *b* _c_ `d` @e <f> = //g /* \\u{1F600} {number} {{innhold}} 😀 漢字 \u202egnorw\u0000 \u0301'
)
LONG = "Åseesåærlighetsprøvende" * 12


def a_picture(kind: str = "PNG", mode: str = "RGBA") -> bytes:
    made = io.BytesIO()
    Image.new(mode, (900, 300), 100 if mode == "L" else None).save(made, kind)
    return made.getvalue()


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    return " ".join(" ".join(texts).replace("\u200b", "").split())


def everything(name: str, rows: int = 3) -> list[Block]:
    return [
        Heading("Saksliste", 2),
        Table(("Sak", "Tittel"), (1, 3), [((f"RR {number}/2026",), (name, "Vedtakssak")) for number in range(rows)]),
        Heading(f"RR 23/2026 {name}", 4),  # one level too deep: said one below the heading before it
        Facts((("Forslag fra", name), ("Hjemmel", "kommuneloven § 11-4"))),
        Paragraph(name),
        Paragraph("Behandlet for lukkede dører.", Tone.QUIET),
        Paragraph("Enstemmig vedtatt.", Tone.STRONG),
        Listed((name, "Andre punkt"), numbered=True),
        Listed((name,)),
        Listed(("Første punkt i en ny liste",), numbered=True),
        Boxed("Forslag", (name,)),
        Boxed("Vedtak", (name, "Saken følges opp."), is_main=True),
        PageBreak(),
        Signatures(((name, "leder"), ("Åse Tenkt", ""))),
    ]


def a_paper(name: str = "Kari Eksempel", *, rows: int = 3) -> Paper:
    return Paper(
        language="nb",
        council="Prøveregionen",
        kind="Protokoll",
        title=f"Regionrådet 12. mars 2026, {name}",
        facts=(("Møtedato", "12. mars 2026"), ("Sted", name)),
        fields=(("organ", "Regionrådet"), ("dato", "12.03.2026"), ("sted", name)),
        blocks=everything(name, rows),
        footer=f"Prøveregionen, {name}",
        page="Side {number} av {count}",
        unprinted="Tegn som ikke kan skrives ut, vises som {mark}.",
        made=datetime(2026, 11, 28, 12, 0, 0, 123456, tzinfo=UTC),
    )
