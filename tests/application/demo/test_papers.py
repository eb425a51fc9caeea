"""The files of the demo archive are read like any office's, and say of themselves that they are invented."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from application.demo.papers.paper import MARK
from application.media import EML, PDF, file_type
from application.opened import OpenArchive
from application.registers.documents import document_versions
from search.extraction.limits import Limits
from search.extraction.result import ExtractionResult, Outcome
from search.extraction.routes import read

Read = dict[str, tuple[str, ExtractionResult]]


@pytest.fixture(scope="module")
def files(demo: OpenArchive) -> Read:
    """Every file once, by SHA-256, with its media type."""
    return dict(_read_all(demo))


def _read_all(demo: OpenArchive) -> Iterator[tuple[str, tuple[str, ExtractionResult]]]:
    with demo.stores.registers.connect() as connection:
        columns = (document_versions.c.sha256, document_versions.c.media_type, document_versions.c.name)
        rows = connection.execute(select(*columns).distinct()).all()
    for sha256, media_type, name in rows:
        with demo.stores.files.path(sha256) as path:
            yield sha256, (media_type, read(Path(path), media_type, name, Limits()))


def said(result: ExtractionResult) -> str:
    return " ".join(" ".join(page.text for page in result.pages).split())


def test_every_file_that_can_be_read_says_that_it_is_invented(files: Read) -> None:
    for media_type, result in files.values():
        if result.outcome is Outcome.TEXT and media_type != EML:
            assert MARK in said(result), result.pages


def test_every_kind_gives_text(files: Read) -> None:
    kinds = {file_type(media_type) for media_type, result in files.values() if result.outcome is Outcome.TEXT}
    assert kinds == {"pdf", "docx", "odt", "xlsx", "eml"}


def test_few_files_are_scanned_encrypted_or_broken_and_all_of_those_are_pdf(files: Read) -> None:
    unread = [(media_type, result.outcome) for media_type, result in files.values() if result.outcome != Outcome.TEXT]
    assert {outcome for _, outcome in unread} == {Outcome.EMPTY, Outcome.ENCRYPTED, Outcome.TRUNCATED, Outcome.FAILED}
    assert {media_type for media_type, _ in unread} == {PDF}
    assert len(unread) < 20


def test_texts_are_in_both_languages(files: Read) -> None:
    languages = {result.language for _, result in files.values()}
    assert {"nb", "nn"} <= languages


def test_half_a_remembered_sentence_is_in_one_paper_only(files: Read) -> None:
    remembered = "samme nøkkel som redskapsboden på campingplassen"
    assert sum(remembered in said(result) for _, result in files.values()) == 1


def test_no_text_has_something_left_to_be_filled_in(files: Read) -> None:
    assert not any("{" in said(result) or "}" in said(result) for _, result in files.values())


def test_a_public_version_says_nothing_of_what_was_taken_out(demo: OpenArchive, files: Read) -> None:
    with demo.stores.registers.connect() as connection:
        public = select(document_versions.c.sha256).where(document_versions.c.public)
        digests = connection.execute(public).scalars().all()
    assert len(digests) >= 3
    texts = [said(files[sha256][1]) for sha256 in digests]
    assert all("unntatt offentlighet" in text for text in texts)
    for secret in ("Fallesen", "Plask", "25 000", "utslett", "femtedel", "8,4 poeng"):
        assert not any(secret in text for text in texts), secret
        assert any(secret in said(result) for _, result in files.values()), secret
