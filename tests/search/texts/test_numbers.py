"""Numbers are found in the pages of a file and of what lies inside it."""

from application.commands.text_numbers import Place
from application.opened import OpenArchive
from search.extraction.result import ExtractionResult, Outcome, Page, Part
from search.texts.numbers import StoredNumbers, numbers_in
from search.texts.store import TextStore
from tests.domain.given import IDENTITY_NUMBER

INSIDE = ExtractionResult(Outcome.TEXT, pages=(Page(1, "Ingenting"), Page(2, f"Født {IDENTITY_NUMBER}.")))
MAIL = ExtractionResult(
    Outcome.TEXT,
    pages=(Page(1, f"Hei, {IDENTITY_NUMBER}"), Page(2, "Ring 22 33 44 55, sak 2025/17")),
    parts=(
        Part("1", "vedtak.pdf", "application/pdf", 10, INSIDE),
        Part("2", f"{IDENTITY_NUMBER}.pdf", "application/pdf", 10, ExtractionResult(Outcome.EMPTY)),
    ),
)


def test_it_is_said_on_which_page_and_of_which_file_inside() -> None:
    assert list(numbers_in(MAIL)) == [Place(1), Place(2, "vedtak.pdf"), Place(None, "2")]


def test_only_files_that_hold_one_are_told_of(opened: OpenArchive) -> None:
    texts = TextStore(opened.stores.texts)
    texts.initialise()
    texts.put("a" * 64, MAIL)
    texts.put("b" * 64, ExtractionResult(Outcome.TEXT, pages=(Page(1, "12345678901"),)))
    assert list(StoredNumbers(texts)(["a" * 64, "b" * 64, "c" * 64])) == ["a" * 64]
