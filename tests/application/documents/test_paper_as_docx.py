"""A paper as DOCX: read again, it has real headings, lists and header rows, its language, and what people wrote."""

import io
from dataclasses import replace

import docx
from docx.document import Document
from docx.oxml.ns import qn

from application.documents.paper import Letterhead
from application.documents.printable import print_picture
from application.documents.word.paper import paper_as_docx
from tests.application.documents.papers import HOSTILE, LONG, a_paper, a_picture


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def test_it_has_headings_header_rows_language_and_title() -> None:
    made = opened(paper_as_docx(a_paper()))
    styles = [(one.style.name, one.text) for one in made.paragraphs if one.style is not None]
    assert ("Heading 1", "Regionrådet 12. mars 2026, Kari Eksempel") in styles
    assert ("Heading 2", "Saksliste") in styles
    assert ("Heading 3", "RR 23/2026 Kari Eksempel") in styles
    agenda = made.tables[1]
    assert agenda.rows[0]._tr.trPr is not None
    assert agenda.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in agenda.rows[1].cells] == ["RR 0/2026", "Kari Eksempel\nVedtakssak"]
    assert made.core_properties.title == "Regionrådet 12. mars 2026, Kari Eksempel"
    assert (made.core_properties.author, made.core_properties.comments) == ("Prøveregionen", "")
    languages = made.styles.element.iter(qn("w:lang"))
    assert {one.get(qn("w:val")) for one in languages} == {"nb-NO"}


def test_each_list_begins_at_one() -> None:
    made = opened(paper_as_docx(a_paper()))
    numbers = [one.get(qn("w:val")) for one in made.element.body.iter(qn("w:numId"))]
    assert len(numbers) == 4
    assert len(set(numbers)) == 3


def test_the_same_paper_is_the_same_file() -> None:
    assert paper_as_docx(a_paper()) == paper_as_docx(a_paper())


def test_what_somebody_wrote_stays_text() -> None:
    said = "\n".join(one.text for one in opened(paper_as_docx(a_paper(HOSTILE))).paragraphs)
    assert "<f> = //g /* \\u{1F600} {number} {{innhold}} 😀 漢字 gnorw" in said
    assert LONG in "\n".join(one.text for one in opened(paper_as_docx(a_paper(LONG))).paragraphs)
    surrogate = replace(a_paper(), title="\ud800\x0bTittel", council="\x00" * 300, language="xx")
    assert opened(paper_as_docx(surrogate)).core_properties.title == "Tittel"


def test_the_letterhead_of_the_council_is_on_it() -> None:
    own = Letterhead(print_picture(a_picture()), ("Storgata 1",), ("Org.nr. 999 999 999",), "#8a0f3c")
    section = opened(paper_as_docx(replace(a_paper(), letterhead=own))).sections[0]
    assert [one.text for one in section.header.paragraphs][1:] == ["Storgata 1"]
    assert [one.text for one in section.footer.paragraphs][1:] == ["Org.nr. 999 999 999"]
    assert "Side " in section.footer.paragraphs[0].text
    assert len(list(section.header._element.iter(qn("wp:docPr")))) == 1
