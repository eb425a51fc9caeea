"""National identity numbers in the text of files: looked for before everybody can read what was read from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from application.archive import Archive
from domain.access import ShieldingScope
from domain.documents import Document
from domain.identity_numbers import IdentityNumberInTextError


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: in the file itself or in a `part` of it; `page` is None when it is in the part's name."""

    page: int | None
    part: str | None = None


class NumbersInTexts(Protocol):
    """Knows the texts of files. One that was not read yet holds nothing that could be known."""

    def __call__(self, digests: Iterable[str], /) -> Mapping[str, Sequence[Place]]:
        """Return where numbers stand in the files with these SHA-256, for those that hold any."""


def refuse_numbers_in_texts(archive: Archive, public: Iterable[tuple[Document, str | None]]) -> None:
    """Raise IdentityNumberInTextError for the first document whose public bytes, by SHA-256, hold a number."""
    wanted = [(document, sha256) for document, sha256 in public if sha256 is not None]
    if archive.numbers_in_texts is None or not wanted:
        return
    found = archive.numbers_in_texts([sha256 for _, sha256 in wanted])
    for document, sha256 in wanted:
        for place in found.get(sha256, ()):
            raise IdentityNumberInTextError(document=document.id, name=document.title, part=place.part, page=place.page)


def public_bytes(document: Document, *shieldings: Mapping[str, object] | None) -> str | None:
    """Return the SHA-256 of what everybody can read of a published document; None for nothing.

    `shieldings` are those of the records that it belongs to.
    """
    every = [one["scope"] for one in (document.shielding, *shieldings) if one is not None]
    if not every:
        return document.sha256
    return document.public_sha256 if all(scope == ShieldingScope.PART for scope in every) else None
