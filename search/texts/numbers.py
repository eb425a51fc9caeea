"""Where national identity numbers stand in the texts that were read from files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from application.commands.text_numbers import Place
from domain.identity_numbers import holds_identity_number
from search.extraction.result import ExtractionResult
from search.texts.store import TextStore


class StoredNumbers:
    """Looks into the text store: see `NumbersInTexts`."""

    def __init__(self, texts: TextStore) -> None:
        self._texts = texts

    def __call__(self, digests: Iterable[str], /) -> Mapping[str, Sequence[Place]]:
        """Return where numbers stand in the files with these SHA-256, for those that hold any."""
        found = {sha256: list(numbers_in(stored.result)) for sha256, stored in self._texts.get_many(digests).items()}
        return {sha256: places for sha256, places in found.items() if places}


def numbers_in(result: ExtractionResult, part: str | None = None) -> Iterator[Place]:
    """Yield where numbers stand in what was read from a file, page by page, and then in the files inside it."""
    for page in result.pages:
        if holds_identity_number(page.text):
            yield Place(page.number, part)
    for inner in result.parts:
        if holds_identity_number(inner.name):
            yield Place(None, inner.path)
        yield from numbers_in(inner.result, inner.name)
