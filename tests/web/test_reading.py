"""Every state of reading has words, and something to do about it where something is the matter."""

from dataclasses import replace

import pytest
from flask import Flask

from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome, Part
from search.texts.states import Progress, TextState
from web.reading import LABELS, REASONS, ReadingInWords, reading_of, reading_of_part

READ = TextState(
    sha256="a" * 64,
    progress=Progress.DONE,
    outcome=Outcome.TEXT,
    reason=None,
    page_count=1,
    part_count=0,
    language="nb",
    ocr=Progress.NONE,
    ocr_reason=None,
    attempts=0,
    number=1,
)


def words(app: Flask, state: TextState | None) -> ReadingInWords:
    with app.test_request_context("/"):
        return reading_of(state)


def test_every_reason_and_every_outcome_has_words() -> None:
    assert set(REASONS) == set(Reason)
    assert set(Outcome) <= set(LABELS)


@pytest.mark.parametrize("reason", Reason)
def test_what_went_wrong_comes_with_what_to_do(app: Flask, reason: Reason) -> None:
    found = words(app, replace(READ, outcome=Outcome.FAILED, reason=reason))
    assert found.said
    assert found.advice
    assert found.may_be_retried
    assert not found.is_fine


def test_a_file_that_was_read_needs_no_more_words(app: Flask) -> None:
    found = words(app, READ)
    assert (found.label, found.color, found.is_fine, found.may_be_retried) == ("Søkbar", "success", True, False)


def test_a_file_nobody_has_asked_for_waits_like_one_in_the_queue(app: Flask) -> None:
    assert words(app, None) == words(app, replace(READ, progress=Progress.WAITING, outcome=None))


def test_while_a_retry_waits_the_last_failure_is_not_told_as_if_it_stood(app: Flask) -> None:
    state = replace(READ, progress=Progress.WAITING, outcome=Outcome.FAILED, reason=Reason.DAMAGED)
    found = words(app, state)
    assert (found.code, found.may_be_retried) == ("waiting", False)
    assert "skadet" not in found.said


def test_scanned_pages_wait_for_text_recognition(app: Flask) -> None:
    state = replace(READ, outcome=Outcome.EMPTY, reason=Reason.NO_TEXT_LAYER, ocr=Progress.WAITING)
    assert words(app, state).code == "ocr-waiting"


def test_failed_text_recognition_is_told_and_can_be_retried(app: Flask) -> None:
    state = replace(READ, ocr=Progress.DONE, ocr_reason=Reason.DEADLINE)
    found = words(app, state)
    assert "Tekstgjenkjenning" in found.said
    assert found.may_be_retried
    assert not found.is_fine


def test_a_part_has_words_of_its_own(app: Flask) -> None:
    inner = Part("1", "a.txt", "text/plain", 1, ExtractionResult(Outcome.TEXT))
    with app.test_request_context("/"):
        locked = reading_of_part(ExtractionResult(Outcome.ENCRYPTED, reason=Reason.PASSWORD))
        scanned = reading_of_part(ExtractionResult(Outcome.EMPTY, reason=Reason.NO_TEXT_LAYER, wants_ocr=True))
        mail = reading_of_part(ExtractionResult(Outcome.TEXT, parts=(inner,), wants_ocr=True))
    assert (locked.code, scanned.code, mail.code) == ("encrypted", "ocr-waiting", "text")


def test_a_file_cut_off_before_its_first_page_is_not_called_partly_searchable(app: Flask) -> None:
    cut = replace(READ, outcome=Outcome.TRUNCATED, reason=Reason.FILE_CUT_OFF)
    assert words(app, cut).label == "Delvis søkbar"
    nothing = words(app, replace(cut, page_count=0))
    assert nothing.label == "Avkuttet"
    assert nothing.advice.startswith("Be avsenderen om filen på nytt")
