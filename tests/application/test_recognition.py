"""Kinds of files are told by their bytes, whatever their names say."""

import io
import zipfile
from pathlib import Path

import pytest

from application.media import (
    CSV,
    DOCX,
    EML,
    FILE_TYPES,
    HTML,
    ODT,
    PDF,
    PLAIN,
    PPTX,
    RTF,
    UNKNOWN,
    XLSX,
    XML,
    ZIP,
    file_type,
)
from application.recognition import OLE_MAGIC, recognise, recognise_stream


def _zipped(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


def _office(folder: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(f"{folder}/document.xml", "<x/>" * 100)
    return packed.getvalue()


MAIL = "From: Kåre <kare@example.org>\r\nTo: x@example.org\r\nSubject: Møte\r\n\r\nHei".encode()


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"%PDF-1.7\n...", "brev.docx", PDF),
        (b"\n\n%PDF-1.4", "uten-endelse", PDF),
        (_office("word"), "brev.pdf", DOCX),
        (_office("xl"), "tabell.zip", XLSX),
        (_office("ppt"), "x", PPTX),
        (_office("word")[:-40], "brev", DOCX),
        (_zipped(mimetype=ODT, content="x"), "brev.doc", ODT),
        (_zipped(notat="hei"), "notat.docx", ZIP),
        (MAIL, "melding.txt", EML),
        (b"<!DOCTYPE html><html><body>Hei", "side.txt", HTML),
        (b"<?xml version='1.0'?><sak/>", "sak.txt", XML),
        (b"{\\rtf1\\ansi Hei}", "brev.doc", RTF),
        ("Vedtak på nynorsk: fråsegn 😀".encode(), "notat.pdf", PLAIN),
        ("Blåbærsyltetøy".encode("cp1252"), "notat.txt", PLAIN),
        ("Blåbærsyltetøy og rømme".encode("utf-16-le"), "notat.txt", PLAIN),
        ("Blåbærsyltetøy".encode("utf-16"), "notat.txt", PLAIN),
        ("navn;år\nÅse;2025\n".encode(), "liste.csv", CSV),
        (b"BMW er ein bil", "bil", PLAIN),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "bilde.jpg", "image/png"),
        (b"\x00\x01\x02\x03" * 50, "noe.pdf", UNKNOWN),
        (b"", "tom.docx", DOCX),
        (b"", "tom", UNKNOWN),
        (OLE_MAGIC + b"\x00" * 20, "brev.doc", "application/msword"),
        (OLE_MAGIC + b"\x00" * 20, "brev.pdf", "application/x-ole-storage"),
    ],
)
def test_bytes_tell_more_than_names(tmp_path: Path, content: bytes, name: str, expected: str) -> None:
    path = tmp_path / "fil"
    path.write_bytes(content)
    assert recognise(path, name) == expected


def test_a_stream_is_left_at_its_start() -> None:
    stream = io.BytesIO(MAIL)
    assert recognise_stream(stream, "x") == EML
    assert stream.tell() == 0


def test_a_note_with_a_colon_is_no_mail(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    path.write_bytes(b"Til: styret\nFra: dagleg leiar\nSak: uttale\n\nTekst")
    assert recognise(path, "notat.txt") == PLAIN


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [(PDF, "pdf"), ("text/plain; charset=utf-8", "txt"), ("image/png", "image"), ("x/y", "other"), (CSV, "txt")],
)
def test_every_media_type_has_a_key_for_facets(media_type: str, expected: str) -> None:
    assert file_type(media_type) == expected
    assert expected in FILE_TYPES
