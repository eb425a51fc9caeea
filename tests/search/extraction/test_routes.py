"""Every kind of file is read by its route, page by page, and bad files end with an outcome and a reason."""

import io
import struct
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from application.recognition import recognise
from search.extraction.limits import Limits
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome
from search.extraction.routes import read
from tests.search.extraction import papers
from tests.search.extraction.outlook_file import Tree, compound_file
from tests.search.extraction.papers import BOKMAAL, NYNORSK, a_docx, a_mail, a_pdf, an_odt, p, zipped


@pytest.fixture
def reading(tmp_path: Path):
    def read_bytes(data: bytes, name: str, limits: Limits | None = None) -> ExtractionResult:
        path = tmp_path / "fil"
        path.write_bytes(data)
        return read(path, recognise(path, name), name, limits or Limits())

    return read_bytes


def texts(result: ExtractionResult) -> list[str]:
    return [page.text for page in result.pages]


# PDF


def test_a_pdf_gives_its_pages_in_order_with_title_and_language(reading) -> None:
    result = reading(a_pdf(BOKMAAL, "Side to: fråsegn", title="Årsmelding"), "x.docx")
    assert (result.outcome, result.reason, result.language) == (Outcome.TEXT, None, "nb")
    assert [page.number for page in result.pages] == [1, 2]
    assert "Blåbær" in texts(result)[0]
    assert texts(result)[1] == "Side to: fråsegn"
    assert result.metadata["title"] == "Årsmelding"
    assert result.metadata["created"][4] == "-"


def test_words_parted_at_the_end_of_a_line_are_whole_again(reading) -> None:
    body = "#set par(justify: true)\n#set text(hyphenate: true)\n#block(width: 3.3cm)[Samarbeidsavtalene gjelder]"
    parted = "#block(width: 9cm)[samarbeids-\\ avtalen og nærings- \\ og miljøråd]"
    assert "samarbeidsavtalene" in " ".join(texts(reading(a_pdf(body), "a.pdf"))).lower()
    joined = texts(reading(a_pdf(parted), "a.pdf"))[0]
    assert "samarbeidsavtalen" in joined
    assert "nærings- og" in joined


def test_a_locked_pdf_is_encrypted(reading) -> None:
    result = reading(papers.a_locked_pdf(), "a.pdf")
    assert (result.outcome, result.reason) == (Outcome.ENCRYPTED, Reason.PASSWORD)


