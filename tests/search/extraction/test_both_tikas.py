"""What goes to Tika ends alike whether it is built in or a server: the contract of `read_by_tika`."""

from pathlib import Path

import pytest

from application import media
from application.recognition import recognise
from search.extraction.draft import UnreadableError
from search.extraction.limits import Budget, Limits
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome
from search.extraction.routes import read
from search.extraction.source import Source
from search.extraction.tika import read_by_tika
from tests.search.extraction.outlook_file import compound_file
from tests.search.extraction.papers import BOKMAAL, a_docx, a_locked_pdf, a_mail, a_pdf, a_pptx, an_odt, p, zipped

RTF = rb"{\rtf1\ansi\ansicpg1252{\info{\title Referat}{\author Ase}}\pard Enige om bl\'e5b\'e6r \u-10179?\u-8704?\par}"
LONG = rb"{\rtf1\ansi\pard " + b"Kommunene er ikke enige om noe \\par\n" * 2000 + b"}"
WORDS = [f"{number} {BOKMAAL}" for number in range(200)]
DOCX, ODT = a_docx("".join(map(p, WORDS))), an_odt("".join(f"<text:p>{words}</text:p>" for words in WORDS))
EPUB = zipped(
    {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "c.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
        "a.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Bokside</p></body></html>',
    }
)
PAPERS = {
    "a.rtf": RTF,
    "cut.rtf": RTF[:90],
    "a.bin": bytes(range(256)) * 20,
    "broken.pdf": b"%PDF-1.7\nikke en pdf\n%%EOF",
    "cut.pdf": a_pdf(*WORDS[:9])[:9000],
    "half.docx": DOCX[: len(DOCX) // 2],
    "short.docx": a_docx(p(BOKMAAL) * 50)[:300],
    "half.odt": ODT[: len(ODT) // 2],
    "half.pptx": a_pptx(*WORDS)[:3000],
    "a.doc": compound_file({"WordDocument": b"\xec\xa5\xc1\x00".ljust(5000, b"\x00")}),
    "locked.doc": compound_file({"EncryptedPackage": b"x" * 5000}),
    "a.epub": EPUB,
    "a.xml": "<?xml version='1.0'?><a><b>Blåbær</b></a>".encode(),
    "a.ics": b"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Mote\nEND:VEVENT\nEND:VCALENDAR\n",
    "a.eml": a_mail(
        ("a.rtf", RTF), ("b.pdf", a_locked_pdf()), ("c.zip", zipped({"d.rtf": RTF, "e.bin": bytes(range(256)) * 20}))
    ),
}


@pytest.fixture(params=["built in", "server"])
def servers(request: pytest.FixtureRequest) -> tuple[str, ...]:
    return () if request.param == "built in" else (request.getfixturevalue("tika_server").url,)


def result_of(folder: Path, name: str, data: bytes, limits: Limits) -> ExtractionResult:
    path = folder / "fil"
    path.write_bytes(data)
    return read(path, recognise(path, name), name, limits)


def test_both_read_every_paper_alike(tmp_path: Path, tika_server) -> None:
    built_in = {name: result_of(tmp_path, name, data, Limits()) for name, data in PAPERS.items()}
    by_server = {
        name: result_of(tmp_path, name, data, Limits(tika=(tika_server.url,))) for name, data in PAPERS.items()
    }
    assert by_server == built_in
    assert {result.outcome for result in built_in.values()} == {*Outcome} - {Outcome.TIMED_OUT, Outcome.EMPTY}


def test_letters_and_metadata_are_kept(tmp_path: Path, servers: tuple[str, ...]) -> None:
    result = result_of(tmp_path, "a.rtf", RTF, Limits(tika=servers))
    assert [page.text for page in result.pages] == ["Enige om blåbær 😀"]
    assert (result.metadata["title"], result.metadata["author"]) == ("Referat", "Ase")


def test_pages_are_kept(servers: tuple[str, ...]) -> None:
    source = Source(media.PDF, "a.pdf", data=a_pdf("Éin", "To"))
    draft = read_by_tika(source, Budget(Limits(tika=servers)))
    assert [text.strip() for text in draft.texts] == ["Éin", "To"]


def test_text_over_the_limit_is_cut_and_says_so(tmp_path: Path, servers: tuple[str, ...]) -> None:
    result = result_of(tmp_path, "a.rtf", LONG, Limits(tika=servers, characters=1000))
    assert (result.outcome, result.reason, len(result.pages[0].text)) == (Outcome.TRUNCATED, Reason.CUT_AT_LIMIT, 1000)


def test_a_locked_file_is_encrypted(servers: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_by_tika(Source(media.PDF, "a.pdf", data=a_locked_pdf()), Budget(Limits(tika=servers)))
    assert (caught.value.outcome, caught.value.reason) == (Outcome.ENCRYPTED, Reason.PASSWORD)


def test_a_mail_is_taken_apart_here_and_its_parts_are_read(tmp_path: Path, servers: tuple[str, ...]) -> None:
    rtf, pdf, packed = result_of(tmp_path, "a.eml", PAPERS["a.eml"], Limits(tika=servers)).parts
    assert rtf.result.pages[0].text == "Enige om blåbær 😀"
    assert pdf.result.outcome is Outcome.ENCRYPTED
    assert [(part.path, part.result.outcome) for part in packed.result.parts] == [
        ("3/1", Outcome.TEXT),
        ("3/2", Outcome.UNSUPPORTED),
    ]
