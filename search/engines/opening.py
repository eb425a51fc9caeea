"""From settings to the search engine."""

from application.settings import Settings
from search.engines.protocol import SearchEngine
from search.engines.tantivy.engine import TantivyEngine


def open_engine(settings: Settings) -> SearchEngine:
    """Return the engine that holds the index of the archive in the data folder; nothing is opened yet."""
    return TantivyEngine(settings.index_folder)
