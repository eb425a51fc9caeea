"""Documents: immutable bytes by SHA-256, with versions and an access of their own. Texts are derived, never events."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from eventsourcing.domain import AggregateCreated, event

from domain import access, withdrawal
from domain.base import ArchiveAggregate, optional_text, require_text
from domain.corrections import altered
from domain.errors import InvalidValueError, gathered
from domain.identity_numbers import refuse_identity_numbers
from domain.withdrawal import Withdrawable

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LONGEST_NAME = 255


def original_name(name: str) -> str:
    """Return a file's name without its folders and control characters, at most 255 characters, never empty."""
    last = unicodedata.normalize("NFC", re.split(r"[\\/]", name)[-1])
    clean = "".join(character for character in last if character.isprintable()).strip().strip(".").strip()
    if len(clean) > _LONGEST_NAME:
        stem, dot, ending = clean.rpartition(".")
        keep = _LONGEST_NAME - len(ending) - 1
        clean = f"{stem[:keep]}.{ending}" if dot and len(ending) <= 10 else clean[:_LONGEST_NAME]
    return clean or "uten navn"


CORRECTABLE = ("title", "name")
"""What `Document.correct` may put right; other bytes are a new version."""


class Document(Withdrawable):
    """A filing of bytes. The same bytes filed twice are stored once, and each filing has its own access."""

    TOPIC = "document"

    class Filed(ArchiveAggregate.Event, AggregateCreated):
        """Bytes were filed. `size` is in bytes; `name` is the file's own name; it is version 1."""

        TOPIC = "document.filed"
        sha256: str
        size: int
        media_type: str
        name: str
        title: str

    class VersionFiled(ArchiveAggregate.Event):
        """New bytes took the place of the version before; `number` counts from 1."""

        TOPIC = "document.version-filed"
        number: int
        sha256: str
        size: int
        media_type: str
        name: str
        reason: str | None

    class PublicVersionFiled(ArchiveAggregate.Event):
        """Bytes that everybody may see were filed beside version `number`, with what is shielded taken out."""

        TOPIC = "document.public-version-filed"
        number: int
        sha256: str
        size: int
        media_type: str
        name: str

    class Corrected(ArchiveAggregate.Event):
        """Its title or the name of its file was wrong. `changes` maps a field to `{"before": …, "after": …}`."""

        TOPIC = "document.corrected"
        number: int
        changes: dict[str, dict[str, Any]]
        reason: str

    class Withdrawn(withdrawal.Withdrawn):
        """The document was filed by mistake."""

        TOPIC = "document.withdrawn"

    class Restored(withdrawal.Restored):
        """The document stands again."""

        TOPIC = "document.restored"

    class Published(access.Published):
        """The document was made public, as far as it is not shielded."""

        TOPIC = "document.published"

    class Shielded(access.Shielded):
        """The document was shielded."""

        TOPIC = "document.shielded"

    class ShieldingLifted(access.ShieldingLifted):
        """The document's shielding was lifted."""

        TOPIC = "document.shielding-lifted"

    @event(Filed)
    def __init__(
        self, sha256: str, size: int, media_type: str, name: str, title: str, by: str, id: UUID | None = None
    ) -> None:
        self.sha256, self.size, self.media_type, self.name, self.title = sha256, size, media_type, name, title
        self.number = 1
        self.public_sha256: str | None = None
        self._begin_access()

    @classmethod
    def file(
        cls,
        *,
        sha256: str,
        size: int,
        media_type: str,
        name: str,
        by: str,
        title: str | None = None,
        id: UUID | None = None,
    ) -> "Document":
        """Return a new document; its bytes must lie in the file store already."""
        safe = original_name(name)
        return cls(
            sha256=_require_sha256(sha256),
            size=_require_size(size),
            media_type=require_text("media_type", media_type),
            name=safe,
            title=optional_text(title, "title") or safe,
            by=by,
            id=id,
        )

    def file_version(
        self, *, sha256: str, size: int, media_type: str, name: str, by: str, reason: str | None = None
    ) -> None:
        """File new bytes as its next version; the bytes it has already change nothing.

        A version that everybody may see is filed anew beside it: the one before had other bytes to stand in for.
        """
        self.require_standing()
        if _require_sha256(sha256) != self.sha256:
            safe = original_name(name)
            if self.is_published and not self.hides_content:
                refuse_identity_numbers([("name", safe)])
            self.trigger_event(
                self.VersionFiled,
                number=self.number + 1,
                sha256=sha256,
                size=_require_size(size),
                media_type=require_text("media_type", media_type),
                name=safe,
                reason=optional_text(reason),
                by=by,
            )

    def file_public_version(self, *, sha256: str, size: int, media_type: str, name: str, by: str) -> None:
        """File the version that everybody may see while the document is shielded in part."""
        self.require_standing()
        if _require_sha256(sha256) == self.sha256:
            raise InvalidValueError(field="public_version", value=name, problem="same-as-shielded")
        if sha256 != self.public_sha256:
            safe = original_name(name)
            refuse_identity_numbers([("name", safe)])
            self.trigger_event(
                self.PublicVersionFiled,
                number=self.number,
                sha256=sha256,
                size=_require_size(size),
                media_type=require_text("media_type", media_type),
                name=safe,
                by=by,
            )

    def correct(self, changes: Mapping[str, Any], *, reason: str, by: str) -> None:
        """Put its title, or the name of the file that is its version now, right; for a reason."""
        with gathered() as each:
            after = {field: each(_checked, field, value) for field, value in changes.items()}
            reason = each(require_text, "reason", reason)
        changed = altered({field: getattr(self, field) for field in CORRECTABLE}, after)
        if self.is_published and not self.hides_content:
            refuse_identity_numbers(after.items())
        if changed:
            self.trigger_event(self.Corrected, number=self.number, changes=changed, reason=reason, by=by)

    def _public_texts(self, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
        return () if shielded else (("title", self.title), ("name", self.name))

    @event(VersionFiled)
    def _when_version_filed(self, number: int, sha256: str, size: int, media_type: str, name: str) -> None:
        self.number, self.sha256, self.size, self.media_type, self.name = number, sha256, size, media_type, name
        self.public_sha256 = None

    @event(Corrected)
    def _when_corrected(self, changes: dict[str, dict[str, Any]]) -> None:
        for field, change in changes.items():
            setattr(self, field, change["after"])

    @event(PublicVersionFiled)
    def _when_public_version_filed(self, sha256: str) -> None:
        self.public_sha256 = sha256


def _checked(field: str, value: Any) -> str:
    if field not in CORRECTABLE:
        raise InvalidValueError(field=field, value="", problem="not-correctable")
    text = require_text(field, value)
    return original_name(text) if field == "name" else text


def _require_sha256(sha256: str) -> str:
    if not _SHA256.fullmatch(sha256):
        raise InvalidValueError(field="sha256", value=sha256, problem="bad-sha256")
    return sha256


def _require_size(size: int) -> int:
    if size < 0:
        raise InvalidValueError(field="size", value=size, problem="bad-size")
    return size
