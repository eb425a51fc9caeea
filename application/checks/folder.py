"""The file store of the small size: a folder."""

import os
from collections.abc import Iterator
from tempfile import TemporaryFile

from application.checks.finding import Finding, Part, ok, wrong
from application.checks.space import space
from application.places import Places
from application.settings import Settings


class FolderCheck:
    """Looks at the folder of the files, and writes a small file there, which is gone at once."""

    part = Part.FILES

    def __init__(self, settings: Settings) -> None:
        self._places = Places(settings.data)

    def findings(self) -> Iterator[Finding]:
        """Yield what is found."""
        folder = self._places.files
        if not folder.is_dir():
            yield wrong(self.part, "files-missing", folder=folder)
            return
        try:
            with TemporaryFile(dir=folder) as written:
                written.write(b"regionarkiv")
                written.flush()
                os.fsync(written.fileno())
        except OSError as error:
            yield wrong(self.part, "files-refused", folder=folder, problem=error.strerror)
            return
        yield ok(self.part, "files-written", folder=folder)
        if folder.stat().st_dev != self._places.folder.stat().st_dev:  # else its room is told already
            yield space(self.part, folder)
