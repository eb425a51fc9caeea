"""Mails and ZIPs are taken apart, each part read by its own route, and nothing unpacks without end."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from application.media import DOCX, EML, MSG, PDF, PLAIN
from application.recognition import recognise
from search.extraction.limits import Limits
from search.extraction.opening import PartMissingError, PartUnreadableError, open_part
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome, Part
from search.extraction.routes import read
from tests.search.extraction.outlook_file import an_outlook_mail, mail_tree
from tests.search.extraction.papers import BOKMAAL, a_docx, a_locked_pdf, a_mail, a_pdf, p, zipped


class Paper:
    """A file on disk that was recognised."""

    def __init__(self, path: Path, data: bytes, name: str) -> None:
        path.write_bytes(data)
        self.path, self.name, self.media_type = path, name, recognise(path, name)

    def read(self, limits: Limits | None = None) -> ExtractionResult:
        return read(self.path, self.media_type, self.name, limits or Limits())

    def open(self, part: str, limits: Limits | None = None) -> tuple[str, str, bytes]:
        opened = open_part(self.path, self.media_type, self.name, part, limits or Limits())
        return opened.name, opened.media_type, opened.data


@pytest.fixture
def paper(tmp_path: Path):
    return lambda data, name: Paper(tmp_path / "fil", data, name)


def text_of(part: Part) -> str:
    return "\n".join(page.text for page in part.result.pages)


def outcome(result: ExtractionResult) -> tuple[Outcome, str | None]:
    return result.outcome, result.reason


def test_the_attachments_of_a_mail_are_read_by_their_own_routes(paper) -> None:
    pdf, docx = a_pdf("Éin", "To"), a_docx(p("Saksframlegg"))
    mail = paper(a_mail(("vedtak ø.pdf", pdf), ("sak.bin", docx), ("låst.pdf", a_locked_pdf())), "a.eml")
    first, second, third = mail.read().parts
    assert (first.path, first.name, first.media_type, first.size) == ("1", "vedtak ø.pdf", PDF, len(pdf))
    assert [page.text for page in first.result.pages] == ["Éin", "To"]
    assert (second.media_type, text_of(second)) == (DOCX, "Saksframlegg")
    assert outcome(third.result) == (Outcome.ENCRYPTED, Reason.PASSWORD)
    assert mail.open("2") == ("sak.bin", DOCX, docx)


def test_a_mail_within_a_mail_is_opened_too(paper) -> None:
    inner = a_mail(("notat.txt", "Blåbær".encode()), subject="Innerst")
    mail = paper(a_mail(("pakke.zip", zipped({"mappe/brev.eml": inner}))), "a.eml")
    (package,) = mail.read().parts
    (letter,) = package.result.parts
    (note,) = letter.result.parts
    assert (letter.path, letter.name, letter.media_type) == ("1/1", "mappe/brev.eml", EML)
    assert (note.path, text_of(note)) == ("1/1/1", "Blåbær")
    assert mail.open("1/1/1") == ("notat.txt", PLAIN, "Blåbær".encode())
    assert mail.open("1/1")[0] == "brev.eml"


def test_the_same_text_twice_in_a_mail_is_read_once(paper) -> None:
    result = paper(a_mail(body="Ren tekst", html="<p>Ren tekst</p>"), "a.eml").read()
    assert result.pages[0].text.count("Ren tekst") == 1
    assert result.parts == ()


def test_a_mail_in_html_only_is_read(paper) -> None:
    raw = b"From: a@b.no\r\nTo: c@d.no\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<p>Bl\xe5b\xe6r</p>"
    assert paper(raw, "a.eml").read().pages[0].text.endswith("Blåbær")


def test_a_header_folded_onto_several_lines_reads_as_one(paper) -> None:
    raw = b"From: a@b.no\r\nTo: =?utf-8?q?R=C3=A5det_i?=\r\n =?utf-8?q?_Pr=C3=B8vdal?=\r\n <raadet@b.no>\r\n\r\ntekst"
    assert "To: Rådet i Prøvdal <raadet@b.no>\n" in paper(raw, "a.eml").read().pages[0].text


def test_an_enclosed_mail_without_a_name_goes_by_its_subject(paper) -> None:
    raw = (
        b"From: a@b.no\r\nTo: c@d.no\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: message/rfc822\r\n\r\nFrom: e@f.no\r\nSubject: =?iso-8859-1?q?M=F8te?=\r\n\r\nInni\r\n"
        b"--x--"
    )
    (part,) = paper(raw, "a.eml").read().parts
    assert (part.name, part.media_type) == ("Møte.eml", EML)
    assert text_of(part).endswith("Inni")


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a@b.no\r\nTo: x\r\nContent-Type: multipart/mixed; boundary=finnes-ikke\r\n\r\ntekst",
        b"From: =?x-ukjent?q?a?= <a@b.no>\r\nTo: \xff\xfe\r\nContent-Type: text/plain; charset=ukjent\r\n\r\ntekst",
        b"From: a@b.no\r\nTo: x\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!tekst!!!",
    ],
)
def test_malformed_mails_are_read_as_far_as_they_go(paper, raw: bytes) -> None:
    assert paper(raw, "a.eml").read().outcome is Outcome.TEXT


def test_an_outlook_mail_is_taken_apart(paper) -> None:
    enclosed = mail_tree(
        subject="Fråsegn", body="Innerst inne", sender="Ås", attachments=(("ø.txt", b"hei"),), is_enclosed=True
    )
    data = an_outlook_mail(
        subject="Møte",
        body=BOKMAAL * 60,
        sender="Kåre",
        attachments=(("vedtak.pdf", a_pdf("Vedtak")),),
        enclosed=enclosed,
    )
    mail = paper(data, "a.msg")
    result = mail.read()
    assert mail.media_type == MSG
    assert (result.metadata["subject"], result.metadata["from"]) == ("Møte", "Kåre")
    assert "Blåbær 😀" in result.pages[0].text
    pdf, letter = result.parts
    assert (pdf.name, text_of(pdf)) == ("vedtak.pdf", "Vedtak")
    assert (letter.name, letter.media_type) == ("Videresendt.eml", EML)
    assert "Subject: Fråsegn" in text_of(letter)
    assert "Innerst inne" in text_of(letter)
    assert mail.open("2/1") == ("ø.txt", PLAIN, b"hei")


def test_a_damaged_outlook_mail_is_a_result(paper) -> None:
    data = an_outlook_mail(subject="Møte", body="x", sender="Kåre")
    result = paper(data[: len(data) - 700], "a.msg").read()
    assert result.outcome in (Outcome.FAILED, Outcome.TEXT, Outcome.EMPTY)


def test_names_in_a_zip_lead_nowhere(paper) -> None:
    archive = paper(zipped({"../../etc/passwd": "a", "C:\\tmp\\ø.txt": "b", "__MACOSX/._x": "c"}), "a.zip")
    assert [part.name for part in archive.read().parts] == ["etc/passwd", "tmp/ø.txt"]
    assert archive.open("1")[0] == "passwd"


def test_names_from_old_windows_programs_keep_their_letters(paper) -> None:
    data = zipped({"bl#b#r.txt": "x"}).replace(b"bl#b#r.txt", "blåbær.txt".encode("cp850"))
    assert paper(data, "a.zip").read().parts[0].name == "blåbær.txt"


def test_a_zip_bomb_is_left_alone(paper) -> None:
    bomb = zipped({f"{number}": b"\x00" * 5_000_000 for number in range(4)})
    result = paper(bomb, "a.zip").read(Limits(unpacked=10_000_000))
    assert outcome(result) == (Outcome.FAILED, Reason.ZIP_BOMB)


def test_a_zip_that_lies_about_its_size_unpacks_no_further_than_it_said(paper) -> None:
    data = bytearray(zipped({"a.txt": b"a" * 5_000_000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = struct.pack("<I", 1000)
    (part,) = paper(bytes(data), "a.zip").read(Limits(unpacked=10_000)).parts
    assert outcome(part.result) == (Outcome.FAILED, Reason.DAMAGED)


def test_a_bomb_in_an_office_file_is_left_alone(paper) -> None:
    result = paper(a_docx(p("a") * 100_000), "a.docx").read(Limits(unpacked=1_000_000))
    assert outcome(result) == (Outcome.FAILED, Reason.ZIP_BOMB)


def test_what_is_too_large_leaves_the_first_parts_readable(paper) -> None:
    data = zipped({"a.txt": "æ" * 400, "b.txt": "ø" * 400, "c.txt": "å" * 400}, compress=False)
    result = paper(data, "a.zip").read(Limits(unpacked=1700))
    assert outcome(result) == (Outcome.TRUNCATED, Reason.UNPACKED_TOO_LARGE)
    assert [part.name for part in result.parts] == ["a.txt", "b.txt"]


def test_too_many_parts_leave_the_first_readable(paper) -> None:
    result = paper(zipped({f"{number}.txt": "hei" for number in range(20)}), "a.zip").read(Limits(parts=5))
    assert outcome(result) == (Outcome.TRUNCATED, Reason.TOO_MANY_PARTS)
    assert len(result.parts) == 5


def test_zips_in_zips_are_opened_three_deep(paper) -> None:
    data = b"innerst"
    for level in range(5):
        data = zipped({f"{level}": data})
    part = paper(data, "a.zip").read().parts[0].result.parts[0].result.parts[0]
    assert part.path == "1/1/1"
    assert outcome(part.result) == (Outcome.UNSUPPORTED, Reason.TOO_DEEP)


def test_a_locked_file_in_a_zip_fails_alone(paper) -> None:
    data = bytearray(zipped({"a.txt": "a", "b.txt": "b"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    archive = paper(bytes(data), "a.zip")
    locked, open_ = archive.read().parts
    assert outcome(locked.result) == (Outcome.ENCRYPTED, Reason.PASSWORD)
    assert text_of(open_) == "b"
    with pytest.raises(PartUnreadableError) as refusal:
        archive.open("1")
    assert refusal.value.values == {"part": "1", "reason": "password"}


@pytest.mark.parametrize("part", ["0", "3", "1/1", "", "a", "-1", "²", "1/1/1/1/1", "../1"])
def test_a_part_that_is_not_there_is_missing(paper, part: str) -> None:
    with pytest.raises(PartMissingError):
        paper(zipped({"a.txt": "a", "b.txt": "b"}), "a.zip").open(part)


def test_an_empty_zip_is_empty(paper) -> None:
    packed = io.BytesIO()
    zipfile.ZipFile(packed, "w").close()
    assert outcome(paper(packed.getvalue(), "a.zip").read()) == (Outcome.EMPTY, Reason.NO_TEXT)
