"""The head of a mail is told in the reader's language, and what programs write into files in words."""

from flask import Flask

from search.extraction.result import Page
from web.file_metadata import mail_head, stored_in_file, without_head

HEAD = {"subject": "Møte", "from": "Kåre <k@example.org>", "to": "post@example.org", "cc": "", "date": ""}


def test_the_head_of_a_mail_is_told_in_words(app: Flask) -> None:
    with app.test_request_context("/"):
        told = dict(mail_head("eml", HEAD | {"date": "Tue, 04 Mar 2025 10:00:00 +0100"}))
        assert told == {
            "Emne": "Møte",
            "Fra": "Kåre <k@example.org>",
            "Til": "post@example.org",
            "Sendt": "04.03.2025\N{NO-BREAK SPACE}kl.\N{NO-BREAK SPACE}10.00",
        }
        assert mail_head("pdf", HEAD) == []
        assert dict(mail_head("msg", {"date": "i går, Tue"}))["Sendt"] == "i går, Tue"


def test_the_text_of_a_mail_is_shown_without_the_head_it_begins_with() -> None:
    pages = (Page(1, "Subject: Møte\nFrom: Kåre\nTo: post@example.org\n\nHei.\n\nFrom: sitert"),)
    assert without_head("eml", pages) == (Page(1, "Hei.\n\nFrom: sitert"),)
    assert without_head("txt", pages) == pages
    assert without_head("eml", ()) == ()
    assert without_head("eml", (Page(1, "Hei."),)) == (Page(1, "Hei."),)


def test_what_programs_write_into_files_is_told_as_far_as_it_makes_sense(app: Flask) -> None:
    with app.test_request_context("/"):
        told = dict(stored_in_file("pdf", {"author": "Kari", "created": "2025-03-04T10:00:00", "ocr": "tesseract"}))
        assert set(told) == {"Skrevet av", "Laget"}
        assert told["Laget"].startswith("04.03.2025")
        assert dict(stored_in_file("docx", {"created": "D:20250304"})) == {"Laget": "D:20250304"}
        assert stored_in_file("eml", HEAD) == []