def test_a_pdf_that_was_cut_off_says_so_and_keeps_what_is_there(reading) -> None:
    whole = a_pdf(*[f"Side {number}. {BOKMAAL}" for number in range(9)])
    result = reading(whole[: len(whole) * 9 // 10], "a.pdf")
    assert (result.outcome, result.reason) == (Outcome.TRUNCATED, Reason.FILE_CUT_OFF)


def test_a_broken_pdf_is_damaged(reading) -> None:
    result = reading(b"%PDF-1.7\nikke en pdf\n%%EOF", "a.pdf")
    assert (result.outcome, result.reason) == (Outcome.FAILED, Reason.DAMAGED)


def test_a_pdf_of_pictures_wants_ocr(reading) -> None:
    result = reading(papers.a_picture("Skannet", "PDF"), "a.pdf")
    assert (result.outcome, result.reason, result.wants_ocr) == (Outcome.EMPTY, Reason.NO_TEXT_LAYER, True)


def test_a_picture_of_a_page_wants_ocr_and_a_logo_does_not(reading) -> None:
    page = reading(papers.a_picture("Skannet", "TIFF"), "a.tif")
    assert (page.outcome, page.reason, page.wants_ocr) == (Outcome.EMPTY, Reason.NO_TEXT_LAYER, True)
    packed = io.BytesIO()
    Image.new("L", (200, 60)).save(packed, format="PNG")
    logo = reading(packed.getvalue(), "logo.png")
    assert (logo.outcome, logo.reason, logo.wants_ocr) == (Outcome.EMPTY, Reason.NO_TEXT, False)
    assert reading(packed.getvalue()[:20], "logo.png").reason == Reason.DAMAGED


# Office


def test_a_docx_breaks_pages_once_where_word_did(reading) -> None:
    rendered = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>To</w:t></w:r></w:p>"
    explicit = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    result = reading(a_docx(p("Éin") + explicit + rendered + rendered.replace("To", "Tre")), "a.docx")
    assert texts(result) == ["Éin", "To", "Tre"]
    assert result.metadata == {"title": "Saksframlegg", "author": "Åse"}


def test_a_docx_gives_tables_notes_headers_and_no_deleted_text(reading) -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('Ås')}</w:tc><w:tc>{p('12')}</w:tc></w:tr></w:tbl>"
    noted = '<w:p><w:r><w:t>Tekst</w:t><w:footnoteReference w:id="2"/><w:delText>borte</w:delText></w:r></w:p>'
    data = a_docx(
        p(NYNORSK) + table + noted + f"<w:moveFrom>{p('flytta')}</w:moveFrom>",
        footnotes=f'<w:footnote w:id="2">{p("Fotnote")}</w:footnote>',
        header1=p("Topptekst"),
    )
    result = reading(data, "a.docx")
    text = texts(result)[0]
    assert text.startswith("Topptekst\n")
    assert "Ås\t12" in text
    assert text.endswith("Fotnote")
    assert "borte" not in text
    assert "flytta" not in text
    assert result.language == "nn"


def test_entities_in_office_files_are_not_followed(reading, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hemmelig")
    xml = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]><w:document xmlns:w="{papers._W}"><w:p><w:r><w:t>&x;A'
    data = zipped({"[Content_Types].xml": "<T/>", "word/document.xml": xml + "</w:t></w:r></w:p></w:document>"})
    assert "hemmelig" not in "".join(texts(reading(data, "a.docx")))


def test_an_odt_gives_pages_spaces_and_headers(reading) -> None:
    body = (
        '<text:p>Éin<text:s text:c="2"/>linje<text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>note</text:p></text:note-body></text:note></text:p>"
        "<text:tracked-changes><text:p>borte</text:p></text:tracked-changes>"
        '<text:p text:style-name="B">To</text:p><text:p><text:soft-page-break/>Tre</text:p>'
    )
    styles = '<style:style style:name="B"><style:paragraph-properties fo:break-before="page"/></style:style>'
    pages = texts(reading(an_odt(body, styles=styles), "a.odt"))
    assert pages == ["Brevhode\nÉin  linje note", "To", "Tre"]


def test_a_locked_odt_is_encrypted(reading) -> None:
    locked = an_odt("<text:p/>", manifest="<m><encryption-data/></m>")
    assert reading(locked, "a.odt").outcome is Outcome.ENCRYPTED


def test_the_sheets_of_an_xlsx_are_its_pages(reading) -> None:
    data = papers.an_xlsx(
        Budsjett=[["Kommune", "Beløp", "Dato"], ["Våler", 1200.5, date(2026, 2, 15)]], Tomt=[], To=[["😀", True]]
    )
    pages = texts(reading(data, "a.xlsx"))
    assert pages == ["Budsjett\nKommune\tBeløp\tDato\nVåler\t1200.5\t15.02.2026", "", "To\n😀\t1"]


def test_the_slides_of_a_pptx_come_in_the_order_they_are_shown(reading) -> None:
    assert texts(reading(papers.a_pptx("Sist", "Først"), "a.pptx")) == ["Først", "Sist"]


def _word(flags: int) -> bytes:
    return struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, flags).ljust(5000, b"\x00")


def _book(*records: int) -> bytes:
    return b"".join(struct.pack("<HHH", kind, 2, 0) for kind in records).ljust(5000, b"\x00")


