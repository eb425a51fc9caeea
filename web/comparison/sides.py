"""What is compared on either side: files with the text that was read from them, and what is amiss with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from application.comparison import Text
from application.media import file_type
from application.questions.documents import Version
from search.extraction.result import ExtractionResult, Page
from search.texts.states import StoredText, TextState
from web.addresses import part_address, version_address
from web.file_metadata import without_head
from web.reading import ReadingInWords, reading_of, reading_of_part


@dataclass(frozen=True, slots=True)
class FileAsked:
    """A file to compare: the document it belongs to, its bytes, and what an address calls them."""

    document_id: UUID
    version: Version
    key: str


@dataclass(frozen=True, slots=True)
class ComparedFile:
    """A file, or what lies inside one: its name and address, how its reading went, and the pages that were read."""

    name: str
    url: str
    file_type: str
    reading: ReadingInWords
    pages: tuple[Page, ...]

    @property
    def has_text(self) -> bool:
        """Whether there is anything of it to compare."""
        return any(page.text.strip() for page in self.pages)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it is called (`version 2`), its files, and what its texts are known by.

    `key` is another one whenever a text is: for those who keep what came of comparing it.
    """

    name: str
    files: tuple[ComparedFile, ...]
    key: tuple[tuple[str, int | None], ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts to compare."""
        return tuple(Text(one.name, tuple(page.text for page in one.pages)) for one in self.files if one.has_text)

    @property
    def left_out(self) -> tuple[ComparedFile, ...]:
        """The files of which no text could be read."""
        return tuple(one for one in self.files if not one.has_text)

    @property
    def read_in_part(self) -> tuple[ComparedFile, ...]:
        """The files of which only a part of the text was read, or will be."""
        return tuple(one for one in self.files if one.has_text and not one.reading.is_fine)


def side_of(name: str, files: Sequence[FileAsked], texts: Mapping[str, StoredText]) -> Side:
    """Return a side; `texts` are what was read, by SHA-256."""
    found = [each for asked in files for each in _files(asked, texts.get(asked.version.sha256))]
    key = tuple(
        (sha256, stored.state.number if (stored := texts.get(sha256)) else None)
        for sha256 in (asked.version.sha256 for asked in files)
    )
    return Side(name, tuple(found), key)


def _files(asked: FileAsked, stored: StoredText | None) -> Iterator[ComparedFile]:
    """Yield a file and all that lies inside it; one that only holds others is left out."""
    version = asked.version
    state = stored.state if stored else None
    result = stored.result if stored else None
    pages = without_head(version.file_type, result.pages) if result else ()
    own = ComparedFile(
        version.name, version_address(asked.document_id, asked.key), version.file_type, reading_of(state), pages
    )
    if result is None or not result.parts or own.has_text:
        yield own
    if result is not None:
        yield from _parts(asked, result, state)


def _parts(asked: FileAsked, result: ExtractionResult, state: TextState | None) -> Iterator[ComparedFile]:
    for part in result.parts:
        kind = file_type(part.media_type)
        own = ComparedFile(
            f"{asked.version.name}: {part.name}",
            part_address(asked.document_id, part.path),
            kind,
            reading_of_part(part.result, state),
            without_head(kind, part.result.pages),
        )
        if own.has_text or not part.result.parts:
            yield own
        yield from _parts(asked, part.result, state)
