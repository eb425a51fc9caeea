"""A paper as PDF: everything on it is there, it keeps its standards, and nothing that somebody wrote breaks it."""

from dataclasses import replace
from pathlib import Path

import pytest

from application.documents.paper import Heading, Letterhead, Paper, Paragraph, paragraphs_of, stepwise
from application.documents.pdf import paper_as_pdf
from application.documents.printable import MISSING, print_picture
from tests.application.documents.papers import HOSTILE, LONG, a_paper, a_picture, text_of
from tests.engines.server import EngineMissingError
from tests.engines.verapdf import found_wanting


def test_everything_on_it_is_there_and_the_same_paper_is_the_same_file() -> None:
    pdf = paper_as_pdf(a_paper())
    said = text_of(pdf)
    for words in ("Protokoll", "RR 2/2026", "Vedtakssak", "2. Andre punkt", "1. Første punkt", "Side 2 av 2", "leder"):
        assert words in said
    assert pdf == paper_as_pdf(a_paper())


def test_what_somebody_wrote_stays_text() -> None:
    said = text_of(paper_as_pdf(a_paper(HOSTILE)))
    assert '"#panic("x")] \\ $a$ *b* _c_ `d` @e <f> = //g /* \\u{1F600} {number} {{innhold}}' in said
    assert f"Tegn som ikke kan skrives ut, vises som {MISSING}." in said
    assert LONG[:200] in text_of(paper_as_pdf(a_paper(LONG))).replace(" ", "")


def test_the_letterhead_of_the_council_is_on_it() -> None:
    own = Letterhead(print_picture(a_picture()), ("Storgata 1", "1850 Prøveby"), ("Org.nr. 999 999 999",), "#8a0f3c")
    said = text_of(paper_as_pdf(replace(a_paper(), letterhead=own)))
    assert "Storgata 1 1850 Prøveby" in said
    assert "Org.nr. 999 999 999" in said


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = (4, 4, 4, 2, 9, 1)
    found = stepwise([Heading("", level) for level in levels])
    assert [one.level for one in found if isinstance(one, Heading)] == [2, 3, 4, 2, 3, 2]


def test_lines_that_somebody_wrote_are_paragraphs() -> None:
    assert paragraphs_of(" 1. Ja\r\n\n2. Nei ") == ("1. Ja", "2. Nei")
    assert paragraphs_of(None) == ()


@pytest.mark.slow
def test_it_keeps_the_standards(tmp_path: Path) -> None:
    own = Letterhead(print_picture(a_picture()), ("Storgata 1",), ("Org.nr. 999 999 999",), "#8a0f3c")
    kinds: dict[str, Paper] = {
        "plain": a_paper(),
        "many": replace(a_paper(rows=60), demo="Demo: alt er oppdiktet.", demo_mark="DEMO", letterhead=own),
        "hostile": a_paper(HOSTILE),
        "long": replace(a_paper(LONG), language="nn"),
        "bare": replace(a_paper(), language="en", facts=(), blocks=(Paragraph(""),)),
    }
    files = []
    for name, paper in kinds.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(paper_as_pdf(paper))
    try:
        wanting = found_wanting(files)
    except EngineMissingError as error:
        pytest.skip(str(error))
    assert wanting == []
