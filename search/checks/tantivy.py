"""The search engine of the small size: an index in the data folder."""

import os
from collections.abc import Iterator
from importlib.metadata import version

from application.checks.finding import Finding, Part, ok, warning, wrong
from application.settings import Settings
from search.engines.fields import FORMAT
from search.engines.tantivy.engine import TantivyEngine


class TantivyCheck:
    """Looks at the folder of the index, and opens it as those who search do."""

    part = Part.SEARCH

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.index_folder

    def findings(self) -> Iterator[Finding]:
        """Yield what is found."""
        if not self._folder.is_dir():
            yield warning(self.part, "index-missing")
            return
        if not os.access(self._folder, os.R_OK | os.W_OK | os.X_OK):
            yield wrong(self.part, "index-closed", folder=self._folder)
            return
        yield ok(self.part, "tantivy-version", version=version("tantivy"), format=FORMAT, folder=self._folder)
        engine = TantivyEngine(self._folder)
        try:
            reached = engine.reached()
        finally:
            engine.close()
        if reached is None:
            yield warning(self.part, "index-missing")
        else:
            yield ok(self.part, "index-opens", position=reached.events)
