"""Where the parts of an archive are, in its data folder."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """Files and folders of an archive; those for which an engine is set are not there."""

    folder: Path

    @property
    def events(self) -> Path:
        """The facts: precious."""
        return self.folder / "events.sqlite"

    @property
    def registers(self) -> Path:
        """Tables derived from the events."""
        return self.folder / "registers.sqlite"

    @property
    def office(self) -> Path:
        """Accounts and what else may be changed and erased."""
        return self.folder / "office.sqlite"

    @property
    def texts(self) -> Path:
        """Text read from files, by SHA-256: derived."""
        return self.folder / "texts.sqlite"

    @property
    def files(self) -> Path:
        """Bytes by SHA-256: precious."""
        return self.folder / "files"

    @property
    def index(self) -> Path:
        """The search index: derived."""
        return self.folder / "index"