@pytest.mark.parametrize(
    ("held", "name", "is_locked"),
    [
        ({"EncryptedPackage": b"x" * 5000}, "a.docx", True),
        ({"EncryptedPackage": b"x" * 5000}, "a.bin", True),
        ({"WordDocument": _word(0x0100)}, "a.doc", True),
        ({"WordDocument": _word(0)}, "a.doc", False),
        ({"Workbook": _book(0x0809, 0x002F, 0x000A)}, "a.xls", True),
        ({"Workbook": _book(0x0809, 0x000A, 0x002F)}, "a.xls", False),
    ],
)
def test_a_locked_office_file_is_encrypted(reading, held: Tree, name: str, is_locked: bool) -> None:
    result = reading(compound_file(held), name)
    assert (result.outcome is Outcome.ENCRYPTED) is is_locked
    assert (result.reason == Reason.PASSWORD) is is_locked


def test_a_docx_that_was_cut_off_says_so(reading) -> None:
    data = a_docx(p(BOKMAAL) * 50)
    result = reading(data[: len(data) // 2], "a.docx")
    assert (result.outcome, result.reason) == (Outcome.TRUNCATED, Reason.FILE_CUT_OFF)


def test_rtf_is_read_by_tika(reading) -> None:
    result = reading(
        rb"{\rtf1\ansi\ansicpg1252\pard Kommunene er ikke enige om bl\'e5b\'e6r \u-10179?\u-8704?\par}", "a.doc"
    )
    assert texts(result) == ["Kommunene er ikke enige om blåbær 😀"]


# Plain text and HTML


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_text_keeps_its_letters_in_every_encoding(reading, encoding: str) -> None:
    assert texts(reading(BOKMAAL.encode(encoding), "a.txt")) == [BOKMAAL]


def test_old_windows_text_keeps_its_letters(reading) -> None:
    assert texts(reading("Blåbær – «så»".encode("cp1252"), "a.txt")) == ["Blåbær – «så»"]


def test_html_gives_what_a_reader_sees(reading) -> None:
    page = "<html><head><title>Sak</title><style>p{}</style></head><body><p>Å &amp; ø</p><p>To<br>linjer</p></body>"
    result = reading(page.encode(), "a.html")
    assert [line for line in texts(result)[0].split("\n") if line] == ["Å & ø", "To", "linjer"]
    assert result.metadata == {"title": "Sak"}


def test_text_over_the_limit_is_cut_and_says_so(reading) -> None:
    result = reading(b"a" * 5000, "a.txt", Limits(characters=1000))
    assert (result.outcome, result.reason, len(texts(result)[0])) == (Outcome.TRUNCATED, Reason.CUT_AT_LIMIT, 1000)


@pytest.mark.parametrize(
    ("data", "name", "outcome", "reason"),
    [
        (b"", "a.pdf", Outcome.EMPTY, Reason.EMPTY_FILE),
        (b"  \n ", "a.txt", Outcome.EMPTY, Reason.NO_TEXT),
        (bytes(range(256)) * 20, "a.bin", Outcome.UNSUPPORTED, Reason.UNKNOWN_TYPE),
        (b"7z\xbc\xaf\x27\x1c" + b"\x00" * 50, "a.7z", Outcome.UNSUPPORTED, Reason.UNKNOWN_TYPE),
        (b"PK\x03\x04" + b"\x00" * 50, "a.zip", Outcome.TRUNCATED, Reason.FILE_CUT_OFF),
    ],
)
def test_what_gives_no_text_says_why(reading, data: bytes, name: str, outcome: Outcome, reason: Reason) -> None:
    result = reading(data, name)
    assert (result.outcome, result.reason) == (outcome, reason)


def test_a_file_that_is_gone_is_a_result_too(tmp_path: Path) -> None:
    assert read(tmp_path / "borte", "text/plain", "a.txt", Limits()).reason == Reason.FILE_MISSING


def test_the_language_of_english_is_told(reading) -> None:
    assert reading(papers.ENGLISH.encode(), "a.txt").language == "en"
    assert reading(b"2025/17-3", "a.txt").language is None


# Mail and ZIP: see test_parts


def test_a_mail_gives_its_headers_and_body(reading) -> None:
    text = texts(reading(a_mail(), "a.eml"))[0]
    assert "Subject: Møte på Ås 😀" in text
    assert "Kåre Ødegård" in text
    assert text.endswith("Blåbær 😀")
